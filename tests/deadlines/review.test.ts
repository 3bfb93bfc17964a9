import { describe, expect, test } from 'vitest';
import { deriveRule } from './derive.ts';
import { answered, type Case, missing, pending, whyPending } from './sentences.ts';

type Kategorie = NonNullable<Case['kategorien']>[number];
const acts = (rule: string, ...days: readonly string[]) => days.map((on) => ({ rule, on }));

describe.each(['X', 'Z'] as const)('the Wiedervorlage of Kategorie %s', (kategorie) => {
  const rule = `wiedervorlage-${kategorie.toLowerCase()}`;
  const since = (day: string, ...reviews: readonly string[]): Case => ({
    birthDate: '1984-03-12',
    kategorien: [{ kategorie, since: day }],
    acts: acts(rule, ...reviews),
  });

  test.each([
    ['2026-05-14', '2026-11-14'],
    ['2025-08-31', '2026-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2028-02-29', '2028-08-29'],
  ])('since %s: due %s, after 6 months', (day, due) => {
    expect(pending(rule, since(day), day)).toEqual([`due ${due}`]);
  });

  test('counts from the last review on, early or late', () => {
    expect(pending(rule, since('2026-01-14', '2026-03-31'), '2026-04-01')).toEqual(['due 2026-09-30']);
    expect(pending(rule, since('2026-01-14', '2026-07-20'), '2026-08-01')).toEqual(['due 2027-01-20']);
    expect(answered(rule, since('2026-01-14', '2026-07-20'), '2026-08-01')).toContain(
      'due 2026-07-14, done 2026-07-20, late by 6 days',
    );
  });

  test('is overdue from the day after; a review of tomorrow helps nothing', () => {
    expect(pending(rule, since('2026-01-14'), '2026-07-14')).toEqual(['due 2026-07-14']);
    expect(pending(rule, since('2026-01-14', '2026-07-25'), '2026-07-24')).toEqual([
      'due 2026-07-14, overdue by 10 days',
    ]);
  });

  test('for the second time counts from its new start; a review before it does not count', () => {
    const away: Kategorie[] = [
      { kategorie, since: '2025-01-10' },
      { kategorie: 'C', since: '2025-09-01' },
      { kategorie, since: '2026-03-01' },
    ];
    const again = (...reviews: readonly string[]): Case => ({ ...since('2025-01-10', ...reviews), kategorien: away });
    expect(pending(rule, again('2025-07-01'), '2026-04-01')).toEqual(['due 2026-09-01']);
    expect(pending(rule, again('2026-02-28'), '2026-04-01')).toEqual(['due 2026-09-01']);
    expect(pending(rule, again('2025-07-01', '2026-08-20'), '2026-08-21')).toEqual(['due 2027-02-20']);
  });

  test('is waived for the one date', () => {
    const waived: Case = { ...since('2026-01-14'), waivers: [{ rule, due: '2026-07-14', reason: 'Gutachten läuft' }] };
    expect(answered(rule, waived, '2026-08-01')).toContain('due 2026-07-14, waived');
    expect(pending(rule, waived, '2026-08-01')).toEqual(['due 2027-01-14']);
  });

  test('is not for who has left the Kategorie, and not computable where it is unknown', () => {
    const left: Case = {
      ...since('2025-01-10'),
      kategorien: [
        { kategorie, since: '2025-01-10' },
        { kategorie: 'C', since: '2026-03-01' },
      ],
    };
    expect(pending(rule, left, '2026-02-28')).toHaveLength(1);
    expect(pending(rule, left, '2026-03-01')).toEqual([]);
    expect(missing(rule, { birthDate: '1984-03-12' }, '2026-03-01')).toContain('ategorie');
  });

  test('says from what it counts', () => {
    for (const part of ['14.01.2026', '6 Monate', '14.07.2026', 'UM 4.1.1']) {
      expect(whyPending(rule, since('2026-01-14'), '2026-02-01')).toContain(part);
    }
    expect(whyPending(rule, since('2026-01-14'), '2026-02-01')).not.toContain('Überprüfung');
    expect(whyPending(rule, since('2026-01-14', '2026-03-31'), '2026-04-01')).toContain('Überprüfung');
  });

  test('says so too once it is answered', () => {
    const [first] = deriveRule(rule, since('2026-01-14', '2026-07-10'), { today: '2026-07-11' });
    expect(first?.due).toBe('2026-07-14');
    expect(first?.why).not.toContain('Überprüfung Mi 14.01.2026');
  });
});

describe('the Wiedervorlage of Kategorie Y', () => {
  const rule = 'wiedervorlage-y';
  const since = (day: string, until: string | undefined, ...reviews: readonly string[]): Case => ({
    birthDate: '1984-03-12',
    kategorien: [{ kategorie: 'Y', since: day }],
    blockingEvents: [{ kind: 'Elternzeit', from: day, ...(until === undefined ? {} : { until }) }],
    acts: acts(rule, ...reviews),
  });

  test('is due after a year where the end of the event is unknown', () => {
    expect(pending(rule, since('2026-05-14', undefined), '2026-06-01')).toEqual(['due 2027-05-14']);
    expect(pending(rule, { ...since('2026-05-14', undefined), blockingEvents: [] }, '2026-06-01')).toEqual([
      'due 2027-05-14',
    ]);
    expect(pending(rule, since('2028-02-29', undefined), '2028-03-01')).toEqual(['due 2029-02-28']);
    expect(pending(rule, since('2026-05-14', undefined, '2026-11-30'), '2026-12-01')).toEqual(['due 2027-11-30']);
  });

  test.each([
    ['2027-01-31', '2026-10-31', 'the 3 months before are earlier'],
    ['2026-05-31', '2026-02-28', 'clamped to the end of February'],
    ['2028-05-31', '2027-01-10', 'the year is earlier'],
    ['2027-04-09', '2027-01-09', 'the 3 months before are one day earlier'],
    ['2027-04-11', '2027-01-10', 'the year is one day earlier'],
  ])('Y since 10.01.2026, event until %s: due %s (%s)', (until, due) => {
    expect(pending(rule, since('2026-01-10', until), '2026-01-11')).toEqual([`due ${due}`]);
  });

  test('a leap February holds the 29th', () => {
    expect(pending(rule, since('2027-06-10', '2028-05-31'), '2027-06-11')).toEqual(['due 2028-02-29']);
  });

  test('a review starts another year, unless the 3 months before come first', () => {
    expect(pending(rule, since('2025-01-10', '2026-12-31', '2026-01-05'), '2026-02-01')).toEqual(['due 2026-09-30']);
    expect(pending(rule, since('2025-01-10', '2028-12-31', '2026-01-05'), '2026-02-01')).toEqual(['due 2027-01-05']);
  });

  test('a review within the 4 weeks before answers the 3 months before, an earlier one does not', () => {
    expect(pending(rule, since('2026-01-10', '2026-12-31', '2026-09-01'), '2026-09-02')).toEqual(['due 2026-09-30']);
    expect(answered(rule, since('2026-01-10', '2026-12-31', '2026-09-02'), '2026-09-03')).toContain(
      'due 2026-09-30, done 2026-09-02',
    );
    expect(pending(rule, since('2026-01-10', '2026-12-31', '2026-09-02'), '2026-09-03')).toEqual(['due 2027-09-02']);
  });

  test('a review after the 3 months before is late and answers them; the year runs on', () => {
    const late = since('2026-01-10', '2026-12-31', '2026-10-12');
    expect(answered(rule, late, '2026-10-20')).toContain('due 2026-09-30, done 2026-10-12, late by 12 days');
    expect(pending(rule, late, '2026-10-20')).toEqual(['due 2027-10-12']);
  });

  test('is overdue by days', () => {
    expect(pending(rule, since('2026-01-10', '2026-12-31'), '2026-09-30')).toEqual(['due 2026-09-30']);
    expect(pending(rule, since('2026-01-10', '2026-12-31'), '2026-10-07')).toEqual([
      'due 2026-09-30, overdue by 7 days',
    ]);
  });

  test('looks at the earliest of several events, and at none that was over before Y began', () => {
    const base = since('2026-01-10', '2026-12-31');
    const two: Case = {
      ...base,
      blockingEvents: [
        { kind: 'Elternzeit', from: '2026-01-10', until: '2026-12-31' },
        { kind: 'Pflege', from: '2026-02-01', until: '2026-10-31' },
      ],
    };
    expect(pending(rule, two, '2026-02-02')).toEqual(['due 2026-07-31']);
    const old: Case = { ...base, blockingEvents: [{ kind: 'Elternzeit', from: '2022-01-10', until: '2023-12-31' }] };
    expect(pending(rule, old, '2026-02-02')).toEqual(['due 2027-01-10']);
  });

  test('does not count a review from before Y', () => {
    expect(pending(rule, since('2026-01-10', undefined, '2026-01-09'), '2026-02-02')).toEqual(['due 2027-01-10']);
  });

  test('is for Kategorie Y only', () => {
    const x: Case = { ...since('2026-01-10', '2026-12-31'), kategorien: [{ kategorie: 'X', since: '2026-01-10' }] };
    expect(pending(rule, x, '2026-02-01')).toEqual([]);
    expect(missing(rule, { birthDate: '1984-03-12' }, '2026-02-01')).toContain('ategorie');
  });
});
