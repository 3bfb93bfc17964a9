import { describe, expect, test } from 'vitest';
import { answered, type Case, missing, pending, remindersOf, whyPending } from './sentences.ts';

type Schule = NonNullable<Case['schule']>;
type Zielgruppe = NonNullable<Case['zielgruppen']>[number]['zielgruppe'];

const pupil = (schule: Schule, more: Case = {}): Case => ({
  opened: '2020-01-01',
  birthDate: '2009-03-12',
  zielgruppen: [{ zielgruppe: 'Schüler', since: '2024-08-01' }],
  schule,
  ...more,
});
const turned = (zielgruppe: Zielgruppe, since: string): Case => ({
  zielgruppen: [
    { zielgruppe: 'Schüler', since: '2024-08-01' },
    { zielgruppe, since },
  ],
});

describe('an ausbildungsreifer Schüler becomes "ausbildungssuchend" 6 months before leaving school', () => {
  const rule = 'schueler-umstellung';
  const leaving = (schulentlassung: string, more: Case = {}) => pupil({ ausbildungsreif: true, schulentlassung }, more);

  test.each([
    ['2026-07-15', '2026-01-15'],
    ['2026-08-31', '2026-02-28'],
    ['2028-08-31', '2028-02-29'],
    ['2026-06-30', '2025-12-30'],
  ])('school ends on %s: due %s', (end, due) => {
    expect(pending(rule, leaving(end), '2025-10-01')).toEqual([`due ${due}`]);
  });

  test('overdue by days until the Zielgruppe changes', () => {
    expect(pending(rule, leaving('2026-07-15'), '2026-01-15')).toEqual(['due 2026-01-15']);
    expect(pending(rule, leaving('2026-07-15'), '2026-02-14')).toEqual(['due 2026-01-15, overdue by 30 days']);
    expect(pending(rule, leaving('2026-07-15', turned('Ausbildungssuchende', '2026-02-10')), '2026-02-14')).toEqual([]);
    expect(pending(rule, leaving('2026-07-15', turned('Ausbildungssuchende', '2026-01-05')), '2026-02-14')).toEqual([]);
    expect(pending(rule, leaving('2026-07-15', turned('Ausbildungssuchende', '2026-02-15')), '2026-02-14')).toEqual([
      'due 2026-01-15, overdue by 30 days',
    ]);
  });

  test('waived for its date', () => {
    const waived = leaving('2026-07-15', {
      waivers: [{ rule, due: '2026-01-15', reason: 'Schuljahr wird wiederholt' }],
    });
    expect(answered(rule, waived, '2026-02-14')).toEqual(['due 2026-01-15, waived']);
    expect(pending(rule, waived, '2026-02-14')).toEqual([]);
  });

  test('not for who is not ausbildungsreif, is no Schüler or is 25', () => {
    expect(pending(rule, pupil({ ausbildungsreif: false, schulentlassung: '2026-07-15' }), '2026-02-14')).toEqual([]);
    expect(
      pending(
        rule,
        leaving('2026-07-15', { zielgruppen: [{ zielgruppe: 'Aktivierungskunden', since: '2024-08-01' }] }),
        '2026-02-14',
      ),
    ).toEqual([]);
    expect(pending(rule, leaving('2026-07-15', { birthDate: '2001-02-14' }), '2026-02-14')).toEqual([]);
  });

  test('not computable where the Ausbildungsreife, the day, the Zielgruppe or the age is unknown', () => {
    expect(missing(rule, pupil({ schulentlassung: '2026-07-15' }), '2026-02-14')).toContain('usbildungsreif');
    expect(missing(rule, pupil({ ausbildungsreif: true }), '2026-02-14')).toContain('Schulentlassung');
    expect(missing(rule, pupil({ ausbildungsreif: true, entlassjahr: 2026 }), '2026-02-14')).toContain(
      'Schulentlassung',
    );
    expect(missing(rule, leaving('2026-07-15', { zielgruppen: [] }), '2026-02-14')).toContain('Zielgruppe');
    const { birthDate: _, zielgruppen: __, ...unknown } = leaving('2026-07-15');
    expect(missing(rule, unknown, '2026-02-14')).toContain('Geburtsdatum');
  });

  test('says so: 6 months before, with the source', () => {
    const line = whyPending(rule, leaving('2026-08-31'), '2025-10-01');
    for (const part of ['31.08.2026', '6 Monate', '28.02.2026', 'UM 5.2.1']) expect(line).toContain(part);
  });
});

describe('a Zeugnis or Schulbescheinigung of a Schüler is asked for every 6 months', () => {
  const rule = 'schueler-zeugnis';
  const papers = (...dates: readonly string[]) =>
    pupil({ nachweise: dates.map((date) => ({ kind: 'Zeugnis', date })) });

  test.each([
    ['2026-01-30', '2026-07-30'],
    ['2025-08-31', '2026-02-28'],
    ['2027-08-31', '2028-02-29'],
  ])('the last is of %s: due %s', (date, due) => {
    expect(pending(rule, papers(date), date)).toEqual([`due ${due}`]);
  });

  test('each new paper starts the next period, counted from the date on the paper', () => {
    expect(pending(rule, papers('2025-07-10', '2026-01-05'), '2026-02-01')).toEqual(['due 2026-07-05']);
    expect(answered(rule, papers('2025-07-10', '2026-01-30'), '2026-02-01')).toContain(
      'due 2026-01-10, done 2026-01-30, late by 20 days',
    );
    expect(
      pending(
        rule,
        pupil({
          nachweise: [
            { kind: 'Zeugnis', date: '2025-07-10' },
            { kind: 'Schulbescheinigung', date: '2025-09-01' },
          ],
        }),
        '2026-02-01',
      ),
    ).toEqual(['due 2026-03-01']);
  });

  test('overdue by days; a paper of tomorrow is not on file', () => {
    expect(pending(rule, papers('2025-07-10', '2026-01-30'), '2026-01-29')).toEqual([
      'due 2026-01-10, overdue by 19 days',
    ]);
  });

  test('not for others than Schüler; nothing is guessed without a paper', () => {
    expect(
      pending(rule, { ...papers('2025-07-10'), ...turned('Ausbildungssuchende', '2025-12-01') }, '2026-02-01'),
    ).toEqual([]);
    expect(missing(rule, papers(), '2026-02-01')).toMatch(/Nachweis|Zeugnis/);
    expect(missing(rule, { ...papers('2025-07-10'), zielgruppen: [] }, '2026-02-01')).toContain('Zielgruppe');
  });
});

describe('a Schüler who is not ausbildungsreif or not placed goes to the FM U25 on 30.09.', () => {
  const rule = 'schueler-uebergabe';

  test.each([
    ['2026-07-15', '2026-09-30'],
    ['2026-01-31', '2026-09-30'],
    ['2026-09-30', '2026-09-30'],
    ['2026-10-01', '2027-09-30'],
    ['2026-12-31', '2027-09-30'],
  ])('school ends on %s: due %s', (schulentlassung, due) => {
    expect(pending(rule, pupil({ ausbildungsreif: false, schulentlassung }), '2026-01-10')).toEqual([`due ${due}`]);
  });

  test('the year alone is enough', () => {
    expect(pending(rule, pupil({ ausbildungsreif: true, entlassjahr: 2026 }), '2026-01-10')).toEqual([
      'due 2026-09-30',
    ]);
  });

  test('who is ausbildungsreif and placed stays; who is not ausbildungsreif goes all the same', () => {
    const placed: Case = { ausbildungen: [{ id: 'a', kind: 'betriebliche Ausbildung', start: '2026-08-01' }] };
    expect(pending(rule, pupil({ ausbildungsreif: true, entlassjahr: 2026 }, placed), '2026-06-10')).toEqual([]);
    expect(pending(rule, pupil({ ausbildungsreif: false, entlassjahr: 2026 }, placed), '2026-06-10')).toEqual([
      'due 2026-09-30',
    ]);
  });

  test('the handover answers it from 4 weeks before on', () => {
    const handed = (on: string) => pupil({ ausbildungsreif: false, entlassjahr: 2026 }, { acts: [{ rule, on }] });
    expect(pending(rule, handed('2026-09-01'), '2026-09-10')).toEqual(['due 2026-09-30']);
    expect(answered(rule, handed('2026-09-02'), '2026-09-10')).toEqual(['due 2026-09-30, done 2026-09-02']);
    expect(answered(rule, handed('2026-10-05'), '2026-10-10')).toEqual([
      'due 2026-09-30, done 2026-10-05, late by 5 days',
    ]);
    expect(pending(rule, handed('2026-10-05'), '2026-10-02')).toEqual(['due 2026-09-30, overdue by 2 days']);
  });

  test('not computable without a year; the Ausbildungsreife is missing only where it decides', () => {
    expect(missing(rule, pupil({ ausbildungsreif: false }), '2026-06-10')).toMatch(/Schulentlassung|Entlassjahr/);
    expect(pending(rule, pupil({ entlassjahr: 2026 }), '2026-06-10')).toEqual(['due 2026-09-30']);
    const placed: Case = { ausbildungen: [{ id: 'a', kind: 'betriebliche Ausbildung', start: '2026-08-01' }] };
    expect(missing(rule, pupil({ entlassjahr: 2026 }, placed), '2026-06-10')).toContain('usbildungsreif');
  });
});

describe('who found no Ausbildung leaves the Ausbildungsstatistik on 31.01. of the year after next', () => {
  const rule = 'ausbildungsstatistik';
  const seeker = (schule: Schule, more: Case = {}) =>
    pupil(schule, { zielgruppen: [{ zielgruppe: 'Ausbildungssuchende', since: '2025-01-15' }], ...more });

  test('left in 2026: 31.01.2028; the year alone is enough', () => {
    expect(pending(rule, seeker({ schulentlassung: '2026-07-15' }), '2026-08-01')).toEqual(['due 2028-01-31']);
    expect(pending(rule, seeker({ schulentlassung: '2026-12-31' }), '2027-01-01')).toEqual(['due 2028-01-31']);
    expect(pending(rule, seeker({ entlassjahr: 2026 }), '2026-08-01')).toEqual(['due 2028-01-31']);
  });

  test('left in 2025: Sunday 31.01.2027 stands, the reminder comes on Friday', () => {
    expect(pending(rule, seeker({ entlassjahr: 2025 }), '2026-08-01')).toEqual(['due 2027-01-31']);
    expect(remindersOf(rule, seeker({ entlassjahr: 2025 }), '2026-08-01')).toEqual(['2027-01-29']);
  });

  test('overdue until the Zielgruppe changes', () => {
    expect(pending(rule, seeker({ entlassjahr: 2024 }), '2026-02-02')).toEqual(['due 2026-01-31, overdue by 2 days']);
    const changed = seeker({ entlassjahr: 2024 }, turned('Aktivierungskunden', '2026-01-20'));
    expect(pending(rule, changed, '2026-02-02')).toEqual([]);
  });

  test('not for Schüler, not for who has an Ausbildung', () => {
    expect(pending(rule, pupil({ entlassjahr: 2024 }), '2026-02-02')).toEqual([]);
    const placed: Case = { ausbildungen: [{ id: 'a', kind: 'schulische Ausbildung', start: '2025-08-01' }] };
    expect(pending(rule, seeker({ entlassjahr: 2024 }, placed), '2026-02-02')).toEqual([]);
  });

  test('not computable without the year of the Schulentlassung', () => {
    expect(missing(rule, seeker({}), '2026-02-02')).toMatch(/Schulentlassung|Entlassjahr/);
    expect(missing(rule, seeker({ entlassjahr: 2024 }, { zielgruppen: [] }), '2026-02-02')).toContain('Zielgruppe');
  });
});
