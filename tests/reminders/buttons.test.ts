import { beforeAll, describe, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/berlin.ts';
import { toDay, toIso } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { bundle } from '../../src/reminders/bundle.ts';
import { MOST_LINES, personReply } from '../../src/reminders/messages.ts';
import { createPlan } from '../../src/reminders/plan.ts';
import { createTimes } from '../../src/reminders/times.ts';
import type { Action, Item } from '../../src/reply/reply.ts';
import { textOf } from '../../src/reply/text.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { botOn } from '../bot/bot-on.ts';

const TODAY = toDay(2026, 11, 20);
const POSTED = { morning: new Set<string>(), urgent: new Map<string, number>(), channel: new Set<string>() };

interface Line {
  readonly staff: string;
  readonly kase: Case | undefined;
  readonly item: Item;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Every line of every message of an invented office, one for each rule and part of the recipient. */
function linesOf(office: Office, cases: readonly Case[]): readonly Line[] {
  const rules = createOfficeDeadlines(office);
  const byNo = new Map(cases.map((kase) => [kase.no, kase]));
  const postings = bundle(createPlan(office, rules, TODAY).all(cases), {
    office,
    times: createTimes(office.reminders, rules.calendar),
    now: instantOf(TODAY, 9 * 60),
    posted: POSTED,
    newId: () => 'p',
  });
  const found = new Map<string, Line>();
  for (const { to, notices, ...posting } of postings) {
    if (to.kind !== 'person') continue;
    // not only those that are pressing enough for a line
    for (let at = 0; at < notices.length; at += MOST_LINES) {
      const part = { ...posting, to, notices: notices.slice(at, at + MOST_LINES) };
      const { sections } = personReply(part, { office, rules, caseOf: (no) => byNo.get(no), minute: 9 * 60 });
      for (const item of sections.flatMap(({ items }) => items)) {
        const value = item.facts?.[0]?.value;
        if (value === undefined) continue;
        const name = [value['rule'], value['as'], value['state']].join(' ');
        if (!found.has(name)) found.set(name, { staff: to.staff, kase: byNo.get(String(value['case'])), item, value });
      }
    }
  }
  return [...found.values()];
}

const demo = demoOffice({ cases: 1500, seed: 6, today: TODAY });
const lines = linesOf(demo.office, demo.cases);
const fresh = () => {
  const bot = botOn(createMemoryStore(demo), TODAY);
  return (id: string, text: string) =>
    bot.answer({ from: { platform: 'console', id }, text, place: { kind: 'private' } });
};
const labelled = (label: string) =>
  lines.flatMap((line) =>
    (line.item.actions ?? []).filter((one) => one.label === label).map((one) => ({ ...line, ...one })),
  );
const due = ({ value }: Pick<Line, 'value'>) => String(value['due']);
/** "Fr 20.11.2026" */
const shown = (line: Pick<Line, 'value'>) => {
  const [y = 0, m = 1, d = 1] = due(line).split('-').map(Number);
  return formatDay(toDay(y, m, d), 'de', 'short');
};

describe('every button of a reminder does what it says', () => {
  let ask: ReturnType<typeof fresh>;
  beforeAll(() => {
    ask = fresh();
  });

  test('of many rules, to case managers, deputies and leads', () => {
    expect(new Set(lines.map(({ value }) => value['rule'])).size).toBeGreaterThan(25);
    expect(new Set(lines.map(({ value }) => value['as']))).toEqual(new Set(['manager', 'deputy', 'lead']));
  });

  test('"Warum?" says why this date', async () => {
    for (const line of labelled('Warum?')) {
      const text = textOf((await ask(line.staff, line.command.text)).here as never);
      expect(text, line.command.text).toContain(shown(line));
      expect(text).toContain(String(line.value['title']));
      // with its reason in the line below
      expect(text).toMatch(/(?:Gesetz|Standard|Team-Einstellung|Praxisbeispiel|Jobcenters?)[^\n]*\./u);
    }
  });

  test('"Verschieben" asks until when, for exactly this date', async () => {
    const all = labelled('Verschieben');
    expect(all.length).toBeGreaterThan(25);
    for (const line of all) {
      const { form, here } = await ask(line.staff, line.command.text);
      const text = textOf(here as never);
      if (text.includes('Da passen mehrere')) {
        // two entries that are called by their days
        expect(String(line.value['subject']), text).toMatch(/^\d{4}-/u);
        continue;
      }
      expect(text, line.command.text).toContain(`${String(line.value['title'])}`);
      expect(text).toContain(`(${shown(line)})`);
      expect(form?.fields[0]?.name, text).toBe('when');
    }
  });

  test('"Kontakt erfassen" records nothing before the form', async () => {
    const all = labelled('Kontakt erfassen');
    expect(all.length).toBeGreaterThan(5);
    for (const line of all) {
      const { form, here } = await ask(line.staff, line.command.text);
      expect(
        form?.fields.map(({ name }) => name),
        textOf(here as never),
      ).toContain('on');
    }
  });

  test('"Erledigt" settles this date, or asks what it takes', async () => {
    for (const line of labelled('Erledigt')) {
      const text = textOf((await fresh()(line.staff, line.command.text)).here as never);
      expect(text, line.command.text).not.toMatch(/nicht verstanden|gibt es (?:hier|in diesem Fall)|Welche Frist/u);
      if (text.startsWith('Eingetragen')) expect(text, line.command.text).toMatch(/Erledigt: |bleibt offen/u);
    }
  });

  test('"Übergeben" opens the form of that case', async () => {
    const all = labelled('Übergeben');
    expect(all.every(({ value }) => value['as'] !== 'deputy')).toBe(true);
    for (const line of all.slice(0, 20)) {
      const { form, here } = await ask(line.staff, line.command.text);
      expect(form?.fields[0]?.name, textOf(here as never)).toBe('to');
    }
  });

  test('and then the same message, drawn again, is without it', async () => {
    const line = labelled('Erledigt').find(({ value }) => value['rule'] === 'kooperationsplan');
    if (line?.kase === undefined) throw new Error('no Kooperationsplan');
    const store = createMemoryStore(demo);
    const bot = botOn(store, TODAY);
    const press = ({ command }: Pick<Action, 'command'>) =>
      bot.answer({ from: { platform: 'console', id: line.staff }, text: command.text, place: { kind: 'private' } });
    expect(textOf((await press(line)).here as never)).toMatch(/^Eingetragen/u);
    const now = (await store.findCase(line.kase.no)) as Case;
    const pending = createOfficeDeadlines(demo.office)
      .of(now, TODAY)
      .filter(({ rule, state }) => rule.id === 'kooperationsplan' && (state === 'open' || state === 'overdue'));
    expect(pending.map((date) => toIso(date.due ?? 0))).not.toContain(due(line));
  });
});
