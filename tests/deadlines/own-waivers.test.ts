import { describe, expect, test } from 'vitest';
import { deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Waiver = NonNullable<Input['waivers']>[number];

const waiver = (rule: string, due: string, more: Partial<Waiver> = {}): Waiver => ({
  rule,
  due,
  reason: 'stationäre Behandlung',
  ...more,
});

describe('a waiver is for the one date it was given for', () => {
  const fundings = [
    { id: 'egz', kind: 'EGZ', end: '2026-06-30' },
    { id: 'bsz', kind: 'BSZ', end: '2026-06-30' },
    { id: 'paragraph-16i', kind: '§ 16i', end: '2026-07-01' },
  ];
  const states = (...waivers: readonly Waiver[]) =>
    Object.fromEntries(
      deriveRule('foerderung', { fundings, waivers: [...waivers] }, { today: '2026-07-03' }).map((date) => [
        date.subject,
        date.state,
      ]),
    );

  test('without subject for every entry with this date', () => {
    expect(states(waiver('foerderung', '2026-06-30'))).toEqual({
      egz: 'waived',
      bsz: 'waived',
      'paragraph-16i': 'overdue',
    });
  });

  test('with subject for this entry', () => {
    expect(states(waiver('foerderung', '2026-06-30', { subject: 'bsz' }))).toEqual({
      egz: 'overdue',
      bsz: 'waived',
      'paragraph-16i': 'overdue',
    });
  });

  test('for another date or another rule it says nothing', () => {
    const all = { egz: 'overdue', bsz: 'overdue', 'paragraph-16i': 'overdue' };
    expect(states(waiver('foerderung', '2026-06-29'))).toEqual(all);
    expect(states(waiver('befristung', '2026-06-30'))).toEqual(all);
  });

  test('one of tomorrow is not given yet', () => {
    expect(states(waiver('foerderung', '2026-06-30', { on: '2026-07-04' }))['egz']).toBe('overdue');
    expect(states(waiver('foerderung', '2026-06-30', { on: '2026-07-03' }))['egz']).toBe('waived');
  });
});

test('the date of a rolled Arbeitsuchendmeldung is the rolled one', () => {
  const jobs = [{ id: 'job-1', start: '2025-06-01', contract: [{ from: '2025-06-01', until: '2026-05-31' }] }];
  const state = (due: string) =>
    deriveRule(
      'arbeitsuchendmeldung',
      { jobs, waivers: [waiver('arbeitsuchendmeldung', due, { subject: 'job-1/1' })] },
      { today: '2026-03-05' },
    )[0]?.state;
  expect(state('2026-03-02')).toBe('waived'); // the Monday
  expect(state('2026-02-28')).toBe('overdue'); // the Saturday
});

test('after the waiver of a recurring date the next one follows', () => {
  const kase: Input = {
    jobs: [{ id: 'job-1', start: '2025-01-02', svp: true }],
    berufsbegleitungen: [{ id: 'bb-1', start: '2025-01-02' }],
    contacts: [{ on: '2025-09-15', kind: 'Gespräch', with: 'Betrieb' }],
    waivers: [waiver('betriebskontakt', '2026-03-15')],
  };
  const list = deriveRule('betriebskontakt', kase, { today: '2026-03-20' });
  expect(list.filter(({ state }) => state === 'open' || state === 'overdue')).toMatchObject([
    { due: '2026-09-15', state: 'open' },
  ]);
  expect(deriveRule('betriebskontakt', kase, { today: '2026-09-16' })).toContainEqual(
    expect.objectContaining({ due: '2026-09-15', state: 'overdue', days: 1 }),
  );
});

test('a window can be waived on its last day', () => {
  const kase: Input = {
    participations: [{ id: 'tn-1', massnahme: 'm', start: '2026-02-01', end: '2026-08-31' }],
    waivers: [waiver('absolventengespraech-lang', '2026-09-28')],
  };
  const massnahmen = [{ id: 'm', name: 'Coaching', kind: 'MAbE' as const }];
  expect(deriveRule('absolventengespraech-lang', kase, { today: '2026-10-01', massnahmen })).toMatchObject([
    { state: 'waived' },
  ]);
});
