import type * as z from 'zod';
import type { Language } from './values.ts';

/** A sentence in both languages. */
export type Text = Readonly<Record<Language, string>>;

/** Something in a file that has to be put right before it can be used. */
export interface Problem {
  /** where, as in the file: `cases[3].contacts[0].on` */
  readonly path: string;
  /** the case number or id of the nearest record, where it has one */
  readonly record: string | undefined;
  readonly text: Text;
}

type Path = readonly PropertyKey[];

const SHOWN = 60;

function cut(text: string): string {
  const start = [...text.slice(0, 2 * SHOWN)];
  return start.length > SHOWN ? `${start.slice(0, SHOWN - 1).join('')}…` : start.join('');
}

const escaped = (char: string): string =>
  Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');

const printable = (text: string): string =>
  text.replace(/\P{Assigned}|[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, escaped);

/** Text of a file as it may be printed: one line, no control or invisible characters, not too long. */
export const visible = (text: string): string => printable(cut(text));

/** A path as in the file; a key that is no plain word stands in quotes: `office["a b"]`. */
export function pathText(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (!/^[\p{L}_$][\p{L}\p{N}_$-]{0,39}$/u.test(String(part)))
      text += `[${printable(JSON.stringify(cut(String(part))))}]`;
    else text += text === '' ? String(part) : `.${String(part)}`;
  }
  return text === '' ? '(Datei)' : text;
}

function lookUp(data: unknown, path: Path): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
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
    if (typeof no === 'string') name = visible(no);
    else if (typeof id === 'string' && name === undefined) name = visible(id);
  }
  return name;
}

/** A value as it stands there; of an object or a list only its own level. */
function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) return visible(String(value));
  return visible(
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && inner !== value ? '…' : inner,
    ),
  );
}

const MANY = 16;

function oneOf(values: readonly unknown[]): Text {
  const list = values.slice(0, MANY).map(String).join(' · ') + (values.length > MANY ? ' …' : '');
  return values.length === 1 ? { de: list, en: list } : { de: `eines von: ${list}`, en: `one of: ${list}` };
}

const TYPES: Readonly<Record<string, Text>> = {
  string: { de: 'ein Text', en: 'a text' },
  number: { de: 'eine Zahl', en: 'a number' },
  int: { de: 'eine ganze Zahl', en: 'a whole number' },
  boolean: { de: 'true oder false', en: 'true or false' },
  array: { de: 'eine Liste [ … ]', en: 'a list [ … ]' },
  object: { de: 'ein Objekt { … }', en: 'an object { … }' },
  record: { de: 'ein Objekt { … }', en: 'an object { … }' },
};

/** What a field expects, where its kind of value alone does not say it; the schemas give these names as messages. */
const WANTED = {
  date: {
    de: 'ein Datum JJJJ-MM-TT, das es gibt, z. B. 2026-05-21',
    en: 'a date YYYY-MM-DD that exists, e.g. 2026-05-21',
  },
  time: { de: 'eine Uhrzeit HH:MM, z. B. 19:00', en: 'a time of day HH:MM, e.g. 19:00' },
  id: {
    de: 'eine Kennung aus Buchstaben, Ziffern, „-“, „_“, „.“, höchstens 40 Zeichen, vorn ein Buchstabe oder eine Ziffer',
    en: 'an id of letters, digits, “-”, “_”, “.”, at most 40 characters, a letter or digit first',
  },
  caseNumber: {
    de: 'eine Nummer aus Buchstaben, Ziffern, „-“, „_“, „.“, „/“ mit mindestens einer Ziffer, höchstens 40 Zeichen',
    en: 'a number of letters, digits, “-”, “_”, “.”, “/” with at least one digit, at most 40 characters',
  },
  line: {
    de: 'eine Zeile Text ohne Steuerzeichen, nicht leer',
    en: 'one line of text without control characters, not empty',
  },
  monthDay: { de: 'ein Tag im Jahr MM-TT, z. B. 09-30', en: 'a day of the year MM-DD, e.g. 09-30' },
  period: {
    de: 'genau eines von { "months": n }, { "weeks": n }, { "days": n }, { "arbeitstage": n }',
    en: 'exactly one of { "months": n }, { "weeks": n }, { "days": n }, { "arbeitstage": n }',
  },
  offset: {
    de: 'genau eines von { "months": n }, { "weeks": n }, { "inMonth": n }',
    en: 'exactly one of { "months": n }, { "weeks": n }, { "inMonth": n }',
  },
  contactKinds: {
    de: '"any" oder eine Liste von Kontaktarten',
    en: '"any" or a list of kinds of contact',
  },
  actMark: { de: 'true oder "withReason"', en: 'true or "withReason"' },
  early: { de: '"any" oder { "weeks": n }', en: '"any" or { "weeks": n }' },
} as const satisfies Readonly<Record<string, Text>>;
export type Wanted = keyof typeof WANTED;

const isWanted = (name: string): name is Wanted => Object.hasOwn(WANTED, name);
const OTHER: Text = { de: 'etwas anderes (docs/import.md)', en: 'something else (docs/import.md)' };

function amount(bound: Text, limit: number | bigint, origin: string): Text {
  if (origin === 'string')
    return { de: `${bound.de} ${limit} Zeichen Text`, en: `${bound.en} ${limit} characters of text` };
  if (origin !== 'array') return { de: `${bound.de} ${limit}`, en: `${bound.en} ${limit}` };
  const one = Number(limit) === 1;
  return {
    de: `${bound.de} ${limit} ${one ? 'Eintrag' : 'Einträge'}`,
    en: `${bound.en} ${limit} ${one ? 'entry' : 'entries'}`,
  };
}

/** What a schema wanted instead of what it found. */
export function expected(issue: z.core.$ZodIssue): Text {
  if (isWanted(issue.message)) return WANTED[issue.message];
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? OTHER;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options) : OTHER;
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return WANTED.line;
      return amount({ de: 'mindestens', en: 'at least' }, issue.minimum, issue.origin);
    case 'too_big':
      return amount({ de: 'höchstens', en: 'at most' }, issue.maximum, issue.origin);
    default:
      return OTHER;
  }
}

const UNKNOWN_FIELD: Text = {
  de: 'Dieses Feld gibt es nicht. Bitte die Schreibweise prüfen (docs/import.md) oder das Feld entfernen.',
  en: 'There is no such field. Please check the spelling (docs/import.md) or remove it.',
};

/**
 * A schema's findings as sentences that say what stands there and what is expected; one for each place.
 * @param at where in `data` the checked value stands
 */
export function problemsOf(error: z.ZodError, data: unknown, at: Path = []): readonly Problem[] {
  const problems = new Map<string, Problem>();
  const report = (path: Path, record: string | undefined, text: Text) => {
    const where = pathText(path);
    if (!problems.has(where)) problems.set(where, { path: where, record, text });
  };
  for (const issue of error.issues) {
    const path = [...at, ...issue.path];
    const record = recordAt(data, path);
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) report([...path, key], record, UNKNOWN_FIELD);
      continue;
    }
    const value = lookUp(data, path);
    const wanted = expected(issue);
    report(
      path,
      record,
      value === undefined
        ? { de: `Das Feld fehlt. Erwartet: ${wanted.de}.`, en: `The field is missing. Expected: ${wanted.en}.` }
        : {
            de: `„${shown(value)}“ geht hier nicht. Erwartet: ${wanted.de}.`,
            en: `“${shown(value)}” is not possible here. Expected: ${wanted.en}.`,
          },
    );
  }
  return [...problems.values()];
}
