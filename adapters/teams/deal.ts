import type { BotAnswer } from '../../src/bot/bot.ts';
import { note } from '../../src/reply/reply.ts';
import { type SealedReply, seal } from '../../src/reply/seal.ts';
import { sorry } from '../answering.ts';
import type { Body } from '../chat/body.ts';
import { createCrowd } from '../chat/crowd.ts';
import { Interrupted, type Line } from '../chat/intake.ts';
import type { KnownOffice } from '../chat/known-office.ts';
import type { Buttons } from '../chat/tokens.ts';
import { activityOf, type PressedData, pressedIn } from './cards.ts';
import { IN_TIME_MS, inTime } from './in-time.ts';
import { dataIn, isRequest, type Route, routeOf, wordsIn } from './incoming.ts';
import type { TeamsLine } from './line.ts';
import type { Presence } from './presence.ts';
import { inPlace, inWords } from './responses.ts';
import type { Show } from './show.ts';
import type { Submit } from './submit.ts';
import type { TeamsTexts } from './texts.ts';

/** An answer that is not there by then is announced, in milliseconds: Teams' own rule is two seconds. */
const TYPING_AFTER_MS = 1_000;

export interface Dealing {
  readonly buttons: Buttons;
  readonly show: Show;
  readonly submit: Submit;
  readonly line: TeamsLine;
  readonly presence: Presence;
  readonly people: Pick<KnownOffice, 'latest' | 'staffOf'>;
  readonly textsFor: (user: string) => TeamsTexts;
  /** the bot, for a request that came this way */
  readonly ask: (route: Route, text: string, line: Line) => Promise<BotAnswer>;
  /** in milliseconds */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Runs what Teams sends, each to its end. Everything is acknowledged at once, but for forms: their answer takes their place. */
export function createDeal(given: Dealing): (activity: Body, line: Line) => Promise<void> {
  const { show, submit, textsFor, people, now, line: teams } = given;
  const crowd = createCrowd();

  /** Runs a request in its turn; one from before a restart was let in then. Whatever goes wrong on the way, the person is told. */
  async function inTurn(route: Route, { recovered }: Line, work: () => Promise<void>): Promise<void> {
    const { user, by, at } = route;
    const waiting = by === 'mention' && at !== undefined ? [user, at.id] : [user];
    const entered = recovered ? ({ is: 'in', left: () => undefined } as const) : crowd.enter(waiting, true);
    const texts = textsFor(user);
    if (entered.is === 'full') {
      given.log('teams: not run: too many requests of one person or channel');
      if (entered.tell) await tell(route, texts.crowdTitle, texts.crowd);
      return;
    }
    try {
      await work();
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      const language = people.staffOf(user)?.language ?? 'de';
      await show.note(route, seal(sorry(error, language, given.log), 'private'));
    } finally {
      entered.left();
    }
  }

  const tell = (route: Route, title: string, sentence: string): Promise<void> =>
    show.note(route, seal(note(title, sentence), 'private') satisfies SealedReply<'private'>);

  async function answer(route: Route, text: string, line: Line): Promise<void> {
    const { at, by } = route;
    const typing = at === undefined || by === 'press' ? undefined : setTimeout(() => teams.typing(at), TYPING_AFTER_MS);
    try {
      await show.answer(route, await given.ask(route, text, line));
    } finally {
      clearTimeout(typing);
    }
  }

  async function refuse(route: Route, line: Line, title: string, sentence: string): Promise<void> {
    await line.acknowledge(inWords(sentence));
    await tell(route, title, sentence);
  }

  function wrong(route: Route, line: Line): Promise<void> {
    const { wrongTitle, wrongButton } = textsFor(route.user);
    given.log('teams: refused: a button that was edited, or is somebody else’s');
    return refuse(route, line, wrongTitle, wrongButton);
  }

  /** A button of a message: what it means is in its token alone. */
  async function press(route: Route, { token }: PressedData, line: Line): Promise<void> {
    const texts = textsFor(route.user);
    if (token === undefined) return refuse(route, line, texts.wrongTitle, texts.chosenNothing);
    const pressed = given.buttons.read(route.user, token);
    if (pressed.is === 'wrong') return wrong(route, line);
    if (pressed.is === 'expired') return refuse(route, line, texts.oldTitle, texts.oldButton);
    const { does, what } = pressed.meaning;
    if (does !== 'page') {
      await line.acknowledge(inWords(route.place.kind === 'private' ? texts.pressed : texts.inChat));
      return answer(route, what, line);
    }
    const later = show.later(route, what);
    if (later === undefined) return refuse(route, line, texts.oldTitle, texts.oldPage);
    const isOwn = later.owner !== '';
    const bringing = show.privately(route, later.page);
    if (!isOwn) {
      // others may still want to press it
      await line.acknowledge(inWords(texts.inChat));
      await bringing;
      return;
    }
    const soon = line.recovered ? undefined : await inTime(bringing, line.received + IN_TIME_MS, now);
    // it leads nowhere any more, as soon as the rest stands below; else it can be pressed again
    if (soon?.state === 'sent' && (await line.acknowledge(inPlace(later.shown)))) return;
    await line.acknowledge(inWords(texts.pressed));
    const { at, card } = route;
    if ((await bringing).state === 'sent' && at !== undefined && card !== undefined)
      await teams.update({ at, id: card }, activityOf(later.shown));
  }

  return async (activity, line) => {
    const office = await people.latest();
    given.presence.see(activity);
    const route = routeOf(activity, office);
    if (route === undefined) {
      await line.acknowledge();
      if (isRequest(activity)) given.log('teams: not run: it does not say who asks, or where');
      return given.presence.greet(activity);
    }
    if (route.by !== 'press') {
      await line.acknowledge();
      return inTurn(route, line, () => answer(route, wordsIn(activity), line));
    }
    const pressed = pressedIn(dataIn(activity));
    const { form } = pressed;
    return inTurn(route, line, () => {
      if (form === undefined) return press(route, pressed, line);
      // forms stand where one person alone sees them: what comes from elsewhere would be answered there
      return route.place.kind === 'private' ? submit(route, { ...pressed, form }, line) : wrong(route, line);
    });
  };
}
