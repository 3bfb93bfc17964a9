import { describe, expect, test } from 'vitest';
import { staffFor } from '../../src/bot/bot.ts';
import { type Answered, askOn } from '../bot/ask.ts';
import { accessOffice } from './office.ts';

const NUMBERS = accessOffice.cases.map((kase) => kase.no);
const COMMANDS_ON_A_CASE = ['fristen', 'hemmnisse', 'fall', 'deadlines', 'obstacles', 'case', ''];

/** Who asks, on which day, and what opens. */
const MATRIX: readonly (readonly [who: string, as: string, today: string, opens: readonly string[]])[] = [
  ['the case manager', 'ahorn', '2026-11-18', ['F-1']],
  ['a deputy on the day before', 'buche', '2026-11-15', ['F-2']],
  ['a deputy on the first day', 'buche', '2026-11-16', ['F-1', 'F-2']],
  ['a deputy on the last day', 'buche', '2026-11-20', ['F-1', 'F-2']],
  ['a deputy on the day after', 'buche', '2026-11-21', ['F-2']],
  ['the deputy of a deputy', 'dorn', '2026-11-18', ['F-2', 'F-3']],
  ['the lead of the team', 'lead-nord', '2026-11-18', ['F-1', 'F-2', 'F-4', 'F-5']],
  ['a lead who is manager too', 'lead-sued', '2026-11-18', ['F-3', 'F-5', 'F-6']],
  ['an admin', 'admin', '2026-11-18', []],
  ['nobody we know', 'stranger', '2026-11-18', []],
];

const casesIn = ({ own }: Answered): string[] =>
  [...new Set(own.facts.map((fact) => fact.value['case']).filter((no) => typeof no === 'string'))].sort();

describe.each(MATRIX)('%s', (_, as, today, opens) => {
  const { ask } = askOn(accessOffice, today);

  test.each(COMMANDS_ON_A_CASE)('"%s <Fall>" opens these cases and no other', async (command) => {
    const open: string[] = [];
    for (const no of NUMBERS) {
      const answer = await ask(as, `${command} ${no}`);
      const shown = answer.own.text.includes(no);
      expect(answer.own.facts.some((fact) => fact.type === 'refusal')).toBe(!shown && as !== 'stranger');
      if (shown) open.push(no);
    }
    expect(open).toEqual(opens);
  });

  test('no list holds a case that does not open', async () => {
    for (const text of ['fristen alle', 'fristen team alle', 'fristen fehlende', 'fristen team fehlende', 'hilfe']) {
      for (const no of casesIn(await ask(as, text))) expect(opens).toContain(no);
    }
  });
});

describe('"fristen" lists', () => {
  const { ask, text } = askOn(accessOffice, '2026-11-18');
  test.each([
    ['ahorn', 'fristen alle', ['F-1']],
    ['buche', 'fristen alle', ['F-1', 'F-2']],
    ['dorn', 'fristen alle', ['F-2', 'F-3']],
    ['lead-nord', 'fristen alle', ['F-4']],
    ['lead-nord', 'fristen team alle', ['F-1', 'F-2', 'F-4', 'F-5']],
    ['lead-sued', 'fristen alle', ['F-5', 'F-6']],
    ['lead-sued', 'fristen team alle', ['F-3', 'F-6']],
    ['admin', 'fristen alle', []],
  ])('%s: "%s"', async (as, command, cases) => {
    expect(casesIn(await ask(as, command))).toEqual(cases);
  });

  test('a role alone opens no team: a case manager and an admin get one sentence', async () => {
    for (const as of ['ahorn', 'admin']) {
      expect(await text(as, 'fristen team')).toBe(
        'Teamübersicht\nDie Fristen des ganzen Teams sieht nur die Teamleitung. Ihre eigenen zeigt: fristen',
      );
    }
  });

  test('a deputy sees whose case it is, in lists and on the case; the manager does not', async () => {
    expect(await text('buche', 'fristen alle')).toMatch(/F-1 .*\(Vertretung für Frau Ahorn\)/u);
    expect(await text('buche', 'fristen alle')).not.toMatch(/F-2 .*Vertretung/u);
    expect(await text('buche', 'fristen F-1')).toContain('F-1 (Vertretung für Frau Ahorn)');
    expect(await text('buche', 'fall F-1')).toContain('F-1 (Vertretung für Frau Ahorn)');
    expect(await text('ahorn', 'fristen alle')).not.toContain('Vertretung');
    expect(await text('ahorn', 'fall F-1')).toContain('Zuständig: Frau Ahorn (Vertretung: Herr Buche)');
  });

  test('a person nobody knows gets one sentence on how to be added, for every input', async () => {
    const answers = await Promise.all(
      ['fristen', 'fall F-1', 'hilfe', '', 'xyz'].map((input) => text('stranger', input)),
    );
    expect(new Set(answers)).toEqual(
      new Set([
        'Fallbote\nIch kenne Sie noch nicht. Die Administration Ihres Jobcenters trägt Sie in die Personenliste ein und gibt Ihnen einen Code für den Chat; er gilt 15 Minuten und einmal. Schicken Sie ihn mir als Direktnachricht, mit dem Wort verknuepfen davor.',
      ]),
    );
  });
});

describe('who a platform id stands for', () => {
  const [first, second] = accessOffice.office.staff;
  if (first === undefined || second === undefined) throw new Error('no staff');
  const office = { ...accessOffice.office, staff: [{ ...first, platforms: { slack: 'U1' } }, second] };

  test('only the person with that id on that platform', () => {
    expect(staffFor(office, { platform: 'slack', id: 'U1' })?.id).toBe('ahorn');
    expect(staffFor(office, { platform: 'teams', id: 'U1' })).toBeUndefined();
    expect(staffFor(office, { platform: 'slack', id: 'buche' })).toBeUndefined();
    expect(staffFor(office, { platform: 'slack', id: '' })).toBeUndefined();
    expect(staffFor(office, { platform: 'console', id: 'buche' })?.id).toBe('buche');
  });
});
