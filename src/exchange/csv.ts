import { CsvError, parse } from 'csv-parse/sync';

export const DELIMITERS = [';', ',', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const SEP_LINE = /^sep=(.)\r?\n/u;

/** What separates the cells: what stands most often in the header row, outside of quotes. Excel may name it itself. */
export function delimiterOf(text: string): Delimiter {
  const named = DELIMITERS.find((mark) => mark === SEP_LINE.exec(text.replace(/^\uFEFF/u, ''))?.[1]);
  if (named !== undefined) return named;
  const counts = new Map<string, number>();
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n' || char === '\r') break;
    else counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  const found = DELIMITERS.map((mark) => ({ mark, n: counts.get(mark) ?? 0 }));
  return found.reduce((best, next) => (next.n > best.n ? next : best)).mark;
}

export interface Sink {
  /** A row that is not empty; rows are counted as a spreadsheet does, the header is row 1. `share`: how much is read. */
  row(cells: readonly string[], row: number, share: number): void;
  /** A line whose quotes do not match; `line` is its text. */
  torn(line: string, row: number): void;
}

const QUOTE = 0x22;
const [NEWLINE, RETURN] = [0x0a, 0x0d];
/** So many torn lines that the file is something else. */
const MOST_TORN = 100;

/** Where the record with this index begins; all before it are well-formed. */
function startOf(bytes: Buffer, index: number): number {
  let at = 0;
  let quoted = false;
  for (let record = 0; record < index && at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && (byte === NEWLINE || (byte === RETURN && bytes[at + 1] !== NEWLINE))) record++;
  }
  return at;
}

/** Where the line from here ends, and where the next one begins. */
function lineEnd(bytes: Buffer, from: number): readonly [end: number, next: number] {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === NEWLINE) return [at, at + 1];
    if (bytes[at] === RETURN) return [at, bytes[at + 1] === NEWLINE ? at + 2 : at + 1];
  }
  return [bytes.length, bytes.length];
}

const count = (text: string, part: string) => text.split(part).length - 1;

/**
 * Whether a cell holds what must be whole rows: a quote that nobody closed swallows them up to the next quote, and
 * then as many delimiters as they have cells. A note of several lines has fewer.
 */
function swallowsRows(cells: readonly string[], delimiter: string, columns: number): boolean {
  return cells.some((cell) => {
    if (!cell.includes('\n') && !cell.includes('\r')) return false;
    const lines = cell.split(/\r\n|\n|\r/u).length - 1;
    return count(cell, delimiter) >= lines * Math.max(columns - 1, 0);
  });
}

const OPTIONS = { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true };

/** How many records there are before the first one that is torn. */
function soundRecords(bytes: Buffer, delimiter: Delimiter): number {
  let records = 0;
  try {
    parse(bytes, { ...OPTIONS, delimiter, on_record: () => void records++ });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return records;
}

/** The records of a part of a file, and whether they are all of it. */
function recordsOf(
  bytes: Buffer,
  delimiter: Delimiter,
): readonly [records: readonly (readonly string[])[], whole: boolean] {
  try {
    return [parse(bytes, { ...OPTIONS, delimiter }), true];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const sound = soundRecords(bytes, delimiter);
    return [sound === 0 ? [] : parse(bytes, { ...OPTIONS, delimiter, to: sound }), false];
  }
}

/** So much of a file is split at a time: the rows of a large office would fill the memory. */
const PART = 1 << 20;

/** Where a part of a file ends that begins here: behind a line end outside of quotes. */
function partEnd(bytes: Buffer, from: number): number {
  let at = Math.min(from + PART, bytes.length);
  let quoted = false;
  for (let i = bytes.indexOf(QUOTE, from); i >= 0 && i < at; i = bytes.indexOf(QUOTE, i + 1)) quoted = !quoted;
  for (; at < bytes.length; at++) {
    if (bytes[at] === QUOTE) quoted = !quoted;
    else if (!quoted && bytes[at] === NEWLINE) return at + 1;
  }
  return bytes.length;
}

/**
 * Reads the rows of a CSV text. A line with a quote out of place is told on its own and reading goes on behind it, so
 * that it takes no other row with it. Gives false where there are so many of them that the rest was left unread.
 */
export function readCsv(text: string, delimiter: Delimiter, sink: Sink): boolean {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const skipped = SEP_LINE.exec(text.slice(bom, bom + 10))?.[0] ?? '';
  const bytes = Buffer.from(text.slice(bom + skipped.length));
  let row = skipped === '' ? 0 : 1;
  let columns = 0;
  let torn = 0;
  for (let at = 0; at < bytes.length; ) {
    if (torn === MOST_TORN) return false;
    const end = partEnd(bytes, at);
    const part = bytes.subarray(at, end);
    const [records, whole] = recordsOf(part, delimiter);
    let taken = 0;
    for (const cells of records) {
      const filled = cells.some((cell) => cell.trim() !== '');
      if (filled && columns === 0) columns = cells.length;
      if (swallowsRows(cells, delimiter, columns)) break;
      taken++;
      row++;
      if (filled) sink.row(cells, row, end / bytes.length);
    }
    if (whole && taken === records.length) {
      at = end;
      continue;
    }
    torn++;
    const from = at + startOf(part, taken);
    const [lineAt, next] = lineEnd(bytes, from);
    row++;
    sink.torn(bytes.subarray(from, lineAt).toString('utf8'), row);
    at = next;
  }
  return true;
}
