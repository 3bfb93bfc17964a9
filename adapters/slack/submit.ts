import type { ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { BotAnswer } from '../../src/bot/bot.ts';
import type { Form, FormValues } from '../../src/bot/form.ts';
import { note } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import type { Handler } from '../adapter.ts';
import { record, textIn } from '../chat/body.ts';
import type { Line } from '../chat/intake.ts';
import { ACK_WITHIN_MS } from './limits.ts';
import { answerView, commandIn, errorsOf, formView, mendView, valuesOf, waitView } from './modals.ts';
import type { Route } from './routes.ts';
import type { OpenForm, Said, Show } from './show.ts';
import type { SlackTexts } from './texts.ts';

/** How a sent window is answered; `false` where that is too late, or nobody waits for it any more. */
type Ack = (response: ViewResponseAction) => Promise<boolean>;

export interface Submitted {
  readonly user: string;
  readonly view: unknown;
  readonly ack: Ack;
  readonly line: Pick<Line, 'name' | 'received' | 'recovered'>;
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
  /** in milliseconds */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Where an answer goes that is too late for the acknowledgement: into the window, or as a message where that is closed. */
type Later = 'window' | 'window or message' | 'message';

export function createSubmit({ client, show, handler, textsFor, now, log }: SubmitOptions): Submit {
  /** Whether something is there in time for the acknowledgement. */
  async function inTime<T>(work: Promise<T>, { received }: Submitted['line']): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), Math.max(0, received + ACK_WITHIN_MS - now()));
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** An answer as a window; with a form it is that form. */
  function viewOf(user: string, answer: BotAnswer): ModalView {
    const texts = textsFor(user);
    if (answer.form !== undefined)
      return formView(answer.form, show.forms.keep({ form: answer.form, user, sent: {} }), texts);
    return answerView(show.first(user, answer.privately ?? answer.here), texts);
  }

  const saying = (user: string, answer: BotAnswer): Said => ({ view: viewOf(user, answer), answer });

  /** Brings what was too late for the acknowledgement. */
  async function bring({ user, view: sent }: Submitted, { view, answer }: Said, to: Later): Promise<void> {
    try {
      if (to === 'message') throw new Error('the window is gone');
      await client.views.update({ view_id: textIn(record(sent), 'id') ?? '', view });
    } catch {
      if (to === 'window') return;
      const route: Route = { user, by: 'message', channel: user, place: { kind: 'private' } };
      if (answer !== undefined) await show.answer(route, answer, '');
      else log('slack: a form that has to be mended could not be shown');
    }
  }

  /** With the acknowledgement, where it is ready in time; else the window says that it takes a moment. */
  async function tell(submitted: Submitted, work: Promise<Said>, late: Later): Promise<void> {
    const { user, ack, line } = submitted;
    const said = await inTime(work, line);
    const response: ViewResponseAction =
      said?.errors === undefined
        ? { response_action: 'update', view: said?.view ?? waitView(textsFor(user)) }
        : { response_action: 'errors', errors: { ...said.errors } };
    const isTold = await ack(response);
    if (said === undefined || !isTold) await bring(submitted, await work, late);
  }

  /** No such form: it is old, or from before a restart. Where it was recorded that is said instead. */
  async function gone(submitted: Submitted): Promise<void> {
    const { user, line } = submitted;
    const find = async (): Promise<Said> => {
      const from = { platform: 'slack', id: user } as const;
      const asked = { from, text: '', place: { kind: 'private' }, id: line.name, again: true } as const;
      const answer = await handler(asked);
      if (answer.recorded === true) return saying(user, answer);
      const texts = textsFor(user);
      const sentence = answer.recorded === false ? texts.lostForm : texts.oldForm;
      return saying(user, { here: seal(note(texts.oldTitle, sentence), 'private') });
    };
    await tell(submitted, find(), line.recovered ? 'message' : 'window or message');
  }

  async function take({ form, user, sent }: OpenForm, name: string, submitted: Submitted): Promise<Said> {
    const values: FormValues = valuesOf(form, record(submitted.view)['state']);
    const result = await form.submit({ platform: 'slack', id: user }, values, submitted.line.name);
    if (result.ok) return saying(user, result.answer);
    // it can be sent again, mended
    sent.said = undefined;
    const { problems } = result;
    return {
      view: mendView(typedInto(form, values), name, problems, textsFor(user)),
      errors: errorsOf(form, problems),
    };
  }

  return {
    async form(submitted) {
      const name = textIn(record(submitted.view), 'private_metadata') ?? '';
      const open = show.forms.recall(name);
      // the form of somebody else is none
      if (open === undefined || open.user !== submitted.user) return gone(submitted);
      const { sent } = open;
      // sent twice: it is taken over once, and both are told the same; one message is enough where the window was closed
      if (sent.said !== undefined) return tell(submitted, sent.said, 'window');
      const said = take(open, name, submitted);
      sent.said = said;
      said.catch(() => {
        sent.said = undefined;
      });
      await tell(submitted, said, 'window or message');
    },
    async ask(submitted) {
      const { user, view, line } = submitted;
      const text = commandIn(record(view)['state']);
      const asked = { from: { platform: 'slack', id: user }, text, place: { kind: 'private' } } as const;
      const work = handler({ ...asked, id: line.name, again: line.recovered });
      await tell(
        submitted,
        work.then((answer) => saying(user, answer)),
        'window or message',
      );
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
