import { choicesOf } from '../src/bot/fields.ts';
import { dayOfIso } from '../src/calendar/civil-date.ts';
import { ageOn } from '../src/calendar/periods.ts';
import type { Case } from '../src/cases/case.ts';
import { ZIELGRUPPEN, type Zielgruppe } from '../src/cases/values.ts';
import { stateVariant } from './caseload/state-history.ts';
import { say } from './work/say.ts';
import { writingCommand } from './writing/writing-command.ts';

/** Zielgruppen belong to people under 25 (UM 5.2). */
const tooOld = ({ birthDate }: Case, since: string) =>
  birthDate !== undefined && ageOn(dayOfIso(birthDate), dayOfIso(since)) >= 25;

/** A change of the Zielgruppe. */
export const zielgruppeChange = stateVariant({
  title: { de: 'Zielgruppe eintragen', en: 'Record the Zielgruppe' },
  label: { de: 'Zielgruppe', en: 'Zielgruppe' },
  lead: ['zielgruppe', 'auf', 'group'],
  choices: choicesOf(ZIELGRUPPEN, {
    Schüler: ['Schülerin', 'pupil', 'student'],
    Ausbildungssuchende: ['Ausbildungssuchender', 'ausbildungssuchend', 'looking for an apprenticeship'],
    Ausbildungsabsolventen: [
      'Ausbildungsabsolvent',
      'Ausbildungsabsolventin',
      'Absolventen',
      'Absolvent',
      'Absolventin',
    ],
    Vermittlungskunden: ['Vermittlungskunde', 'Vermittlungskundin'],
    Aktivierungskunden: ['Aktivierungskunde', 'Aktivierungskundin'],
  }),
  read: (kase) => (kase.zielgruppen ?? []).map(({ zielgruppe: value, since }) => ({ value, since })),
  write: (kase, entries) => ({
    ...kase,
    zielgruppen: entries.map(({ value, since }) => ({ zielgruppe: value as Zielgruppe, since })),
  }),
  unfit: (_value, since, kase) =>
    tooOld(kase, since)
      ? say(
          (day) => `Zielgruppen gelten nur unter 25. Am ${day(since)} war der 25. Geburtstag schon vorbei.`,
          (day) => `Zielgruppen are for people under 25 only. On ${day(since)} the 25th birthday was over.`,
        )
      : undefined,
});

export const zielgruppe = writingCommand({
  name: 'zielgruppe',
  aliases: ['target-group', 'group'],
  summary: { de: 'Die Zielgruppe (U25) ändern, mit Verlauf', en: 'Change the U25 Zielgruppe, with its history' },
  usage: { de: 'zielgruppe <Fall> <Zielgruppe> [seit]', en: 'group <case> <Zielgruppe> [since]' },
  examples: {
    de: ['zielgruppe F-202 Ausbildungssuchende', 'zielgruppe F-204 Vermittlungskunden seit 2.11.'],
    en: ['group F-202 Ausbildungssuchende', 'group F-204 Vermittlungskunden since 2 Nov'],
  },
  variants: [zielgruppeChange],
});
