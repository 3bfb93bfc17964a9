import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { entered, refused, working } from './working.ts';

type Participation = NonNullable<CaseInput['participations']>[number];

const part = (more: Partial<Participation> = {}): Participation => ({
  id: 't1',
  massnahme: 'startklar',
  start: '2026-03-02',
  end: '2026-10-30',
  ...more,
});
const one = (more: Partial<Participation> = {}): Partial<CaseInput> => ({ participations: [part(more)] });
const TWO: Partial<CaseInput> = {
  participations: [
    part({ outcome: { kind: 'ohne Anschluss', on: '2026-10-30' } }),
    part({ id: 't2', massnahme: 'mut' }),
  ],
};

describe('what became of a participation', () => {
  test.each([
    ['teilnahme F-1 ergebnis Arbeit', 'de', 'Arbeit', '2026-11-20'],
    ['teilnahme F-1 ergebnis in Arbeit am 2.11.', 'de', 'Arbeit', '2026-11-02'],
    ['teilnahme F-1 ergebnis Lehre', 'de', 'Ausbildung', '2026-11-20'],
    ['teilnahme F-1 Ergebnis ohne Anschluss', 'de', 'ohne Anschluss', '2026-11-20'],
    ['teilnahme F-1 ergebnis abgebrochen am 2.11.', 'de', 'Abbruch', '2026-11-02'],
    ['teilnahme F-1 ergebnis weggezogen', 'de', 'Umzug', '2026-11-20'],
    ['participation F-1 result work on 2 Nov', 'en', 'Arbeit', '2026-11-02'],
    ['participation F-1 outcome dropped out', 'en', 'Abbruch', '2026-11-20'],
    ['participation F-1 result another Maßnahme', 'en', 'Anschlussmaßnahme', '2026-11-20'],
  ] as const)('"%s"', async (line, language, kind, on) => {
    const { kase } = await entered(one(), line, language);
    expect(kase.participations?.[0]?.outcome).toEqual({ kind, on });
  });

  test('is said back, in both languages', async () => {
    expect((await entered(one(), 'teilnahme F-1 ergebnis Arbeit')).said).toBe(
      'Ergebnis t1 „Startklar – Coaching“ seit Mo 02.03.2026 bis Fr 30.10.2026: Arbeit (Fr 20.11.2026)',
    );
    expect((await entered(one(), 'participation F-1 result work', 'en')).said).toContain(': work (Fri 20 Nov 2026)');
  });

  test('of several, the one is meant whose result is still missing; else it is asked', async () => {
    const { kase } = await entered(TWO, 'teilnahme F-1 ergebnis Arbeit');
    expect(kase.participations?.map(({ outcome }) => outcome?.kind)).toEqual(['ohne Anschluss', 'Arbeit']);
    const both = { participations: [part(), part({ id: 't2', massnahme: 'mut' })] };
    expect(await refused(both, 'teilnahme F-1 ergebnis Arbeit')).toContain(
      'Bitte die Kennung dazuschreiben: t1 „Start',
    );
    const named = await entered(both, 'teilnahme F-1 ergebnis t2 Arbeit');
    expect(named.kase.participations?.map(({ outcome }) => outcome?.kind)).toEqual([undefined, 'Arbeit']);
  });

  test('a result that stands is replaced with "ändern" only', async () => {
    const stands = one({ outcome: { kind: 'ohne Anschluss', on: '2026-10-30' } });
    expect(await refused(stands, 'teilnahme F-1 ergebnis Arbeit')).toContain(
      'Da steht schon: t1 „Startklar – Coaching“ seit Mo 02.03.2026 bis Fr 30.10.2026: ohne Anschluss (Fr 30.10.2026).',
    );
    const { kase, said } = await entered(stands, 'teilnahme F-1 ergebnis Arbeit ändern');
    expect(kase.participations?.[0]?.outcome?.kind).toBe('Arbeit');
    expect(said).toContain('bisher ohne Anschluss');
    expect(await refused(TWO, 'teilnahme F-1 ergebnis t2 Arbeit ändern')).toContain('noch nichts zu ändern');
  });

  test('says what is to be recorded besides', async () => {
    expect((await entered(one(), 'teilnahme F-1 ergebnis Arbeit')).text).toContain(
      'Die Beschäftigung tragen Sie ein mit: vertrag F-1 neu',
    );
    expect((await entered(one({ end: '2027-01-29' }), 'teilnahme F-1 ergebnis Abbruch')).text).toContain(
      'Den letzten Tag tragen Sie ein mit: teilnahme F-1 austritt t1 am',
    );
  });

  test('asks how it went, and refuses what cannot be', async () => {
    expect(await refused(one(), 'teilnahme F-1 ergebnis')).toContain('Ergebnis: Wie ging es aus?');
    expect(await refused(one(), 'teilnahme F-1 ergebnis Arbeit am 1.12.')).toContain('liegt in der Zukunft');
    expect(await refused(one(), 'teilnahme F-1 ergebnis Arbeit am 2.1.2026')).toContain('liegt vor dem Beginn');
    expect(await refused({}, 'teilnahme F-1 ergebnis Arbeit')).toContain('steht noch keine Teilnahme');
  });

  test('the form offers every result', async () => {
    const { form } = working(one());
    const field = (await form('teilnahme F-1 ergebnis')).fields.find(({ name }) => name === 'result');
    expect(field?.type === 'choice' && field.choices.map(({ value }) => value)).toEqual([
      'Arbeit',
      'Ausbildung',
      'Selbständigkeit',
      'Minijob',
      'Schule',
      'Weiterbildung',
      'Anschlussmaßnahme',
      'Reha',
      'Rente',
      'ohne Anschluss',
      'Abbruch',
      'Krankheit',
      'Umzug',
    ]);
  });
});
