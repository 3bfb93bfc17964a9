import { toDay } from '../src/calendar/civil-date.ts';
import { createOfficeDeadlines } from '../src/deadlines/office-deadlines.ts';
import { demoOffice } from '../src/demo/demo-office.ts';
import { createPlan } from '../src/reminders/plan.ts';
import { median, ms, table } from './measure.ts';

/** What is to be told of all cases, against deriving their deadlines, which it needs first. */
export async function benchReminders(): Promise<string> {
  const today = toDay(2026, 11, 20);
  const rows: string[][] = [];
  for (const [size, rounds] of [
    [13_000, 9],
    [130_000, 3],
  ] as const) {
    const { office, cases } = demoOffice({ cases: size, seed: 7, today });
    const times: { readonly derive: number; readonly plan: number }[] = [];
    let found = 0;
    for (let round = 0; round < rounds; round++) {
      globalThis.gc?.();
      // new ones each time: what was derived before is kept
      const deadlines = createOfficeDeadlines(office);
      const start = performance.now();
      for (const kase of cases) deadlines.of(kase, today);
      const derived = performance.now();
      found = createPlan(office, deadlines, today).all(cases).length;
      times.push({ derive: derived - start, plan: performance.now() - derived });
    }
    const [derive, plan] = [median(times.map((time) => time.derive)), median(times.map((time) => time.plan))];
    rows.push([
      `${size}`,
      `${found}`,
      `${ms(derive)} ms`,
      `${ms(plan)} ms`,
      `${((plan / size) * 1000).toFixed(1)} µs`,
      `**${(plan / derive).toFixed(2)}×**`,
      `**${((derive + plan) / derive).toFixed(2)}×**`,
    ]);
  }
  return table(
    ['cases', 'notices', 'derive all', 'plan', 'plan, per case', 'plan / derive', 'derive and plan / derive'],
    rows,
  );
}
