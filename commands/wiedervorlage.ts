import { dayOfIso } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import { nextId } from './writing/next-id.ts';
import { variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

const followUp = variant({
  title: { de: 'Wiedervorlage eintragen', en: 'Record a follow-up' },
  fields: () => ({
    due: {
      type: 'date',
      label: { de: 'Datum', en: 'Date' },
      required: true,
      missing: {
        de: 'fehlt noch. Bitte vor oder nach dem Text, zum Beispiel: 15.12.',
        en: 'is missing. Please before or after the text, for example: 15 Dec',
      },
      tense: 'future',
      lead: ['am', 'bis', 'bis zum', 'zum', 'spätestens', 'on', 'by', 'until'],
    },
    text: { type: 'text', label: { de: 'Worum geht es', en: 'What about' }, required: true },
  }),
  apply({ due = '', text = '' }, { kase }) {
    const entry = { id: nextId('w', kase.followUps), due, text };
    const day = dayOfIso(due);
    return {
      kase: { ...kase, followUps: [...(kase.followUps ?? []), entry] },
      said: {
        de: `Wiedervorlage am ${formatDay(day, 'de', 'short')}: ${text}`,
        en: `Follow-up on ${formatDay(day, 'en', 'short')}: ${text}`,
      },
    };
  },
});

export const wiedervorlage = writingCommand({
  name: 'wiedervorlage',
  aliases: ['wv', 'erinnern', 'erinnerung', 'followup', 'follow-up', 'remind'],
  summary: { de: 'Eine eigene Wiedervorlage eintragen', en: 'Record a follow-up of your own' },
  usage: { de: 'wiedervorlage <Fall> <Datum> <Text>', en: 'followup <case> <date> <text>' },
  examples: {
    de: ['wiedervorlage F-101 15.12. Anruf beim Vermieter', 'wiedervorlage F-101 in 3 Wochen Unterlagen prüfen'],
    en: ['followup F-101 15 Dec call the landlord', 'followup F-101 in 3 weeks check papers'],
  },
  variants: [followUp],
});
