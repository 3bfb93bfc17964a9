import { describe, expect, test } from 'vitest';
import { askOn } from '../bot/ask.ts';
import { followUps, officeWith } from './office.ts';

const TODAY = '2026-11-18';
const h = (id: string, handlungsbedarf: string, on: string, more: object = {}) => ({
  id,
  handlungsbedarf,
  history: [{ status: 'erkannt' as const, on }],
  ...more,
});

const full = followUps('F-5', ['2026-11-25'], {
  hemmnisse: [
    h('a', 'Berufserfahrung', '2026-01-05', { strategies: ['Berufserfahrung ermöglichen'] }),
    h('b', 'Arbeits- und Sozialverhalten', '2026-01-05', { strategies: ['Vermittlung'] }),
    h('c', 'Gesundheitliche Einschränkungen', '2026-01-06', {
      sub: 'Sucht',
      vermutet: true,
      strategies: ['Vermittlung'],
    }),
    h('d', 'Wohnsituation', '2026-01-07'),
    h('e', 'Finanzielle Situation', '2026-01-05', { sub: 'Schulden', strategies: ['Vermittlung'] }),
    h('f', 'Sprachkenntnisse', '2026-01-05', { priority: 2, strategies: ['Vermittlung'] }),
    h('g', 'Örtliche Mobilität', '2026-01-08', { priority: 1, strategies: ['Mobilität erhöhen'] }),
    {
      id: 'i',
      handlungsbedarf: 'Familiäre Situation',
      history: [
        { status: 'erkannt', on: '2026-01-05' },
        { status: 'in Bearbeitung', on: '2026-02-02' },
        { status: 'erfolgreich erledigt', on: '2026-03-02' },
      ],
      strategies: ['Familiäre Situation stabilisieren'],
    },
  ],
});
const young = followUps('F-6', [], {
  birthDate: '2003-05-05',
  zielgruppen: [{ zielgruppe: 'Vermittlungskunden', since: '2024-05-06' }],
  hemmnisse: [h('a', 'Berufserfahrung', '2026-01-05', { strategies: ['Vermittlung'] })],
});
const file = officeWith([full, young, followUps('F-7', [])]);
const { ask, text } = askOn(file, TODAY);
const lines = async (input: string, language: 'de' | 'en' = 'de') =>
  (await text('fm', input, { language })).split('\n');

describe('"hemmnisse"', () => {
  test('lists own priorities first, then the areas in the order of work, then what is settled', async () => {
    expect((await lines('hemmnisse F-5')).filter((line) => /^\S/u.test(line))).toEqual([
      'Hemmnisse',
      'F-5  7 offene Hemmnisse',
      'Eigene Reihenfolge',
      'Rahmenbedingungen',
      'Leistungsfähigkeit',
      'soziale Kompetenzen',
      'berufliche Kompetenz',
      'Erledigt (1)',
    ]);
    const names = (await lines('hemmnisse F-5')).filter((line) => /^ {2}\S/u.test(line));
    expect(names).toEqual([
      '  1  Örtliche Mobilität · Rahmenbedingungen – Priorität 1',
      '  2  Sprachkenntnisse · berufliche Kompetenz – Priorität 2',
      '  3  Finanzielle Situation (Schulden)',
      '  4  Wohnsituation',
      '  5  Gesundheitliche Einschränkungen (Sucht) – vermutet',
      '  6  Arbeits- und Sozialverhalten',
      '  7  Berufserfahrung',
      '  Familiäre Situation · Rahmenbedingungen',
    ]);
  });

  test('says what has no strategy yet, and which are possible', async () => {
    const page = await lines('hemmnisse F-5');
    const at = page.indexOf('  4  Wohnsituation');
    expect(page.slice(at, at + 4)).toEqual([
      '  4  Wohnsituation',
      '      erkannt seit Mi 07.01.2026',
      '      Achtung: noch keine Handlungsstrategie. Jedes Hemmnis braucht mindestens eine.',
      '      Möglich: Wohnsituation stabilisieren',
    ]);
    expect(page.filter((line) => line.includes('Achtung'))).toHaveLength(1);
    expect(page).toContain('      seit Mo 05.01.2026, erfolgreich erledigt seit Mo 02.03.2026');
  });

  test('names the area of people under 25 as the paper does', async () => {
    expect(await lines('hemmnisse F-6')).toContain('schulische Qualifikation / berufliche Kompetenz');
    expect(await lines('hemmnisse F-5')).toContain('berufliche Kompetenz');
  });

  test('without any says so, and without a case asks for it', async () => {
    expect(await text('fm', 'hemmnisse F-7')).toBe('Hemmnisse\nF-7  Es ist kein offenes Hemmnis festgehalten.');
    expect(await text('fm', 'hemmnisse')).toContain('Bitte nennen Sie die Fallnummer');
    expect(await text('fm', 'hemmnisse in Fall')).toContain(
      'Den Zusatz habe ich nicht verstanden. So geht es: hemmnisse <Fall>',
    );
  });

  test('in English has English words for areas, status and Handlungsbedarfe', async () => {
    const page = await text('fm', 'obstacles F-5', { language: 'en' });
    expect(page).toContain('  3  Financial situation (Debts)');
    expect(page).toContain('  1  Local mobility · General conditions – priority 1');
    expect(page).toContain('      identified since Wed 7 Jan 2026');
    expect(page).toContain('since Mon 5 Jan 2026, overcome since Mon 2 Mar 2026');
    for (const german of ['erkannt', 'erledigt', 'Rahmenbedingungen', 'Kompetenz', 'vermutet', 'Wohnsituation\n']) {
      expect(page).not.toContain(german);
    }
  });
});

describe('"fall"', () => {
  test('is one page', async () => {
    expect(await text('fm', 'fall F-5')).toBe(
      [
        'Fall im Überblick',
        'F-5',
        '46 Jahre alt · SGB II · Kategorie D seit Mo 03.02.2020 · Prognose: nicht marktnah',
        'Zuständig: Frau Amsel',
        'Letzter Kontakt: Mo 03.02.2020 · Noch kein Plan festgehalten',
        '',
        'Lage',
        '  7 offene Hemmnisse: Örtliche Mobilität, Sprachkenntnisse, Finanzielle Situation, Wohnsituation, Gesundheitliche Einschränkungen, Arbeits- und Sozialverhalten, Berufserfahrung',
        '',
        'Nächste Fristen (1)',
        '  Mi 25.11.2026  Eigene Wiedervorlage: Rückruf 1',
        '',
        '→ Fristen: fristen F-5',
        '→ Hemmnisse: hemmnisse F-5',
      ].join('\n'),
    );
  });

  test('its actions are understood', async () => {
    for (const { command } of (await ask('fm', 'fall F-5')).own.actions) {
      expect(await text('fm', command.text)).toContain('\nF-5');
    }
  });

  test('stays one page however much is due and however many jobs there were', async () => {
    const job = (id: string, start: string, endedOn: string) => ({ id, start, endedOn });
    const many = followUps(
      'F-8',
      Array.from({ length: 30 }, () => '2026-11-25'),
      {
        jobs: [
          job('j-1', '2020-03-02', '2020-05-29'),
          job('j-2', '2021-03-01', '2021-05-28'),
          job('j-3', '2022-03-01', '2022-05-31'),
        ],
        participations: [{ id: 't-1', massnahme: 'kurs', start: '2026-12-01', end: '2027-02-26' }],
      },
    );
    const base = officeWith([]);
    const massnahmen = [{ id: 'kurs', name: 'Kurs', kind: 'sonstige' as const }];
    const page = await askOn({ office: { ...base.office, massnahmen }, cases: [many], fallbote: 1 }, TODAY).text(
      'fm',
      'fall F-8',
    );
    expect(page).toContain('… und ');
    expect(page.match(/Beschäftigung endete/gu)).toHaveLength(1);
    expect(page).toContain('Beschäftigung endete am Di 31.05.2022');
    expect(page).toContain('Maßnahme „Kurs“ ab Di 01.12.2026 bis Fr 26.02.2027');
    expect(page.split('\n').length).toBeLessThan(30);
  });

  test('of a bare case has no empty line', async () => {
    const bare = { no: 'F-9', opened: '2020-01-07', team: 'nord', manager: 'fm', closed: { on: '2026-11-02' } };
    const page = await askOn(officeWith([bare]), TODAY).text('fm', 'F-9');
    expect(page).toContain(
      'F-9\nZuständig: Frau Amsel\nNoch kein Kontakt festgehalten · Noch kein Plan festgehalten\n',
    );
    expect(page).toContain('Abgeschlossen am Mo 02.11.2026');
  });

  test('in English', async () => {
    const page = await text('fm', 'case F-5', { language: 'en' });
    expect(page).toContain(
      '46 years old · SGB II · Kategorie D since Mon 3 Feb 2020 · prognosis: not near the labour market',
    );
    expect(page).toContain('7 open Hemmnisse: Local mobility, ');
  });
});
