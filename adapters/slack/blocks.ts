import type { ActionsBlock, Button, HeaderBlock, KnownBlock, SectionBlock } from '@slack/types';
import { type Action, type Item, plain, type Reply, type Section } from '../../src/reply/reply.ts';
import type { SealedReply } from '../../src/reply/seal.ts';
import { fitted } from '../chat/fitted.ts';
import { safe } from '../console/safe.ts';
import { BUTTONS_IN_A_ROW, MAX_BLOCKS, MAX_BUTTON, MAX_HEADER, MAX_ID, MAX_PAGE_TEXT } from './limits.ts';
import { literal, type Passage, passagesOf, textBlocks } from './mrkdwn.ts';

/** A message, or as much of it as fits. */
export interface Page {
  /** what a preview, a notification and a screen reader are given first: the title alone */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** What a rendering needs besides the reply. */
export interface Drawing {
  /** the opaque value of a button for a command; `undefined` where it is too long for one */
  readonly value: (command: string) => string | undefined;
  /** buttons of the adapter's own, after those of the reply */
  readonly more?: readonly OwnButton[];
  /** name of the message, by which it can be found again */
  readonly key?: string | undefined;
}

/** A button whose value is made already. */
export interface OwnButton {
  readonly label: string;
  readonly value: string;
}

/** action_id of every button of ours; what it does is in its sealed value. */
export const DO = 'fallbote-do';
const KEY_PREFIX = 'fallbote-key-';

/** Room that the header, the buttons and "Weiter" take. */
const ROWS_OF_A_PAGE = MAX_BLOCKS - 10;

const titleOf = (title: string): string => (safe(title).trim() === '' ? 'Fallbote' : safe(title));

const headerOf = (title: string, key: string | undefined): HeaderBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: fitted(titleOf(title), MAX_HEADER), emoji: false },
  ...(key === undefined ? {} : { block_id: fitted(`${KEY_PREFIX}${key}`, MAX_ID) }),
});

/** Whether a block of a message that Slack has kept carries this key. */
export const carriesKey = (block: { readonly block_id?: unknown }, key: string): boolean =>
  block.block_id === fitted(`${KEY_PREFIX}${key}`, MAX_ID);

const buttonOf = ({ label, value }: OwnButton, position: number): Button => ({
  type: 'button',
  action_id: `${DO}-${position}`,
  text: { type: 'plain_text', text: fitted(safe(label).trim() || '…', MAX_BUTTON), emoji: false },
  value,
});

/** Buttons in rows. Their ids say their place only: how many there are before them. */
function buttonRows(buttons: readonly OwnButton[], before: number): ActionsBlock[] {
  const rows: ActionsBlock[] = [];
  for (let from = 0; from < buttons.length; from += BUTTONS_IN_A_ROW) {
    const row = buttons.slice(from, from + BUTTONS_IN_A_ROW);
    rows.push({ type: 'actions', elements: row.map((button, i) => buttonOf(button, before + from + i)) });
  }
  return rows;
}

/** Blocks that stand on one page: a text, and the buttons of its last line. */
type Part = readonly [SectionBlock, ...ActionsBlock[]];

/** The parts of a reply, as many on a page as fit; at least one page. */
function pagesOf(parts: readonly Part[]): KnownBlock[][] {
  const pages: KnownBlock[][] = [[]];
  let length = 0;
  for (const part of parts) {
    const page = pages.at(-1) ?? [];
    const more = part[0].text?.text.length ?? 0;
    if (page.length > 0 && (page.length + part.length > ROWS_OF_A_PAGE || length + more > MAX_PAGE_TEXT)) {
      pages.push([...part]);
      length = more;
    } else {
      page.push(...part);
      length += more;
    }
  }
  return pages;
}

/** A command that no button can hold stands as words to type. */
const inWords = ({ label, command }: Action): Item => ({ line: [plain(`${label}: `), command] });

/** More buttons than this on one message help nobody; a reply has far fewer. */
const MOST_BUTTONS = 25;

interface Drawn {
  readonly buttons: readonly OwnButton[];
  /** what no button can hold */
  readonly typed: readonly Item[];
}

function drawn(actions: readonly Action[], { value }: Drawing): Drawn {
  const made = actions.map((action) => ({ action, value: value(action.command.text) }));
  return {
    buttons: made.flatMap(({ action: { label }, value: own }) => (own === undefined ? [] : { label, value: own })),
    typed: made.filter((one) => one.value === undefined).map(({ action }) => inWords(action)),
  };
}

/** Passages with the buttons of their last lines. */
function partsOf(passages: readonly Passage[], drawing: Drawing): readonly Part[] {
  // the first ids are for the buttons below the message
  let before = MOST_BUTTONS;
  return passages.flatMap(({ blocks, actions }): readonly Part[] => {
    const { buttons, typed } = drawn(actions, drawing);
    const all = [...blocks, ...textBlocks({ items: typed })];
    const rows = buttonRows(buttons.slice(0, MOST_BUTTONS), before);
    before += buttons.length;
    return all.map((block, i) => (i === all.length - 1 ? [block, ...rows] : [block]));
  });
}

/**
 * A reply as Slack shows it: the public title as the header and the only fallback text, then its sections with the
 * buttons of their lines, then its own buttons. A long one is several pages; its own buttons stand on the last.
 */
export function renderReply(
  { reply }: SealedReply<'private'> | SealedReply<'channel'>,
  drawing: Drawing,
): readonly Page[] {
  const { title, sections, actions, page } = reply as Reply;
  const own = page === undefined || page.of === 1 ? title : `${title} (${page.number}/${page.of})`;
  const below = drawn(actions, drawing);
  const words: readonly Section[] = below.typed.length === 0 ? [] : [{ items: below.typed }];
  const pages = pagesOf(partsOf([...sections, ...words].flatMap(passagesOf), drawing));
  const buttons = [...below.buttons, ...(drawing.more ?? [])].slice(0, MOST_BUTTONS);
  return pages.map((parts, i): Page => {
    const name = pages.length === 1 ? own : `${own} · ${i + 1}/${pages.length}`;
    return {
      text: literal(fitted(titleOf(name), MAX_HEADER)),
      blocks: [
        headerOf(name, i === 0 ? drawing.key : undefined),
        ...parts,
        ...(i === pages.length - 1 ? buttonRows(buttons, 0) : []),
      ],
    };
  });
}

/** A page as the answer to a command, for the person alone. */
export interface Ephemeral extends Page {
  readonly response_type: 'ephemeral';
}

const ephemerals = new WeakMap<Page, Ephemeral>();

/** The same for the same page: whoever writes it down need do so once. */
export function ephemeral(page: Page): Ephemeral {
  const before = ephemerals.get(page);
  if (before !== undefined) return before;
  const made: Ephemeral = { response_type: 'ephemeral', text: page.text, blocks: page.blocks };
  ephemerals.set(page, made);
  return made;
}

/** A page with a sentence of the adapter's own at its end. */
export const withRemark = (page: Page, remark: string): Page => ({
  ...page,
  blocks: [...page.blocks, { type: 'context', elements: [{ type: 'plain_text', text: remark, emoji: false }] }],
});

/** A page with one more button, to go on. */
export const withButton = (page: Page, button: OwnButton): Page => ({
  ...page,
  blocks: [
    ...page.blocks,
    // ids are unique in a message
    { type: 'actions', elements: [{ ...buttonOf(button, 0), action_id: `${DO}-next` }] },
  ],
});
