import { styleText } from 'node:util';
import type { Line, Reply, Span } from '../../src/reply/reply.ts';
import type { SealedReply } from '../../src/reply/seal.ts';
import { textOf } from '../../src/reply/text.ts';

type Format = Parameters<typeof styleText>[0];

const STYLES: Record<NonNullable<Span['style']>, Format> = { strong: 'bold', muted: 'dim', alert: ['bold', 'red'] };

/** Whether a stream should get colours: a terminal, and nobody said no (https://no-color.org). */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if ((env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return false;
  return stream.isTTY === true || (env['FORCE_COLOR'] ?? '0') !== '0';
}

/** Text of a line that cannot steer the terminal: control characters become visible. */
const safe = (text: string): string => text.replace(/\p{Cc}/gu, '·');

function drawLine(line: Line): string {
  return line
    .map((span) => (span.style === undefined ? safe(span.text) : styleText(STYLES[span.style], safe(span.text))))
    .join('');
}

/** Wraps at word boundaries so that details stay readable in a narrow window. */
function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  lines.push(current);
  return lines.map((line, i) => (i === 0 ? line : `${indent}${line}`)).join('\n');
}

/** A reply for a terminal. Without colour it is the plain text twin. */
export function renderConsole(
  sealed: SealedReply<'private' | 'channel'>,
  options: { readonly colour: boolean; readonly width: number },
): string {
  if (!options.colour) return textOf(sealed).split('\n').map(safe).join('\n');
  const { title, sections, actions, page } = sealed.reply as Reply;
  const out: string[] = [
    styleText(
      ['bold', 'cyan'],
      safe(page === undefined || page.of === 1 ? title : `${title} (${page.number}/${page.of})`),
    ),
  ];
  for (const section of sections) {
    if (section.heading !== undefined) out.push('', drawLine(section.heading));
    const indent = section.heading === undefined ? '' : '  ';
    for (const item of section.items) {
      out.push(`${indent}${drawLine(item.line)}`);
      for (const detail of item.details ?? []) {
        const text = wrap(detail.map((span) => safe(span.text)).join(''), Math.max(30, options.width - 8), '      ');
        out.push(`      ${styleText(STYLES[detail[0]?.style ?? 'muted'], text)}`);
      }
    }
  }
  if (actions.length > 0)
    out.push(
      '',
      ...actions.map(
        (action) => `${styleText('dim', `→ ${action.label}:`)} ${styleText('cyan', safe(action.command.text))}`,
      ),
    );
  return out.join('\n');
}
