import { isDeepStrictEqual } from 'node:util';
import type { Field, Fields } from '../../src/bot/fields.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { invitation } from '../einladung.ts';
import { doneField } from '../work/fields.ts';
import {
  CHANNEL_FIELD,
  type Contact,
  contactOf,
  contactSaid,
  KIND_CHOICES,
  noteSaid,
  TOOK_PLACE_FIELD,
} from '../writing/contact-fields.ts';
import type { Edited } from '../writing/spec.ts';
import { through, type Way } from './way.ts';

const NOTE = { type: 'text', label: { de: 'Notiz', en: 'Note' }, max: 500 } as const;

/** The day on which something was done; today where nothing is said. */
export const doneOn = (today: string, label: Text = { de: 'Datum', en: 'Date' }): Field => doneField(label, today);

/** The same entry stands there already. */
export const standsThere = (what: Text): Edited => ({
  refused: {
    de: `Das steht schon im Fall: ${what.de}. Ich habe nichts geändert.`,
    en: `That is in the case already: ${what.en}. I have changed nothing.`,
  },
});

function withContact(kase: Case, contact: Contact): Edited {
  const said = contactSaid(contact);
  if (kase.contacts?.some((item) => isDeepStrictEqual(item, contact)) === true) return standsThere(said);
  return { kase: { ...kase, contacts: [...(kase.contacts ?? []), contact] }, said, also: noteSaid(contact) };
}

/** The kinds of talk that settle a rule: one is meant, of several one is asked for, where any counts it may be named. */
function kindField(kinds: readonly string[] | 'any'): Fields {
  if (kinds !== 'any' && kinds.length < 2) return {};
  const choices = KIND_CHOICES.filter(({ value }) => kinds === 'any' || kinds.includes(value));
  const label = { de: 'Art', en: 'Kind' };
  return {
    kind:
      kinds === 'any'
        ? { type: 'choice', label, choices, initial: 'Gespräch' }
        : { type: 'choice', label, choices, required: true },
  };
}

/** A talk with the client. */
export const contactWay = (kinds: readonly string[] | 'any'): Way => ({
  name: 'contact',
  label: { de: 'Gespräch', en: 'Talk' },
  words: ['geführt', 'gesprochen', 'Kontakt', 'held', ...(kinds === 'any' ? [] : kinds)],
  fields: (_target, { today }) => ({
    ...kindField(kinds),
    on: doneOn(today),
    channel: CHANNEL_FIELD,
    tookPlace: TOOK_PLACE_FIELD,
    note: NOTE,
  }),
  apply(values, _target, { kase }) {
    const only = kinds === 'any' ? 'Gespräch' : (kinds[0] ?? 'Gespräch');
    return withContact(kase, contactOf(values['kind'] ?? only, values));
  },
});

/** A talk with the Betrieb, about the job that the date is about. */
export const betriebWay: Way = {
  name: 'betrieb',
  label: { de: 'Gespräch mit dem Betrieb', en: 'Talk with the employer' },
  words: ['Betrieb', 'Arbeitgeber', 'employer'],
  fields: (_target, { today }) => ({
    on: doneOn(today),
    channel: CHANNEL_FIELD,
    tookPlace: TOOK_PLACE_FIELD,
    note: NOTE,
  }),
  apply(values, { subject }, { kase }) {
    const job = subject.kind === 'job' ? { job: subject.item.id } : {};
    return withContact(kase, { ...contactOf('Gespräch', values), with: 'Betrieb', ...job });
  },
};

/** An invitation to a talk of one of these kinds. */
export const invitationWay = (kinds: readonly string[]): Way => {
  const [first = '', ...others] = kinds;
  return through(
    {
      name: 'invitation',
      label: { de: 'Einladung', en: 'Invitation' },
      words: ['eingeladen', 'geladen', 'invited'],
    },
    invitation,
    {
      given: () => (others.length === 0 ? { for: first } : {}),
      ask(fields) {
        const wanted = fields['for'];
        if (wanted?.type !== 'choice') return fields;
        const choices = wanted.choices.filter(({ value }) => kinds.includes(value));
        return { ...fields, for: { ...wanted, choices } };
      },
    },
  );
};
