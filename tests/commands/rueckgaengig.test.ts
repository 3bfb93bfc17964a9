import { describe, expect, test } from 'vitest';
import type { ReplyJson } from '../../src/reply/json-schema.ts';
import type { Store } from '../../src/store/store.ts';
import { caseF1, caseload } from './caseload.ts';

const undoOf = ({ actions }: ReplyJson): string =>
  actions.find(({ command }) => command.text.startsWith('rueckgaengig'))?.command.text ?? '';

/** Two entries of Frau Amsel's in one case, and the buttons under them. */
async function two() {
  const office = caseload();
  const first = undoOf(await office.ask('fm', 'wiedervorlage F-1 5.1. Erste Sache'));
  const second = undoOf(await office.ask('fm', 'wiedervorlage F-1 6.1. Zweite Sache'));
  const left = async () => ((await office.kase()).followUps ?? []).map(({ text }) => text);
  return { ...office, first, second, left };
}

describe('the button under an entry', () => {
  test('takes back that entry, and leaves what came after it', async () => {
    const { text, first, second, left } = await two();
    expect(await text('fm', first)).toContain('Erste Sache');
    expect(await left()).toEqual(['Zweite Sache']);
    expect(await text('fm', second)).toContain('Zweite Sache');
    expect(await left()).toEqual([]);
  });

  test('pressed twice takes back one entry, also at the same time', async () => {
    const { ask, second, left, trail } = await two();
    const titles = (await Promise.all([ask('fm', second), ask('fm', second)])).map(({ title }) => title);
    expect(titles.sort()).toEqual(['Rückgängig gemacht', 'Schon zurückgenommen']);
    expect((await ask('fm', second)).title).toBe('Schon zurückgenommen');
    expect((await ask('fm', second, 'en')).title).toBe('Taken back already');
    expect(await left()).toEqual(['Erste Sache']);
    expect((await trail()).filter((line) => line.startsWith('undo'))).toEqual(['undo wiedervorlage F-1']);
  });

  test('of the settings takes back the settings, not the contact of afterwards', async () => {
    const { ask, text, store, kase } = caseload();
    const settings = undoOf(await ask('fm', 'einstellungen Ruhezeit 20:00 bis 6:00'));
    await ask('fm', 'kontakt F-1 Gespräch');
    const contacts = (await kase()).contacts;
    expect(await text('fm', settings)).toContain('Zurückgenommen: Ruhezeit: 20:00 bis 06:00');
    expect((await kase()).contacts).toEqual(contacts);
    expect((await store.office()).staff.find(({ id }) => id === 'fm')).not.toHaveProperty('quietHours');
    expect((await ask('fm', settings)).title).toBe('Schon zurückgenommen');
  });

  test('says why where the same was changed since', async () => {
    const { ask, text, kase } = caseload();
    const first = undoOf(await ask('fm', 'kategorie F-1 B'));
    await ask('fm', 'kategorie F-1 C ändern');
    const before = await kase();
    expect(await text('fm', first)).toContain('Das haben Sie danach selbst noch einmal geändert.');
    expect(await kase()).toEqual(before);
    const settings = undoOf(await ask('fm', 'einstellungen Ruhezeit 20:00 bis 6:00'));
    await ask('fm', 'einstellungen Ruhezeit 21:00 bis 6:00');
    expect(await text('fm', settings)).toContain('Das wurde danach noch einmal geändert.');
  });

  test('is no use to somebody else, nor with another case or an id that nobody has', async () => {
    const { text, second, left } = await two();
    const gone = 'Diesen Eintrag kann ich nicht mehr zurücknehmen';
    expect(await text('star', second)).toContain(gone);
    expect(await text('fm', second.replace('F-1 ', 'F-2 '))).toContain(gone);
    expect(await text('fm', 'rueckgaengig F-1 Eintrag:gibtesnicht')).toContain(gone);
    expect(await left()).toEqual(['Erste Sache', 'Zweite Sache']);
  });

  test('of a case handed over since takes nothing back', async () => {
    const { ask, text, store } = caseload({ cases: [caseF1()] });
    const first = undoOf(await ask('fm', 'wiedervorlage F-1 5.1. Erste Sache'));
    await ask('fm', 'uebergabe F-1 an Herr Star bestätigen weil Umzug');
    const before = await store.findCase('F-1');
    expect(await text('fm', first)).toContain('Diesen Eintrag kann ich nicht mehr zurücknehmen');
    expect(await store.findCase('F-1')).toEqual(before);
  });
});

test.each(['rückgängig', 'rückgängig F-1'])(
  'typed, "%s" takes back the last one, and then the one before',
  async (line) => {
    const { ask, left } = await two();
    await ask('fm', line);
    expect(await left()).toEqual(['Erste Sache']);
    await ask('fm', line);
    expect(await left()).toEqual([]);
  },
);

test.each(['undo F-1 entry:id-1', 'Rückgängig f-1 EINTRAG: id-1', 'rückgängig Eintrag:id-1'])(
  '"%s" names one entry',
  async (line) => {
    const { ask, left } = await two();
    await ask('fm', line);
    expect(await left()).toEqual(['Zweite Sache']);
  },
);

test('where somebody else came first the same entry is meant still', async () => {
  let between: (() => Promise<unknown>) | undefined;
  const wrap = (store: Store): Store => ({
    ...store,
    async commit(change) {
      const first = between;
      between = undefined;
      await first?.();
      return store.commit(change);
    },
  });
  const office = caseload({ wrap });
  const first = undoOf(await office.ask('fm', 'wiedervorlage F-1 5.1. Erste Sache'));
  between = () => office.ask('fm', 'wiedervorlage F-1 6.1. Zweite Sache');
  expect(await office.text('fm', first)).toContain('Erste Sache');
  expect(((await office.kase()).followUps ?? []).map(({ text }) => text)).toEqual(['Zweite Sache']);
});
