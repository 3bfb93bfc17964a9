import type { Command } from '../../src/bot/command.ts';
import type { Language } from '../../src/cases/values.ts';
import { APP_TEXTS, MENU, type Scope } from './manifest-texts.ts';

/**
 * The newest version of the schema that is generally available (August 2026). All that is used of it has been there since
 * 1.24, the first that takes twelve commands in a list: for a tool that lags behind, a lower number here is enough.
 */
export const MANIFEST_VERSION = '1.30';
const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}`;

/** The same colour as in Slack, and that of the icon. */
export const ACCENT = '#1d3557';

/** What differs from Jobcenter to Jobcenter. */
export interface TeamsApp {
  /** application (client) id of the registration in Entra, a GUID: of the bot and of the app */
  readonly appId: string;
  /** where Microsoft reaches Fallbote, without a scheme and port */
  readonly domain: string;
  /** at most 30 letters */
  readonly name: string;
  /** who runs it, at most 32 letters */
  readonly developer: string;
  /** three numbers; Teams takes a changed manifest only with a higher one */
  readonly version: string;
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
}

/** The files of the package, by what they are. */
export const FILES = { manifest: 'manifest.json', english: 'en.json', color: 'color.png', outline: 'outline.png' };

const SCOPES = Object.keys(MENU) as readonly Scope[];

interface MenuEntry {
  readonly title: string;
  readonly description: string;
}

/** As it stands in the menu: the title is what Teams puts into the line, so it is the word that people type. */
function entryOf(name: string, commands: readonly Command[], language: Language): MenuEntry {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`teams: the menu names "${name}", which is no command`);
  const [title = name] = command.usage[language].split(' ');
  return { title, description: command.summary[language] };
}

/** The list of each scope, in the order of `SCOPES`. */
const listsOf = (commands: readonly Command[], language: Language) =>
  SCOPES.map((scope) => ({
    scopes: [scope],
    commands: MENU[scope].map((name) => entryOf(name, commands, language)),
  }));

const namesOf = ({ name }: TeamsApp, language: Language) => ({
  short: name,
  full: `${name} ${APP_TEXTS[language].full}`,
});

const descriptionsOf = (language: Language) => ({
  short: APP_TEXTS[language].short,
  full: APP_TEXTS[language].long.join('\n\n'),
});

/**
 * What Teams has to know of the app, with German texts. It asks for no rights to read chats, teams or people, and takes
 * part in standard channels only: shared ones may hold people of other houses.
 */
export function teamsManifest(commands: readonly Command[], app: TeamsApp) {
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version: app.version,
    id: app.appId,
    developer: {
      name: app.developer,
      websiteUrl: app.websiteUrl,
      privacyUrl: app.privacyUrl,
      termsOfUseUrl: app.termsUrl,
    },
    name: namesOf(app, 'de'),
    description: descriptionsOf('de'),
    icons: { color: FILES.color, outline: FILES.outline },
    accentColor: ACCENT,
    localizationInfo: {
      defaultLanguageTag: 'de',
      additionalLanguages: [{ languageTag: 'en', file: FILES.english }],
    },
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    bots: [
      {
        botId: app.appId,
        scopes: SCOPES,
        isNotificationOnly: false,
        supportsFiles: false,
        supportsCalling: false,
        supportsVideo: false,
        commandLists: listsOf(commands, 'de'),
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [app.domain],
  };
}

/** The texts of the manifest in English, each by its place there. */
export function englishTexts(commands: readonly Command[], app: TeamsApp): Readonly<Record<string, string>> {
  const name = namesOf(app, 'en');
  const description = descriptionsOf('en');
  const menu = listsOf(commands, 'en').flatMap((list, l) =>
    list.commands.flatMap(({ title, description: text }, c) => {
      const place = `bots[0].commandLists[${l}].commands[${c}]`;
      return [
        [`${place}.title`, title],
        [`${place}.description`, text],
      ];
    }),
  );
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
    ...Object.fromEntries(menu),
  };
}
