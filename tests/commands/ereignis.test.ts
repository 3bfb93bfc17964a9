import { describe, expect, test } from 'vitest';
import { entered, refused } from './caseload.ts';

const Y = { kategorien: [{ kategorie: 'Y' as const, since: '2026-06-01' }] };
const ON_LEAVE = { ...Y, blockingEvents: [{ kind: 'Elternzeit', from: '2026-06-01' }] };

describe('"ereignis"', () => {
  test('its end brings the Wiedervorlage forward to three months before', async () => {
    const { said, kase, effects } = await entered(Y, 'ereignis F-1 Elternzeit ab 1.6. bis 31.5.2027');
    expect(said).toBe('Elternzeit ab Mo 01.06.2026 bis Mo 31.05.2027');
    expect(kase.blockingEvents).toEqual([{ kind: 'Elternzeit', from: '2026-06-01', until: '2027-05-31' }]);
    expect(effects).toEqual(['moved wiedervorlage-y 2027-06-01 → 2027-02-28']);
  });

  test.each([
    'ereignis F-1 ab 1.12. Mutterschutz bis 15.3.2027',
    'ereignis F-1 bis 15.3.2027 ab 1.12. Mutterschutz',
    'hinderungsgrund F-1 Mutterschutz vom 1.12. bis zum 15. März 2027',
  ])('"%s" in any order', async (line) => {
    expect((await entered({}, line)).kase.blockingEvents).toEqual([
      { kind: 'Mutterschutz', from: '2026-12-01', until: '2027-03-15' },
    ]);
  });

  test('without an end, in English', async () => {
    const { said } = await entered({}, 'event F-1 care of a relative from 1 Dec', 'en');
    expect(said).toBe('care of a relative from Tue 1 Dec 2026');
  });

  test('"ende" ends the one that runs, with today or a day', async () => {
    expect((await entered(ON_LEAVE, 'ereignis F-1 ende')).said).toBe('Elternzeit ab Mo 01.06.2026 bis Fr 20.11.2026');
    const planned = { ...Y, blockingEvents: [{ kind: 'Elternzeit', from: '2026-06-01', until: '2027-05-31' }] };
    const { said, kase } = await entered(planned, 'ereignis F-1 beendet zum 31.1.2027');
    expect(said).toBe('Elternzeit ab Mo 01.06.2026 bis So 31.01.2027 (bisher bis Mo 31.05.2027)');
    expect(kase.blockingEvents?.[0]?.until).toBe('2027-01-31');
  });

  test('of two the one is asked for', async () => {
    const two = { blockingEvents: [...ON_LEAVE.blockingEvents, { kind: 'Pflegezeit', from: '2026-10-01' }] };
    expect(await refused(two, 'ereignis F-1 ende')).toContain('Welches: fehlt noch');
    expect((await entered(two, 'ereignis F-1 ende Pflegezeit')).kase.blockingEvents).toEqual([
      ...ON_LEAVE.blockingEvents,
      { kind: 'Pflegezeit', from: '2026-10-01', until: '2026-11-20' },
    ]);
  });

  test('what is missing, overlaps or cannot be read is said', async () => {
    expect(await refused(Y, 'ereignis F-1 Elternzeit')).toContain('Ab: fehlt noch');
    expect(await refused(Y, 'ereignis F-1 ab 1.12.')).toContain('Was: fehlt noch');
    expect(await refused(ON_LEAVE, 'ereignis F-1 Elternzeit ab 1.1.2027')).toContain(
      'Da steht schon: Elternzeit ab Mo 01.06.2026. Ein anderes Ende: ereignis F-1 ende …',
    );
    expect(await refused(Y, 'ereignis F-1 Elternzeit ab 1.12.2026 bis 1.11.2026')).toContain('vor dem Beginn');
    expect(await refused(Y, 'ereignis F-1 Elternzeit 32.13. ab 1.12.')).toContain('kann ich nicht lesen');
    expect(await refused(Y, 'ereignis F-1 ende')).toContain('Im Fall steht kein laufendes Ereignis.');
    expect(await refused(ON_LEAVE, 'ereignis F-1 ende 1.5.2026')).toContain('vor dem Beginn am Mo 01.06.2026');
  });
});

describe('"ereignis alg"', () => {
  test('its end sets the day of the invitation to the Einstiegsberatung', async () => {
    const { said, kase, effects } = await entered({}, 'ereignis F-1 ALG bis 31.12.');
    expect(said).toBe('Arbeitslosengeld bis Do 31.12.2026');
    expect(kase.algBezug).toEqual([{ until: '2026-12-31' }]);
    expect(effects).toContain('new einstiegsberatung-aufstocker 2026-12-31 2026-11-30');
    expect(effects).toContain('gone folgegespraech 2027-05-02');
  });

  test('ends a running one, and needs at least one day', async () => {
    const running = { algBezug: [{ from: '2026-10-01' }] };
    expect((await entered(running, 'ereignis F-1 arbeitslosengeld bis 31.3.2027')).kase.algBezug).toEqual([
      { from: '2026-10-01', until: '2027-03-31' },
    ]);
    expect(await refused({}, 'ereignis F-1 alg')).toContain('Ab: fehlt noch');
    expect(await refused(running, 'ereignis F-1 alg ab 1.11.')).toContain('Das überschneidet sich');
  });
});
