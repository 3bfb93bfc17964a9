import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reminderDoor } from '../adapters/reminder-door.ts';
import { createSlackAdapter } from '../adapters/slack/slack-adapter.ts';
import { toDay } from '../src/calendar/civil-date.ts';
import type { Office } from '../src/cases/office.ts';
import { createDeliver, type World } from '../src/reminders/deliver.ts';
import { type Notice, noticeKey } from '../src/reminders/notice.ts';
import { note } from '../src/reply/reply.ts';
import { seal } from '../src/reply/seal.ts';
import { openJsonStore } from '../src/store/json/json-store.ts';
import { table } from './measure.ts';

const MESSAGES = 5_000;
const TODAY = toDay(2026, 11, 20);
const TEAM = 'T01BENCH';

/** What a platform takes: so many messages in a time, and one a second to one person, three at once after a quiet time. */
interface Limits {
  readonly perWindow: number;
  /** in milliseconds */
  readonly window: number;
}

interface StandIn {
  readonly url: string;
  readonly server: Server;
  /** messages it took, refusals, and how long a message to somebody was too soon after the one before */
  readonly counts: { taken: number; refused: number; tooSoon: number };
}

/** Slack as far as a message needs it, with its limits; 30 ms away. */
async function standIn({ perWindow, window }: Limits): Promise<StandIn> {
  const counts = { taken: 0, refused: 0, tooSoon: 0 };
  const seen = new Map<string, number[]>();
  let began = 0;
  let inWindow = 0;
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    const say = (status: number, body: object, headers: Record<string, string> = {}) =>
      setTimeout(() => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
      }, 30);
    request.on('end', () => {
      if (!request.url?.endsWith('chat.postMessage'))
        return say(200, { ok: true, team_id: TEAM, user_id: 'U0BOT', bot_id: 'B0BOT' });
      const now = performance.now();
      if (began === 0 || now - began >= window) {
        began = began === 0 ? now : began + Math.floor((now - began) / window) * window;
        inWindow = 0;
      }
      if (inWindow >= perWindow) {
        counts.refused++;
        const wait = Math.ceil((began + window - now) / 1000);
        return say(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(Math.max(1, wait)) });
      }
      inWindow++;
      counts.taken++;
      const channel = new URLSearchParams(text).get('channel') ?? '';
      const times = seen.get(channel) ?? [];
      // the third before must be two seconds ago, with a little for the way
      const third = times.at(-3);
      if (third !== undefined && now - third < 900) counts.tooSoon++;
      seen.set(channel, [...times.slice(-2), now]);
      return say(200, { ok: true, channel: `D${channel}`, ts: `${counts.taken}.0` });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, counts };
}

const idOf = (i: number) => `p-${i}`;

function worldFor(people: number): World {
  const wanted = new Map<string, Notice>();
  for (let i = 0; i < MESSAGES; i++) {
    const parts = {
      caseNo: `F-${i}`,
      rule: 'befristung',
      subject: '',
      due: TODAY,
      stage: { kind: 'due', n: 0 },
      recipient: idOf(i % people),
      as: 'manager',
    } as const;
    const key = noticeKey(parts);
    wanted.set(key, { ...parts, key, sameAs: [], team: 't', since: TODAY, privacy: 'team', urgent: false });
  }
  return {
    today: TODAY,
    wanted,
    exists: () => true,
    wantsDigest: () => true,
    bundle: (open) =>
      open.map((notice) => ({
        id: crypto.randomUUID(),
        kind: 'urgent',
        to: { kind: 'person', staff: notice.recipient },
        notices: [notice],
        day: TODAY,
      })),
    mayWrite: () => true,
    content: ({ to }) => {
      const reply = note('Termin', 'Ein Termin ist fällig.');
      return to.kind === 'person' ? { to, reply: seal(reply, 'private') } : { to, reply: seal(reply, 'channel') };
    },
    redrawn: () => undefined,
  };
}

interface Measured {
  readonly seconds: number;
  readonly slack: StandIn;
}

async function run(people: number, limits: Limits): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'fallbote-bench-outbox-'));
  const slack = await standIn(limits);
  const store = await openJsonStore(join(folder, 'data'));
  const office: Office = {
    name: 'Messung',
    land: 'BB',
    teams: [{ id: 't', name: 'T' }],
    staff: Array.from({ length: people }, (_, i) => ({
      id: idOf(i),
      name: idOf(i),
      roles: ['caseManager' as const],
      team: 't',
      platforms: { slack: `U${i}` },
    })),
  };
  await store.commit({ office });
  const adapter = createSlackAdapter({
    config: {
      botToken: 'xoxb-bench',
      teamId: TEAM,
      apiUrl: `${slack.url}/api/`,
      door: { kind: 'http', signingSecret: 'a-signing-secret-of-a-benchmark', host: '127.0.0.1', port: 0 },
    },
    office: async () => office,
    commands: [],
    log: () => undefined,
  });
  try {
    await adapter.start(async () => ({ here: seal(note('nichts'), 'private') }));
    const world = worldFor(people);
    const deliver = createDeliver({
      outbox: store.outbox(),
      doors: [reminderDoor(adapter, async () => office)],
      world: async () => world,
      audit: (entries) => store.log(entries),
      now: () => Date.now(),
      clock: () => performance.now(),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      life: crypto.randomUUID(),
      log: () => undefined,
    });
    const begun = performance.now();
    while (slack.counts.taken < MESSAGES) {
      const wait = await deliver.tick();
      if (slack.counts.taken < MESSAGES) await new Promise((resolve) => setTimeout(resolve, Math.min(wait, 100)));
    }
    const seconds = (performance.now() - begun) / 1000;
    await deliver.stop();
    return { seconds, slack };
  } finally {
    await adapter.stop();
    await store.close();
    slack.server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The least time that the limits leave: whole windows before the last one, or the pace of one person's messages. */
function least(people: number, { perWindow, window }: Limits): number {
  const byWindow = ((Math.ceil(MESSAGES / perWindow) - 1) * window) / 1000;
  const each = Math.ceil(MESSAGES / people);
  return Math.max(byWindow, each - 3);
}

const NO_LIMIT: Limits = { perWindow: Number.MAX_SAFE_INTEGER, window: 1_000 };

/**
 * 5 000 messages, each claimed on disk and with its line in the audit trail, through the real adapter to a stand-in of
 * Slack. Where the limit of a workspace counts, its minute is shortened to ten seconds: the whole seconds in which Slack says
 * how long to wait weigh six times as much then.
 */
export async function benchOutbox(): Promise<string> {
  const rows: string[][] = [];
  for (const [name, people, limits] of [
    ['100 people, one message a second each', 100, NO_LIMIT],
    ['5 000 people, 500 messages per 10 s for all', 5_000, { perWindow: 500, window: 10_000 }],
    ['5 000 people, no limit', 5_000, NO_LIMIT],
  ] as const) {
    const { seconds, slack } = await run(people, limits);
    const minimum = least(people, limits);
    const { taken, refused, tooSoon } = slack.counts;
    if (taken !== MESSAGES || tooSoon > 0) process.stderr.write(`outbox: ${taken} taken, ${tooSoon} too soon\n`);
    rows.push([
      name,
      minimum === 0 ? '–' : `${minimum.toFixed(0)} s`,
      `${seconds.toFixed(1)} s`,
      minimum <= 0 ? `${Math.round(taken / seconds)} /s` : `**${(seconds / minimum).toFixed(2)}×**`,
      `${refused}`,
    ]);
  }
  return table(
    ['5 000 messages to', 'least that the limits leave', 'Fallbote', 'ratio', 'refused by the limit (429)'],
    rows,
  );
}
