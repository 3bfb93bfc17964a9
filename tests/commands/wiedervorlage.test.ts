import { describe, expect, test } from 'vitest';
import { entered, refused } from './caseload.ts';

describe('"wiedervorlage"', () => {
  test.each([
    ['wiedervorlage F-1 15.12. Anruf beim Vermieter', '2026-12-15', 'Anruf beim Vermieter'],
    ['wiedervorlage F-1 Unterlagen prüfen bis Ende März', '2027-03-31', 'Unterlagen prüfen'],
    ['wv F-1 bis Ende März Unterlagen vom 15.11. prüfen', '2027-03-31', 'Unterlagen vom 15.11. prüfen'],
    ['wv F-1 15.12. Rückruf bis 20.12. zusagen', '2026-12-15', 'Rückruf bis 20.12. zusagen'],
    ['wv F-1 5.1. Rückruf „Amt“ | 2 Kinder', '2027-01-05', 'Rückruf „Amt“ | 2 Kinder'],
  ])('"%s"', async (line, due, text) => {
    const { kase, effects } = await entered({}, line);
    expect(kase.followUps).toEqual([{ id: 'w1', due, text }]);
    expect(effects).toEqual([`new wiedervorlage w1 ${due}`]);
  });

  test('in English', async () => {
    const { said } = await entered({}, 'followup F-1 call the landlord by 15 Dec', 'en');
    expect(said).toBe('Follow-up on Tue 15 Dec 2026: call the landlord');
  });

  test('without a day, with one inside the text, with one that does not exist: asked', async () => {
    expect(await refused({}, 'wv F-1 anrufen')).toContain('Datum: fehlt noch. Bitte vor oder nach dem Text');
    expect(await refused({}, 'wv F-1 Termin am 3.12. um 10 Uhr')).toContain('Bitte vor oder nach dem Text');
    expect(await refused({}, 'wv F-1 30.2. anrufen')).toContain('nicht verstanden: „30.2.“');
  });

  test('a picture alone says nothing', async () => {
    expect(await refused({}, 'wv F-1 15.12. 😀')).toContain('Worum geht es: fehlt noch');
  });
});
