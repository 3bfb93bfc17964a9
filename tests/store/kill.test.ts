import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { isTemporary, LOCK } from '../../src/store/json/layout.ts';
import type { Store } from '../../src/store/store.ts';
import { workerScript } from './child.ts';
import { namedIn } from './contract-trail.ts';
import { folders, strayFiles } from './folders.ts';
import { randomFrom } from './random.ts';
import { OFFICE, trailOf } from './samples.ts';
import { tell, times } from './torture.ts';

const newFolder = folders();
const script = workerScript();

interface Killed {
  /** numbers of the commits that were said to be kept */
  readonly kept: readonly number[];
  readonly said: string;
}

/** Lets a process commit in a loop and kills it some time after it has begun. */
function kill(folder: string, seed: number, first: number, delay: number): Promise<Killed> {
  const child = spawn(process.execPath, [script(), 'write', folder, String(seed), String(first)]);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), delay);
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve) => {
    child.once('close', () => {
      // a last line without an end may be half of a number
      const lines = said.slice(0, said.lastIndexOf('\n')).split('\n');
      resolve({ kept: lines.map(Number).filter((n) => Number.isInteger(n)), said });
    });
  });
}

/** Everything that was kept is there; what is there beyond was asked for, and is there with its line in the trail. */
async function check(store: Store, kept: ReadonlySet<number>): Promise<number> {
  const names = new Set(namedIn(await trailOf(store)).map((name) => Number(name.slice(2))));
  for (const n of kept) if (!names.has(n)) throw new Error(`the line of ${n} is missing`);
  const cases = new Map((await store.findCases()).map((kase) => [kase.no, Number(kase.manager?.slice(2))]));
  const isLog = (n: number) => n % 13 === 0 && n % 41 !== 0 && n % 67 !== 0;
  for (const n of names) {
    const found = cases.get(`F-${n % 500}`) ?? -1;
    if (!isLog(n) && found < n) throw new Error(`commit ${n} is in the trail, but its case says ${found}`);
  }
  for (const [no, n] of cases) if (no.startsWith('F-') && !names.has(n)) throw new Error(`${no} has no line ${n}`);
  return Math.max(0, ...names);
}

const KILLS = times(15, 300);

test(`killed ${KILLS} times while it writes, a store keeps all that it said it has kept`, async () => {
  const folder = newFolder();
  const random = randomFrom(Date.now());
  const first = await openJsonStore(folder);
  await first.commit({ office: OFFICE });
  await first.close();
  const kept = new Set<number>();
  let next = 1;
  let [whole, folds] = [0, 0];
  for (let round = 0; round < KILLS; round++) {
    const killed = await kill(folder, Math.floor(random() * 1e9), next, random() ** 2 * 250);
    expect(killed.said).toMatch(/^open\n/u);
    for (const n of killed.kept) kept.add(n);
    for (const name of await readdir(folder))
      expect([name, (await stat(join(folder, name))).mode & 0o777]).toEqual([name, 0o600]);
    const store = await openJsonStore(folder);
    next = (await check(store, kept)) + 1;
    expect(await store.office()).toEqual(OFFICE);
    const names = await readdir(folder);
    expect(names.filter((name) => isTemporary(name) || (name.startsWith(LOCK) && name !== LOCK))).toEqual([]);
    expect(await strayFiles(folder)).toEqual([]);
    if (killed.kept.length > 0) whole++;
    folds += names.filter((name) => name.startsWith('generation-')).length > 0 ? 1 : 0;
    await store.close();
  }
  expect(whole).toBeGreaterThan(KILLS / 2);
  tell(
    `kill -9: ${KILLS} kills (${folds} with folds before), ${kept.size} acknowledged commits, none missing, none torn`,
  );
}, 900_000);
