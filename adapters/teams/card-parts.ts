import { type Item, type Action as Offer, plain, type Section } from '../../src/reply/reply.ts';
import { lineText } from '../../src/reply/text.ts';
import { fitted } from '../chat/fitted.ts';
import { buttonBytes, choiceBytes, LIST_BYTES, type LineButton, type OwnButton } from './card-buttons.ts';
import { headingBlocks, itemBlocks, literal, type Sized, sizeOf, TOGETHER } from './card-text.ts';
import { CARD_BYTES, LINE_BUTTON_BYTES, MAX_ACTIONS, MAX_LONG_LINE_NAME } from './limits.ts';

/** What stays together on a page: a line with its details, and what can be done about it. */
export interface Part {
  readonly blocks: readonly Sized[];
  readonly buttons: readonly LineButton[];
}

/** The token of a button for a command; `undefined` where none can hold it. */
export type Value = (command: string) => string | undefined;

/** What can be done, as buttons; and as words to type what no button can hold, or what would be too many of them. */
export interface Drawn {
  readonly buttons: readonly OwnButton[];
  readonly typed: readonly Item[];
}

const inWords = ({ label, command }: Offer): Item => ({ line: [plain(`${label}: `), command] });

/** @param most bytes of all buttons together */
export function drawn(offers: readonly Offer[], most: number, value: Value): Drawn {
  const buttons: OwnButton[] = [];
  const typed: Item[] = [];
  let bytes = 0;
  for (const offer of offers) {
    const token = value(offer.command.text);
    const button = { label: offer.label, value: token ?? '' };
    bytes += token === undefined ? 0 : buttonBytes(button);
    if (token === undefined || bytes > most) typed.push(inWords(offer));
    else buttons.push(button);
  }
  return { buttons, typed };
}

/** What a line is called away from itself: without what is only remarked about it. */
const nameOf = ({ line }: Item): string =>
  fitted(
    literal(lineText(line.filter(({ style }) => style !== 'muted' && style !== 'alert')))
      .replace(/\s+/gu, ' ')
      .trim(),
    MAX_LONG_LINE_NAME,
  );

/** Blocks together, or each by itself where they are too many for that; the buttons stand with the last. */
const together = (blocks: readonly Sized[], buttons: readonly LineButton[]): readonly Part[] =>
  sizeOf(blocks) <= TOGETHER
    ? [{ blocks, buttons }]
    : blocks.map((block, i) => ({ blocks: [block], buttons: i === blocks.length - 1 ? buttons : [] }));

/** A section line by line. */
export function partsOf(section: Section, value: Value): readonly Part[] {
  const listed = section.heading !== undefined;
  const parts: Part[] = [];
  // a heading stands with the first line below it
  let above: readonly Sized[] = headingBlocks(section);
  section.items.forEach((item, i) => {
    const { actions = [] } = item;
    const { buttons, typed } = actions.length === 0 ? NOTHING : drawn(actions, LINE_BUTTON_BYTES, value);
    const own = itemBlocks(item, listed, i === 0 && !listed ? 'Medium' : 'Small');
    const line = buttons.length === 0 ? '' : nameOf(item);
    const named = buttons.map((button): LineButton => ({ ...button, line }));
    parts.push(...together([...above, ...own, ...typed.flatMap((words) => itemBlocks(words, false))], named));
    above = [];
  });
  return above.length === 0 ? parts : [...parts, ...together(above, [])];
}

const NOTHING: Drawn = { buttons: [], typed: [] };

/** Bytes of buttons under their lines, or in a list where they would be too many. */
export const bytesOfButtons = (lines: readonly LineButton[], under: boolean): number =>
  under
    ? lines.reduce((all, button) => all + buttonBytes(button), 0)
    : lines.reduce((all, button) => all + choiceBytes(button), LIST_BYTES);

/** Buttons of lines that a page with "Weiter" has room for. */
export const ROOM_UNDER_LINES = MAX_ACTIONS - 1;

/** Parts in pages, as many on each as fit; at least one page. */
export function pagesOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const pages: Part[][] = [[]];
  let text = 0;
  let under = 0;
  let listed = LIST_BYTES;
  let count = 0;
  for (const part of parts) {
    const size = sizeOf(part.blocks);
    const more = part.buttons.length === 0 ? 0 : bytesOfButtons(part.buttons, true);
    const choices = part.buttons.length === 0 ? 0 : bytesOfButtons(part.buttons, false) - LIST_BYTES;
    const all = count + part.buttons.length;
    // whether the buttons are to be a list is known at the end: there has to be room for either
    const buttons =
      all > ROOM_UNDER_LINES ? listed + choices : Math.max(under + more, all === 0 ? 0 : listed + choices);
    const page = pages.at(-1);
    if (page !== undefined && (page.length === 0 || text + size + buttons <= CARD_BYTES)) {
      page.push(part);
      text += size;
      under += more;
      listed += choices;
      count = all;
    } else {
      pages.push([part]);
      text = size;
      under = more;
      listed = LIST_BYTES + choices;
      count = part.buttons.length;
    }
  }
  return pages;
}

/** Bytes of a page's text. */
export const textBytes = (page: readonly Part[]): number => page.reduce((all, { blocks }) => all + sizeOf(blocks), 0);
