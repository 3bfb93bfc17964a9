import type { Fields, Values } from '../../src/bot/fields.ts';
import { toIso } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { GRANTS } from '../berufsbegleitung.ts';
import { FUNDINGS } from '../foerderung.ts';
import { contractOutcome } from '../work/contract-outcome.ts';
import { renewDocument } from '../work/documents.ts';
import { replaced } from '../work/entries.ts';
import { inbeqOutcome } from '../work/inbeq-end.ts';
import { attendance, nextStep } from '../work/participation-course.ts';
import { daysAfter, say, wrong } from '../work/say.ts';
import { spanOutcome } from '../work/span-variants.ts';
import type { CaseEdit, Edited } from '../writing/spec.ts';
import { doneOn } from './talk-ways.ts';
import { type Target, through, type Way } from './way.ts';

const OUTCOME: Pick<Way, 'name' | 'label' | 'words'> = {
  name: 'outcome',
  label: { de: 'Ergebnis', en: 'Outcome' },
  words: ['geklärt', 'settled'],
};

/** The entry that the date is about, as the other commands name it. */
const entry = ({ subject }: Target): Values => {
  switch (subject.kind) {
    case 'contract':
      return { which: subject.job.id };
    case 'funding':
    case 'grant':
    case 'inbeq':
    case 'document':
    case 'participation':
      return { which: subject.item.id };
    default:
      return {};
  }
};

/** A date without a year is one after the end that is to be settled. */
function afterDue(fields: Fields, { deadline }: Target): Fields {
  const { until } = fields;
  if (until?.type !== 'date' || deadline.due === undefined) return fields;
  return { ...fields, until: { ...until, after: daysAfter(toIso(deadline.due), 1), leadOnly: true } };
}

const UNTIL_WHEN: Text = {
  de: 'Bis wann? Zum Beispiel: bis 31.12.2027',
  en: 'Until when? For example: until 31 Dec 2027',
};

/** What goes on has a new end: without it nobody would be reminded of that. */
const needsEnd = ({ kind, until }: Values): Edited | undefined =>
  (kind === 'verlängert' || kind === 'Verlängerung') && until === undefined ? wrong('until', UNTIL_WHEN) : undefined;

const settled = { given: entry, ask: afterDue, check: needsEnd };

const contractWay = through(OUTCOME, contractOutcome, settled);
const fundingWay = through(OUTCOME, spanOutcome(FUNDINGS), settled);
const grantWay = through(OUTCOME, spanOutcome(GRANTS), settled);
const inbeqWay = through(OUTCOME, inbeqOutcome, settled);

const documentWay = through(OUTCOME, renewDocument, {
  given: entry,
  ask: afterDue,
  check: ({ until, forever }) =>
    until === undefined && forever !== 'yes'
      ? wrong('until', {
          de: 'Bis wann gilt der neue? Zum Beispiel: bis 31.12.2030, oder: unbefristet',
          en: 'Until when is the new one valid? For example: until 31 Dec 2030, or: permanent',
        })
      : undefined,
});

const followUpWay: Way = {
  ...OUTCOME,
  fields: (_target, { today }) => ({ on: doneOn(today) }),
  apply({ on = '' }, { subject }, { kase }) {
    const items: NonNullable<Case['followUps']> = subject.kind === 'followUp' ? [{ ...subject.item, doneOn: on }] : [];
    const [item] = items;
    if (item === undefined) return { refused: { de: 'Diese Wiedervorlage gibt es nicht mehr.', en: 'It is gone.' } };
    return {
      kase: { ...kase, followUps: replaced(kase.followUps, item) },
      said: say(
        (day) => `Wiedervorlage „${item.text}“ erledigt am ${day(on)}`,
        (day) => `Follow-up “${item.text}” done on ${day(on)}`,
      ),
    };
  },
};

/** The outcome that stands in the entry itself; `undefined` where such an entry has none. */
export function outcomeWay({ subject }: Target): Way | undefined {
  switch (subject.kind) {
    case 'contract':
      return contractWay;
    case 'funding':
      return fundingWay;
    case 'grant':
      return grantWay;
    case 'inbeq':
      return inbeqWay;
    case 'document':
      return documentWay;
    case 'followUp':
      return followUpWay;
    default:
      return undefined;
  }
}

/** What comes after the Maßnahme. */
export const nextStepWay = through(
  { name: 'nextStep', label: { de: 'nächster Schritt', en: 'next step' }, words: ['Anschluss', 'Schritt', 'step'] },
  nextStep,
  { given: entry },
);

const quotaOf = ({ subject }: Target, { context }: CaseEdit): number | undefined =>
  subject.kind === 'participation'
    ? context.office.massnahmen?.find((item) => item.id === subject.item.massnahme)?.attendanceQuota
    : undefined;

/** The days attended so far: done is the Maßnahme when they reach its number. */
export const attendanceWay = through(
  { name: 'attendance', label: { de: 'Anwesenheit', en: 'Attendance' }, words: ['anwesend', 'attended'] },
  attendance,
  {
    given: entry,
    ask(fields, target, edit) {
      const quota = quotaOf(target, edit);
      const { days } = fields;
      return days === undefined || quota === undefined ? fields : { ...fields, days: { ...days, initial: `${quota}` } };
    },
  },
);
