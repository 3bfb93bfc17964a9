import { join } from 'node:path';
import type { BotRequest, Identity } from '../../src/bot/bot.ts';
import type { Office } from '../../src/cases/office.ts';
import type { TeamsConfig } from '../../src/config.ts';
import type { Adapter } from '../adapter.ts';
import type { Body } from '../chat/body.ts';
import { createEnding } from '../chat/ending.ts';
import type { HttpDoor } from '../chat/http.ts';
import { createInbox, type Inbox } from '../chat/inbox.ts';
import { createIntake, type Intake, type Line } from '../chat/intake.ts';
import { openJournal } from '../chat/journal.ts';
import { knownHandler } from '../chat/known-handler.ts';
import { createKnownOffice } from '../chat/known-office.ts';
import { createLateVault } from '../chat/late-vault.ts';
import { calmLog } from '../chat/log.ts';
import { createLost } from '../chat/lost.ts';
import { createButtons } from '../chat/tokens.ts';
import { createVault, keyOf } from '../chat/vault.ts';
import { createAccounts } from './accounts.ts';
import { createBotbuilderTransport } from './botbuilder-transport.ts';
import { type Conversations, createConversations } from './conversations.ts';
import { createDeal } from './deal.ts';
import { identityOf, isRequest, nameOf, type Route, routeOf } from './incoming.ts';
import { createTeamsLine } from './line.ts';
import { createMessages, referenceTo } from './messages.ts';
import { createTeamsOutbound } from './outbound.ts';
import { createPictures } from './pictures.ts';
import { createPresence } from './presence.ts';
import { createReceiver } from './receiver.ts';
import { createShow, type Show } from './show.ts';
import { createSubmit } from './submit.ts';
import { TEAMS_TEXTS, type TeamsTexts } from './texts.ts';
import type { TeamsTransport } from './transport.ts';

export interface TeamsOptions {
  readonly config: TeamsConfig;
  readonly office: () => Promise<Office>;
  /** where key, inbox and conversations are kept; missing: in memory, for the example office */
  readonly folder?: string | undefined;
  /** one line per fault, without contents */
  readonly log: (line: string) => void;
  /** in milliseconds */
  readonly now?: () => number;
  /** the line to Microsoft; else the one on botbuilder */
  readonly transport?: TeamsTransport;
  /** milliseconds between two messages in a conversation */
  readonly pace?: number;
  /** milliseconds that `stop` may take */
  readonly stopWithin?: number;
}

export interface TeamsAdapter extends Adapter {
  /** the port that is listened on */
  port(): number | undefined;
  /** Resolves when no request is under way and nothing waits to be sent. */
  idle(): Promise<void>;
}

/** How much of Teams there is between start and stop. */
interface Running {
  readonly door: HttpDoor;
  readonly intake: Intake;
  readonly inbox: Inbox;
  readonly show: Show;
}

/** A pressed button that is answered later than this is answered to nobody, in milliseconds. */
const ACK_LATEST_MS = 9_000;

/**
 * The door to Microsoft Teams: the bot service calls in over HTTP, the line goes out. What a library for bots does not do
 * (requests that come again, crashes, limits) is done here. Start throws FB402 where Microsoft refuses the app, FB403
 * where it cannot be reached or the port is taken, FB404 where the folder cannot be used.
 */
export function createTeamsAdapter(options: TeamsOptions): TeamsAdapter {
  const { config, folder } = options;
  const now = options.now ?? Date.now;
  const log = calmLog(options.log, now);
  const transport = options.transport ?? createBotbuilderTransport({ config, log });
  const outbound = createTeamsOutbound({ now, ...(options.pace === undefined ? {} : { pace: options.pace }) });
  const routes = new WeakMap<BotRequest, Route>();
  let conversations: Conversations = createConversations(undefined, log);
  let running: Running | undefined;
  let stopping: Promise<void> | undefined;
  const ending = createEnding(options.stopWithin);

  const accounts = createAccounts(options.office);
  const { office } = accounts;
  const fromOf = (user: string): Identity => ({ platform: 'teams', id: accounts.written(user) });
  const people = createKnownOffice({ platform: 'teams', read: office, log, changed: () => undefined });
  const languageOf = (user: string) => people.staffOf(user)?.language ?? 'de';
  const textsFor = (user: string): TeamsTexts => TEAMS_TEXTS[languageOf(user)];
  const isRunning = () => running !== undefined;

  const vault = createLateVault();
  const buttons = createButtons(vault, now);

  const line = createTeamsLine(transport, outbound, () => conversations);
  const pictures = createPictures({ line, office, textsFor, running: isRunning, log });

  async function idle(): Promise<void> {
    await running?.intake.idle();
    await outbound.idle();
  }

  return {
    name: 'teams',
    limits: 'recipient',
    port: () => running?.door.port(),
    idle,
    async start(given) {
      await transport.check();
      const opened = createVault(await keyOf(folder));
      vault.use(opened);
      const journalOf = async (name: string) => (folder === undefined ? undefined : openJournal(join(folder, name)));
      conversations = createConversations(await journalOf('conversations.jsonl'), log);
      const journal = await journalOf('inbox.jsonl');
      const inbox = createInbox({
        platform: 'teams',
        vault: opened,
        now,
        log,
        ...(journal === undefined ? {} : { journal }),
      });
      const handler = knownHandler(given, people, log);
      const show = createShow({ line, buttons, pictures, textsFor, people, isEnding: ending.isNear, now, log });
      const presence = createPresence({ conversations, show, people });
      const submit = createSubmit({ show, line, handler, fromOf, textsFor, languageOf, now, log });
      const ask = (route: Route, text: string, { name, recovered }: Line) => {
        // the bot asks the office for her language, which it cannot just now
        const language = people.isOld() ? languageOf(route.user) : undefined;
        const request: BotRequest = {
          from: fromOf(route.user),
          text,
          place: route.place,
          language,
          id: name,
          again: recovered,
        };
        routes.set(request, route);
        return handler(request);
      };
      const routeTo = (user: string): Route => ({ user, by: 'message', place: { kind: 'private' } });
      const intake = createIntake({
        platform: 'teams',
        inbox,
        work: createDeal({ buttons, show, submit, line, presence, people, textsFor, ask, now, log }),
        identityOf,
        nameOf,
        isAsked: isRequest,
        latest: ACK_LATEST_MS,
        lost: createLost({
          platform: 'teams',
          handler: (request) => handler({ ...request, from: fromOf(request.from.id) }),
          askerOf: async (body: Body) => routeOf(body, await people.latest())?.user,
          answer: (user, answer) => show.answer(routeTo(user), answer),
          note: (user, reply) => show.note(routeTo(user), reply),
          textsFor,
          now,
        }),
        now,
        log,
      });
      const door = createReceiver({
        host: config.host,
        port: config.port,
        tenants: config.tenants.map((tenant) => tenant.toLowerCase()),
        transport,
        // at the end it waits for what is under way, and not for ever
        intake: { ...intake, idle: () => ending.orLate(intake.idle()) },
        log,
      });
      // who is who is known from now on, also where the office cannot be read later
      await people.latest();
      running = { door, intake, inbox, show };
      try {
        await door.start();
      } catch (error) {
        running = undefined;
        await Promise.all([inbox.close(), conversations.close()]);
        throw error;
      }
      await intake.recover();
    },
    stop() {
      stopping ??= (async () => {
        const last = running;
        if (last === undefined) return;
        const work = async () => {
          await last.door.stop();
          await ending.orLate(idle());
        };
        await ending.run(work, { up: outbound.end });
        running = undefined;
        await Promise.all([last.inbox.close(), conversations.close()]);
      })();
      return stopping;
    },
    ...createMessages({ line, buttons, office, languageOf, running: isRunning }),
    form: {
      available: true,
      async run(request, form) {
        const route = routes.get(request);
        if (route === undefined || running === undefined)
          return { state: 'failed', retryable: false, reason: 'expired' };
        const opened = await running.show.form(route, form);
        return opened.state === 'sent' ? { state: 'sent', reference: referenceTo(opened.value) } : opened;
      },
    },
    picture: pictures.capability,
  };
}
