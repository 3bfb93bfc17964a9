import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { entered, refused, working } from './working.ts';

type Job = NonNullable<CaseInput['jobs']>[number];
type Version = NonNullable<Job['contract']>[number];

const job = (more: Partial<Job> = {}, ...contract: readonly Version[]): Job => ({
  id: 'b1',
  start: '2026-03-02',
  svp: true,
  contract: contract.length > 0 ? [...contract] : [{ from: '2026-03-02', until: '2026-12-31' }],
  ...more,
});
const one = (more: Partial<Job> = {}, ...contract: readonly Version[]) => ({ jobs: [job(more, ...contract)] });
const TWO = {
  jobs: [
    job({}, { from: '2026-03-02', until: '2027-02-28' }),
    job({ id: 'b2', start: '2026-06-01' }, { from: '2026-06-01', befristet: false }),
  ],
};

describe('a new job', () => {
  test.each([
    ['vertrag F-1 neu ab 1.12. bis 30.11.2027 svp', 'de'],
    ['vertrag F-1 neu svp bis 30.11.2027 ab 1.12.2026', 'de'],
    ['Vertrag F-1 neuer Vertrag vom 1. Dezember bis zum 30. November 2027, svp', 'de'],
    ['contract F-1 new from 1 Dec until 30 Nov 2027 svp', 'en'],
  ] as const)('"%s"', async (line, language) => {
    const { kase, effects } = await entered({}, line, language);
    expect(kase.jobs).toEqual([
      { id: 'b1', start: '2026-12-01', svp: true, contract: [{ from: '2026-12-01', until: '2027-11-30' }] },
    ]);
    expect(effects).toEqual([
      'new nachhaltigkeit-7-monate b1 2027-07-01',
      'new arbeitsuchendmeldung b1/1 2027-08-30',
      'new befristung b1/1 2027-11-30',
    ]);
  });

  test('is said back with its dates', async () => {
    const line = 'vertrag F-1 neu ab 1.12. bis 30.11.2027 nicht svp Probezeit bis 31.5. kritische Phase';
    expect((await entered({}, line)).said).toBe(
      'Neue Beschäftigung b1 ab Di 01.12.2026, befristet bis Di 30.11.2027, nicht svp., Probezeit bis Mo 31.05.2027, kritische Phase',
    );
    expect((await entered({}, 'contract F-1 new from 1 Dec until 30 Nov 2027 svp', 'en')).said).toBe(
      'New job b1 from Tue 1 Dec 2026, fixed-term until Tue 30 Nov 2027, svp.',
    );
  });

  test('takes what else is known of it', async () => {
    const { kase, effects } = await entered(
      {},
      'vertrag F-1 neu ab 1.12. bis 31.3.2027 svp bekannt seit 3.11. Probezeit bis 31.1. kritische Phase',
    );
    expect(kase.jobs).toEqual([
      {
        id: 'b1',
        start: '2026-12-01',
        svp: true,
        contract: [{ from: '2026-12-01', until: '2027-03-31', knownOn: '2026-11-03' }],
        probezeitUntil: '2027-01-31',
        kritischePhase: true,
      },
    ]);
    expect(effects).toContain('new probezeit b1 2027-01-31');
  });

  test('without an end', async () => {
    const { kase, effects } = await entered({}, 'vertrag F-1 neu ab 1.12. unbefristet svp');
    expect(kase.jobs?.[0]?.contract).toEqual([{ from: '2026-12-01', befristet: false }]);
    expect(effects).toEqual(['new nachhaltigkeit-7-monate b1 2027-07-01']);
  });

  test('fixed-term with an end that nobody knows yet: said, and how to add it', async () => {
    const { kase, text, effects } = await entered({}, 'vertrag F-1 neu ab 1.12. befristet svp');
    expect(kase.jobs?.[0]?.contract).toEqual([{ from: '2026-12-01', befristet: true }]);
    expect(text).toContain('Das Ende des Vertrags fehlt noch: vertrag F-1 ändern b1 bis 30.11.2027');
    expect(effects).toContain('missing befristung b1/1');
  });

  test('not said whether it is svp.: recorded as unknown, and how to add it', async () => {
    const { kase, text } = await entered({}, 'vertrag F-1 neu ab 1.12. bis 30.11.2027');
    expect(kase.jobs?.[0]).not.toHaveProperty('svp');
    expect(text).toContain('Ob sie svp. ist, fehlt noch: vertrag F-1 ändern b1 svp (oder: nicht svp)');
    expect((await entered({}, 'vertrag F-1 neu ab 1.12. unbefristet Minijob')).kase.jobs?.[0]?.svp).toBe(false);
  });

  describe('the year that a date without one falls into', () => {
    test.each([
      ['ab 1.12. bis 30.11.', '2026-12-01', '2027-11-30'], // the end comes after the start
      ['ab 1.9. bis 31.8.', '2026-09-01', '2027-08-31'], // began lately
      ['ab 1.9. bis 31.10.', '2026-09-01', '2026-10-31'], // over already, noted late
      ['seit 1.3. bis 28.2.', '2026-03-01', '2027-02-28'], // "seit" is past, whatever is nearer
      ['ab 1.3. bis 28.2.', '2027-03-01', '2028-02-28'],
      ['ab Januar bis März 2028', '2027-01-01', '2028-03-31'], // months alone: first and last day
      ['ab 1.1.2027 bis Ende 2027', '2027-01-01', '2027-12-31'],
      ['ab 1.12. für ein Jahr', '2026-12-01', '2027-11-30'], // a length counts from the start
      ['für 6 Monate ab 15.12.', '2026-12-15', '2027-06-14'],
    ])('%s', async (words, from, until) => {
      const { kase } = await entered({}, `vertrag F-1 neu ${words} svp`);
      expect(kase.jobs?.[0]).toMatchObject({ start: from, contract: [{ from, until }] });
    });

    test('"bis März 27" may be a day or a year: asked', async () => {
      expect(await refused({}, 'vertrag F-1 neu ab 1.12. bis März 27 svp')).toContain('nicht verstanden');
    });
  });

  test('asks for what is missing', async () => {
    expect(await refused({}, 'vertrag F-1 neu')).toContain('Beginn: fehlt noch');
    expect(await refused({}, 'vertrag F-1 neu ab 1.12. svp')).toContain(
      'Befristet bis: Bitte das Ende („bis 30.11.2027“) oder „unbefristet“ angeben.',
    );
    expect(await refused({}, 'contract F-1 new from 1 Dec svp', 'en')).toContain('Please give the end');
  });

  test('refuses what cannot be', async () => {
    expect(await refused({}, 'vertrag F-1 neu ab 1.12.2026 bis 1.3.2026 svp')).toContain(
      'Das Ende So 01.03.2026 liegt vor dem Beginn Di 01.12.2026.',
    );
    expect(await refused({}, 'vertrag F-1 neu ab 1.12. bis 30.11.2027 unbefristet svp')).toContain('hat kein Ende');
    expect(await refused({}, 'vertrag F-1 neu ab 31.2. unbefristet svp')).toContain('„ab 31.2.“');
    expect(await refused({}, 'vertrag F-1 neu ab 1.12. unbefristet svp Probezeit bis 1.11.2026')).toContain(
      'So 01.11.2026 liegt vor dem Beginn am Di 01.12.2026.',
    );
    expect(await refused({}, 'vertrag F-1 neu ab 1.12. unbefristet svp und Führerschein')).toContain('Führerschein');
  });

  test('in the days of another one: asked whether it is a renewal, a second job, or the old one is over', async () => {
    const text = await refused(one(), 'vertrag F-1 neu ab 1.12. bis 30.11.2027 svp');
    expect(text).toContain('Da läuft schon b1 seit Mo 02.03.2026, befristet bis Do 31.12.2026.');
    expect(text).toContain('vertrag F-1 verlängerung bis');
    expect(text).toContain('„zusätzlich“');
    const { kase } = await entered(one(), 'vertrag F-1 neu ab 1.12. unbefristet Minijob zusätzlich');
    expect(kase.jobs?.map(({ id }) => id)).toEqual(['b1', 'b2']);
  });

  test('after another one that nobody has settled: recorded, with a hint', async () => {
    const { text } = await entered(one(), 'vertrag F-1 neu ab 1.1. unbefristet svp');
    expect(text).toContain('Zum Ende von b1 fehlt noch das Ergebnis: vertrag F-1 ergebnis b1 Ende');
  });
});

describe('a renewal', () => {
  test.each([
    ['vertrag F-1 verlängerung bis 31.12.2027', 'de'],
    ['vertrag F-1 verlängert bis 31.12.', 'de'],
    ['vertrag F-1 bis 31.12.2027 verlängert', 'de'],
    ['vertrag F-1 um ein Jahr verlängert', 'de'],
    ['vertrag F-1 ergebnis Verlängerung bis 31.12.2027', 'de'],
    ['contract F-1 extension until 31 Dec 2027', 'en'],
  ] as const)('"%s": a new version, and the old end is settled', async (line, language) => {
    const { kase, effects } = await entered(one(), line, language);
    expect(kase.jobs?.[0]?.contract).toEqual([
      { from: '2026-03-02', until: '2026-12-31', outcome: { kind: 'Verlängerung', on: '2026-11-20' } },
      { from: '2027-01-01', until: '2027-12-31' },
    ]);
    expect(effects).toEqual([
      'satisfied befristung b1/1 2026-12-31',
      'gone arbeitsuchendmeldung b1/1 2026-09-30',
      'new arbeitsuchendmeldung b1/2 2027-09-30',
      'new befristung b1/2 2027-12-31',
    ]);
  });

  test('with the day it became known, and from a later day on', async () => {
    const { kase, said, text } = await entered(
      one(),
      'vertrag F-1 verlängerung ab 4.1. bis 28.2.2027 bekannt am 3.11.',
    );
    expect(kase.jobs?.[0]?.contract).toEqual([
      { from: '2026-03-02', until: '2026-12-31', outcome: { kind: 'Verlängerung', on: '2026-11-03' } },
      { from: '2027-01-04', until: '2027-02-28', knownOn: '2026-11-03' },
    ]);
    expect(said).toBe('Vertrag b1 verlängert: Mo 04.01.2027 bis So 28.02.2027 (bisher bis Do 31.12.2026)');
    expect(text).toContain('Zwischen den beiden Fassungen liegen 3 Tage ohne Vertrag.');
  });

  test('noted after the old end it is late', async () => {
    const kase = one({}, { from: '2026-03-02', until: '2026-10-31' });
    expect((await entered(kase, 'vertrag F-1 verlängerung bis 31.10.2027')).text).toContain('verspätet um 20 Tage');
    expect((await entered(kase, 'vertrag F-1 verlängerung bis 31.10.2027 bekannt am 30.10.')).text).not.toContain(
      'verspätet',
    );
  });

  test('that begins before the old end, or ends no later, is refused', async () => {
    expect(await refused(one(), 'vertrag F-1 verlängerung ab 1.12. bis 31.12.2027')).toContain(
      'Die bisherige Fassung gilt bis Do 31.12.2026. Die neue kann frühestens am Fr 01.01.2027 beginnen.',
    );
    expect(await refused(one(), 'vertrag F-1 verlängerung bis 31.12.2026')).toContain(
      'Do 31.12.2026 ist keine Verlängerung: Das bisherige Ende ist Do 31.12.2026.',
    );
    expect(await refused(one(), 'vertrag F-1 verlängerung ab 1.2.2027 bis 15.1.2027')).toContain(
      'liegt vor dem Beginn',
    );
  });

  test('by a length, where it is not clear of which contract: asked', async () => {
    const both = { jobs: [job(), job({ id: 'b2' })] };
    const text = await refused(both, 'vertrag F-1 verlängerung um 6 Monate');
    expect(text).toContain('Diesen Teil habe ich nicht verstanden: „6 Monate“');
    expect(text).toContain('Welche Beschäftigung');
    const { kase } = await entered(both, 'vertrag F-1 verlängerung b2 um 6 Monate');
    expect(kase.jobs?.[1]?.contract?.[1]).toEqual({ from: '2027-01-01', until: '2027-06-30' });
  });

  test('without a new end: asked', async () => {
    expect(await refused(one(), 'vertrag F-1 verlängerung')).toContain('Neues Ende: Bis wann?');
  });

  test('of a permanent contract, of one without an end, of a job that is over: refused with what to do', async () => {
    expect(
      await refused(one({}, { from: '2026-03-02', befristet: false }), 'vertrag F-1 verlängerung bis 2.3.2028'),
    ).toContain('ist unbefristet');
    expect(await refused(one({ contract: [] }), 'vertrag F-1 verlängerung bis 2.3.2028')).toContain(
      'vertrag F-1 ändern b1 bis',
    );
    expect(await refused(one({ endedOn: '2026-11-13' }), 'vertrag F-1 verlängerung bis 2.3.2028')).toContain(
      'vertrag F-1 ändern b1 läuft weiter',
    );
  });

  test('no job yet: refused with an example', async () => {
    for (const verb of ['verlängerung bis 1.1.2028', 'ergebnis Ende', 'beendet', 'probezeit bis 1.2.', 'ändern svp']) {
      expect(await refused({}, `vertrag F-1 ${verb}`)).toContain(
        'In diesem Fall steht noch keine Beschäftigung. Zuerst zum Beispiel: vertrag F-1 neu',
      );
    }
  });
});

describe('the outcome of a contract', () => {
  test.each([
    ['vertrag F-1 ergebnis Entfristung', 'de'],
    ['vertrag F-1 entfristet', 'de'],
    ['contract F-1 permanent', 'en'],
    ['contract F-1 outcome permanent', 'en'],
  ] as const)('"%s": a version without an end from the day after', async (line, language) => {
    const { kase, effects } = await entered(one(), line, language);
    expect(kase.jobs?.[0]?.contract).toEqual([
      { from: '2026-03-02', until: '2026-12-31', outcome: { kind: 'Entfristung', on: '2026-11-20' } },
      { from: '2027-01-01', befristet: false },
    ]);
    expect(effects).toEqual(['satisfied befristung b1/1 2026-12-31', 'gone arbeitsuchendmeldung b1/1 2026-09-30']);
  });

  test('Entfristung in the middle of the term, agreed some days ago', async () => {
    const { kase } = await entered(one(), 'vertrag F-1 ergebnis Entfristung ab 1.12. am 13.11.');
    expect(kase.jobs?.[0]?.contract?.[0]?.outcome).toEqual({ kind: 'Entfristung', on: '2026-11-13' });
    expect(kase.jobs?.[0]?.contract?.[1]).toEqual({ from: '2026-12-01', befristet: false });
  });

  test.each([
    ['vertrag F-1 ergebnis Ende', 'de'],
    ['vertrag F-1 nicht verlängert', 'de'],
    ['contract F-1 outcome end', 'en'],
  ] as const)('"%s": the old end is settled', async (line, language) => {
    const { kase, effects } = await entered(one(), line, language);
    expect(kase.jobs?.[0]?.contract?.[0]?.outcome).toEqual({ kind: 'Ende', on: '2026-11-20' });
    expect(effects).toContain('satisfied befristung b1/1 2026-12-31');
  });

  test('Verlängerung without a new end: recorded, and the new end is asked for', async () => {
    const { text, effects } = await entered(one(), 'vertrag F-1 ergebnis Verlängerung am 12.11.');
    expect(text).toContain('Das neue Ende fehlt noch. Bitte nachtragen: vertrag F-1 verlängerung b1 bis');
    expect(effects).toContain('missing befristung b1/1');
    const pending = one(
      {},
      { from: '2026-03-02', until: '2026-12-31', outcome: { kind: 'Verlängerung', on: '2026-11-12' } },
    );
    const { kase } = await entered(pending, 'vertrag F-1 verlängerung bis 31.12.2027');
    expect(kase.jobs?.[0]?.contract).toEqual([
      { from: '2026-03-02', until: '2026-12-31', outcome: { kind: 'Verlängerung', on: '2026-11-12' } },
      { from: '2027-01-01', until: '2027-12-31' },
    ]);
  });

  test('where one stands: said, and changed only with "ändern"', async () => {
    const ended = one({}, { from: '2026-03-02', until: '2026-12-31', outcome: { kind: 'Ende', on: '2026-11-12' } });
    expect(await refused(ended, 'vertrag F-1 ergebnis Entfristung')).toContain(
      'Da steht schon: b1, Ende vom Do 12.11.2026. Wenn das falsch ist, schreiben Sie dasselbe noch einmal mit „ändern“.',
    );
    expect(await refused(ended, 'vertrag F-1 verlängerung bis 31.12.2027')).toContain('Da steht schon');
    const { kase } = await entered(ended, 'vertrag F-1 ergebnis Entfristung ändern');
    expect(kase.jobs?.[0]?.contract?.[0]?.outcome).toEqual({ kind: 'Entfristung', on: '2026-11-20' });
  });

  test('in the future, with an end where there is none: refused', async () => {
    expect(await refused(one(), 'vertrag F-1 ergebnis Ende am 15.12.')).toContain('Di 15.12.2026 liegt in der Zukunft');
    expect(await refused(one(), 'vertrag F-1 ergebnis Ende bis 31.12.2027')).toContain(
      'Ein neues Ende gibt es nur bei einer Verlängerung.',
    );
    expect(await refused(one(), 'vertrag F-1 nicht verlängert ab 1.12.')).toContain(
      'Nach dem Ende gilt keine neue Fassung.',
    );
    expect(await refused(one(), 'vertrag F-1 ergebnis Verlängerung ab 1.1.')).toContain('Bis wann?');
    expect(await refused(one(), 'vertrag F-1 ergebnis')).toContain('Entfristung, Verlängerung oder Ende');
  });
});

describe('the end of a job', () => {
  test.each([
    ['vertrag F-1 beendet am 13.11.', 'de'],
    ['vertrag F-1 am 13.11. gekündigt', 'de'],
    ['contract F-1 ended on 13 Nov', 'en'],
  ] as const)('"%s"', async (line, language) => {
    const { kase, effects } = await entered(one(), line, language);
    expect(kase.jobs?.[0]?.endedOn).toBe('2026-11-13');
    expect(effects).toContain('new job-beendet b1 2026-11-13');
    expect(effects).toContain('satisfied befristung b1/1 2026-12-31');
  });

  test('without a day it is today, or the end of a contract that is over', async () => {
    expect((await entered(one(), 'vertrag F-1 beendet')).kase.jobs?.[0]?.endedOn).toBe('2026-11-20');
    const over = one({}, { from: '2026-03-02', until: '2026-11-15' });
    expect((await entered(over, 'vertrag F-1 beendet')).said).toBe(
      'Beschäftigung b1 beendet, letzter Tag So 15.11.2026',
    );
  });

  test('may be agreed for a day to come: until then the job runs', async () => {
    const { said, effects } = await entered(one(), 'vertrag F-1 beendet zum 30.11.');
    expect(said).toBe('Beschäftigung b1 endet, letzter Tag Mo 30.11.2026');
    expect(effects).not.toContain('new job-beendet b1 2026-11-30');
  });

  test('before the start, after the end of the contract: refused', async () => {
    expect(await refused(one(), 'vertrag F-1 beendet am 1.3.2026')).toContain('liegt vor dem Beginn am Mo 02.03.2026');
    expect(await refused(one(), 'vertrag F-1 beendet am 15.1.2027')).toContain(
      'Der Vertrag ist bis Do 31.12.2026 befristet. Ging es weiter: vertrag F-1 verlängerung b1 bis',
    );
  });

  test('where a last day stands: said, changed with "ändern", taken away with "läuft weiter"', async () => {
    const over = one({ endedOn: '2026-11-13' });
    expect(await refused(over, 'vertrag F-1 beendet am 16.11.')).toContain('letzter Tag Fr 13.11.2026');
    const { kase, said } = await entered(over, 'vertrag F-1 beendet am 16.11. ändern');
    expect(kase.jobs?.[0]?.endedOn).toBe('2026-11-16');
    expect(said).toContain('(bisher Fr 13.11.2026)');
    expect((await entered(over, 'vertrag F-1 ändern läuft weiter')).kase.jobs?.[0]).not.toHaveProperty('endedOn');
  });

  test('what is paid for it is named', async () => {
    const paid = { ...one(), fundings: [{ id: 'f1', kind: 'EGZ', job: 'b1', end: '2026-12-31' }] };
    expect((await entered(paid, 'vertrag F-1 beendet')).text).toContain('foerderung F-1 ergebnis f1 endet');
  });

  test('"Ende" alone may be the end of the contract or of the job: asked', async () => {
    expect(await refused(one(), 'vertrag F-1 Ende 30.11.')).toContain('Was soll ich eintragen?');
    expect(await refused(one(), 'vertrag F-1')).toContain('Ende der Beschäftigung eintragen');
  });
});

describe('the Probezeit', () => {
  test.each([
    ['vertrag F-1 probezeit bis 31.1.', 'de'],
    ['vertrag F-1 probezeit 31.1.2027', 'de'],
    ['contract F-1 probation until 31 Jan', 'en'],
  ] as const)('"%s"', async (line, language) => {
    const { kase, effects } = await entered(one(), line, language);
    expect(kase.jobs?.[0]?.probezeitUntil).toBe('2027-01-31');
    expect(effects).toEqual(['new probezeit b1 2027-01-31']);
  });

  test('where one stands it is changed with "ändern" only', async () => {
    const kase = one({ probezeitUntil: '2026-12-01' });
    expect(await refused(kase, 'vertrag F-1 probezeit bis 31.1.')).toContain(
      'Da steht schon: b1, Probezeit bis Di 01.12.2026',
    );
    expect((await entered(kase, 'vertrag F-1 probezeit bis 31.1. ändern')).effects).toEqual([
      'moved probezeit b1 2026-12-01 → 2027-01-31',
    ]);
  });
});

describe('adding and putting right', () => {
  test('svp., and what hangs on it', async () => {
    const { svp: _, ...unknown } = job({}, { from: '2026-10-01', until: '2027-09-30' });
    const { kase, text, effects } = await entered({ jobs: [unknown] }, 'vertrag F-1 ändern svp');
    expect(kase.jobs?.[0]?.svp).toBe(true);
    expect(text).toContain('Bisher: b1 seit Mo 02.03.2026, befristet bis Do 30.09.2027, svp. unbekannt');
    expect(effects).toContain('new nachhaltigkeit-7-monate b1 2026-10-02');
  });

  test('the end of a contract', async () => {
    const open = one({}, { from: '2026-03-02', befristet: true });
    const { kase, effects } = await entered(open, 'contract F-1 change until 28 Feb 2027', 'en');
    expect(kase.jobs?.[0]?.contract).toEqual([{ from: '2026-03-02', until: '2027-02-28' }]);
    expect(effects).toContain('new befristung b1/1 2027-02-28');
  });

  test('a job without a contract on file gets one', async () => {
    const bare = { jobs: [{ id: 'b1', start: '2026-03-02', svp: true }] };
    expect((await entered(bare, 'vertrag F-1 ändern unbefristet')).kase.jobs?.[0]?.contract).toEqual([
      { from: '2026-03-02', befristet: false },
    ]);
  });

  test('nothing said: asked what', async () => {
    expect(await refused(one(), 'vertrag F-1 ändern')).toContain('Was soll sich ändern?');
    expect(await refused(one(), 'vertrag F-1 ändern svp')).toContain('Das steht schon genau so im Fall.');
  });
});

describe('two jobs', () => {
  test('the one that fits is meant', async () => {
    const { kase } = await entered(TWO, 'vertrag F-1 verlängerung bis 31.12.2027');
    expect(kase.jobs?.[0]?.contract).toHaveLength(2);
  });

  test('where both fit: asked, with what they are', async () => {
    const text = await refused(TWO, 'vertrag F-1 beendet am 13.11.');
    expect(text).toContain('Welche Beschäftigung: Bitte die Kennung dazuschreiben: b1 seit Mo 02.03.2026');
    expect(text).toContain('b2 seit Mo 01.06.2026, unbefristet');
  });

  test.each([
    'vertrag F-1 beendet b2 am 13.11.',
    'vertrag F-1 beendet am 13.11. 2',
    'vertrag F-1 am 13.11. b2 beendet',
  ])('"%s"', async (line) => {
    expect((await entered(TWO, line)).kase.jobs?.map(({ endedOn }) => endedOn)).toEqual([undefined, '2026-11-13']);
  });
});

describe('the form', () => {
  test('asks for a new job field by field, and says what is wrong at its field', async () => {
    const { form, submit, kase } = working();
    const offered = await form('vertrag F-1 neu bis 30.11.2027');
    expect(offered.fields.map(({ name }) => name)).toEqual([
      'start',
      'until',
      'term',
      'svp',
      'probation',
      'known',
      'critical',
    ]);
    expect(offered.fields.find(({ name }) => name === 'until')?.initial).toBe('2027-11-30');
    const wrong = await submit(offered, { start: '2027-12-01', until: '2027-11-30', svp: 'yes' });
    expect(wrong).toEqual({ until: 'Das Ende Di 30.11.2027 liegt vor dem Beginn Mi 01.12.2027.' });
    expect((await kase()).jobs).toBeUndefined();
    expect(await submit(offered, { start: '1.12.', until: '30.11.', svp: 'yes' })).toContain('Eingetragen');
    expect((await kase()).jobs?.[0]?.contract).toEqual([{ from: '2026-12-01', until: '2027-11-30' }]);
  });

  test('offers the jobs with words, and asks before it replaces something', async () => {
    const { form, submit } = working(TWO);
    const offered = await form('vertrag F-1 beendet');
    const which = offered.fields[0];
    expect(which?.type === 'choice' && which.choices.map(({ label }) => label)).toEqual([
      'b1 seit Mo 02.03.2026, befristet bis So 28.02.2027',
      'b2 seit Mo 01.06.2026, unbefristet',
    ]);
    expect(await submit(offered, { which: 'b1', on: '2026-11-13' })).toContain('Eingetragen');
    const again = await form('vertrag F-1 beendet b1 am 14.11.');
    expect(again.fields.map(({ name }) => name)).toContain('change');
    expect(await submit(again, { which: 'b1', on: '2026-11-14' })).toEqual({
      change: expect.stringContaining('Da steht schon'),
    });
    expect(await submit(again, { which: 'b1', on: '2026-11-14', change: 'yes' })).toContain('(bisher Fr 13.11.2026)');
  });
});
