import { describe, expect, test } from 'vitest';
import { askOn } from '../bot/ask.ts';
import { followUps, officeWith } from './office.ts';

/** A Wednesday. */
const TODAY = '2026-11-18';
const OVERDUE = ['2026-10-01', '2026-11-17'];
const DAYS = [
  ...OVERDUE,
  '2026-11-18',
  '2026-11-19',
  '2026-11-23',
  '2026-12-02',
  '2026-12-03',
  '2026-12-07',
  '2026-12-13',
  '2026-12-15',
  '2026-12-31',
  '2027-02-18',
  '2027-02-19',
];
const { ask, text } = askOn(officeWith([followUps('F-12', DAYS), followUps('F-14', [])]), TODAY);

/** The dates shown, in order: today first, then the overdue. */
const shown = async (input: string): Promise<string[]> =>
  (await ask('fm', input)).own.facts.map((fact) => String(fact.value['due'])).filter((due) => due !== 'null');
const until = (last: string) => ['2026-11-18', ...OVERDUE, ...DAYS.filter((day) => day > '2026-11-18' && day <= last)];
const between = (first: string, last: string) => DAYS.filter((day) => day >= first && day <= last);

describe('"fristen" without a period', () => {
  test('is what is overdue and the next 14 days', async () => {
    expect(await shown('fristen')).toEqual(until('2026-12-02'));
    expect((await ask('fm', 'fristen')).own.title).toBe('Fristen: überfällig und bis Mi 02.12.2026');
  });
});

describe('a period', () => {
  test.each([
    ['fristen nächste 2 Wochen', until('2026-12-02')],
    ['fristen naechste 2 wochen', until('2026-12-02')],
    ['FRISTEN NÄCHSTE ZWEI WOCHEN', until('2026-12-02')],
    ['Fristen für die nächsten 14 Tage, bitte', until('2026-12-02')],
    ['fristen 15 Tage', until('2026-12-03')],
    ['fristen bis 15.12.', until('2026-12-15')],
    ['fristen bis zum 15. Dezember', until('2026-12-15')],
    ['fristen morgen', between('2026-11-19', '2026-11-19')],
    ['fristen heute', until('2026-11-18')],
    ['fristen überfällig', OVERDUE],
    ['fristen ueberfaellig', OVERDUE],
    ['Fristen ÜBERFÄLLIG!', OVERDUE],
    ['fristen alle', until('2999-01-01')],
    ['fristen ab heute', until('2999-01-01')],
    ['fristen KW 50', between('2026-12-07', '2026-12-13')],
    ['fristen kw50', between('2026-12-07', '2026-12-13')],
    ['fristen im Dezember', between('2026-12-01', '2026-12-31')],
    ['fristen diese Woche', until('2026-11-22')],
    ['fristen nächste Woche', between('2026-11-23', '2026-11-29')],
    ['fristen 1.12. bis 15.12.', between('2026-12-01', '2026-12-15')],
    ['fristen 1.12.–15.12.', between('2026-12-01', '2026-12-15')],
    ['fristen ab 15.12.', between('2026-12-15', '2999-01-01')],
    ['fristen letzte Woche', []],
    ['fristen gestern', ['2026-11-17']],
    ['deadlines next 2 weeks', until('2026-12-02')],
    ['deadlines tomorrow', between('2026-11-19', '2026-11-19')],
    ['deadlines overdue', OVERDUE],
    ['deadlines until 15 Dec', until('2026-12-15')],
    ['deadlines in December', between('2026-12-01', '2026-12-31')],
    ['deadlines week 50', between('2026-12-07', '2026-12-13')],
    ['deadlines all', until('2999-01-01')],
  ])('"%s"', async (input, days) => {
    expect(await shown(input)).toEqual(days);
    expect(await shown(input.replace(/^\S+ /u, `${input.split(' ')[0]} F-12 `))).toEqual(days);
  });
});

describe('a question without the command', () => {
  test.each([
    ['heute fällig?', until('2026-11-18')],
    ['heute und morgen', until('2026-11-19')],
    ['morgen', between('2026-11-19', '2026-11-19')],
    ['nächste 2 Wochen', until('2026-12-02')],
    ['überfällig', OVERDUE],
    ['KW 50', between('2026-12-07', '2026-12-13')],
    ['15.12.', between('2026-12-15', '2026-12-15')],
    ['was ist heute fällig?', until('2026-11-18')],
    ['Was ist überfällig?', OVERDUE],
    ['was ist diese Woche überfällig', OVERDUE],
    ['what is overdue this week?', OVERDUE],
    ['Was steht nächste Woche an?', between('2026-11-23', '2026-11-29')],
    ['was ist fällig', until('2026-12-02')],
    ['Welche Termine habe ich morgen?', between('2026-11-19', '2026-11-19')],
    ['zeig mir meine Fristen', until('2026-12-02')],
    ['what is due today?', until('2026-11-18')],
    ['show me my deadlines for next week', between('2026-11-23', '2026-11-29')],
    ['F-12 Fristen', until('2999-01-01')],
    ['@fallbote fristen', until('2026-12-02')],
    ['@Fallbote: überfällig', OVERDUE],
    ['@fallbote fristen morgen', between('2026-11-19', '2026-11-19')],
    ['<at>Fallbote</at> fristen morgen', between('2026-11-19', '2026-11-19')],
    ['fristen morgen @fallbote', between('2026-11-19', '2026-11-19')],
    ['/fristen morgen', between('2026-11-19', '2026-11-19')],
    ['„fristen morgen“', between('2026-11-19', '2026-11-19')],
    ['  Fristen   morgen  ', between('2026-11-19', '2026-11-19')],
  ])('"%s"', async (input, days) => expect(await shown(input)).toEqual(days));
});

describe('a period that cannot be read', () => {
  test.each([
    ['fristen bis 31.02.', 'bis 31.02.'],
    ['fristen F-12 bis 31.02.', 'bis 31.02.'],
    ['fristen team bis 31.02.', 'bis 31.02.'],
    ['fristen 31.02.', '31.02'],
    ['31.02.', '31.02'],
    ['fristen im Dezembr', 'Dezembr'],
    ['fristen überfällig im Dezembr', 'überfällig Dezembr'],
    ['fristen von irgendwann', 'irgendwann'],
    ['fristen KW 54', 'KW 54'],
    ['fristen team F-12', 'team F-12'],
    ['fristen bis 31 Februar', 'bis 31 Februar'],
    ['fristen 31.02. bis 15.03.', '31.02. bis 15.03.'],
  ])('"%s": says which part, for the person only, with examples', async (input, part) => {
    const { own } = await ask('fm', input);
    expect(own.text).toBe(
      `Das habe ich nicht verstanden\nDiesen Teil habe ich nicht verstanden: „${part}“\nZum Beispiel: fristen nächste 2 Wochen · fristen überfällig · fristen bis 15.12.`,
    );
    const spans = own.sections.flatMap((section) => section.items.flatMap((item) => item.line));
    expect(spans.find((span) => span.text.includes(part))?.grade).toBe('sensitive');
  });

  test('in English', async () => {
    expect(await text('fm', 'deadlines until 31 Feb', { language: 'en' })).toBe(
      'I did not understand that\nI did not understand this part: “until 31 Feb”\nFor example: deadlines next 2 weeks · deadlines overdue · deadlines until 15 Dec',
    );
  });

  test('is not repeated at length', async () => {
    expect((await text('fm', `fristen ${'ü'.repeat(400)}`)).length).toBeLessThan(300);
  });
});

describe('a bare number', () => {
  test('that is a case of the person opens it', async () => {
    expect(await text('fm', 'fristen 12')).toContain('Fristen zum Fall\nF-12');
    expect(await text('fm', '12')).toContain('Fall im Überblick\nF-12');
  });

  test.each([
    ['fristen 21', 'de', 'Meinten Sie „fristen 21 Tage“?'],
    ['fristen 1', 'de', 'Meinten Sie „fristen 1 Tag“?'],
    ['21', 'de', 'Meinten Sie „fristen 21 Tage“?'],
    ['deadlines 21', 'en', 'Did you mean “deadlines 21 days”?'],
    ['fristen team 21', 'de', 'Meinten Sie „fristen 21 Tage“?'],
  ] as const)('"%s" gets a hint (%s)', async (input, language, hint) => {
    expect(await text('fm', input, { language })).toContain(hint);
  });

  test('that is no number of days gets none', async () => {
    for (const input of ['fristen 4711', 'fristen 0', 'fristen F-21'])
      expect(await text('fm', input)).not.toContain('Meinten');
  });
});
