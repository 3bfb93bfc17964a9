import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { entered, refused } from './working.ts';

type Ausbildung = NonNullable<CaseInput['ausbildungen']>[number];

const one = (more: Partial<Ausbildung> = {}): Partial<CaseInput> => ({
  ausbildungen: [{ id: 'a1', kind: 'außerbetriebliche Ausbildung', start: '2024-09-02', end: '2027-08-31', ...more }],
});

describe('a new apprenticeship', () => {
  test.each([
    ['ausbildung F-1 neu außerbetriebliche ab 1.9. bis 31.8.2029', 'de', 'außerbetriebliche Ausbildung', '2026-09-01'],
    ['ausbildung F-1 neu BaE ab 1.9.2026 bis 31.8.2029', 'de', 'außerbetriebliche Ausbildung', '2026-09-01'],
    [
      'ausbildung F-1 neu betriebliche Ausbildung ab 1.12. bis 31.8.2029',
      'de',
      'betriebliche Ausbildung',
      '2026-12-01',
    ],
    ['ausbildung F-1 neu schulisch ab 1.12. bis 31.8.2029', 'de', 'schulische Ausbildung', '2026-12-01'],
    ['apprenticeship F-1 new school-based from 1 Dec until 31 Aug 2029', 'en', 'schulische Ausbildung', '2026-12-01'],
  ] as const)('"%s"', async (line, language, kind, start) => {
    const { kase, effects } = await entered({}, line, language);
    expect(kase.ausbildungen).toEqual([{ id: 'a1', kind, start, end: '2029-08-31' }]);
    expect(effects).toEqual(kind.startsWith('außer') ? ['new ausbildungsende a1 2029-05-31'] : []);
  });

  test('without an end yet: said', async () => {
    const { text, effects } = await entered({}, 'ausbildung F-1 neu außerbetriebliche ab 1.9.');
    expect(text).toContain('Das Ende fehlt noch. Bitte nachtragen: ausbildung F-1 ende a1');
    expect(effects).toEqual(['missing ausbildungsende a1']);
  });

  test('refuses what cannot be', async () => {
    expect(await refused({}, 'ausbildung F-1 neu ab 1.9.')).toContain(
      'Art: betriebliche, schulische oder außerbetriebliche',
    );
    expect(await refused({}, 'ausbildung F-1 neu schulische ab 1.9.2026 bis 1.8.2026')).toContain(
      'liegt vor dem Beginn',
    );
    expect(await refused(one(), 'ausbildung F-1 neu betriebliche ab 1.12. bis 31.8.2029')).toContain(
      'In diesen Tagen läuft schon: a1 außerbetriebliche Ausbildung seit Mo 02.09.2024 bis Di 31.08.2027. Endet sie früher: ausbildung F-1 ende a1',
    );
  });
});

describe('its end', () => {
  test.each([
    ['ausbildung F-1 ende 31.01.2028', 'de', '2028-01-31'],
    ['ausbildung F-1 abgebrochen am 13.11.2026', 'de', '2026-11-13'],
    ['apprenticeship F-1 end 31 Jan 2028', 'en', '2028-01-31'],
  ] as const)('"%s": said what it was', async (line, language, end) => {
    const { kase, said } = await entered(one(), line, language);
    expect(kase.ausbildungen?.[0]?.end).toBe(end);
    expect(said).toContain(language === 'de' ? '(bisher bis Di 31.08.2027)' : '(so far until Tue 31 Aug 2027)');
  });

  test('moves the contact before it', async () => {
    expect((await entered(one(), 'ausbildung F-1 ende 31.01.2028')).effects).toEqual([
      'moved ausbildungsende a1 2027-05-31 → 2027-10-31',
    ]);
  });

  test('refuses what cannot be', async () => {
    expect(await refused(one(), 'ausbildung F-1 ende 1.9.2024')).toContain('liegt vor dem Beginn');
    expect(await refused(one(), 'ausbildung F-1 ende')).toContain('fehlt noch');
    expect(await refused({}, 'ausbildung F-1 ende 31.8.2027')).toContain('steht noch keine Ausbildung');
  });
});

describe('the qualification', () => {
  test.each([
    ['ausbildung F-1 abschluss am 13.11.', 'de', '2026-11-13'],
    ['ausbildung F-1 abschluss', 'de', '2026-11-20'],
    ['ausbildung F-1 am 31.8. bestanden', 'de', '2026-08-31'],
    ['apprenticeship F-1 qualified on 13 Nov', 'en', '2026-11-13'],
  ] as const)('"%s"', async (line, language, day) => {
    expect((await entered({}, line, language)).kase.berufsabschlussOn).toBe(day);
  });

  test('starts the 24 months of a young client', async () => {
    const young: Partial<CaseInput> = {
      birthDate: '2004-05-05',
      zielgruppen: [{ zielgruppe: 'Vermittlungskunden', since: '2026-09-01' }],
    };
    expect((await entered(young, 'ausbildung F-1 abschluss am 31.8.')).effects).toContain(
      'new vermittlung-24-monate 2028-08-31',
    );
  });

  test('where one stands it is changed with "ändern" only; none in the future', async () => {
    const done: Partial<CaseInput> = { berufsabschlussOn: '2026-08-31' };
    expect(await refused(done, 'ausbildung F-1 abschluss am 13.11.')).toContain(
      'Da steht schon: Berufsabschluss am Mo 31.08.2026',
    );
    expect((await entered(done, 'ausbildung F-1 abschluss am 13.11. ändern')).said).toContain('(bisher Mo 31.08.2026)');
    expect(await refused({}, 'ausbildung F-1 abschluss am 15.12.')).toContain('liegt in der Zukunft');
  });
});
