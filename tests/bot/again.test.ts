import { describe, expect, test } from 'vitest';
import { AUDIT_START, type AuditEntry, type AuditHead, follow } from '../../src/access/audit.ts';
import { createLinkCodes } from '../../src/access/link-codes.ts';
import type { BotRequest } from '../../src/bot/bot.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { textOf } from '../../src/reply/text.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { accessOffice } from '../access/office.ts';
import { dayOf } from './ask.ts';
import { botOn } from './bot-on.ts';

const de = messagesIn('de');

/** A bot on the example; what it is asked has a name. */
function named(store: Store = createMemoryStore(accessOffice), now = () => '2026-11-20T09:00:00.000Z') {
  let read = 0;
  const counted: Store = {
    ...store,
    trail() {
      read++;
      return store.trail();
    },
  };
  const codes = createLinkCodes();
  const bot = botOn(counted, dayOf('2026-11-19'), { linkCodes: codes, now });
  const ask = (as: string, text: string, id: string, more: Partial<BotRequest> = {}) =>
    bot.answer({ from: { platform: 'console', id: as }, text, place: { kind: 'private' }, id, ...more });
  return {
    ask,
    bot,
    codes,
    reads: () => read,
    again: (as: string, text: string, id: string, more: Partial<BotRequest> = {}) =>
      ask(as, text, id, { again: true, ...more }),
    async trail(): Promise<readonly AuditEntry[]> {
      const lines: AuditEntry[] = [];
      let head: AuditHead | undefined = AUDIT_START;
      for await (const line of store.trail()) {
        head = head && follow(line, head);
        lines.push(JSON.parse(line) as AuditEntry);
      }
      // the name is in the chain like the rest
      expect(head?.lines).toBe(lines.length);
      return lines;
    },
    contacts: async (no = 'F-1') => (await store.findCase(no))?.contacts?.length ?? 0,
  };
}

const short = ({ who, what, command, cases, request = '-' }: AuditEntry) =>
  [who, what, command, ...cases, request].join(' ');

test('what was written down for a request has its name in the trail, and what was only looked at has not', async () => {
  const { ask, trail } = named();
  await ask('ahorn', 'kontakt F-1 Gespräch', 'r1');
  await ask('ahorn', 'rückgängig', 'r2');
  await ask('ahorn', 'fall F-1', 'r3');
  await ask('dorn', 'fall F-1', 'r4');
  const lines = (await trail()).map(short);
  expect(lines.filter((line) => !line.includes(' look '))).toEqual([
    'ahorn change kontakt F-1 r1',
    'ahorn undo kontakt F-1 r2',
    'dorn refused fall F-1 -',
  ]);
  expect(lines.filter((line) => line.includes(' look ')).every((line) => line.endsWith(' -'))).toBe(true);
});

describe('a request that comes again', () => {
  test('is not run where it was recorded, and says so with the way to look at it and to take it back', async () => {
    const { ask, again, contacts, trail } = named();
    await ask('ahorn', 'kontakt F-1 Gespräch', 'r1');
    const answer = await again('ahorn', 'kontakt F-1 Gespräch', 'r1');
    expect(answer.recorded).toBe(true);
    const { reply, outlet } = answer.here;
    expect([outlet, reply.title]).toEqual(['private', de.alreadyRecordedTitle]);
    expect(textOf(answer.here)).toContain(`F-1  ${de.alreadyChanged('kontakt')}`);
    expect(reply.actions.map(({ command }) => command)).toEqual([
      { text: 'fall F-1', grade: 'internal' },
      { text: 'rueckgaengig F-1 Eintrag:id-1', grade: 'internal' },
    ]);
    expect(await contacts()).toBe(1);
    // naming the case is a look at it
    expect((await trail()).map(short).at(-1)).toBe('ahorn look kontakt F-1 -');
  });

  test('offers to take back what it recorded, and not what came after it', async () => {
    let second = 0;
    const store = createMemoryStore(accessOffice);
    const { ask, again, contacts } = named(store, () => `2026-11-20T09:00:0${second}.000Z`);
    for (const day of ['16.11.', '17.11.', '18.11.']) await ask('ahorn', `kontakt F-1 Gespräch ${day}`, `r${++second}`);
    const undoOf = async (id: string) =>
      (await again('ahorn', 'kontakt F-1 Gespräch', id)).here.reply.actions
        .map(({ command }) => command.text)
        .filter((text) => text.startsWith('rueckgaengig'));
    const [undo = ''] = await undoOf('r2');
    expect(textOf((await ask('ahorn', undo, 'r4')).here)).toContain('17.11.2026');
    expect(await contacts()).toBe(2);
    // taken back meanwhile: there is nothing more to offer
    expect(await undoOf('r2')).toEqual([]);
    expect(await undoOf('r3')).not.toEqual([undo]);
  });

  test('offers nothing where it cannot be told which entry it recorded', async () => {
    const { ask, again } = named();
    await ask('ahorn', 'kontakt F-1 Gespräch 17.11.', 'r1');
    await ask('ahorn', 'kontakt F-1 Gespräch 18.11.', 'r2');
    const answer = await again('ahorn', 'kontakt F-1 Gespräch 17.11.', 'r1');
    expect(answer.here.reply.actions.map(({ label }) => label)).toEqual([de.case]);
  });

  test('takes nothing back a second time', async () => {
    const { ask, again, contacts } = named();
    await ask('ahorn', 'kontakt F-1 Gespräch 17.11.', 'r1');
    await ask('ahorn', 'kontakt F-1 Gespräch 18.11.', 'r2');
    await ask('ahorn', 'rückgängig', 'r3');
    const answer = await again('ahorn', 'rückgängig', 'r3');
    expect(textOf(answer.here)).toContain(`F-1  ${de.alreadyUndone('kontakt')}`);
    expect(answer.here.reply.actions.map(({ label }) => label)).toEqual([de.case]);
    expect(await contacts()).toBe(1);
  });

  test('is run where nothing was recorded for it', async () => {
    const { ask, again, contacts } = named();
    await ask('ahorn', 'kontakt F-1 Gespräch 17.11.', 'r1');
    const answer = await again('ahorn', 'kontakt F-1 Gespräch 18.11.', 'r2');
    expect(textOf(answer.here)).toContain(de.recorded);
    expect(answer.recorded).toBe(false);
    expect(await contacts()).toBe(2);
  });

  test('is run where somebody else recorded something under that name', async () => {
    const { ask, again, contacts } = named();
    await ask('ahorn', 'kontakt F-1 Gespräch 17.11.', 'r1');
    const answer = await again('buche', 'kontakt F-1 Gespräch 18.11.', 'r1');
    expect(answer.recorded).toBe(false);
    expect(textOf(answer.here)).toContain(de.recorded);
    expect(await contacts()).toBe(2);
  });

  test('of a channel is told privately, as every answer with a case in it', async () => {
    const { ask, again } = named();
    const place = { kind: 'channel', team: 'nord' } as const;
    await ask('ahorn', 'kontakt F-1 Gespräch', 'r1', { place });
    const answer = await again('ahorn', 'kontakt F-1 Gespräch', 'r1', { place });
    expect(textOf(answer.here)).toBe(`Fallbote\n${de.answeredPrivately}`);
    expect(answer.privately?.reply.title).toBe(de.alreadyRecordedTitle);
  });

  test('that deleted a case offers neither to look at it nor to take that back', async () => {
    const store = createMemoryStore(accessOffice);
    const { again } = named(store);
    const entry = { at: '2026-11-19T09:00:00.000Z', who: 'ahorn', door: 'slack', cases: ['F-2'], request: 'r1' };
    await store.commit({ remove: ['F-2'], audit: [{ ...entry, what: 'delete', command: 'loeschen' }] });
    const answer = await again('ahorn', 'loeschen F-2 endgültig', 'r1');
    expect(textOf(answer.here)).toContain(`F-2  ${de.alreadyDeleted('loeschen')}`);
    expect(answer.here.reply.actions).toEqual([]);
  });

  test('that handed a case over offers to take it back, and not to look at it', async () => {
    const store = createMemoryStore(accessOffice);
    const { again } = named(store);
    const entry = { at: '2026-11-19T09:00:00.000Z', who: 'ahorn', door: 'slack', cases: ['F-3'], request: 'r1' };
    const { at, who: by } = entry;
    const history = [{ id: 'h1', at, by, command: 'zustaendig', case: 'F-3', differences: [] }];
    await store.commit({ history, audit: [{ ...entry, what: 'change', command: 'zustaendig' }] });
    const answer = await again('ahorn', 'zustaendig F-3 dorn', 'r1');
    expect(answer.here.reply.actions.map(({ command }) => command.text)).toEqual(['rueckgaengig F-3 Eintrag:h1']);
  });

  test('with a code welcomes her whose account it linked', async () => {
    const { bot, codes, trail } = named();
    const code = codes.issue('dorn', '2026-11-20T08:59:00.000Z');
    const request = {
      from: { platform: 'slack', id: 'U1' },
      text: `verknuepfen ${code}`,
      place: { kind: 'private' },
      id: 'r1',
    } as const;
    expect((await bot.answer(request)).here.reply.title).toBe(de.linkedTitle);
    expect((await trail()).map(short)).toEqual(['slack:U1 change verknuepfen r1', 'dorn change verknuepfen r1']);
    const answer = await bot.answer({ ...request, again: true });
    expect([answer.here.reply.title, answer.recorded]).toEqual([de.linkedTitle, true]);
  });

  test('is looked for in the trail once for all that come together, and not at all by others', async () => {
    const { ask, again, reads, contacts } = named();
    await ask('ahorn', 'kontakt F-1 Gespräch', 'r1');
    expect(reads()).toBe(0);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => again('ahorn', 'kontakt F-1 Gespräch', i % 2 === 0 ? 'r1' : `other-${i}`)),
    );
    expect(answers.filter(({ recorded }) => recorded === true)).toHaveLength(10);
    expect(reads()).toBeLessThanOrEqual(2);
    expect(await contacts()).toBeGreaterThan(1);
  });

  test('is not run where the trail cannot be read', async () => {
    const store = createMemoryStore(accessOffice);
    const broken: Store = {
      ...store,
      // biome-ignore lint/correctness/useYield: it fails before it gives a line
      async *trail() {
        throw new Error('disk');
      },
    };
    const { again, contacts } = named(broken);
    const answer = await again('ahorn', 'kontakt F-1 Gespräch', 'r1');
    expect([answer.here.reply.title, answer.recorded]).toEqual([de.faultTitle, undefined]);
    expect(await contacts()).toBe(0);
  });
});

describe('a form', () => {
  test('leaves the name under which it was sent, and by that name it is known whether it was recorded', async () => {
    const { ask, again, trail } = named();
    const { form } = await ask('ahorn', 'wiedervorlage F-1', 'r1');
    const ahorn = { platform: 'console', id: 'ahorn' } as const;
    expect(await form?.submit(ahorn, { due: '2020-01-01', text: '' }, 'f1')).toMatchObject({ ok: false });
    expect(await again('ahorn', '', 'f1')).toMatchObject({ recorded: false });
    expect(await form?.submit(ahorn, { due: '2026-12-03', text: 'Rückruf' }, 'f1')).toMatchObject({ ok: true });
    expect((await trail()).map(short).filter((line) => line.endsWith(' f1'))).toEqual([
      'ahorn change wiedervorlage F-1 f1',
    ]);
    const answer = await again('ahorn', '', 'f1');
    expect([answer.recorded, answer.here.reply.title]).toEqual([true, de.alreadyRecordedTitle]);
    expect(await again('buche', '', 'f1')).toMatchObject({ recorded: false });
  });
});
