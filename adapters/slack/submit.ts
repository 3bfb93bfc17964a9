import type { ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { BotAnswer } from '../../src/bot/bot.ts';
import type { Form, FormValues } from '../../src/bot/form.ts';
import { note } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import type { Handler } from '../adapter.ts';
import { record, textIn } from './body.ts';
import { ACK_WITHIN_MS } from './limits.ts';
import { answerView, commandIn, errorsOf, formView, mendView, valuesOf, waitView } from './modals.ts';
import type { Route } from './routes.ts';
import type { OpenForm, Show } from './show.ts';
import type { SlackTexts } from './texts.ts';

/** How a sent window is answered. */
type Ack = (response?: ViewResponseAction) => Promise<void>;

export interface Submitted {
  readonly user: string;
  readonly view: unknown;
  readonly ack: Ack;
  /** it came before a restart: the window is gone, and the forms of then with it */
  readonly recovered: boolean;
}

export interface Submit {
  /** A form was sent. */
  form(submitted: Submitted): Promise<void>;
  /** The window that asks for a command was sent. */
  ask(submitted: Submitted): Promise<void>;
}

export interface SubmitOptions {
  readonly client: WebClient;
  readonly show: Show;
  readonly handler: Handler;
  readonly textsFor: (user: string) => SlackTexts;
  readonly log: (line: string) => void;
}

/** Whether something is there in time for the acknowledgement. */
async function inTime<T>(work: Promise<T>): Promise<{ readonly value: T } | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ACK_WITHIN_MS);
  });
  const first = await Promise.race([work.then((value) => ({ value })), late]);
  clearTimeout(timer);
  return first;
}

export function createSubmit({ client, show, handler, textsFor, log }: SubmitOptions): Submit {
  /** An answer as a window; with a form it is that form. */
  function viewOf(user: string, answer: BotAnswer): ModalView {
    const texts = textsFor(user);
    if (answer.form !== undefined)
      return formView(answer.form, show.forms.keep({ form: answer.form, user, busy: { now: false } }), texts);
    return answerView(show.first(user, answer.privately ?? answer.here), texts);
  }

  /** Brings what was too late for the acknowledgement into the window, or as a message where it was closed. */
  async function bring(submitted: Submitted, view: ModalView, answer: BotAnswer | undefined): Promise<void> {
    const { user } = submitted;
    const id = textIn(record(submitted.view), 'id') ?? '';
    try {
      await client.views.update({ view_id: id, view });
    } catch {
      const route: Route = { user, by: 'message', channel: user, place: { kind: 'private' } };
      if (answer !== undefined) await show.answer(route, answer, '');
      else log('slack: a form that has to be mended could not be shown');
    }
  }

  async function gone({ user, ack, recovered }: Submitted): Promise<void> {
    const texts = textsFor(user);
    const reply = seal(note(texts.oldTitle, texts.oldForm), 'private');
    if (!recovered) return ack({ response_action: 'update', view: answerView(show.first(user, reply), texts) });
    await show.note({ user, by: 'message', channel: user, place: { kind: 'private' } }, reply);
  }

  async function take(submitted: Submitted, name: string, { form, user, busy }: OpenForm): Promise<void> {
    const { ack } = submitted;
    const values: FormValues = valuesOf(form, record(submitted.view)['state']);
    busy.now = true;
    const work = form.submit({ platform: 'slack', id: user }, values);
    const outcome = await inTime(work);
    const late = outcome === undefined;
    if (late) await ack({ response_action: 'update', view: waitView(textsFor(user)) });
    const result = outcome?.value ?? (await work);
    busy.now = false;
    if (result.ok) {
      show.forms.forget(name);
      const view = viewOf(user, result.answer);
      return late ? bring(submitted, view, result.answer) : ack({ response_action: 'update', view });
    }
    if (!late) return ack({ response_action: 'errors', errors: errorsOf(form, result.problems) });
    await bring(submitted, mendView(typedInto(form, values), name, result.problems, textsFor(user)), undefined);
  }

  return {
    async form(submitted) {
      const name = textIn(record(submitted.view), 'private_metadata') ?? '';
      const open = show.forms.recall(name);
      // the form of somebody else is none
      if (open === undefined || open.user !== submitted.user || open.busy.now) return gone(submitted);
      await take(submitted, name, open);
    },
    async ask(submitted) {
      const { user, ack, recovered } = submitted;
      const text = commandIn(record(submitted.view)['state']);
      const work = handler({ from: { platform: 'slack', id: user }, text, place: { kind: 'private' } });
      const outcome = await inTime(work);
      if (outcome !== undefined && !recovered)
        return ack({ response_action: 'update', view: viewOf(user, outcome.value) });
      if (!recovered) await ack({ response_action: 'update', view: waitView(textsFor(user)) });
      const answer = await work;
      await bring(submitted, viewOf(user, answer), answer);
    },
  };
}

/** The form with what was entered in the place of what stood there at first. */
function typedInto(form: Form, values: FormValues): Form {
  const fields = form.fields.map((field) => {
    const { initial: _initial, ...rest } = field;
    const value = values[field.name] ?? '';
    return value === '' ? rest : { ...rest, initial: value };
  });
  return { ...form, fields };
}
