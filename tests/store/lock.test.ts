import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { HEAD, LOCK } from '../../src/store/json/layout.ts';
import { startOf, thisPlace } from '../../src/store/json/process.ts';
import { workerScript } from './child.ts';
import { folders } from './folders.ts';
import { line, OFFICE, sample } from './samples.ts';
import { tell, times } from './torture.ts';

const newFolder = folders();
const script = workerScript();

/** A process that opens the folder, says "own" or why not, and stays until it is ended. */
function owner(folder: string, ...more: readonly string[]) {
  const child: ChildProcess = spawn(process.execPath, [script(), 'own', folder, ...more]);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    child,
    gone,
    answer: () => vi.waitFor(() => (said.includes('\n') ? said.trim() : Promise.reject(new Error(said))), 15_000),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function filled(): Promise<string> {
  const folder = newFolder();
  const store = await openJsonStore(folder);
  await store.commit({ office: OFFICE, put: [sample('F-1')] });
  await store.close();
  return folder;
}

const lockOf = async (folder: string) =>
  JSON.parse(await readFile(join(folder, LOCK), 'utf8')) as Record<string, unknown>;
/** Leaves a lock that differs from one of this process in some parts. */
async function leave(folder: string, parts: Record<string, unknown>, seconds = 0): Promise<void> {
  const me = {
    pid: process.pid,
    start: startOf(process.pid),
    place: thisPlace(),
    host: hostname(),
    what: 'fallbote serve',
  };
  const lock = { id: '0123456789abcdef0123', ...me, since: '2026-11-20T07:15:00.000Z', ...parts };
  await writeFile(join(folder, LOCK), JSON.stringify(lock));
  const at = new Date(Date.now() - seconds * 1000);
  await utimes(join(folder, LOCK), at, at);
}

describe('one process owns a folder', () => {
  test('a second one is told who, since when, and what to do (FB106)', async () => {
    const folder = await filled();
    const { child, answer } = owner(folder, 'fallbote serve');
    expect(await answer()).toBe('own');
    const error: unknown = await openJsonStore(folder).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'FallboteError', code: 'FB106', fault: 'user' });
    expect((error as Error).message).toMatch(
      new RegExp(
        `^„fallbote serve“ \\(Prozess ${child.pid}, seit \\d\\d\\.\\d\\d\\.\\d\\d, \\d\\d:\\d\\d\\) arbeitet schon mit dem Ordner ${folder}\\. Bitte dort weiterarbeiten oder diesen Prozess beenden\\.$`,
        'u',
      ),
    );
    expect((await (await openJsonStore(folder, { access: 'read' })).findCases()).length).toBe(1);
  });

  test('within one process too', async () => {
    const folder = await filled();
    const store = await openJsonStore(folder);
    await expect(openJsonStore(folder)).rejects.toMatchObject({ code: 'FB106' });
    await store.close();
    await (await openJsonStore(folder)).close();
  });

  test('and gives it back when it closes', async () => {
    const folder = await filled();
    const store = await openJsonStore(folder);
    expect(await readdir(folder)).toContain(LOCK);
    await store.close();
    expect((await readdir(folder)).filter((name) => name.startsWith(LOCK))).toEqual([]);
  });

  test('short calls wait for each other', async () => {
    const folder = await filled();
    const first = await openJsonStore(folder);
    const second = openJsonStore(folder, { wait: 5_000 });
    setTimeout(() => void first.close(), 200);
    await (await second).close();
  });

  test('and is not owned by who could not open it', async () => {
    const folder = await filled();
    const path = join(folder, 'fallbote.json');
    const good = await readFile(path);
    await writeFile(path, '{');
    await expect(openJsonStore(folder)).rejects.toMatchObject({ code: 'FB102' });
    await writeFile(path, good);
    await (await openJsonStore(folder)).close();
  });
});

describe('a left lock is recognised', () => {
  test('of a process that was killed', async () => {
    const folder = await filled();
    const { answer, kill } = owner(folder);
    expect(await answer()).toBe('own');
    await kill();
    const store = await openJsonStore(folder);
    expect(await lockOf(folder)).toMatchObject({ pid: process.pid });
    await store.commit({ put: [sample('F-2')] });
    await store.close();
    expect((await readdir(folder)).filter((name) => name.startsWith(LOCK))).toEqual([]);
  });

  test('of a process whose number another one has now', async () => {
    const folder = await filled();
    await leave(folder, { start: '1' });
    await (await openJsonStore(folder)).close();
  });

  test('of another machine, when it has not been heard of for a minute', async () => {
    const folder = await filled();
    const elsewhere = { place: 'anderswo', host: 'anderswo', pid: 4711 };
    await leave(folder, elsewhere, 30);
    await expect(openJsonStore(folder)).rejects.toMatchObject({
      code: 'FB106',
      message: /Prozess 4711 auf anderswo.*nach einer Minute von selbst frei\.$/u,
    });
    await leave(folder, elsewhere, 61);
    await (await openJsonStore(folder)).close();
  });

  test('of a container with the same host and process number only by that', async () => {
    const folder = await filled();
    await leave(folder, { place: `${hostname()} ein anderer Start`, start: '1' });
    await expect(openJsonStore(folder)).rejects.toMatchObject({ code: 'FB106' });
  });

  test.each(['', '{"id":', 'null', '{"pid":1}'])('torn ("%s"), after a minute', async (text) => {
    const folder = await filled();
    await writeFile(join(folder, LOCK), text);
    await expect(openJsonStore(folder)).rejects.toMatchObject({ code: 'FB106', message: /^Ein anderer Prozess/u });
    const old = new Date(Date.now() - 61_000);
    await utimes(join(folder, LOCK), old, old);
    await (await openJsonStore(folder)).close();
  });

  test('with the guard and the temporary file of one who crashed while taking it over', async () => {
    const folder = await filled();
    await leave(folder, { start: '1' });
    const dead = await readFile(join(folder, LOCK), 'utf8');
    const guard = `${LOCK}.0123456789abcdef0123`;
    await writeFile(join(folder, guard), dead.replace('0123456789abcdef0123', 'fedcba98765432100000'));
    await writeFile(join(folder, `${LOCK}.fedcba98765432100000.tmp`), dead);
    const store = await openJsonStore(folder);
    await store.close();
    expect((await readdir(folder)).filter((name) => name.startsWith(LOCK))).toEqual([]);
  });
});

test('of many processes that find a left lock at once exactly one takes it over', async () => {
  const rounds = times(4, 60);
  for (let round = 0; round < rounds; round++) {
    const folder = await filled();
    await leave(folder, { start: '1' });
    const owners = Array.from({ length: 6 }, () => owner(folder));
    const answers = await Promise.all(owners.map(({ answer }) => answer()));
    expect(answers.filter((answer) => answer === 'own')).toHaveLength(1);
    expect(answers.filter((answer) => answer.startsWith('FB106'))).toHaveLength(5);
    await Promise.all(owners.map(({ kill }) => kill()));
    expect((await readdir(folder)).filter((name) => name.startsWith(LOCK))).toEqual([LOCK]);
  }
  tell(`left locks: taken over by exactly one of 6 processes at once, ${rounds} times`);
}, 600_000);

test('of many that open a folder which is new at once exactly one fills it', async () => {
  const folder = newFolder();
  await mkdir(folder);
  const owners = Array.from({ length: 5 }, () => owner(folder));
  const answers = await Promise.all(owners.map(({ answer }) => answer()));
  expect(answers.filter((answer) => answer === 'own')).toHaveLength(1);
}, 30_000);

describe('an owner whose lock was taken away', () => {
  test.each([
    ['by another process', (folder: string) => leave(folder, { id: 'aaaaaaaaaaaaaaaaaaaa' })],
    ['by hand', (folder: string) => rm(join(folder, LOCK))],
  ])('%s notices that and writes no more (FB106)', async (_, take) => {
    const folder = await filled();
    let at = Date.now();
    const store = await openJsonStore(folder, { now: () => new Date(at) });
    await store.commit({ put: [sample('F-2')] });
    await take(folder);
    at += 31_000;
    const before = (await readdir(folder)).filter((name) => name !== HEAD);
    await expect(store.commit({ put: [sample('F-3')] })).rejects.toMatchObject({
      code: 'FB106',
      message: /neu starten/u,
    });
    await expect(store.log([line(1)])).rejects.toMatchObject({ code: 'FB106' });
    expect(await store.findCases()).toHaveLength(2);
    await store.close();
    expect((await readdir(folder)).filter((name) => name !== HEAD)).toEqual(before);
  });
});
