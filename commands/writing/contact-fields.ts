import { type Choice, choicesOf, type Field, type Values } from '../../src/bot/fields.ts';
import { dayOfIso } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { CHANNELS, CONTACT_KINDS, COUNTING_CHANNELS, type Language } from '../../src/cases/values.ts';

export type Contact = NonNullable<Case['contacts']>[number];

/** The kinds of contact, with the words people use for them. */
export const KIND_CHOICES: readonly Choice[] = choicesOf(CONTACT_KINDS, {
  ESB: ['Einstiegsberatung'],
  Erstgespräch: ['Erstberatung', 'first talk'],
  Folgegespräch: ['Folgeberatung', 'follow-up', 'follow-up talk'],
  Nachbetreuung: ['after-care'],
  Gespräch: ['Beratung', 'Beratungsgespräch', 'Kontakt', 'talk'],
});

/** On which way a contact took place. */
export const CHANNEL_FIELD = {
  type: 'choice',
  label: { de: 'Weg', en: 'Channel' },
  initial: 'persönlich',
  choices: choicesOf(CHANNELS, {
    persönlich: ['vor Ort', 'in person', 'Vorsprache', 'Hausbesuch', 'home visit'],
    Telefon: ['telefonisch', 'Telefonat', 'Anruf', 'angerufen', 'phone', 'call'],
    Video: ['Videogespräch', 'online'],
    'E-Mail': ['Mail', 'email'],
    Brief: ['Post', 'Schreiben', 'letter'],
  }),
} as const satisfies Field;

/** Whether it took place. */
export const TOOK_PLACE_FIELD = {
  type: 'yes-no',
  label: { de: 'Fand statt', en: 'Took place' },
  initial: 'yes',
  yes: ['fand statt', 'stattgefunden', 'took place'],
  no: ['versäumt', 'nicht erschienen', 'abgesagt', 'ausgefallen', 'missed', 'cancelled'],
} as const satisfies Field;

/** A contact as it is kept: what is usual is left out. */
export function contactOf(
  kind: string,
  { on = '', channel, tookPlace, note }: Values<{ on: Field; channel: Field; tookPlace: Field; note: Field }>,
): Contact {
  return {
    on,
    kind: kind as Contact['kind'],
    ...(channel === undefined || channel === 'persönlich' ? {} : { channel: channel as Contact['channel'] }),
    ...(tookPlace === 'no' ? { tookPlace: false } : {}),
    ...(note === undefined ? {} : { note }),
  };
}

/** Whether a contact is none in the sense of the deadlines: an e-mail, a missed one. */
export const countsNot = ({ channel, tookPlace }: Contact): boolean =>
  tookPlace === false || (channel !== undefined && !COUNTING_CHANNELS.includes(channel));

/** "Folgegespräch am Fr 20.11.2026 (Telefon, mit Betrieb)". */
export function contactSaid(contact: Contact): Text {
  const said = (language: Language, missed: string, on: string, partner: string) => {
    const way = contact.tookPlace === false ? missed : (contact.channel ?? 'persönlich');
    const who = contact.with === undefined ? '' : `, ${partner} ${contact.with}`;
    return `${contact.kind} ${on} ${formatDay(dayOfIso(contact.on), language, 'short')} (${way}${who})`;
  };
  return { de: said('de', 'fand nicht statt', 'am', 'mit'), en: said('en', 'did not take place', 'on', 'with') };
}

/** The note of a contact, said back: what was taken for it is not to be guessed. */
export const noteSaid = ({ note }: Contact): readonly Text[] =>
  note === undefined ? [] : [{ de: `Notiz: ${note}`, en: `Note: ${note}` }];
