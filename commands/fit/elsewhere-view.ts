import type { Massnahme } from '../../src/cases/office.ts';
import type { Candidate } from '../../src/fit/ranking/proposal.ts';
import { type FitMessages, fitMessages } from '../../src/messages/fit.ts';
import { type Fact, type Item, plain, type Section, sensitive } from '../../src/reply/reply.ts';
import { candidateFact } from './candidate-fact.ts';
import { sentence, shortList } from './candidate-words.ts';
import type { View } from './proposal-view.ts';

const NAMES_SHOWN = 5;
const EXAMPLES_NAMED = 3;

/** Networks and offices for machines; nobody is assigned there, so nobody is judged. */
export const contactFact = ({ id, name, example }: Massnahme, rank: number, { caseNo }: View): Fact => ({
  grade: 'sensitive',
  type: 'massnahme',
  value: { case: caseNo ?? null, id, name, group: 'contact', rank, example: example === true },
});

const namesOf = (rows: readonly Massnahme[], t: FitMessages): string =>
  shortList(
    rows.map(({ name }) => name),
    NAMES_SHOWN,
    t,
  );

/** Networks and offices of the Jobcenter: somebody can be asked there. */
export function contacts(view: View): readonly Section[] {
  const own = view.proposal.contacts.filter(({ example }) => example !== true);
  if (own.length === 0) return [];
  const t = fitMessages(view.context.language);
  return [
    {
      heading: [plain(t.contacts(own.length), 'strong')],
      items: [
        {
          line: [sensitive(namesOf(own, t))],
          details: [[plain(t.contactsHint, 'muted')]],
          facts: own.map((row, i) => contactFact(row, i + 1, view)),
        },
      ],
    },
  ];
}

/** Examples from elsewhere: counted, and the first that would fit. */
export function examples(view: View): readonly Section[] {
  const { proposal, context, caseNo } = view;
  const { language } = context;
  const all = proposal.examples;
  const networks = proposal.contacts.filter(({ example }) => example === true);
  if (all.length + networks.length === 0) return [];
  const t = fitMessages(language);
  const count = (wanted: Candidate['verdict']) => all.filter(({ verdict }) => verdict === wanted).length;
  const fitting = all.filter(({ verdict }) => verdict === 'fits').slice(0, EXAMPLES_NAMED);
  const names = fitting.map(({ massnahme }) => massnahme.name).join(', ');
  const items: Item[] = [];
  if (all.length > 0) {
    items.push({
      line: [
        sensitive(`${t.exampleCounts(count('fits'), count('unclear'), count('excluded'))}.`),
        ...(names === '' ? [] : [sensitive(` ${sentence(t.exampleNames(names))}`)]),
      ],
      facts: all.map((candidate, i) => candidateFact(candidate, { group: 'example', rank: i + 1, caseNo }, language)),
    });
  }
  if (networks.length > 0) {
    items.push({
      line: [sensitive(t.exampleContacts(namesOf(networks, t)), 'muted')],
      facts: networks.map((row, i) => contactFact(row, i + 1, view)),
    });
  }
  return [{ heading: [plain(t.examples(all.length + networks.length), 'strong')], items }];
}
