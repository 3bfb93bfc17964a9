import type { Text } from '../cases/problem.ts';

export const ENCODINGS = ['utf-8', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * What the bytes 80 to 9F stand for in Windows-1252; U+FFFD where they stand for nothing. Written down here because
 * TextDecoder takes them for ISO 8859-1 in Node 20.18.3 to 24.6 (nodejs/node#56542).
 */
const HIGH = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';
const BYTES = new Map(
  [...HIGH].flatMap((char, i) => (char === '\uFFFD' ? [] : [[char, String.fromCharCode(0x80 + i)]])),
);

/** A byte that is nothing in Windows-1252 becomes the control character of its number, so that a check finds it. */
const fromWindows = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\x80-\x9f]/gu, (byte) => {
    const char = HIGH[byte.charCodeAt(0) - 0x80] ?? byte;
    return char === '\uFFFD' ? byte : char;
  });

/** The bytes of a text; `undefined` and the first character that Windows-1252 does not have otherwise. */
export function toWindows(text: string): { readonly bytes: Buffer } | { readonly char: string } {
  const latin = text.replace(/[\u0100-\uffff]/g, (char) => BYTES.get(char) ?? '\u0100');
  const wrong = /[\u0080-\u009f]/u.exec(text) ?? (latin.includes('\u0100') ? firstUnknown(text) : null);
  return wrong === null ? { bytes: Buffer.from(latin, 'latin1') } : { char: wrong[0] };
}

const firstUnknown = (text: string): [string] => [
  [...text].find((char) => (char.codePointAt(0) ?? 0) > 0xff && !BYTES.has(char)) ?? '',
];

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** some bytes were no characters and stand there as U+FFFD */
  readonly damaged: boolean;
}

const strict = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

// two- and three-byte characters of UTF-8 as somebody sees them who takes them for single bytes
const UTF8_PAIR = /[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}/gu;
const HIGH_BYTE = /[\x80-\xff]/gu;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** A file that is UTF-8 but for a few bytes: the umlauts in it are pairs, and single ones are rare. */
function mostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const pairs = count(text, UTF8_PAIR);
  return pairs > count(text.replace(UTF8_PAIR, ''), HIGH_BYTE);
}

const UTF16: Text = {
  de: 'Die Datei ist in UTF-16 gespeichert („Unicode-Text“). Bitte als „CSV UTF-8“ oder „CSV“ speichern.',
  en: 'The file is in UTF-16 (“Unicode text”). Please save it as “CSV UTF-8” or “CSV”.',
};
const NO_TEXT: Text = {
  de: 'Das ist keine CSV-Datei: sie enthält Nullbytes. Bitte als „CSV UTF-8“ oder „CSV“ speichern.',
  en: 'This is no CSV file: it holds zero bytes. Please save it as “CSV UTF-8” or “CSV”.',
};
const TOO_LARGE: Text = {
  de: 'Die Datei ist zu groß. Bitte in mehrere Importe teilen (höchstens 400 MB je Datei).',
  en: 'The file is too large. Please split it into several imports (at most 400 MB per file).',
};
const MOST_BYTES = 400 * 1024 * 1024;

/** The text of a file: UTF-8 where it is that, else Windows-1252; or what else it is. */
export function decode(bytes: Buffer, wanted?: Encoding): Decoded | { readonly fault: Text } {
  if (bytes.length > MOST_BYTES) return { fault: TOO_LARGE };
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return { fault: UTF16 };
  if (bytes.includes(0)) return { fault: bytes.subarray(0, 200).includes(0) && bytes[1] === 0 ? UTF16 : NO_TEXT };
  if (wanted === 'windows-1252') return { text: fromWindows(bytes), encoding: wanted, damaged: false };
  const text = strict(bytes);
  if (text !== undefined) return { text, encoding: 'utf-8', damaged: false };
  const marked = bytes.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf));
  if (wanted === 'utf-8' || marked || mostlyUtf8(bytes))
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8', damaged: true };
  return { text: fromWindows(bytes), encoding: 'windows-1252', damaged: false };
}
