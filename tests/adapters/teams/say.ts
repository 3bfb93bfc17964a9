import type { Authority } from './authority.ts';
import { personalId, type Service } from './service.ts';

type Json = Readonly<Record<string, unknown>>;

/** Somebody in Teams. */
export interface Person {
  /** the object id in Entra, by which the office knows her */
  readonly account: string;
  readonly name?: string;
  /** another one than that of the app: somebody from elsewhere */
  readonly tenantId?: string;
}

/** Where something is said: to the bot alone, in a channel (in a thread where one is named), among some people. */
export type Where =
  | 'private'
  | { readonly channel: string; readonly thread?: string; readonly team?: string }
  | { readonly group: string };

/** What the bot answered over the same line; a body that is no JSON as text, none as `undefined`. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Teams as the bot meets it. Every activity has an id of its own and comes signed, as Microsoft would send it. */
export interface Teams {
  /** the person's id in Teams */
  member(person: Person): string;
  /** the id that a conversation has, for `service.messages` */
  conversation(person: Person, where?: Where): string;
  /** Writes; in a channel and among others with a mention of the bot before it. */
  say(person: Person, text: string, where?: Where): Promise<Answer>;
  /** Presses a button of a message: Action.Execute. `body` is then what takes the card's place. */
  execute(person: Person, data: Json, where?: Where, card?: string): Promise<Answer>;
  /** Presses a button in a client that knows only Action.Submit: a message without text. */
  submit(person: Person, value: Json, where?: Where, card?: string): Promise<Answer>;
  /** Adds the bot or takes it away, as both of the activities that Teams sends; the answer is that to the last. */
  install(person: Person, action: 'add' | 'remove', where?: Where): Promise<Answer>;
  /** An activity as Teams would send it, to be changed and sent. */
  activity(person: Person, where?: Where, more?: Json): Json;
  /** @param authorization the header, for attacks: rightly signed where there is none, left out where it is `''` */
  send(activity: Json, authorization?: string): Promise<Answer>;
}

export interface TeamsSetting {
  readonly authority: Pick<Authority, 'appId' | 'token'>;
  readonly service: Pick<Service, 'url'>;
  /** where the bot takes messages, as in `http://127.0.0.1:3978/api/messages` */
  readonly botUrl: string;
  readonly tenantId: string;
  readonly botName?: string;
}

let number = 1_763_800_000_000;
/** As Teams names activities: a number that grows. */
const nextId = (): string => String(++number);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text === '' ? undefined : text;
  }
};

export function teamsWith(setting: TeamsSetting): Teams {
  const { authority, service, botUrl, tenantId, botName = 'Fallbote' } = setting;
  const bot = { id: `28:${authority.appId}`, name: botName };
  const member = ({ account }: Person) => `29:1-${account}`;

  function conversation(person: Person, where: Where = 'private'): string {
    if (where === 'private') return personalId(member(person));
    if ('group' in where) return where.group;
    return where.thread === undefined ? where.channel : `${where.channel};messageid=${where.thread}`;
  }

  /** What Teams says of a place in `conversation` and `channelData`. */
  function placed(person: Person, where: Where): { readonly conversation: Json; readonly channelData: Json } {
    const tenant = person.tenantId ?? tenantId;
    const id = conversation(person, where);
    if (where === 'private')
      return {
        conversation: { conversationType: 'personal', tenantId: tenant, id },
        channelData: { tenant: { id: tenant } },
      };
    if ('group' in where)
      return {
        conversation: { isGroup: true, conversationType: 'groupChat', tenantId: tenant, id },
        channelData: { tenant: { id: tenant } },
      };
    const { channel, team = channel } = where;
    return {
      conversation: { isGroup: true, conversationType: 'channel', tenantId: tenant, id },
      channelData: {
        teamsChannelId: channel,
        teamsTeamId: team,
        channel: { id: channel },
        team: { id: team },
        tenant: { id: tenant },
      },
    };
  }

  function activity(person: Person, where: Where = 'private', more: Json = {}): Json {
    const { account, name = 'Jana Beispiel' } = person;
    const at = new Date().toISOString();
    const { channelData, ...rest } = placed(person, where);
    const { channelData: extra = {}, ...others } = more;
    return {
      type: 'message',
      id: nextId(),
      timestamp: at,
      localTimestamp: at,
      localTimezone: 'Europe/Berlin',
      locale: 'de-DE',
      channelId: 'msteams',
      serviceUrl: service.url,
      from: { id: member(person), name, aadObjectId: account },
      recipient: bot,
      ...rest,
      channelData: { ...channelData, ...(extra as Json) },
      ...others,
    };
  }

  async function send(sent: Json, authorization?: string): Promise<Answer> {
    const header = authorization ?? `Bearer ${authority.token({ serviceurl: sent['serviceUrl'] })}`;
    const response = await fetch(botUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(header === '' ? {} : { authorization: header }) },
      body: JSON.stringify(sent),
    });
    return { status: response.status, body: parsed(await response.text()) };
  }

  const client = { type: 'clientInfo', locale: 'de-DE', country: 'DE', platform: 'Web', timezone: 'Europe/Berlin' };
  const own = { name: 'message' };
  const cardOf = (card: string | undefined) => (card === undefined ? {} : { replyToId: card });

  return {
    member,
    conversation,
    activity,
    send,
    say(person, text, where = 'private') {
      if (where === 'private') return send(activity(person, where, { text, textFormat: 'plain', entities: [client] }));
      const mention = { type: 'mention', text: `<at>${botName}</at>`, mentioned: bot };
      const words = { text: `<at>${botName}</at> ${text}`, textFormat: 'plain', entities: [client, mention] };
      return send(activity(person, where, words));
    },
    execute(person, data, where = 'private', card = undefined) {
      const value = { action: { type: 'Action.Execute', verb: 'do', data }, trigger: 'manual' };
      const named = { type: 'invoke', name: 'adaptiveCard/action', value, ...cardOf(card) };
      return send(activity(person, where, { ...named, channelData: { source: own } }));
    },
    submit(person, value, where = 'private', card = undefined) {
      return send(activity(person, where, { value, ...cardOf(card), channelData: { source: own } }));
    },
    async install(person, action, where = 'private') {
      const changed = action === 'add' ? 'membersAdded' : 'membersRemoved';
      const isTeam = where !== 'private' && 'channel' in where;
      const eventType = action === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved';
      const members = { type: 'conversationUpdate', [changed]: [{ id: bot.id }] };
      const said = activity(person, where, { ...members, ...(isTeam ? { channelData: { eventType } } : {}) });
      const installed = activity(person, where, { type: 'installationUpdate', action });
      const [first, second] = action === 'add' ? [said, installed] : [installed, said];
      await send(first);
      return send(second);
    },
  };
}
