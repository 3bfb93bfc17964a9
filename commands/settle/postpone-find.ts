import { matchLine } from '../../src/bot/match-line.ts';
import { bare } from '../../src/bot/words.ts';
import { parseIso } from '../../src/calendar/civil-date.ts';
import { fold } from '../../src/calendar/fold.ts';
import { formatDay } from '../../src/calendar/format.ts';
import { type Deadline, isPending } from '../../src/deadlines/deadline.ts';
import { sensitive } from '../../src/reply/reply.ts';
import type { CaseEdit, Found } from '../writing/spec.ts';
import { type CaseDates, caseDates, nrOf, numbered } from './case-dates.ts';
import { saidOn } from './date-words.ts';
import { type Picked, pickDate, REASON_WORDS } from './pick-date.ts';
import { postponeVariant, UNTIL } from './postpone.ts';
import { type Asking, askWhich, unclearDate } from './which.ts';

const POSTPONE: Asking = {
  name: 'verschieben',
  title: { de: 'Welche Erinnerung wird verschoben?', en: 'Which reminder is put off?' },
  of: ({ pending }) => pending,
  none: { de: 'In diesem Fall ist keine Frist offen.', en: 'No date is pending in this case.' },
};

/** Words that say nothing of date or day. */
const POLITE = ['bitte', 'mal', 'erst', 'doch', 'please', 'die', 'erinnerung', 'reminder'];

const split = (line: string): readonly string[] => line.split(' ').filter((word) => word !== '');
const withoutPolite = (words: readonly string[]): readonly string[] => {
  const first = words.findIndex((word) => !POLITE.includes(fold(bare(word))));
  return first < 0 ? [] : words.slice(first);
};

/** How many words at the beginning say the day: "auf nächste Woche", "2 Wochen". */
function dayAhead(words: readonly string[], { context }: CaseEdit): number {
  const end = words.findIndex((word) => REASON_WORDS.includes(fold(bare(word))));
  const said = words.slice(0, end < 0 ? words.length : end);
  for (let n = Math.min(6, said.length); n > 0; n--) {
    const { values, unclear } = matchLine({ until: UNTIL }, said.slice(0, n).join(' '), context.today);
    if (values['until'] !== undefined && unclear === undefined) return n;
  }
  return 0;
}

/** Which date is meant, and the words that say something else; where the day comes first it is put behind the date. */
function pick(words: readonly string[], dates: CaseDates, edit: CaseEdit): Picked {
  const { context, kase } = edit;
  const rules = context.deadlines.rules(kase.team).filter((rule) => rule.active);
  const ahead = dayAhead(words, edit);
  const line = words.slice(ahead).join(' ');
  const picked = pickDate(line, dates, isPending, rules, context.today);
  const day = words.slice(0, ahead);
  if (picked.is === 'one' || picked.is === 'several')
    return { ...picked, rest: [...day, picked.rest].join(' ').trim() };
  const [only, ...others] = dates.pending;
  if (picked.is !== 'nothing' || only === undefined || others.length > 0) {
    // "morgen": nobody named a date wrongly
    return picked.is === 'nothing' && ahead > 0
      ? { is: 'several', deadlines: dates.pending, rest: words.join(' ') }
      : picked;
  }
  return ahead > 0 || line === '' ? { is: 'one', deadline: only, last: '', rest: words.join(' ') } : picked;
}

/**
 * `verschieben`: finds the date. A day YYYY-MM-DD right after the name of a rule names the date further, as on the buttons
 * of a reminder: when that date is gone, no other one is put off in its place.
 */
export function findPostpone(line: string, edit: CaseEdit): Found {
  const { kase, context } = edit;
  const { language } = context;
  const dates = caseDates(kase, context);
  const picked = pick(withoutPolite(split(line)), dates, edit);
  const unclear = (what: Picked): Found => ({ answer: unclearDate(POSTPONE, what, kase, dates, context) });
  if (picked.is !== 'one' && picked.is !== 'several') return unclear(picked);
  let all = picked.is === 'one' ? [picked.deadline] : picked.deadlines;
  let rest = split(picked.rest);
  const due = picked.is === 'one' && picked.last === '' ? undefined : parseIso(rest[0] ?? '');
  if (due !== undefined) {
    rest = rest.slice(1);
    const ofRule = (deadline: Deadline) => all.some(({ rule }) => rule.id === deadline.rule.id);
    const named = (list: readonly Deadline[]) => list.filter((deadline) => deadline.due === due);
    const found = [named(all), named(dates.pending.filter(ofRule)), named(numbered(dates).filter(ofRule))];
    const meant = found.find((list) => list.length > 0);
    if (meant === undefined) {
      const day = formatDay(due, language, 'short');
      const why = language === 'de' ? `Am ${day} ist das nicht fällig.` : `It is not due on ${day}.`;
      return { answer: askWhich(POSTPONE, kase, dates, all.filter(isPending), '', [sensitive(why)], context) };
    }
    all = meant;
  }
  const [deadline, ...others] = all;
  if (deadline === undefined) return unclear({ is: 'nothing', rest: '' });
  if (others.length > 0) return unclear({ is: 'several', deadlines: all, rest: rest.join(' ') });
  if (!isPending(deadline)) return unclear({ is: 'one', deadline, last: '', rest: '' });
  const last = picked.is === 'one' ? picked.last : '';
  const more = last === '' ? 0 : saidOn(deadline, last, rest, new Set());
  return {
    variant: postponeVariant(deadline),
    named: `${nrOf(deadline, dates) ?? deadline.rule.id}`,
    rest: withoutPolite(rest.slice(more)).join(' '),
  };
}
