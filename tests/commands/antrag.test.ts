import { describe, expect, test } from 'vitest';
import { entered, refused } from './caseload.ts';

const NEW = { contacts: [], plans: [], leistungsbezug: [], antraege: [{ receivedOn: '2026-11-10' }] };

describe('"antrag eingegangen"', () => {
  test('records the day; the Einstiegsberatung waits for the complete application', async () => {
    const { said, kase, effects } = await entered({ ...NEW, antraege: [] }, 'antrag F-1 eingegangen am 16.11. Zuzug');
    expect(said).toBe('Antrag eingegangen am Mo 16.11.2026, Zuzug');
    expect(kase.antraege).toEqual([{ receivedOn: '2026-11-16', movedIn: true }]);
    expect(effects).toEqual(['missing einstiegsberatung 2026-11-16']);
  });

  test('complete on the same day begins the ten Arbeitstage', async () => {
    const { kase, effects } = await entered({ ...NEW, antraege: [] }, 'antrag F-1 vollständig eingegangen 16.11.');
    expect(kase.antraege).toEqual([{ receivedOn: '2026-11-16', completeOn: '2026-11-16' }]);
    expect(effects).toEqual(['new einstiegsberatung 2026-11-16 2026-11-30']);
    expect((await entered({ ...NEW, antraege: [] }, 'antrag F-1 eingegangen 16.11. komplett')).kase.antraege).toEqual(
      kase.antraege,
    );
  });

  test('not twice for one day', async () => {
    expect(await refused(NEW, 'antrag F-1 eingegangen am 10.11.')).toContain(
      'Für diesen Tag steht schon da: Antrag eingegangen am Di 10.11.2026. Bitte nennen Sie einen anderen Tag.',
    );
  });
});

describe('"antrag vollständig"', () => {
  test('completes the one that waits', async () => {
    const { said, kase, effects } = await entered(NEW, 'antrag F-1 vollständig');
    expect(said).toBe('Antrag eingegangen am Di 10.11.2026, vollständig am Fr 20.11.2026');
    expect(kase.antraege).toEqual([{ receivedOn: '2026-11-10', completeOn: '2026-11-20' }]);
    expect(effects).toEqual(['new einstiegsberatung 2026-11-20 2026-12-04']);
  });

  test('in English', async () => {
    const { said } = await entered(NEW, 'application F-1 complete 16 Nov moved in', 'en');
    expect(said).toBe('Application received on Tue 10 Nov 2026, complete on Mon 16 Nov 2026, moved in');
  });

  test('of two that wait it is the later one that had come in by then', async () => {
    const antraege = [{ receivedOn: '2026-10-05' }, { receivedOn: '2026-11-18' }];
    expect((await entered({ ...NEW, antraege }, 'antrag F-1 vollständig am 16.11.')).kase.antraege).toEqual([
      { receivedOn: '2026-10-05', completeOn: '2026-11-16' },
      { receivedOn: '2026-11-18' },
    ]);
  });

  test('not before it came in; a complete one is not overwritten but with "ändern"', async () => {
    expect(await refused(NEW, 'antrag F-1 vollständig am 9.11.')).toContain('Mo 09.11.2026 liegt vor dem Beginn');
    const done = { ...NEW, antraege: [{ receivedOn: '2026-11-10', completeOn: '2026-11-13' }] };
    const text = await refused(done, 'antrag F-1 vollständig');
    expect(text).toContain('Da steht schon: Antrag eingegangen am Di 10.11.2026, vollständig am Fr 13.11.2026.');
    expect(text).toContain('Ein neuer Antrag: antrag F-1 eingegangen am …');
    const { kase, effects } = await entered(done, 'antrag F-1 vollständig am 16.11. ändern');
    expect(kase.antraege).toEqual([{ receivedOn: '2026-11-10', completeOn: '2026-11-16' }]);
    expect(effects).toContain('new einstiegsberatung 2026-11-16 2026-11-30');
  });

  test('without any application on file the day alone is recorded', async () => {
    expect((await entered({ ...NEW, antraege: [] }, 'antrag F-1 vollständig am 16.11.')).kase.antraege).toEqual([
      { completeOn: '2026-11-16' },
    ]);
  });

  test('the case alone asks what to do', async () => {
    const text = await refused(NEW, 'antrag F-1');
    expect(text).toContain('→ Antrag ist vollständig: antrag F-1 vollständig');
    expect(text).toContain('→ Zeit des Leistungsbezugs eintragen: antrag F-1 leistungsbezug');
  });
});

describe('"antrag leistungsbezug"', () => {
  const complete = { ...NEW, antraege: [{ receivedOn: '2026-11-10', completeOn: '2026-11-16' }] };

  test('"noch nie" makes a Neufall of it', async () => {
    const unknown = { ...complete, leistungsbezug: undefined };
    const { said, kase, effects } = await entered(unknown, 'antrag F-1 leistungsbezug noch nie');
    expect(said).toBe('Noch nie Leistungsbezug');
    expect(kase.leistungsbezug).toEqual([]);
    expect(effects).toContain('new einstiegsberatung 2026-11-16 2026-11-30');
  });

  test('a spell that ended a few months ago makes it none', async () => {
    const { said, kase, effects } = await entered(complete, 'antrag F-1 bürgergeld ab 1.3.2024 bis 31.8.2026');
    expect(said).toBe('Leistungsbezug ab Fr 01.03.2024 bis Mo 31.08.2026');
    expect(kase.leistungsbezug).toEqual([{ from: '2024-03-01', until: '2026-08-31' }]);
    expect(effects).toEqual(['gone einstiegsberatung 2026-11-16 2026-11-30']);
  });

  test('"bis" alone ends the running spell, also one that has just ended', async () => {
    const running = { leistungsbezug: [{ from: '2025-02-01' }] };
    expect((await entered(running, 'antrag F-1 leistungsbezug bis 31.10.')).kase.leistungsbezug).toEqual([
      { from: '2025-02-01', until: '2026-10-31' },
    ]);
  });

  test('what overlaps or misses its beginning is refused', async () => {
    const running = { leistungsbezug: [{ from: '2025-02-01' }] };
    expect(await refused(running, 'antrag F-1 leistungsbezug ab 1.3.2026')).toContain(
      'Das überschneidet sich mit: Leistungsbezug ab Sa 01.02.2025.',
    );
    expect(await refused(running, 'antrag F-1 leistungsbezug noch nie')).toContain('Da steht schon: Leistungsbezug');
    expect(await refused(complete, 'antrag F-1 leistungsbezug bis 31.8.2026')).toContain('Ab: fehlt noch');
    expect(await refused(complete, 'antrag F-1 leistungsbezug ab 1.3.2026 bis 1.2.2026')).toContain('vor dem Beginn');
  });
});
