/** A word of a typed line, a quoted text, or a mark between words: "=", ":", ",", "|", ">=" … */
export interface Token {
  readonly text: string;
  readonly quoted: boolean;
  readonly mark: boolean;
}

/** What ends a quoted text, by what begins it. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"“”'],
  ['„', '“”"'],
  ['“', '”“"'],
  ['”', '”"'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ["'", "'’"],
  ['‚', "‘’'"],
  ['‘', "’'"],
  ['`', '`'],
]);
const CLOSERS = /[“”"]/u;
const SPACE = /[\s()[\]{}\p{Cc}\p{Zl}\p{Zp}]/u;
const DIGIT = /\d/;

const plain = (line: string): string =>
  line
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replaceAll('≥', '>=')
    .replaceAll('≤', '<=')
    .replaceAll(';', ',')
    // "300,- €"
    .replace(/(\d),-(?!\d)/gu, '$1');

/**
 * Takes a typed line apart. A comma between two digits stays in its word ("12,5"); a quote that nobody closes is no quote.
 * Linear in the length of the line.
 */
export function tokenize(line: string): readonly Token[] {
  const text = plain(line);
  const tokens: Token[] = [];
  /** closers that do not occur in the rest */
  const gone = new Set<string>();
  let word = '';
  const end = () => {
    if (word !== '') tokens.push({ text: word, quoted: false, mark: false });
    word = '';
  };
  const mark = (sign: string) => {
    end();
    tokens.push({ text: sign, quoted: false, mark: true });
  };
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (SPACE.test(char)) {
      end();
      continue;
    }
    const closers = word === '' ? QUOTES.get(char) : undefined;
    if (closers !== undefined && !gone.has(closers)) {
      let close = i + 1;
      while (close < text.length && !closers.includes(text.charAt(close))) close++;
      if (close < text.length) {
        const inner = text.slice(i + 1, close).trim();
        if (inner !== '') tokens.push({ text: inner, quoted: true, mark: false });
        i = close;
        continue;
      }
      gone.add(closers);
    }
    if (closers !== undefined || CLOSERS.test(char)) continue;
    if (char === '=') {
      if (tokens.at(-1)?.text !== '=' || word !== '') mark('=');
    } else if (char === '<' || char === '>') {
      const equal = text.charAt(i + 1) === '=';
      mark(equal ? `${char}=` : char);
      if (equal) i++;
    } else if (char === ':' || char === '|') mark(char);
    else if (char === ',') {
      if (word !== '' && DIGIT.test(text.charAt(i - 1)) && DIGIT.test(text.charAt(i + 1))) word += char;
      else mark(',');
    } else word += char;
  }
  end();
  return tokens;
}

/** Words as one text again, without the commas around them. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ text }) => text)
    .join(' ')
    .replace(/^[ ,]+|[ ,]+$/gu, '');
}

/** The same words with quoted lists taken apart: "schulden,wohnen" in quotes is two. */
export const unquoted = (tokens: readonly Token[]): readonly Token[] =>
  tokens.some(({ quoted }) => quoted) ? tokenize(tokens.map(({ text }) => text).join(' ')) : tokens;
