import type { BotAnswer } from '../../src/bot/bot.ts';
import type { Form } from '../../src/bot/form.ts';
import { note } from '../../src/reply/reply.ts';
import { type SealedReply, seal } from '../../src/reply/seal.ts';
import { Interrupted } from '../chat/intake.ts';
import type { KnownOffice } from '../chat/known-office.ts';
import { createMemory, MEMORY_MS, type Memory } from '../chat/memory.ts';
import type { Sent } from '../chat/outbound.ts';
import type { Buttons } from '../chat/tokens.ts';
import { formPage } from './card-forms.ts';
import { CARD_TEXTS } from './card-texts.ts';
import { activityOf, type Page, renderReply, withButton } from './cards.ts';
import type { Route } from './incoming.ts';
import type { TeamsLine, Told } from './line.ts';
import { type Pictures, WIDEST } from './pictures.ts';
import type { TeamsTexts } from './texts.ts';
import type { Activity } from './transport.ts';

/** So long the same answer need not be drawn anew, in milliseconds. */
const DRAWN_MS = 60 * 60_000;
/** How long an answer may wait for Teams to take messages again, in seconds: later nobody waits for it. */
export const PATIENCE = 300;

/** The rest of an answer, for those it was made for. */
export interface Later {
  readonly page: Page;
  /** the page before it, without the button that leads on */
  readonly shown: Page;
  /** the account; `''`: a channel */
  readonly owner: string;
  /** whose account it was then, by staff id */
  readonly staff: string | undefined;
}

/** A form that is open somewhere, for the one person it was made for. */
export interface OpenForm {
  readonly form: Form;
  readonly user: string;
  /** what became of it when it was sent; missing as long as it can be sent */
  readonly sent: { said?: Promise<Said> | undefined };
}

/** What stands in the place of a form that was sent. */
export interface Said {
  readonly page: Page;
  /** the form is done with: there is nothing more to fill in */
  readonly isOver?: true;
  readonly picture?: BotAnswer['picture'] | undefined;
}

/** Brings answers back to where they were asked for. */
export interface Show {
  answer(route: Route, answer: BotAnswer): Promise<void>;
  /** A sentence of the adapter's own, to the person alone. */
  note(route: Route, reply: SealedReply<'private'>): Promise<void>;
  /** The rest of an answer; `undefined` where it is no longer in memory, or not for her. */
  later(route: Route, name: string): Later | undefined;
  /** To the person alone. */
  privately(route: Route, page: Page): Promise<Sent<Told>>;
  form(route: Route, form: Form): Promise<Sent<Told>>;
  formPage(user: string, form: Form): Page;
  /** An answer as one page; the rest of a long one is behind its button. */
  first(user: string, reply: SealedReply<'private'> | SealedReply<'channel'>): Page;
  /** Draws the picture of an answer that has arrived. */
  draw(route: Route, picture: NonNullable<BotAnswer['picture']>): Promise<void>;
  readonly forms: Memory<OpenForm>;
}

export interface ShowOptions {
  readonly line: TeamsLine;
  readonly buttons: Buttons;
  readonly pictures: Pick<Pictures, 'send'>;
  readonly textsFor: (user: string) => TeamsTexts;
  readonly people: Pick<KnownOffice, 'staffOf' | 'isHome'>;
  /** whether nothing more leaves, because the process is told to end */
  readonly isEnding: () => boolean;
  /** in milliseconds */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

export function createShow(options: ShowOptions): Show {
  const { line, buttons, people, now } = options;
  const later = createMemory<Later>({ life: MEMORY_MS, most: 500, now });
  const forms = createMemory<OpenForm>({ life: MEMORY_MS, most: 2_000, now });
  const cardTexts = (user: string) => CARD_TEXTS[people.staffOf(user)?.language ?? 'de'];

  const drawn = new WeakMap<object, { user: string; outlet: string; page: Page; until: number }>();
  const activities = new WeakMap<Page, Activity>();

  /** The same page is the same message. */
  function messageOf(page: Page): Activity {
    const known = activities.get(page) ?? activityOf(page);
    activities.set(page, known);
    return known;
  }

  function first(user: string, reply: SealedReply<'private'> | SealedReply<'channel'>): Page {
    const before = drawn.get(reply.reply);
    if (before !== undefined && before.user === user && before.outlet === reply.outlet && before.until > now())
      return before.page;
    // in a channel whoever sees a button may press it; what it brings, the bot decides anew
    const owner = reply.outlet === 'channel' ? '' : user;
    const value = (what: string) => buttons.value(owner, { does: 'command', what });
    const [last, ...others] = [...renderReply(reply, { value, texts: cardTexts(user) })].reverse();
    if (last === undefined) throw new Error('a reply is at least one page');
    if (others.length === 0) {
      drawn.set(reply.reply, { user, outlet: reply.outlet, page: last, until: now() + DRAWN_MS });
      return last;
    }
    const staff = people.staffOf(owner)?.id;
    // from the last to the first: each has a button for the one after it
    return others.reduce<Page>((next, shown) => {
      const what = later.keep({ page: next, shown, owner, staff });
      const token = buttons.value(owner, { does: 'page', what });
      return token === undefined ? shown : withButton(shown, { label: options.textsFor(user).next, value: token });
    }, last);
  }

  /** What stands in a page was decided when it was made: not for an account that was taken away or given on since. */
  function isStillFor({ user, place }: Route, { owner, staff }: Later): boolean {
    const today = people.staffOf(user)?.id;
    if (owner === '') return today !== undefined && people.isHome(place);
    // what she alone may read is turned over where she alone reads it
    return owner === user && staff === today && place.kind === 'private';
  }

  /** @param isAll where nothing was said before: what the end keeps back is for the next process to say */
  function noting<T>(sent: Sent<T>, isAll: boolean): Sent<T> {
    if (isAll && sent.state === 'failed' && sent.reason === 'offline' && options.isEnding()) throw new Interrupted();
    if (sent.state !== 'sent') options.log(`teams: answer ${sent.state} ${sent.reason}`);
    return sent;
  }

  async function privately({ user, place, at }: Route, page: Page): Promise<Sent<Told>> {
    const message = messageOf(page);
    const isThere = place.kind === 'private' && at !== undefined;
    const sending = isThere ? line.toPlace(at, message, PATIENCE) : line.toPerson(user, message, PATIENCE);
    return noting(await sending, true);
  }

  function formPageFor(user: string, form: Form): Page {
    return formPage(form, forms.keep({ form, user, sent: {} }), cardTexts(user));
  }

  async function draw({ user }: Route, picture: NonNullable<BotAnswer['picture']>): Promise<void> {
    const staff = people.staffOf(user)?.id;
    const made = await picture(WIDEST).catch((error: unknown) => {
      options.log(`teams: picture FB900 ${error instanceof Error ? error.name : typeof error}`);
      return undefined;
    });
    // what takes a moment may end after the account was taken away or given on
    if (staff === undefined || people.staffOf(user)?.id !== staff) return;
    const sent = made === undefined ? undefined : await options.pictures.send(user, made);
    if (sent?.state === 'sent' || sent?.state === 'uncertain') return;
    const { pictureFailedTitle, pictureFailed } = options.textsFor(user);
    const said = first(user, seal(note(pictureFailedTitle, pictureFailed), 'private'));
    noting(await line.toPerson(user, messageOf(said), PATIENCE), false);
  }

  /** For all to see, below what was asked. */
  async function inChannel({ user, at }: Route, reply: SealedReply<'channel'>, isAll: boolean): Promise<void> {
    if (at !== undefined) noting(await line.toPlace(at, messageOf(first(user, reply)), PATIENCE), isAll);
  }

  return {
    first,
    forms,
    draw,
    privately,
    formPage: formPageFor,
    form: (route, form) => privately(route, formPageFor(route.user, form)),
    note: async (route, reply) => void (await privately(route, first(route.user, reply))),
    later(route, name) {
      const kept = later.recall(name);
      return kept !== undefined && isStillFor(route, kept) ? kept : undefined;
    },
    async answer(route, { here, privately: alone, form, picture }) {
      const own = alone ?? (here.outlet === 'private' ? here : undefined);
      const page = form !== undefined ? formPageFor(route.user, form) : own && first(route.user, own);
      const told = page === undefined || (await privately(route, page)).state !== 'failed';
      if (told && page !== undefined && picture !== undefined) await draw(route, picture);
      if (here.outlet !== 'channel') return;
      if (page === undefined && route.by !== 'press') return inChannel(route, here, true);
      // a button that was pressed nobody else sees, so there is nothing to tell the channel
      if (page === undefined) return void (await privately(route, first(route.user, here)));
      if (route.by !== 'mention') return;
      const { unheardTitle, unheard } = options.textsFor(route.user);
      await inChannel(route, told ? here : seal(note(unheardTitle, unheard), 'channel'), false);
    },
  };
}
