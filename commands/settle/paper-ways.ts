import { choicesOf, type Fields } from '../../src/bot/fields.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Zielgruppe } from '../../src/cases/values.ts';
import { planVersion } from '../plan.ts';
import { say } from '../work/say.ts';
import { withByDate } from '../writing/by-date.ts';
import { zielgruppeChange } from '../zielgruppe.ts';
import { doneOn, standsThere } from './talk-ways.ts';
import { through, type Way } from './way.ts';

type Act = NonNullable<Case['acts']>[number];

const REASON_LEAD = ['weil', 'wegen', 'grund', 'begründung', 'begruendung', 'because', 'reason'];

/** The decision alone ends nothing. */
const endOfCare = ({ no }: Case): Text => ({
  de: `Das Ende der Betreuung selbst tragen Sie so ein: marktnah ${no} ende weil …`,
  en: `The end of the care itself is recorded like this: marktnah ${no} end because …`,
});

/** Something done that has no place of its own in the case: a review, a decision, a handover. */
export const actWay = (withReason: boolean): Way => ({
  name: 'act',
  label: { de: 'Überprüfung', en: 'Review' },
  words: ['überprüft', 'geprüft', 'Vermerk', 'reviewed', 'noted'],
  fields({ deadline }, { today }): Fields {
    const decision: Fields =
      withReason && deadline.rule.due.form === 'recurring'
        ? {
            decision: {
              type: 'choice',
              label: { de: 'Entscheidung', en: 'Decision' },
              required: true,
              choices: [
                {
                  value: 'fortsetzen',
                  label: { de: 'fortsetzen', en: 'go on' },
                  words: ['fortgesetzt', 'weiter', 'verlängern', 'continue', 'continued'],
                },
                {
                  value: 'beenden',
                  label: { de: 'beenden', en: 'end' },
                  words: ['beendet', 'Ende', 'ended', 'stop'],
                },
              ],
            },
          }
        : {};
    return {
      ...decision,
      on: doneOn(today),
      reason: {
        type: 'text',
        label: withReason ? { de: 'Begründung', en: 'Reason' } : { de: 'Vermerk', en: 'Note' },
        lead: REASON_LEAD,
        max: 500,
        required: withReason,
      },
    };
  },
  apply({ on = '', reason, decision }, { deadline }, { kase }) {
    const { rule } = deadline;
    // what is recorded for a series counts for the series, not for one of its dates
    const subject = rule.due.form === 'series' ? '' : deadline.subject;
    const act: Act = {
      rule: rule.id,
      on,
      ...(subject === '' ? {} : { subject }),
      ...(decision === undefined ? {} : { outcome: decision as NonNullable<Act['outcome']> }),
      ...(reason === undefined ? {} : { reason }),
    };
    const label = deadline.label === undefined ? '' : `: ${deadline.label}`;
    const more = reason === undefined ? '' : ` (${reason})`;
    const decided = { fortsetzen: { de: ': fortsetzen', en: ': go on' }, beenden: { de: ': beenden', en: ': end' } };
    const how = act.outcome === undefined ? { de: '', en: '' } : decided[act.outcome];
    const said = say(
      (day) => `${rule.title.de}${label}, erledigt am ${day(on)}${how.de}${more}`,
      (day) => `${rule.title.en}${label}, done on ${day(on)}${how.en}${more}`,
    );
    const stands = kase.acts?.some(
      (item) => item.rule === act.rule && item.on === act.on && item.subject === act.subject,
    );
    if (stands === true) return standsThere(said);
    return {
      kase: { ...kase, acts: withByDate(kase.acts, act, (item) => item.on) },
      said,
      also: rule.subject === 'marktnah' && act.outcome === 'beenden' ? [endOfCare(kase)] : [],
    };
  },
});

/** A new version of the Kooperationsplan or the Eingliederungsvereinbarung. */
export const planWay = through(
  {
    name: 'plan',
    label: { de: 'neue Fassung', en: 'new version' },
    words: ['Fassung', 'Plan', 'Kooperationsplan', 'fortgeschrieben', 'abgeschlossen', 'version', 'updated'],
  },
  planVersion,
);

type Nachweis = NonNullable<NonNullable<Case['schule']>['nachweise']>[number];

/** A school report or certificate. */
export const nachweisWay: Way = {
  name: 'nachweis',
  label: { de: 'Nachweis der Schule', en: 'Paper from school' },
  words: ['Nachweis', 'paper'],
  fields: () => ({
    paper: {
      type: 'choice',
      label: { de: 'Was liegt vor', en: 'Which paper' },
      required: true,
      choices: choicesOf(['Zeugnis', 'Schulbescheinigung'], {
        Zeugnis: ['report', 'school report'],
        Schulbescheinigung: ['Bescheinigung', 'certificate'],
      }),
    },
    dated: {
      type: 'date',
      label: { de: 'Datum auf dem Papier', en: 'Date on the paper' },
      required: true,
      tense: 'past',
      lead: ['vom', 'am', 'of', 'on'],
    },
  }),
  apply({ paper, dated = '' }, _target, { kase }) {
    const entry: Nachweis = { kind: paper as Nachweis['kind'], date: dated };
    const said = say(
      (day) => `${entry.kind} vom ${day(dated)} liegt vor`,
      (day) => `${entry.kind} of ${day(dated)} is on file`,
    );
    const list = kase.schule?.nachweise;
    if (list?.some((item) => item.kind === entry.kind && item.date === entry.date) === true) return standsThere(said);
    return {
      kase: { ...kase, schule: { ...kase.schule, nachweise: withByDate(list, entry, (item) => item.date) } },
      said,
    };
  },
};

/** The group that usually follows. */
const NEXT_GROUP: Partial<Record<Zielgruppe, Zielgruppe>> = {
  Schüler: 'Ausbildungssuchende',
  Ausbildungsabsolventen: 'Vermittlungskunden',
  Vermittlungskunden: 'Aktivierungskunden',
};

/** Changes the Zielgruppe; the group that usually follows stands there at first. */
export const zielgruppeWay = through(
  {
    name: 'zielgruppe',
    label: { de: 'neue Zielgruppe', en: 'new Zielgruppe' },
    words: ['umgestellt', 'changed'],
  },
  zielgruppeChange,
  {
    ask(fields, { deadline }, { kase, today }) {
      const { value } = fields;
      if (value?.type !== 'choice') return fields;
      const left: readonly string[] = deadline.rule.when?.zielgruppe ?? [];
      const current = kase.zielgruppen?.findLast((entry) => entry.since <= today)?.zielgruppe;
      const next = current === undefined ? undefined : NEXT_GROUP[current];
      const choices = value.choices.filter((choice) => !left.includes(choice.value));
      const initial = next === undefined || left.includes(next) ? {} : { initial: next };
      return { ...fields, value: { ...value, choices, ...initial } };
    },
  },
);

/** The Potenzialanalyse was made after all. */
export const potenzialanalyseWay: Way = {
  name: 'potenzialanalyse',
  label: { de: 'Potenzialanalyse gemacht', en: 'Potenzialanalyse made' },
  words: ['Potenzialanalyse', 'gemacht', 'nachgeholt', 'made'],
  fields: (_target, { today }) => ({ on: doneOn(today) }),
  apply({ on = '' }, _target, { kase }) {
    return {
      kase: { ...kase, potenzialanalyse: { ...kase.potenzialanalyse, doneOn: on } },
      said: say(
        (day) => `Potenzialanalyse gemacht am ${day(on)}`,
        (day) => `Potenzialanalyse made on ${day(on)}`,
      ),
    };
  },
};
