import { join } from 'node:path';
import { App, type Receiver } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { BotRequest } from '../../src/bot/bot.ts';
import type { Office } from '../../src/cases/office.ts';
import type { SlackConfig } from '../../src/config.ts';
import type { Adapter } from '../adapter.ts';
import { createEnding } from '../chat/ending.ts';
import { createInbox, type Inbox } from '../chat/inbox.ts';
import { openJournal } from '../chat/journal.ts';
import { knownHandler } from '../chat/known-handler.ts';
import { createKnownOffice } from '../chat/known-office.ts';
import { createLateVault } from '../chat/late-vault.ts';
import { calmLog } from '../chat/log.ts';
import { type Buttons, createButtons } from '../chat/tokens.ts';
import { createVault, keyOf } from '../chat/vault.ts';
import { createCalls } from './calls.ts';
import { checkSlack, startError } from './check.ts';
import { clientOptions, createClient } from './client.ts';
import { createHomeTabs } from './home-tabs.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { createSlackIntake, type SlackIntake } from './intake.ts';
import { listen } from './listen.ts';
import { createSlackLost } from './lost.ts';
import { createMessages } from './messages.ts';
import { createSlackOutbound } from './outbound.ts';
import { createPictures } from './pictures.ts';
import { QUIET } from './quiet.ts';
import { createRespond, type Fetch } from './respond.ts';
import type { Route } from './routes.ts';
import { createShow, type Show } from './show.ts';
import { createSocketReceiver } from './socket-receiver.ts';
import { createSubmit } from './submit.ts';
import { SLACK_TEXTS, type SlackTexts } from './texts.ts';

/** What a home tab is made with; buttons on it work like those of an answer. */
export interface HomeTools {
  readonly buttons: Buttons;
  readonly show: Show;
  readonly texts: SlackTexts;
  /** whether she came to the tab or did something; else it is drawn because her account was changed */
  readonly came: boolean;
}

export interface SlackOptions {
  readonly config: SlackConfig;
  readonly office: () => Promise<Office>;
  /** names and aliases of the commands: what a slash command may be called */
  readonly commands: readonly string[];
  /** where key and inbox are kept; missing: in memory, for the example office */
  readonly folder?: string | undefined;
  /** one line per fault, without contents */
  readonly log: (line: string) => void;
  /** The home tab of a person; without it there is none. `undefined`: leave it as it is. */
  readonly home?: (user: string, tools: HomeTools) => Promise<HomeView | undefined>;
  /** in milliseconds */
  readonly now?: () => number;
  readonly fetch?: Fetch;
  /** milliseconds between two messages to a channel */
  readonly pace?: number;
  /** milliseconds that `stop` may take */
  readonly stopWithin?: number;
}

export interface SlackAdapter extends Adapter {
  /** the port that is listened on; with Socket Mode there is none */
  port(): number | undefined;
  /** Resolves when no request is under way and nothing waits to be sent. */
  idle(): Promise<void>;
  /** Draws a person's home tab anew, where it was switched on. */
  refreshHome(user: string): Promise<void>;
}

/** How much of Slack there is between start and stop. */
interface Running {
  readonly receiver: Receiver & { port?(): number };
  readonly intake: SlackIntake;
  readonly inbox: Inbox;
  readonly show: Show;
  readonly buttons: Buttons;
}

/** How long the home tab may wait for Slack to take messages again, in seconds. */
const HOME_PATIENCE = 60;

/**
 * The door to one Slack workspace: HTTP or Socket Mode in, the Web API out. Bolt sorts what comes in; what it does not do
 * (replays, requests from the future, repeated events, crashes) is done before it. Start throws FB402 where Slack refuses
 * the app, FB403 where it cannot be reached, FB404 where the folder cannot be used.
 */
export function createSlackAdapter(options: SlackOptions): SlackAdapter {
  const { config, folder } = options;
  const now = options.now ?? Date.now;
  const log = calmLog(options.log, now);
  const calls = createCalls(options.fetch ?? globalThis.fetch);
  const callOptions = clientOptions(config.apiUrl, calls.fetch);
  const client: WebClient = createClient(config.botToken, callOptions);
  const outbound = createSlackOutbound({ now, ...(options.pace === undefined ? {} : { pace: options.pace }) });
  const routes = new WeakMap<BotRequest, Route>();
  let running: Running | undefined;
  let stopping: Promise<void> | undefined;
  const ending = createEnding(options.stopWithin);

  const people = createKnownOffice({
    platform: 'slack',
    read: options.office,
    log,
    changed(user, before) {
      // what an account was shown as somebody else's must not stay there; who is new opens the tab herself
      if (running !== undefined && before !== undefined) void homeTabs.refresh(user);
      else if (running !== undefined) void homeTabs.acted(user);
    },
  });
  const languageOf = (user: string) => people.staffOf(user)?.language;
  const textsFor = (user: string): SlackTexts => SLACK_TEXTS[languageOf(user) ?? 'de'];

  const pictures = createPictures({
    client,
    outbound,
    fetch: calls.fetch,
    apiUrl: config.apiUrl,
    office: options.office,
    textsFor,
    log,
    running: () => running !== undefined,
  });

  const vault = createLateVault();
  const buttons = createButtons(vault, now);

  function receiverFor(intake: SlackIntake): Running['receiver'] {
    const { door, teamId } = config;
    return door.kind === 'http'
      ? createHttpReceiver({ ...door, teamId, intake, now, log })
      : createSocketReceiver({ ...door, teamId, intake, clientOptions: callOptions, log });
  }

  async function publishHome(user: string, came: boolean): Promise<void> {
    if (options.home === undefined || running === undefined) return;
    try {
      await people.latest();
      const view = await options.home(user, { buttons, show: running.show, texts: textsFor(user), came });
      if (view === undefined) return;
      const publish = () => client.views.publish({ user_id: user, view });
      const sent = await outbound.send(`${user}:home`, 'views.publish', publish, HOME_PATIENCE);
      if (sent.state !== 'sent') log(`slack: home ${sent.state} ${sent.reason}`);
    } catch (error) {
      log(`slack: home FB900 ${error instanceof Error ? error.name : typeof error}`);
    }
  }

  const homeTabs = createHomeTabs(publishHome, now);

  async function idle(): Promise<void> {
    await running?.intake.idle();
    await homeTabs.idle();
    await outbound.idle();
  }

  return {
    name: 'slack',
    port: () => running?.receiver.port?.(),
    idle,
    refreshHome: homeTabs.refresh,
    async start(given) {
      const opened = createVault(await keyOf(folder));
      vault.use(opened);
      const self = await checkSlack(client, config.teamId);
      pictures.allow(self.files);
      const journal = folder === undefined ? undefined : await openJournal(join(folder, 'inbox.jsonl'));
      const inbox = createInbox({
        platform: 'slack',
        vault: opened,
        now,
        log,
        ...(journal === undefined ? {} : { journal }),
      });
      const respond = createRespond(calls.fetch, config.apiUrl);
      const show = createShow({ client, outbound, respond, buttons, pictures, now, textsFor, people, log });
      const handler = knownHandler(given, people, log);
      const lost = createSlackLost({ handler, show, office: people.latest, textsFor, now });
      const intake = createSlackIntake(inbox, now, log, lost);
      // at the end it waits for what is under way, and not for ever
      const receiver = receiverFor({ ...intake, idle: () => ending.orLate(intake.idle()) });
      const app = new App({
        receiver,
        // who the app is was asked once, above; Bolt would ask again
        authorize: async () => ({ botToken: config.botToken, botId: self.botId, botUserId: self.botUserId }),
        convoStore: false,
        logger: QUIET,
        clientOptions: callOptions,
      });
      const submit = createSubmit({ client, show, handler, textsFor, now, log });
      listen(app, {
        commands: new Set(options.commands),
        botUserId: self.botUserId,
        buttons,
        show,
        submit,
        client,
        people,
        textsFor,
        home: homeTabs,
        ask(route, text, { name, recovered }) {
          const from = { platform: 'slack', id: route.user } as const;
          // the bot asks the office for her language, which it cannot just now
          const language = people.isOld() ? languageOf(route.user) : undefined;
          const request: BotRequest = { from, text, place: route.place, language, id: name, again: recovered };
          routes.set(request, route);
          return handler(request);
        },
        now,
        log,
      });
      // who is who is known from now on, also where the office cannot be read later
      await people.latest();
      running = { receiver, intake, inbox, show, buttons };
      try {
        await receiver.start();
      } catch (error) {
        running = undefined;
        await inbox.close();
        throw startError(error, 'SLACK_APP_TOKEN');
      }
      await intake.recover();
    },
    stop() {
      stopping ??= (async () => {
        const last = running;
        if (last === undefined) return;
        const work = async () => {
          await last.receiver.stop();
          await ending.orLate(idle());
        };
        await ending.run(work, { up: outbound.end, breakOff: calls.breakOff });
        running = undefined;
        await last.inbox.close();
      })();
      return stopping;
    },
    ...createMessages({ client, outbound, buttons, office: options.office, running: () => running !== undefined }),
    form: {
      available: true,
      async run(request, form) {
        const route = routes.get(request);
        if (route === undefined || running === undefined)
          return { state: 'failed', retryable: false, reason: 'expired' };
        const opened = await running.show.form(route, form);
        return opened.state === 'sent'
          ? { state: 'sent', reference: { adapter: 'slack', id: `view/${opened.value}` } }
          : opened;
      },
    },
    get picture() {
      return pictures.capability;
    },
  };
}
