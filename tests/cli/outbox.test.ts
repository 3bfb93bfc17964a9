import { expect, it } from 'vitest';
import { toIso } from '../../src/calendar/civil-date.ts';
import { todayInBerlin } from '../../src/calendar/today.ts';
import type { OutboxEvent } from '../../src/reminders/outbox.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { fallbote } from './fallbote.ts';
import { delivered, exampleFolder } from './slack-service.ts';

const AT = '2026-11-20T06:45:00.000Z';
const today = toIso(todayInBerlin(new Date()));

const claim = (id: string, staff: string, day = '2026-11-20'): OutboxEvent => ({
  event: 'claimed',
  id,
  at: AT,
  kind: 'morning',
  to: { kind: 'person', staff },
  door: 'slack',
  day,
  keys: [`F-101|dokument|d-${id}|2026-11-20|due|${staff}`],
  attempt: 1,
  life: 'before',
});
const uncertain = (id: string): OutboxEvent => ({ event: 'uncertain', id, at: AT, attempt: 1, reason: 'timeout' });

/** A folder in which something of everything has become of messages. */
async function folder(): Promise<string> {
  const data = await exampleFolder();
  const store = await openJsonStore(data);
  await store
    .outbox()
    .append(
      claim('p-sent', 'fm-1'),
      { event: 'sent', id: 'p-sent', at: AT, attempt: 1, reference: { adapter: 'slack', id: 'C1/1' } },
      claim('p-uncertain', 'fm-2'),
      uncertain('p-uncertain'),
      claim('p-doubtful', 'fm-3'),
      uncertain('p-doubtful'),
      { event: 'doubtful', id: 'p-doubtful', at: AT, attempt: 1 },
      claim('p-failed', 'fm-4', today),
      { event: 'failed', id: 'p-failed', at: AT, attempt: 1, reason: 'unreachable' },
      claim('p-old', 'tl-1'),
      { event: 'failed', id: 'p-old', at: AT, attempt: 1, reason: 'offline' },
      claim('p-cut', 'tl-2'),
    );
  await store.close();
  return data;
}

const stateOf = async (data: string, id: string) => {
  const store = await openJsonStore(data, { access: 'read' });
  const entry = (await store.outbox().load()).get(id);
  await store.close();
  return entry;
};

it('says how many arrived, and what has to be settled: whom, which, since when, how often tried', async () => {
  const data = await folder();
  const { code, out, err } = await fallbote(['outbox', '--data', data]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('1  angekommen');
  expect(out).toContain('Zu klären: 4');
  expect(out).not.toContain('p-sent');
  expect(out).toContain(
    'p-doubtful\n    fm-3 · Morgennachricht · 2026-11-20 · unklar, nachsehen ging nicht (keine Antwort) · seit 20.11.26, 07:45 · 1 Versuch',
  );
  expect(out).toContain('Nicht erreichbar: fm-4');
  const { open, counts } = JSON.parse((await fallbote(['outbox', '--data', data, '--json'])).out) as {
    open: readonly object[];
    counts: object;
  };
  expect(counts).toEqual({ claimed: 1, sent: 1, failed: 2, uncertain: 1, doubtful: 1, withdrawn: 0 });
  expect(open[0]).toEqual({
    id: 'p-uncertain',
    to: 'fm-2',
    kind: 'morning',
    day: '2026-11-20',
    state: 'uncertain',
    since: AT,
    attempts: 1,
    reason: 'timeout',
  });
  // no contents, and not even case numbers
  expect(out).not.toContain('F-101');
});

it('says so where nothing was ever sent, and asks for the folder where none is named', async () => {
  const data = await exampleFolder();
  expect((await fallbote(['outbox', '--data', data])).out).toContain('noch nichts von selbst gesendet');
  expect((await fallbote(['outbox'])).err).toContain('--data');
});

it('writes down what somebody knows, once, and in the trail what arrived', async () => {
  const data = await folder();
  const run = (...args: string[]) => fallbote(['outbox', ...args, '--data', data]);
  expect((await run('resolve', 'p-uncertain', '--sent')).code).toBe(0);
  expect(await stateOf(data, 'p-uncertain')).toMatchObject({ state: 'sent' });
  expect(await delivered(data)).toEqual(['fm-2 morning 1']);
  expect((await run('resolve', 'p-doubtful', '--not-sent')).code).toBe(0);
  expect(await stateOf(data, 'p-doubtful')).toMatchObject({ state: 'failed', reason: 'absent' });
  expect((await run('resolve', 'p-cut', '--not-sent')).code).toBe(0);
  expect(await stateOf(data, 'p-cut')).toMatchObject({ state: 'failed', reason: 'absent' });
  expect(await delivered(data)).toHaveLength(1);
  for (const args of [
    ['resolve', 'p-uncertain', '--sent'],
    ['resolve', 'p-sent', '--not-sent'],
    ['resolve', 'p-none', '--sent'],
    ['resolve', 'p-failed'],
    ['resolve', 'p-failed', '--sent', '--not-sent'],
    ['retry', 'p-sent'],
    ['retry', 'p-old'],
  ]) {
    const { code, err } = await run(...args);
    expect(code, args.join(' ')).toBe(1);
    expect(err).toContain('FB301');
  }
  const before = Date.now();
  expect((await run('retry', 'p-failed')).code).toBe(0);
  expect(Date.parse((await stateOf(data, 'p-failed'))?.retryAt ?? '')).toBeGreaterThanOrEqual(before);
  expect((await fallbote(['audit', 'verify', '--data', data])).code).toBe(0);
}, 60_000);

it('changes nothing while serve has the folder, and says what to do; the list can be read', async () => {
  const data = await folder();
  const owner = await openJsonStore(data, { what: 'fallbote serve' });
  for (const args of [
    ['resolve', 'p-uncertain', '--sent'],
    ['retry', 'p-failed'],
  ]) {
    const { code, err } = await fallbote(['outbox', ...args, '--data', data]);
    expect(code).toBe(1);
    for (const words of ['FB106', 'fallbote serve', 'serve beenden']) expect(err).toContain(words);
  }
  expect((await fallbote(['outbox', '--data', data])).out).toContain('Zu klären: 4');
  await owner.close();
  expect(await stateOf(data, 'p-uncertain')).toMatchObject({ state: 'uncertain' });
}, 60_000);
