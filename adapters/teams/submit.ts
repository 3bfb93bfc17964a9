import type { Identity } from '../../src/bot/bot.ts';
import type { FormValues } from '../../src/bot/form.ts';
import { note } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import type { Handler } from '../adapter.ts';
import type { Line } from '../chat/intake.ts';
import { formPage, valuesOf } from './card-forms.ts';
import { CARD_TEXTS } from './card-texts.ts';
import { activityOf, type Page, type PressedData } from './cards.ts';
import { IN_TIME_MS, inTime } from './in-time.ts';
import type { Route } from './incoming.ts';
import type { TeamsLine } from './line.ts';
import { inPlace } from './responses.ts';
import { type OpenForm, PATIENCE, type Said, type Show } from './show.ts';
import type { TeamsTexts } from './texts.ts';

export interface SubmitOptions {
  readonly show: Show;
  readonly line: TeamsLine;
  readonly handler: Handler;
  /** an account as the bot knows it */
  readonly fromOf: (user: string) => Identity;
  readonly textsFor: (user: string) => TeamsTexts;
  readonly languageOf: (user: string) => 'de' | 'en';
  /** in milliseconds */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Takes a form that was sent or cancelled, and puts what became of it in its place. */
export type Submit = (route: Route, pressed: PressedData & { readonly form: string }, line: Line) => Promise<void>;

export function createSubmit(options: SubmitOptions): Submit {
  const { show, line, handler, fromOf, textsFor, languageOf, now, log } = options;
  const saying = (user: string, title: string, sentence: string): Said => ({
    page: show.first(user, seal(note(title, sentence), 'private')),
    isOver: true,
  });

  /** No such form: it is old, or from before a restart. Where it was recorded that is said instead. */
  async function gone({ user }: Route, name: string): Promise<Said> {
    const answer = await handler({ from: fromOf(user), text: '', place: { kind: 'private' }, id: name, again: true });
    if (answer.recorded === true) return { page: show.first(user, answer.privately ?? answer.here), isOver: true };
    const { oldTitle, lostForm, oldForm } = textsFor(user);
    return saying(user, oldTitle, answer.recorded === false ? lostForm : oldForm);
  }

  async function take(open: OpenForm, key: string, values: FormValues, name: string): Promise<Said> {
    const { form, user, sent } = open;
    const result = await form.submit(fromOf(user), values, name);
    if (!result.ok) {
      // it can be sent again, mended
      sent.said = undefined;
      return { page: formPage(form, key, CARD_TEXTS[languageOf(user)], { values, problems: result.problems }) };
    }
    const { form: next, here, privately, picture } = result.answer;
    if (next !== undefined) return { page: show.formPage(user, next) };
    return { page: show.first(user, privately ?? here), isOver: true, picture };
  }

  function workOn(route: Route, pressed: PressedData & { readonly form: string }, name: string): Promise<Said> {
    const { user } = route;
    const open = show.forms.recall(pressed.form);
    if (open === undefined || open.user !== user) return gone(route, name);
    const { sent } = open;
    // sent twice: it is taken over once, and both are told the same
    if (sent.said !== undefined) return sent.said;
    if (pressed.cancelled) {
      show.forms.forget(pressed.form);
      const { cancelledTitle, cancelled } = textsFor(user);
      return Promise.resolve(saying(user, cancelledTitle, cancelled));
    }
    const said = take(open, pressed.form, valuesOf(open.form, pressed.inputs), name);
    sent.said = said;
    said.catch(() => {
      sent.said = undefined;
    });
    return said;
  }

  /** Where the request itself brings nothing any more: the card is changed, or a message says it. */
  async function bring(route: Route, page: Page): Promise<void> {
    const { at, card } = route;
    if (at !== undefined && card !== undefined) {
      const changed = await line.update({ at, id: card }, activityOf(page), PATIENCE);
      if (changed.state === 'sent') return;
      log(`teams: form ${changed.state} ${changed.reason}`);
      if (changed.state === 'uncertain') return;
    }
    await show.privately(route, page);
  }

  /** What stands in the place of the form in this client stands there for her others from now on, too. */
  async function settle({ at, card }: Route, page: Page): Promise<void> {
    if (at === undefined || card === undefined) return;
    const changed = await line.update({ at, id: card }, activityOf(page), PATIENCE);
    if (changed.state !== 'sent') log(`teams: form ${changed.state} ${changed.reason}`);
  }

  return async (route, pressed, request) => {
    const work = workOn(route, pressed, request.name);
    const { waitTitle, wait } = textsFor(route.user);
    const early = request.recovered ? undefined : await inTime(work, request.received + IN_TIME_MS, now);
    const shown = early?.page ?? saying(route.user, waitTitle, wait).page;
    const isTold = await request.acknowledge(inPlace(shown));
    const said = await work;
    if (early === undefined || !isTold) await bring(route, said.page);
    else if (said.isOver) await settle(route, said.page);
    request.answered();
    if (said.picture !== undefined) await show.draw(route, said.picture);
  };
}
