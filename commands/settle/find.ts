import type { Fields } from '../../src/bot/fields.ts';
import { bare } from '../../src/bot/words.ts';
import { fold, foldLoose } from '../../src/calendar/fold.ts';
import type { Text } from '../../src/cases/problem.ts';
import { type Deadline, isPending } from '../../src/deadlines/deadline.ts';
import { type Action, internal, plain, sensitive } from '../../src/reply/reply.ts';
import { byDate, isMissing } from '../fristen-period.ts';
import type { CaseEdit, Found, Variant } from '../writing/spec.ts';
import { type CaseDates, caseDates, nrOf, numbered } from './case-dates.ts';
import { fitter, saidOn } from './date-words.ts';
import { pickDate, REASON_WORDS } from './pick-date.ts';
import { reopenVariant } from './reopen.ts';
import { settlesAll, settleVariant, startsWith } from './settle-variant.ts';
import { namedByButton } from './settle-words.ts';
import { waiveVariant } from './waive.ts';
import { subjectOf } from './way.ts';
import { waysOf } from './ways.ts';
import { type Asking, unclearDate } from './which.ts';

const NOTHING_PENDING = { de: 'In diesem Fall ist keine Frist offen.', en: 'No date is pending in this case.' };

const SETTLE: Asking = {
  name: 'erledigt',
  title: { de: 'Welche Frist ist erledigt?', en: 'Which date is done?' },
  of: ({ pending }) => pending,
  none: NOTHING_PENDING,
};

const WAIVE: Asking = {
  name: 'verzicht',
  title: { de: 'Auf welche Frist wird verzichtet?', en: 'Which date is waived?' },
  of: ({ pending }) => pending,
  none: NOTHING_PENDING,
};

const REOPEN: Asking = {
  name: 'offen',
  title: { de: 'Welche Frist ist wieder offen?', en: 'Which date is to be reopened?' },
  of: ({ settled }) => settled,
  none: {
    de: 'In diesem Fall ist keine Frist erledigt, die sich wieder öffnen ließe.',
    en: 'No date of this case is done, so there is none to reopen.',
  },
};

/** Words that only say that something was done. */
const DONE_WORDS = ['erledigt', 'gemacht', 'durchgeführt', 'geführt', 'done', 'ist', 'wurde', 'bitte', 'please'].map(
  fold,
);
const WAIVED_WORDS = ['verzicht', 'verzichtet', 'verzichten', 'waive', 'waived', 'waiver'];

/** Words between the numbers of several dates. */
const AND = ['und', 'u', 'sowie', '+', '&', 'and', ''];

/** Words that say that something was not done. */
const NOT_DONE = ['nicht', 'versäumt', 'abgesagt', 'ausgefallen', 'verschoben', 'not', 'missed', 'cancelled'].map(fold);

/** "nicht nachhaltig" is what was found, not that nobody looked. */
const FINDINGS = ['nachhaltig', 'dauerhaft', 'sustainable', 'lasting'];

const answersOf = (fields: Fields): ReadonlySet<string> =>
  new Set(
    Object.values(fields).flatMap((field) =>
      field.type === 'choice'
        ? field.choices.flatMap(({ value, label, words = [] }) => [value, label.de, label.en, ...words].map(foldLoose))
        : [],
    ),
  );

/** The words after the name of a date that say the name on, or only that it was done, are taken off. */
function withoutName(deadline: Deadline, last: string, rest: string, fields: Fields): string {
  let words = rest.split(' ').filter((word) => word !== '');
  const answers = answersOf(fields);
  let named = last;
  const [first = ''] = words;
  const repeats =
    named === '' && first !== '' && !answers.has(foldLoose(bare(first))) && fitter(deadline)([first]) >= 3;
  if (repeats) {
    // "2 Kooperationsplan": the number and the name
    named = first;
    words = words.slice(1);
  }
  if (named !== '') words = words.slice(saidOn(deadline, named, words, answers));
  while (DONE_WORDS.includes(fold(bare(words[0] ?? ''))) && !answers.has(foldLoose(bare(words[0] ?? ''))))
    words = words.slice(1);
  return words.join(' ');
}

/** "Zeugnis vom 31.07.": where the name of a date is an answer to its first question, it is that as well. */
function withAnswer(last: string, rest: string, fields: Fields): string {
  const [field] = Object.values(fields);
  if (last === '' || field?.type !== 'choice' || field.initial !== undefined) return rest;
  const answers = new Set(field.choices.flatMap(({ value, label }) => [value, label.de, label.en].map(foldLoose)));
  const answered = (word: string) => answers.has(foldLoose(bare(word)));
  return answered(last) && !rest.split(' ').some(answered) ? `${last} ${rest}`.trim() : rest;
}

interface Command {
  readonly asking: Asking;
  wanted(deadline: Deadline): boolean;
  /** one of several that is meant all the same */
  oneOf?(deadlines: readonly Deadline[], edit: CaseEdit): Deadline | undefined;
  variantFor(deadline: Deadline, edit: CaseEdit): Found | Variant;
}

function find(command: Command, line: string, edit: CaseEdit): Found {
  const { kase, context } = edit;
  const dates: CaseDates = caseDates(kase, context);
  const rules = context.deadlines.rules(kase.team).filter((rule) => rule.active);
  const picked = pickDate(line, dates, command.wanted, rules, context.today);
  let chosen = picked.is === 'one' ? picked.deadline : undefined;
  if (picked.is === 'several') chosen = command.oneOf?.(picked.deadlines, edit);
  if (chosen === undefined || !command.wanted(chosen) || (picked.is !== 'one' && picked.is !== 'several'))
    return { answer: unclearDate(command.asking, picked, kase, dates, context) };
  const variant = command.variantFor(chosen, edit);
  if ('answer' in variant || 'named' in variant) return variant;
  const nr = nrOf(chosen, dates);
  const last = picked.is === 'one' ? picked.last : '';
  const more = picked.rest.split(/[\s,]+/u).filter((word) => !AND.includes(fold(word)));
  if (last === '' && more.length > 0 && more.every((word) => numbered(dates)[Number(bare(word)) - 1] !== undefined)) {
    const takes = Object.values(variant.fields(edit)).some((field) => field.type === 'number');
    if (!takes) return oneByOne([`${nr ?? ''}`, ...more.map(bare)], command.asking.name, edit);
  }
  return {
    variant,
    named: nr === undefined ? chosen.rule.id : `${nr}`,
    rest: withAnswer(last, withoutName(chosen, last, picked.rest, variant.fields(edit)), variant.fields(edit)),
  };
}

/** Says why a date is settled by something else, and by what. */
function elsewhere(text: Text, actions: readonly Action[], { kase, context }: CaseEdit): Found {
  const { messages, language } = context;
  const line = [internal(kase.no, 'strong'), plain('  '), sensitive(text[language])];
  const sections = [{ items: [{ line }] }];
  return { answer: { private: { title: messages.notRecordedTitle, sections, actions } } };
}

/** Deleting a case is more than settling a date. */
const deletion = (edit: CaseEdit): Found =>
  elsewhere(
    {
      de: `Diese Frist ist erledigt, wenn der Fall gelöscht ist: loeschen ${edit.kase.no}`,
      en: `This date is done when the case is deleted: loeschen ${edit.kase.no}`,
    },
    [
      {
        label: edit.context.language === 'de' ? 'Fall löschen' : 'Delete the case',
        command: internal(`loeschen ${edit.kase.no}`),
      },
    ],
    edit,
  );

/** Which of the words before the reason is one of a list; -1 for none. */
function placeOf(list: readonly string[], words: readonly string[]): number {
  const keys = words.map((word) => fold(bare(word)));
  const reason = keys.findIndex((key) => REASON_WORDS.includes(key));
  return keys.slice(0, reason < 0 ? keys.length : reason).findIndex((key) => list.includes(key));
}

const doubtful = (word: string, edit: CaseEdit): Found =>
  elsewhere(
    {
      de: `„${bare(word)}“ klingt nicht nach erledigt. Ist die Frist doch erledigt, schreiben Sie das bitte hinter „weil“.`,
      en: `“${bare(word)}” does not sound like done. If the date is done all the same, please write that after “because”.`,
    },
    [],
    edit,
  );

/** "1 und 4": each date has its own questions, so none is settled with the words of another. */
const oneByOne = (numbers: readonly string[], name: string, edit: CaseEdit): Found =>
  elsewhere(
    {
      de: 'Bitte eine Frist nach der anderen. Eingetragen ist noch keine.',
      en: 'One date after the other, please. None is recorded yet.',
    },
    numbers.map((nr) => ({
      label: edit.context.language === 'de' ? `Nr. ${nr}` : `No. ${nr}`,
      command: internal(`${name} ${edit.kase.no} ${nr}`),
    })),
    edit,
  );

const notByHand = (edit: CaseEdit): Found =>
  elsewhere(
    {
      de: `Diese Frist lässt sich nicht von Hand erledigen. Verzichten geht so: verzicht ${edit.kase.no} <Nr> weil …`,
      en: `This date cannot be settled by hand. It can be waived: waive ${edit.kase.no} <no> because …`,
    },
    [],
    edit,
  );

const first = (deadlines: readonly Deadline[]): Deadline | undefined => [...deadlines].sort(byDate)[0];

const MOVED = {
  de: 'Dieser Termin ist inzwischen erledigt oder verschoben. Ich habe nichts geändert.',
  en: 'This date has been settled or moved meanwhile. I have changed nothing.',
};

/** Ways that record more than that something was done: a talk, and which one, is for the person to say. */
const TALKS: readonly string[] = ['contact', 'betrieb'];

/** The one date that a button was made for; `undefined` where a line was typed, or several fit. */
function findDue(line: string, edit: CaseEdit): Found | undefined {
  const isMeant = namedByButton(line);
  if (isMeant === undefined) return undefined;
  const dates = caseDates(edit.kase, edit.context);
  const [deadline, ...others] = dates.pending.filter(isMeant);
  if (deadline === undefined) return elsewhere(MOVED, [], edit);
  const found = findSettle(others.length > 0 ? deadline.rule.id : `${nrOf(deadline, dates) ?? ''}`, edit);
  const ways = waysOf({ deadline, subject: subjectOf(edit.kase, deadline) }, edit);
  return 'variant' in found ? { ...found, ask: ways.some(({ name }) => TALKS.includes(name)) } : found;
}

/** `erledigt`: finds the date, and what settles it. */
export function findSettle(line: string, edit: CaseEdit): Found {
  const button = findDue(line, edit);
  if (button !== undefined) return button;
  const words = line.split(' ');
  const waived = placeOf(WAIVED_WORDS, words);
  if (waived >= 0) return findWaive([...words.slice(0, waived), ...words.slice(waived + 1)].join(' '), edit);
  return find(
    {
      asking: SETTLE,
      wanted: (deadline) => isPending(deadline) || (isMissing(deadline) && startsWith(deadline)),
      oneOf: (deadlines, { kase, context }) => (settlesAll(deadlines, kase, context) ? first(deadlines) : undefined),
      variantFor(deadline) {
        if (deadline.rule.closedCases === true && deadline.rule.done.outcome === true) return deletion(edit);
        const ways = waysOf({ deadline, subject: subjectOf(edit.kase, deadline) }, edit);
        const [way] = ways;
        if (way === undefined) return notByHand(edit);
        const not = way.name === 'act' ? placeOf(NOT_DONE, words) : -1;
        const finding = FINDINGS.includes(fold(bare(words[not + 1] ?? '')));
        const doubt = finding ? undefined : words[not];
        return doubt === undefined ? settleVariant(deadline) : doubtful(doubt, edit);
      },
    },
    line,
    edit,
  );
}

/** `verzicht`: finds the date. */
export const findWaive = (line: string, edit: CaseEdit): Found =>
  find({ asking: WAIVE, wanted: isPending, variantFor: waiveVariant }, line, edit);

/** `offen`: finds the date among those that are done or waived. */
export const findReopen = (line: string, edit: CaseEdit): Found =>
  find(
    {
      asking: REOPEN,
      wanted: (deadline) => !isPending(deadline) && !isMissing(deadline),
      variantFor: reopenVariant,
    },
    line,
    edit,
  );
