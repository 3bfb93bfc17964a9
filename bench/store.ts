import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { toDay } from '../src/calendar/civil-date.ts';
import type { Case } from '../src/cases/case.ts';
import type { ImportFile } from '../src/cases/office.ts';
import { demoOffice } from '../src/demo/demo-office.ts';
import { openJsonStore } from '../src/store/json/json-store.ts';
import type { Store } from '../src/store/store.ts';
import { median, ms, table } from './measure.ts';

const WRITES = 500;

/** The case with one contact more. */
const changed = (kase: Case): Case => ({
  ...kase,
  contacts: [...(kase.contacts ?? []), { on: '2026-11-20', kind: 'ESB' }],
});

/** What a command does: reads a case and commits it changed, with its entry in the history and its line in the trail. */
async function write(store: Store, no: string, count: number): Promise<number> {
  const was = await store.findCase(no);
  if (was === undefined) throw new Error(no);
  const at = new Date().toISOString();
  const start = performance.now();
  await store.commit({
    put: [changed(was)],
    expect: { cases: [{ no, was }] },
    history: [{ id: `h-${count}`, at, by: 'fm-01', command: 'kontakt', case: no, differences: [] }],
    audit: [{ at, who: 'fm-01', door: 'console', what: 'change', command: 'kontakt', cases: [no] }],
  });
  return performance.now() - start;
}

/** Times of some writes of the whole office with lowdb's own adapter; none where it does not fit into one text. */
async function plain(db: Low<ImportFile>, count: number, pick: () => number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const at = pick();
    const kase = db.data.cases[at];
    if (kase !== undefined) db.data.cases[at] = changed(kase);
    const start = performance.now();
    try {
      await db.write();
    } catch (error) {
      if (error instanceof RangeError) return [];
      throw error;
    }
    times.push(performance.now() - start);
  }
  return times;
}

async function heapOf<T>(make: () => Promise<T>): Promise<readonly [T, number]> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const made = await make();
  globalThis.gc?.();
  return [made, process.memoryUsage().heapUsed - before];
}

/** Random, but the same each time. */
function picker(size: number): () => number {
  let seed = 1;
  return () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % size;
  };
}

/** Both on the same data: their rounds take turns, so that what else the machine does hits both. */
async function compare(
  data: string,
  demo: ImportFile,
  rounds: number,
): Promise<readonly [readonly number[], readonly number[]]> {
  const store = await openJsonStore(data);
  const db = new Low<ImportFile>(new JSONFile(join(data, '..', 'db.json')), { ...demo, cases: [...demo.cases] });
  const pick = picker(demo.cases.length);
  const [whole, own]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    whole.push(...(await plain(db, 1, pick)));
    globalThis.gc?.();
    for (let i = 0; i < 40; i++) own.push(await write(store, demo.cases[pick()]?.no ?? '', own.length));
  }
  await store.close();
  return [whole, own];
}

/** Many writes one after another: how long answers may have to wait, and the heap that an open folder takes. */
async function alone(
  data: string,
  numbers: readonly string[],
): Promise<{ readonly own: readonly number[]; readonly delay: number; readonly heap: number }> {
  const [store, heap] = await heapOf(() => openJsonStore(data));
  const pick = picker(numbers.length);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const own: number[] = [];
  for (let i = 0; i < WRITES; i++) own.push(await write(store, numbers[pick()] ?? '', 1000 + i));
  delay.disable();
  await store.close();
  return { own, delay: delay.percentile(99) / 1e6, heap: heap / numbers.length };
}

async function row(size: number, rounds: number): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fallbote-bench-store-'));
  try {
    const data = join(folder, 'data');
    let demo: ImportFile | undefined = demoOffice({ cases: size, seed: 7, today: toDay(2026, 11, 20) });
    const numbers = demo.cases.map((kase) => kase.no);
    const first = await openJsonStore(data);
    await first.commit({ office: demo.office, put: demo.cases, imported: demo });
    await first.close();
    const [whole, beside] = await compare(data, demo, rounds);
    // the cases must not stand in the way of the garbage collector any more
    demo = undefined;
    const { own, delay, heap } = await alone(data, numbers);
    const possible = whole.length > 0;
    return [
      `${size}`,
      possible ? `${ms(median(whole))} ms` : 'geht nicht: Text zu lang',
      `${ms(median([...beside, ...own]))} ms`,
      possible ? `**${Math.round(median(whole) / median(beside))}×**` : '–',
      `${ms(delay)} ms`,
      `${Math.round(heap)} B`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One acknowledged write against lowdb's own adapter, which writes the whole office each time, on the same data. */
export async function benchStore(): Promise<string> {
  const rows: (readonly string[])[] = [];
  for (const [size, rounds] of [
    [1_000, 9],
    [13_000, 5],
    [130_000, 2],
  ] as const)
    rows.push(await row(size, rounds));
  return table(
    [
      'cases',
      'lowdb, JSONFile',
      'one acknowledged write',
      'lowdb / ours',
      `p99 event loop, ${WRITES} writes with folds`,
      'heap per case',
    ],
    rows,
  );
}
