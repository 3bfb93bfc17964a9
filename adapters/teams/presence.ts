import type { Language } from '../../src/cases/values.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { note, plain, type Reply } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import { type Body, record, textIn } from '../chat/body.ts';
import type { KnownOffice } from '../chat/known-office.ts';
import type { Conversations } from './conversations.ts';
import { channelIn, conversationOf, isPersonal, userIn } from './incoming.ts';
import type { Show } from './show.ts';
import { TEAMS_TEXTS, type TeamsTexts } from './texts.ts';

/** Where the bot was added and taken away: who can be written to, and who is greeted. */
export interface Presence {
  /** Takes from an activity where persons and channels are. */
  see(activity: Body): void;
  /** Greets whoever has just added the bot, once. */
  greet(activity: Body): Promise<void>;
}

export interface PresenceOptions {
  readonly conversations: Conversations;
  readonly show: Show;
  readonly people: Pick<KnownOffice, 'staffOf'>;
}

const channelData = (activity: Body): Body => record(activity['channelData']);

const teamIn = (activity: Body): string | undefined => textIn(record(channelData(activity)['team']), 'id');

const isBotAmong = (members: unknown, activity: Body): boolean => {
  const bot = textIn(record(activity['recipient']), 'id');
  return Array.isArray(members) && members.some((member) => textIn(record(member), 'id') === bot);
};

/** Whether the bot was just added here, or taken away. Both are told in two ways, and both ways count. */
function changeIn(activity: Body): 'added' | 'removed' | undefined {
  const action = textIn(activity, 'action') ?? '';
  if (activity['type'] === 'installationUpdate') return action.startsWith('add') ? 'added' : 'removed';
  if (activity['type'] !== 'conversationUpdate') return undefined;
  if (isBotAmong(activity['membersAdded'], activity)) return 'added';
  return isBotAmong(activity['membersRemoved'], activity) ? 'removed' : undefined;
}

/** What somebody reads who has just added the bot: what it is good for, data protection in two lines, the first command. */
function welcome(texts: TeamsTexts, language: Language, isKnown: boolean): Reply<'public'> {
  const first = isKnown ? [texts.welcomeFirst] : [messagesIn(language).unknownPerson];
  return {
    ...note(texts.welcomeTitle, ...texts.welcome, ...first),
    actions: isKnown
      ? [
          { label: texts.desk, command: plain('heute') },
          { label: texts.help, command: plain('hilfe') },
        ]
      : [],
  };
}

export function createPresence({ conversations, show, people }: PresenceOptions): Presence {
  function see(activity: Body): void {
    const user = userIn(activity);
    const at = conversationOf(activity);
    if (at === undefined) return;
    const team = teamIn(activity);
    const isGone = changeIn(activity) === 'removed';
    if (isGone) {
      if (!isPersonal(activity)) conversations.leave(team ?? at.id);
      else if (user !== undefined) conversations.forget(user);
      return;
    }
    const channel = channelIn(activity);
    if (channel !== undefined)
      conversations.enter(channel, { serviceUrl: at.serviceUrl, ...(team === undefined ? {} : { team }) });
    const member = textIn(record(activity['from']), 'id');
    const bot = textIn(record(activity['recipient']), 'id');
    const conversation = record(activity['conversation']);
    const tenantId = textIn(conversation, 'tenantId') ?? textIn(record(channelData(activity)['tenant']), 'id');
    if (user === undefined || member === undefined || bot === undefined || tenantId === undefined) return;
    const contact = { serviceUrl: at.serviceUrl, tenantId, member, bot };
    if (isPersonal(activity)) conversations.meet(user, { ...contact, chat: at.id });
    else if (people.staffOf(user) !== undefined) conversations.meet(user, contact);
    // who only says something in a channel, and whom the office does not know, is not kept
    else conversations.pass(user, contact);
  }

  async function greetPerson(user: string): Promise<void> {
    const contact = conversations.person(user);
    if (contact === undefined || contact.greeted === true) return;
    // first of all: both of the ways in which it is told may come at once
    conversations.meet(user, { ...contact, greeted: true });
    const staff = people.staffOf(user);
    const language = staff?.language ?? 'de';
    const reply = seal(welcome(TEAMS_TEXTS[language], language, staff !== undefined), 'private');
    const sent = await show.privately({ user, by: 'message', place: { kind: 'private' } }, show.first(user, reply));
    if (sent.state === 'failed') conversations.meet(user, { ...contact, greeted: false });
  }

  return {
    see,
    async greet(activity) {
      if (changeIn(activity) !== 'added') return;
      const user = userIn(activity);
      if (isPersonal(activity)) return user === undefined ? undefined : greetPerson(user);
      // of both ways in which it is told, the one that says who did it and comes once
      const at = conversationOf(activity);
      if (activity['type'] !== 'installationUpdate' || activity['action'] !== 'add' || at === undefined) return;
      const { welcomeTeamTitle, welcomeTeam } = TEAMS_TEXTS.de;
      const here = seal(note(welcomeTeamTitle, ...welcomeTeam), 'channel');
      await show.answer({ user: '', by: 'mention', place: { kind: 'channel', team: '' }, at }, { here });
    },
  };
}
