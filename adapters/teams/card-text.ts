import type { Item, Line, Section, Span } from '../../src/reply/reply.ts';
import { fitted } from '../chat/fitted.ts';
import { safe } from '../console/safe.ts';
import type { Element, RichTextBlock, Spacing, TextBlock, TextRun } from './card-types.ts';
import { CARD_BYTES, MAX_BLOCK_TEXT, MAX_TITLE } from './limits.ts';

/** Invisible, and no boundary of a word: what it stands in means nothing any more. */
const JOINER = '\u2060';

/** Whether there is nothing in a text that {@link literal} would change; most texts are that plain. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // printable ASCII but "{", letters of Europe, dashes, quotation marks, bullets and "…"
    if (code >= 0x20 && code < 0x7f && code !== 0x7b) continue;
    if ((code >= 0xa0 && code < 0x600) || (code >= 0x2010 && code < 0x2028)) continue;
    return false;
  }
  return true;
}

/** Text where a card knows no Markdown: shown as it is. Only `{{DATE(…)}}` would still be worked out. */
export const literal = (text: string): string =>
  isPlain(text)
    ? text
    : safe(text)
        // half a character is none
        .replace(/\p{Cs}/gu, '\ufffd')
        .replace(/\{(?=\{)/gu, `{${JOINER}`);

/** What begins a list, a heading or a quotation in Markdown. */
const BEGINNING = /^(?:([#>+-])|(\d+)([.)]))/u;

/** The same where a card knows Markdown: nothing in the text formats, links or lists. */
export const unmarked = (text: string): string =>
  literal(text)
    .trim()
    .replace(/[\\`*_[\]<>&~|!]/gu, '\\$&')
    .replace(BEGINNING, (_all, mark?: string, digits?: string, end?: string) =>
      mark === undefined ? `${digits}\\${end}` : `\\${mark}`,
    )
    // what looks like an address would be linked
    .replace(/:(?=\/\/)|[.@](?=\p{L})/gu, `${JOINER}$&${JOINER}`);

/** The public title as it is read anywhere: in a preview, in the activity feed, above the card. */
export const titleText = (title: string): string => fitted(literal(title).trim() || 'Fallbote', MAX_TITLE);

export const headerOf = (title: string): TextBlock => ({
  type: 'TextBlock',
  text: unmarked(titleText(title)),
  style: 'heading',
  size: 'Large',
  weight: 'Bolder',
  wrap: true,
});

/** Something in a card, and how many bytes of JSON it takes at most. */
export interface Sized<T = Element> {
  readonly it: T;
  readonly bytes: number;
}

export const sizeOf = (blocks: readonly Sized[]): number => blocks.reduce((all, { bytes }) => all + bytes, 0);

/** At most so many bytes a text takes as JSON; it is {@link literal}. */
export const bytesOf = (text: string): number =>
  Buffer.byteLength(text) + (text.includes('"') || text.includes('\\') ? text.length : 0);

/** Bytes of a block besides its runs, and of a run besides its text. */
const AROUND_BLOCK = 60;
const AROUND_RUN = 32;
const AROUND_STYLE = 40;

type Style = Span['style'];

const runOf = (text: string, style: Style): TextRun => {
  switch (style) {
    case 'strong':
      return { type: 'TextRun', text, weight: 'Bolder' };
    // the words say it: the colour does not stand alone
    case 'alert':
      return { type: 'TextRun', text, weight: 'Bolder', color: 'Attention' };
    case 'muted':
      return { type: 'TextRun', text, isSubtle: true };
    default:
      return { type: 'TextRun', text };
  }
};

interface Piece {
  readonly text: string;
  readonly style: Style;
}

/** A line in as few pieces as its styles need. */
function piecesOf(line: Line, before: string): Piece[] {
  const pieces: Piece[] = [];
  let text = before;
  let style: Style;
  for (const span of line) {
    if (span.text === '') continue;
    if (text !== '' && span.style !== style) {
      pieces.push({ text: literal(text), style });
      text = '';
    }
    text += span.text;
    style = span.style;
  }
  if (text !== '') pieces.push({ text: literal(text), style });
  return pieces;
}

/** Where a text that is too long is broken: at a space, never within a character. */
function endOf(text: string, most: number): number {
  const space = text.lastIndexOf(' ', most);
  if (space > most / 2) return space + 1;
  return /[\uD800-\uDBFF]/u.test(text[most - 1] ?? '') ? most - 1 : most;
}

/** Pieces in groups that fit into one block each. */
function groupsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [[]];
  let room = MAX_BLOCK_TEXT;
  for (const { text, style } of pieces) {
    let rest = text;
    while (rest !== '') {
      if (room < 2) {
        groups.push([]);
        room = MAX_BLOCK_TEXT;
      }
      const end = rest.length <= room ? rest.length : Math.max(1, endOf(rest, room));
      groups.at(-1)?.push({ text: rest.slice(0, end), style });
      room = end < rest.length ? 0 : room - end;
      rest = rest.slice(end);
    }
  }
  return groups;
}

/** A line as blocks; of most lines it is one, of an empty one none. */
export function blocksOf(line: Line, spacing: Spacing, before = ''): readonly Sized<RichTextBlock>[] {
  const pieces = piecesOf(line, before);
  let length = 0;
  for (const { text } of pieces) length += text.length;
  if (length === 0) return [];
  const groups = length <= MAX_BLOCK_TEXT ? [pieces] : groupsOf(pieces);
  return groups.map((group): Sized<RichTextBlock> => {
    let bytes = AROUND_BLOCK;
    const inlines = group.map(({ text, style }) => {
      bytes += AROUND_RUN + (style === undefined ? 0 : AROUND_STYLE) + bytesOf(text);
      return runOf(text, style);
    });
    return { it: { type: 'RichTextBlock', spacing, inlines }, bytes };
  });
}

const BULLET = '•\u2002';
const INNER = '◦\u2002';
const AROUND_INSET = 190;

/** Lines that are set in: also where one of them takes several rows. */
const inset = (lines: readonly Sized<RichTextBlock>[]): Sized => ({
  it: {
    type: 'ColumnSet',
    spacing: 'None',
    columns: [
      { type: 'Column', width: '4px', items: [] },
      { type: 'Column', width: 'stretch', spacing: 'Small', items: lines.map(({ it }) => it) },
    ],
  },
  bytes: sizeOf(lines) + AROUND_INSET,
});

/** Lines that take more than this are not kept together. */
export const TOGETHER = CARD_BYTES / 3;

/** A line of a reply with its details. */
export function itemBlocks(
  { line, details = [] }: Item,
  listed: boolean,
  spacing: Spacing = 'Small',
): readonly Sized[] {
  const own = blocksOf(line, spacing, listed ? BULLET : '');
  const inner = details.flatMap((detail) => blocksOf(detail, 'None', listed ? INNER : BULLET));
  if (inner.length === 0) return own;
  return sizeOf(inner) <= TOGETHER ? [...own, inset(inner)] : [...own, ...inner.map((one) => inset([one]))];
}

export const headingBlocks = ({ heading }: Section): readonly Sized<RichTextBlock>[] =>
  heading === undefined
    ? []
    : blocksOf(
        heading.map((span) => ({ ...span, style: 'strong' })),
        'Medium',
      );
