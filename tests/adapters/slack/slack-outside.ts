import type { Adapter, Handler, Message } from '../../../adapters/adapter.ts';
import { createSlackAdapter, type SlackAdapter } from '../../../adapters/slack/slack-adapter.ts';
import type { Place } from '../../../src/bot/command.ts';
import type { Office } from '../../../src/cases/office.ts';
import type { Harness, Outside, Seen } from '../adapter-contract.ts';
import {
  APP_TOKEN,
  BOT_TOKEN,
  BOT_USER,
  type Emulation,
  SIGNING_SECRET,
  type SlackMessage,
  TEAM,
} from './emulation.ts';
import { strings, wordsOf } from './reading.ts';

/** Ids of Slack for those of the office. */
export const slackUser = (id: string): string => `U${id.replace(/\W/gu, '').toUpperCase()}`;
export const slackChannel = (team: string): string => `C0${team.toUpperCase()}`;

/** The office as it is when everybody is linked and every team has its channel. */
export const linked = (office: Office): Office => ({
  ...office,
  staff: office.staff.map((person) => ({ ...person, platforms: { slack: slackUser(person.id) } })),
  teams: office.teams.map((team) => ({ ...team, channels: { slack: [slackChannel(team.id)] } })),
});

export const workspaceOf = (office: Office, mode: 'events' | 'socket') => ({
  mode,
  users: [...office.staff, { id: 'stranger', name: 'Fremd' }].map(({ id, name }) => ({ id: slackUser(id), name })),
  channels: office.teams.map(({ id }) => ({ id: slackChannel(id), name: id })),
});

export interface Recorded {
  /** every text that left, readable as it was sent */
  readonly sent: string[];
  readonly fetch: typeof globalThis.fetch;
  cutOff(): void;
}

/** A line to Slack that remembers what goes over it, and can be cut. */
export function recordedFetch(): Recorded {
  const sent: string[] = [];
  let cut = false;
  return {
    sent,
    cutOff: () => {
      cut = true;
    },
    fetch: async (input, init) => {
      if (cut)
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('cut'), { code: 'ECONNREFUSED' }) });
      const body = typeof init?.body === 'string' ? init.body : '';
      if (body.startsWith('{')) sent.push(...strings(JSON.parse(body)));
      else
        for (const value of new URLSearchParams(body).values())
          sent.push(...(/^[[{]/u.test(value) ? strings(JSON.parse(value)) : [value]));
      return fetch(input, init);
    },
  };
}

/** The adapter on an emulation, with everything short that waits. */
export function adapterOn(
  emulation: Emulation,
  office: Office,
  mode: 'events' | 'socket',
  more: Partial<Parameters<typeof createSlackAdapter>[0]> = {},
): SlackAdapter {
  const door =
    mode === 'events'
      ? ({ kind: 'http', signingSecret: SIGNING_SECRET, host: '127.0.0.1', port: emulation.botPort } as const)
      : ({ kind: 'socket', appToken: APP_TOKEN } as const);
  return createSlackAdapter({
    config: { botToken: BOT_TOKEN, teamId: TEAM, apiUrl: emulation.apiUrl, door },
    office: async () => office,
    commands: ['fristen', 'hilfe', 'fall', 'hemmnisse'],
    log: () => undefined,
    pace: 0,
    ...more,
  });
}

/** The same adapter for whoever goes by the office's ids. `posted`: where its messages of its own accord went. */
function byOfficeIds(adapter: SlackAdapter, posted: Set<string>): Adapter {
  const own = (message: Message): Message => {
    const { kind, id } = message.to;
    const to = { kind, id: id === '' ? '' : kind === 'person' ? slackUser(id) : slackChannel(id) };
    return { ...message, to } as Message;
  };
  return {
    ...adapter,
    async post(message) {
      const delivery = await adapter.post(own(message));
      if (delivery.state === 'sent') posted.add(delivery.reference.id);
      return delivery;
    },
  };
}

const isNew = (before: readonly SlackMessage[]) => {
  const known = new Set(before.map(({ ts }) => ts));
  return ({ ts, user }: SlackMessage) => user === BOT_USER && !known.has(ts);
};

/** Persons write to the bot directly; in a channel they mention it. */
export function slackHarness(emulation: () => Emulation, mode: 'events' | 'socket'): Harness {
  return {
    linked,
    async start(handler: Handler, office: Office): Promise<Outside> {
      const slack = emulation();
      await slack.control('reset', {});
      const posted = new Set<string>();
      const line = recordedFetch();
      let answered = 0;
      const adapter = adapterOn(slack, office, mode, { fetch: line.fetch });
      await adapter.start(async (request) => {
        try {
          return await handler(request);
        } finally {
          answered++;
        }
      });
      let asked = 0;
      /** how many answers of the bot each person has read in her direct message */
      const read = new Map<string, number>();

      const settled = async (upTo: number): Promise<void> => {
        for (let tries = 0; answered < upTo; tries++) {
          if (tries > 2_000) throw new Error('no answer');
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        await adapter.idle();
      };

      async function direct(person: string, text: string): Promise<Seen> {
        const user = slackUser(person);
        const channel = await slack.directMessage(user);
        const turn = read.get(user) ?? 0;
        read.set(user, turn + 1);
        const upTo = ++asked;
        await slack.control('message', { channel, user, text });
        await settled(upTo);
        const mine = (await slack.messages(channel)).filter(
          (message) => message.user === BOT_USER && !posted.has(`${channel}/${message.ts}`),
        );
        const message = mine[turn];
        return { here: message === undefined ? '' : wordsOf(message), privately: '' };
      }

      async function inChannel(person: string, text: string, team: string): Promise<Seen> {
        const user = slackUser(person);
        const channel = slackChannel(team);
        const before = await slack.messages(channel);
        const upTo = ++asked;
        await slack.control('message', { channel, user, text: `<@${BOT_USER}> ${text}` });
        await settled(upTo);
        const mine = (await slack.messages(channel)).filter(isNew(before));
        const part = (alone: boolean) =>
          mine
            .filter((item) => (item.ephemeral_to !== undefined) === alone)
            .map(wordsOf)
            .join('\n');
        return { here: part(false), privately: part(true) };
      }

      return {
        adapter: byOfficeIds(adapter, posted),
        say: (person, text, place: Place = { kind: 'private' }) =>
          place.kind === 'private' ? direct(person, text) : inChannel(person, text, place.team),
        send(person, text) {
          const user = slackUser(person);
          // the emulation may be stopped before it takes that
          void slack
            .directMessage(user)
            .then((channel) => slack.control('message', { channel, user, text }))
            .catch(() => undefined);
        },
        shown: () => line.sent.join('\n'),
        cutOff: line.cutOff,
      };
    },
  };
}
