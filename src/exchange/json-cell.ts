import type { Text } from '../cases/problem.ts';
import { deeperThan } from './depth.ts';
import { brokenAt } from './json-fault.ts';

export const JSON_OBJECT: Text = { de: 'ein Objekt als JSON: { … }', en: 'an object as JSON: { … }' };

/** Far deeper than anything that means something, and far from where a stack ends. */
const DEEPEST = 40;
const TOO_DEEP: Text = {
  de: `ein Objekt als JSON, höchstens ${DEEPEST} Ebenen tief`,
  en: `an object as JSON, at most ${DEEPEST} levels deep`,
};

/** What is wrong with a cell that is no JSON, and where. */
function notJson(text: string): Text {
  const at = brokenAt(text);
  if (at === undefined)
    return {
      de: `${JSON_OBJECT.de} (bitte Kommas, Anführungszeichen und Klammern prüfen)`,
      en: `${JSON_OBJECT.en} (please check commas, quotes and brackets)`,
    };
  if (at >= text.length)
    return {
      de: `${JSON_OBJECT.de}, das nicht mittendrin endet (fehlt am Schluss eine Klammer?)`,
      en: `${JSON_OBJECT.en} that does not end midway (is a bracket missing at the end?)`,
    };
  return {
    de: `${JSON_OBJECT.de} (bei Zeichen ${at + 1} stimmt etwas nicht: bitte Kommas, Anführungszeichen und Klammern prüfen)`,
    en: `${JSON_OBJECT.en} (something is wrong at character ${at + 1}: please check commas, quotes and brackets)`,
  };
}

const onlyThese = (fields: readonly string[]): Text => ({
  de: `${JSON_OBJECT.de} nur mit ${fields.join(' · ')}; alles andere hat eine eigene Spalte`,
  en: `${JSON_OBJECT.en} with nothing but ${fields.join(' · ')}; everything else has a column of its own`,
});

/**
 * The object that a cell of JSON holds, or what was expected instead.
 * @param fields the fields it may have; all where they are not given
 */
export function jsonIn(
  text: string,
  fields: readonly string[] | undefined,
): { readonly value: object } | { readonly fault: Text } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: notJson(text) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { fault: JSON_OBJECT };
  if (deeperThan(value, DEEPEST)) return { fault: TOO_DEEP };
  if (fields !== undefined && !Object.keys(value).every((key) => fields.includes(key)))
    return { fault: onlyThese(fields) };
  return { value };
}
