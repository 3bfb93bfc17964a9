import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toDay } from '../src/calendar/civil-date.ts';
import { demoOffice } from '../src/demo/demo-office.ts';
import { openJsonStore } from '../src/store/json/json-store.ts';
import { type App, beside, duel, loaded, startApp, stopApp } from './apps.ts';
import { median, ms, table } from './measure.ts';
import type { Load } from './slack-load.ts';

const root = process.env['FALLBOTE_ROOT'] ?? '.';
const program = join(root, 'dist/fallbote.js');

const SECRET = 'a-signing-secret-of-a-benchmark';
const TEAM = 'T01BENCH';
const TODAY = toDay(2026, 11, 20);
const CASES = 13_000;
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

const start = (args: readonly string[], api: string): Promise<App> =>
  startApp(args, (port) => ({
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_TEAM_ID: TEAM,
    SLACK_PORT: String(port),
    FALLBOTE_SLACK_API_URL: `${api}/api/`,
  }));

/** Signed `/fristen` of the case managers in turn, against a bare app whose whole answer is "ok"; both in the same run. */
async function requests(data: string, users: readonly string[]): Promise<string> {
  const slack = await standIn();
  const apps: App[] = [];
  try {
    const bare = await start([beside('slack-bare.mjs')], slack.url);
    apps.push(bare);
    const own = await start([program, ...SERVE, '--data', data], slack.url);
    apps.push(own);
    const load = (app: App, wanted: string) => (connections: number, milliseconds: number) =>
      loaded('slack-load.mjs', {
        port: app.port,
        secret: SECRET,
        team: TEAM,
        users,
        command: '/fristen',
        responseUrl: `${slack.url}/respond`,
        connections,
        milliseconds,
        wanted,
      } satisfies Load);
    return await duel({
      names: ['bare Bolt app, "ok"', '`/fristen`'],
      bare: load(bare, 'ok'),
      own: load(own, '"response_type":"ephemeral"'),
      odd: slack.late,
    });
  } finally {
    for (const app of apps) await stopApp(app);
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
        await stopApp(app);
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
