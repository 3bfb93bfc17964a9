import type * as z from 'zod';
import type { Language } from './values.ts';

/** Something in a file that has to be put right before it can be used. */
export interface Problem {
  /** where, as in the file: `cases[3].contacts[0].on` */
  readonly path: string;
  /** the case number or id of the nearest record, where it has one */
  readonly record: string | undefined;
  readonly text: Readonly<Record<Language, string>>;
}

type Path = readonly PropertyKey[];

export function pathText(path: Path): string {
  let text = '';
  for (const part of path)
    text += typeof part === 'number' ? `[${part}]` : text === '' ? String(part) : `.${String(part)}`;
  return text === '' ? '(Datei)' : text;
}

function lookUp(data: unknown, path: Path): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

/** The number or id of the innermost record on the way to a value. */
export function recordAt(data: unknown, path: Path): string | undefined {
  let name: string | undefined;
  for (let i = 1; i <= path.length; i++) {
    const value = lookUp(data, path.slice(0, i));
    if (typeof value !== 'object' || value === null) continue;
    const { no, id } = value as Record<string, unknown>;
    if (typeof no === 'string') name = no.slice(0, 60);
    else if (typeof id === 'string' && name === undefined) name = id.slice(0, 60);
  }
  return name;
}

function shown(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const MANY = 16;

function list(values: readonly unknown[]): string {
  const shownValues = values.slice(0, MANY).map((value) => String(value));
  return values.length > MANY ? `${shownValues.join(', ')} …` : shownValues.join(', ');
}

const TYPES: Record<string, Record<Language, string>> = {
  string: { de: 'ein Text', en: 'a text' },
  number: { de: 'eine Zahl', en: 'a number' },
  int: { de: 'eine ganze Zahl', en: 'a whole number' },
  boolean: { de: 'true oder false', en: 'true or false' },
  array: { de: 'eine Liste [ … ]', en: 'a list [ … ]' },
  object: { de: 'ein Objekt { … }', en: 'an object { … }' },
};

const DATE: Record<Language, string> = {
  de: 'ein Datum JJJJ-MM-TT, das es gibt, z. B. 2026-05-21',
  en: 'a date YYYY-MM-DD that exists, e.g. 2026-05-21',
};

/** What a schema wanted instead of what it found. */
export function expected(issue: z.core.$ZodIssue): Record<Language, string> {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message === 'date') return DATE;
      return TYPES[issue.expected] ?? { de: issue.expected, en: issue.expected };
    case 'invalid_value':
      return { de: `einer von: ${list(issue.values)}`, en: `one of: ${list(issue.values)}` };
    case 'too_small':
      return { de: `mindestens ${issue.minimum}`, en: `at least ${issue.minimum}` };
    case 'too_big':
      return { de: `höchstens ${issue.maximum}`, en: `at most ${issue.maximum}` };
    case 'invalid_format':
      if (issue.pattern?.includes('Cc') === true)
        return { de: 'eine Zeile Text ohne Steuerzeichen', en: 'one line of text without control characters' };
      return {
        de: 'Buchstaben, Ziffern, „-“, „_“, „.“, höchstens 40 Zeichen; eine Fallnummer enthält mindestens eine Ziffer',
        en: 'letters, digits, “-”, “_”, “.”, at most 40 characters; a case number has at least one digit',
      };
    case 'custom':
      return issue.params?.['expected'] === 'date' ? DATE : { de: issue.message, en: issue.message };
    default:
      return { de: issue.message, en: issue.message };
  }
}

/** A schema's finding as a sentence that says what stands there and what is expected. */
export function problemsOf(error: z.ZodError, data: unknown): readonly Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const record = recordAt(data, issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathText([...issue.path, key]),
        record,
        text: {
          de: 'Dieses Feld gibt es nicht. Bitte die Schreibweise prüfen (docs/import.md) oder das Feld entfernen.',
          en: 'There is no such field. Please check the spelling (docs/import.md) or remove it.',
        },
      }));
    }
    const value = lookUp(data, issue.path);
    if (issue.code === 'invalid_union') {
      const text = {
        de: `„${shown(value)}“ passt nicht. Erwartet wird genau eine der Formen in docs/import.md.`,
        en: `“${shown(value)}” does not fit. Expected is exactly one of the forms in docs/import.md.`,
      };
      return [{ path: pathText(issue.path), record, text }];
    }
    const wanted = expected(issue);
    const text =
      value === undefined
        ? { de: `Das Feld fehlt. Erwartet: ${wanted.de}.`, en: `The field is missing. Expected: ${wanted.en}.` }
        : {
            de: `„${shown(value)}“ geht hier nicht. Erwartet: ${wanted.de}.`,
            en: `“${shown(value)}” is not possible here. Expected: ${wanted.en}.`,
          };
    return [{ path: pathText(issue.path), record, text }];
  });
}
