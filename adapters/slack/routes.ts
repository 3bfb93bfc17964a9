import type { Place } from '../../src/bot/command.ts';
import type { Office } from '../../src/cases/office.ts';
import { type Body, record, textIn } from '../chat/body.ts';
import type { AtOnce } from './at-once.ts';

/** Where a request came from, and the ways that lead back. */
export interface Route {
  readonly user: string;
  readonly place: Place;
  /**
   * message: a DM · mention: in a channel · command, press: what others do not see · view: in a window, at home, or from
   * a menu
   */
  readonly by: 'message' | 'mention' | 'command' | 'press' | 'view';
  readonly channel?: string | undefined;
  /** the thread that it was said in */
  readonly thread?: string | undefined;
  /** the message itself: what is answered in the channel hangs on it */
  readonly ts?: string | undefined;
  readonly responseUrl?: string | undefined;
  /** the acknowledgement, as long as it can carry the answer */
  readonly atOnce?: AtOnce;
  /** opens a window, within three seconds */
  readonly trigger?: string | undefined;
  /** when the request came, and with it the trigger, in milliseconds */
  readonly received?: number;
  /** the window that a button stands in */
  readonly viewId?: string | undefined;
}

/** A DM. Group messages have others in them and are channels. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');

/** What a channel stands for: the team that has it in the office, else nobody's, under its own id. */
function placeOf(channel: string | undefined, office: Office | undefined): Place {
  if (channel === undefined || isDirect(channel)) return { kind: 'private' };
  const team = office?.teams.find((item) => item.channels?.slack?.includes(channel) === true);
  return { kind: 'channel', team: team?.id ?? channel };
}

/** Whom Slack marks as mentioned, by account and often by name. */
const PERSON = /<@([UW][A-Z0-9]+)\|[^<>]*>/gu;

/** What people type, as they typed it: Slack escapes three characters. Of somebody mentioned the account stays: `<@U0123ABCD>`. */
export const unescaped = (text: string): string =>
  text.replaceAll(PERSON, '<@$1>').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The words without the mention of the bot. */
export const withoutMention = (text: string, botUserId: string): string =>
  text.replaceAll(new RegExp(`<@${botUserId}(?:\\|[^>]*)?>`, 'gu'), ' ').trim();

/** The root command, for everything in words. */
export const ROOT = 'fallbote';

/** What a slash command asks for: its own name is the first word where the bot has such a command. */
export function slashText(command: string, text: string, names: ReadonlySet<string>): string {
  const name = command.replace(/^\//u, '').toLowerCase();
  return (names.has(name) ? `${name} ${unescaped(text)}` : unescaped(text)).trim();
}

/** A person's own words in a DM, or to the bot in a channel; `undefined` for everything else that events tell of. */
export function messageOf(event: Body, office: Office | undefined): Route | undefined {
  const user = textIn(event, 'user');
  const channel = textIn(event, 'channel');
  if (user === undefined || channel === undefined || event['bot_id'] !== undefined) return undefined;
  const thread = textIn(event, 'thread_ts');
  if (event['type'] === 'app_mention')
    return isDirect(channel)
      ? undefined
      : { user, channel, by: 'mention', place: placeOf(channel, office), thread, ts: textIn(event, 'ts') };
  if (event['type'] !== 'message' || event['subtype'] !== undefined || event['channel_type'] !== 'im') return undefined;
  return { user, channel, by: 'message', place: { kind: 'private' }, thread };
}

/** Where a button was pressed: in a message, or in a window. */
export function pressOf(body: Body, office: Office | undefined): Route {
  const container = record(body['container']);
  const channel = textIn(record(body['channel']), 'id') ?? textIn(container, 'channel_id');
  const view = record(body['view']);
  const common = { user: textIn(record(body['user']), 'id') ?? '', trigger: textIn(body, 'trigger_id') };
  if (channel === undefined || textIn(view, 'id') !== undefined) {
    // at home an answer opens a window; in a window it takes its place
    const viewId = view['type'] === 'modal' ? textIn(view, 'id') : undefined;
    return { ...common, by: 'view', place: { kind: 'private' }, viewId };
  }
  // a button on what only she sees is hers; on what all see it is pressed in the channel
  const own = container['is_ephemeral'] === true;
  return {
    ...common,
    channel,
    by: isDirect(channel) && !own ? 'message' : 'press',
    place: own ? { kind: 'private' } : placeOf(channel, office),
    responseUrl: textIn(body, 'response_url'),
    thread: textIn(container, 'thread_ts'),
  };
}
