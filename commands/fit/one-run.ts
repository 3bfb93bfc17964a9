import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import { isOneOf, words } from '../../src/bot/words.ts';
import { toIso } from '../../src/calendar/civil-date.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import { fitOf } from '../../src/fit/criteria/fit.ts';
import { profileOf } from '../../src/fit/profile/profile.ts';
import { availabilityOf } from '../../src/fit/ranking/availability.ts';
import type { Availability } from '../../src/fit/ranking/proposal.ts';
import { fitMessages } from '../../src/messages/fit.ts';
import {
  type Item,
  internal,
  plain,
  type Reply,
  sensitive,
  type TeamItem,
  type TeamReply,
} from '../../src/reply/reply.ts';
import { placesText, shortList, worksOnNames } from './candidate-words.ts';
import { type Kit, kitOf, statsFor } from './kit.ts';
import type { FitArgs } from './line.ts';
import { aboutItems, conditionItems } from './one-view.ts';
import { theMassnahme } from './which.ts';

/** Places in a channel: free or full, never how many take part or until when. */
function teamPlaces(row: Massnahme, { obstacle, notes, start }: Availability, { language, today }: CommandContext) {
  const t = fitMessages(language);
  if (obstacle === 'full' || obstacle === 'no-place') return t.placesFull;
  if (obstacle !== undefined) return t.notPossible(`${notes.map((note) => note[language]).join(', ')}.`);
  const begin = start !== undefined && start > today ? notes.map((note) => note[language]).join(', ') : undefined;
  const parts = [...(row.places === undefined ? [] : [t.placesFree]), ...(begin === undefined ? [] : [begin])];
  return parts.length === 0 ? undefined : `${parts.join(', ')}.`;
}

/** The same for the person who asks. */
function ownPlaces(row: Massnahme, available: Availability, { language, today }: CommandContext): string | undefined {
  const t = fitMessages(language);
  const text = placesText(row, available, today, language, t);
  if (!available.open) return text === undefined ? undefined : t.notPossible(text);
  const { free } = available;
  return free === undefined || row.places === undefined || text === undefined
    ? text
    : text.replace(t.free(free), t.places(free, row.places));
}

function oneReply(row: Massnahme, kit: Kit, available: Availability, context: CommandContext): CommandResult {
  const { language, today } = context;
  const t = fitMessages(language);
  const nobody = profileOf({ today, massnahmen: kit.byId });
  const findings = fitOf(row).findings(nobody);
  const conditions = conditionItems(findings, language);
  const fact = {
    id: row.id,
    name: row.name,
    type: row.type ?? 'Maßnahme',
    own: kit.isOwn(row),
    example: row.example === true,
    worksOn: worksOnNames(row, language),
    conditions: findings.map(({ condition }) => condition[language]),
    status: row.status ?? null,
    source: row.source ?? null,
    open: available.open,
    obstacle: available.obstacle ?? null,
  };
  const head: TeamItem = {
    line: [internal(row.name, 'strong'), ...(row.name === row.id ? [] : [internal(`  (${row.id})`, 'muted')])],
    ...(row.example === true ? { details: [[plain(t.exampleNote)]] } : {}),
  };
  const rest = [
    { heading: [plain(t.about, 'strong')], items: aboutItems(row, kit, context) },
    { heading: [plain(t.conditions(findings.length), 'strong')], items: conditions },
  ];
  const [own, team] = [ownPlaces(row, available, context), teamPlaces(row, available, context)];
  const ask = { label: t.whoTitle, command: internal(`wer-passt ${row.id}`) };
  const actions = row.type === 'Netzwerk' ? [] : [ask];
  const ownFact: Item['facts'] = [
    {
      grade: 'sensitive',
      type: 'massnahme',
      value: {
        ...fact,
        free: available.free ?? null,
        start: available.start === undefined ? null : toIso(available.start),
      },
    },
  ];
  const first: Item = { ...head, facts: ownFact };
  const answer: Reply = {
    title: t.oneTitle,
    sections: [{ items: own === undefined ? [first] : [first, { line: [sensitive(own)] }] }, ...rest],
    actions,
  };
  const shown: TeamItem = { ...head, facts: [{ grade: 'internal', type: 'massnahme', value: fact }] };
  const channel: TeamReply = {
    title: t.oneTitle,
    sections: [{ items: team === undefined ? [shown] : [shown, { line: [internal(team)] }] }, ...rest],
    actions,
  };
  return { private: answer, channel };
}

/** Most names of a group in the list of all. */
const NAMES_SHOWN = 6;
const LISTS = {
  own: ['eigene', 'own', 'alle', 'all', 'liste', 'list'],
  instruments: ['instrumente', 'instrument', 'instruments'],
  examples: ['beispiele', 'beispiel', 'examples', 'example'],
} as const;
type List = keyof typeof LISTS;

/** What there is: the Maßnahmen of the Jobcenter one by one, instruments and examples in short; or one of them in full. */
function listReply({ catalogue, isOwn }: Kit, list: List, { language }: CommandContext): TeamReply {
  const t = fitMessages(language);
  const own = catalogue.filter(isOwn);
  const examples = catalogue.filter((row) => !isOwn(row) && row.example === true);
  const instruments = catalogue.filter((row) => !isOwn(row) && row.example !== true);
  const fact = ({ id, name, example }: Massnahme) => ({
    grade: 'internal' as const,
    type: 'massnahme' as const,
    value: { id, name, own: own.some((row) => row.id === id), example: example === true },
  });
  const item = (row: Massnahme): TeamItem => ({
    line: [internal(row.name), internal(`  (${row.id})`, 'muted')],
    facts: [fact(row)],
  });
  const names = (rows: readonly Massnahme[]): TeamItem => ({
    line: [
      internal(
        shortList(
          rows.map(({ name }) => name),
          NAMES_SHOWN,
          t,
        ),
      ),
    ],
    facts: rows.map(fact),
  });
  const groups = [
    { is: 'own', rows: own, heading: t.own(own.length) },
    { is: 'instruments', rows: instruments, heading: t.instruments(instruments.length) },
    { is: 'examples', rows: examples, heading: t.examples(examples.length) },
  ] as const;
  const shown = groups.filter(({ is, rows }) => (list === 'own' ? is === 'own' || rows.length > 0 : is === list));
  return {
    title: t.title,
    sections: shown.map(({ is, rows, heading }) => ({
      heading: [plain(heading, 'strong')],
      items:
        rows.length === 0 && is === 'own'
          ? [{ line: [plain(t.noneOwn)] }]
          : is === list
            ? rows.map(item)
            : [names(rows)],
    })),
    actions: groups
      .filter(({ is, rows }) => is !== list && rows.length > 0)
      .map(({ is, heading }) => ({ label: heading, command: plain(`massnahme ${LISTS[is][0]}`) })),
  };
}

/** `massnahme <Name>`: what it is, what it asks for, whether there is a place. No person is in it. */
export async function runOne({ line }: FitArgs, context: CommandContext): Promise<CommandResult> {
  const kit = kitOf(context.office);
  const typed = words(line);
  const lists = Object.entries(LISTS).filter(([, names]) => typed.length === 1 && isOneOf(typed[0] ?? '', names));
  const [named] = lists.map(([is]) => is as List);
  if (typed.length === 0 || named !== undefined) {
    const list = listReply(kit, named ?? 'own', context);
    return { private: list, channel: list };
  }
  const found = theMassnahme(typed, kit, (id) => `massnahme ${id}`, context);
  if ('answer' in found) return found.answer;
  const row = found.massnahme;
  const stats = await statsFor(context);
  return oneReply(row, kit, availabilityOf(row, stats.stays(row.id), context.today), context);
}
