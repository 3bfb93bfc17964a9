import { constants } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Files } from '../../src/store/json/files.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { PowerDisk } from './disks/power-disk.ts';
import { fillAll } from './filled.ts';
import { everything } from './samples.ts';
import { tell, times } from './torture.ts';

const FOLDER = '/daten';

async function readAll(files: Files, access: 'own' | 'read') {
  const store = await openJsonStore(FOLDER, { access, files });
  try {
    return await everything(store);
  } finally {
    await store.close();
  }
}

async function put(files: Files, name: string, content: Uint8Array): Promise<void> {
  await files.unlink(join(FOLDER, name)).catch(() => undefined);
  const file = await files.open(join(FOLDER, name), constants.O_WRONLY | constants.O_CREAT, 0o600);
  await file.writeFile(content);
  await file.close();
}

/** Puts a folder back to how it was. */
async function reset(files: Files, contents: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const name of await files.readdir(FOLDER)) if (!contents.has(name)) await files.unlink(join(FOLDER, name));
  for (const [name, content] of contents) await put(files, name, content);
  await (await files.open(FOLDER, constants.O_RDONLY)).sync();
}

const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
const at = fc.double({ min: 0, max: 1, noNaN: true });
/** Gives what becomes of the content of a file; `undefined`: it is gone. */
type Harm = (good: Buffer, others: readonly Buffer[]) => Uint8Array | undefined;
const place = (good: Buffer, part: number) => Math.floor(part * good.length);
const harm: fc.Arbitrary<Harm> = fc.oneof(
  fc.tuple(at, bytes).map(
    ([part, added]): Harm =>
      (good) => {
        const start = place(good, part);
        return Buffer.concat([good.subarray(0, start), added, good.subarray(start + added.length)]);
      },
  ),
  fc.tuple(at, bytes).map(
    ([part, added]): Harm =>
      (good) => {
        const start = place(good, part);
        return Buffer.concat([good.subarray(0, start), added, good.subarray(start)]);
      },
  ),
  at.map(
    (part): Harm =>
      (good) =>
        good.subarray(0, place(good, part)),
  ),
  at.map(
    (part): Harm =>
      (good) =>
        Buffer.from(good).fill(0, place(good, part)),
  ),
  bytes.map(
    (added): Harm =>
      () =>
        added,
  ),
  fc.jsonValue().map(
    (value): Harm =>
      () =>
        Buffer.from(JSON.stringify(value)),
  ),
  fc.nat().map(
    (which): Harm =>
      (_, others) =>
        others[which % others.length],
  ),
  fc.constant<Harm>(() => undefined),
);

test('whatever happens to a file, the state is right or the file is named: never less without a word', async () => {
  const files = new PowerDisk().process();
  await fillAll(FOLDER, files);
  const right = await readAll(files, 'read');
  const contents = new Map<string, Buffer>();
  for (const name of (await files.readdir(FOLDER)).sort()) contents.set(name, await files.readFile(join(FOLDER, name)));
  expect(contents.size).toBeGreaterThan(15);
  const runs = times(400, 20_000);
  let named = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...contents.keys()), harm, fc.boolean(), async (name, change, own) => {
      const bad = change(contents.get(name) ?? Buffer.alloc(0), [...contents.values()]);
      if (bad === undefined) await files.unlink(join(FOLDER, name));
      else await put(files, name, bad);
      const found: unknown = await readAll(files, own ? 'own' : 'read').catch((error: unknown) => error);
      await reset(files, contents);
      if (found instanceof Error) {
        expect(found).toMatchObject({ name: 'FallboteError', code: 'FB102' });
        expect(found.message).toContain(FOLDER);
        named++;
      } else expect(found).toEqual(right);
    }),
    { numRuns: runs },
  );
  tell(
    `damaged files: ${runs} fuzzed, ${named} times reported with path and remedy, in all others the state was right`,
  );
}, 1_800_000);
