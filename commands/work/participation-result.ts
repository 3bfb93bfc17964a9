import type { Choice, Fields } from '../../src/bot/fields.ts';
import type { Case, Participation } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { PARTICIPATION_OUTCOMES } from '../../src/cases/values.ts';
import { type CaseEdit, variant } from '../writing/spec.ts';
import { replaced, theEntry, unclearWhich, whichField } from './entries.ts';
import { changeField, doneField, nothingToChange, standsAlready } from './fields.ts';
import { lastDayOf, noParticipation, participationLabel, participationsOf } from './participations.ts';
import { beforeStart, say, wrong } from './say.ts';

type Result = (typeof PARTICIPATION_OUTCOMES)[number];

/** What a participation led to, in English and in the words that people use for it. */
const WORDS: Readonly<Record<Result, { readonly en: string; readonly words: readonly string[] }>> = {
  Arbeit: { en: 'work', words: ['in Arbeit', 'Job', 'Beschäftigung', 'vermittelt', 'svp', 'employment'] },
  Ausbildung: { en: 'vocational training', words: ['in Ausbildung', 'Lehre', 'Lehrstelle', 'apprenticeship'] },
  Selbständigkeit: { en: 'self-employment', words: ['selbständig', 'Gründung', 'self-employed'] },
  Minijob: { en: 'mini-job', words: ['geringfügig', 'Nebenjob'] },
  Schule: { en: 'school', words: ['Schulabschluss', 'Schulbesuch'] },
  Weiterbildung: { en: 'further training', words: ['Umschulung', 'Qualifizierung', 'retraining'] },
  Anschlussmaßnahme: { en: 'another Maßnahme', words: ['weitere Maßnahme', 'andere Maßnahme', 'Folgemaßnahme'] },
  Reha: { en: 'rehabilitation', words: ['Rehabilitation', 'LTA'] },
  Rente: { en: 'pension', words: ['Erwerbsminderungsrente', 'EM-Rente', 'Altersrente'] },
  'ohne Anschluss': {
    en: 'nothing to follow',
    words: ['kein Anschluss', 'keine Anschlussperspektive', 'weiter arbeitslos', 'arbeitslos', 'nichts', 'nothing'],
  },
  Abbruch: { en: 'broken off', words: ['abgebrochen', 'dropped out', 'drop-out'] },
  Krankheit: { en: 'illness', words: ['krank', 'Erkrankung', 'ill', 'sick'] },
  Umzug: { en: 'moved away', words: ['umgezogen', 'weggezogen', 'moved'] },
};

const CHOICES: readonly Choice[] = PARTICIPATION_OUTCOMES.map((value) => ({
  value,
  label: { de: value, en: WORDS[value].en },
  words: WORDS[value].words,
}));

/** A result in both languages. */
const resultText = (result: Result): Text => ({ de: result, en: WORDS[result].en });

/** Usually those that are over and whose result nobody has said. */
const begun = (edit: CaseEdit) =>
  participationsOf(edit, (item) => item.outcome === undefined && (lastDayOf(item) ?? '9999') <= edit.today);

/** What is to be recorded besides, so that the case holds together. */
function alsoNeeded(kase: Case, item: Participation, result: Result, today: string): readonly Text[] {
  const { no, jobs = [] } = kase;
  const runs = (lastDayOf(item) ?? '9999') > today;
  if (result === 'Abbruch' && runs) {
    return [
      {
        de: `Den letzten Tag tragen Sie ein mit: teilnahme ${no} austritt ${item.id} am …`,
        en: `The last day is recorded with: participation ${no} exit ${item.id} on …`,
      },
    ];
  }
  if (result === 'Arbeit' && !jobs.some((job) => job.endedOn === undefined)) {
    return [
      {
        de: `Die Beschäftigung tragen Sie ein mit: vertrag ${no} neu ab 1.12. unbefristet svp`,
        en: `The job is recorded with: contract ${no} new from 1 Dec permanent svp`,
      },
    ];
  }
  return [];
}

/** What became of a participation: it is what others learn from who think of the same Maßnahme. */
export const participationResult = variant({
  verb: { name: { de: 'ergebnis', en: 'result' }, words: ['outcome', 'verbleib'] },
  title: { de: 'Ergebnis einer Teilnahme eintragen', en: 'Record the result of a participation' },
  examples: {
    de: ['teilnahme F-101 ergebnis Arbeit', 'teilnahme F-101 ergebnis ohne Anschluss am 15.11.'],
    en: ['participation F-101 result work', 'participation F-101 result broken off on 15 Nov'],
  },
  pointless: ({ kase }) => noParticipation(kase),
  fields: (edit): Fields => ({
    ...whichField(begun(edit)),
    result: {
      type: 'choice',
      label: { de: 'Ergebnis', en: 'Result' },
      required: true,
      missing: { de: 'Wie ging es aus?', en: 'What did it lead to?' },
      choices: CHOICES,
    },
    on: doneField({ de: 'Ergebnis vom', en: 'Result of' }, edit.today),
    ...changeField((edit.kase.participations ?? []).some(({ outcome }) => outcome !== undefined)),
  }),
  apply({ which, result: typed, on = '', change }, edit) {
    const { kase, today } = edit;
    const entries = begun(edit);
    const item = theEntry(entries, which);
    if (item === undefined) return unclearWhich(entries);
    const label = participationLabel(item, edit);
    const old = item.outcome;
    if (old !== undefined && change !== 'yes') {
      const [{ de, en }, stands] = [resultText(old.kind), label];
      return wrong(
        'change',
        standsAlready(
          say(
            (day) => `${stands.de}: ${de} (${day(old.on)})`,
            (day) => `${stands.en}: ${en} (${day(old.on)})`,
          ),
        ),
      );
    }
    if (old === undefined && change === 'yes') return { refused: nothingToChange(label) };
    if (on < item.start) return wrong('on', beforeStart(on, item.start));
    const kind = typed as Result;
    const { de, en } = resultText(kind);
    const before = old === undefined ? { de: '', en: '' } : resultText(old.kind);
    return {
      kase: { ...kase, participations: replaced(kase.participations, { ...item, outcome: { kind, on } }) },
      said: say(
        (day) => `Ergebnis ${label.de}: ${de} (${day(on)})${old === undefined ? '' : `, bisher ${before.de}`}`,
        (day) => `Result of ${label.en}: ${en} (${day(on)})${old === undefined ? '' : `, so far ${before.en}`}`,
      ),
      also: alsoNeeded(kase, item, kind, today),
    };
  },
});
