import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import { ageOn, birthday } from '../calendar/periods.ts';
import type { Case } from '../cases/case.ts';
import type { Massnahme } from '../cases/office.ts';
import { CONTACT_KINDS, COUNTING_CHANNELS } from '../cases/values.ts';

/** A day far after every date of the calendar: "never". */
export const NEVER: Day = 1e9;

export const optionalDay = (iso: string | undefined): Day | undefined =>
  iso === undefined ? undefined : dayOfIso(iso);

/** Bit of a contact kind; a contact that counts with the client carries its kind's bit, one with the Betrieb only BETRIEB. */
export const contactBit = (kind: string): number => 1 << (CONTACT_KINDS as readonly string[]).indexOf(kind);
export const ANY_CLIENT_CONTACT = (1 << CONTACT_KINDS.length) - 1;
export const BETRIEB_CONTACT = 1 << CONTACT_KINDS.length;

/** What the rules ask of a case, worked out once for a case and a day. Entries dated after `today` are not yet facts. */
export interface Facts {
  readonly case: Case;
  readonly today: Day;
  readonly massnahmen: ReadonlyMap<string, Massnahme>;
  readonly opened: Day;
  readonly born: Day | undefined;
  readonly age: number | undefined;
  readonly kategorie: string | undefined;
  readonly kategorieSince: Day | undefined;
  /** the latest day of a change from X, Y or Z to another Kategorie */
  readonly returnFromXyz: Day | undefined;
  readonly zielgruppe: string | undefined;
  readonly zielgruppeSince: Day | undefined;
  readonly previousZielgruppe: string | undefined;
  readonly prognose: string | undefined;
  readonly prognoseSince: Day | undefined;
  /** days and kind bits of the contacts that count, in the order of the file */
  readonly contactDays: readonly Day[];
  readonly contactBits: readonly number[];
  readonly contactJobs: readonly (string | undefined)[];
}

interface Stint {
  value: string | undefined;
  since: Day | undefined;
  previous: string | undefined;
}

/** The value that holds today, since when it holds without a break, and the one before. */
function stintOf<T extends { readonly since: string }>(
  history: readonly T[] | undefined,
  read: (entry: T) => string,
  today: Day,
): Stint {
  const stint: Stint = { value: undefined, since: undefined, previous: undefined };
  if (history === undefined) return stint;
  for (const entry of history) {
    const since = dayOfIso(entry.since);
    if (since > today) continue;
    const value = read(entry);
    if (value === stint.value) continue;
    stint.previous = stint.value;
    stint.value = value;
    stint.since = since;
  }
  return stint;
}

const isXyz = (kategorie: string) => kategorie === 'X' || kategorie === 'Y' || kategorie === 'Z';

function returnFromXyz(kase: Case, today: Day): Day | undefined {
  let before = '';
  let returned: Day | undefined;
  for (const entry of kase.kategorien ?? []) {
    const since = dayOfIso(entry.since);
    if (since > today) continue;
    if (before !== '' && isXyz(before) && !isXyz(entry.kategorie)) returned = since;
    before = entry.kategorie;
  }
  return returned;
}

const NONE: readonly never[] = [];

export function factsOf(kase: Case, today: Day, massnahmen: ReadonlyMap<string, Massnahme>): Facts {
  const born = optionalDay(kase.birthDate);
  const kategorie = stintOf(kase.kategorien, (entry) => entry.kategorie, today);
  const zielgruppe = stintOf(kase.zielgruppen, (entry) => entry.zielgruppe, today);
  const prognose = stintOf(kase.prognosen, (entry) => entry.prognose, today);
  let contactDays: Day[] | readonly never[] = NONE;
  let contactBits: number[] | readonly never[] = NONE;
  let contactJobs: (string | undefined)[] | readonly never[] = NONE;
  if (kase.contacts !== undefined && kase.contacts.length > 0) {
    const days: Day[] = [];
    const bits: number[] = [];
    const jobs: (string | undefined)[] = [];
    for (const contact of kase.contacts) {
      if (contact.tookPlace === false) continue;
      if (contact.channel !== undefined && !COUNTING_CHANNELS.includes(contact.channel)) continue;
      if (contact.with === 'Träger') continue;
      const day = dayOfIso(contact.on);
      if (day > today) continue;
      days.push(day);
      bits.push(contact.with === 'Betrieb' ? BETRIEB_CONTACT : contactBit(contact.kind));
      jobs.push(contact.job);
    }
    contactDays = days;
    contactBits = bits;
    contactJobs = jobs;
  }
  return {
    case: kase,
    today,
    massnahmen,
    opened: dayOfIso(kase.opened),
    born,
    age: born === undefined ? undefined : ageOn(born, today),
    kategorie: kategorie.value,
    kategorieSince: kategorie.since,
    returnFromXyz: kase.kategorien !== undefined && kase.kategorien.length > 1 ? returnFromXyz(kase, today) : undefined,
    zielgruppe: zielgruppe.value,
    zielgruppeSince: zielgruppe.since,
    previousZielgruppe: zielgruppe.previous,
    prognose: prognose.value,
    prognoseSince: prognose.since,
    contactDays,
    contactBits,
    contactJobs,
  };
}

/** Whether somebody is an ALG-Aufstocker (ALG beside Bürgergeld) on a day. */
export function isAlgAufstocker(facts: Facts, day: Day): boolean {
  for (const spell of facts.case.algBezug ?? []) {
    if (spell.from !== undefined && dayOfIso(spell.from) > day) continue;
    if (spell.until === undefined || dayOfIso(spell.until) >= day) return true;
  }
  return false;
}

export function birthdayOf(facts: Facts, years: number): Day | undefined {
  return facts.born === undefined ? undefined : birthday(facts.born, years);
}
