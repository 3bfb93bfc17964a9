import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { entered, refused, working } from './working.ts';

type Participation = NonNullable<CaseInput['participations']>[number];

const part = (more: Partial<Participation> = {}): Participation => ({
  id: 't1',
  massnahme: 'startklar',
  start: '2026-08-03',
  end: '2027-01-29',
  ...more,
});
const one = (more: Partial<Participation> = {}): Partial<CaseInput> => ({ participations: [part(more)] });
const QUOTA = one({ massnahme: 'erprobung', start: '2026-09-07', end: '2027-05-28' });
const TWO: Partial<CaseInput> = { participations: [part(), part({ id: 't2', massnahme: 'mut' })] };

describe('somebody starts a Maßnahme', () => {
  test.each([
    ['teilnahme F-1 start Startklar ab 1.12. bis 31.5.2027', 'de'],
    ['teilnahme F-1 neu startklar vom 1.12. bis Mai', 'de'],
    ['participation F-1 start Startklar from 1 Dec until 31 May 2027', 'en'],
  ] as const)('"%s"', async (line, language) => {
    const { kase, effects } = await entered({}, line, language);
    expect(kase.participations).toEqual([{ id: 't1', massnahme: 'startklar', start: '2026-12-01', end: '2027-05-31' }]);
    expect(effects).toEqual([
      'new anschluss t1 2027-05-31',
      'new fallkonferenz t1 2027-05-31',
      'new absolventengespraech-lang t1 2027-06-28',
    ]);
  });

  test.each([
    ['startklar', 'startklar'], // its id
    ['Mut zum Neustart – Coaching', 'mut'], // the whole name
    ['Neustart', 'mut'], // a part that no other has
    ['Arbeitserprobung', 'erprobung'],
    ['120 Tage', 'erprobung'],
    ['Probearb', 'probe'], // cut short
  ])('"%s" is meant by %s', async (typed, id) => {
    const { kase } = await entered({}, `teilnahme F-1 start ${typed} ab 1.12. bis 31.5.2027`);
    expect(kase.participations?.[0]?.massnahme).toBe(id);
  });

  test('a part that two have, a name that none has: asked', async () => {
    for (const typed of ['Coaching', 'Kochkurs']) {
      const text = await refused({}, `teilnahme F-1 start ${typed} ab 1.12. bis 31.5.2027`);
      expect(text).toContain(`„${typed}“`);
      expect(text).toContain('Maßnahme: welche? Ein Teil des Namens genügt, wenn er eindeutig ist');
    }
  });

  test('with days a week, and without an end yet', async () => {
    const { kase, said, text } = await entered(
      {},
      'teilnahme F-1 start Arbeitserprobung ab 1.12. an 3 Tagen pro Woche',
    );
    expect(kase.participations?.[0]).toEqual({ id: 't1', massnahme: 'erprobung', start: '2026-12-01', daysPerWeek: 3 });
    expect(said).toBe('Neue Teilnahme t1 „Arbeitserprobung 120 Tage“ ab Di 01.12.2026, 3 Tage je Woche');
    expect(text).toContain('Das Ende fehlt noch. Bitte nachtragen: teilnahme F-1 ende t1');
  });

  test('refuses what cannot be', async () => {
    expect(await refused({}, 'teilnahme F-1 start Startklar ab 1.12.2026 bis 1.11.2026')).toContain(
      'liegt vor dem Beginn',
    );
    expect(await refused({}, 'teilnahme F-1 start Startklar')).toContain('Beginn: fehlt noch');
    expect(await refused(one(), 'teilnahme F-1 start Startklar ab 1.12. bis 31.5.2027')).toContain(
      'Daran nimmt die Person in diesen Tagen schon teil: t1 „Startklar – Coaching“ seit Mo 03.08.2026 bis Fr 29.01.2027.',
    );
    expect(
      (await entered(one(), 'teilnahme F-1 start Neustart ab 1.12. bis 31.5.2027')).kase.participations,
    ).toHaveLength(2);
  });

  test('the form offers the Maßnahmen of the office', async () => {
    const { form } = working();
    const [first] = (await form('teilnahme F-1 start')).fields;
    expect(first?.type === 'choice' && first.choices.map(({ value }) => value)).toEqual([
      'startklar',
      'mut',
      'erprobung',
      'probe',
    ]);
  });
});

describe('the days attended', () => {
  test.each([
    ['teilnahme F-1 anwesenheit 45', 'de', '2026-11-20'],
    ['teilnahme F-1 anwesenheit 45 Tage Stand 13.11.', 'de', '2026-11-13'],
    ['teilnahme F-1 Stand 13.11. 45 Tage anwesend', 'de', '2026-11-13'],
    ['participation F-1 attendance 45 days as of 13 Nov', 'en', '2026-11-13'],
  ] as const)('"%s"', async (line, language, asOf) => {
    const { kase, effects } = await entered(QUOTA, line, language);
    expect(kase.participations?.[0]?.attendance).toEqual({ days: 45, asOf });
    expect(effects).toEqual([expect.stringContaining('new anwesenheitsende t1 2027-')]);
  });

  test('are said back with the number of the Maßnahme', async () => {
    expect((await entered(QUOTA, 'teilnahme F-1 anwesenheit 45')).said).toBe(
      'Anwesenheit t1 „Arbeitserprobung 120 Tage“ seit Mo 07.09.2026 bis Fr 28.05.2027: 45 von 120 Tagen, Stand Fr 20.11.2026',
    );
  });

  test('a later count replaces the one before; a lower or an older one only with "ändern"', async () => {
    const counted = {
      participations: [part({ ...QUOTA.participations?.[0], attendance: { days: 40, asOf: '2026-11-13' } })],
    };
    expect((await entered(counted, 'teilnahme F-1 anwesenheit 45')).kase.participations?.[0]?.attendance?.days).toBe(
      45,
    );
    expect(await refused(counted, 'teilnahme F-1 anwesenheit 38')).toContain(
      'Da steht schon: t1, 40 Tage, Stand Fr 13.11.2026',
    );
    expect(await refused(counted, 'teilnahme F-1 anwesenheit 45 Stand 6.11.')).toContain('Da steht schon');
    const { kase } = await entered(counted, 'teilnahme F-1 anwesenheit 38 ändern');
    expect(kase.participations?.[0]?.attendance).toEqual({ days: 38, asOf: '2026-11-20' });
  });

  test('refuses what cannot be', async () => {
    expect(await refused(QUOTA, 'teilnahme F-1 anwesenheit 90')).toContain(
      'So viele können es nicht sein: Vom Mo 07.09.2026 bis Fr 20.11.2026 waren es 75 Tage.',
    );
    expect(await refused(QUOTA, 'teilnahme F-1 anwesenheit 45 Stand 15.12.')).toContain('liegt in der Zukunft');
    expect(await refused(QUOTA, 'teilnahme F-1 anwesenheit 45 Stand 1.9.')).toContain('liegt vor dem Beginn');
    expect(await refused(QUOTA, 'teilnahme F-1 anwesenheit viele')).toContain('„viele“');
  });

  test('a Maßnahme that does not end after days: recorded, and said that it does not count', async () => {
    expect((await entered(one(), 'teilnahme F-1 anwesenheit 45')).text).toContain(
      'Für die Fristen zählt die Zahl nicht.',
    );
  });
});

describe('an early exit', () => {
  test.each([
    ['teilnahme F-1 austritt', 'de', '2026-11-20'],
    ['teilnahme F-1 austritt am 15.12.', 'de', '2026-12-15'],
    ['teilnahme F-1 zum 15.12. abgebrochen', 'de', '2026-12-15'],
    ['participation F-1 exit on 15 Dec', 'en', '2026-12-15'],
  ] as const)('"%s"', async (line, language, day) => {
    const { kase, effects } = await entered(one(), line, language);
    expect(kase.participations?.[0]?.exitOn).toBe(day);
    expect(effects).toContain(`moved anschluss t1 2027-01-29 → ${day}`);
  });

  test('not after the end, not before the start, not over another one', async () => {
    expect(await refused(one(), 'teilnahme F-1 austritt am 15.2.2027')).toContain(
      'Mo 15.02.2027 liegt nach dem zugewiesenen Ende Fr 29.01.2027. Ist das Ende später: teilnahme F-1 ende t1',
    );
    expect(await refused(one(), 'teilnahme F-1 austritt am 1.8.2026')).toContain('liegt vor dem Beginn');
    const left = one({ exitOn: '2026-12-15' });
    expect(await refused(left, 'teilnahme F-1 austritt')).toContain('Austritt Di 15.12.2026');
    expect((await entered(left, 'teilnahme F-1 austritt ändern am 18.12.')).said).toContain('(bisher Di 15.12.2026)');
    expect(await refused({}, 'teilnahme F-1 austritt')).toContain('steht noch keine Teilnahme');
  });

  test('two participations: asked which', async () => {
    expect(await refused(TWO, 'teilnahme F-1 austritt')).toContain(
      'Welche Teilnahme: Bitte die Kennung dazuschreiben: t1 „Startklar – Coaching“',
    );
    for (const line of ['austritt t2 am 15.12.', 'austritt am 15.12. t2', 'austritt 2 am 15.12.']) {
      const { kase } = await entered(TWO, `teilnahme F-1 ${line}`);
      expect(kase.participations?.map(({ exitOn }) => exitOn)).toEqual([undefined, '2026-12-15']);
    }
  });

  test('two participations: by the name of the Maßnahme, where only one has it; a button names the id', async () => {
    const { ask } = working(TWO);
    const buttons = (await ask('teilnahme F-1 austritt am 15.12.')).actions.map(({ command }) => command.text);
    expect(buttons).toEqual(['teilnahme F-1 austritt t1 am 15.12.', 'teilnahme F-1 austritt t2 am 15.12.']);
    const two = [part(), part({ id: 't2', massnahme: 'probe' })];
    const { kase } = await entered({ participations: two }, 'teilnahme F-1 austritt Probearbeit am 15.12.');
    expect(kase.participations?.map(({ exitOn }) => exitOn)).toEqual([undefined, '2026-12-15']);
  });
});

describe('the assigned end', () => {
  test.each([
    ['teilnahme F-1 ende 31.03.2027', 'de'],
    ['teilnahme F-1 verlängert bis 31.3.', 'de'],
    ['participation F-1 end 31 Mar 2027', 'en'],
  ] as const)('"%s": said what it was', async (line, language) => {
    const { kase, effects, said } = await entered(one(), line, language);
    expect(kase.participations?.[0]?.end).toBe('2027-03-31');
    expect(effects).toContain('moved anschluss t1 2027-01-29 → 2027-03-31');
    expect(said).toContain(language === 'de' ? '(bisher Fr 29.01.2027)' : '(so far Fri 29 Jan 2027)');
  });

  test('by a length it counts from the old end; shorter is shorter', async () => {
    const end = async (words: string) => (await entered(one(), `teilnahme F-1 ${words}`)).kase.participations?.[0]?.end;
    expect(await end('verlängert um 3 Monate')).toBe('2027-04-29');
    expect(await end('verlängert um 2 Wochen')).toBe('2027-02-12');
    expect(await end('verkürzt auf 30.11.')).toBe('2026-11-30');
  });

  test('that was unknown', async () => {
    const { end: _, ...open } = part();
    const { effects } = await entered({ participations: [open] }, 'teilnahme F-1 ende 31.3.');
    expect(effects).toContain('new absolventengespraech-lang t1 2027-04-28');
  });

  test('not before the start or a recorded exit; an exit goes on to count', async () => {
    expect(await refused(one(), 'teilnahme F-1 ende 1.8.2026')).toContain('liegt vor dem Beginn');
    const left = one({ exitOn: '2026-12-15' });
    expect(await refused(left, 'teilnahme F-1 ende 30.11.2026')).toContain(
      'Der Austritt am Di 15.12.2026 wäre dann nach dem Ende.',
    );
    expect((await entered(left, 'teilnahme F-1 ende 31.3.')).text).toContain(
      'Der Austritt am Di 15.12.2026 gilt weiter.',
    );
  });
});

describe('the next step', () => {
  test.each([
    ['teilnahme F-1 nächster Schritt Bewerbung bei zwei Betrieben', 'de', 'Bewerbung bei zwei Betrieben'],
    ['teilnahme F-1 nächster Schritt: 2 Bewerbungen schreiben', 'de', '2 Bewerbungen schreiben'],
    ['teilnahme F-1 naechster schritt Umschulung beginnt am 6.1.', 'de', 'Umschulung beginnt am 6.1.'],
    ['teilnahme F-1 nächster Schritt Bewerbungsmappe ändern', 'de', 'Bewerbungsmappe ändern'],
    ['participation F-1 next step apply at two employers', 'en', 'apply at two employers'],
  ] as const)('"%s"', async (line, language, step) => {
    const { kase, effects } = await entered(one(), line, language);
    expect(kase.participations?.[0]?.nextStep).toEqual({ on: '2026-11-20', text: step });
    expect(effects).toEqual(['satisfied anschluss t1 2027-01-29']);
  });

  test('replaces the one before, and says it', async () => {
    const noted = one({ nextStep: { on: '2026-11-02', text: 'Praktikum' } });
    expect((await entered(noted, 'teilnahme F-1 nächster Schritt Bewerbung')).text).toContain(
      'Ersetzt: Praktikum (Mo 02.11.2026)',
    );
  });

  test('of the one that has none yet; a number belongs to the text', async () => {
    const both = {
      participations: [
        part({ nextStep: { on: '2026-11-02', text: 'Praktikum' } }),
        part({ id: 't2', massnahme: 'mut' }),
      ],
    };
    const { kase } = await entered(both, 'teilnahme F-1 nächster Schritt 1 Bewerbung');
    expect(kase.participations?.[1]?.nextStep?.text).toBe('1 Bewerbung');
    expect(await refused(TWO, 'teilnahme F-1 nächster Schritt Bewerbung')).toContain('Welche Teilnahme');
    expect(
      (await entered(TWO, 'teilnahme F-1 nächster Schritt t2 Bewerbung')).kase.participations?.[1]?.nextStep?.text,
    ).toBe('Bewerbung');
  });

  test('empty: asked', async () => {
    expect(await refused(one(), 'teilnahme F-1 nächster Schritt')).toContain('Nächster Schritt: Was kommt danach?');
  });
});

describe('taken over after a MAG', () => {
  const mag = one({ massnahme: 'probe', start: '2026-10-19', end: '2026-11-13' });

  test.each([
    ['teilnahme F-1 übernommen ja', 'de', true],
    ['teilnahme F-1 übernommen', 'de', true],
    ['teilnahme F-1 übernommen nein', 'de', false],
    ['teilnahme F-1 nicht übernommen', 'de', false],
    ['participation F-1 taken over no', 'en', false],
  ] as const)('"%s"', async (line, language, answer) => {
    const { kase, effects } = await entered(mag, line, language);
    expect(kase.participations?.[0]?.takenOver).toBe(answer);
    expect(effects).toEqual(
      [`${answer ? 'gone' : 'new'} absolventengespraech-kurz t1 2026-12-11`].slice(answer ? 1 : 0),
    );
  });

  test('the job is still to be recorded', async () => {
    expect((await entered(mag, 'teilnahme F-1 übernommen ja')).text).toContain('vertrag F-1 neu ab');
  });

  test('another answer stands: changed with "ändern" only', async () => {
    const no = one({ ...mag.participations?.[0], takenOver: false });
    expect(await refused(no, 'teilnahme F-1 übernommen ja')).toContain('nicht übernommen');
    expect((await entered(no, 'teilnahme F-1 übernommen ja ändern')).kase.participations?.[0]?.takenOver).toBe(true);
  });

  test('only a MAG leads to it', async () => {
    expect(await refused(one(), 'teilnahme F-1 übernommen ja')).toContain('nur bei einer MAG');
  });
});
