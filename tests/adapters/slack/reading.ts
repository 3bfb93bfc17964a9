import type { SlackMessage } from './emulation.ts';

type Thing = Readonly<Record<string, unknown>>;
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;

/** What mrkdwn of ours looks like: bold marks gone, what was escaped as it was. */
const seen = (text: string): string =>
  text
    .replace(/(?<!\u2060)\*(?!\u2060)/gu, '')
    .replaceAll('\u2060', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The text that a text object, an element or a block shows, as somebody reads it. */
function read(thing: unknown): string {
  if (!isThing(thing)) return '';
  const elements = Array.isArray(thing['elements']) ? thing['elements'] : [];
  switch (thing['type']) {
    case 'mrkdwn':
      return typeof thing['text'] === 'string' ? seen(thing['text']) : '';
    case 'plain_text':
      return typeof thing['text'] === 'string' ? thing['text'] : '';
    case 'actions':
      return elements.map(read).join('\n');
    case 'input':
      return [read(thing['label']), read(thing['hint']), read(thing['element'])].join('\n');
    default:
      return read(thing['text']);
  }
}

/** What a message, a window or a home tab shows, line by line. */
export const textOfBlocks = (blocks: readonly unknown[] = []): string => blocks.map(read).join('\n').trim();

/** The same without the buttons, whose words are commands in words elsewhere. */
export const wordsOf = ({ blocks = [] }: Pick<SlackMessage, 'blocks'>): string =>
  textOfBlocks(blocks.filter(({ type }) => type !== 'actions'));

/** Every text in a value, however deep: what somebody could read who looks behind the scenes. */
export function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return isThing(value) ? Object.values(value).flatMap(strings) : [];
}
