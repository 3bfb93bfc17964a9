import { describe, expect, test } from 'vitest';
import type { Office } from '../../src/cases/office.ts';
import type { Store } from '../../src/store/store.ts';
import { OFFICE, sample } from './samples.ts';

/** What a store promises about the last import. */
export function describeImports(
  name: string,
  open: () => Promise<Store>,
  reopen: (store: Store) => Promise<Store>,
): void {
  const [brought, changed] = [sample('F-1', { manager: 'fm-1' }), sample('F-1', { manager: 'fm-2' })];

  async function imported(): Promise<Store> {
    const store = await open();
    const cases = [brought, sample('F-2')];
    await store.commit({ office: OFFICE, put: cases, imported: { office: OFFICE, cases } });
    return store;
  }

  describe(`${name}: the last import`, () => {
    test('is known of each case that it brought, and of the office', async () => {
      const store = await reopen(await imported());
      expect(await store.lastImported('f-1')).toEqual(brought);
      expect(await store.lastImportedOffice()).toEqual(OFFICE);
      expect(await store.lastImported('F-9')).toBeUndefined();
    });

    test('is none where nothing was imported', async () => {
      const store = await open();
      await store.commit({ office: OFFICE, put: [brought] });
      const again = await reopen(store);
      expect(await again.lastImported('F-1')).toBeUndefined();
      expect(await again.lastImportedOffice()).toBeUndefined();
    });

    test('stays what it was when somebody changes the case and the office', async () => {
      const store = await imported();
      const office: Office = { ...OFFICE, name: 'umbenannt' };
      await store.commit({ office, put: [changed] });
      await store.commit({ put: [{ ...changed, team: 't-2' }] });
      const again = await reopen(store);
      expect(await again.findCase('F-1')).toEqual({ ...changed, team: 't-2' });
      expect(await again.lastImported('F-1')).toEqual(brought);
      expect([await again.office(), await again.lastImportedOffice()]).toEqual([office, OFFICE]);
    });

    test('is the same as the case again when that is changed back', async () => {
      const store = await imported();
      await store.commit({ put: [changed] });
      await store.commit({ put: [brought] });
      const again = await reopen(store);
      expect([await again.findCase('F-1'), await again.lastImported('F-1')]).toEqual([brought, brought]);
    });

    test('may differ from what is put, and may bring what is not put', async () => {
      const store = await imported();
      const office: Office = { ...OFFICE, name: 'aus der Datei' };
      const [merged, file] = [sample('F-1', { manager: 'fm-2', team: 't-2' }), sample('F-1', { team: 't-2' })];
      const second = sample('F-2', { team: 't-2' });
      await store.commit({ put: [merged], imported: { office, cases: [file, second] } });
      const again = await reopen(store);
      expect([await again.findCase('F-1'), await again.lastImported('F-1')]).toEqual([merged, file]);
      expect([await again.findCase('F-2'), await again.lastImported('F-2')]).toEqual([sample('F-2'), second]);
      expect([await again.office(), await again.lastImportedOffice()]).toEqual([OFFICE, office]);
    });

    test('leaves what it does not name', async () => {
      const store = await imported();
      await store.commit({ imported: { office: OFFICE, cases: [sample('F-2', { team: 't-2' })] } });
      expect(await store.lastImported('F-1')).toEqual(brought);
    });

    test('keeps nothing of a case that the office does not have', async () => {
      const store = await imported();
      await store.commit({ imported: { office: OFFICE, cases: [sample('F-9')] } });
      expect(await store.lastImported('F-9')).toBeUndefined();
      await store.commit({ put: [sample('F-9')] });
      expect(await store.lastImported('F-9')).toBeUndefined();
    });

    test('is forgotten with a case that is removed', async () => {
      const store = await imported();
      await store.commit({ remove: ['F-1'] });
      expect(await store.lastImported('F-1')).toBeUndefined();
      await store.commit({ put: [brought] });
      await store.commit({ remove: ['f-2'], put: [sample('F-2')] });
      const again = await reopen(store);
      expect([await again.lastImported('F-1'), await again.lastImported('F-2')]).toEqual([undefined, undefined]);
    });

    test('of a case that was there before it is known from then on', async () => {
      const store = await open();
      await store.commit({ office: OFFICE, put: [changed] });
      await store.commit({ put: [brought], imported: { office: OFFICE, cases: [brought] } });
      await store.commit({ put: [changed] });
      expect(await (await reopen(store)).lastImported('F-1')).toEqual(brought);
    });
  });
}
