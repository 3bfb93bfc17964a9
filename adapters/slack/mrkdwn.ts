import type { SectionBlock } from '@slack/types';
import { type Action, type Item, type Line, plain, type Section } from '../../src/reply/reply.ts';
import { safe } from '../console/safe.ts';
import { MAX_TEXT_OBJECT } from './limits.ts';

/** Invisible, and no boundary of a word: what stands between two of them formats nothing. */
const JOINER = '\u2060';

/**
 * Text that Slack shows as it is: nobody is mentioned, nothing is linked, formatted or turned into a picture. (Rich text
 * would need none of this, but not everything that shows Slack's messages can show it.)
 */
export const literal = (text: string): string =>
  safe(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/gu, (mark) => `${JOINER}${mark}${JOINER}`)
    .replace(/:(?=[\w+'-]+:)/gu, `:${JOINER}`);

const isWordy = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** A line with its important words in bold. The meaning is in the words alone. */
function markedUp(line: Line): string {
  const spans = line.filter(({ text }) => text !== '').map((span) => ({ ...span, text: safe(span.text) }));
  return spans
    .map(({ text, style }, i) => {
      const [, before = '', word = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
      const shown = literal(word);
      if ((style !== 'strong' && style !== 'alert') || word === '')
        return `${literal(before)}${shown}${literal(after)}`;
      // between letters the marks would be shown themselves
      const left = before === '' ? (spans[i - 1]?.text.at(-1) ?? '') : '';
      const right = after === '' ? (spans[i + 1]?.text.at(0) ?? '') : '';
      return isWordy(left) || isWordy(right) ? `${before}${shown}${after}` : `${before}*${shown}*${after}`;
    })
    .join('');
}

/** A text in pieces that fit, broken at spaces; of most lines it is one. */
function pieces(text: string, most: number): readonly string[] {
  const made: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most);
    let end = space > most / 2 ? space : most;
    // not within an escaped character, nor within one of two halves
    const entity = rest.lastIndexOf('&', end);
    if (entity > end - 5 && entity > 0 && rest.indexOf(';', entity) >= end) end = entity;
    if (/[\uD800-\uDBFF]/u.test(rest[end - 1] ?? '')) end--;
    made.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...made, rest];
}

/** A `>` that begins a line would quote it. */
const unquoted = (line: string): string => (line.startsWith('&gt;') ? `${JOINER}${line}` : line);

function linesOf({ line, details = [] }: Item, listed: boolean): readonly string[] {
  const own = markedUp(line);
  return [
    listed ? `• ${own}` : unquoted(own),
    ...details.map((detail) => `${listed ? '      ◦ ' : '• '}${markedUp(detail)}`),
  ];
}

const headingOf = ({ heading }: Section): readonly string[] =>
  heading === undefined ? [] : [markedUp([plain(heading.map(({ text }) => text).join(''), 'strong')])];

/** Lines in as many blocks as their length needs. */
function blocksOf(lines: readonly string[]): readonly SectionBlock[] {
  const blocks: string[] = [];
  for (const line of lines.flatMap((text) => pieces(text, MAX_TEXT_OBJECT))) {
    const last = blocks.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= MAX_TEXT_OBJECT)
      blocks[blocks.length - 1] = `${last}\n${line}`;
    else blocks.push(line);
  }
  return blocks
    .filter((text) => text.trim() !== '')
    .map((text) => ({ type: 'section', expand: true, text: { type: 'mrkdwn', text, verbatim: true } }));
}

/** A section of a reply: heading, then its items as a list. */
export const textBlocks = (section: Section): readonly SectionBlock[] =>
  blocksOf([...headingOf(section), ...section.items.flatMap((item) => linesOf(item, section.heading !== undefined))]);

/** Text, and what can be done about its last line. */
export interface Passage {
  readonly blocks: readonly SectionBlock[];
  readonly actions: readonly Action[];
}

/** A section cut after each line that has actions of its own. */
export function passagesOf(section: Section): readonly Passage[] {
  const passages: Passage[] = [];
  let lines = [...headingOf(section)];
  for (const item of section.items) {
    lines.push(...linesOf(item, section.heading !== undefined));
    if (item.actions === undefined || item.actions.length === 0) continue;
    passages.push({ blocks: blocksOf(lines), actions: item.actions });
    lines = [];
  }
  return lines.length === 0 ? passages : [...passages, { blocks: blocksOf(lines), actions: [] }];
}
