import { describe, expect, test } from 'vitest';
import { scene, TWO_JOBS } from './erledigt-office.ts';

describe('"verzicht" waives one date', () => {
  test.each([
    ['verzicht F-101 1 weil stationäre Behandlung bis 15.12.', 'de'],
    ['verzicht F-101 Folgegespräch stationäre Behandlung bis 15.12.', 'de'],
    ['verzichten 1 F-101 wegen stationäre Behandlung bis 15.12.', 'de'],
    ['erledigt F-101 1 verzicht weil stationäre Behandlung bis 15.12.', 'de'],
    ['erledigt F-101 verzicht Folgegespräch weil stationäre Behandlung bis 15.12.', 'de'],
    ['waive F-101 follow-up because stationäre Behandlung bis 15.12.', 'en'],
    ['done F-101 1 waived because stationäre Behandlung bis 15.12.', 'en'],
  ] as const)('"%s"', async (line, language) => {
    const { text, kase, dates } = scene();
    const before = await kase();
    const answer = await text(line, language);
    expect((await kase()).waivers, answer).toEqual([
      {
        rule: 'folgegespraech',
        due: '2026-12-01',
        reason: 'stationäre Behandlung bis 15.12.',
        on: '2026-11-20',
        by: 'fm',
      },
    ]);
    expect(await dates()).toEqual([
      '1 kooperationsplan 2026-12-01 open',
      '2 folgegespraech 2027-06-01 open',
      '3 folgegespraech 2026-12-01 waived',
    ]);
    await text('rückgängig F-101');
    expect(await kase()).toEqual(before);
  });

  test('says which, and what follows', async () => {
    const { text } = scene();
    expect(await text('verzicht F-101 2 weil Umzug')).toBe(
      [
        'Eingetragen',
        'F-101  Verzicht auf Kooperationsplan fortschreiben (Di 01.12.2026): Umzug',
        '',
        'Das ändert sich bei den Fristen',
        '  Verzicht: Kooperationsplan fortschreiben (fällig Di 01.12.2026)',
        '  Neu: Kooperationsplan fortschreiben am Di 01.06.2027',
        '',
        '→ Rückgängig machen: rueckgaengig F-101 Eintrag:id-1',
        '→ Fristen: fristen F-101',
      ].join('\n'),
    );
  });

  test('of several contracts only the one that is named', async () => {
    const { text, kase, dates } = scene(TWO_JOBS);
    await text('verzicht F-101 Befristung job-2 weil Rente ab Juni', 'de', 'star');
    expect((await kase()).waivers).toEqual([
      {
        rule: 'befristung',
        due: '2027-05-31',
        subject: 'job-2/1',
        reason: 'Rente ab Juni',
        on: '2026-11-20',
        by: 'star',
      },
    ]);
    expect((await dates()).filter((date) => date.includes(' befristung '))).toEqual([
      '6 befristung 2027-02-28 open',
      '8 befristung 2027-05-31 waived',
    ]);
  });

  test('needs a reason, and a date that is pending', async () => {
    const { text, buttons, kase } = scene(TWO_JOBS);
    const before = await kase();
    expect(await text('verzicht F-101 Kooperationsplan')).toContain('Grund: Ein Verzicht braucht einen Grund');
    expect(await text('waive F-101 Kooperationsplan', 'en')).toContain('A waiver needs a reason');
    expect(await text('verzicht F-101')).toContain('Auf welche Frist wird verzichtet?');
    expect(await buttons('verzicht F-101 Befristung weil Rente')).toEqual([
      'verzicht F-101 6 weil Rente',
      'verzicht F-101 8 weil Rente',
    ]);
    expect(await text('verzicht F-101 Kaffee weil Durst')).toContain('Welche Frist ist mit „Kaffee');
    expect(await kase()).toEqual(before);
    await text('verzicht F-101 Kooperationsplan weil Umzug');
    expect(await text('verzicht F-101 9 weil Umzug')).toContain(
      'mit Verzicht abgeschlossen. Wieder öffnen: offen F-101 9',
    );
  });

  test.each(['weil', 'weil …', '…', 'weil 😀'])('"%s" is no reason', async (words) => {
    const { text, kase } = scene();
    const before = await kase();
    expect(await text(`verzicht F-101 2 ${words}`)).toContain('Grund: Ein Verzicht braucht einen Grund');
    expect(await kase()).toEqual(before);
  });

  test('keeps a closed case longer', async () => {
    const { text, dates } = scene({ closed: { on: '2026-01-30' } }, { retention: { months: 6 } });
    expect(await text('verzicht F-101 1 weil Widerspruch läuft')).toContain('Verzicht: Fallakte im Bot löschen');
    expect(await dates()).toEqual(['1 loeschfrist 2026-07-30 waived']);
    await text('offen F-101 1');
    expect(await dates()).toEqual(['1 loeschfrist 2026-07-30 overdue']);
  });
});
