import { createRequire } from 'node:module';
import type { Page } from '../../../adapters/teams/cards.ts';
import { activityOf } from '../../../adapters/teams/cards.ts';

/** As much of Microsoft's own library as is used here; it parses and checks without a screen. */
interface Library {
  readonly SerializationContext: new () => {
    readonly eventCount: number;
    getEventAt(i: number): { readonly message: string };
  };
  readonly AdaptiveCard: new () => {
    hostConfig: unknown;
    parse(json: unknown, context: unknown): void;
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
  };
  readonly HostConfig: new (json: unknown) => unknown;
}
const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as Library;
const HOST = new library.HostConfig({ actions: { maxActions: 6 } });

type Thing = Readonly<Record<string, unknown>>;
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;

/** Every object in a card, however deep, without what stands in for another. */
function things(value: unknown): readonly Thing[] {
  if (Array.isArray(value)) return value.flatMap(things);
  if (!isThing(value)) return [];
  return [value, ...Object.entries(value).flatMap(([name, inner]) => (name === 'fallback' ? [] : things(inner)))];
}

const typeOf = ({ type }: Thing): string => (typeof type === 'string' ? type : '');

/** Every button of a card. */
export const buttonsOf = ({ card }: Page): readonly Thing[] =>
  things(card).filter((one) => typeOf(one).startsWith('Action.'));

/** Every input of a card. */
export const inputsOf = ({ card }: Page): readonly Thing[] =>
  things(card).filter((one) => typeOf(one).startsWith('Input.'));

/** Every text in a value, however deep. */
export function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return isThing(value) ? Object.values(value).flatMap(strings) : [];
}

/** Texts that are known behind a card: what comes back from it, and what is shown in its place. */
export function behind(page: Page): readonly string[] {
  const { attachments, ...around } = activityOf(page);
  const { body: _body, actions: _actions, ...about } = page.card;
  const data = buttonsOf(page).flatMap((button) => [button['data'], isThing(button['fallback']) && button['fallback']]);
  const kept = data.map((one) => (isThing(one) && 'title' in one ? { ...one, title: '' } : one));
  const ids = inputsOf(page).map(({ id }) => id);
  const values = things(page.card).flatMap((one) => (typeOf(one) === 'Input.ChoiceSet' ? [one['choices']] : []));
  const codes = values.flat().map((choice) => isThing(choice) && choice['value']);
  return strings([around, about, kept, ids, codes, isThing(attachments) ? Object.keys(attachments) : []]);
}

/** A heading as it is read: what is escaped as it was, and nothing invisible. */
const read = (text: string, marked: boolean): string =>
  (marked ? text.replace(/\\(?=[!-/:-@[-`{-~])/gu, '') : text).replaceAll('\u2060', '');

function linesIn(value: unknown): readonly string[] {
  if (!isThing(value)) return [];
  const list = (name: string) => (Array.isArray(value[name]) ? (value[name] as readonly unknown[]) : []);
  switch (typeOf(value)) {
    case 'TextBlock':
      return [read(String(value['text']), true)];
    case 'RichTextBlock':
      return [
        list('inlines')
          .map((run) => read(isThing(run) ? String(run['text']) : '', false))
          .join(''),
      ];
    case 'Input.ChoiceSet':
    case 'Input.Text':
    case 'Input.Date':
      return [String(value['label'])];
    default:
      return [...list('items'), ...list('columns')].flatMap(linesIn);
  }
}

/** What a card says, line by line, without its buttons. */
export const linesOf = ({ card }: Page): readonly string[] => card.body.flatMap(linesIn);

/** Everything that Teams would refuse about a page; empty where it takes it. */
export function refusals(page: Page): readonly string[] {
  const found: string[] = [];
  const context = new library.SerializationContext();
  const card = new library.AdaptiveCard();
  card.hostConfig = HOST;
  card.parse(JSON.parse(JSON.stringify(page.card)), context);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  // the library's pattern for a language refuses every second one, whatever it is: it goes on where it ended
  found.push(...events.filter((message) => message !== `Invalid value "${page.card.lang}" for property "lang".`));
  if (!/^[a-z]{2}$/u.test(page.card.lang)) found.push('language');
  found.push(...card.validateProperties().validationEvents.map(({ message }) => message));
  const bytes = Buffer.byteLength(JSON.stringify(activityOf(page)));
  // some are left for what the sender adds: ids of the conversation, of the bot and of the person
  if (bytes > 28 * 1024 - 1_500) found.push(`${bytes} bytes`);
  const buttons = buttonsOf(page);
  if (buttons.length > 6) found.push(`${buttons.length} buttons`);
  for (const { type, fallback, data, title } of buttons) {
    if (type !== 'Action.Execute') found.push(`button ${String(type)}`);
    const other = isThing(fallback) ? fallback : {};
    if (other['type'] !== 'Action.Submit') found.push('button without a fallback');
    if (JSON.stringify(other['data']) !== JSON.stringify(data) || other['title'] !== title)
      found.push('other fallback');
  }
  const ids = inputsOf(page).map(({ id }) => id);
  if (new Set(ids).size !== ids.length) found.push('ids twice');
  for (const input of inputsOf(page)) {
    if (typeof input['label'] !== 'string' || input['label'] === '') found.push('input without a label');
    if (input['isRequired'] === true && typeof input['errorMessage'] !== 'string') found.push('required, unsaid');
  }
  if (page.card.fallbackText.replaceAll(/[\\\u2060]/gu, '') !== page.title.replaceAll(/[\\\u2060]/gu, ''))
    found.push('something else than the title in place of the card');
  return found;
}
