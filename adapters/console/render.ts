import { inspect } from 'node:util';
import type { Action, Line, Reply, Span } from '../../src/reply/reply.ts';
import type { SealedReply } from '../../src/reply/seal.ts';
import { safe } from './safe.ts';

type Style = NonNullable<Span['style']> | 'title' | 'command';

const STYLES: Record<Style, readonly ('bold' | 'dim' | 'red' | 'cyan')[]> = {
  strong: ['bold'],
  muted: ['dim'],
  alert: ['bold', 'red'],
  title: ['bold', 'cyan'],
  command: ['cyan'],
};

/** Whether a stream should get colours: a terminal, and nobody said no (https://no-color.org). */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if ((env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return false;
  return stream.isTTY === true || (env['FORCE_COLOR'] ?? '0') !== '0';
}

/** Text between the codes of a style. Unlike `util.styleText` it asks no stream: `colour` was decided before. */
export function paint(text: string, style: Style, colour: boolean): string {
  if (!colour || text === '') return text;
  const codes = STYLES[style].map((name) => inspect.colors[name] ?? [0, 0]);
  const off = codes.map(([, end]) => `\u001B[${end}m`).reverse();
  return `${codes.map(([start]) => `\u001B[${start}m`).join('')}${text}${off.join('')}`;
}

/** Narrower than this nothing is readable, so lines are left to the terminal. */
const NARROWEST = 24;

/** Where lines of text begin and end, broken at spaces: the first line has `first` columns, the others `rest`. */
function breaks(text: string, first: number, rest: number): readonly (readonly [number, number])[] {
  const lines: (readonly [number, number])[] = [];
  let start = 0;
  let room = first;
  while (text.length - start > room) {
    let end = text.lastIndexOf(' ', start + room);
    if (end <= start) end = text.indexOf(' ', start + room);
    if (end < 0) break;
    let next = end;
    while (text[next] === ' ') next++;
    while (end > start && text[end - 1] === ' ') end--;
    lines.push([start, end]);
    start = next;
    room = rest;
  }
  lines.push([start, text.length]);
  return lines;
}

interface Drawing {
  readonly colour: boolean;
  /** columns of the window; without it lines are as long as they are, for pipes */
  readonly width?: number | undefined;
}

interface StyledSpan {
  readonly text: string;
  readonly style?: Style | undefined;
}

/** One line in as many rows as the window needs: the first begins with `indent`, the others with `hanging`. */
function drawLine(line: readonly StyledSpan[], indent: string, hanging: string, { colour, width }: Drawing): string {
  const spans = line.map(({ text, style }) => ({ text: safe(text), style }));
  const whole = spans.map((span) => span.text).join('');
  const columns = width === undefined || width < NARROWEST ? Number.POSITIVE_INFINITY : width;
  const rows = breaks(whole, columns - indent.length, columns - hanging.length);
  return rows
    .map(([from, to], row) => {
      let position = 0;
      let drawn = '';
      for (const { text, style } of spans) {
        const piece = text.slice(Math.max(0, from - position), Math.max(0, to - position));
        drawn += style === undefined ? piece : paint(piece, style, colour);
        position += text.length;
      }
      return `${row === 0 ? indent : hanging}${drawn}`;
    })
    .join('\n');
}

/** A reply for a terminal. Without colour and width it is the plain text twin. */
export function renderConsole(sealed: SealedReply<'private' | 'channel'>, drawing: Drawing): string {
  const { title, sections, actions, page } = sealed.reply as Reply;
  const draw = (line: readonly StyledSpan[] | Line, indent: string, hanging: string) =>
    drawLine(line, indent, hanging, drawing);
  const paged = page === undefined || page.of === 1 ? title : `${title} (${page.number}/${page.of})`;
  const drawAction = ({ label, command }: Action, indent: string) =>
    draw(
      [{ text: `→ ${label}:`, style: 'muted' }, { text: ' ' }, { text: command.text, style: 'command' }],
      indent,
      `${indent}  `,
    );
  const out: string[] = [draw([{ text: paged, style: 'title' }], '', '  ')];
  for (const section of sections) {
    if (section.heading !== undefined) out.push('', draw(section.heading, '', '  '));
    const indent = section.heading === undefined ? '' : '  ';
    for (const item of section.items) {
      out.push(draw(item.line, indent, `${indent}  `));
      for (const detail of item.details ?? []) out.push(draw(detail, '      ', '      '));
      for (const action of item.actions ?? []) out.push(drawAction(action, '      '));
    }
  }
  if (actions.length > 0) out.push('');
  for (const action of actions) out.push(drawAction(action, ''));
  return out.join('\n');
}

/** A sentence of the console's own; one that is set in continues under its text. */
export function renderText(text: string, drawing: Drawing): string {
  const indent = /^ */u.exec(text)?.[0] ?? '';
  return drawLine([{ text }], '', indent === '' ? '' : `${indent}   `, drawing);
}
