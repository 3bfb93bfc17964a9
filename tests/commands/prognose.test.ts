import { describe, expect, test } from 'vitest';
import { entered, refused } from './caseload.ts';

const NEAR = { prognosen: [{ prognose: 'marktnah' as const, since: '2026-05-18' }] };

describe('"prognose"', () => {
  test('"marktnah" begins six months, "nicht marktnah" ends them', async () => {
    const none = { prognosen: [{ prognose: 'nicht marktnah' as const, since: '2026-05-18' }] };
    const { said, effects } = await entered(none, 'prognose F-1 marktnah');
    expect(said).toBe('Prognose marktnah seit Fr 20.11.2026 (bisher: Prognose nicht marktnah seit Mo 18.05.2026)');
    expect(effects).toEqual(['new integrationsprognose 2027-05-20']);
    const back = await entered(NEAR, 'prognose F-1 nicht marktnah seit gestern');
    expect(back.kase.prognosen).toEqual([...NEAR.prognosen, { prognose: 'nicht marktnah', since: '2026-11-19' }]);
    expect(back.effects).toEqual(['gone integrationsprognose 2026-11-18']);
  });

  test.each([
    ['integriert, aber hilfebedürftig', 'integriert, aber hilfebedürftig'],
    ['integriert aber hilfebedürftig', 'integriert, aber hilfebedürftig'],
    ['integriert', 'integriert, aber hilfebedürftig'],
    ['nicht erforderlich', 'Zuordnung nicht erforderlich'],
    ['not near', 'nicht marktnah'],
  ])('"%s" means %s', async (typed, meant) => {
    expect((await entered(NEAR, `prognose F-1 ${typed}`)).kase.prognosen?.at(-1)?.prognose).toBe(meant);
  });

  test('in English', async () => {
    const { said } = await entered(NEAR, 'prognosis F-1 not near since 16 Nov', 'en');
    expect(said).toBe(
      'prognosis not near the labour market since Mon 16 Nov 2026 (before: prognosis near the labour market since Mon 18 May 2026)',
    );
  });

  test('"nicht" alone is not guessed', async () => {
    expect(await refused(NEAR, 'prognose F-1 nicht')).toContain('Diesen Teil habe ich nicht verstanden: „nicht“');
    expect(await refused(NEAR, 'prognose F-1 marktnah')).toContain('Das steht schon da');
  });
});
