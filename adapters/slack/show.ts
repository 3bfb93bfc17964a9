import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { BotAnswer } from '../../src/bot/bot.ts';
import type { Form } from '../../src/bot/form.ts';
import { note } from '../../src/reply/reply.ts';
import { type SealedReply, seal } from '../../src/reply/seal.ts';
import type { KnownOffice } from '../chat/known-office.ts';
import { createMemory, MEMORY_MS, type Memory } from '../chat/memory.ts';
import type { NotSent, Outbound, Sent } from '../chat/outbound.ts';
import type { Buttons } from '../chat/tokens.ts';
import { type OwnButton, type Page, renderReply, withButton, withRemark } from './blocks.ts';
import { TRIGGER_MS } from './limits.ts';
import { answerView, formView } from './modals.ts';
import type { Method } from './outbound.ts';
import type { Pictures } from './pictures.ts';
import type { Respond } from './respond.ts';
import { isDirect, type Route } from './routes.ts';
import type { SlackTexts } from './texts.ts';

/** So long the same answer need not be drawn anew, in milliseconds. */
const DRAWN_MS = 60 * 60_000;

const SENT = { state: 'sent' } as const;

/** How long an answer to a request may wait for Slack to take messages again, in seconds: later nobody waits for it. */
const PATIENCE = 300;

/** The rest of an answer, for those it was made for. */
interface Later {
  readonly page: Page;
  /** the account; `''`: a channel */
  readonly owner: string;
  /** whose account it was then, by staff id */
  readonly staff: string | undefined;
}

/** A form that is open somewhere, for the one person it was made for. */
export interface OpenForm {
  readonly form: Form;
  readonly user: string;
  /** what became of it when it was sent: said again where it is sent again; missing as long as it can be sent */
  readonly sent: { said?: Promise<Said> | undefined };
}

/** What a window says to having been sent. */
export interface Said {
  /** the window from now on */
  readonly view: ModalView;
  /** what is wrong, by field: in time it stands there, and the window stays as it is */
  readonly errors?: Readonly<Record<string, string>>;
  /** the same as a message, for a window that was closed */
  readonly answer?: BotAnswer;
}

/** Brings answers back to where they were asked for. */
export interface Show {
  /** @param text what was asked, for the button that opens its form; `''` where there is none */
  answer(route: Route, answer: BotAnswer, text: string): Promise<void>;
  /** A sentence of the adapter's own, to the person alone. */
  note(route: Route, reply: SealedReply<'private'>): Promise<void>;
  /** A later page of an answer; `false` where it is no longer in memory. */
  page(route: Route, name: string): Promise<boolean>;
  /** Opens a form in a window, over the one that it was asked for in. */
  form(route: Route, form: Form): Promise<Sent<string>>;
  /** An answer as one page; the rest of a long one is behind its button. */
  first(user: string, reply: SealedReply<'private'> | SealedReply<'channel'>, more?: readonly OwnButton[]): Page;
  readonly forms: Memory<OpenForm>;
}

export interface ShowOptions {
  readonly client: WebClient;
  readonly outbound: Outbound<Method>;
  readonly respond: Respond;
  readonly buttons: Buttons;
  readonly pictures: Pick<Pictures, 'isAllowed' | 'send'>;
  /** in milliseconds */
  readonly now: () => number;
  readonly textsFor: (user: string) => SlackTexts;
  readonly people: Pick<KnownOffice, 'staffOf' | 'isHome'>;
  readonly log: (line: string) => void;
}

export function createShow(options: ShowOptions): Show {
  const { client, outbound, respond, buttons, pictures, people, now } = options;
  const later = createMemory<Later>({ life: MEMORY_MS, most: 500, now });
  const forms = createMemory<OpenForm>({ life: MEMORY_MS, most: 2_000, now });

  const drawn = new WeakMap<
    object,
    { readonly user: string; readonly outlet: string; readonly page: Page; readonly until: number }
  >();

  function first(
    user: string,
    reply: SealedReply<'private'> | SealedReply<'channel'>,
    more: readonly OwnButton[] = [],
  ) {
    // the same answer to the same person looks the same; drawn anew each hour, as buttons grow old
    const before = more.length === 0 ? drawn.get(reply.reply) : undefined;
    if (before !== undefined && before.user === user && before.outlet === reply.outlet && before.until > now())
      return before.page;
    // in a channel whoever sees a button may press it; what it brings, the bot decides anew
    const owner = reply.outlet === 'channel' ? '' : user;
    const value = (what: string) => buttons.value(owner, { does: 'command', what });
    const pages = [...renderReply(reply, { value, more })].reverse();
    const [only, ...others] = pages;
    if (only !== undefined && others.length === 0) {
      if (more.length === 0)
        drawn.set(reply.reply, { user, outlet: reply.outlet, page: only, until: now() + DRAWN_MS });
      return only;
    }
    const staff = people.staffOf(owner)?.id;
    // from the last to the first: each has a button for the one after it
    return pages.reduce<Page>((next, page, i) => {
      if (i === 0) return page;
      const name = buttons.value(owner, { does: 'page', what: later.keep({ page: next, owner, staff }) });
      return name === undefined ? page : withButton(page, { label: options.textsFor(user).next, value: name });
    }, pages[0] ?? { text: '', blocks: [] });
  }

  /** What stands in a page was decided when it was made: not for an account that was taken away or given on since. */
  function isStillFor({ user, place }: Route, { owner, staff }: Later): boolean {
    const now = people.staffOf(user)?.id;
    return owner === '' ? now !== undefined && people.isHome(place) : owner === user && staff === now;
  }

  const body = ({ text, blocks }: Page) => ({ text, blocks: [...blocks], unfurl_links: false, unfurl_media: false });

  // a direct message has one pace, whether it goes by its own id or by the person's
  const post = (channel: string, page: Page, threadTs?: string, lane = channel) =>
    outbound.send(
      lane,
      'chat.postMessage',
      () =>
        client.chat.postMessage({ channel, ...body(page), ...(threadTs === undefined ? {} : { thread_ts: threadTs }) }),
      PATIENCE,
    );

  const postEphemeral = ({ user, thread }: Route, channel: string, { text, blocks }: Page) =>
    outbound.send(
      channel,
      'chat.postEphemeral',
      () =>
        client.chat.postEphemeral({
          channel,
          user,
          text,
          blocks: [...blocks],
          ...(thread === undefined ? {} : { thread_ts: thread }),
        }),
      PATIENCE,
    );

  /** Until when its trigger opens a window. */
  const triggerEnd = ({ received = now() }: Route): number => received + TRIGGER_MS;

  /** Shows a page in the window that it was asked for in, or in a new one. */
  async function inView(route: Route, page: Page): Promise<{ state: string }> {
    const { user, viewId, trigger = '' } = route;
    const view = answerView(page, options.textsFor(user));
    return viewId === undefined
      ? outbound.soon('views.open', () => client.views.open({ trigger_id: trigger, view }), triggerEnd(route))
      : outbound.send(`${user}:views`, 'views.update', () => client.views.update({ view_id: viewId, view }));
  }

  /** With the acknowledgement where that is still open, else at the address that came with the request. */
  const respondTo = async ({ atOnce }: Route, url: string, page: Page) =>
    (await atOnce?.answer(page)) === true ? SENT : respond(url, page);

  /** To the person alone, by the way that her request left open; where that is gone, as a direct message. */
  async function privately(route: Route, page: Page): Promise<boolean> {
    const { by, channel, user, responseUrl, thread } = route;
    const ways: (() => Promise<{ readonly state: string } | NotSent>)[] = [];
    if (by === 'view') ways.push(() => inView(route, page));
    else if (by === 'message' && channel !== undefined) ways.push(() => post(channel, page, thread, user));
    else {
      if (responseUrl !== undefined) ways.push(() => respondTo(route, responseUrl, page));
      if (channel !== undefined && !isDirect(channel)) ways.push(() => postEphemeral(route, channel, page));
    }
    if (channel !== user) ways.push(() => post(user, page));
    for (const way of ways) {
      const outcome = await way();
      if (outcome.state === 'sent') return true;
      // it may have arrived: a second one would be one too many
      const reason = 'reason' in outcome ? outcome.reason : '';
      options.log(`slack: answer ${outcome.state} ${reason}`);
      if (outcome.state === 'uncertain') return false;
    }
    return false;
  }

  /** Draws the answer and sends it into her direct message, wherever she asked. The text has arrived and is whole. */
  async function draw(route: Route, picture: NonNullable<BotAnswer['picture']>): Promise<void> {
    const { user } = route;
    const staff = people.staffOf(user)?.id;
    const drawn = await picture().catch((error: unknown) => {
      options.log(`slack: picture FB900 ${error instanceof Error ? error.name : typeof error}`);
      return undefined;
    });
    // what takes a moment may end after the account was taken away or given on
    if (staff === undefined || people.staffOf(user)?.id !== staff) return;
    const sent = drawn === undefined ? undefined : await pictures.send(user, drawn);
    if (sent?.state === 'sent' || sent?.state === 'uncertain') return;
    const texts = options.textsFor(user);
    const said = note(texts.pictureFailedTitle, pictures.isAllowed() ? texts.pictureFailed : texts.noPictures);
    await privately(route, first(user, seal(said, 'private')));
  }

  /** For all to see, below what was asked. */
  async function inChannel({ channel, ts, thread }: Route, page: Page): Promise<void> {
    const outcome = channel === undefined ? undefined : await post(channel, page, thread ?? ts);
    if (outcome !== undefined && outcome.state !== 'sent')
      options.log(`slack: answer ${outcome.state} ${outcome.reason}`);
  }

  async function form(route: Route, made: Form): Promise<Sent<string>> {
    const { user, trigger, viewId } = route;
    if (trigger === undefined) return { state: 'failed', retryable: false, reason: 'expired' };
    const texts = options.textsFor(user);
    const name = forms.keep({ form: made, user, sent: {} });
    const view = formView(made, name, texts);
    const window = { trigger_id: trigger, view };
    const opened = await (viewId === undefined
      ? outbound.soon('views.open', () => client.views.open(window), triggerEnd(route))
      : outbound.soon('views.push', () => client.views.push(window), triggerEnd(route)));
    if (opened.state === 'sent') return { state: 'sent', value: opened.value.view?.id ?? name };
    // where it may be open all the same, it must not be dead
    if (opened.state === 'failed') forms.forget(name);
    return opened;
  }

  return {
    first,
    form,
    forms,
    note: async (route, reply) => {
      await privately(route, first(route.user, reply));
    },
    async page(route, name) {
      const kept = later.recall(name);
      if (kept === undefined || !isStillFor(route, kept)) return false;
      await privately(route, kept.page);
      return true;
    },
    async answer(route, answer, text) {
      const texts = options.textsFor(route.user);
      if (answer.form !== undefined && (await form(route, answer.form)).state === 'sent') return;
      const again =
        answer.form === undefined || text === '' ? undefined : buttons.value(route.user, { does: 'form', what: text });
      const more = again === undefined ? [] : [{ label: texts.openForm, value: again }];
      const { here, privately: alone, picture } = answer;
      const own = alone ?? (here.outlet === 'private' ? here : undefined);
      const page = own === undefined ? undefined : first(route.user, own, more);
      const isPlain = picture === undefined || pictures.isAllowed();
      const told = page === undefined || (await privately(route, isPlain ? page : withRemark(page, texts.noPictures)));
      if (own !== undefined && told && picture !== undefined && pictures.isAllowed()) await draw(route, picture);
      if (here.outlet !== 'channel') return;
      // others do not see a command or a button, so there is nothing to tell them; nor where the answer did not arrive
      if (own !== undefined && (route.by !== 'mention' || !told)) return;
      const shown = first(route.user, here);
      // who asks where nobody else sees it is answered there
      if (route.by === 'mention') await inChannel(route, shown);
      else await privately(route, shown);
    },
  };
}
