import type { Choice, Field, Fields } from '../../src/bot/fields.ts';
import type { Text } from '../../src/cases/problem.ts';
import { both } from '../../src/fit/criteria/wording.ts';
import { isYesNo, merkmalOf } from '../../src/fit/profile/merkmale.ts';
import { exampleFact } from './answer-how.ts';
import type { Kit } from './kit.ts';
import { factLabel } from './person.ts';

const YES_NO: readonly Choice[] = [
  { value: 'ja', label: { de: 'ja', en: 'yes' } },
  { value: 'nein', label: { de: 'nein', en: 'no' } },
];

const choicesFor = (key: string): readonly Choice[] | undefined => {
  const merkmal = merkmalOf(key);
  if (merkmal === undefined || isYesNo(merkmal)) return YES_NO;
  if (merkmal.kind !== 'choice') return undefined;
  return merkmal.values.map(({ value, en, words = [] }) => ({ value, label: { de: value, en }, words }));
};

/** What is asked for a fact. */
export const questionOf = (key: string, kit: Kit): Text =>
  merkmalOf(key)?.question ?? kit.judgements.get(key) ?? factLabel(key, kit);

/** Asks for one fact: a choice where its values are few, else as text, read as in the chat. */
export function factField(key: string, kit: Kit, required = false): Field {
  const example = exampleFact(key);
  const asked = questionOf(key, kit);
  const choices = choicesFor(key);
  const sample = both((language) => {
    const value = example[language].slice(key.length + 1);
    return language === 'de' ? `zum Beispiel: ${value}` : `for example: ${value}`;
  });
  const hint = both((language) =>
    [asked[language], choices === undefined ? sample[language] : ''].filter(Boolean).join(' '),
  );
  const common = { label: factLabel(key, kit), hint, required, missing: asked };
  return choices === undefined ? { ...common, type: 'text', max: 120 } : { ...common, type: 'choice', choices };
}

/** The open questions as a form, and whatever else somebody knows. */
export const factFields = (keys: readonly string[], kit: Kit): Fields => ({
  ...Object.fromEntries(keys.map((key) => [key, { ...factField(key, kit), leadOnly: true }])),
  more: {
    type: 'text',
    label: { de: 'Weitere Angaben', en: 'More facts' },
    hint: { de: 'zum Beispiel: sprache=B1 fuehrerschein=ja', en: 'for example: german=B1 fuehrerschein=yes' },
    max: 400,
  },
});
