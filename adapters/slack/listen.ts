import type { App, ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { BotAnswer } from '../../src/bot/bot.ts';
import { note } from '../../src/reply/reply.ts';
import { type SealedReply, seal } from '../../src/reply/seal.ts';
import { sorry } from '../answering.ts';
import { type Body, record, textIn } from '../chat/body.ts';
import { createCrowd } from '../chat/crowd.ts';
import type { Line } from '../chat/intake.ts';
import type { KnownOffice } from '../chat/known-office.ts';
import type { Buttons } from '../chat/tokens.ts';
import { createAtOnce } from './at-once.ts';
import { DO } from './blocks.ts';
import type { HomeTabs } from './home-tabs.ts';
import { lineOf } from './intake.ts';
import { ASK, answerView, askView, FORM } from './modals.ts';
import { messageOf, pressOf, type Route, slashText, unescaped, withoutMention } from './routes.ts';
import type { Show } from './show.ts';
import type { Submit } from './submit.ts';
import type { SlackTexts } from './texts.ts';

/** callback_ids of the shortcuts in the manifest: one in the menu of Slack, one at a message. */
export const SHORTCUTS = { global: 'fallbote-ask', message: 'fallbote-ask-about' } as const;

export interface Listening {
  readonly commands: ReadonlySet<string>;
  readonly botUserId: string;
  readonly buttons: Buttons;
  readonly show: Show;
  readonly submit: Submit;
  readonly client: WebClient;
  readonly people: Pick<KnownOffice, 'latest' | 'staffOf'>;
  readonly textsFor: (user: string) => SlackTexts;
  readonly home: HomeTabs;
  /** the bot, for a request that came this way */
  readonly ask: (route: Route, text: string, line: Line) => Promise<BotAnswer>;
  /** in milliseconds */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Who waits for answers of this kind: a channel, too, where they are shown to it one after another. */
const waitingFor = ({ user, by, channel }: Route): readonly string[] =>
  by === 'mention' && channel !== undefined ? [user, channel] : [user];

/** Others come with an acknowledgement or an address of their own: their sentence waits for nothing. */
const isQueued = ({ by }: Route): boolean => by === 'message' || by === 'mention';

/** Connects what Slack sends with the one way of a request. Everything is acknowledged at once, or with a quick answer. */
export function listen(app: App, given: Listening): void {
  const { show, submit, people, textsFor, botUserId } = given;
  const crowd = createCrowd();

  /** What is said about a fault that nobody expected, with a reference that the log has as well. */
  const faultFor = (user: string, error: unknown): SealedReply<'private'> =>
    seal(sorry(error, people.staffOf(user)?.language ?? 'de', given.log), 'private');

  /** Runs a request in its turn; one from before a restart was let in then. Whatever goes wrong on the way, the person is told. */
  async function inTurn(route: Route, { recovered }: Line, work: () => Promise<void>): Promise<void> {
    const entered = recovered
      ? ({ is: 'in', left: () => undefined } as const)
      : crowd.enter(waitingFor(route), isQueued(route));
    const texts = textsFor(route.user);
    if (entered.is === 'full') {
      given.log('slack: not run: too many requests of one person or channel');
      if (entered.tell) await show.note(route, seal(note(texts.crowdTitle, texts.crowd), 'private'));
      return;
    }
    try {
      await work();
    } catch (error) {
      await show.note(route, faultFor(route.user, error));
    } finally {
      entered.left();
    }
  }

  const answer = (route: Route, text: string, line: Line): Promise<void> =>
    inTurn(route, line, async () => show.answer(route, await given.ask(route, text, line), text));

  // before all other listeners: Bolt would ask each of them whether it wants the command
  app.use(async (args) => {
    if (!('command' in args)) return args.next();
    const { command, context } = args;
    const atOnce = createAtOnce(lineOf(context), given.now);
    try {
      await people.latest();
      const route: Route = {
        user: command.user_id,
        channel: command.channel_id,
        by: 'command',
        // wherever it was typed, she alone sees it and what it brings
        place: { kind: 'private' },
        responseUrl: command.response_url,
        trigger: command.trigger_id,
        received: lineOf(context).received,
        atOnce,
      };
      const text = withoutMention(command.text ?? '', botUserId);
      await answer(route, slashText(command.command, text, given.commands), lineOf(context));
    } finally {
      await atOnce.close();
    }
  });

  for (const name of ['message', 'app_mention'] as const)
    app.event(name, async ({ event, context }) => {
      const body = event as unknown as Body;
      const route = messageOf(body, await people.latest());
      if (route === undefined) return;
      await answer(route, unescaped(withoutMention(textIn(body, 'text') ?? '', botUserId)), lineOf(context));
    });

  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await given.home.opened(event.user);
    else given.home.left(event.user);
  });

  app.action(
    { type: 'block_actions', action_id: new RegExp(`^${DO}-`, 'u') },
    async ({ body, action, ack, context }) => {
      await ack();
      const { received } = lineOf(context);
      const route = { ...pressOf(body as unknown as Body, await people.latest()), received };
      const texts = textsFor(route.user);
      const pressed = given.buttons.read(route.user, textIn(record(action), 'value') ?? '');
      if (pressed.is === 'wrong') {
        given.log('slack: refused: a button that was edited, or is somebody else’s');
        return show.note(route, seal(note(texts.wrongTitle, texts.wrongButton), 'private'));
      }
      if (pressed.is === 'expired') return show.note(route, seal(note(texts.oldTitle, texts.oldButton), 'private'));
      const { does, what } = pressed.meaning;
      await inTurn(route, lineOf(context), async () => {
        if (does === 'page') {
          if (!(await show.page(route, what)))
            await show.note(route, seal(note(texts.oldTitle, texts.oldPage), 'private'));
          return;
        }
        const said = await given.ask(route, what, lineOf(context));
        await show.answer(route, said, what);
        lineOf(context).answered();
        // a form that opens has changed nothing yet
        if (route.by === 'view' && said.form === undefined) await given.home.acted(route.user);
      });
    },
  );

  for (const [id, take] of [
    [FORM, submit.form],
    [ASK, submit.ask],
  ] as const)
    app.view(id, async ({ body, view, context }) => {
      await people.latest();
      const user = body.user.id;
      const line = lineOf(context);
      let open = false;
      let acknowledged = line.recovered;
      const tell = (response: ViewResponseAction): Promise<boolean> => {
        acknowledged = true;
        open = response.response_action === 'errors';
        return line.acknowledge(response);
      };
      try {
        await take({ user, view, ack: tell, line });
      } catch (error) {
        const fault = faultFor(user, error);
        const instead = () => answerView(show.first(user, fault), textsFor(user));
        // a window that closes without a word looks as if all had gone well
        const told = !acknowledged && (await tell({ response_action: 'update', view: instead() }));
        if (!told) await show.note({ user, by: 'view', viewId: view.id, place: { kind: 'private' } }, fault);
      }
      line.answered();
      if (!open) await given.home.acted(user);
    });

  app.shortcut(/^fallbote-ask(?:-about)?$/u, async ({ shortcut, ack }) => {
    await ack();
    await people.latest();
    const body = shortcut as unknown as Body;
    const text = textIn(record(body['message']), 'text') ?? '';
    const initial = shortcut.type === 'message_action' ? unescaped(text) : '';
    try {
      const view = askView(textsFor(shortcut.user.id), initial);
      await given.client.views.open({ trigger_id: shortcut.trigger_id, view });
    } catch {
      given.log('slack: the window of a shortcut could not be opened');
    }
  });
}
