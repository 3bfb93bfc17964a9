import { describe, expect, it } from 'vitest';
import type { Handler, Message } from '../../../adapters/adapter.ts';
import { wordsIn } from '../../../adapters/teams/incoming.ts';
import { TEAMS_TEXTS } from '../../../adapters/teams/texts.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { BLOCKED, SILENT } from './service.ts';
import {
  allSaid,
  example,
  FM1,
  FM3,
  IN_CHANNEL,
  LEAD,
  never,
  office,
  plan,
  reminder,
  STRANGER,
  type TeamsBot,
  TODAY,
  teamsBot,
  UE25,
  withAuthority,
} from './teams-bot.ts';
import { APP, linked, personOf, teamsUser } from './teams-outside.ts';

const authority = withAuthority();
const { de, en } = TEAMS_TEXTS;
const GROUP = { group: '19:abc@thread.v2' };
const times = (count: number) => Array.from({ length: count }, (_, i) => i);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const to = (id: string): Message => ({ to: { kind: 'person', id }, reply: reminder('Morgen.') });
const UNREACHABLE = { state: 'failed', retryable: false, reason: 'unreachable' };

/** The whole bot on the example office. */
async function wholeBot(given = office) {
  const store = createMemoryStore({ ...example, office: given });
  return teamsBot(authority(), botOn(store, TODAY).answer, { office: () => store.office() });
}

async function installed(bot: TeamsBot, ...more: Parameters<TeamsBot['teams']['install']>): Promise<void> {
  await bot.teams.install(...more);
  await bot.adapter.idle();
}

describe('whoever adds the bot', () => {
  it('is greeted once with what it is good for, and again only after she took it away', async () => {
    const bot = await wholeBot();
    for (const _time of times(3)) await installed(bot, FM1, 'add');
    await bot.teams.send(bot.teams.activity(FM1, 'private', { type: 'installationUpdate', action: 'add-upgrade' }));
    await bot.say(FM1, 'hallo');
    const greetings = () => bot.reads(FM1).filter((words) => words.startsWith(de.welcomeTitle));
    expect(greetings()).toEqual([[de.welcomeTitle, ...de.welcome, de.welcomeFirst].join('\n')]);
    await installed(bot, FM1, 'remove');
    expect(greetings()).toHaveLength(1);
    await installed(bot, FM1, 'add');
    expect(greetings()).toHaveLength(2);
    expect(bot.asked.map(({ text }) => text)).toEqual(['hallo']);
    expect(bot.logged).toEqual([]);
  });

  it('is greeted in both orders of what Teams tells, at the same moment too', async () => {
    const bot = await wholeBot();
    const members = { type: 'conversationUpdate', membersAdded: [{ id: `28:${APP}` }] };
    await Promise.all([
      bot.teams.send(bot.teams.activity(FM1, 'private', { type: 'installationUpdate', action: 'add' })),
      bot.teams.send(bot.teams.activity(FM1, 'private', members)),
    ]);
    await bot.adapter.idle();
    expect(bot.reads(FM1)).toHaveLength(1);
  });

  it('and whom the office does not know reads how to be added, without buttons; somebody English in English', async () => {
    const english = {
      ...office,
      staff: office.staff.map((one) => (one.id === 'fm-1' ? { ...one, language: 'en' as const } : one)),
    };
    const bot = await wholeBot(english);
    await installed(bot, STRANGER, 'add');
    expect(bot.reads(STRANGER)).toEqual([[de.welcomeTitle, ...de.welcome, messagesIn('de').unknownPerson].join('\n')]);
    expect(JSON.stringify(bot.messages(STRANGER))).not.toContain('Action.');
    await installed(bot, FM1, 'add');
    expect(bot.reads(FM1)[0]).toBe([en.welcomeTitle, ...en.welcome, en.welcomeFirst].join('\n'));
    // and so is what the adapter says of its own accord
    await bot.teams.execute(FM1, { fallbote: 'x' });
    await bot.adapter.idle();
    expect(bot.reads(FM1).at(-1)).toBe(`${en.wrongTitle}\n${en.wrongButton}`);
  });

  it('for a team is answered by one neutral card there, and nobody of the team is written to', async () => {
    const bot = await wholeBot();
    await installed(bot, LEAD, 'add', { channel: UE25, team: UE25 });
    const added = office.staff.map(({ id }) => ({ id: `29:1-${teamsUser(id)}`, aadObjectId: teamsUser(id) }));
    await bot.teams.send(
      bot.teams.activity(LEAD, { channel: UE25 }, { type: 'conversationUpdate', membersAdded: added }),
    );
    await bot.adapter.idle();
    expect(bot.reads(LEAD, { channel: UE25 })).toEqual([[de.welcomeTeamTitle, ...de.welcomeTeam].join('\n')]);
    expect(bot.service.conversations()).toEqual([UE25]);
    const words = allSaid(bot);
    for (const { name, id } of office.staff) for (const one of [name, teamsUser(id)]) expect(words).not.toContain(one);
  });

  it('for herself, whom others join, is not greeted for them', async () => {
    const bot = await wholeBot();
    const others = { type: 'conversationUpdate', membersAdded: [{ id: '29:somebody' }] };
    await bot.teams.send(bot.teams.activity(FM1, GROUP, others));
    await bot.adapter.idle();
    expect(bot.heard()).toEqual([]);
  });
});

describe('where the bot was taken away', () => {
  it('nobody is written to any more', async () => {
    const bot = await wholeBot();
    await installed(bot, FM1, 'add');
    expect(await bot.adapter.post(to(FM1.account))).toMatchObject({ state: 'sent' });
    await installed(bot, FM1, 'remove');
    bot.heard();
    expect(await bot.adapter.post(to(FM1.account))).toEqual(UNREACHABLE);
    expect(bot.heard()).toEqual([]);
  });

  it('a channel is left with its team', async () => {
    const bot = await wholeBot();
    const where = { channel: UE25, team: '19:team@thread.tacv2' };
    await bot.say(LEAD, 'hilfe', { ...where, thread: '1' });
    const post = () =>
      bot.adapter.post({ to: { kind: 'channel', id: UE25 }, reply: seal(note('Erinnerung', 'Drei.'), 'channel') });
    expect(await post()).toMatchObject({ state: 'sent' });
    await bot.teams.send(
      bot.teams.activity(
        LEAD,
        { channel: where.team, team: where.team },
        { type: 'installationUpdate', action: 'remove' },
      ),
    );
    await installed(bot, LEAD, 'remove');
    await bot.adapter.idle();
    bot.heard();
    expect(await post()).toEqual(UNREACHABLE);
    expect(bot.heard()).toEqual([]);
  });
});

describe('among others', () => {
  it('the general channel, which goes by the id of the team, is a channel like others', async () => {
    const bot = await wholeBot();
    // Teams leaves the channel out there
    const activity = bot.teams.activity(FM1, IN_CHANNEL, {
      text: '<at>Fallbote</at> fristen team',
      channelData: { channel: undefined, teamsChannelId: undefined },
    });
    expect((await bot.teams.send(activity)).status).toBe(200);
    await bot.adapter.idle();
    expect(bot.asked).toMatchObject([{ text: 'fristen team', place: { kind: 'channel', team: 'ue25' } }]);
  });

  it('who is known from a channel only is answered in a chat that is begun for it, once', async () => {
    const bot = await wholeBot();
    await Promise.all(times(4).map((i) => bot.teams.say(FM1, `fall F-10${i + 1}`, IN_CHANNEL)));
    await bot.adapter.idle();
    expect(bot.service.heard.filter(({ path }) => path === '/v3/conversations')).toHaveLength(1);
    expect(bot.reads(FM1)).toHaveLength(4);
    const here = bot.reads(FM1, IN_CHANNEL);
    expect(here).toEqual(times(4).map(() => `Fallbote\n${messagesIn('de').answeredPrivately}`));
    // and can be written to from then on
    expect(await bot.adapter.post(to(FM1.account))).toMatchObject({ state: 'sent' });
  });

  it('who cannot be answered alone reads one neutral line, and no more of it stands anywhere', async () => {
    const bot = await wholeBot();
    bot.service.fault(BLOCKED, { path: '/v3/conversations' });
    await bot.say(FM1, 'fall F-101', IN_CHANNEL);
    expect(bot.reads(FM1, IN_CHANNEL)).toEqual([`${de.unheardTitle}\n${de.unheard}`]);
    expect(allSaid(bot)).not.toContain('F-101');
    expect(bot.reads(FM1)).toEqual([]);
  });

  it('in a group chat that is no team’s, nothing of the office is shown there', async () => {
    const bot = await wholeBot();
    await bot.meet(FM1);
    for (const text of ['fristen team', 'fall F-101', 'heute']) await bot.say(FM1, text, GROUP);
    expect(bot.asked.every(({ place }) => place.kind === 'channel' && place.team === GROUP.group)).toBe(true);
    const here = bot.reads(FM1, GROUP).join('\n');
    expect(here).not.toMatch(/F-1\d\d|Frist/u);
    await installed(bot, FM1, 'remove', GROUP);
    expect(await bot.adapter.post(to(FM1.account))).toMatchObject({ state: 'sent' });
  });
});

describe('what was typed', () => {
  const bot = { id: '28:bot', name: 'Fallbote' };
  const jana = { id: '29:jana', name: 'Jana' };
  const mention = (text: string, mentioned: object) => ({ type: 'mention', text, mentioned });
  const words = (text: unknown, entities: readonly object[] = []) => wordsIn({ recipient: bot, text, entities });

  it.each<readonly [string, readonly object[], string]>([
    ['heute', [], 'heute'],
    ['<at>Fallbote</at> heute', [mention('<at>Fallbote</at>', bot)], 'heute'],
    ['<at>Fallbote</at>&nbsp;heute\n', [mention('<at>Fallbote</at>', bot)], 'heute'],
    ['heute <at>Fallbote</at>', [mention('<at>Fallbote</at>', bot)], 'heute'],
    ['<at>FALLBOTE</at> heute', [mention('<at>Fallbote</at>', bot)], 'heute'],
    ['<at id="0">Fallbote</at> heute', [mention('<at>Fallbote</at>', bot)], 'heute'],
    ['<at>Fallbote Test</at> heute', [mention('<at>Fallbote Test</at>', bot)], 'heute'],
    ['<at>Fall &amp; Bote</at> heute', [mention('<at>Fall &amp; Bote</at>', bot)], 'heute'],
    ['<at>Fall &amp; Bote</at> heute', [mention('<at>Fall & Bote</at>', bot)], 'heute'],
    ['<at>Fallbote</at> heute', [], 'heute'],
    ['<at>Fallbote</at> <at>Fallbote</at> heute', [mention('<at>Fallbote</at>', bot)], 'heute'],
    [
      '<at>Fallbote</at> übergeben F-101 <at>Jana $& Beispiel</at>',
      [mention('<at>Fallbote</at>', bot), mention('<at>Jana $& Beispiel</at>', jana)],
      'übergeben F-101 Jana $& Beispiel',
    ],
    [
      'suche Müller &amp; Söhne &lt;GmbH&gt; &quot;neu&quot; &#39;x&#39;',
      [],
      'suche Müller & Söhne <GmbH> "neu" \'x\'',
    ],
    ['&lt;at&gt;Fallbote&lt;/at&gt; heute', [], '<at>Fallbote</at> heute'],
    ['&amp;lt; heute', [], '&lt; heute'],
    ['Fallbote heute', [], 'Fallbote heute'],
    ['<at>', [mention('<at>', jana), mention('', bot)], ''],
    ['', [], ''],
  ])('as %j is read without the bot’s name', (text, entities, read) => {
    expect(words(text, entities)).toBe(read);
  });

  it('of any length is read at once', () => {
    const began = Date.now();
    for (const part of ['<at', '<at>', '<at ', '<at>x', '&amp', '</at>', '<at <at>'])
      words(part.repeat(200_000 / part.length), [mention('<at>x</at>', bot)]);
    expect(Date.now() - began).toBeLessThan(1_000);
  });

  it('in any other shape is nothing', () => {
    for (const text of [undefined, null, 7, ['heute'], { text: 'heute' }]) expect(words(text)).toBe('');
    expect(wordsIn({ text: 'heute', entities: 'x', recipient: 7 })).toBe('heute');
  });
});

describe('while an answer is being made', () => {
  const taking =
    (ms: number): Handler =>
    async (request) => {
      await wait(ms);
      return plan(request);
    };

  it('Teams shows it within two seconds, and nothing where the answer is there at once', async () => {
    const bot = await teamsBot(authority(), async (request) => taking(request.text === 'lang' ? 1_300 : 0)(request));
    await bot.say(FM1, 'kurz');
    const chat = bot.teams.conversation(FM1);
    await wait(1_100);
    expect(bot.service.typing(chat)).toBe(0);
    const began = Date.now();
    const saying = bot.say(FM1, 'lang');
    await bot.service.until((service) => service.typing(chat) === 1, 2_000);
    expect(Date.now() - began).toBeLessThan(2_000);
    await saying;
    expect(bot.service.typing(chat)).toBe(1);
    expect(bot.reads(FM1)).toHaveLength(2);
  });

  it('it is acknowledged at once: Teams would bring it again', async () => {
    const bot = await teamsBot(authority(), taking(600));
    const began = Date.now();
    expect((await bot.teams.say(FM1, 'heute')).status).toBe(200);
    expect(Date.now() - began).toBeLessThan(500);
    await bot.adapter.idle();
    expect(bot.asked).toHaveLength(1);
  });
});

describe('stop', () => {
  const timed = async (work: Promise<unknown>) => {
    const began = Date.now();
    await work;
    return Date.now() - began;
  };

  it('does not wait for a long queue: what is not sent by then is given back, and nothing is sent twice', async () => {
    const bot = await teamsBot(authority(), plan, { pace: 60_000, stopWithin: 400 });
    await bot.meet(FM1);
    const posts = times(100).map((i) =>
      bot.adapter.post({ ...to(FM1.account), reply: reminder(`Nummer ${i}.`) } as Message),
    );
    expect(await timed(bot.adapter.stop())).toBeLessThan(3_000);
    const results = await Promise.all(posts);
    const sent = results.filter(({ state }) => state === 'sent').length;
    expect(results.filter((one) => one.state === 'failed' && one.retryable)).toHaveLength(100 - sent);
    expect([sent > 0 && sent <= 7, bot.heard().length]).toEqual([true, sent]);
  });

  it('does not wait for a service that is silent, nor for a request that never ends', async () => {
    const bot = await teamsBot(authority(), async (request) => (request.text === 'nie' ? never : plan(request)), {
      stopWithin: 400,
    });
    await bot.meet(FM1);
    bot.service.fault(SILENT, { path: bot.teams.conversation(FM1), times: 9 });
    await bot.teams.say(FM1, 'eins');
    await bot.teams.say(FM3, 'nie');
    await expect.poll(() => bot.heard()).toHaveLength(1);
    expect(await timed(bot.adapter.stop())).toBeLessThan(3_000);
    expect(await bot.adapter.post(to(FM1.account))).toEqual({ state: 'failed', retryable: true, reason: 'offline' });
    await expect(bot.teams.say(FM1, 'zwei')).rejects.toThrow();
  });

  it('lets what is under way end, and may be called twice', async () => {
    const bot = await teamsBot(authority(), async (request) => {
      await wait(200);
      return plan(request);
    });
    await bot.teams.say(FM1, 'heute');
    await Promise.all([bot.adapter.stop(), bot.adapter.stop()]);
    expect(bot.reads(FM1)).toEqual(['Plan\nZu: heute']);
  });
});

describe('an account in Entra', () => {
  it('is the same in capitals, whoever writes it so: Teams or the office', async () => {
    const upper = (id: string) => teamsUser(id).toUpperCase();
    const given = linked(example.office);
    const shouting = {
      ...given,
      staff: given.staff.map((one) => ({ ...one, platforms: { teams: upper(one.id) } })),
    };
    for (const [known, account] of [
      [office, upper('fm-1')],
      [shouting, teamsUser('fm-1')],
    ] as const) {
      const bot = await wholeBot(known);
      const person = { account };
      await installed(bot, person, 'add');
      expect(bot.reads(person)[0]).toContain(de.welcomeFirst);
      await bot.say(person, 'fall F-101');
      expect(bot.reads(person).at(-1)).toContain('F-101');
      const [own] = known.staff.filter(({ id }) => id === 'fm-1');
      expect(await bot.adapter.post(to(own?.platforms?.teams ?? ''))).toMatchObject({ state: 'sent' });
      await bot.say(person, 'wiedervorlage F-101 morgen anrufen');
      expect(bot.reads(person).at(-1)).not.toContain(messagesIn('de').unknownPerson);
    }
    expect(personOf('fm-1').account).toBe(teamsUser('fm-1'));
  });
});
