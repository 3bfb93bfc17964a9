import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/registry.ts';
import type { BotAnswer } from '../../src/bot/bot.ts';
import { createBot } from '../../src/bot/bot.ts';
import { jsonOf } from '../../src/reply/json.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { type CaseInput, dayOf } from '../bot/ask.ts';
import { ids } from '../bot/ids.ts';
import { followUps, officeWith } from './office.ts';

const CASE = followUps('F-1', ['2026-12-01'], { manager: 'star' });

/** Frau Amsel (deputy) and Herr Star (manager) on one case. */
function office(kase: CaseInput = CASE, wrap: (store: Store) => Store = (store) => store) {
  const inner = createMemoryStore(officeWith([kase]));
  const bot = createBot({
    store: wrap(inner),
    commands: COMMANDS,
    today: () => dayOf('2026-11-20'),
    now: () => '2026-11-20T09:00:00.000Z',
    newId: ids(),
    reference: () => 'REF',
    log: () => undefined,
  });
  const ask = (id: string, text: string) =>
    bot.answer({ from: { platform: 'console', id }, text, place: { kind: 'private' } });
  const text = async (id: string, line: string) => jsonOf((await ask(id, line)).here).text;
  return { ask, text, store: inner, kase: async () => inner.findCase('F-1') };
}

const formOf = (answer: BotAnswer) => {
  if (answer.form === undefined) throw new Error(`no form: ${jsonOf(answer.here).text}`);
  return answer.form;
};
const told = async (outcome: Awaited<ReturnType<ReturnType<typeof formOf>['submit']>>) =>
  outcome.ok ? jsonOf(outcome.answer.here).text : Object.values(outcome.problems).join('\n');

/** Before the first commit of one person, another one's command gets in between. */
function overtaking(line: string) {
  let other: (() => Promise<unknown>) | undefined;
  const both = office(CASE, (store) => ({
    ...store,
    async commit(change) {
      const first = other;
      other = undefined;
      await first?.();
      return store.commit(change);
    },
  }));
  other = () => both.text('star', line);
  return both;
}

describe('two people write into one case', () => {
  test('at the same moment: both entries stand, and the second is told by whom the other is', async () => {
    const { text, kase } = overtaking('kontakt F-1 Folgegespräch gestern');
    const answer = await text('fm', 'wiedervorlage F-1 3.12. Anruf');
    expect(answer).toContain('Gleichzeitig hat Herr Star diesen Fall geändert. Beide Einträge stehen.');
    expect((await kase())?.contacts).toContainEqual({ on: '2026-11-19', kind: 'Folgegespräch' });
    expect((await kase())?.followUps?.map((item) => item.due)).toEqual(['2026-12-01', '2026-12-03']);
  });

  test('the same entry at the same moment: it stands once, and the second is told', async () => {
    const { text, kase } = overtaking('kontakt F-1 Folgegespräch gestern');
    expect(await text('fm', 'kontakt F-1 Folgegespräch gestern')).toContain('Das hat gerade Herr Star geändert.');
    expect((await kase())?.contacts?.filter((item) => item.kind === 'Folgegespräch')).toHaveLength(1);
  });

  test('many at once: none is lost', async () => {
    const { text, kase } = office();
    const days = Array.from({ length: 40 }, (_, i) => `${1 + (i % 28)}.${i < 28 ? 1 : 2}.2027`);
    await Promise.all(days.map((day, i) => text(i % 2 === 0 ? 'fm' : 'star', `wiedervorlage F-1 ${day} Nummer ${i}`)));
    const entries = (await kase())?.followUps ?? [];
    expect(entries).toHaveLength(41);
    expect(new Set(entries.map((item) => item.id)).size).toBe(41);
  });

  test('a form that was opened before the other one wrote keeps both', async () => {
    const { ask, text, kase } = office();
    const form = formOf(await ask('fm', 'wiedervorlage F-1'));
    await text('star', 'kontakt F-1 Folgegespräch');
    const answer = await told(
      await form.submit({ platform: 'console', id: 'fm' }, { due: '2026-12-24', text: 'Bescherung' }),
    );
    expect(answer).toContain('Gleichzeitig hat Herr Star');
    expect((await kase())?.followUps).toHaveLength(2);
    expect((await kase())?.contacts).toHaveLength(2);
  });
});

describe('a form', () => {
  test('says what is wrong at its fields and takes nothing over', async () => {
    const { ask, kase } = office();
    const form = formOf(await ask('star', 'wiedervorlage F-1 Anruf'));
    expect(form.fields.map(({ name, initial }) => [name, initial])).toEqual([
      ['due', undefined],
      ['text', 'Anruf'],
    ]);
    expect(await form.submit({ platform: 'console', id: 'star' }, { due: '1.1.2020', text: '' })).toEqual({
      ok: false,
      problems: { due: 'Mi 01.01.2020 ist schon vorbei', text: 'fehlt noch' },
    });
    expect(await kase()).toEqual(CASE);
  });

  test('sent by somebody without a right to the case shows and changes nothing', async () => {
    const { ask, kase } = office(followUps('F-1', [], { manager: 'fm' }));
    const form = formOf(await ask('fm', 'kontakt F-1'));
    for (const id of ['star', 'nobody']) {
      const answer = await told(await form.submit({ platform: 'console', id }, { kind: 'Gespräch' }));
      expect(answer).not.toContain('F-1');
    }
    expect((await kase())?.contacts).toHaveLength(1);
  });
});

describe('taking back', () => {
  test('works until somebody else has changed the same thing', async () => {
    const { text, store, kase } = office();
    await text('star', 'wiedervorlage F-1 3.12. Anruf');
    const now = await store.findCase('F-1');
    if (now === undefined) throw new Error('no case');
    const changed = { ...now, followUps: now.followUps?.map((item) => ({ ...item, text: 'anders' })) };
    await store.commit({
      put: [changed],
      history: [
        { id: 'x', at: '2026-11-20T10:00:00.000Z', by: 'fm', command: 'kontakt', case: 'F-1', differences: [] },
      ],
    });
    expect(await text('star', 'rückgängig')).toContain('Das hat inzwischen Frau Amsel geändert.');
    expect(await kase()).toEqual(changed);
  });

  test('leaves what somebody else added since', async () => {
    const { text, kase } = office();
    await text('star', 'wiedervorlage F-1 3.12. meine');
    await text('fm', 'wiedervorlage F-1 4.12. ihre');
    await text('star', 'rückgängig');
    expect((await kase())?.followUps?.map((item) => item.text)).toEqual(['Rückruf 1', 'ihre']);
    await text('fm', 'rückgängig F-1');
    expect(await kase()).toEqual(CASE);
  });

  test("takes back one after the other, each once, and only one's own", async () => {
    const { text, kase } = office();
    await text('star', 'wiedervorlage F-1 3.12. a');
    await text('star', 'kontakt F-1 Gespräch');
    expect(await text('fm', 'rückgängig')).toContain('nichts, was sich zurücknehmen lässt');
    await text('star', 'rückgängig');
    expect((await kase())?.contacts).toEqual(CASE.contacts);
    await text('star', 'rückgängig');
    expect(await kase()).toEqual(CASE);
    expect(await text('star', 'rückgängig')).toContain('nichts, was sich zurücknehmen lässt');
  });
});

describe('taking back without a right to the case any more', () => {
  test('a deleted case is none: nothing is shown, nothing changes', async () => {
    const { text, store } = office();
    await text('star', 'kontakt F-1 Gespräch');
    const now = await store.findCase('F-1');
    if (now === undefined) throw new Error('no case');
    const deleted = { ...now, closed: { on: '2026-11-01', deletedOn: '2026-11-20' } };
    await store.commit({ put: [deleted] });
    for (const line of ['rückgängig', 'rückgängig F-1']) expect(await text('star', line)).not.toContain('Gespräch am');
    expect(await store.findCase('F-1')).toEqual(deleted);
  });

  test('what is no longer hers to change is passed over for what still is', async () => {
    const file = officeWith([followUps('F-1', [], { manager: 'star' }), followUps('F-2', [], { manager: 'fm' })]);
    const store = createMemoryStore(file);
    const on = (today: string) => {
      const bot = createBot({
        store,
        commands: COMMANDS,
        today: () => dayOf(today),
        now: () => `${today}T09:00:00.000Z`,
        newId: ids(),
        reference: () => 'REF',
        log: () => undefined,
      });
      return async (line: string) =>
        jsonOf(
          (await bot.answer({ from: { platform: 'console', id: 'fm' }, text: line, place: { kind: 'private' } })).here,
        ).text;
    };
    const covering = on('2026-11-29');
    await covering('kontakt F-2 Gespräch');
    await covering('kontakt F-1 Gespräch');
    // her cover for Herr Star ended on 30.11.
    expect(await on('2026-12-02')('rückgängig')).toContain('F-2');
    expect((await store.findCase('F-1'))?.contacts).toHaveLength(2);
    expect((await store.findCase('F-2'))?.contacts).toHaveLength(1);
  });

  test('asking for it on somebody else’s case is written down as refused', async () => {
    const { text, store } = office(followUps('F-1', [], { manager: 'fm' }));
    const mine = await text('star', 'rückgängig F-1');
    expect(mine).toBe(await text('star', 'rückgängig F-999'));
    const trail: string[] = [];
    for await (const line of store.trail()) trail.push(line);
    expect(trail.map((line) => [JSON.parse(line).what, ...JSON.parse(line).cases])).toEqual([
      ['refused', 'F-1'],
      ['refused', 'F-999'],
    ]);
  });
});
