import { dayOfIso } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import type { Case } from '../src/cases/case.ts';
import type { Text } from '../src/cases/problem.ts';
import { internal, plain, type Reply, sensitive } from '../src/reply/reply.ts';
import { reasonField } from './caseload/fields.ts';
import { say, wrong } from './work/say.ts';
import { type CaseEdit, variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

const TITLE: Text = { de: 'Fall löschen?', en: 'Delete the case?' };
const FINALLY: Text = { de: 'Endgültig löschen', en: 'Delete for good' };

/** The day from which a closed case is to be deleted (§ 84 SGB X); `undefined` where the office has set none. */
function dueOn(kase: Case, { context }: CaseEdit): number | undefined {
  return context.deadlines.of(kase, context.today).find(({ rule }) => rule.id === 'loeschfrist')?.due;
}

/** What the Löschfrist says, and whether the case may go without a reason. */
function period(kase: Case, edit: CaseEdit): { readonly over: boolean; readonly text: Text } {
  const due = dueOn(kase, edit);
  if (due === undefined) {
    return {
      over: false,
      text: {
        de: 'Für die Aufbewahrung ist keine Dauer eingestellt. Bitte nennen Sie den Grund',
        en: 'No retention period is set. Please name the reason',
      },
    };
  }
  const over = due <= edit.context.today;
  const [de, en] = [formatDay(due, 'de', 'short'), formatDay(due, 'en', 'short')];
  return over
    ? { over, text: { de: `Die Löschfrist war am ${de}`, en: `It was to be deleted by ${en}` } }
    : {
        over,
        text: {
          de: `Die Löschfrist ist erst am ${de}. Vorher braucht es einen Grund`,
          en: `It is to be deleted by ${en} only. Before that a reason is needed`,
        },
      };
}

/** What deleting means, and how to go on. */
function beforehand(kase: Case, reason: string | undefined, edit: CaseEdit): Reply {
  const { language } = edit.context;
  const { over, text } = period(kase, edit);
  const german = reason === undefined ? (over ? '' : ' weil …') : ` weil ${reason}`;
  const line = `loeschen ${kase.no} endgültig${german}`;
  const closed = kase.closed === undefined ? '' : formatDay(dayOfIso(kase.closed.on), language, 'short');
  const lines = {
    de: [
      `Abgeschlossen am ${closed}. ${text.de}.`,
      'Gelöscht werden alle Angaben zu diesem Fall und sein Verlauf. Das lässt sich nicht zurücknehmen.',
      `Wenn Sie das wollen, schreiben Sie: ${line}`,
    ],
    en: [
      `Closed on ${closed}. ${text.en}.`,
      'All that is on file about this case is deleted, and its history. That cannot be taken back.',
      `If that is what you want, write: ${line}`,
    ],
  }[language];
  const [first = '', ...others] = lines;
  return {
    title: TITLE[language],
    sections: [
      {
        items: [
          { line: [internal(kase.no, 'strong'), plain('  '), sensitive(first)] },
          ...others.map((said) => ({ line: [sensitive(said)] })),
        ],
      },
    ],
    actions: over || reason !== undefined ? [{ label: FINALLY[language], command: sensitive(line) }] : [],
  };
}

const removal = variant({
  title: { de: 'Fall löschen', en: 'Delete a case' },
  onClosed: true,
  pointless({ kase, context: { access } }) {
    if (kase.closed === undefined) {
      return {
        de: `Löschen lässt sich nur ein abgeschlossener Fall. Zuerst: abschliessen ${kase.no}`,
        en: `Only a closed case can be deleted. First: close ${kase.no}`,
      };
    }
    if (access.rightTo(kase) === 'deputy') {
      return {
        de: 'In Vertretung lässt sich ein Fall nicht löschen. Das macht, wer den Fall führt, oder die Teamleitung.',
        en: 'A deputy cannot delete a case. Its case manager or the team lead can.',
      };
    }
    return undefined;
  },
  fields: () => ({
    final: {
      type: 'yes-no',
      label: { de: 'Endgültig löschen', en: 'Delete for good' },
      hint: { de: 'lässt sich nicht zurücknehmen', en: 'cannot be taken back' },
      initial: 'no',
      yes: ['endgültig', 'für immer', 'for good', 'finally', 'permanently'],
    },
    reason: reasonField({ de: 'Grund', en: 'Reason' }),
  }),
  apply({ final, reason }, edit) {
    const { kase } = edit;
    if (final !== 'yes') return { first: beforehand(kase, reason, edit) };
    const { over, text } = period(kase, edit);
    if (!over && reason === undefined) return wrong('reason', { de: `${text.de}.`, en: `${text.en}.` });
    const closed = kase.closed?.on ?? edit.today;
    return {
      remove: say(
        (day) => `Gelöscht mit allem Verlauf. Der Fall war abgeschlossen seit ${day(closed)}.`,
        (day) => `Deleted with all its history. The case had been closed since ${day(closed)}.`,
      ),
    };
  },
});

export const loeschen = writingCommand({
  name: 'loeschen',
  aliases: ['entfernen', 'delete', 'remove'],
  summary: { de: 'Einen abgeschlossenen Fall endgültig löschen', en: 'Delete a closed case for good' },
  usage: { de: 'loeschen <Fall> [endgültig] [weil …]', en: 'delete <case> [for good] [because …]' },
  examples: {
    de: ['löschen F-206', 'löschen F-206 endgültig weil doppelt angelegt'],
    en: ['delete F-206', 'delete F-206 for good because recorded twice'],
  },
  variants: [removal],
});
