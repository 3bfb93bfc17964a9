import { describe, expect, test } from 'vitest';
import { entered, refused } from './caseload.ts';

const OLD = { plans: [{ on: '2026-05-26' }] };

describe('"plan"', () => {
  test('a new version settles the date and begins the next six months', async () => {
    const { said, kase, effects } = await entered(OLD, 'plan F-1');
    expect(said).toBe('Kooperationsplan vom Fr 20.11.2026');
    expect(kase.plans).toEqual([{ on: '2026-05-26' }, { on: '2026-11-20' }]);
    expect(effects).toEqual(['satisfied kooperationsplan 2026-11-26', 'new kooperationsplan 2027-05-20']);
  });

  test('in English, with a day', async () => {
    const { said, kase } = await entered(OLD, 'plan F-1 on 16 Nov', 'en');
    expect(said).toBe('Kooperationsplan of Mon 16 Nov 2026');
    expect(kase.plans?.at(-1)).toEqual({ on: '2026-11-16' });
  });

  test.each([
    ['SGB II', 'Kooperationsplan vom'],
    ['SGB III', 'Eingliederungsvereinbarung vom'],
    [undefined, 'Plan (Kooperationsplan oder Eingliederungsvereinbarung) vom'],
  ] as const)('Rechtskreis %s: "%s …"', async (rechtskreis, words) => {
    expect((await entered({ rechtskreis, plans: [] }, 'egv F-1 gestern')).said).toBe(`${words} Do 19.11.2026`);
  });

  test('an older version is put in its place, and it is said that a newer one counts', async () => {
    const { text, kase, effects } = await entered({ plans: [{ on: '2026-11-02' }] }, 'plan F-1 am 26.10.');
    expect(kase.plans).toEqual([{ on: '2026-10-26' }, { on: '2026-11-02' }]);
    expect(text).toContain('Es gibt schon eine neuere Fassung, vom Mo 02.11.2026.');
    expect(effects).toEqual([]);
  });

  test('in Kategorie X it is recorded with a remark', async () => {
    const { text } = await entered({ ...OLD, kategorien: [{ kategorie: 'X', since: '2026-09-01' }] }, 'plan F-1');
    expect(text).toContain('In Kategorie X ist kein Kooperationsplan vorgesehen.');
  });

  test('"neu" and "neue Fassung" may be said: it always is one', async () => {
    for (const [line, on] of [
      ['plan F-1 neu', '2026-11-20'],
      ['plan F-1 neue Fassung am 16.11.', '2026-11-16'],
    ] as const)
      expect((await entered(OLD, line)).kase.plans?.at(-1)).toEqual({ on });
    expect((await entered(OLD, 'plan F-1 new version on 16 Nov', 'en')).kase.plans?.at(-1)).toEqual({
      on: '2026-11-16',
    });
  });

  test('not twice on one day, not in the future, not on a day that does not exist', async () => {
    expect(await refused({ plans: [{ on: '2026-11-20' }] }, 'plan F-1 heute')).toContain(
      'Eine Fassung vom Fr 20.11.2026 steht schon da. Für einen anderen Tag: plan F-1 am …',
    );
    expect(await refused(OLD, 'plan F-1 morgen')).toContain('Sa 21.11.2026 liegt in der Zukunft');
    expect(await refused(OLD, 'plan F-1 am 3.12.')).toContain('Do 03.12.2026 liegt in der Zukunft');
    expect(await refused(OLD, 'plan F-1 am 31.2.')).toContain('„am 31.2.“');
    expect(await refused(OLD, 'plan F-1 demnächst')).toContain('Diesen Teil habe ich nicht verstanden: „demnächst“');
  });
});
