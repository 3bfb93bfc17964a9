import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tell, times } from '../store/torture.ts';
import type { Fate } from './fake-platform.ts';
import { CASES, GOOD, type Luck, PEOPLE, Story } from './story.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const fate: fc.Arbitrary<Fate> = fc
  .record({
    takes: fc.constantFrom('now', 'late', 'never'),
    say: fc.constantFrom('ok', 'timeout', 'reset', 'server-error', 'offline', 'rate-limited', 'unreachable', 'nothing'),
    turns: fc.nat(3),
  })
  // what a platform says it did not take it did not take, and what it says it took it took
  .map((item): Fate => {
    if (['offline', 'rate-limited', 'unreachable'].includes(item.say)) return { ...item, takes: 'never' } as Fate;
    return (item.say === 'ok' ? { ...item, takes: 'now' } : item) as Fate;
  });
const no = fc.constantFrom(...CASES);
const luck: fc.Arbitrary<Luck> = fc.record({
  fates: fc.array(fate, { maxLength: 4 }),
  looks: fc.array(fc.constantFrom('later', 'never', 'found'), { maxLength: 4 }),
  crash: fc.option(fc.nat(16), { nil: undefined }),
  edit: fc.option(no, { nil: undefined }),
  full: fc.option(fc.nat(60), { nil: undefined, freq: 5 }),
});

/** A step of the story; what it may not do, no step may. */
class Step implements fc.AsyncCommand<object, Story> {
  readonly #what: string;
  readonly #work: (story: Story) => void | Promise<void>;
  constructor(what: string, work: (story: Story) => void | Promise<void>) {
    this.#what = what;
    this.#work = work;
  }
  check = () => true;
  async run(_model: object, story: Story): Promise<void> {
    await this.#work(story);
    expect(story.wrong).toEqual([]);
  }
  toString = () => this.#what;
}

const settleThen = luck.map(
  (item) =>
    new Step(`look ${JSON.stringify(item)}`, async (story) => {
      story.pass(3 * MINUTE);
      await story.tick(item);
    }),
);

const steps = [
  settleThen,
  settleThen,
  luck.map((item) => new Step(`tick ${JSON.stringify(item)}`, (story) => story.tick(item))),
  luck.map((item) => new Step(`tick ${JSON.stringify(item)}`, (story) => story.tick(item))),
  fc
    .tuple(no, fc.constantFrom(...PEOPLE))
    .map(([at, to]) => new Step(`want ${at} ${to}`, (story) => story.want(at, to))),
  no.map((at) => new Step(`settle ${at}`, (story) => story.settleDate(at))),
  no.map((at) => new Step(`remove ${at}`, (story) => story.remove(at))),
  fc
    .oneof(fc.integer({ min: 0, max: 3 * MINUTE }), fc.integer({ min: 0, max: 90 * MINUTE }), fc.nat(2 * DAY))
    .map((ms) => new Step(`pass ${ms}`, (story) => story.pass(ms))),
  fc.integer({ min: -2 * DAY, max: 2 * DAY }).map((ms) => new Step(`jump ${ms}`, (story) => story.jump(ms))),
  fc.constant(new Step('crash', (story) => story.crash())),
  fc.constant(new Step('speak', (story) => story.platform.speak())),
];

const RUNS = times(150, 10_000);

test(`whatever happens in ${RUNS} stories, nothing is lost and nothing comes twice without a mark`, async () => {
  const all = { posts: 0, crashes: 0, doubts: 0, marked: 0 };
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 40, size: 'max' }), fc.integer(), async (commands, seed) => {
      const story = new Story(seed);
      await story.begin();
      // something to tell from the start
      for (const [i, at] of CASES.slice(0, 3).entries()) story.want(at, PEOPLE[i % 2] ?? 'fm-1');
      await fc.asyncModelRun(() => ({ model: {}, real: story }), commands);
      await story.end();
      expect(story.wrong).toEqual([]);
      for (const name of Object.keys(all) as (keyof typeof all)[]) all[name] += story.counts[name];
    }),
    { numRuns: RUNS },
  );
  // the stories are not so tame that nothing was tried
  expect(all.crashes).toBeGreaterThan(RUNS / 2);
  expect(all.marked).toBeGreaterThan(0);
  tell(
    `reminders, model: ${RUNS} stories, ${all.posts} posts, ${all.crashes} crashes, ${all.doubts} doubtful at some step; nothing lost, nothing twice without a mark`,
  );
}, 1_800_000);

test('what nobody knows of, and of which a part goes again at once, arrives in the end', async () => {
  const story = new Story(1);
  await story.begin();
  story.want('F-1', 'fm-1');
  story.want('F-3', 'fm-1');
  await story.tick({ ...GOOD, fates: [{ takes: 'never', say: 'reset', turns: 0 }] });
  await story.tick(GOOD);
  story.pass(3 * MINUTE);
  await story.tick({ ...GOOD, looks: ['never'] });
  expect(story.counts.posts).toBe(2);
  await story.end();
  expect(story.wrong).toEqual([]);
});

test('a case that is deleted after a line of it could not be written does not come back with a power failure', async () => {
  const story = new Story(1065046016);
  await story.begin();
  for (const [i, at] of CASES.slice(0, 3).entries()) story.want(at, PEOPLE[i % 2] ?? 'fm-1');
  await story.tick({ ...GOOD, full: 11 });
  await story.remove('F-1');
  await story.crash();
  await story.tick({ ...GOOD, full: 8 });
  expect(story.wrong).toEqual([]);
});
