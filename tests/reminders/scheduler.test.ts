import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createScheduler } from '../../src/reminders/scheduler.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An engine whose ticks take a second and want to come again in a minute. */
function engine(took = 1_000) {
  const ticks: number[] = [];
  const tick = async () => {
    ticks.push(Date.now());
    await new Promise((resolve) => setTimeout(resolve, took));
    return 60_000;
  };
  return { ticks, deliver: { tick, stop: async () => undefined } };
}

it('looks at once, and then when something is due', async () => {
  const { ticks, deliver } = engine();
  const scheduler = createScheduler({ deliver, log: () => undefined });
  scheduler.start();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(ticks).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(ticks).toHaveLength(2);
  await scheduler.stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(ticks).toHaveLength(2);
});

it('looks again soon where something changes during a look', async () => {
  const { ticks, deliver } = engine();
  const scheduler = createScheduler({ deliver, log: () => undefined });
  scheduler.start();
  await vi.advanceTimersByTimeAsync(500);
  expect(ticks).toHaveLength(1);
  scheduler.wake();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(ticks).toHaveLength(2);
});

it('is not put off by who wakes it again and again', async () => {
  const { ticks, deliver } = engine(10);
  const scheduler = createScheduler({ deliver, log: () => undefined });
  scheduler.start();
  await vi.advanceTimersByTimeAsync(1_000);
  const before = ticks.length;
  for (let i = 0; i < 100; i++) {
    scheduler.wake();
    await vi.advanceTimersByTimeAsync(20);
  }
  // two seconds: often enough, and not a hundred times
  expect(ticks.length - before).toBeGreaterThan(5);
  expect(ticks.length - before).toBeLessThan(25);
});

it('goes on after a look that failed, and says so without contents', async () => {
  const lines: string[] = [];
  let ticks = 0;
  const tick = async () => {
    ticks++;
    throw new TypeError('F-105 geheim');
  };
  const deliver = { tick, stop: async () => undefined };
  createScheduler({ deliver, log: (line) => lines.push(line), afterFault: 30_000 }).start();
  await vi.advanceTimersByTimeAsync(61_000);
  expect(ticks).toBe(3);
  expect(new Set(lines)).toEqual(new Set(['reminders: TypeError']));
});
