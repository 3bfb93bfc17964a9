import { describe, expect, test } from 'vitest';
import { findingsFor } from './fit.ts';
import { type Fields, number, of } from './profile-kit.ts';

const SGB2: Fields = { rechtskreis: 'SGB II' };
const job = (start: string, more: Partial<NonNullable<Fields['jobs']>[number]> = {}): Fields => ({
  jobs: [{ id: 'j-1', start, ...more }],
});
const entry = (merkmal: string, wert: string, on: string) => ({ merkmal, wert, on });
const profil = (...entries: ReturnType<typeof entry>[]): Fields => ({ profil: entries });

describe('unemployed for months, and then a job', () => {
  const unemployed = entry('arbeitslos', '24', '2026-05-21');

  test('whether somebody still is with a job subject to social insurance, nobody knows: it may have few hours', () => {
    expect(number('arbeitslos', { ...profil(unemployed), ...job('2026-06-01', { svp: true }) })).toBeUndefined();
    const partTime = entry('beschaeftigung', 'svp Teilzeit', '2026-06-10');
    expect(
      number('arbeitslos', { ...profil(unemployed, partTime), ...job('2026-06-01', { svp: true }) }),
    ).toBeUndefined();
  });

  test('with a full-time job nobody is unemployed', () => {
    const fullTime = entry('beschaeftigung', 'svp Vollzeit', '2026-06-10');
    const fields = { ...profil(unemployed, fullTime), ...job('2026-06-01', { svp: true }) };
    expect(number('arbeitslos', fields)).toEqual([0, 0]);
    expect(of(fields).origin('arbeitslos')?.de).toBe('Beschäftigung: svp Vollzeit');
    expect(number('arbeitslos', profil(unemployed, fullTime))).toEqual([0, 0]);
    expect(of(profil(unemployed), 'beschaeftigung="svp Vollzeit"').number('arbeitslos')).toMatchObject({ max: 0 });
    expect(of(undefined, 'beschaeftigung="svp Vollzeit"').number('arbeitslos')).toMatchObject({ max: 0 });
  });

  test.each<[string, Fields]>([
    ['the job was there before', job('2026-05-21', { svp: true })],
    ['it is over', job('2026-06-01', { svp: true, endedOn: '2026-07-31' })],
    ['it begins tomorrow', job('2026-11-22', { svp: true })],
    ['it is a mini-job', job('2026-06-01', { svp: false })],
  ])('what was written down still holds where %s', (_, fields) => {
    expect(number('arbeitslos', { ...profil(unemployed), ...fields })).toEqual([30, 31]);
  });

  test('what is typed today wins', () => {
    const fields = job('2026-06-01', { svp: true });
    expect(of(fields, 'arbeitslos=3').number('arbeitslos')).toMatchObject({ min: 3, max: 3 });
  });
});

describe('work beside benefit', () => {
  test.each([
    'rechtskreis=2 beschaeftigung=Minijob',
    'rechtskreis=2 beschaeftigung=svp',
    'rechtskreis=2 selbständig=hauptberuflich',
    'rechtskreis=2 beschaeftigung=keine selbständig=ja',
    'rechtskreis=2 beschaeftigung=Minijob leistungsbezug=21/24',
  ])('goes on today: %s', (line) => {
    expect(of(undefined, line).number('aufstockend')).toMatchObject({ min: 0, max: 0 });
  });

  test.each([
    'beschaeftigung=Minijob',
    'rechtskreis=3 beschaeftigung=Minijob',
    'rechtskreis=2 beschaeftigung=keine',
    'rechtskreis=2 selbständig="Gründung geplant"',
    'rechtskreis=2 beschaeftigung=Minijob leistungsbezug=nein',
    'rechtskreis=2 beschaeftigung=Minijob aufstockend=?',
  ])('is unknown: %s', (line) => {
    expect(of(undefined, line).number('aufstockend')).toBeUndefined();
  });

  test('goes on with a job of the case, unless benefit is known to have ended', () => {
    const fields = { ...SGB2, ...job('2026-03-01') };
    expect(number('aufstockend', fields)).toEqual([0, 0]);
    expect(of(fields).origin('aufstockend')?.de).toMatch(/^Beschäftigung: .+; Rechtskreis: SGB II$/u);
    const over: Fields = { leistungsbezug: [{ from: '2020-01-01', until: '2026-05-21' }] };
    expect(number('aufstockend', { ...fields, ...over })).toEqual([0, 6]);
  });

  test('a job that ended in a time of benefit was one: it may have been later, not longer ago', () => {
    const benefit: Fields = { leistungsbezug: [{ from: '2020-01-01' }] };
    const ended = { ...SGB2, ...benefit, ...job('2023-01-01', { endedOn: '2025-11-21' }) };
    expect(number('aufstockend', ended)).toEqual([0, 12]);
    expect(of(ended).origin('aufstockend')?.de).toBe('Beschäftigungen und Leistungsbezug im Fall');
    expect(of(ended, 'beschaeftigung=Minijob').number('aufstockend')).toMatchObject({ min: 0, max: 0 });
    expect(number('aufstockend', { ...benefit, ...job('2018-01-01', { endedOn: '2019-12-31' }) })).toBeUndefined();
    expect(number('aufstockend', job('2023-01-01', { endedOn: '2025-11-21' }))).toBeUndefined();
  });

  test('so five years without it are known not to be over', () => {
    const outcome = (line: string) =>
      findingsFor([{ merkmal: 'aufstockend', min: 60 }], line).map((finding) => finding.outcome);
    expect(outcome('rechtskreis=2 beschaeftigung=Minijob')).toContain('failed');
    expect(outcome('rechtskreis=2 beschaeftigung=keine')).not.toContain('failed');
  });

  test('the profile says when it was, as far as the jobs of the case allow', () => {
    const ended = { leistungsbezug: [{ from: '2020-01-01' }], ...job('2023-01-01', { endedOn: '2025-11-21' }) };
    const said = (wert: string) => profil(entry('aufstockend', wert, '2026-11-21'));
    expect(number('aufstockend', { ...ended, ...said('3') })).toEqual([3, 3]);
    expect(number('aufstockend', { ...ended, ...said('nie') })).toEqual([0, 12]);
  });

  test('"never" holds no more once a job began', () => {
    const never = profil(entry('aufstockend', 'nie', '2026-01-10'));
    expect(number('aufstockend', { ...SGB2, ...never })).toEqual([720, 720]);
    expect(number('aufstockend', { ...SGB2, ...never, ...job('2026-03-01') })).toEqual([0, 0]);
    expect(number('aufstockend', { ...never, ...job('2026-03-01') })).toBeUndefined();
    expect(of({ ...SGB2, ...never }, 'Minijob').number('aufstockend')).toMatchObject({ max: 0 });
  });
});
