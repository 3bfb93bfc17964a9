import type { Manifest } from '@slack/web-api/dist/types/request/manifest.js';
import type { Command } from '../../src/bot/command.ts';
import { LINK } from '../../src/bot/link-account.ts';
import { SCOPES } from './check.ts';
import { PATH } from './http-receiver.ts';
import { SHORTCUTS } from './listen.ts';
import { ROOT } from './routes.ts';

export type { Manifest };

/** How Slack reaches the app: at an address of its own (https), or over a connection that Fallbote opens. */
export type ManifestDoor = { readonly kind: 'http'; readonly url: string } | { readonly kind: 'socket' };

type Events = NonNullable<NonNullable<NonNullable<Manifest['settings']>['event_subscriptions']>['bot_events']>;
type Scopes = NonNullable<NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>['bot']>;

/** What Slack tells the app of, and what for. */
export const EVENTS: Readonly<Record<string, string>> = {
  app_home_opened: 'draws the home tab',
  app_mention: 'answers where the bot is addressed in a channel',
  'message.im': 'answers in direct messages',
};

const DESCRIPTION = 'Fristen, Hemmnisse und Fälle im Chat, nur für die Person, die den Fall sehen darf.';
const LONG_DESCRIPTION = [
  'Fallbote nennt die nächsten Fristen und sagt, warum es dieses Datum ist. Er zeigt die offenen Hemmnisse und einen Fall auf',
  'einer Seite, und er trägt ein, was Sie ihm sagen: Kontakte, Wiedervorlagen, erledigte Fristen. Antworten sind privat, im',
  'Kanal steht höchstens eine neutrale Zeile. Einen Fall sieht die zuständige Person, ihre Vertretung und die Leitung des Teams,',
  'sonst niemand. Hilfe gibt es mit /hilfe.',
].join(' ');

/** What may follow a command, for the hint while typing. */
const hintOf = ({ name, usage }: Command): string =>
  usage.de.startsWith(name) ? usage.de.slice(name.length).trim() : usage.de;

function slashCommands(commands: readonly Command[], url: string | undefined) {
  const address = url === undefined ? {} : { url };
  const root = {
    command: `/${ROOT}`,
    ...address,
    description: 'Alles in Ihren Worten, zum Beispiel: fristen nächste Woche',
    usage_hint: 'hilfe | Frage oder Eintrag',
    should_escape: false,
  };
  const own = commands.map((command) => {
    const hint = hintOf(command);
    return {
      command: `/${command.name}`,
      ...address,
      description: command.summary.de,
      ...(hint === '' ? {} : { usage_hint: hint }),
      // names and channels stay as typed: the bot reads words; but an account to link comes with its id
      should_escape: command.name === LINK,
    };
  });
  return [root, ...own];
}

/**
 * What Slack has to know of the app: made of the registry of commands and of what the adapter listens to, so that none
 * of it can be missing or too much.
 */
export function slackManifest(commands: readonly Command[], door: ManifestDoor): Manifest {
  const url = door.kind === 'http' ? door.url : undefined;
  const address = url === undefined ? {} : { request_url: url };
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'Fallbote',
      description: DESCRIPTION,
      long_description: LONG_DESCRIPTION,
      background_color: '#1d3557',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'fallbote', always_online: true },
      shortcuts: [
        {
          name: 'Fallbote fragen',
          type: 'global',
          callback_id: SHORTCUTS.global,
          description: 'Etwas fragen oder eintragen, von überall in Slack',
        },
        {
          name: 'Fallbote dazu fragen',
          type: 'message',
          callback_id: SHORTCUTS.message,
          description: 'Mit dem Text dieser Nachricht fragen oder eintragen',
        },
      ],
      slash_commands: slashCommands(commands, url),
    },
    oauth_config: { scopes: { bot: Object.keys(SCOPES) as Scopes } },
    settings: {
      event_subscriptions: { ...address, bot_events: Object.keys(EVENTS) as Events },
      interactivity: { is_enabled: true, ...address },
      org_deploy_enabled: false,
      socket_mode_enabled: door.kind === 'socket',
      token_rotation_enabled: false,
    },
  };
}

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The address that Slack sends requests to, made of that of the server; `undefined` where it is none that Slack takes.
 * Without encryption on this machine alone, for an emulation of Slack.
 */
export function requestUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  if (!safe || `${url.username}${url.password}${url.search}${url.hash}` !== '') return undefined;
  const path = url.pathname.replace(/\/+$/u, '');
  return `${url.origin}${path.endsWith(PATH) ? path : `${path}${PATH}`}`;
}
