import type { Massnahme } from '../../src/cases/office.ts';
import type { Candidate } from '../../src/fit/ranking/proposal.ts';
import { fitMessages } from '../../src/messages/fit.ts';
import { type Item, plain, type Section, sensitive } from '../../src/reply/reply.ts';
import { type PageOf, paginate } from '../pages.ts';
import type { Group } from './candidate-fact.ts';
import { contactFact } from './elsewhere-view.ts';
import { proposalItem, proposedHeading, type View } from './proposal-view.ts';

const PAGE_SIZE = 10;

type Row =
  | { readonly group: Exclude<Group, 'contact'>; readonly rank: number; readonly candidate: Candidate }
  | { readonly group: 'contact'; readonly rank: number; readonly contact: Massnahme };

function rowsOf({ proposal }: View): readonly Row[] {
  const { proposed, excluded, unavailable, notNeeded, examples, contacts } = proposal;
  const all = (group: Exclude<Group, 'contact'>, list: readonly Candidate[]) =>
    list.map((candidate, i): Row => ({ group, rank: i + 1, candidate }));
  return [
    ...all('proposed', proposed),
    ...all('excluded', excluded),
    ...all('unavailable', unavailable),
    ...all('not-needed', notNeeded),
    ...contacts.map((contact, i): Row => ({ group: 'contact', rank: i + 1, contact })),
    ...all('example', examples),
  ];
}

function itemOf(row: Row, view: View): Item {
  if (row.group !== 'contact') return proposalItem(row.candidate, row.rank, row.group, view);
  return {
    line: [plain(`${row.rank}  `, 'muted'), sensitive(row.contact.name, 'strong')],
    facts: [contactFact(row.contact, row.rank, view)],
  };
}

/** Everything in the catalogue, in detail, page by page; `undefined` where there is no such page. */
export function allSections(
  view: View,
  page: number,
): { readonly sections: readonly Section[]; readonly page: Omit<PageOf<Row>, 'items'> } | { readonly of: number } {
  const rows = rowsOf(view);
  const found = paginate(rows, page, PAGE_SIZE);
  if (found === undefined) return { of: Math.max(1, Math.ceil(rows.length / PAGE_SIZE)) };
  const t = fitMessages(view.context.language);
  const headings: Readonly<Record<Group, (count: number) => string>> = {
    proposed: () => proposedHeading(view.proposal, t),
    excluded: t.excluded,
    unavailable: t.unavailable,
    'not-needed': t.notNeeded,
    contact: t.contacts,
    example: t.examples,
  };
  const groups = [...new Set(found.items.map(({ group }) => group))];
  const sections = groups.map((group): Section => {
    const count = rows.filter((row) => row.group === group).length;
    const items = found.items.filter((row) => row.group === group).map((row) => itemOf(row, view));
    return { heading: [plain(headings[group](count), 'strong')], items };
  });
  return { sections, page: { number: found.number, of: found.of } };
}
