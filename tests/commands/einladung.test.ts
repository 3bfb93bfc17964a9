import { describe, expect, test } from 'vitest';
import { caseload, entered, refused } from './caseload.ts';

const MARKTNAH = {
  kategorien: [{ kategorie: 'A' as const, since: '2026-11-16' }],
  marktnaheBetreuungen: [{ since: '2026-11-16' }],
};

describe('"einladung"', () => {
  test('in writing settles the invitation after the handover', async () => {
    const { said, kase, effects } = await entered(MARKTNAH, 'einladung F-1 Erstgespräch');
    expect(said).toBe('Einladung zum Erstgespräch am Fr 20.11.2026');
    expect(kase.invitations).toEqual([{ on: '2026-11-20', for: 'Erstgespräch' }]);
    expect(effects).toEqual(['satisfied einladung-marktnah 2026-11-16 2026-11-23']);
  });

  test('by word of mouth it does not', async () => {
    const { said, kase, effects } = await entered(MARKTNAH, 'eingeladen F-1 zum Erstgespräch gestern telefonisch');
    expect(said).toBe('Einladung zum Erstgespräch am Do 19.11.2026 (mündlich)');
    expect(kase.invitations).toEqual([{ on: '2026-11-19', for: 'Erstgespräch', written: false }]);
    expect(effects).toEqual([]);
  });

  test('in English', async () => {
    const { said } = await entered({}, 'invite F-1 for first talk 16 Nov by phone', 'en');
    expect(said).toBe('Invitation to Erstgespräch on Mon 16 Nov 2026 (by word of mouth)');
  });

  test('is kept in the order of days', async () => {
    const invitations = [{ on: '2026-11-18', for: 'ESB' as const }];
    const { said, kase } = await entered({ invitations }, 'einladung F-1 Einstiegsberatung am 9.11.');
    expect(said).toBe('Einladung zur ESB am Mo 09.11.2026');
    expect(kase.invitations?.map(({ on }) => on)).toEqual(['2026-11-09', '2026-11-18']);
  });

  test('asks what for, and does not take the same one twice', async () => {
    const text = await refused({}, 'einladung F-1 am 16.11.');
    expect(text).toContain('Wozu: fehlt noch');
    expect(text).toContain('→ Folgegespräch: einladung F-1 Folgegespräch am 16.11.');
    const invitations = [{ on: '2026-11-16', for: 'ESB' as const }];
    expect(await refused({ invitations }, 'einladung F-1 ESB 16.11. mündlich')).toContain(
      'Eine Einladung zur ESB steht für diesen Tag schon da. Bitte nennen Sie einen anderen Tag.',
    );
    expect(await refused({}, 'einladung F-1 ESB am 1.12.')).toContain('Di 01.12.2026 liegt in der Zukunft');
  });

  test('as a form', async () => {
    const office = caseload({ kase: MARKTNAH });
    const form = await office.form('fm', 'einladung F-1');
    expect(form.fields.map(({ name, type, initial }) => [name, type, initial])).toEqual([
      ['for', 'choice', undefined],
      ['on', 'date', '2026-11-20'],
      ['written', 'yes-no', 'yes'],
    ]);
    expect(await office.submit('fm', form, { for: 'Erstgespräch', on: '18.11.', written: 'yes' })).toContain(
      'Einladung zum Erstgespräch am Mi 18.11.2026',
    );
    expect((await office.kase()).invitations).toEqual([{ on: '2026-11-18', for: 'Erstgespräch' }]);
  });
});
