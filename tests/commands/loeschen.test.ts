import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { caseF1, caseload, refused } from './caseload.ts';

const OLD = { closed: { on: '2024-11-04', reason: 'in Arbeit' } };
const RECENT = { closed: { on: '2026-11-02' } };
const gone = async ({ store }: { readonly store: Store }) => (await store.findCase('F-1')) === undefined;

describe('"loeschen"', () => {
  test('first says what it means, with a button; nothing is deleted yet', async () => {
    const text = await refused(OLD, 'löschen F-1');
    expect(text).toBe(
      [
        'Fall löschen?',
        'F-1  Abgeschlossen am Mo 04.11.2024. Die Löschfrist war am Mi 04.11.2026.',
        'Gelöscht werden alle Angaben zu diesem Fall und sein Verlauf. Das lässt sich nicht zurücknehmen.',
        'Wenn Sie das wollen, schreiben Sie: loeschen F-1 endgültig',
        '',
        '→ Endgültig löschen: loeschen F-1 endgültig',
      ].join('\n'),
    );
  });

  test('then deletes the case with its history; only the trail keeps number and time', async () => {
    const office = caseload({ kase: OLD });
    await office.ask('fm', 'abschließen F-1 zurück');
    await office.ask('fm', 'plan F-1');
    await office.ask('fm', 'rückgängig');
    await office.ask('fm', 'rückgängig');
    const reply = await office.ask('fm', 'loeschen F-1 endgültig');
    expect(reply.text).toBe(
      'Gelöscht\nF-1  Gelöscht mit allem Verlauf. Der Fall war abgeschlossen seit Mo 04.11.2024.',
    );
    expect(await gone(office)).toBe(true);
    expect(await office.store.history()).toEqual([]);
    expect((await office.trail()).at(-1)).toBe('delete loeschen F-1');
    expect(await office.text('fm', 'rückgängig F-1')).toContain('nichts, was sich zurücknehmen lässt');
    expect(await office.text('fm', 'fall F-1')).toContain('Kein Fall gefunden');
    expect(await office.text('fm', 'fristen alle')).not.toContain('F-1');
  });

  test('before the Löschfrist only with a reason', async () => {
    const why = 'Die Löschfrist ist erst am Do 02.11.2028. Vorher braucht es einen Grund.';
    const shown = await refused(RECENT, 'löschen F-1');
    expect(shown).toContain(why);
    expect(shown).not.toContain('→');
    expect(await refused(RECENT, 'löschen F-1 endgültig')).toContain(why);
    const office = caseload({ kase: RECENT });
    expect(await office.text('fm', 'löschen F-1 endgültig weil doppelt angelegt')).toContain('Gelöscht mit allem');
    expect(await gone(office)).toBe(true);
  });

  test('without a retention period a reason is needed as well', async () => {
    const office = caseload({ kase: OLD, retention: null });
    expect(await office.text('fm', 'löschen F-1 endgültig')).toContain(
      'Für die Aufbewahrung ist keine Dauer eingestellt.',
    );
    expect(await gone(office)).toBe(false);
  });

  test('in English', async () => {
    const office = caseload({ kase: RECENT });
    expect(await office.text('fm', 'delete F-1', 'en')).toContain('That cannot be taken back.');
    expect(await office.text('fm', 'delete F-1 for good because recorded twice', 'en')).toContain(
      'Deleted with all its history. The case had been closed since Mon 2 Nov 2026.',
    );
    expect(await gone(office)).toBe(true);
  });

  test('an open case is not deleted, nor one that somebody only stands in for or does not see', async () => {
    expect(await refused({}, 'löschen F-1 endgültig weil doppelt')).toContain(
      'Löschen lässt sich nur ein abgeschlossener Fall. Zuerst: abschliessen F-1',
    );
    const deputies = [{ of: 'fm', deputy: 'star', from: '2026-11-16', until: '2026-11-20' }];
    const office = caseload({ kase: OLD, deputies });
    expect(await office.text('star', 'löschen F-1 endgültig')).toContain(
      'In Vertretung lässt sich ein Fall nicht löschen.',
    );
    expect(await office.text('eule', 'löschen F-1 endgültig')).toContain('Kein Fall gefunden');
    expect(await gone(office)).toBe(false);
    expect(await office.text('lead', 'löschen F-1 endgültig')).toContain('Gelöscht');
  });

  test('a case that is opened again at the same moment stays', async () => {
    let other: (() => Promise<unknown>) | undefined;
    const office = caseload({
      cases: [caseF1(OLD)],
      wrap: (store) => ({
        ...store,
        async commit(change) {
          const first = other;
          other = undefined;
          await first?.();
          return store.commit(change);
        },
      }),
    });
    other = () => office.ask('lead', 'abschliessen F-1 zurück');
    expect(await office.text('fm', 'loeschen F-1 endgültig')).toContain('nur ein abgeschlossener Fall');
    expect(await gone(office)).toBe(false);
    expect((await office.kase()).closed).toBeUndefined();
  });

  test('as a form', async () => {
    const office = caseload({ kase: RECENT });
    const form = await office.form('fm', 'löschen F-1 endgültig');
    expect(form.fields.map(({ name, type, initial }) => [name, type, initial])).toEqual([
      ['final', 'yes-no', 'yes'],
      ['reason', 'text', undefined],
    ]);
    expect(await office.submit('fm', form, { final: 'no', reason: 'doppelt' })).toContain('Fall löschen?');
    expect(await office.submit('fm', form, { final: 'yes', reason: '' })).toEqual({
      reason: 'Die Löschfrist ist erst am Do 02.11.2028. Vorher braucht es einen Grund.',
    });
    expect(await office.submit('fm', form, { final: 'yes', reason: 'doppelt' })).toContain('Gelöscht mit allem');
    expect(await gone(office)).toBe(true);
  });
});
