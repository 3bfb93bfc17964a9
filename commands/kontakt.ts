import { choicesOf } from '../src/bot/fields.ts';
import { dayOfIso } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import type { Case } from '../src/cases/case.ts';
import { CHANNELS, CONTACT_KINDS, COUNTING_CHANNELS, PARTNERS } from '../src/cases/values.ts';
import { variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

type Contact = NonNullable<Case['contacts']>[number];

const contact = variant({
  title: { de: 'Kontakt eintragen', en: 'Record a contact' },
  fields: ({ kase, today }) => ({
    kind: {
      type: 'choice',
      label: { de: 'Art', en: 'Kind' },
      required: true,
      choices: choicesOf(CONTACT_KINDS, {
        ESB: ['Einstiegsberatung'],
        Erstgespräch: ['Erstberatung', 'first talk'],
        Folgegespräch: ['Folgeberatung', 'follow-up', 'follow-up talk'],
        Nachbetreuung: ['after-care'],
        Gespräch: ['Beratung', 'Beratungsgespräch', 'Kontakt', 'talk'],
      }),
    },
    on: {
      type: 'date',
      label: { de: 'Datum', en: 'Date' },
      tense: 'past',
      initial: today,
    },
    channel: {
      type: 'choice',
      label: { de: 'Weg', en: 'Channel' },
      initial: 'persönlich',
      choices: choicesOf(CHANNELS, {
        persönlich: ['vor Ort', 'in person', 'Vorsprache'],
        Telefon: ['telefonisch', 'Anruf', 'phone', 'call'],
        Video: ['Videogespräch', 'online'],
        'E-Mail': ['Mail', 'email'],
        Brief: ['Post', 'Schreiben', 'letter'],
      }),
    },
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
    tookPlace: {
      type: 'yes-no',
      label: { de: 'Fand statt', en: 'Took place' },
      initial: 'yes',
      yes: ['fand statt', 'stattgefunden', 'took place'],
      no: ['versäumt', 'nicht erschienen', 'abgesagt', 'ausgefallen', 'missed', 'cancelled'],
    },
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
    const on = values.on ?? today;
    const { kind, channel, note } = values;
    const partner = values.with ?? 'Kunde';
    const entry: Contact = {
      on,
      kind: kind as Contact['kind'],
      ...(channel === undefined || channel === 'persönlich' ? {} : { channel: channel as Contact['channel'] }),
      ...(partner === 'Kunde' ? {} : { with: partner as Contact['with'] }),
      ...(values.tookPlace === 'no' ? { tookPlace: false } : {}),
      ...(partner === 'Betrieb' && 'job' in values ? { job: values['job'] } : {}),
      ...(note === undefined ? {} : { note }),
    };
    const missed = values.tookPlace === 'no';
    const counts = !missed && COUNTING_CHANNELS.includes(channel ?? 'persönlich') && partner === 'Kunde';
    const day = { de: formatDay(dayOfIso(on), 'de', 'short'), en: formatDay(dayOfIso(on), 'en', 'short') };
    return {
      kase: { ...kase, contacts: [...(kase.contacts ?? []), entry] },
      said: {
        de: `${kind} am ${day.de} (${missed ? 'fand nicht statt' : channel}${partner === 'Kunde' ? '' : `, mit ${partner}`})`,
        en: `${kind} on ${day.en} (${missed ? 'did not take place' : channel}${partner === 'Kunde' ? '' : `, with ${partner}`})`,
      },
      also:
        counts || partner === 'Betrieb'
          ? []
          : [
              {
                de: 'Das zählt nicht als Kontakt im Sinne der Fristen.',
                en: 'For the deadlines this does not count as a contact.',
              },
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
