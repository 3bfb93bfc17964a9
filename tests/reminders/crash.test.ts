import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { toDay } from '../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { POINTS } from '../../src/reminders/deliver.ts';
import type { Entry } from '../../src/reminders/outbox.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { BOT_USER, type Emulation, hasEmulation, startEmulation } from '../adapters/slack/emulation.ts';
import { wordsOf } from '../adapters/slack/reading.ts';
import { linked, slackChannel, slackUser, workspaceOf } from '../adapters/slack/slack-outside.ts';
import { type Fate, FINE, tooMany, weatherBefore } from '../adapters/slack/weather.ts';
import { freePort } from '../free-port.ts';
import { randomFrom } from '../store/random.ts';
import { tell, times } from '../store/torture.ts';
import type { Job } from './crash-job.ts';

const example = exampleOffice(toDay(2026, 11, 20)).office;
const office = linked(example);
const PEOPLE = ['fm-1', 'fm-2', 'fm-3'];
/** All moments of a message at which the process may end. `torn`, `written`: within the outbox file; `any`: at any time. */
const KILL_AT = [
  ...POINTS.filter((point) => point !== 'drawing' && point !== 'drawn'),
  'torn',
  'written',
  'any',
] as const;
const KILLS = times(40, 500);

const folder = mkdtempSync(join(tmpdir(), 'fallbote-crash-'));
const script = join(folder, 'child.mjs');

interface Ended {
  readonly said: readonly string[];
  readonly killed: boolean;
}

function run(job: Job, killAfter?: number): Promise<Ended> {
  const child = spawn(process.execPath, [script, JSON.stringify(job)]);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (killAfter !== undefined && said === '') setTimeout(() => child.kill('SIGKILL'), killAfter);
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve) => {
    child.once('close', (_code, signal) => resolve({ said: said.split('\n'), killed: signal === 'SIGKILL' }));
  });
}

describe.skipIf(!hasEmulation)('a bot that is killed while it sends', () => {
  let slack: Emulation;
  beforeAll(async () => {
    await build({
      entryPoints: [fileURLToPath(new URL('crash-child.ts', import.meta.url))],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      logLevel: 'error',
      external: ['local-slack-linux-x64'],
      banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    });
    slack = await startEmulation(workspaceOf(example, 'events'));
  }, 60_000);
  afterAll(async () => {
    await slack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const jobFor = async (data: string, apiUrl: string, more: Partial<Job>): Promise<Job> => ({
    mode: 'send',
    folder: data,
    apiUrl,
    port: await freePort(),
    people: PEOPLE,
    round: 0,
    haste: 600,
    patience: 8_000,
    ...more,
  });

  async function filled(name: string): Promise<string> {
    const data = join(folder, name);
    const store = await openJsonStore(data);
    await store.commit({ office });
    await store.close();
    return data;
  }

  /** How often each date arrived, read where it arrived. */
  async function arrivedIn(channels: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const channel of channels)
      for (const message of await slack.messages(channel))
        if (message.user === BOT_USER)
          for (const [, no = ''] of wordsOf(message).matchAll(/\[(F-[\d-]+)\]/gu))
            counts.set(no, (counts.get(no) ?? 0) + 1);
    return counts;
  }

  test(`${KILLS} times loses nothing, and sends nothing twice without a mark`, async () => {
    const data = await filled('killed');
    const random = randomFrom(Date.now());
    const roll = (): Fate => {
      const number = random();
      if (number < 0.06) return { is: 'after', say: 'reset' };
      if (number < 0.09) return { is: 'before', say: 'reset' };
      if (number < 0.11) return { is: 'after', say: 'status', status: 502 };
      return number < 0.12 ? tooMany() : FINE;
    };
    const weather = await weatherBefore(slack, ({ method }) => (method === 'chat.postMessage' ? roll() : FINE));
    const apiUrl = `${weather.url}/api/`;
    const kills = new Map<string, number>(KILL_AT.map((point) => [point, 0]));
    /** per attempt that was uncertain: to whom, and what looking brought */
    const looks = new Map<string, string>();
    const uncertain = new Set<string>();
    let [round, killed] = [0, 0];
    for (; killed < KILLS && round < 4 * KILLS; round++) {
      // the points that were hit least
      const fewest = Math.min(...kills.values());
      const left = KILL_AT.filter((each) => kills.get(each) === fewest);
      const point = left[Math.floor(random() * left.length)] ?? 'any';
      const isAny = point === 'any';
      const kill = isAny
        ? undefined
        : { point, nth: 1 + Math.floor(random() ** 2 * 3), after: random() < 0.5 ? 0 : random() * 15 };
      const ended = await run(
        await jobFor(data, apiUrl, { round, kill, patience: 3_000 }),
        isAny ? random() * 150 : undefined,
      );
      expect(ended.said.join('\n')).toMatch(/^open$/mu);
      for (const line of ended.said) {
        const [what = '', id = '', where = '', result = ''] = line.split(' ');
        if (what === 'look') looks.set(`${id} ${where}`, result);
        if (what === 'uncertain') uncertain.add(id);
      }
      if (!ended.killed) continue;
      killed++;
      kills.set(point, (kills.get(point) ?? 0) + 1);
    }
    const last = await run(await jobFor(data, apiUrl, { round: round - 1, patience: 30_000 }));
    expect(last.said).toContain('done');

    const store = await openJsonStore(data, { access: 'read' });
    const entries = [...(await store.outbox().load()).values()];
    expect(entries.filter(({ state }) => !['sent', 'doubtful'].includes(state))).toEqual([]);
    const channels = [
      ...(await Promise.all(PEOPLE.map((id) => slack.directMessage(slackUser(id))))),
      slackChannel('ue25'),
    ];
    const counts = await arrivedIn(channels);
    const told = new Set(entries.flatMap(({ tells }) => tells ?? []));
    const isMarked = (entry: Entry) =>
      entry.state === 'doubtful' || entry.doubled === true || entry.told === true || told.has(entry.id);
    const markedCases = new Set(
      entries.filter(isMarked).flatMap(({ keys }) => keys.map((key) => key.split('|')[0] ?? '')),
    );
    const wanted: string[] = [];
    for (let each = 0; each < round; each++) {
      wanted.push(...PEOPLE.map((_, i) => `F-${each}-${i}`));
      if (each % 5 === 0) wanted.push(`F-${each}-9`);
    }
    const lost = wanted.filter((no) => !counts.has(no));
    const doubled = wanted.filter((no) => (counts.get(no) ?? 0) > 1);
    const direct = [...looks].filter(([name]) => name.endsWith(' person'));
    const resolved = direct.filter(([, result]) => result === 'found' || result === 'absent').length;
    tell(
      [
        `reminders, kill -9: ${killed} kills in ${round} starts: ${[...kills].map(([point, n]) => `${point} ${n}`).join(', ')}`,
        `  ${wanted.length} dates: ${lost.length} lost, ${doubled.length} twice, of these ${doubled.filter((no) => !markedCases.has(no)).length} without a mark`,
        `  direct messages that were uncertain and looked for: ${direct.length}, resolved ${resolved} (${direct.filter(([, result]) => result === 'found').length} there, ${direct.filter(([, result]) => result === 'absent').length} not)`,
        `  in the channel, where the app may not look: ${looks.size - direct.length} uncertain, ${entries.filter(({ state }) => state === 'doubtful').length} doubtful and told`,
      ].join('\n'),
    );
    expect(lost).toEqual([]);
    expect(doubled.filter((no) => !markedCases.has(no))).toEqual([]);
    // in direct messages somebody can look: nothing there is twice
    expect(doubled.filter((no) => !no.endsWith('-9'))).toEqual([]);
    expect(resolved).toBe(direct.length);
    for (const [point, n] of kills) expect([point, n > 0]).toEqual([point, true]);
    expect(weather.refused).toEqual([]);
  }, 3_600_000);

  test('and started twice by mistake, the second refuses, and nothing is sent twice', async () => {
    const data = await filled('twice');
    await slack.control('reset', {});
    const first = spawn(process.execPath, [script, JSON.stringify(await jobFor(data, slack.apiUrl, { mode: 'hold' }))]);
    onTestFinished(() => {
      first.kill('SIGKILL');
    });
    await new Promise<void>((resolve) => first.stdout.once('data', () => resolve()));
    const refused = await run(await jobFor(data, slack.apiUrl, { mode: 'hold' }), 0);
    expect(refused.said[0]).toBe('FB106');
    first.kill('SIGKILL');
    // two that begin at once: the one waits for the other, and finds everything sent
    const both = await Promise.all([1, 2].map(async () => run(await jobFor(data, slack.apiUrl, { round: 3 }))));
    expect(both.map(({ said }) => said.includes('done'))).toEqual([true, true]);
    const channels = await Promise.all(PEOPLE.map((id) => slack.directMessage(slackUser(id))));
    const counts = await arrivedIn([...channels, slackChannel('ue25')]);
    expect([...counts.values()]).toEqual(Array.from({ length: counts.size }, () => 1));
    expect(counts.size).toBe(13);
  }, 60_000);
});
