import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReceiverEvent } from '@slack/bolt';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Body } from '../../../adapters/chat/body.ts';
import { createInbox, type Inbox } from '../../../adapters/chat/inbox.ts';
import { openJournal } from '../../../adapters/chat/journal.ts';
import { createVault } from '../../../adapters/chat/vault.ts';
import { createSlackIntake, lineOf } from '../../../adapters/slack/intake.ts';

const START = Date.UTC(2026, 10, 21);
const HOUR = 3600_000;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'fallbote-inbox-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** An inbox of a process; one after another may be opened on the same folder. */
async function opened(path: string, at = { now: START }, logged: string[] = []): Promise<Inbox> {
  const journal = await openJournal(join(path, 'inbox.jsonl'));
  // a process that is killed closes its files too
  onTestFinished(() => journal.close().catch(() => undefined));
  const vault = createVault(new Uint8Array(32).fill(5));
  return createInbox({ platform: 'slack', journal, vault, now: () => at.now, log: (line) => logged.push(line) });
}

const kept = (path: string) => readFileSync(join(path, 'inbox.jsonl'), 'utf8');

describe('what comes in', () => {
  it('is taken on once, however often it comes at the same moment', async () => {
    const inbox = await opened(folder());
    const taken = await Promise.all(Array.from({ length: 1_000 }, () => inbox.take('e:1', 'event', '{}')));
    expect(taken.filter((done) => done !== undefined)).toHaveLength(1);
    await inbox.close();
  });

  it('is known after it was done, also to the next process, for as long as Slack may bring it', async () => {
    const path = folder();
    const at = { now: START };
    const first = await opened(path, at);
    (await first.take('e:1', 'event', '{}'))?.();
    (await first.take('t:1', 'interaction', '{}'))?.();
    await first.close();
    at.now = START + HOUR - 1;
    const second = await opened(path, at);
    expect(second.left).toEqual([]);
    expect(await second.take('e:1', 'event', '{}')).toBeUndefined();
    expect(await second.take('t:1', 'interaction', '{}')).toBeUndefined();
    await second.close();
    at.now = START + 24 * HOUR;
    const third = await opened(path, at);
    expect(await third.take('e:1', 'event', '{}')).toBeUndefined();
    expect(await third.take('t:1', 'interaction', '{}')).toBeDefined();
    await third.close();
  });

  it('is run again by the next process where this one ended in between, and then no more', async () => {
    const path = folder();
    const first = await opened(path);
    await first.take('e:1', 'event', '{"text":"fristen"}');
    // no close and no mark: the process was killed
    const second = await opened(path);
    expect(second.left).toMatchObject([{ key: 'e:1', kind: 'event', body: '{"text":"fristen"}' }]);
    expect(await second.take('e:1', 'event', '{}')).toBeUndefined();
    for (const left of second.left) (await second.again(left))();
    await second.close();
    const third = await opened(path);
    expect(third.left).toEqual([]);
    await third.close();
  });

  it('is given up where it ended the process three times', async () => {
    const path = folder();
    const logged: string[] = [];
    await (await opened(path)).take('e:1', 'event', '{}');
    for (const _time of [2, 3]) {
      const next = await opened(path);
      expect(next.left).toHaveLength(1);
      for (const left of next.left) await next.again(left);
    }
    expect((await opened(path, undefined, logged)).left).toEqual([]);
    expect(logged).toEqual(['slack: not run again: e:1']);
  });

  it('lies there sealed, for its owner alone, and only until it is done', async () => {
    const path = folder();
    const inbox = await opened(path);
    const done = await inbox.take('e:1', 'event', '{"text":"fall F-105"}');
    expect(kept(path)).not.toContain('F-105');
    expect(statSync(join(path, 'inbox.jsonl')).mode & 0o777).toBe(0o600);
    done?.();
    await inbox.close();
    expect(kept(path)).toContain('e:1');
  });

  it('survives a line that a crash cut off, at any byte', async () => {
    const path = folder();
    const first = await opened(path);
    (await first.take('e:1', 'event', '{}'))?.();
    await first.take('e:2', 'event', '{"b":2}');
    await first.close();
    const whole = kept(path);
    const begun = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let length = begun; length < whole.length; length += 7) {
      writeFileSync(join(path, 'inbox.jsonl'), whole);
      await truncate(join(path, 'inbox.jsonl'), length);
      const next = await opened(path);
      expect(await next.take('e:1', 'event', '{}')).toBeUndefined();
      const mine = await next.take('e:3', 'event', '{}');
      mine?.();
      await next.close();
      const after = await opened(path);
      expect(await after.take('e:3', 'event', '{}')).toBeUndefined();
      await after.close();
    }
  });

  it('leaves no text of what is done behind, neither at the end nor after a start', async () => {
    const path = folder();
    const inbox = await opened(path);
    (await inbox.take('e:1', 'event', '{}'))?.();
    await inbox.take('e:2', 'event', '{}');
    await inbox.close();
    const texts = () => kept(path).match(/"b":/gu)?.length ?? 0;
    expect(texts()).toBe(1);
    const next = await opened(path);
    for (const left of next.left) (await next.again(left))();
    await next.close();
    expect(texts()).toBe(0);
    const last = await opened(path);
    expect(await last.take('e:2', 'event', '{}')).toBeUndefined();
    await last.close();
  });

  it('does not fill the disk: what is long done goes', async () => {
    const path = folder();
    const at = { now: START };
    const inbox = await opened(path, at);
    for (let hour = 0; hour < 6; hour++) {
      at.now = START + hour * 2 * HOUR;
      const taken = Array.from({ length: 2_500 }, (_, i) => inbox.take(`t:${hour}-${i}`, 'interaction', '{}'));
      for (const done of await Promise.all(taken)) done?.();
    }
    await inbox.close();
    expect(kept(path).split('\n').length).toBeLessThan(20_000);
  });

  it('is not taken on where it cannot be written', async () => {
    const path = folder();
    const inbox = await opened(path);
    await inbox.close();
    await expect(inbox.take('e:1', 'event', '{}')).rejects.toThrow();
    await expect(inbox.take('e:1', 'event', '{}')).rejects.toThrow();
  });
});

describe('after a restart', () => {
  it('what was left is run, except what can no longer be answered', async () => {
    const path = folder();
    const at = { now: START };
    const first = await opened(path, at);
    await first.take('e:1', 'event', '{"event_id":"1"}');
    await first.take('t:1', 'interaction', '{"trigger_id":"1"}');
    at.now = START + HOUR / 2;
    await first.take('t:2', 'interaction', '{"trigger_id":"2"}');
    at.now += HOUR / 4;
    const logged: string[] = [];
    const inbox = await opened(path, at, logged);
    const intake = createSlackIntake(
      inbox,
      () => at.now,
      (line) => logged.push(line),
    );
    const ran: Body[] = [];
    intake.init({ processEvent: async ({ body }: { body: Body }) => void ran.push(body) } as never);
    await intake.recover();
    await intake.idle();
    expect(ran).toEqual([{ event_id: '1' }, { trigger_id: '2' }]);
    expect(logged).toEqual(['slack: too old to be run again: t:1']);
    await inbox.close();
    expect((await opened(path, at)).left).toEqual([]);
  });

  it('nothing of another day is run: its "heute" meant that day', async () => {
    const path = folder();
    const at = { now: START };
    await (await opened(path, at)).take('e:1', 'event', '{"event_id":"1"}');
    at.now = START + 24 * HOUR;
    const logged: string[] = [];
    const intake = createSlackIntake(
      await opened(path, at, logged),
      () => at.now,
      (line) => logged.push(line),
    );
    const ran: Body[] = [];
    intake.init({ processEvent: async ({ body }: { body: Body }) => void ran.push(body) } as never);
    await intake.recover();
    await intake.idle();
    expect([ran, logged]).toEqual([[], ['slack: too old to be run again: e:1']]);
  });

  it('one request that fails keeps no other from being run', async () => {
    const logged: string[] = [];
    const inbox = await opened(folder());
    const intake = createSlackIntake(
      inbox,
      () => START,
      (line) => logged.push(line),
    );
    const ran: unknown[] = [];
    intake.init({
      processEvent: async ({ body }: { body: Body }) => {
        if (body['event_id'] === '1') throw new TypeError('F-105');
        ran.push(body['event_id']);
      },
    } as never);
    const acknowledged: unknown[] = [];
    for (const id of ['1', '2', '2'])
      await intake.take({ event_id: id }, async (shown) => void acknowledged.push(shown));
    await intake.idle();
    expect(ran).toEqual(['2']);
    expect(acknowledged).toHaveLength(3);
    expect(logged).toEqual(['slack: FB900 TypeError']);
    await inbox.close();
  });
});

describe('a command', () => {
  it('is acknowledged without its answer when it is safe, and not before', async () => {
    const order: string[] = [];
    let safe: () => void = () => undefined;
    const kept = new Promise<void>((resolve) => {
      safe = resolve;
    });
    const begin = () => ({ isNew: true, kept, done: () => order.push('done') });
    const inbox = { left: [], begin } as unknown as Inbox;
    const intake = createSlackIntake(
      inbox,
      () => START,
      () => undefined,
    );
    intake.init({ processEvent: async () => void order.push('run') } as never);
    await intake.take({ command: '/fristen', trigger_id: '1' }, async () => void order.push('acknowledged'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(order).toEqual(['run']);
    order.push('safe');
    safe();
    await intake.idle();
    expect(order).toEqual(['run', 'safe', 'acknowledged', 'done']);
  });

  it('whose answer is there waits for no disk', async () => {
    const begin = () => ({ isNew: true, kept: new Promise(() => undefined), done: () => undefined });
    const intake = createSlackIntake(
      { left: [], begin } as unknown as Inbox,
      () => START,
      () => undefined,
    );
    intake.init({
      processEvent: async ({ customProperties }: ReceiverEvent) => {
        await lineOf(customProperties ?? {}).acknowledge('Hier.');
      },
    } as never);
    const shown: unknown[] = [];
    await intake.take({ command: '/fristen', trigger_id: '1' }, async (answer) => void shown.push(answer));
    await intake.idle();
    expect(shown).toEqual(['Hier.']);
  });

  it('whose answer takes so long that Slack has given up is acknowledged without it; it goes another way', async () => {
    const at = { now: START };
    const kept = Promise.resolve();
    let late: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      late = resolve;
    });
    const begin = () => ({ isNew: true, kept, done: () => undefined });
    const intake = createSlackIntake(
      { left: [], begin } as unknown as Inbox,
      () => at.now,
      () => undefined,
    );
    const shown: unknown[] = [];
    const got: boolean[] = [];
    intake.init({
      processEvent: async ({ customProperties }: ReceiverEvent) => {
        await slow;
        got.push((await lineOf(customProperties ?? {}).acknowledge('Hier.')) === true);
      },
    } as never);
    const ack = async (answer: unknown) => void shown.push(answer);
    await intake.take({ command: '/fristen', trigger_id: '1' }, ack);
    at.now += 2_501;
    late();
    await intake.idle();
    expect([shown, got]).toEqual([[undefined], [false]]);
    // the next one is in time, just so
    await intake.take({ command: '/fristen', trigger_id: '2' }, ack);
    await intake.idle();
    expect([shown, got]).toEqual([
      [undefined, 'Hier.'],
      [false, true],
    ]);
  });

  it('that cannot be kept is answered all the same, for Slack brings none again, and it is noted', async () => {
    const logged: string[] = [];
    const inbox = await opened(folder());
    await inbox.close();
    const intake = createSlackIntake(
      inbox,
      () => START,
      (line) => logged.push(line),
    );
    intake.init({ processEvent: async () => undefined } as never);
    const acknowledged: unknown[] = [];
    await intake.take({ command: '/fristen', trigger_id: '1' }, async (shown) => void acknowledged.push(shown));
    await intake.idle();
    expect(acknowledged).toEqual([undefined]);
    expect(logged).toEqual(['FB103 slack/inbox.jsonl']);
    // anything else has to come again
    await expect(intake.take({ event_id: '1' }, async () => undefined)).rejects.toThrow();
  });
});
