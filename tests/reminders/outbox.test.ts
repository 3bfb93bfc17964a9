import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay } from '../../src/calendar/civil-date.ts';
import {
  after,
  backoff,
  type Entry,
  fold,
  isDue,
  isOver,
  mayClaim,
  type OutboxEvent,
  type State,
  takenKeys,
  unreachable,
  without,
} from '../../src/reminders/outbox.ts';
import { AT, absent, claim, failed, keyOf, LATER, on, sent, uncertain } from './outbox-samples.ts';

/** The message `m` after some events. */
const run = (...events: readonly OutboxEvent[]): Entry => {
  const entries = new Map<string, Entry>();
  for (const event of events) fold(entries, event);
  const entry = entries.get('m');
  if (entry === undefined) throw new Error('forgotten');
  return entry;
};
const withdrawn: OutboxEvent = { event: 'withdrawn', id: 'm', at: LATER };
/** A way into every state. */
const WAYS: Readonly<Record<State, readonly OutboxEvent[]>> = {
  claimed: [claim('m')],
  sent: [claim('m'), sent('m')],
  failed: [claim('m'), failed('m')],
  uncertain: [claim('m'), uncertain('m')],
  doubtful: [claim('m'), uncertain('m'), on('doubtful', 'm')],
  withdrawn: [claim('m'), failed('m'), withdrawn],
};

describe('a message', () => {
  test.each(Object.entries(WAYS))('comes to be %s', (state, way) => {
    expect(run(...way).state).toBe(state);
  });

  test.each(Object.entries(WAYS))('that is %s is sent again only where it is known not to be there', (state, way) => {
    const again = () => run(...way, claim('m', { attempt: 2 }));
    if (state === 'failed') expect(again()).toMatchObject({ state: 'claimed', attempt: 2 });
    else expect(again).toThrow('not sent again');
    expect(mayClaim(run(...way))).toBe(state === 'failed');
  });

  test('that was uncertain and is not there may go again, and one that is there is sent', () => {
    expect(run(...WAYS.uncertain, absent('m'))).toMatchObject({ state: 'failed', reason: 'absent', retryAt: LATER });
    expect(run(...WAYS.uncertain, sent('m'))).toMatchObject({ state: 'sent', reference: { id: 'D1/m.1' } });
    expect(run(...WAYS.doubtful, sent('m'))).toMatchObject({ state: 'sent' });
    expect(run(...WAYS.doubtful, absent('m'))).toMatchObject({ state: 'failed', reason: 'absent' });
  });

  test('counts its attempts one by one', () => {
    expect(() => run(...WAYS.failed, claim('m', { attempt: 3 }))).toThrow();
    expect(() => run(...WAYS.failed, claim('m', { attempt: 1 }))).toThrow();
  });

  test('whose answer comes late takes it where it is about the last attempt', () => {
    expect(run(...WAYS.uncertain, failed('m')).state).toBe('failed');
    expect(run(...WAYS.failed, claim('m', { attempt: 2 }), failed('m', 1)).state).toBe('claimed');
    expect(run(...WAYS.sent, failed('m')).state).toBe('sent');
  });

  test('that arrived in an earlier attempt, too, is marked', () => {
    const again = [...WAYS.uncertain, absent('m'), claim('m', { attempt: 2 })];
    expect(run(...again, sent('m', 2), sent('m', 1))).toMatchObject({ state: 'sent', doubled: true });
    expect(run(...again, sent('m', 1))).toMatchObject({ state: 'sent', doubled: true });
    expect(run(...again, sent('m', 1), uncertain('m', 2))).toMatchObject({ state: 'sent', doubled: true });
    expect(run(...WAYS.withdrawn, sent('m'))).toMatchObject({ state: 'sent', doubled: true });
    // the same answer twice is one message
    expect(run(...WAYS.sent, sent('m')).doubled).toBeUndefined();
  });

  test('tells about a doubtful one once it has arrived', () => {
    const entries = new Map<string, Entry>();
    const second = claim('n', { tells: ['m'] });
    for (const event of [...WAYS.doubtful, second]) fold(entries, event);
    expect(entries.get('m')?.told).toBeUndefined();
    expect(takenKeys(new Map([...entries].slice(0, 1)))).toEqual(new Set());
    fold(entries, sent('n'));
    expect(entries.get('m')?.told).toBe(true);
  });

  test('never goes, in whatever order things happen, from one that may be there to one that is tried again', () => {
    const event = fc.oneof(
      fc.constantFrom('sent', 'failed', 'uncertain', 'absent', 'unseen', 'doubtful').chain((kind) =>
        fc.integer({ min: 1, max: 3 }).map((attempt): OutboxEvent => {
          if (kind === 'sent') return sent('m', attempt);
          if (kind === 'failed') return failed('m', attempt);
          if (kind === 'uncertain') return uncertain('m', attempt);
          return kind === 'absent' ? absent('m', attempt) : on(kind as 'unseen' | 'doubtful', 'm', attempt);
        }),
      ),
      fc.constant(withdrawn),
      fc.constant<OutboxEvent>({ event: 'retry', id: 'm', at: LATER, retryAt: LATER }),
      fc.integer({ min: 1, max: 3 }).map((attempt) => claim('m', { attempt })),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let entry: Entry | undefined;
        /** attempts that were accepted while they were not yet given up for absent */
        const accepted = new Set<number>();
        for (const item of events) {
          if (item.event === 'claimed') {
            if (!mayClaim(entry) || item.attempt !== (entry?.attempt ?? 0) + 1) continue;
            expect(entry === undefined || entry.state === 'failed').toBe(true);
          }
          const before = entry;
          entry = after(entry, item);
          if (item.event !== 'sent' || before === undefined || item.attempt > before.attempt) continue;
          accepted.add(item.attempt);
          // that it is there is never lost, and that it is there twice is said
          expect(entry?.state).toBe('sent');
          if (accepted.size > 1) expect(entry?.doubled).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what is remembered', () => {
  test('holds keys back until they are known not to have arrived and go another way', () => {
    for (const [state, way] of Object.entries(WAYS))
      expect([state, takenKeys(new Map([['m', run(...way)]])).size]).toEqual([
        state,
        ['withdrawn', 'doubtful'].includes(state) ? 0 : 1,
      ]);
  });

  test('names people who could not be reached until something reaches them', () => {
    const entries = new Map<string, Entry>();
    fold(entries, claim('m'));
    fold(entries, { event: 'failed', id: 'm', at: AT, attempt: 1, reason: 'unreachable' });
    expect(unreachable(entries)).toEqual(['fm-1']);
    fold(entries, withdrawn);
    expect(unreachable(entries)).toEqual(['fm-1']);
    fold(entries, claim('n', { at: LATER }));
    expect(unreachable(entries)).toEqual(['fm-1']);
    fold(entries, sent('n'));
    expect(unreachable(entries)).toEqual([]);
    // an older failure that is put away later is no news
    fold(entries, claim('o', { at: AT }));
    fold(entries, { event: 'failed', id: 'o', at: AT, attempt: 1, reason: 'unreachable' });
    fold(entries, { ...withdrawn, id: 'o', at: '2026-11-21T07:00:00.000Z' });
    expect(unreachable(entries)).toEqual([]);
  });

  test('knows nothing of a deleted case; a message that shows it must change', () => {
    const two = claim('m', { keys: [keyOf('F-1'), keyOf('F-2')] });
    expect(without(run(two, sent('m')), new Set(['F-1']))).toMatchObject({ keys: [keyOf('F-2')], stale: true });
    expect(without(run(...WAYS.sent), new Set(['F-1']))).toMatchObject({ keys: [], stale: true });
    expect(without(run(...WAYS.failed), new Set(['F-1']))).toBeUndefined();
    const same = run(...WAYS.sent);
    expect(without(same, new Set(['F-11']))).toBe(same);
  });

  test('is over after 60 days, where its dates are gone and nothing is open', () => {
    const [day59, day61] = [toDay(2027, 1, 18), toDay(2027, 1, 20)];
    expect(isOver(run(...WAYS.sent), day61, () => true)).toBe(true);
    expect(isOver(run(...WAYS.sent), day61, () => false)).toBe(false);
    expect(isOver(run(...WAYS.sent), day59, () => true)).toBe(false);
    for (const state of ['claimed', 'uncertain', 'failed'] as const)
      expect(isOver(run(...WAYS[state]), day61, () => true)).toBe(false);
  });
});

test('another attempt follows after 1, 5, 15 and then 60 minutes, also where the clock goes back', () => {
  expect([1, 2, 3, 4, 5, 9].map((attempt) => backoff(attempt) / 60_000)).toEqual([1, 5, 15, 60, 60, 60]);
  const entry = run(...WAYS.failed);
  expect(isDue(entry, Date.parse(LATER) + 59_000)).toBe(false);
  expect(isDue(entry, Date.parse(LATER) + 60_000)).toBe(true);
  expect(isDue(entry, Date.parse(LATER) - 86_400_000)).toBe(true);
});
