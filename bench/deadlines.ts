import { toDay } from '../src/calendar/civil-date.ts';
import { createOfficeDeadlines } from '../src/deadlines/office-deadlines.ts';
import { demoOffice } from '../src/demo/demo-office.ts';
import { ms, sideBySide, table } from './measure.ts';

/** All deadlines of all cases against `JSON.parse` of the same cases. */
export async function benchDeadlines(): Promise<string> {
  const today = toDay(2026, 11, 20);
  const rows: string[][] = [];
  for (const [size, rounds] of [
    [13_000, 9],
    [130_000, 3],
  ] as const) {
    const demo = demoOffice({ cases: size, seed: 7, today });
    const { office } = demo;
    const text = JSON.stringify(demo.cases);
    const cases = JSON.parse(text) as typeof demo.cases;
    let found = 0;
    const result = await sideBySide(
      {
        parse: () => JSON.parse(text),
        derive: () => {
          // a new one each time: what was derived before is kept
          const deadlines = createOfficeDeadlines(office);
          found = 0;
          for (const kase of cases) found += deadlines.of(kase, today).length;
        },
      },
      rounds,
    );
    const { parse = 0, derive = 0 } = result;
    rows.push([
      `${size}`,
      `${(text.length / size / 1000).toFixed(1)} KB`,
      `${found}`,
      `${ms(parse)} ms`,
      `${ms(derive)} ms`,
      `${((derive / size) * 1000).toFixed(1)} µs`,
      `**${(derive / parse).toFixed(2)}×**`,
    ]);
  }
  return table(['cases', 'size of one', 'dates', 'JSON.parse', 'derive all', 'per case', 'derive / parse'], rows);
}
