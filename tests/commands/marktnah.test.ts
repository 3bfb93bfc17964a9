import { describe, expect, test } from 'vitest';
import { entered, refused } from './caseload.ts';

const A = { kategorien: [{ kategorie: 'A' as const, since: '2026-05-04' }] };
const RUNNING = {
  ...A,
  contacts: [{ on: '2026-11-16', kind: 'Erstgespräch' as const }],
  marktnaheBetreuungen: [{ since: '2026-05-18' }],
};

describe('"marktnah"', () => {
  test('its begin starts invitation, Erstgespräch and the six months', async () => {
    const { said, kase, effects } = await entered(A, 'marktnah F-1 beginn am 16.11.');
    expect(said).toBe('Betreuung als arbeitsmarktnaher Fall ab Mo 16.11.2026');
    expect(kase.marktnaheBetreuungen).toEqual([{ since: '2026-11-16' }]);
    expect(effects).toEqual([
      'new einladung-marktnah 2026-11-16 2026-11-23',
      'new erstgespraech-marktnah 2026-11-16 2026-11-30',
      'new einzelfallpruefung-a 2026-11-16 2027-05-16',
    ]);
  });

  test('outside of Kategorie A it is remarked that its dates do not hold', async () => {
    expect((await entered({}, 'marktnah F-1 beginn')).text).toContain('Eintragen: kategorie F-1 A');
  });

  test('its end is a decision with a reason', async () => {
    const line = 'marktnah F-1 ende';
    expect(await refused(RUNNING, line)).toContain('Begründung: fehlt noch, zum Beispiel: … weil …');
    const { said, kase, effects } = await entered(RUNNING, `${line} weil keine Stelle in Sicht ist`);
    expect(said).toBe('Betreuung als arbeitsmarktnaher Fall endet am Fr 20.11.2026 (Grund: keine Stelle in Sicht ist)');
    expect(kase.marktnaheBetreuungen).toEqual([{ since: '2026-05-18', until: '2026-11-20' }]);
    expect(kase.acts).toEqual([
      {
        rule: 'einzelfallpruefung-a',
        on: '2026-11-20',
        subject: '2026-05-18',
        outcome: 'beenden',
        reason: 'keine Stelle in Sicht ist',
      },
    ]);
    expect(effects).toContain('satisfied einzelfallpruefung-a 2026-05-18 2026-11-18');
  });

  test('in English', async () => {
    const { said } = await entered(RUNNING, 'marktnah F-1 end because no job is in sight', 'en');
    expect(said).toBe('Care as a case near the labour market ends on Fri 20 Nov 2026 (reason: no job is in sight)');
  });

  test('not twice, and no end without a begin', async () => {
    expect(await refused(RUNNING, 'marktnah F-1 beginn')).toContain(
      'Da steht schon eine Betreuung als arbeitsmarktnaher Fall ab Mo 18.05.2026.',
    );
    expect(await refused(A, 'marktnah F-1 ende weil so')).toContain('Beginnen: marktnah F-1 beginn');
    expect(await refused(A, 'marktnah F-1')).toContain('Was soll ich eintragen?');
  });
});
