import { choicesOf } from '../src/bot/fields.ts';
import type { Case } from '../src/cases/case.ts';
import { INVITATION_KINDS } from '../src/cases/values.ts';
import { doneField } from './work/fields.ts';
import { say } from './work/say.ts';
import { withByDate } from './writing/by-date.ts';
import { variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

type Invitation = NonNullable<Case['invitations']>[number];

/** "zum Erstgespräch", "zur ESB" */
const to = (kind: Invitation['for']) => `${kind === 'ESB' ? 'zur' : 'zum'} ${kind}`;

/** An invitation to a talk. */
/** An invitation to a talk. */
export const invitation = variant({
  title: { de: 'Einladung eintragen', en: 'Record an invitation' },
  fields: ({ today }) => ({
    for: {
      type: 'choice',
      label: { de: 'Wozu', en: 'What for' },
      required: true,
      lead: ['zu', 'zum', 'zur', 'for'],
      choices: choicesOf(INVITATION_KINDS, {
        ESB: ['Einstiegsberatung'],
        Erstgespräch: ['Erstberatung', 'first talk'],
        Folgegespräch: ['Folgeberatung', 'follow-up', 'follow-up talk'],
        Gespräch: ['Beratung', 'Beratungsgespräch', 'talk'],
      }),
    },
    on: doneField({ de: 'Hinausgegangen am', en: 'Sent on' }, today),
    written: {
      type: 'yes-no',
      label: { de: 'Schriftlich', en: 'In writing' },
      initial: 'yes',
      yes: ['schriftlich', 'per Brief', 'Brief', 'in writing', 'written'],
      no: ['mündlich', 'telefonisch', 'per Telefon', 'nicht schriftlich', 'by phone', 'orally'],
    },
  }),
  apply(values, { kase, today }) {
    const on = values.on ?? today;
    const kind = values.for as Invitation['for'];
    const oral = values.written === 'no';
    const entry: Invitation = { on, for: kind, ...(oral ? { written: false } : {}) };
    const said = say(
      (day) => `Einladung ${to(kind)} am ${day(on)}${oral ? ' (mündlich)' : ''}`,
      (day) => `Invitation to ${kind} on ${day(on)}${oral ? ' (by word of mouth)' : ''}`,
    );
    if (kase.invitations?.some((item) => item.on === on && item.for === kind) === true) {
      return {
        refused: {
          de: `Eine Einladung ${to(kind)} steht für diesen Tag schon da. Bitte nennen Sie einen anderen Tag.`,
          en: `An invitation to ${kind} is recorded for this day already. Please name another day.`,
        },
      };
    }
    return { kase: { ...kase, invitations: withByDate(kase.invitations, entry, (item) => item.on) }, said };
  },
});

export const einladung = writingCommand({
  name: 'einladung',
  aliases: ['einladen', 'eingeladen', 'invitation', 'invite'],
  summary: { de: 'Eine Einladung zu einem Gespräch eintragen', en: 'Record an invitation to a talk' },
  usage: { de: 'einladung <Fall> <wozu> [Datum] [mündlich]', en: 'invitation <case> <what for> [date] [by phone]' },
  examples: {
    de: ['einladung F-101 Erstgespräch', 'einladung F-101 Folgegespräch am 16.11. mündlich'],
    en: ['invitation F-101 first talk', 'invitation F-101 follow-up 16 Nov by phone'],
  },
  variants: [invitation],
});
