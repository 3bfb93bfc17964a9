import { describe, expect, test } from 'vitest';
import { choice, type Fields, number, of } from './profile-kit.ts';

const job = (more: Partial<NonNullable<Fields['jobs']>[number]> = {}) => ({ id: 'j-1', start: '2026-03-01', ...more });
let hemmnisNumber = 0;
const hemmnis = (handlungsbedarf: string, more: Partial<NonNullable<Fields['hemmnisse']>[number]> = {}) => ({
  id: `h-${++hemmnisNumber}`,
  handlungsbedarf,
  history: [{ status: 'erkannt' as const, on: '2026-01-12' }],
  ...more,
});

describe('the age', () => {
  test.each([
    ['1996-11-21', 30],
    ['1996-11-22', 29],
    ['2000-02-29', 26],
  ])('of somebody born on %s is %s', (birthDate, age) => {
    expect(number('alter', { birthDate })).toEqual([age, age]);
  });

  test('of somebody born on the 29th of February changes on the 28th where there is no 29th', () => {
    const age = (today: string) => number('alter', { birthDate: '2000-02-29' }, today)?.[0];
    expect([age('2027-02-27'), age('2027-02-28'), age('2028-02-28'), age('2028-02-29')]).toEqual([26, 27, 27, 28]);
  });

  test('is unknown without a date of birth', () => {
    expect(number('alter', {})).toBeUndefined();
  });
});

describe('what has a history', () => {
  const kategorien: Fields['kategorien'] = [
    { kategorie: 'C', since: '2025-01-01' },
    { kategorie: 'D', since: '2026-11-21' },
    { kategorie: 'E', since: '2026-11-22' },
  ];

  test('is what holds today', () => {
    expect(choice('kategorie', { kategorien })).toEqual(['D']);
    expect(choice('kategorie', { kategorien }, '2026-11-20')).toEqual(['C']);
    expect(choice('kategorie', { kategorien }, '2024-12-31')).toBeUndefined();
    expect(choice('prognose', { prognosen: [{ prognose: 'marktnah', since: '2026-01-01' }] })).toEqual(['marktnah']);
    expect(choice('rechtskreis', { rechtskreis: 'SGB III' })).toEqual(['SGB III']);
  });

  test('a Zielgruppe belongs to people under 25: from the birthday on there is none', () => {
    const zielgruppen: Fields['zielgruppen'] = [{ zielgruppe: 'Aktivierungskunden', since: '2025-01-01' }];
    expect(choice('zielgruppe', { birthDate: '2001-11-22', zielgruppen })).toEqual(['Aktivierungskunden']);
    expect(choice('zielgruppe', { birthDate: '2001-11-21', zielgruppen })).toEqual(['keine']);
    expect(choice('zielgruppe', { zielgruppen })).toEqual(['Aktivierungskunden']);
    expect(choice('zielgruppe', { birthDate: '2003-01-01' })).toBeUndefined();
  });
});

describe('work', () => {
  test('a job subject to social insurance may be part-time or full-time', () => {
    expect(choice('beschaeftigung', { jobs: [job({ svp: true })] })).toEqual(['svp Teilzeit', 'svp Vollzeit']);
  });

  test('one that is not is a mini-job; one that may be either is left open', () => {
    expect(choice('beschaeftigung', { jobs: [job({ svp: false })] })).toEqual(['Minijob']);
    expect(choice('beschaeftigung', { jobs: [job()] })).toEqual(['Minijob', 'svp Teilzeit', 'svp Vollzeit']);
    expect(choice('beschaeftigung', { jobs: [job({ svp: false }), job({ id: 'j-2', svp: true })] })).toEqual([
      'svp Teilzeit',
      'svp Vollzeit',
    ]);
  });

  test('no job that runs today is none; no list of jobs says nothing', () => {
    expect(choice('beschaeftigung', { jobs: [] })).toEqual(['keine']);
    expect(choice('beschaeftigung', { jobs: [job({ svp: true, endedOn: '2026-11-20' })] })).toEqual(['keine']);
    expect(choice('beschaeftigung', { jobs: [job({ svp: true, endedOn: '2026-11-21' })] })).toHaveLength(2);
    expect(choice('beschaeftigung', { jobs: [job({ svp: true, start: '2026-11-22' })] })).toEqual(['keine']);
    expect(choice('beschaeftigung', {})).toBeUndefined();
  });

  test('a running Ausbildung is one', () => {
    const ausbildungen: Fields['ausbildungen'] = [{ id: 'a-1', kind: 'betriebliche Ausbildung', start: '2026-08-01' }];
    expect(choice('beschaeftigung', { jobs: [], ausbildungen })).toEqual(['Ausbildung']);
    expect(choice('beschaeftigung', { ausbildungen })).toEqual(['Ausbildung']);
    expect(choice('beschaeftigung', { jobs: [job({ svp: false })], ausbildungen })).toEqual(['Ausbildung', 'Minijob']);
    expect(choice('ausbildung', { ausbildungen })).toEqual(['betrieblich']);
    expect(choice('ausbildung', { ausbildungen }, '2026-07-31')).toEqual(['keine', 'EQ']);
  });

  test('an EQ is a participation', () => {
    const participations: Fields['participations'] = [{ id: 'p-1', massnahme: 'eq-1', start: '2026-10-01' }];
    expect(choice('ausbildung', { participations })).toEqual(['EQ']);
    expect(choice('ausbildung', { ausbildungen: [], participations: [] })).toEqual(['keine']);
  });

  test('the new job is the latest svp. one that runs, counted by date', () => {
    const jobs = [job({ svp: true, start: '2026-08-21' }), job({ id: 'j-2', svp: true, start: '2025-01-01' })];
    expect(number('arbeitsaufnahme', { jobs })).toEqual([3, 3]);
    expect(number('arbeitsaufnahme', { jobs }, '2026-11-22')).toEqual([3.5, 3.5]);
    expect(number('arbeitsaufnahme', { jobs: [job({ svp: false })] })).toEqual([720, 720]);
    expect(number('arbeitsaufnahme', { jobs: [job()] })).toBeUndefined();
  });

  test('the last job: none before today while one runs, its last day else', () => {
    expect(number('letzte-arbeit', { jobs: [job()] })).toEqual([0, 0]);
    const jobs = [job({ endedOn: '2026-05-21' }), job({ id: 'j-2', endedOn: '2026-04-30' })];
    expect(number('letzte-arbeit', { jobs })).toEqual([6, 6]);
    expect(number('letzte-arbeit', { jobs: [] })).toBeUndefined();
  });
});

describe('qualification and school', () => {
  test('a Berufsabschluss is there from its day on', () => {
    expect(choice('abschluss', { berufsabschlussOn: '2026-11-21' })).toEqual(['vorhanden']);
    expect(choice('abschluss', { berufsabschlussOn: '2026-11-22' })).toBeUndefined();
  });

  test('that it is of no use any more says a Hemmnis, and so does that there is none', () => {
    const of = (sub: string) => [hemmnis('Berufliche Qualifikation', { sub })];
    const noUse = { hemmnisse: of('Berufsabschluss nicht verwertbar') };
    expect(choice('abschluss', { berufsabschlussOn: '2001-07-31', ...noUse })).toEqual(['nicht verwertbar']);
    expect(choice('abschluss', noUse)).toEqual(['nicht verwertbar']);
    expect(choice('abschluss', { hemmnisse: of('Berufsabschluss fehlt') })).toEqual(['keiner']);
    expect(choice('abschluss', { berufsabschlussOn: '2001-07-31', hemmnisse: of('Berufsabschluss fehlt') })).toEqual([
      'vorhanden',
    ]);
    expect(choice('abschluss', { hemmnisse: of('Ausländischer Abschluss nicht anerkannt') })).toHaveLength(2);
  });

  test('what is only suspected or overcome says nothing', () => {
    const [one] = [hemmnis('Berufliche Qualifikation', { sub: 'Berufsabschluss fehlt', vermutet: true })];
    expect(choice('abschluss', { hemmnisse: [one] })).toBeUndefined();
    const history = [{ status: 'erfolgreich erledigt' as const, on: '2026-06-01' }];
    const over = hemmnis('Örtliche Mobilität', { sub: 'Führerschein fehlt', history });
    expect(choice('fuehrerschein', { hemmnisse: [over] })).toBeUndefined();
    expect(
      choice('fuehrerschein', { hemmnisse: [hemmnis('Örtliche Mobilität', { sub: 'Führerschein fehlt' })] }),
    ).toEqual(['nein']);
  });

  test('Ausbildungsreife is recorded with the school', () => {
    expect(choice('ausbildungsreif', { schule: { ausbildungsreif: false } })).toEqual(['nein']);
    expect(choice('ausbildungsreif', { schule: {} })).toBeUndefined();
  });
});

describe('disability and rehabilitation', () => {
  const document = (kind: string, validUntil?: string): Fields => ({
    documents: [{ id: 'd-1', kind, ...(validUntil === undefined ? {} : { validUntil }) }],
  });

  test('a pass that is valid says 50 or more', () => {
    expect(number('gdb', document('Schwerbehindertenausweis'))).toEqual([50, 100]);
    expect(number('gdb', document('schwerbehindertenausweis (verlängert)', '2026-11-21'))).toEqual([50, 100]);
    expect(number('gdb', document('Schwerbehindertenausweis', '2026-11-20'))).toBeUndefined();
    expect(number('gdb', document('Aufenthaltstitel'))).toBeUndefined();
    expect(choice('gleichstellung', document('Gleichstellungsbescheid'))).toEqual(['ja']);
  });

  test('an InbeQ runs, is over, or there is none; while it runs somebody is in rehabilitation', () => {
    const inbeq = (more: object): Fields => ({ inbeq: [{ id: 'i-1', start: '2026-01-01', ...more }] });
    expect(choice('inbeq', inbeq({}))).toEqual(['läuft']);
    expect(choice('reha', inbeq({}))).toEqual(['ja']);
    expect(choice('inbeq', inbeq({ endedOn: '2026-10-31' }))).toEqual(['beendet']);
    expect(choice('reha', inbeq({ endedOn: '2026-10-31' }))).toBeUndefined();
    expect(choice('inbeq', { inbeq: [] })).toEqual(['keine']);
    expect(choice('inbeq', {})).toBeUndefined();
    expect(choice('reha-traeger', inbeq({ rehaTraeger: 'DRV' }))).toEqual(['Rentenversicherung']);
    expect(choice('reha-traeger', inbeq({ rehaTraeger: 'Landkreis' }))).toEqual(['anderer']);
  });
});

describe('Hemmnisse', () => {
  test('are those that are open today, in the order of work, in the words of the catalogue', () => {
    const hemmnisse = [
      hemmnis('Sprachkenntnisse'),
      hemmnis('gesundheitliche einschränkungen', { sub: 'sucht', vermutet: true }),
      hemmnis('Finanzielle Situation', { sub: 'Schulden' }),
      hemmnis('Wohnsituation', { history: [{ status: 'erfolgreich erledigt', on: '2026-02-02' }] }),
      hemmnis('Berufserfahrung', { priority: 1 }),
      hemmnis('Örtliche Mobilität', { history: [{ status: 'erkannt', on: '2026-11-22' }] }),
    ];
    expect(of({ hemmnisse }).hemmnisse()).toEqual([
      { handlungsbedarf: 'Berufserfahrung', vermutet: false, priority: 1 },
      { handlungsbedarf: 'Finanzielle Situation', sub: 'Schulden', vermutet: false },
      { handlungsbedarf: 'Gesundheitliche Einschränkungen', sub: 'Sucht', vermutet: true },
      { handlungsbedarf: 'Sprachkenntnisse', vermutet: false },
    ]);
    expect(number('anzahl-hemmnisse', { hemmnisse })).toEqual([3, 4]);
  });

  test('an empty list says that there are none; no list says nothing', () => {
    expect(of({ hemmnisse: [] }).hemmnisse()).toEqual([]);
    expect(number('anzahl-hemmnisse', { hemmnisse: [] })).toEqual([0, 0]);
    expect(of({}).hemmnisse()).toBeUndefined();
    expect(number('anzahl-hemmnisse', {})).toBeUndefined();
  });
});

describe('participations', () => {
  test('have begun; they last until their end or an early exit, and carry their result', () => {
    const participations: Fields['participations'] = [
      {
        id: 'p-1',
        massnahme: 'm-1',
        start: '2025-01-01',
        end: '2025-06-30',
        exitOn: '2025-03-31',
        outcome: { kind: 'Abbruch', on: '2025-03-31' },
      },
      { id: 'p-2', massnahme: 'mag-1', start: '2025-08-01', end: '2025-08-31', takenOver: true },
      { id: 'p-3', massnahme: 'm-1', start: '2026-11-01', outcome: { kind: 'Arbeit', on: '2026-12-01' } },
      { id: 'p-4', massnahme: 'm-1', start: '2026-12-01' },
    ];
    expect(of({ participations }).participations()).toEqual([
      { massnahme: 'm-1', kind: 'MAbE', from: '2025-01-01', until: '2025-03-31', outcome: 'Abbruch' },
      { massnahme: 'mag-1', kind: 'MAG', from: '2025-08-01', until: '2025-08-31', outcome: 'Arbeit' },
      { massnahme: 'm-1', kind: 'MAbE', from: '2026-11-01', until: undefined, outcome: undefined },
    ]);
    expect(of({}).participations()).toBeUndefined();
  });

  test('that are typed get their kind from the office', () => {
    expect(of(undefined, 'teilnahmen=e08:Abbruch,MAG').participations()).toEqual([
      { massnahme: 'E08', kind: 'sonstige', from: '', until: undefined, outcome: 'Abbruch' },
      { massnahme: '', kind: 'MAG', from: '', until: undefined, outcome: undefined },
    ]);
  });
});
