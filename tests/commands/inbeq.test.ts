import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { entered, refused } from './working.ts';

type Inbeq = NonNullable<CaseInput['inbeq']>[number];

const one = (more: Partial<Inbeq> = {}): Partial<CaseInput> => ({
  inbeq: [{ id: 'q1', start: '2025-01-08', assignedEnd: '2027-01-07', rehaTraeger: 'BA', ...more }],
});

describe('a new InbeQ', () => {
  test.each([
    ['inbeq F-1 neu ab 1.12. Reha-Träger BA', 'de'],
    ['inbeq F-1 neu ab 1.12. Agentur für Arbeit', 'de'],
    ['inbeq F-1 new from 1 Dec agency BA', 'en'],
  ] as const)('"%s": 24 months', async (line, language) => {
    const { kase, effects, said } = await entered({}, line, language);
    expect(kase.inbeq).toEqual([{ id: 'q1', start: '2026-12-01', rehaTraeger: 'BA' }]);
    expect(effects).toContain('new inbeq-ende q1 2028-11-30');
    expect(said).toContain(
      language === 'de' ? 'bis Do 30.11.2028, Reha-Träger BA' : 'until Thu 30 Nov 2028, agency BA',
    );
  });

  test('with an assigned end: less than 24 months is said', async () => {
    const { kase, text } = await entered({}, 'inbeq F-1 neu ab 1.12. bis 30.11. Reha-Träger DRV');
    expect(kase.inbeq).toEqual([{ id: 'q1', start: '2026-12-01', assignedEnd: '2027-11-30', rehaTraeger: 'DRV' }]);
    expect(text).toContain('Das sind weniger als 24 Monate.');
    expect((await entered({}, 'inbeq F-1 neu ab 1.12. bis 30.11.2029')).text).toContain('Das sind mehr als 24 Monate.');
  });

  test('beside another one, or with its end before its start: refused', async () => {
    expect(await refused(one(), 'inbeq F-1 neu ab 1.12.')).toContain(
      'Da steht schon eine: q1 InbeQ seit Mi 08.01.2025',
    );
    expect(await refused({}, 'inbeq F-1 neu ab 1.12.2026 bis 1.11.2026')).toContain('liegt vor dem Beginn');
  });
});

describe('a phase', () => {
  test.each([
    ['inbeq F-1 phase Stabilisierung', 'de', '2026-11-20'],
    ['inbeq F-1 Stabilisierungsphase ab 2.11.', 'de', '2026-11-02'],
    ['inbeq F-1 phase Stabilisierung from 2 Nov', 'en', '2026-11-02'],
  ] as const)('"%s"', async (line, language, from) => {
    const { kase, said } = await entered(one(), line, language);
    expect(kase.inbeq?.[0]?.phases).toEqual([{ phase: 'Stabilisierung', from }]);
    expect(said).toMatch(/Phase Stabilisierung (ab|from)|phase Stabilisierung from/u);
  });

  const phases: Inbeq['phases'] = [
    { phase: 'Einstieg', from: '2025-01-08' },
    { phase: 'Stabilisierung', from: '2026-09-01' },
  ];

  test('a step back is allowed', async () => {
    const { kase } = await entered(one({ phases }), 'inbeq F-1 phase Qualifizierung');
    expect(kase.inbeq?.[0]?.phases?.at(-1)).toEqual({ phase: 'Qualifizierung', from: '2026-11-20' });
  });

  test('noted later it stands where it belongs, and what follows is said', async () => {
    const { kase, text } = await entered(one({ phases }), 'inbeq F-1 phase Qualifizierung ab 2.6.2025');
    expect(kase.inbeq?.[0]?.phases?.map(({ phase }) => phase)).toEqual([
      'Einstieg',
      'Qualifizierung',
      'Stabilisierung',
    ]);
    expect(text).toContain('Danach steht schon: Stabilisierung ab Di 01.09.2026');
  });

  test('the same one again, two on one day, before the start: refused', async () => {
    expect(await refused(one({ phases }), 'inbeq F-1 phase Stabilisierung')).toContain(
      'Seit Di 01.09.2026 steht dort schon die Phase Stabilisierung.',
    );
    expect(await refused(one({ phases }), 'inbeq F-1 phase Qualifizierung ab 1.9.')).toContain('steht dort schon');
    expect(await refused(one(), 'inbeq F-1 phase Einstieg ab 1.1.2025')).toContain('liegt vor dem Beginn');
    expect(await refused(one(), 'inbeq F-1 phase')).toContain('Einstieg, Qualifizierung oder Stabilisierung');
    expect(await refused({}, 'inbeq F-1 phase Einstieg')).toContain('steht noch keine InbeQ');
  });
});

describe('an extension', () => {
  test.each([
    ['inbeq F-1 verlängerung bis 30.6.2027', 'de'],
    ['inbeq F-1 verlängert bis Juni', 'de'],
    ['inbeq F-1 ergebnis verlängert bis 30.6.', 'de'],
    ['inbeq F-1 extension until 30 Jun 2027', 'en'],
  ] as const)('"%s": the old end is settled, the new one is a date of its own', async (line, language) => {
    const { kase, effects } = await entered(one(), line, language);
    expect(kase.inbeq?.[0]).toMatchObject({
      extendedTo: '2027-06-30',
      outcome: { kind: 'verlängert', on: '2026-11-20' },
    });
    expect(effects).toContain('satisfied inbeq-ende q1 2027-01-07');
    expect(effects).toContain('new inbeq-ende q1 2027-06-30');
  });

  test('reminds of the two conditions', async () => {
    expect((await entered(one(), 'inbeq F-1 verlängerung bis 30.6.2027')).text).toContain(
      'Zur Begründung gehört beides',
    );
  });

  test('at most 12 months more: more is refused with the reason', async () => {
    expect((await entered(one(), 'inbeq F-1 verlängerung bis 7.1.2028')).kase.inbeq?.[0]?.extendedTo).toBe(
      '2028-01-07',
    );
    expect(await refused(one(), 'inbeq F-1 verlängerung bis 8.1.2028')).toContain(
      'Höchstens 12 Monate mehr sind möglich (§ 55 Abs. 2 SGB IX): bis Fr 07.01.2028.',
    );
  });

  test('an InbeQ assigned for less than 24 months may fill these first', async () => {
    const short = one({ start: '2026-01-08', assignedEnd: '2027-01-07' });
    expect((await entered(short, 'inbeq F-1 verlängerung bis 7.1.2029')).kase.inbeq?.[0]?.extendedTo).toBe(
      '2029-01-07',
    );
    expect(await refused(short, 'inbeq F-1 verlängerung bis 8.1.2029')).toContain('bis So 07.01.2029');
  });

  test('once more further on: said what it was; back only with "ändern"', async () => {
    const extended = one({ extendedTo: '2027-06-30', outcome: { kind: 'verlängert', on: '2026-11-02' } });
    expect((await entered(extended, 'inbeq F-1 verlängerung bis 30.9.2027')).said).toContain(
      'bisher bis Mi 30.06.2027',
    );
    expect(await refused(extended, 'inbeq F-1 verlängerung bis 31.3.2027')).toContain(
      'Da steht schon: q1, verlängert bis Mi 30.06.2027',
    );
    expect((await entered(extended, 'inbeq F-1 verlängerung bis 31.3.2027 ändern')).kase.inbeq?.[0]?.extendedTo).toBe(
      '2027-03-31',
    );
  });

  test('no later than the old end, of one that is over or settled: refused', async () => {
    expect(await refused(one(), 'inbeq F-1 verlängerung bis 7.1.2027')).toContain('ist keine Verlängerung');
    expect(await refused(one({ endedOn: '2026-11-13' }), 'inbeq F-1 verlängerung bis 30.6.2027')).toContain(
      'letzter Tag',
    );
    const settled = one({ outcome: { kind: 'Arbeitsverhältnis', on: '2026-11-02' } });
    expect(await refused(settled, 'inbeq F-1 verlängerung bis 30.6.2027')).toContain(
      'Da steht schon: q1, Arbeitsverhältnis',
    );
  });
});

describe('the outcome', () => {
  test.each([
    ['inbeq F-1 ergebnis Arbeitsverhältnis', 'de', 'Arbeitsverhältnis'],
    ['inbeq F-1 Arbeitsverhältnis am 16.11.', 'de', 'Arbeitsverhältnis'],
    ['inbeq F-1 ergebnis endet', 'de', 'endet'],
    ['inbeq F-1 outcome job', 'en', 'Arbeitsverhältnis'],
  ] as const)('"%s"', async (line, language, kind) => {
    const { kase, effects } = await entered(one(), line, language);
    expect(kase.inbeq?.[0]?.outcome?.kind).toBe(kind);
    expect(effects).toContain('satisfied inbeq-ende q1 2027-01-07');
  });

  test('a job: how it is recorded', async () => {
    expect((await entered(one(), 'inbeq F-1 ergebnis Arbeitsverhältnis')).text).toContain('vertrag F-1 neu ab');
  });

  test('extended until nobody knows when: the new end is asked for', async () => {
    const { text, effects } = await entered(one(), 'inbeq F-1 ergebnis verlängert');
    expect(text).toContain('Das neue Ende fehlt noch. Bitte nachtragen: inbeq F-1 verlängerung q1 bis');
    expect(effects).toContain('missing inbeq-ende q1');
  });

  test('after an extension the next outcome needs no "ändern"; after a final one it does', async () => {
    const extended = one({ extendedTo: '2027-06-30', outcome: { kind: 'verlängert', on: '2026-11-02' } });
    expect((await entered(extended, 'inbeq F-1 ergebnis Arbeitsverhältnis')).effects).toContain(
      'satisfied inbeq-ende q1 2027-06-30',
    );
    const settled = one({ outcome: { kind: 'endet', on: '2026-11-02' } });
    expect(await refused(settled, 'inbeq F-1 ergebnis Arbeitsverhältnis')).toContain(
      'Da steht schon: q1, endet vom Mo 02.11.2026',
    );
    expect((await entered(settled, 'inbeq F-1 ergebnis Arbeitsverhältnis ändern')).kase.inbeq?.[0]?.outcome?.kind).toBe(
      'Arbeitsverhältnis',
    );
    expect(await refused(one(), 'inbeq F-1 ergebnis endet bis 30.6.2027')).toContain('nur, wenn verlängert wurde');
  });
});

describe('the last day', () => {
  test.each([
    ['inbeq F-1 beendet am 13.11.', 'de'],
    ['inbeq F-1 ended on 13 Nov', 'en'],
  ] as const)('"%s": the status as Rehabilitand ends later', async (line, language) => {
    const { kase, effects } = await entered(one(), line, language);
    expect(kase.inbeq?.[0]?.endedOn).toBe('2026-11-13');
    expect(effects).toContain('new reha-status-ende q1 2027-05-13');
  });

  test('may lie ahead, but not after the end', async () => {
    const { said, text } = await entered(one(), 'inbeq F-1 beendet am 15.12.');
    expect(said).toBe('InbeQ q1 endet, letzter Tag Di 15.12.2026');
    expect(text).toContain('Das Ergebnis fehlt noch');
    expect(await refused(one(), 'inbeq F-1 beendet am 8.1.2027')).toContain('Die InbeQ geht nur bis Do 07.01.2027.');
    expect(await refused(one(), 'inbeq F-1 beendet am 7.1.2025')).toContain('liegt vor dem Beginn');
  });

  test('without a day: today, or the end that is over', async () => {
    expect((await entered(one(), 'inbeq F-1 beendet')).kase.inbeq?.[0]?.endedOn).toBe('2026-11-20');
    const over = one({ start: '2024-11-01', assignedEnd: '2026-10-31' });
    expect((await entered(over, 'inbeq F-1 beendet')).kase.inbeq?.[0]?.endedOn).toBe('2026-10-31');
  });

  test('where one stands it is changed with "ändern" only', async () => {
    const over = one({ endedOn: '2026-11-13' });
    expect(await refused(over, 'inbeq F-1 beendet am 16.11.')).toContain('letzter Tag Fr 13.11.2026');
    expect((await entered(over, 'inbeq F-1 beendet am 16.11. ändern')).said).toContain('(bisher Fr 13.11.2026)');
  });
});

describe('adding and putting right', () => {
  test('the Reha-Träger', async () => {
    const unknown: Partial<CaseInput> = { inbeq: [{ id: 'q1', start: '2024-01-08', endedOn: '2026-01-07' }] };
    for (const line of ['inbeq F-1 ändern Reha-Träger BA', 'inbeq F-1 Reha-Träger BA']) {
      const { kase, text, effects } = await entered(unknown, line);
      expect(kase.inbeq?.[0]?.rehaTraeger).toBe('BA');
      expect(text).toContain('Reha-Träger unbekannt');
      expect(effects).toContain('new reha-status-ende q1 2026-07-07');
    }
  });

  test('the assigned end', async () => {
    const { kase, text } = await entered(one(), 'inbeq F-1 change until 31 Dec 2026', 'en');
    expect(kase.inbeq?.[0]?.assignedEnd).toBe('2026-12-31');
    expect(text).toContain('So far: q1 InbeQ since Wed 8 Jan 2025 until Thu 7 Jan 2027');
    expect(await refused(one(), 'inbeq F-1 ändern')).toContain('Was soll sich ändern?');
    expect(await refused(one(), 'inbeq F-1 ändern um 3 Monate')).toContain('„um 3 Monate“');
    const extended = one({ extendedTo: '2027-06-30' });
    expect(await refused(extended, 'inbeq F-1 ändern bis 31.12.2027')).toContain(
      'ist schon bis Mi 30.06.2027 verlängert',
    );
  });
});
