import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toDay } from '../src/calendar/civil-date.ts';
import { demoOffice } from '../src/demo/demo-office.ts';
import { openJsonStore } from '../src/store/json/json-store.ts';
import { median, ms, table } from './measure.ts';
import type { Load, Loaded } from './slack-load.ts';

const root = process.env['FALLBOTE_ROOT'] ?? '.';
const program = join(root, 'dist/fallbote.js');
const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const SECRET = 'a-signing-secret-of-a-benchmark';
const TEAM = 'T01BENCH';
const TODAY = toDay(2026, 11, 20);
const CASES = 13_000;
const ROUNDS = 7;
const ROUND_MS = 2_000;
const STARTS = 9;

/** Slack, as far as a start and a late answer need it. */
async function standIn(): Promise<{ readonly url: string; readonly server: Server; readonly late: () => number }> {
  let late = 0;
  const server = createServer((request, response) => {
    const who = request.url === '/api/auth.test';
    if (!who) late++;
    request.resume().on('end', () => {
      const self = { ok: true, team_id: TEAM, user_id: 'U0BOT', bot_id: 'B0BOT' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(self));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, late: () => late };
}

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

interface App {
  readonly process: ChildProcess;
  readonly port: number;
  /** from the start of the process until it takes requests, in milliseconds */
  readonly started: number;
}

async function start(args: readonly string[], api: string): Promise<App> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_TEAM_ID: TEAM,
      SLACK_PORT: String(port),
      FALLBOTE_SLACK_API_URL: `${api}/api/`,
    },
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error(`${args.join(' ')} ended`)));
  });
  return { process: child, port, started: performance.now() - begun };
}

const stop = ({ process: child }: App) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

function loaded(load: Load): Promise<Loaded> {
  const child = spawn(process.execPath, [beside('slack-load.mjs'), JSON.stringify(load)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => (code === 0 ? resolve(JSON.parse(text) as Loaded) : reject(new Error('no load'))));
  });
}

/** The office on disk, with everybody linked; gives the Slack ids of its case managers. */
async function makeOffice(path: string): Promise<readonly string[]> {
  const { office, cases } = demoOffice({ cases: CASES, seed: 7, today: TODAY });
  const idOf = (id: string) => `U${id.replace(/\W/gu, '').toUpperCase()}`;
  const staff = office.staff.map((person) => ({ ...person, platforms: { slack: idOf(person.id) } }));
  const store = await openJsonStore(path);
  await store.commit({ office: { ...office, staff }, put: cases });
  await store.close();
  const managers = new Set(cases.map(({ manager }) => manager));
  return staff.filter(({ id }) => managers.has(id)).map(({ id }) => idOf(id));
}

const SERVE = ['serve', '--today', '2026-11-20'];

/** Signed `/fristen` of the case managers in turn, against a bare app whose whole answer is "ok"; both in the same run. */
async function requests(data: string, users: readonly string[]): Promise<string> {
  const slack = await standIn();
  const apps: App[] = [];
  try {
    const bare = await start([beside('slack-bare.mjs')], slack.url);
    apps.push(bare);
    const own = await start([program, ...SERVE, '--data', data], slack.url);
    apps.push(own);
    const rows: string[][] = [];
    for (const connections of [1, 10, 50]) {
      const load = (app: App, milliseconds = ROUND_MS) =>
        loaded({
          port: app.port,
          secret: SECRET,
          team: TEAM,
          users,
          command: '/fristen',
          responseUrl: `${slack.url}/respond`,
          connections,
          milliseconds,
          wanted: app === bare ? 'ok' : '"response_type":"ephemeral"',
        });
      const rounds: (readonly [Loaded, Loaded])[] = [];
      await load(bare);
      await load(own, 2 * ROUND_MS);
      const before = slack.late();
      for (let round = 0; round < ROUNDS; round++) rounds.push([await load(bare), await load(own)]);
      const all = rounds.flat();
      if (all.some(({ others }) => others > 0) || slack.late() !== before)
        process.stderr.write(
          `not answered at once: ${all.map(({ others }) => others).join()} ${slack.late() - before}\n`,
        );
      const of = (pick: (result: Loaded) => number) =>
        [0, 1].map((i) => median(rounds.map((pair) => pick(pair[i] as Loaded)))) as [number, number];
      const [perBare, perOwn] = of(({ perSecond }) => perSecond);
      const [p99Bare, p99Own] = of(({ p99 }) => p99);
      const share = median(rounds.map(([a, b]) => b.perSecond / a.perSecond));
      const slower = median(rounds.map(([a, b]) => b.p99 / a.p99));
      rows.push([
        `${connections}`,
        `${Math.round(perBare)} /s`,
        `${Math.round(perOwn)} /s`,
        `**${Math.round(share * 100)} %**`,
        `${ms(p99Bare)} ms`,
        `${ms(p99Own)} ms`,
        `**${slower.toFixed(2)}×**`,
      ]);
    }
    return table(
      ['at the same time', 'bare Bolt app, "ok"', '`/fristen`', 'share', 'p99, bare', 'p99, `/fristen`', 'p99, ratio'],
      rows,
    );
  } finally {
    for (const app of apps) await stop(app);
    slack.server.close();
  }
}

/** From process start until requests are taken. */
async function starts(data: string): Promise<string> {
  const slack = await standIn();
  const times = new Map<string, number[]>();
  try {
    for (let round = 0; round < STARTS; round++)
      for (const [name, args] of [
        ['bare', [beside('slack-bare.mjs')]],
        ['example office', [program, ...SERVE]],
        ['13 000 cases', [program, ...SERVE, '--data', data]],
      ] as const) {
        const app = await start(args, slack.url);
        await stop(app);
        times.set(name, [...(times.get(name) ?? []), app.started]);
      }
  } finally {
    slack.server.close();
  }
  const bare = median(times.get('bare') ?? []);
  const rows = [...times].slice(1).map(([name, all]) => {
    const own = median(all);
    return [name, `${ms(bare)} ms`, `${ms(own)} ms`, `**${(own / bare).toFixed(2)}×**`];
  });
  return table(['`fallbote serve` with Slack on', 'bare Bolt app', 'Fallbote', 'Fallbote / bare'], rows);
}

export async function benchSlack(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'fallbote-bench-slack-'));
  try {
    const data = join(folder, 'data');
    const users = await makeOffice(data);
    return `${await requests(data, users)}\n\n${await starts(data)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
