import { describe, expect, test } from 'vitest';
import { entered, refused } from './caseload.ts';

const NONE = { contacts: [], plans: [], bewilligungen: [] };
const ONE = { contacts: [], plans: [], bewilligungen: [{ on: '2026-05-12', weiterbewilligung: true }] };

describe('"bewilligung"', () => {
  test('the first one begins the ten Arbeitstage for the Erstgespräch', async () => {
    const { said, kase, effects } = await entered(NONE, 'bewilligung F-1 am 16.11.');
    expect(said).toBe('Bewilligung vom Mo 16.11.2026');
    expect(kase.bewilligungen).toEqual([{ on: '2026-11-16' }]);
    expect(effects).toContain('new erstgespraech 2026-11-16 2026-11-30');
  });

  test('a Weiterbewilligung begins none', async () => {
    const { said, kase, effects } = await entered(ONE, 'bewilligung F-1 gestern Weiterbewilligung');
    expect(said).toBe('Weiterbewilligung vom Do 19.11.2026');
    expect(kase.bewilligungen?.at(-1)).toEqual({ on: '2026-11-19', weiterbewilligung: true });
    expect(effects).toEqual([]);
  });

  test('in English', async () => {
    expect((await entered(ONE, 'decision F-1 16 Nov renewal', 'en')).said).toBe('Renewal of Mon 16 Nov 2026');
  });

  test('a second one may be either, so it is asked', async () => {
    const text = await refused(ONE, 'bewilligung F-1 am 16.11.');
    expect(text).toContain('Art: fehlt noch');
    expect(text).toContain('→ Weiterbewilligung: bewilligung F-1 Weiterbewilligung am 16.11.');
    const { kase } = await entered(ONE, 'bewilligung F-1 neu am 16.11.');
    expect(kase.bewilligungen?.at(-1)).toEqual({ on: '2026-11-16' });
  });

  test('not twice on one day', async () => {
    expect(await refused(ONE, 'bewilligung F-1 weiter 12.5.2026')).toContain(
      'Eine Bewilligung vom Di 12.05.2026 steht schon da. Bitte nennen Sie einen anderen Tag.',
    );
  });
});
