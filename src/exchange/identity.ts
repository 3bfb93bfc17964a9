import type { Case } from '../cases/case.ts';
import { same } from './same.ts';
import { OFFICE_SPECS } from './spec-office.ts';

/** Every field that the entries of a table of the office have. */
const allFieldsOf = (name: string): readonly string[] =>
  OFFICE_SPECS.filter((table) => table.name === name).flatMap(({ columns, rest }) => [
    ...Object.values(columns),
    ...(rest?.fields ?? []),
  ]);

/** By which fields an entry of a list is the same in two versions. Lists not named here hold texts, each its own key. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  contacts: ['on', 'kind'],
  invitations: ['on', 'for'],
  plans: ['on'],
  kategorien: ['since'],
  zielgruppen: ['since'],
  prognosen: ['since'],
  leistungsbezug: ['from'],
  algBezug: ['from'],
  antraege: ['receivedOn'],
  bewilligungen: ['on'],
  marktnaheBetreuungen: ['since'],
  hemmnisse: ['id'],
  'hemmnisse.history': ['on', 'status'],
  jobs: ['id'],
  'jobs.contract': ['from'],
  fundings: ['id'],
  berufsbegleitungen: ['id'],
  consents: ['for', 'job', 'massnahme', 'form', 'givenOn'],
  participations: ['id'],
  profil: ['merkmal'],
  'schule.nachweise': ['kind', 'date'],
  ausbildungen: ['id'],
  inbeq: ['id'],
  'inbeq.phases': ['from', 'phase'],
  blockingEvents: ['kind', 'from'],
  documents: ['id'],
  followUps: ['id'],
  acts: ['rule', 'on', 'subject'],
  waivers: ['rule', 'due', 'subject'],
  reminders: ['rule', 'due', 'subject'],
  teams: ['id'],
  'teams.rules': ['id'],
  staff: ['id'],
  deputies: ['of', 'deputy', 'from'],
  massnahmen: ['id'],
  'massnahmen.milestones': ['id'],
  'massnahmen.entry': ['from'],
  // a condition has no name: it is the same one where everything in it is the same
  'massnahmen.criteria': allFieldsOf('bedingungen'),
  rules: ['id'],
  'reminders.stages': ['rule', 'kind'],
  targets: ['figure', 'team', 'massnahme', 'from', 'until', 'percent'],
};

/** The fields that make up an entry's key; `undefined` for a list of texts. */
export const keyFields = (list: string): readonly string[] | undefined => KEYS[list];

/** The key of an entry as one text. */
export const keyOf = (list: string, entry: unknown): string =>
  entry instanceof String
    ? entry.valueOf()
    : JSON.stringify((KEYS[list] ?? []).map((field) => (entry as Readonly<Record<string, unknown>>)[field] ?? null));

/** Lists that stand in the order of days, and the field with the day. */
export const DATED: Readonly<Record<string, string>> = {
  kategorien: 'since',
  zielgruppen: 'since',
  prognosen: 'since',
  'hemmnisse.history': 'on',
  'jobs.contract': 'from',
  'inbeq.phases': 'from',
};

/**
 * A record with its lists in the order of an earlier version, new entries last: a database gives them in another order
 * each time, and that is no change. Lists in the order of days stay as they are.
 */
export function inOrderOf<T extends object>(record: T, before: T | undefined): T {
  if (before === undefined || same(record, before)) return record;
  const made = { ...record } as Record<string, unknown>;
  for (const [list, old] of Object.entries(before)) {
    const now = made[list];
    if (!Array.isArray(old) || !Array.isArray(now) || KEYS[list] === undefined || DATED[list] !== undefined) continue;
    const places = new Map<string, number[]>();
    for (const [i, entry] of old.entries()) {
      const key = keyOf(list, entry);
      places.set(key, [...(places.get(key) ?? []), i]);
    }
    const rankOf = (entry: unknown) => {
      const alike = places.get(keyOf(list, entry)) ?? [];
      return alike.find((i) => same(old[i], entry)) ?? alike[0] ?? old.length;
    };
    const ranked = now.map((entry: unknown) => ({ entry, rank: rankOf(entry) }));
    made[list] = ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
  }
  return made as T;
}

/** By what one knows that two entries with the same id are two things: the bot and a Fachverfahren both count upwards. */
const NATURE: Readonly<Partial<Record<keyof Case, readonly string[]>>> = {
  hemmnisse: ['handlungsbedarf', 'sub'],
  jobs: ['start'],
  fundings: ['kind', 'start'],
  berufsbegleitungen: ['job', 'start'],
  participations: ['massnahme', 'start'],
  ausbildungen: ['kind', 'start'],
  inbeq: ['start'],
  documents: ['kind'],
  followUps: ['due', 'text'],
};

type Entry = Readonly<Record<string, unknown>> & { readonly id: string };
type Lists = Readonly<Record<string, readonly Entry[] | undefined>>;

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const next = `${id.slice(0, 34)}-b${n}`;
    if (!taken.has(next)) return next;
  }
}

/** Gives an entry another id, also where the case refers to it. */
function renamed(kase: Case, list: string, from: string, to: string): Case {
  const named = (subject: unknown) =>
    subject === from
      ? to
      : typeof subject === 'string' && subject.startsWith(`${from}/`)
        ? to + subject.slice(from.length)
        : subject;
  const others = Object.keys(NATURE).filter((other) => other !== list);
  const only = !others.some((other) => (kase as unknown as Lists)[other]?.some((entry) => entry.id === from));
  const made: Record<string, unknown> = { ...kase };
  const change = (field: string, edit: (entry: Entry) => Entry) => {
    const entries = made[field] as readonly Entry[] | undefined;
    if (entries !== undefined) made[field] = entries.map(edit);
  };
  change(list, (entry) => (entry.id === from ? { ...entry, id: to } : entry));
  if (list === 'jobs')
    for (const field of ['contacts', 'fundings', 'berufsbegleitungen', 'consents'])
      change(field, (entry) => (entry['job'] === from ? { ...entry, job: to } : entry));
  // where another list has an entry of that name, nobody can tell which of the two is meant
  if (only)
    for (const field of ['acts', 'waivers', 'reminders'])
      change(field, (entry) =>
        entry['subject'] === undefined ? entry : { ...entry, subject: named(entry['subject']) },
      );
  return made as unknown as Case;
}

/**
 * The bot's version of a case with other ids for entries that came into being under the same id as another entry of
 * the import, so that neither takes the other's place.
 */
export function setApart(base: Case, mine: Case, theirs: Case): Case {
  let made = mine;
  for (const [list, fields] of Object.entries(NATURE)) {
    const [old, own, others] = [base, mine, theirs].map((kase) => (kase as unknown as Lists)[list] ?? []) as [
      readonly Entry[],
      readonly Entry[],
      readonly Entry[],
    ];
    if (own === old || others === old) continue;
    for (const entry of own) {
      if (old.some(({ id }) => id === entry.id)) continue;
      const other = others.find(({ id }) => id === entry.id);
      if (other === undefined || fields.every((field) => entry[field] === other[field])) continue;
      const taken = new Set([...old, ...own, ...others].map(({ id }) => id));
      made = renamed(made, list, entry.id, freeId(entry.id, taken));
    }
  }
  return made;
}
