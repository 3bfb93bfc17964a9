import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Handler } from '../../../adapters/adapter.ts';
import { createSlackAdapter, type SlackAdapter, type SlackOptions } from '../../../adapters/slack/slack-adapter.ts';
import type { Form, FormOutcome } from '../../../src/bot/form.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { type Call, loopback, ok, type Weather } from './loopback.ts';
import { textOfBlocks } from './reading.ts';
import { overHttp, signed } from './signed-request.ts';
import { linked, slackUser } from './slack-outside.ts';

const office = linked(exampleOffice(toDay(2026, 11, 21)).office);
export const FM1 = slackUser('fm-1');

/** Answers by method: who the bot is, else what the test says. */
const slackThat =
  (weather: Readonly<Record<string, Weather>>): Weather =>
  (call, response, request) => {
    const who = ok({ team_id: 'T1', user_id: 'U0BOT', bot_id: 'B0BOT' });
    (weather[call.method] ?? (call.method === 'auth.test' ? who : ok({ view: { id: 'V1' } })))(call, response, request);
  };

export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'fallbote-slack-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** An adapter that requests of Slack reach, signed. */
export interface Bot {
  readonly adapter: SlackAdapter;
  readonly calls: Call[];
  readonly logged: string[];
  /** each gives what was shown with the acknowledgement */
  interact(payload: object): Promise<unknown>;
  event(id: string, event: object): Promise<unknown>;
  /** @param wait whether to wait until it is answered */
  command(text: string, trigger?: string, wait?: boolean): Promise<unknown>;
  /** Leaves it as it is, as if the process had been killed. */
  abandon(): void;
}

export interface BotSetting {
  readonly weather?: Readonly<Record<string, Weather>>;
  /** where key and inbox are kept */
  readonly path?: string;
  /** in milliseconds */
  readonly now?: () => number;
  readonly home?: SlackOptions['home'];
}

export async function bot(handler: Handler, setting: BotSetting = {}): Promise<Bot> {
  const { weather = {}, path, now = Date.now, home } = setting;
  const { url, calls } = await loopback(slackThat(weather));
  const logged: string[] = [];
  const adapter = createSlackAdapter({
    config: overHttp(url),
    office: async () => office,
    commands: ['plan'],
    folder: path,
    log: (line) => logged.push(line),
    pace: 0,
    now,
    ...(home === undefined ? {} : { home }),
  });
  await adapter.start(handler);
  let isAbandoned = false;
  onTestFinished(() => (isAbandoned ? undefined : adapter.stop()));
  const send = async (body: string) => {
    const response = await signed(adapter.port(), body, Math.floor(now() / 1000));
    const text = await response.text();
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  return {
    adapter,
    calls,
    logged,
    interact: (payload) => send(`payload=${encodeURIComponent(JSON.stringify({ team: { id: 'T1' }, ...payload }))}`),
    event: (id, event) => send(JSON.stringify({ team_id: 'T1', type: 'event_callback', event_id: id, event })),
    abandon: () => {
      isAbandoned = true;
    },
    async command(text, trigger = 't1', wait = true) {
      const fields = { team_id: 'T1', user_id: FM1, channel_id: 'D1', command: '/plan', trigger_id: trigger, text };
      const answer = await send(new URLSearchParams({ ...fields, response_url: `${url}respond` }).toString());
      if (wait) await adapter.idle();
      return answer;
    },
  };
}

export const said = (text: string) => ({ here: seal(note('Plan', text), 'private') });

/** A form that takes as long as the test wants. */
export function slowForm(outcome: FormOutcome, wait = 0): { readonly form: Form; readonly taken: string[] } {
  const taken: string[] = [];
  return {
    taken,
    form: {
      title: 'Plan',
      fields: [{ name: 'on', label: 'Am', type: 'text', required: true }],
      async submit(_from, values) {
        taken.push(values['on'] ?? '');
        await new Promise((resolve) => setTimeout(resolve, wait));
        return outcome;
      },
    },
  };
}

export const submission = (name: unknown, trigger: string, typed = 'heute', user = FM1) => ({
  type: 'view_submission',
  trigger_id: trigger,
  user: { id: user, team_id: 'T1' },
  view: {
    id: 'V1',
    callback_id: 'fallbote-form',
    private_metadata: name,
    state: { values: { 'field-on': { input: { value: typed } } } },
  },
});

export const opened = (calls: readonly Call[]) => {
  const call = calls.find(({ method }) => method === 'views.open');
  return (JSON.parse(call?.body['view'] ?? '{}') as { private_metadata?: string }).private_metadata;
};
export const shown = (view: unknown) => textOfBlocks((view as { view?: { blocks?: unknown[] } })?.view?.blocks);
