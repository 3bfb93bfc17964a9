import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import type * as z from 'zod';
import type { Case } from '../../cases/case.ts';
import type { Office } from '../../cases/office.ts';
import { compareCaseNumbers } from '../../order.ts';
import { emptyStore, matches } from '../memory-store.ts';
import { type CaseQuery, type Change, caseKey, type Store } from '../store.ts';
import { JsonFile, unusable, unwritable } from './json-file.ts';
import * as layout from './layout.ts';
import { planCases } from './plan.ts';

const UNREAD = 'not read';
const remove = (path: string) => rm(path, { force: true }).catch(() => undefined);

/**
 * An office in a folder of JSON files, on lowdb. A query reads only the segments it needs; a commit writes only the
 * segments it changes and becomes valid with the manifest. What another process puts into the folder (an import while the
 * bot runs) is seen with the next call; two processes that commit at the same moment are not kept apart.
 */
export async function openJsonStore(folder: string): Promise<Store> {
  const manifest = new JsonFile(join(folder, layout.MANIFEST), layout.manifestSchema);
  const db = new Low<layout.Manifest>(manifest, layout.EMPTY_MANIFEST);
  const segments = new Map<string, readonly Case[]>();
  let office: Office | undefined;
  let rows: layout.Rows = new Map();
  let stamp: string | undefined = UNREAD;
  let queue: Promise<unknown> = Promise.resolve();

  /** Calls wait for each other, so that none meets a state half changed. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  }

  async function refresh(): Promise<void> {
    const found = await manifest.stamp();
    if (found === stamp) return;
    if (found === undefined) await expectEmpty(folder);
    db.data = (await manifest.read()) ?? layout.EMPTY_MANIFEST;
    const { index } = db.data;
    rows = layout.rowsOf(folder, db.data, index === null ? [] : await readPart(folder, index, layout.indexSchema));
    segments.clear();
    office = undefined;
    stamp = found;
  }

  /** Reads from the current state; once more where another process has replaced it meanwhile. */
  const reading = <T>(work: () => Promise<T>): Promise<T> =>
    inTurn(async () => {
      const before = await manifest.stamp();
      try {
        await refresh();
        return await work();
      } catch (error) {
        if ((await manifest.stamp()) === before) throw error;
        await refresh();
        return await work();
      }
    });

  async function segment(number: number): Promise<readonly Case[]> {
    const name = db.data.segments[number];
    if (name === undefined || name === null) return [];
    let cases = segments.get(name);
    if (cases === undefined) {
      cases = await readPart(folder, name, layout.segmentSchema);
      layout.checkSegment(join(folder, name), number, cases, rows);
      segments.set(name, cases);
    }
    return cases;
  }

  async function read(wantedRows: readonly layout.IndexRow[]): Promise<Case[]> {
    const wanted = new Set(wantedRows.map(([no]) => caseKey(no)));
    const found: Case[] = [];
    for (const number of new Set(wantedRows.map((row) => row[1]))) {
      for (const kase of await segment(number)) if (wanted.has(caseKey(kase.no))) found.push(kase);
    }
    return found.sort((a, b) => compareCaseNumbers(a.no, b.no));
  }

  async function commit(change: Change): Promise<void> {
    await refresh();
    const old = db.data;
    const plan = planCases(old.segments.length, rows, change);
    if (plan.touched.size === 0 && change.office === undefined) return;
    await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause) => {
      throw unwritable(folder, cause);
    });
    const serial = old.serial + 1;
    const written: string[] = [];
    const write = async <T>(kind: 'office' | 'index' | 'cases', schema: z.ZodType<T>, data: T): Promise<string> => {
      // a serial has room for 100 000 files, so names never repeat
      const name = `${kind}-${serial * 100_000 + written.length}.json`;
      written.push(name);
      await new JsonFile(join(folder, name), schema).write(data);
      return name;
    };
    try {
      const nextSegments = Array.from(old.segments);
      const nextCases: [string, readonly Case[]][] = [];
      for (const [number, puts] of plan.touched) {
        const kept = (await segment(number)).filter((kase) => !puts.has(caseKey(kase.no)));
        const cases = [...kept, ...[...puts.values()].filter((kase) => kase !== undefined)];
        const name = cases.length === 0 ? null : await write('cases', layout.segmentSchema, cases);
        nextSegments[number] = name;
        if (name !== null) nextCases.push([name, cases]);
      }
      db.data = {
        ...old,
        serial,
        office:
          change.office === undefined ? old.office : await write('office', layout.officeFileSchema, change.office),
        index: plan.touched.size === 0 ? old.index : await write('index', layout.indexSchema, [...plan.rows.values()]),
        segments: nextSegments,
      };
      await db.write();
      rows = plan.rows;
      office = change.office ?? office;
      for (const [name, cases] of nextCases) segments.set(name, cases);
    } catch (error) {
      db.data = old;
      // the manifest may be in place although the folder could not be synced: then the commit has happened
      const onDisk = await manifest.read().catch(() => undefined);
      if (onDisk?.serial === serial) return;
      // where nobody can tell, nothing is removed
      if (onDisk !== undefined) for (const name of written) await remove(join(folder, name));
      throw error;
    }
    stamp = await manifest.stamp().catch(() => UNREAD);
    const used = layout.namesIn(db.data);
    for (const name of segments.keys()) if (!used.has(name)) segments.delete(name);
    await sweep(folder, used);
  }

  await inTurn(refresh);
  return {
    office: () =>
      reading(async () => {
        const name = db.data.office;
        if (name === null) throw emptyStore();
        office ??= await readPart(folder, name, layout.officeFileSchema);
        return office;
      }),
    findCase: (no) =>
      reading(async () => {
        const row = rows.get(caseKey(no));
        return row === undefined ? undefined : (await read([row])).at(0);
      }),
    findCases: (query: CaseQuery = {}) =>
      reading(() =>
        read(
          [...rows.values()].filter(([, , manager, team, bg]) =>
            matches({ manager: manager ?? undefined, team, bedarfsgemeinschaft: bg ?? undefined }, query),
          ),
        ),
      ),
    lastImported: async () => undefined,
    lastImportedOffice: async () => undefined,
    history: async () => [],
    log: async () => undefined,
    async *trail() {},
    commit: (change) => inTurn(() => commit(change)),
    async close() {
      await queue;
    },
  };
}

/** A folder without a manifest is a new one only while it holds none of our files. */
async function expectEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (!names.some(layout.isPart)) return;
  throw unusable(
    join(folder, layout.MANIFEST),
    'Sie fehlt, im Ordner liegen aber Daten.',
    undefined,
    'Bitte den ganzen Ordner aus der Sicherung zurückholen. Wurde der allererste Import abgebrochen: den Ordner leeren und noch einmal importieren.',
  );
}

async function readPart<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  const path = join(folder, name);
  const data = await new JsonFile(path, schema).read();
  if (data === null) throw unusable(path, 'Sie fehlt.');
  return data;
}

/** Removes what earlier states and interrupted commits left; what cannot be removed now goes after a later commit. */
async function sweep(folder: string, used: ReadonlySet<string | null>): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (layout.isOurs(name) && !used.has(name)) await remove(join(folder, name));
  }
}
