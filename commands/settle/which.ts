import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { type Deadline, isPending } from '../../src/deadlines/deadline.ts';
import { missingText } from '../../src/deadlines/explain.ts';
import { type Action, type Item, internal, type Line, plain, sensitive } from '../../src/reply/reply.ts';
import { deadlineItem } from '../deadline-item.ts';
import { isMissing } from '../fristen-period.ts';
import { type CaseDates, nrOf } from './case-dates.ts';
import type { Picked } from './pick-date.ts';

/** Most dates that are offered as buttons. */
const MAX_BUTTONS = 8;

/** What a command on dates needs to know to ask which one is meant. */
export interface Asking {
  /** the command, as typed on a button */
  readonly name: string;
  /** public */
  readonly title: Text;
  /** the dates it is for */
  readonly of: (dates: CaseDates) => readonly Deadline[];
  /** where there are none */
  readonly none: Text;
}

const REOPEN: Text = { de: 'Wieder öffnen', en: 'Reopen' };

/** Lists dates with their numbers, each with a button that says the same line with the number. */
export function askWhich(
  asking: Asking,
  kase: Case,
  dates: CaseDates,
  shown: readonly Deadline[],
  rest: string,
  why: Line,
  context: CommandContext,
): CommandResult {
  const { language } = context;
  const items = shown.map(
    (deadline): Item => deadlineItem(deadline, context, { withCase: false, withWhy: false, nr: nrOf(deadline, dates) }),
  );
  const actions = shown.slice(0, MAX_BUTTONS).flatMap((deadline): Action[] => {
    const nr = nrOf(deadline, dates);
    const command = [asking.name, kase.no, nr, rest].filter((part) => part !== '').join(' ');
    return nr === undefined
      ? []
      : [{ label: language === 'de' ? `Nr. ${nr}` : `No. ${nr}`, command: sensitive(command) }];
  });
  return {
    private: {
      title: asking.title[language],
      sections: [
        { items: [{ line: [internal(kase.no, 'strong'), plain('  '), ...why] }] },
        ...(items.length === 0 ? [] : [{ items }]),
      ],
      actions,
    },
  };
}

const sentence = (de: string, en: string): Text => ({ de, en });

/** Says what is the matter with a date that a command is not for. */
function otherState(deadline: Deadline, nr: number | undefined, { no }: Case): Text {
  const { title } = deadline.rule;
  if (isMissing(deadline)) {
    const [de, en] = [missingText(deadline, 'de'), missingText(deadline, 'en')];
    const verb = deadline.missing.length === 1 ? 'fehlt' : 'fehlen';
    return sentence(
      `„${title.de}“ ist nicht berechenbar: ${de} ${verb}. Bitte zuerst das eintragen.`,
      `“${title.en}” cannot be computed: ${en} missing. Please record that first.`,
    );
  }
  if (isPending(deadline))
    return sentence(`„${title.de}“ ist noch offen.`, `“${title.en}” is pending, there is nothing to take back.`);
  return sentence(
    `„${title.de}“ ist schon ${deadline.state === 'waived' ? 'mit Verzicht abgeschlossen' : 'erledigt'}. Wieder öffnen: offen ${no} ${nr}`,
    `“${title.en}” is ${deadline.state === 'waived' ? 'waived' : 'done'} already. To reopen it: reopen ${no} ${nr}`,
  );
}

/** Why no date was found; nothing where nobody named one. */
function problemOf(picked: Exclude<Picked, { is: 'one' | 'several' }>): Text | undefined {
  switch (picked.is) {
    case 'number':
      return sentence(`Die Nummer ${picked.nr} gibt es hier nicht.`, `There is no number ${picked.nr} here.`);
    case 'rule':
      return sentence(
        `„${picked.rule.title.de}“ gibt es in diesem Fall zurzeit nicht.`,
        `“${picked.rule.title.en}” does not apply to this case at present.`,
      );
    case 'nothing':
      return picked.rest === ''
        ? undefined
        : sentence(
            `Welche Frist ist mit „${picked.rest.slice(0, 80)}“ gemeint? Bitte die Nummer oder ein Wort ihres Namens.`,
            `Which date is meant by “${picked.rest.slice(0, 80)}”? Please give its number or a word of its name.`,
          );
  }
}

/** A date that the command is not for; where it is done, with a button to open it again. */
function notThis(
  deadline: Deadline,
  kase: Case,
  dates: CaseDates,
  { messages, language }: CommandContext,
): CommandResult {
  const nr = nrOf(deadline, dates);
  const line = [internal(kase.no, 'strong'), plain('  '), sensitive(otherState(deadline, nr, kase)[language])];
  const done = !isPending(deadline) && !isMissing(deadline) && nr !== undefined;
  return {
    private: {
      title: messages.notRecordedTitle,
      sections: [{ items: [{ line }] }],
      actions: done ? [{ label: REOPEN[language], command: internal(`offen ${kase.no} ${nr}`) }] : [],
    },
  };
}

/** Asks for the date, where the line names none, several, or one that this command is not for. */
export function unclearDate(
  asking: Asking,
  picked: Picked,
  kase: Case,
  dates: CaseDates,
  context: CommandContext,
): CommandResult {
  const { language } = context;
  if (picked.is === 'one') return notThis(picked.deadline, kase, dates, context);
  const all = asking.of(dates);
  const ask = (why: Line, shown: readonly Deadline[], rest: string) =>
    askWhich(asking, kase, dates, shown, rest, why, context);
  if (picked.is === 'several') {
    const several = sentence('Da passen mehrere. Welche ist gemeint?', 'Several fit. Which one is meant?');
    return ask([plain(several[language])], picked.deadlines, picked.rest);
  }
  const problem = problemOf(picked);
  if (all.length === 0) return ask([sensitive((problem ?? asking.none)[language])], [], '');
  const which = sentence('Bitte die Nummer oder ein Wort des Namens.', 'Please give the number or a word of the name.');
  return ask([problem === undefined ? plain(which[language]) : sensitive(problem[language])], all, '');
}
