import { describe, expect, test } from 'vitest';
import { entered, refused } from './caseload.ts';

const PUPIL = {
  birthDate: '2009-03-23',
  zielgruppen: [{ zielgruppe: 'Schüler' as const, since: '2026-08-10' }],
  schule: { ausbildungsreif: true, nachweise: [{ kind: 'Zeugnis' as const, date: '2026-07-08' }] },
};
const KNOWN = { ...PUPIL, schule: { ...PUPIL.schule, schulentlassung: '2027-07-14' } };

describe('"schule"', () => {
  test('the day of leaving school sets the day for the change six months before', async () => {
    const { said, kase, effects } = await entered(PUPIL, 'schule F-1 entlassung 30.06.2027');
    expect(said).toBe('Schulentlassung am Mi 30.06.2027');
    expect(kase.schule).toEqual({ ...PUPIL.schule, schulentlassung: '2027-06-30' });
    expect(effects).toContain('new schueler-umstellung 2026-12-30');
  });

  test('the year alone will do for the handover', async () => {
    const { said, kase, effects } = await entered(PUPIL, 'schule F-1 entlassung 2027');
    expect(said).toBe('Schulentlassung 2027');
    expect(kase.schule?.entlassjahr).toBe(2027);
    expect(effects).toContain('new schueler-uebergabe 2027-09-30');
  });

  test('a day takes the place of its year, another day only with "ändern"', async () => {
    const year = { ...PUPIL, schule: { entlassjahr: 2027 } };
    expect((await entered(year, 'schule F-1 entlassung am 14.7.2027')).kase.schule).toEqual({
      schulentlassung: '2027-07-14',
    });
    const line = 'schule F-1 entlassung 30.6.2028';
    expect(await refused(KNOWN, line)).toContain('Da steht schon: Schulentlassung am Mi 14.07.2027.');
    const { said, kase } = await entered(KNOWN, `${line} ändern`);
    expect(said).toBe('Schulentlassung am Fr 30.06.2028 (bisher: Schulentlassung am Mi 14.07.2027)');
    expect(kase.schule?.schulentlassung).toBe('2028-06-30');
    expect(await refused(year, 'schule F-1 entlassjahr 2028')).toContain('Da steht schon: Schulentlassung 2027.');
  });

  test.each([
    ['reif nein', false],
    ['nicht reif', false],
    ['noch nicht ausbildungsreif', false],
    ['reif ja', true],
    ['ausbildungsreif', true],
  ])('"%s"', async (typed, reif) => {
    const other = { ...KNOWN, schule: { ...KNOWN.schule, ausbildungsreif: !reif } };
    const { said, kase } = await entered(other, `schule F-1 ${typed}`);
    expect(kase.schule?.ausbildungsreif).toBe(reif);
    expect(said).toBe(
      reif ? 'Ausbildungsreif (bisher: nicht ausbildungsreif)' : 'Nicht ausbildungsreif (bisher: ausbildungsreif)',
    );
  });

  test('who is not ausbildungsreif needs no Kooperationsplan', async () => {
    expect((await entered(KNOWN, 'schule F-1 reif nein')).effects).toContain('gone kooperationsplan 2027-05-02');
  });

  test('both at once, in English', async () => {
    const { said } = await entered(PUPIL, 'school F-1 leaving 30 June 2027 not ready', 'en');
    expect(said).toBe(
      'Leaves school on Wed 30 Jun 2027, not ready for an apprenticeship (before: ready for an apprenticeship)',
    );
  });

  test('the same again, nothing, or what does not fit together is refused', async () => {
    expect(await refused(KNOWN, 'schule F-1 entlassung 14.7.2027')).toContain('Das steht schon genau so im Fall.');
    expect(await refused(KNOWN, 'schule F-1 entlassung 2027')).toContain('Das steht schon genau so im Fall.');
    expect(await refused(KNOWN, 'schule F-1')).toContain('Schulentlassung: fehlt noch, zum Beispiel');
    expect(await refused(PUPIL, 'schule F-1 entlassung Sommer 2027')).toContain(
      'Diesen Teil habe ich nicht verstanden: „entlassung Sommer 2027“',
    );
    expect(await refused(PUPIL, 'schule F-1 entlassung 30.6.2027 jahr 2028')).toContain('passt nicht zum Tag');
  });
});
