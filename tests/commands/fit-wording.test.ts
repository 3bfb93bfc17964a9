import { describe, expect, test } from 'vitest';
import { type FitMessages, fitDe } from '../../src/messages/fit-de.ts';
import { fitEn } from '../../src/messages/fit-en.ts';

const said = (messages: FitMessages): string[] =>
  Object.values(messages).flatMap((value) => {
    if (typeof value === 'function')
      return [1, 2].map((n) => String((value as (...args: unknown[]) => string)(n, n, n, n)));
    return typeof value === 'string' ? [value] : Object.values(value);
  });

describe('the wording about Maßnahmen', () => {
  test('German says "Sie", never "Du"', () => {
    for (const sentence of said(fitDe)) expect(sentence).not.toMatch(/\b(?:du|dich|dir|dein\w*|euch|eure\w*)\b/iu);
  });

  test('English has no German words but the terms of the field', () => {
    const terms =
      /Hemmniss?e?|Maßnahmen?|Jobcenter|Fallbote|rechtskreis|schulden|wohnsituation|massnahmen|merkmale|fuehrerschein/gu;
    for (const sentence of said(fitEn)) {
      expect(sentence.replace(terms, '')).not.toMatch(
        /[äöüß]|\b(?:der|die|das|und|oder|nicht|seit|bis|Fall|Seite|ist|kein|keine|passt)\b/u,
      );
    }
  });

  test('both languages say every number in the singular too', () => {
    expect(fitDe.free(1)).toBe('1 Platz frei');
    expect(fitEn.free(1)).toBe('1 place free');
    expect(fitDe.notFor(1)).toBe('1 Fall passt nicht.');
    expect(fitDe.exampleCounts(1, 0, 1)).toBe('1 passt, 0 noch unklar, 1 passt nicht');
  });
});
