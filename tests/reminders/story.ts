import { toIso } from '../../src/calendar/civil-date.ts';
import { todayInBerlin } from '../../src/calendar/today.ts';
import { createDeliver, type Deliver, type Point, type World } from '../../src/reminders/deliver.ts';
import type { Content } from '../../src/reminders/door.ts';
import { type Notice, noticeKey, type Posting } from '../../src/reminders/notice.ts';
import { type Entry, holds } from '../../src/reminders/outbox.ts';
import { note } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { LOCK, OUTBOX } from '../../src/store/json/layout.ts';
import type { Store } from '../../src/store/store.ts';
import { PowerDisk } from '../store/disks/power-disk.ts';
import { randomFrom } from '../store/random.ts';
import { OFFICE, sample } from '../store/samples.ts';
import { FakePlatform, type Fate } from './fake-platform.ts';

const FOLDER = '/daten';
const HOUR = 3_600_000;
const SETTLE = 120_000;
export const PEOPLE = ['fm-1', 'fm-2'] as const;
export const CASES = ['F-1', 'F-2', 'F-3', 'F-4', 'F-5'] as const;
/** What of these cases is urgent does not wait for the next morning. */
const URGENT: ReadonlySet<string> = new Set(['F-1', 'F-2']);

/** What a tick of the story meets: what becomes of posts and looks, and at which call of the hook the power fails. */
export interface Luck {
  readonly fates: readonly Fate[];
  readonly looks: readonly ('later' | 'never' | 'found')[];
  readonly crash: number | undefined;
  /** a case whose date is settled after the messages were planned */
  readonly edit: string | undefined;
  /** after so many calls the disk takes nothing more until the tick is over */
  readonly full: number | undefined;
}
export const GOOD: Luck = { fates: [], looks: [], crash: undefined, edit: undefined, full: undefined };

/**
 * An office whose dates come and go, the real engine on the real outbox file, on a disk that forgets what was not synced,
 * and a platform that counts. Everything that is promised is checked at every step.
 */
export class Story {
  readonly #disk = new PowerDisk();
  readonly #random: () => number;
  /** true time, which nobody in the story can see, and how far the clock on the wall is off */
  #time = Date.UTC(2026, 10, 20, 6, 30);
  #wrong = 0;
  readonly platform = new FakePlatform(() => this.#time, SETTLE - 1_000);
  #store: Store | undefined;
  #engine: Deliver | undefined;
  #lives = 0;
  #ids = 0;
  #luck: Luck = GOOD;
  #calls = 0;
  #crashed: (() => void) | undefined;
  readonly #notices = new Map<string, { recipient: string; stage: number }>();
  readonly #deleted = new Set<string>();
  readonly wrong: string[] = [];
  readonly counts = { posts: 0, crashes: 0, doubts: 0, marked: 0 };

  constructor(seed: number) {
    this.#random = randomFrom(seed);
    this.platform.asked = (id) => this.#asked(id);
  }

  get #now(): number {
    return this.#time + this.#wrong;
  }

  async begin(): Promise<void> {
    await this.#start();
    await this.#store?.commit({ office: OFFICE, put: CASES.map((no) => sample(no)) });
  }

  /** A process that has ended does nothing more. */
  #isDead = (life: string): boolean => life === this.#dead || life !== `life-${this.#lives}`;
  #dead = '';

  async #start(): Promise<void> {
    const files = this.#disk.process();
    for (const path of this.#disk.paths) if (path.startsWith(`${FOLDER}/${LOCK}`)) await files.unlink(path);
    const store = await openJsonStore(FOLDER, { files, now: () => new Date(this.#now) });
    const life = `life-${++this.#lives}`;
    const born = this.#time;
    this.#store = store;
    // everybody is on both: what one of them is closed for goes through the other
    const doorOf = (name: string) =>
      this.platform.door(
        (id) => this.#known.get(id)?.keys ?? [],
        () => this.#isDead(life),
        name,
      );
    this.#engine = createDeliver({
      outbox: store.outbox(),
      doors: [doorOf('fake'), doorOf('other')],
      world: async () => this.#world(),
      audit: (entries) => store.log(entries),
      now: () => this.#now,
      clock: () => this.#time - born,
      wait: async (milliseconds) => {
        this.#time += milliseconds;
      },
      life,
      log: () => undefined,
      at: (point) => this.#at(life, point),
      settle: SETTLE,
      lease: 3,
      lanes: 3,
    });
  }

  #noticeOf(no: string): Notice | undefined {
    const item = this.#notices.get(no);
    if (item === undefined) return undefined;
    const parts = {
      caseNo: no,
      rule: 'befristung',
      subject: '',
      due: 20_800,
      stage: { kind: 'overdue', n: item.stage },
      recipient: item.recipient,
      as: 'manager',
    } as const;
    const key = noticeKey(parts);
    return { ...parts, key, sameAs: [], team: 't', since: 20_700, privacy: 'team', urgent: URGENT.has(no) };
  }

  #wanted(): ReadonlyMap<string, Notice> {
    const all = [...this.#notices.keys()].map((no) => this.#noticeOf(no)).filter((notice) => notice !== undefined);
    return new Map(all.map((notice) => [notice.key, notice]));
  }

  #open(): boolean {
    const hour = new Date(this.#now).getUTCHours();
    return hour >= 6 && hour < 16;
  }

  #known: ReadonlyMap<string, Entry> = new Map();

  #world(): World {
    const today = todayInBerlin(new Date(this.#now));
    return {
      today,
      wanted: this.#wanted(),
      exists: (no) => !this.#deleted.has(no),
      bundle: (open, entries): readonly Posting[] =>
        PEOPLE.flatMap((staff) => {
          const own = open.filter(({ recipient }) => recipient === staff);
          const to = { kind: 'person', staff } as const;
          // after the first message of a day only what is urgent, so of a doubtful one perhaps a part
          const isFirst = ![...entries.values()].some(
            (entry) =>
              entry.to.kind === 'person' &&
              entry.to.staff === staff &&
              entry.day === toIso(today) &&
              entry.state !== 'withdrawn',
          );
          const notices = isFirst ? own : own.filter(({ urgent }) => urgent);
          const kind = isFirst ? 'morning' : 'urgent';
          return notices.length === 0 ? [] : [{ id: `p${++this.#ids}`, kind, to, notices, day: today }];
        }),
      mayWrite: () => this.#open(),
      content: ({ to }): Content => {
        if (to.kind === 'channel') throw new Error('nobody writes to channels here');
        return { to, reply: seal(note('Guten Morgen'), 'private') };
      },
      redrawn: () => undefined,
      wantsDigest: () => true,
    };
  }

  /** The moments of a tick, in the order in which they come, whatever the lane. */
  async #at(life: string, point: Point): Promise<void> {
    if (this.#isDead(life)) await new Promise(() => undefined);
    // an answer that comes between two ticks
    if (this.#crashed === undefined) return;
    this.#known = (await this.#store?.outbox().load()) ?? this.#known;
    const call = this.#calls++;
    if (point === 'planned' && this.#luck.edit !== undefined) this.#notices.delete(this.#luck.edit);
    if (this.#luck.crash !== call) return;
    this.#dead = life;
    this.#crashed();
    await new Promise(() => undefined);
  }

  /** The platform was asked to take a message: what must be true by then. */
  #asked(id: string): void {
    this.counts.posts++;
    const entry = this.#known.get(id);
    if (entry?.state !== 'claimed') this.wrong.push(`${id} was sent and not claimed`);
    const onDisk = this.#disk
      .durable(`${FOLDER}/${OUTBOX}`)
      .split('\n')
      .some(
        (line) =>
          line.includes('"event":"claimed"') &&
          line.includes(`"id":"${id}"`) &&
          line.includes(`"attempt":${entry?.attempt},`),
      );
    if (!onDisk) this.wrong.push(`${id} was sent before its claim was on the disk`);
    if (!this.#open()) this.wrong.push(`${id} was sent outside of the hours`);
    const wanted = this.#wanted();
    for (const key of entry?.keys ?? [])
      if (!wanted.has(key)) this.wrong.push(`${id} was sent with ${key}, which is over`);
  }

  /** One tick, which a crash may end. */
  async tick(luck: Luck): Promise<void> {
    this.#luck = luck;
    this.#calls = 0;
    this.platform.fates = [...luck.fates];
    this.platform.looks = [...luck.looks];
    const crash = new Promise<'crash'>((resolve) => {
      this.#crashed = () => resolve('crash');
    });
    if (luck.full !== undefined) this.#disk.cutAfter(luck.full);
    const done = this.#engine?.tick().then(
      () => 'done' as const,
      (error: unknown) => {
        if (luck.full === undefined) throw error;
      },
    );
    const end = await Promise.race([crash, done]);
    this.#crashed = undefined;
    if (luck.full !== undefined) this.#disk.cutAfter(Number.POSITIVE_INFINITY);
    // answers that take some turns get them: the disk of the story takes none
    if (end === 'crash') await this.crash();
    else for (let i = 0; i < 4; i++) await new Promise((resolve) => setImmediate(resolve));
    await this.check();
  }

  /** The power fails: what was not synced may be gone, and the memory is. */
  async crash(): Promise<void> {
    this.counts.crashes++;
    this.#disk.powerUp(this.#random);
    await this.#start();
    this.#known = (await this.#store?.outbox().load()) ?? new Map();
  }

  /** Time passes; the night in no time, as nothing may happen then. */
  pass(milliseconds: number): void {
    this.#time += milliseconds;
    if (milliseconds > 0 && !this.#open() && this.#random() < 0.7) {
      const hours = (30 - new Date(this.#now).getUTCHours()) % 24;
      this.#time += hours * HOUR;
    }
    this.platform.settle();
  }

  jump(milliseconds: number): void {
    this.#wrong += milliseconds;
  }

  /** A date comes, or reaches its next stage, or goes to somebody else. */
  want(no: string, recipient: string): void {
    if (this.#deleted.has(no)) return;
    const stage = (this.#notices.get(no)?.stage ?? this.#stages.get(no) ?? 0) + 1;
    this.#stages.set(no, stage);
    this.#notices.set(no, { recipient, stage });
  }
  readonly #stages = new Map<string, number>();

  settleDate(no: string): void {
    this.#notices.delete(no);
  }

  async remove(no: string): Promise<void> {
    if (this.#deleted.has(no)) return;
    this.#deleted.add(no);
    this.#notices.delete(no);
    await this.#store?.commit({ remove: [no] });
  }

  /** Nobody has a date twice without a mark, and none is held by two messages. */
  async check(): Promise<void> {
    const entries = (await this.#store?.outbox().load()) ?? new Map<string, Entry>();
    const isTold = (id: string, key: string) =>
      [...entries.values()].some(({ tells, keys }) => tells?.includes(id) === true && keys.includes(key));
    const isMarked = (entry: Entry | undefined, key: string) =>
      entry === undefined ||
      entry.state === 'uncertain' ||
      entry.state === 'doubtful' ||
      entry.doubled === true ||
      isTold(entry.id, key);
    const seen = new Map<string, string[]>();
    for (const { id, keys } of this.platform.arrived)
      for (const key of keys) seen.set(key, [...(seen.get(key) ?? []), id]);
    for (const [key, ids] of seen) {
      if (ids.length < 2 || this.#deleted.has(key.split('|')[0] ?? '')) continue;
      const marked = ids.filter((id) => isMarked(entries.get(id), key)).length;
      if (marked < ids.length - 1) this.wrong.push(`${key} arrived ${ids.length} times: ${ids.join()}`);
      this.counts.marked++;
    }
    const holders = [...entries.values()].filter(holds);
    for (const key of this.#wanted().keys()) {
      const by = holders.filter(({ id, keys }) => keys.includes(key) && !isTold(id, key));
      if (by.length > 1) this.wrong.push(`${key} is in ${by.map(({ id, state }) => `${id} ${state}`).join()}`);
    }
    this.counts.doubts += [...entries.values()].filter(({ state }) => state === 'doubtful').length;
    for (const entry of entries.values())
      if (entry.keys.some((key) => this.#deleted.has(key.split('|')[0] ?? '')) && entry.state !== 'claimed')
        this.wrong.push(`${entry.id} names a deleted case`);
  }

  /** The weather is good for some days: then everybody has everything, and nothing is left open. */
  async end(): Promise<void> {
    this.platform.speak();
    for (let hour = 0; hour < 72; hour++) {
      this.pass(HOUR);
      await this.tick(GOOD);
    }
    const entries = (await this.#store?.outbox().load()) ?? new Map<string, Entry>();
    for (const key of this.#wanted().keys())
      if (!this.platform.arrived.some(({ keys }) => keys.includes(key)))
        this.wrong.push(
          `${key} never arrived: ${[...entries.values()].filter(({ keys }) => keys.includes(key)).map(({ id, state, day }) => `${id} ${state} ${day}`)} today ${toIso(todayInBerlin(new Date(this.#now)))}`,
        );
    for (const { id, state } of entries.values())
      if (state === 'claimed' || state === 'uncertain' || state === 'failed')
        this.wrong.push(`${id} is ${state} at the end`);
    await this.#engine?.stop();
    await this.#store?.close();
  }
}
