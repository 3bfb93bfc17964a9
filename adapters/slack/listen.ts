import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { BotAnswer } from '../../src/bot/bot.ts';
import type { Office } from '../../src/cases/office.ts';
import { note } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import { createAtOnce } from './at-once.ts';
import { DO } from './blocks.ts';
import { type Body, record, textIn } from './body.ts';
import type { HomeTabs } from './home-tabs.ts';
import { lineOf } from './intake.ts';
import { ASK, askView, FORM } from './modals.ts';
import { messageOf, placeOf, pressOf, type Route, slashText, unescaped, withoutMention } from './routes.ts';
import type { Show } from './show.ts';
import type { Submit } from './submit.ts';
import type { SlackTexts } from './texts.ts';
import type { Buttons } from './tokens.ts';

/** callback_ids of the shortcuts in the manifest: one in the menu of Slack, one at a message. */
export const SHORTCUTS = { global: 'fallbote-ask', message: 'fallbote-ask-about' } as const;

export interface Listening {
  readonly commands: ReadonlySet<string>;
  readonly botUserId: string;
  readonly buttons: Buttons;
  readonly show: Show;
  readonly submit: Submit;
  readonly client: WebClient;
  readonly office: () => Promise<Office>;
  readonly textsFor: (user: string) => SlackTexts;
  readonly home: HomeTabs;
  /** the bot, for a request that came this way */
  readonly ask: (route: Route, text: string) => Promise<BotAnswer>;
  /** in milliseconds */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Connects what Slack sends with the one way of a request. Everything is acknowledged at once, or with a quick answer. */
export function listen(app: App, given: Listening): void {
  const { show, submit, office, textsFor, botUserId } = given;

  async function answer(route: Route, text: string): Promise<void> {
    await show.answer(route, await given.ask(route, text), text);
  }

  // before all other listeners: Bolt would ask each of them whether it wants the command
  app.use(async (args) => {
    if (!('command' in args)) return args.next();
    const { command, context } = args;
    const atOnce = createAtOnce(lineOf(context), given.now);
    try {
      const route: Route = {
        user: command.user_id,
        channel: command.channel_id,
        by: 'command',
        place: placeOf(command.channel_id, await office()),
        responseUrl: command.response_url,
        trigger: command.trigger_id,
        atOnce,
      };
      await answer(route, slashText(command.command, command.text ?? '', given.commands));
    } finally {
      await atOnce.close();
    }
  });

  for (const name of ['message', 'app_mention'] as const)
    app.event(name, async ({ event }) => {
      const body = event as unknown as Body;
      const route = messageOf(body, await office());
      if (route === undefined) return;
      await answer(route, unescaped(withoutMention(textIn(body, 'text') ?? '', botUserId)));
    });

  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await given.home.opened(event.user);
    else given.home.left(event.user);
  });

  app.action({ type: 'block_actions', action_id: new RegExp(`^${DO}-`, 'u') }, async ({ body, action, ack }) => {
    await ack();
    const route = pressOf(body as unknown as Body, await office());
    const texts = textsFor(route.user);
    const pressed = given.buttons.read(route.user, textIn(record(action), 'value') ?? '');
    if (pressed.is === 'wrong') {
      given.log('slack: refused: a button that was edited, or is somebody else’s');
      return show.note(route, seal(note(texts.wrongTitle, texts.wrongButton), 'private'));
    }
    if (pressed.is === 'expired') return show.note(route, seal(note(texts.oldTitle, texts.oldButton), 'private'));
    const { does, what } = pressed.meaning;
    if (does !== 'page') {
      const said = await given.ask(route, what);
      // it may have changed the language in which the window speaks
      await office();
      await show.answer(route, said, what);
      // a form that opens has changed nothing yet
      if (route.by === 'view' && said.form === undefined) await given.home.acted(route.user);
      return;
    }
    if (!(await show.page(route, what))) await show.note(route, seal(note(texts.oldTitle, texts.oldPage), 'private'));
  });

  for (const [id, take] of [
    [FORM, submit.form],
    [ASK, submit.ask],
  ] as const)
    app.view(id, async ({ ack, body, view, context }) => {
      await office();
      let open = false;
      await take({
        user: body.user.id,
        view,
        ack: async (response) => {
          open = response?.response_action === 'errors';
          await (response === undefined ? ack() : ack(response));
        },
        recovered: context['recovered'] === true,
      });
      if (!open) await given.home.acted(body.user.id);
    });

  app.shortcut(/^fallbote-ask(?:-about)?$/u, async ({ shortcut, ack }) => {
    await ack();
    await office();
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
