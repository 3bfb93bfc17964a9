import type { Place } from '../../src/bot/command.ts';
import type { Office } from '../../src/cases/office.ts';
import { type Body, hashOf, nameOfKey, record, textIn } from '../chat/body.ts';
import type { Kind } from '../chat/inbox.ts';
import { pressedIn } from './cards.ts';
import type { Activity, Conversation } from './transport.ts';

/** Where a request came from, and the way that leads back. */
export interface Route {
  /** the account: the person's object id in Entra */
  readonly user: string;
  /** message: in the personal chat · mention: among others · press: a button, wherever it stands */
  readonly by: 'message' | 'mention' | 'press';
  readonly place: Place;
  /** where it was said; missing where only the person is known */
  readonly at?: Conversation | undefined;
  /** the message that a button stands in */
  readonly card?: string | undefined;
}

export const CARD_ACTION = 'adaptiveCard/action';

const listOf = (value: unknown): readonly Body[] => (Array.isArray(value) ? value.map(record) : []);

const conversationIn = (activity: Activity): Body => record(activity['conversation']);
const channelData = (activity: Activity): Body => record(activity['channelData']);

/** The person's account; `undefined` for whoever has none in Entra, such as the bot itself. */
export const userIn = (activity: Activity): string | undefined =>
  textIn(record(activity['from']), 'aadObjectId')?.toLowerCase();

/** A thread of a channel without the thread. */
export const withoutThread = (id: string): string => id.split(';', 1)[0] ?? id;

/** Whether a conversation is one among several, by its id: channels, group chats, meetings. */
export const isShared = (id: string): boolean => id.startsWith('19:');

/** Whether nobody else reads along: only where Teams says so, and nothing speaks against it. */
export const isPersonal = (activity: Activity): boolean => {
  const { conversationType, isGroup, id } = conversationIn(activity);
  const { team, channel } = channelData(activity);
  const isSaid = conversationType === 'personal' && isGroup !== true && team === undefined && channel === undefined;
  return isSaid && typeof id === 'string' && !isShared(id);
};

/** The channel that something was said in: the team's general one goes by the id of the team. */
export const channelIn = (activity: Activity): string | undefined => {
  if (isPersonal(activity)) return undefined;
  const own = textIn(record(channelData(activity)['channel']), 'id');
  const id = textIn(conversationIn(activity), 'id');
  return own ?? (id === undefined ? undefined : withoutThread(id));
};

/** Where an activity was said. */
export function conversationOf(activity: Activity): Conversation | undefined {
  const id = textIn(conversationIn(activity), 'id');
  const serviceUrl = textIn(activity, 'serviceUrl');
  return id === undefined || serviceUrl === undefined ? undefined : { id, serviceUrl };
}

/**
 * Whether a request comes from a tenant that is served. It is named in two places, at least one of them has to be there, and
 * none may say anything else.
 */
export function isFrom(activity: Activity, tenants: readonly string[]): boolean {
  const named = [textIn(conversationIn(activity), 'tenantId'), textIn(record(channelData(activity)['tenant']), 'id')];
  const said = named.flatMap((tenant) => (tenant === undefined ? [] : [tenant.toLowerCase()]));
  return said.length > 0 && said.every((tenant) => tenants.includes(tenant));
}

const isPress = (activity: Activity): boolean =>
  activity['type'] === 'invoke'
    ? activity['name'] === CARD_ACTION
    : activity['type'] === 'message' && typeof activity['value'] === 'object' && activity['value'] !== null;

/** Whether somebody asked for something, and not only a thing happened. */
export const isRequest = (activity: Activity): boolean => isPress(activity) || activity['type'] === 'message';

/** What a pressed button sent: by Action.Execute, or as a message by clients that do not know that. */
export const dataIn = (activity: Activity): unknown =>
  activity['type'] === 'invoke' ? record(record(activity['value'])['action'])['data'] : activity['value'];

/** What a channel stands for: the team that has it in the office, else nobody's, under its own id. */
function placeOf(activity: Activity, office: Office | undefined): Place {
  const channel = channelIn(activity);
  if (channel === undefined) return { kind: 'private' };
  const team = office?.teams.find((item) => item.channels?.teams?.includes(channel) === true);
  return { kind: 'channel', team: team?.id ?? channel };
}

/** Somebody's request; `undefined` for everything else that Teams tells of. */
export function routeOf(activity: Activity, office: Office | undefined): Route | undefined {
  const user = userIn(activity);
  const at = conversationOf(activity);
  if (user === undefined || at === undefined) return undefined;
  const place = placeOf(activity, office);
  if (isPress(activity)) return { user, by: 'press', place, at, card: textIn(activity, 'replyToId') };
  if (activity['type'] !== 'message') return undefined;
  return { user, by: place.kind === 'private' ? 'message' : 'mention', place, at };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

/** Around the name of somebody who is mentioned. */
const TAG = /<\/?at(?:\s[^<>]*)?>/giu;
const MENTION = /<at(?:\s[^<>]*)?>([^<]*)<\/at>/giu;

const unescaped = (text: string): string =>
  text
    .replaceAll(/&(?:lt|gt|quot|#39|nbsp);/gu, (mark) => ENTITIES[mark] ?? mark)
    .replaceAll('&amp;', '&')
    .replaceAll('\u00A0', ' ')
    .trim();

/** How a name is compared, however it is written. */
const nameIn = (text: string): string => unescaped(text.replaceAll(TAG, '')).toLowerCase();

/** What was typed, without the mention of the bot; Teams puts names of people and the bot between tags. */
export function wordsIn(activity: Activity): string {
  const { id, name } = record(activity['recipient']);
  const mentions = listOf(activity['entities']).filter(({ type }) => type === 'mention');
  const isBot = (mention: Body) => record(mention['mentioned'])['id'] === id;
  const bot = [...mentions.filter(isBot).map((mention) => mention['text']), name];
  const names = new Set(bot.flatMap((said) => (typeof said === 'string' ? [nameIn(said)] : [])));
  const text = textIn(activity, 'text') ?? '';
  const others = text.replaceAll(MENTION, (said, inner: string) => (names.has(nameIn(said)) ? ' ' : ` ${inner} `));
  return unescaped(others.replaceAll(TAG, ' ')).replaceAll(/ {2,}/gu, ' ');
}

/** The name under which a request is done once, and how long it may come again. */
export function identityOf(activity: Activity): { readonly key: string; readonly kind: Kind } {
  const id = textIn(activity, 'id');
  const kind = activity['type'] === 'invoke' ? 'interaction' : 'event';
  const said = [textIn(conversationIn(activity), 'id'), activity['type'], id].join('|');
  return { key: id === undefined ? `h:${hashOf(JSON.stringify(activity))}` : `a:${hashOf(said)}`, kind };
}

/** The name of a request for the trail: however often a form is sent, it is that of the form. */
export function nameOf(activity: Activity, key: string): string {
  const { form } = pressedIn(dataIn(activity));
  return nameOfKey(isPress(activity) && form !== undefined ? `f:${form}` : key);
}
