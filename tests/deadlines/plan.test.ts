import { describe, expect, test } from 'vitest';
import { answered, type Case, missing, pending, whyPending } from './sentences.ts';

const plansOn = (...days: readonly string[]) => days.map((on) => ({ on }));

describe('the Kooperationsplan', () => {
  const rule = 'kooperationsplan';
  const base: Case = {
    birthDate: '1984-03-12',
    rechtskreis: 'SGB II',
    kategorien: [{ kategorie: 'C', since: '2020-01-01' }],
  };
  const versions = (...days: readonly string[]): Case => ({ ...base, plans: plansOn(...days) });

  test.each([
    ['2026-05-14', '2026-11-14'],
    ['2026-08-31', '2027-02-28'],
    ['2026-08-29', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2028-02-29', '2028-08-29'],
    ['2026-02-28', '2026-08-28'],
    ['2026-03-31', '2026-09-30'],
  ])('of %s is renewed until %s', (on, due) => {
    expect(pending(rule, versions(on), on)).toEqual([`due ${due}`]);
  });

  test('is overdue from the day after', () => {
    expect(pending(rule, versions('2026-05-14'), '2026-11-14')).toEqual(['due 2026-11-14']);
    expect(pending(rule, versions('2026-05-14'), '2026-11-15')).toEqual(['due 2026-11-14, overdue by 1 day']);
    expect(pending(rule, versions('2026-05-14'), '2027-11-14')).toEqual(['due 2026-11-14, overdue by 365 days']);
  });

  test('starts the next period with every new version, early or late', () => {
    expect(pending(rule, versions('2026-05-14', '2026-06-02'), '2026-07-01')).toEqual(['due 2026-12-02']);
    expect(pending(rule, versions('2026-05-14', '2026-11-20'), '2026-12-01')).toEqual(['due 2027-05-20']);
    expect(answered(rule, versions('2026-05-14', '2026-11-20'), '2026-12-01')).toContain(
      'due 2026-11-14, done 2026-11-20, late by 6 days',
    );
  });

  test('does not keep the 31st once a short month has come between', () => {
    expect(pending(rule, versions('2026-08-31', '2027-02-28'), '2027-03-01')).toEqual(['due 2027-08-28']);
  });

  test('counts the latest version, in whatever order they are on file, and none of tomorrow', () => {
    expect(pending(rule, versions('2026-06-02', '2026-05-14'), '2026-07-01')).toEqual(['due 2026-12-02']);
    expect(pending(rule, versions('2026-05-14', '2026-07-02'), '2026-07-01')).toEqual(['due 2026-11-14']);
  });

  test('is waived for the one date; the next one comes', () => {
    const waived: Case = { ...versions('2026-05-14'), waivers: [{ rule, due: '2026-11-14', reason: 'Reha' }] };
    expect(answered(rule, waived, '2026-12-01')).toContain('due 2026-11-14, waived');
    expect(pending(rule, waived, '2026-12-01')).toEqual(['due 2027-05-14']);
  });

  test('names the last version, the period and the source', () => {
    const line = whyPending(rule, versions('2026-08-31'), '2026-09-01');
    for (const part of ['31.08.2026', '6 Monate', '28.02.2027', 'BA 3.4.2', 'UM 4.1.3']) expect(line).toContain(part);
  });

  describe('after a return from X, Y, Z', () => {
    const returned = (plan: string, ...away: readonly ('X' | 'Y' | 'Z')[]): Case => ({
      ...base,
      kategorien: [
        { kategorie: 'C', since: '2020-01-01' },
        ...away.map((kategorie, at) => ({ kategorie, since: `2026-0${at + 2}-01` })),
        { kategorie: 'C', since: '2026-05-11' },
      ],
      plans: plansOn(plan),
    });

    test.each(['X', 'Y', 'Z'] as const)('an old plan is due on the day of return (from %s)', (kategorie) => {
      expect(pending(rule, returned('2025-06-30', kategorie), '2026-05-11')).toEqual(['due 2026-05-11']);
      expect(pending(rule, returned('2025-06-30', kategorie), '2026-05-14')).toEqual([
        'due 2026-05-11, overdue by 3 days',
      ]);
    });

    test('a plan that is not yet 6 months old keeps its date', () => {
      expect(pending(rule, returned('2026-01-15', 'X'), '2026-05-12')).toEqual(['due 2026-07-15']);
      expect(pending(rule, returned('2025-11-12', 'X'), '2026-05-11')).toEqual(['due 2026-05-12']);
      expect(pending(rule, returned('2025-11-11', 'X'), '2026-05-11')).toEqual(['due 2026-05-11']);
      expect(pending(rule, returned('2025-11-10', 'X'), '2026-05-11')).toEqual(['due 2026-05-11']);
    });

    test('the way from X over Y and Z is one absence', () => {
      expect(pending(rule, returned('2025-06-30', 'X', 'Y', 'Z'), '2026-05-12')).toEqual([
        'due 2026-05-11, overdue by 1 day',
      ]);
    });

    test('a new version on the day of return is in time', () => {
      const sameDay: Case = { ...returned('2025-06-30', 'X'), plans: plansOn('2025-06-30', '2026-05-11') };
      expect(pending(rule, sameDay, '2026-05-11')).toEqual(['due 2026-11-11']);
    });

    test('a new version is renewed after 6 months again', () => {
      const renewed: Case = { ...returned('2025-06-30', 'X'), plans: plansOn('2025-06-30', '2026-05-20') };
      expect(pending(rule, renewed, '2026-06-01')).toEqual(['due 2026-11-20']);
    });

    test('is late by the days since the return, not since a date in the absence', () => {
      const renewed: Case = { ...returned('2025-06-30', 'X'), plans: plansOn('2025-06-30', '2026-05-20') };
      expect(answered(rule, renewed, '2026-06-01')).toEqual(['due 2026-05-11, done 2026-05-20, late by 9 days']);
    });
  });

  describe('is not for', () => {
    test('Kategorie X, Y, Z', () => {
      for (const kategorie of ['X', 'Y', 'Z'] as const) {
        const away: Case = { ...versions('2025-05-14'), kategorien: [{ kategorie, since: '2026-01-01' }] };
        expect(pending(rule, away, '2026-06-01')).toEqual([]);
      }
    });

    test('SGB III', () => {
      expect(pending(rule, { ...versions('2026-05-14'), rechtskreis: 'SGB III' }, '2026-06-01')).toEqual([]);
    });

    test('aufstockende Personen, up to the last day of their ALG', () => {
      const alg: Case = { ...versions('2026-05-14'), algBezug: [{ from: '2026-01-01', until: '2026-06-30' }] };
      expect(pending(rule, alg, '2026-06-30')).toEqual([]);
      expect(pending(rule, alg, '2026-07-01')).toEqual(['due 2026-11-14']);
    });

    test('Schüler who are not ausbildungsreif, but for those who are', () => {
      const pupil = (ausbildungsreif: boolean): Case => ({
        ...versions('2026-05-14'),
        opened: '2020-01-01',
        birthDate: '2010-03-12',
        zielgruppen: [{ zielgruppe: 'Schüler', since: '2025-08-01' }],
        schule: { ausbildungsreif },
      });
      expect(pending(rule, pupil(false), '2026-06-01')).toEqual([]);
      expect(pending(rule, pupil(true), '2026-06-01')).toEqual(['due 2026-11-14']);
      expect(missing(rule, { ...pupil(true), schule: {} }, '2026-06-01')).toContain('usbildungsreif');
      expect(
        pending(
          rule,
          { ...pupil(false), zielgruppen: [{ zielgruppe: 'Aktivierungskunden', since: '2025-08-01' }] },
          '2026-06-01',
        ),
      ).toEqual(['due 2026-11-14']);
    });
  });

  test('is not computable without a version, a Kategorie or a Rechtskreis', () => {
    expect(missing(rule, base, '2026-06-01')).toMatch(/Plan|Fassung/);
    expect(missing(rule, { ...versions('2026-05-14'), kategorien: [] }, '2026-06-01')).toContain('ategorie');
    const { rechtskreis: _, ...unknown } = versions('2026-05-14');
    expect(missing(rule, unknown, '2026-06-01')).toContain('Rechtskreis');
  });
});

describe('the Eingliederungsvereinbarung (SGB III)', () => {
  const rule = 'egv-pruefung';
  const egv = (...days: readonly string[]): Case => ({
    birthDate: '1984-03-12',
    rechtskreis: 'SGB III',
    plans: plansOn(...days),
  });
  const reviewed = (on: string): Case => ({ ...egv('2026-05-14'), acts: [{ rule, on }] });

  test.each([
    ['2026-05-14', '2026-11-14'],
    ['2027-08-31', '2028-02-29'],
    ['2026-08-30', '2027-02-28'],
  ])('of %s is reviewed until %s', (on, due) => {
    expect(pending(rule, egv(on), on)).toEqual([`due ${due}`]);
  });

  test('is reviewed again 6 months after the review, or after a new version', () => {
    expect(pending(rule, reviewed('2026-11-02'), '2026-11-03')).toEqual(['due 2027-05-02']);
    expect(pending(rule, reviewed('2026-11-30'), '2026-12-01')).toEqual(['due 2027-05-30']);
    expect(answered(rule, reviewed('2026-11-30'), '2026-12-01')).toContain(
      'due 2026-11-14, done 2026-11-30, late by 16 days',
    );
    expect(pending(rule, egv('2026-05-14', '2026-08-31'), '2026-09-01')).toEqual(['due 2027-02-28']);
  });

  test('is overdue from the day after; a review of tomorrow helps nothing', () => {
    expect(pending(rule, reviewed('2026-11-18'), '2026-11-17')).toEqual(['due 2026-11-14, overdue by 3 days']);
  });

  test('is not for SGB II; nothing is guessed without a version or a Rechtskreis', () => {
    expect(pending(rule, { ...egv('2026-05-14'), rechtskreis: 'SGB II' }, '2026-06-01')).toEqual([]);
    expect(missing(rule, { rechtskreis: 'SGB III' }, '2026-06-01')).toMatch(/Fassung|Eingliederungsvereinbarung/);
    expect(missing(rule, { plans: plansOn('2026-05-14') }, '2026-06-01')).toContain('Rechtskreis');
  });
});

describe('the plan of the self-employed (Kategorie S), a practice rule', () => {
  const rule = 'kooperationsplan-selbstaendig';
  const selbstaendig = (on: string): Case => ({
    birthDate: '1984-03-12',
    rechtskreis: 'SGB II',
    kategorien: [{ kategorie: 'S', since: '2025-01-01' }],
    plans: plansOn(on),
  });
  const switchedOn = (today: string) => ({ today, allRules: true });

  test('is off until an office switches it on', () => {
    expect(pending(rule, selbstaendig('2026-05-14'), '2026-06-01')).toEqual([]);
  });

  test.each([
    ['2026-05-14', '2026-08-14'],
    ['2026-11-30', '2027-02-28'],
    ['2027-11-30', '2028-02-29'],
  ])('of %s is renewed until %s, and again 3 months after each version', (on, due) => {
    expect(pending(rule, selbstaendig(on), switchedOn(on))).toEqual([`due ${due}`]);
  });

  test('is overdue, renewed late, and not for other Kategorien', () => {
    expect(pending(rule, selbstaendig('2026-05-14'), switchedOn('2026-08-16'))).toEqual([
      'due 2026-08-14, overdue by 2 days',
    ]);
    const late: Case = { ...selbstaendig('2026-05-14'), plans: plansOn('2026-05-14', '2026-08-18') };
    expect(answered(rule, late, switchedOn('2026-09-01'))).toContain('due 2026-08-14, done 2026-08-18, late by 4 days');
    expect(pending(rule, late, switchedOn('2026-09-01'))).toEqual(['due 2026-11-18']);
    expect(
      pending(rule, { ...late, kategorien: [{ kategorie: 'C', since: '2025-01-01' }] }, switchedOn('2026-09-01')),
    ).toEqual([]);
    expect(missing(rule, { ...late, kategorien: [] }, switchedOn('2026-09-01'))).toContain('ategorie');
  });

  test('still is a practice of its paper once it is on', () => {
    const line = whyPending(rule, selbstaendig('2026-05-14'), switchedOn('2026-06-01'));
    expect(line).toContain('LZB E12');
    expect(line).toContain('Praxis');
    expect(line).not.toContain('geändert');
  });
});
