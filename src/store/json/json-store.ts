import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import type * as z from 'zod';
import type { Case } from '../../cases/case.ts';
import type { Office } from '../../cases/office.ts';
import { FallboteError } from '../../errors.ts';
import { compareCaseNumbers, compareText } from '../../order.ts';
import { emptyStore, matches } from '../memory-store.ts';
import { type CaseQuery, type Change, caseKey, type Store } from '../store.ts';
import { JsonFile } from './json-file.ts';
import * as layout from './layout.ts';

type Segment = Case[];

/**
 * An office in a folder of JSON files, on lowdb. A query reads only the segments it needs; a commit writes only the
 * segments it changes and becomes valid with the manifest. One process per folder.
 */
export async function openJsonStore(folder: string): Promise<Store> {
  const manifestFile = new JsonFile(join(folder, layout.MANIFEST), layout.manifestSchema);
  const db = new Low<layout.Manifest>(manifestFile, layout.EMPTY_MANIFEST);
  await db.read();
  let index = db.data.index === null ? [] : await readPart(folder, db.data.index, layout.indexSchema);
  let byKey = new Map(index.map((row) => [caseKey(row[0]), row]));
  const segments = new Map<string, Segment>();
  let queue: Promise<unknown> = Promise.resolve();
  let office: { readonly name: string; readonly value: Office } | undefined;

  async function segment(number: number): Promise<Segment> {
    const name = db.data.segments[number];
    if (name === undefined || name === null) return [];
    let cases = segments.get(name);
    if (cases === undefined) {
      cases = await readPart(folder, name, layout.segmentSchema);
      segments.set(name, cases);
    }
    return cases;
  }

  async function read(rows: readonly layout.IndexRow[]): Promise<Case[]> {
    const wanted = new Map<number, Set<string>>();
    for (const row of rows) {
      const keys = wanted.get(row[1]);
      if (keys === undefined) wanted.set(row[1], new Set([caseKey(row[0])]));
      else keys.add(caseKey(row[0]));
    }
    const found: Case[] = [];
    for (const [number, keys] of wanted) {
      for (const kase of await segment(number)) if (keys.has(caseKey(kase.no))) found.push(kase);
    }
    return found.sort((a, b) => compareCaseNumbers(a.no, b.no));
  }

  async function commit(change: Change): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const serial = db.data.serial + 1;
    let part = 0;
    const written: string[] = [];
    const write = async <T>(kind: 'office' | 'index' | 'cases', schema: z.ZodType<T>, data: T): Promise<string> => {
      // a serial has room for 100 000 files, so names never repeat
      const name = `${kind}-${serial * 100_000 + part++}.json`;
      written.push(name);
      await new JsonFile(join(folder, name), schema).write(data);
      return name;
    };
    try {
      const plan = planCases(db.data.segments.length, byKey, change);
      const nextSegments = [...db.data.segments];
      const nextCache: [string, Segment][] = [];
      for (const [number, puts] of plan.touched) {
        const kept = (await segment(number)).filter(
          (kase) => !puts.has(caseKey(kase.no)) && plan.rows.has(caseKey(kase.no)),
        );
        const cases = [...kept, ...[...puts.values()].filter((kase) => kase !== undefined)];
        const name = cases.length === 0 ? null : await write('cases', layout.segmentSchema, cases);
        nextSegments[number] = name;
        if (name !== null) nextCache.push([name, cases]);
      }
      const rows = [...plan.rows.values()];
      const officeName =
        change.office === undefined ? db.data.office : await write('office', layout.officeFileSchema, change.office);
      const indexName = plan.touched.size === 0 ? db.data.index : await write('index', layout.indexSchema, rows);
      const old = db.data;
      db.data = {
        ...old,
        serial,
        office: officeName,
        index: indexName,
        segments: nextSegments.map((name) => name ?? null),
      };
      try {
        await db.write();
      } catch (error) {
        db.data = old;
        throw error;
      }
      index = rows;
      byKey = plan.rows;
      for (const [name, cases] of nextCache) segments.set(name, cases);
      await dropUnused(folder, old, db.data, segments);
    } catch (error) {
      for (const name of written) if (!isNamed(db.data, name)) await rm(join(folder, name), { force: true });
      throw error;
    }
  }

  return {
    async office(): Promise<Office> {
      const name = db.data.office;
      if (name === null) throw emptyStore();
      if (office?.name !== name) office = { name, value: await readPart(folder, name, layout.officeFileSchema) };
      return office.value;
    },
    async findCase(no) {
      const row = byKey.get(caseKey(no));
      return row === undefined ? undefined : (await read([row]))[0];
    },
    async findCases(query: CaseQuery = {}) {
      return read(
        index.filter(([, , manager, team, bg]) =>
          matches({ manager: manager ?? undefined, team, bedarfsgemeinschaft: bg ?? undefined }, query),
        ),
      );
    },
    commit(change) {
      const result = queue.then(() => commit(change));
      queue = result.catch(() => undefined);
      return result;
    },
    async close() {
      await queue;
    },
  };
}

async function readPart<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  const path = join(folder, name);
  const data = await new JsonFile(path, schema).read();
  if (data === null) {
    throw new FallboteError(
      'FB102',
      'platform',
      `Die Datei ${path} fehlt. Bitte den Ordner aus der Sicherung zurückholen.`,
    );
  }
  return data;
}

interface CasePlan {
  readonly rows: Map<string, layout.IndexRow>;
  /** by segment: what to put there; `undefined` marks a removal */
  readonly touched: Map<number, Map<string, Case | undefined>>;
}

/** Which segments a change touches. New cases are laid together by case manager, in segments of their own. */
function planCases(segmentCount: number, byKey: ReadonlyMap<string, layout.IndexRow>, change: Change): CasePlan {
  const rows = new Map(byKey);
  const touched: CasePlan['touched'] = new Map();
  const touch = (number: number, key: string, kase: Case | undefined) => {
    const puts = touched.get(number) ?? new Map<string, Case | undefined>();
    puts.set(key, kase);
    touched.set(number, puts);
  };
  for (const no of change.remove ?? []) {
    const row = rows.get(caseKey(no));
    if (row === undefined) throw new FallboteError('FB104', 'ours', `Den Fall ${no} gibt es nicht.`);
    rows.delete(caseKey(no));
    touch(row[1], caseKey(no), undefined);
  }
  const rowOf = (kase: Case, number: number): layout.IndexRow => [
    kase.no,
    number,
    kase.manager ?? null,
    kase.team,
    kase.bedarfsgemeinschaft ?? null,
  ];
  const fresh: Case[] = [];
  for (const kase of change.put ?? []) {
    const row = rows.get(caseKey(kase.no));
    if (row === undefined) {
      fresh.push(kase);
      continue;
    }
    rows.set(caseKey(kase.no), rowOf(kase, row[1]));
    touch(row[1], caseKey(kase.no), kase);
  }
  fresh.sort((a, b) => compareText(a.manager ?? '', b.manager ?? '') || compareCaseNumbers(a.no, b.no));
  fresh.forEach((kase, position) => {
    const number = segmentCount + Math.floor(position / layout.SEGMENT_SIZE);
    rows.set(caseKey(kase.no), rowOf(kase, number));
    touch(number, caseKey(kase.no), kase);
  });
  return { rows, touched };
}

const namesIn = (manifest: layout.Manifest): readonly (string | null)[] => [
  manifest.office,
  manifest.index,
  ...manifest.segments,
];
const isNamed = (manifest: layout.Manifest, name: string) => namesIn(manifest).includes(name);

/** Removes the files that only the state before the commit named. */
async function dropUnused(
  folder: string,
  old: layout.Manifest,
  current: layout.Manifest,
  cache: Map<string, Segment>,
): Promise<void> {
  const used = new Set(namesIn(current));
  for (const name of namesIn(old)) {
    if (name === null || used.has(name)) continue;
    cache.delete(name);
    await rm(join(folder, name), { force: true });
  }
}
