import type { Reply, Section } from '../../src/reply/reply.ts';
import type { SealedReply } from '../../src/reply/seal.ts';
import { buttonBytes, buttonOf, listOf, type OwnButton, rowOf } from './card-buttons.ts';
import {
  bytesOfButtons,
  drawn,
  type Part,
  pagesOf,
  partsOf,
  ROOM_UNDER_LINES,
  textBytes,
  type Value,
} from './card-parts.ts';
import { headerOf, titleText, unmarked } from './card-text.ts';
import type { Action, Card, CardTexts, Element } from './card-types.ts';
import { CARD_BYTES, MAX_ACTIONS, OWN_BUTTON_BYTES } from './limits.ts';
import type { Activity } from './transport.ts';

export { type OwnButton, type PressedData, pressedIn } from './card-buttons.ts';
export type { Card, CardTexts } from './card-types.ts';

/** A card that Teams shows as it is, with the public title for preview, activity feed and notification. */
export interface Page {
  readonly title: string;
  readonly card: Card;
}

/** What a rendering needs besides the reply. */
export interface Drawing {
  /** the opaque token of a button for a command; `undefined` where it is too long for one */
  readonly value: Value;
  readonly texts: CardTexts;
}

/** A card with this title, which alone is known outside of it. */
export function pageOf(
  title: string,
  body: readonly Element[],
  actions: readonly Action[],
  texts: CardTexts,
  width?: 'Full',
): Page {
  const shown = titleText(title);
  return {
    title: shown,
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      lang: texts.lang,
      fallbackText: unmarked(shown),
      ...(width === undefined ? {} : { msteams: { width } }),
      body: [headerOf(shown), ...body],
      ...(actions.length === 0 ? {} : { actions }),
    },
  };
}

const textOnly = (parts: readonly Part[]): Element[] => parts.flatMap(({ blocks }) => blocks.map(({ it }) => it));

/** Text with the buttons of each line right below it. */
const withButtons = (parts: readonly Part[]): Element[] =>
  parts.flatMap(({ blocks, buttons }) => [
    ...blocks.map(({ it }) => it),
    ...(buttons.length === 0 ? [] : [{ type: 'ActionSet', spacing: 'Small', actions: buttons.map(buttonOf) } as const]),
  ]);

/** What a page shows: with few buttons each in its place, else with one list to choose from. */
interface Shown {
  readonly body: readonly Element[];
  readonly actions: readonly Action[];
}

/** @param own buttons below the page, the most important first */
function shownOf(parts: readonly Part[], own: readonly OwnButton[], room: number, texts: CardTexts): Shown {
  const lines = parts.flatMap(({ buttons }) => buttons);
  if (lines.length + own.length <= room) return { body: withButtons(parts), actions: rowOf(own) };
  const kept = own.slice(0, MAX_ACTIONS - 1);
  const list = listOf(lines, own.slice(kept.length), texts);
  const buttons = rowOf(kept);
  // a list of what is left over comes after what has buttons
  return lines.length === 0
    ? { body: [...textOnly(parts), { type: 'ActionSet', spacing: 'Medium', actions: buttons }, ...list], actions: [] }
    : { body: [...textOnly(parts), ...list], actions: buttons };
}

/**
 * A reply as Teams shows it: the public title as heading, its sections with the buttons of their lines, then its own
 * buttons. A long one is several pages, each with room for one more button; its own buttons stand on the last.
 */
export function renderReply(
  { reply }: SealedReply<'private'> | SealedReply<'channel'>,
  { value, texts }: Drawing,
): readonly Page[] {
  const { title, sections, actions, page } = reply as Reply;
  const name = page === undefined || page.of === 1 ? title : `${title} (${page.number}/${page.of})`;
  const below = drawn(actions, OWN_BUTTON_BYTES, value);
  const words: readonly Section[] = below.typed.length === 0 ? [] : [{ items: below.typed }];
  const pages = [...pagesOf([...sections, ...words].flatMap((section) => partsOf(section, value)))];
  const own = below.buttons;
  const last = pages.at(-1) ?? [];
  const lines = last.flatMap(({ buttons }) => buttons);
  const beside = textBytes(last) + bytesOfButtons(lines, lines.length + own.length <= MAX_ACTIONS);
  const needed = own.reduce((all, button) => all + buttonBytes(button), beside);
  if (last.length > 0 && needed > CARD_BYTES) pages.push([]);
  return pages.map((parts, i) => {
    const isLast = i === pages.length - 1;
    const { body, actions: buttons } = isLast
      ? shownOf(parts, own, MAX_ACTIONS, texts)
      : shownOf(parts, [], ROOM_UNDER_LINES, texts);
    return pageOf(pages.length === 1 ? name : `${name} · ${i + 1}/${pages.length}`, body, buttons, texts, 'Full');
  });
}

/** A page with one more button, to go on. */
export const withButton = ({ title, card }: Page, button: OwnButton): Page => ({
  title,
  card: { ...card, actions: [...(card.actions ?? []), buttonOf(button)] },
});

/** A page as a message. Outside of the card there is nothing but the title. */
export const activityOf = ({ title, card }: Page): Activity => ({
  type: 'message',
  summary: title,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});
