// A bot of its own for tests: the real engine, outbox file and Slack adapter. `send` sends what is wanted and ends, unless
// it is killed before at the point that it is told; `hold` opens the folder, says so or why not, and stays.

import { reminderDoor } from '../../adapters/reminder-door.ts';
import { createSlackAdapter } from '../../adapters/slack/slack-adapter.ts';
import { toDay } from '../../src/calendar/civil-date.ts';
import type { FallboteError } from '../../src/errors.ts';
import { createDeliver, type World } from '../../src/reminders/deliver.ts';
import type { Content, Door } from '../../src/reminders/door.ts';
import { type Notice, noticeKey, type Posting } from '../../src/reminders/notice.ts';
import { note } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import { type Files, nodeFiles } from '../../src/store/json/files.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { OUTBOX } from '../../src/store/json/layout.ts';
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, TEAM } from '../adapters/slack/emulation.ts';
import type { Job } from './crash-job.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const die = () => process.kill(process.pid, 'SIGKILL');
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const job = JSON.parse(process.argv[2] ?? '{}') as Job;
const TODAY = toDay(2026, 11, 20);
const MORNING = Date.UTC(2026, 10, 20, 7);

/** So often something has come to a point. */
const counts = new Map<string, number>();
async function at(point: string): Promise<void> {
  const count = (counts.get(point) ?? 0) + 1;
  counts.set(point, count);
  if (job.kill?.point !== point || job.kill.nth !== count) return;
  await pause(job.kill.after);
  say(`killed ${point}`);
  die();
  // the signal needs a moment
  await new Promise(() => undefined);
}

/** The disk, which may be cut off within a line, or between writing it and making it durable. */
const files: Files = {
  ...nodeFiles,
  async open(path, flags, mode) {
    const file = await nodeFiles.open(path, flags, mode);
    if (!path.endsWith(OUTBOX) || job.kill === undefined) return file;
    return {
      read: (...args) => file.read(...args),
      stat: () => file.stat(),
      truncate: (length) => file.truncate(length),
      writeNow: (data) => file.writeNow(data),
      datasync: () => file.datasync(),
      close: () => file.close(),
      async writeFile(data) {
        const torn = job.kill?.point === 'torn' && (counts.get('torn') ?? 0) + 1 === job.kill.nth;
        await file.writeFile(torn ? data.slice(0, data.length / 2) : data);
        await at('torn');
        await at('written');
      },
      async sync() {
        await file.sync();
      },
    };
  },
};

const noticeFor = (no: string, recipient: string, as: 'manager' | 'team'): Notice => {
  const parts = {
    caseNo: no,
    rule: 'befristung',
    subject: '',
    due: TODAY,
    stage: { kind: 'due', n: 0 },
    recipient,
    as,
  } as const;
  return { ...parts, key: noticeKey(parts), sameAs: [], team: 'ue25', since: TODAY, privacy: 'team', urgent: false };
};

/** Everything that was to be told in this round and all before it: one date each in a round, now and then the channel. */
function wanted(): ReadonlyMap<string, Notice> {
  const notices: Notice[] = [];
  for (let round = 0; round <= job.round; round++) {
    for (const [i, person] of job.people.entries()) notices.push(noticeFor(`F-${round}-${i}`, person, 'manager'));
    if (round % 5 === 0) notices.push(noticeFor(`F-${round}-9`, 'ue25', 'team'));
  }
  return new Map(notices.map((notice) => [notice.key, notice]));
}

const postingFor = (to: Posting['to'], notices: readonly Notice[]): readonly Posting[] =>
  notices.length === 0
    ? []
    : [{ id: crypto.randomUUID(), kind: to.kind === 'person' ? 'morning' : 'channel', to, notices, day: TODAY }];

const world: World = {
  today: TODAY,
  wanted: wanted(),
  exists: () => true,
  bundle: (open) => [
    ...job.people.flatMap((staff) =>
      postingFor(
        { kind: 'person', staff },
        open.filter(({ recipient }) => recipient === staff),
      ),
    ),
    ...postingFor(
      { kind: 'channel', team: 'ue25' },
      open.filter(({ as }) => as === 'team'),
    ),
  ],
  mayWrite: () => true,
  content({ to, notices }): Content {
    const reply = note('Guten Morgen', notices.map(({ caseNo }) => `[${caseNo}]`).join(' '));
    return to.kind === 'person' ? { to, reply: seal(reply, 'private') } : { to, reply: seal(reply, 'channel') };
  },
  redrawn: () => undefined,
  wantsDigest: () => true,
};

async function send(): Promise<void> {
  const store = await openJsonStore(job.folder, { files, wait: 5_000 });
  const adapter = createSlackAdapter({
    config: {
      botToken: BOT_TOKEN,
      teamId: TEAM,
      apiUrl: job.apiUrl,
      door:
        job.port === 0
          ? { kind: 'socket', appToken: APP_TOKEN }
          : { kind: 'http', signingSecret: SIGNING_SECRET, host: '127.0.0.1', port: job.port },
    },
    office: () => store.office(),
    commands: [],
    log: () => undefined,
    pace: 0,
  });
  await adapter.start(async () => ({ here: seal(note('nichts'), 'private') }));
  const slack = reminderDoor(adapter, () => store.office());
  const door: Door = {
    ...slack,
    async find(id, to, mark) {
      const found = await slack.find(id, to, mark);
      say(`look ${id} ${to.kind} ${found.state}`);
      return found;
    },
  };
  // minutes go by in moments, so that what waits for them is seen
  const clock = () => performance.now() * job.haste;
  const engine = createDeliver({
    outbox: store.outbox(),
    doors: [door],
    world: async () => world,
    audit: (entries) => store.log(entries),
    now: () => MORNING + clock(),
    clock,
    wait: (milliseconds) => pause(milliseconds / job.haste),
    life: crypto.randomUUID(),
    log: (line) => say(line),
    at,
  });
  say('open');
  for (const end = performance.now() + job.patience; performance.now() < end; ) {
    const next = await engine.tick();
    const entries = [...(await store.outbox().load()).values()];
    for (const { id, state, attempt } of entries) if (state === 'uncertain') say(`uncertain ${id} ${attempt}`);
    const isOpen = entries.some(({ state }) => state === 'uncertain' || state === 'failed');
    const isAll = [...world.wanted.keys()].every((key) => entries.some((entry) => entry.keys.includes(key)));
    if (!isOpen && isAll && !entries.some(({ state, told }) => state === 'doubtful' && told !== true)) break;
    await pause(Math.min(next / job.haste, 100));
  }
  await engine.stop();
  await adapter.stop();
  await store.close();
  say('done');
}

async function hold(): Promise<void> {
  try {
    const store = await openJsonStore(job.folder, { what: 'fallbote serve' });
    await store.outbox().load();
    say('own');
  } catch (error) {
    say(`${(error as FallboteError).code}`);
  }
  setInterval(() => undefined, 1_000);
}

if (job.mode === 'hold') await hold();
else {
  await send();
  process.exit();
}
