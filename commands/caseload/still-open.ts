import { dayOfIso } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { type Item, internal, plain, type Reply, sensitive } from '../../src/reply/reply.ts';
import { deadlineItem } from '../deadline-item.ts';
import type { CaseEdit } from '../writing/spec.ts';

/** Ends that nobody would be reminded of any more, and what somebody has set herself. */
const ENDS = ['befristung', 'foerderung', 'berufsbegleitung-ende', 'inbeq-ende', 'wiedervorlage'];

const TITLE: Text = { de: 'Noch nicht abgeschlossen', en: 'Not closed yet' };
const INTRO: Text = { de: 'Hier ist noch etwas offen:', en: 'Something is still open here:' };
const ANYWAY: Text = { de: 'Trotzdem abschließen', en: 'Close anyway' };

/** What closing a case would lose sight of: ends to come, overdue dates of the law, a Maßnahme that runs. */
function openItems(kase: Case, { context, today }: CaseEdit): readonly Item[] {
  const { deadlines, language, office, messages } = context;
  const dates = deadlines
    .of(kase, context.today)
    .filter(({ state, rule }) => {
      if (state === 'overdue') return rule.kind === 'law' || ENDS.includes(rule.id);
      return state === 'open' && ENDS.includes(rule.id);
    })
    .sort((a, b) => (a.due ?? 0) - (b.due ?? 0));
  const massnahmen = (kase.participations ?? []).filter((item) => (item.exitOn ?? item.end ?? '9999') >= today);
  return [
    ...dates.map((deadline) => deadlineItem(deadline, context, { withCase: false, withWhy: false })),
    ...massnahmen.map((item): Item => {
      const name = office.massnahmen?.find(({ id }) => id === item.massnahme)?.name ?? item.massnahme;
      const end = item.exitOn ?? item.end;
      const until = end === undefined ? '' : ` ${messages.until(formatDay(dayOfIso(end), language, 'short'))}`;
      return { line: [sensitive(`${messages.participation} „${name}“${until}`)] };
    }),
  ];
}

/**
 * What to show before a case is closed; `undefined` where nothing is open.
 * @param line the input that closes it all the same
 */
export function stillOpen(kase: Case, line: string, edit: CaseEdit): Reply | undefined {
  const { language } = edit.context;
  const items = openItems(kase, edit);
  if (items.length === 0) return undefined;
  const how: Text = {
    de: `Ist das geklärt, oder soll der Fall trotzdem zu? Dann schreiben Sie: ${line}`,
    en: `Is that settled, or shall the case be closed all the same? Then write: ${line}`,
  };
  return {
    title: TITLE[language],
    sections: [
      { items: [{ line: [internal(kase.no, 'strong'), plain('  '), plain(INTRO[language])] }] },
      { items },
      { items: [{ line: [sensitive(how[language])] }] },
    ],
    actions: [{ label: ANYWAY[language], command: sensitive(line) }],
  };
}
