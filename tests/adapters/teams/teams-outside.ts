import type { Adapter, Handler, Message } from '../../../adapters/adapter.ts';
import { createTeamsAdapter, type TeamsAdapter, type TeamsOptions } from '../../../adapters/teams/teams-adapter.ts';
import type { Place } from '../../../src/bot/command.ts';
import type { Office } from '../../../src/cases/office.ts';
import type { TeamsConfig } from '../../../src/config.ts';
import type { Harness, Outside, Seen } from '../adapter-contract.ts';
import type { Authority } from './authority.ts';
import { linesOf, strings } from './card-check.ts';
import { type Person, type Teams, teamsWith } from './say.ts';
import type { Posted, Service } from './service.ts';

export const APP = '0fa11b07-0000-4000-8000-00000000b07b';
export const TENANT = '0fa11b07-0000-4000-8000-00000000aaaa';

/** Ids of Teams for those of the office. */
export const teamsUser = (id: string): string => `aad-${id}`;
export const teamsChannelId = (team: string): string => `19:${team}@thread.tacv2`;

/** The office as it is when everybody is linked and every team has its channel. */
export const linked = (office: Office): Office => ({
  ...office,
  staff: office.staff.map((person) => ({ ...person, platforms: { teams: teamsUser(person.id) } })),
  teams: office.teams.map((team) => ({ ...team, channels: { teams: [teamsChannelId(team.id)] } })),
});

export const personOf = (id: string): Person => ({ account: teamsUser(id), name: id });

/** What stands behind Teams: the login and the service, both on this machine. */
export interface Microsoft {
  readonly authority: Authority;
  readonly service: Service;
}

export const configOf = ({ authority }: Pick<Microsoft, 'authority'>): TeamsConfig => ({
  appId: APP,
  tenantId: TENANT,
  credentials: { kind: 'secret', password: 'not-a-real-one' },
  tenants: [TENANT],
  host: '127.0.0.1',
  port: 0,
  trialUrl: authority.url,
});

/** The adapter at a Teams of its own, with everything short that waits. */
export function adapterAt(microsoft: Microsoft, office: Office, more: Partial<TeamsOptions> = {}): TeamsAdapter {
  return createTeamsAdapter({
    config: configOf(microsoft),
    office: async () => office,
    log: () => undefined,
    pace: 0,
    ...more,
  });
}

/** Teams as people use it, on a started adapter. */
export const teamsAt = ({ authority, service }: Microsoft, adapter: TeamsAdapter): Teams =>
  teamsWith({
    authority,
    service,
    tenantId: TENANT,
    botUrl: `http://127.0.0.1:${adapter.port()}/api/messages`,
  });

/** What a message says, line by line, without its buttons. */
export function wordsOf({ activity }: Posted): string {
  const [attachment] = (activity['attachments'] ?? []) as readonly { readonly content?: unknown }[];
  return linesOf({ title: '', card: attachment?.content as never })
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** The same adapter for whoever goes by the office's ids. `posted`: messages of its own accord. */
function byOfficeIds(adapter: Adapter, posted: Set<string>): Adapter {
  const own = (message: Message): Message => {
    const { kind, id } = message.to;
    const to = { kind, id: id === '' ? '' : kind === 'person' ? teamsUser(id) : teamsChannelId(id) };
    return { ...message, to } as Message;
  };
  return {
    ...adapter,
    async post(message) {
      const delivery = await adapter.post(own(message));
      if (delivery.state === 'sent')
        posted.add(String(JSON.parse(Buffer.from(delivery.reference.id, 'base64url').toString('utf8'))[2]));
      return delivery;
    },
  };
}

/** Persons write to the bot directly; in a channel they mention it. Everybody has added it for herself. */
export function teamsHarness(microsoft: () => Microsoft): Harness {
  return {
    linked,
    async start(handler: Handler, office: Office): Promise<Outside> {
      const { authority, service } = microsoft();
      const posted = new Set<string>();
      let answered = 0;
      let isCut = false;
      const from = service.heard.length;
      const adapter = adapterAt({ authority, service }, office);
      await adapter.start(async (request) => {
        try {
          return await handler(request);
        } finally {
          answered++;
        }
      });
      const teams = teamsAt({ authority, service }, adapter);
      const people = [...office.staff.map(({ id }) => id), 'stranger'];
      for (const id of people) await teams.install(personOf(id), 'add');
      await adapter.idle();
      let asked = 0;
      const answersIn = (conversation: string) =>
        service.messages(conversation).filter(({ id }) => !posted.has(id) && !isOld.has(id));
      const isOld = new Set(service.conversations().flatMap((id) => service.messages(id).map((message) => message.id)));
      /** how many answers of the bot each person has read in her chat */
      const read = new Map<string, number>();

      async function settled(upTo: number): Promise<void> {
        for (let tries = 0; answered < upTo; tries++) {
          if (tries > 2_000) throw new Error('no answer');
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        await adapter.idle();
      }

      async function direct(person: string, text: string): Promise<Seen> {
        const conversation = teams.conversation(personOf(person));
        const turn = read.get(person) ?? 0;
        read.set(person, turn + 1);
        const upTo = ++asked;
        await teams.say(personOf(person), text);
        await settled(upTo);
        const message = answersIn(conversation)[turn];
        return { here: message === undefined ? '' : wordsOf(message), privately: '' };
      }

      async function inChannel(person: string, text: string, team: string): Promise<Seen> {
        const where = { channel: teamsChannelId(team), thread: String(Date.now()) };
        const [alone, here] = [teams.conversation(personOf(person)), teams.conversation(personOf(person), where)];
        const before = [answersIn(alone).length, answersIn(here).length] as const;
        const upTo = ++asked;
        await teams.say(personOf(person), text, where);
        await settled(upTo);
        const news = (conversation: string, known: number) =>
          answersIn(conversation).slice(known).map(wordsOf).join('\n');
        const privately = news(alone, before[0]);
        if (privately !== '') read.set(person, (read.get(person) ?? 0) + 1);
        return { here: news(here, before[1]), privately };
      }

      const shown = () =>
        service.heard
          .slice(from)
          .flatMap(({ body }) => strings(body))
          .join('\n');
      return {
        adapter: {
          ...byOfficeIds(adapter, posted),
          async post(message) {
            if (isCut) service.fault({ is: 'reset', isTaken: false });
            return byOfficeIds(adapter, posted).post(message);
          },
        },
        say: (person, text, place: Place = { kind: 'private' }) =>
          place.kind === 'private' ? direct(person, text) : inChannel(person, text, place.team),
        // the port may be closed before it takes that
        send: (person, text) => void teams.say(personOf(person), text).catch(() => undefined),
        shown,
        cutOff: () => {
          isCut = true;
        },
      };
    },
  };
}
