import { choicesOf } from '../src/bot/fields.ts';
import { dayOfIso } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import { PARTNERS } from '../src/cases/values.ts';
import {
  CHANNEL_FIELD,
  type Contact,
  contactOf,
  contactSaid,
  countsNot,
  KIND_CHOICES,
  noteSaid,
  TOOK_PLACE_FIELD,
} from './writing/contact-fields.ts';
import { variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

const contact = variant({
  title: { de: 'Kontakt eintragen', en: 'Record a contact' },
  fields: ({ kase, today }) => ({
    kind: {
      type: 'choice',
      label: { de: 'Art', en: 'Kind' },
      required: true,
      choices: KIND_CHOICES,
    },
    on: {
      type: 'date',
      label: { de: 'Datum', en: 'Date' },
      tense: 'past',
      // "kommt wieder am 15.12." is no talk of a year ago
      near: true,
      lead: ['am', 'vom', 'on'],
      initial: today,
    },
    channel: CHANNEL_FIELD,
    with: {
      type: 'choice',
      label: { de: 'Mit wem', en: 'With whom' },
      initial: 'Kunde',
      lead: ['mit', 'with'],
      choices: choicesOf(PARTNERS, {
        Kunde: ['Kundin', 'client'],
        Betrieb: ['Arbeitgeber', 'Arbeitgeberin', 'employer'],
        Träger: ['provider'],
      }),
    },
    tookPlace: TOOK_PLACE_FIELD,
    ...((kase.jobs ?? []).length > 1
      ? {
          job: {
            type: 'choice' as const,
            label: { de: 'Um welche Beschäftigung ging es', en: 'About which job' },
            choices: (kase.jobs ?? []).map(({ id, start }) => ({
              value: id,
              label: {
                de: `${id} seit ${formatDay(dayOfIso(start), 'de', 'short')}`,
                en: `${id} since ${formatDay(dayOfIso(start), 'en', 'short')}`,
              },
            })),
          },
        }
      : {}),
    note: { type: 'text', label: { de: 'Notiz', en: 'Note' }, max: 500 },
  }),
  apply(values, { kase, today }) {
    const partner = values.with ?? 'Kunde';
    const entry: Contact = {
      ...contactOf(values.kind ?? 'Gespräch', { ...values, on: values.on ?? today }),
      ...(partner === 'Kunde' ? {} : { with: partner as Contact['with'] }),
      ...(partner === 'Betrieb' && 'job' in values ? { job: values['job'] } : {}),
    };
    return {
      kase: { ...kase, contacts: [...(kase.contacts ?? []), entry] },
      said: contactSaid(entry),
      also: [
        ...noteSaid(entry),
        ...(countsNot(entry) || partner === 'Träger'
          ? [
              {
                de: 'Das zählt nicht als Kontakt im Sinne der Fristen.',
                en: 'For the deadlines this does not count as a contact.',
              },
            ]
          : []),
      ],
    };
  },
});

export const kontakt = writingCommand({
  name: 'kontakt',
  aliases: ['gespraech', 'contact', 'talk'],
  summary: { de: 'Ein Gespräch oder einen anderen Kontakt eintragen', en: 'Record a talk or another contact' },
  usage: { de: 'kontakt <Fall> <Art> [Datum] [Weg] [Notiz]', en: 'contact <case> <kind> [date] [channel] [note]' },
  examples: {
    de: [
      'kontakt F-101 Folgegespräch',
      'kontakt F-101 Gespräch gestern Telefon',
      'kontakt F-101 Gespräch mit Betrieb 12.11.',
    ],
    en: [
      'contact F-101 Folgegespräch',
      'contact F-101 talk yesterday phone',
      'contact F-101 talk with employer 12 Nov',
    ],
  },
  variants: [contact],
});
