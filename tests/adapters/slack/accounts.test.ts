import { describe, expect, it } from 'vitest';
import { createKnownOffice } from '../../../adapters/chat/known-office.ts';
import { createHome } from '../../../adapters/slack/home.ts';
import { COMMANDS } from '../../../commands/registry.ts';
import type { BotAnswer } from '../../../src/bot/bot.ts';
import { defineCommand } from '../../../src/bot/command.ts';
import { withAccount } from '../../../src/bot/link-account.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import type { Office } from '../../../src/cases/office.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { internal, note, plain, type Reply, type TeamReply } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { buttonValue, direct, httpBot, lastWindow, mention, press, submission } from './http-bot.ts';
import { linked, slackChannel, slackUser } from './slack-outside.ts';

const TODAY = toDay(2026, 11, 21);
const example = exampleOffice(TODAY);
/** as long as Slack's are */
const account = (id: string) => `U0${slackUser(id)}`;
const { teams } = linked(example.office);
const staff = example.office.staff.map((person) => ({ ...person, platforms: { slack: account(person.id) } }));
const office: Office = { ...example.office, staff, teams };
const data = { ...example, office };
const [FM1, FM3, ADMIN, STRANGER] = [account('fm-1'), account('fm-3'), account('ad-1'), account('stranger')];
const UE25 = slackChannel('ue25');
const de = messagesIn('de');
const UNKNOWN = `Fallbote\n${de.unknownPerson}`;
const GONE = 'Der Rest dieser Antwort ist nicht mehr da.';

/** Two pages, the second of which says "Seite zwei". */
const long: TeamReply = {
  title: 'Lang',
  sections: [
    { items: Array.from({ length: 10 }, () => ({ line: [internal('x'.repeat(1_500))] })) },
    { items: [{ line: [internal('Seite zwei')] }] },
  ],
  actions: [],
};

describe('the rest of a long answer', () => {
  async function setup() {
    const state = { office: data.office };
    const own: BotAnswer = { here: seal(long as Reply, 'private') };
    const team: BotAnswer = { here: seal(long, 'channel') };
    const bot = await httpBot({
      office: async () => state.office,
      handler: async ({ place }) => (place.kind === 'private' ? own : team),
    });
    const turn = async (user: string, value: string, channel: string) => {
      await bot.interact(user, press(value, channel));
      await bot.adapter.idle();
      return [...bot.shown('chat.postEphemeral'), ...bot.shown('chat.postMessage')].join('\n');
    };
    return { ...bot, state, turn };
  }

  it('is there for whoever asked', async () => {
    const { event, adapter, calls, turn } = await setup();
    await event(direct(FM1, 'fall'));
    await adapter.idle();
    expect(await turn(FM1, buttonValue(calls, 'Weiter'), `D${FM1}`)).toContain('Seite zwei');
  });

  it.each([
    ['was taken away', undefined],
    ['belongs to somebody else now', 'fm-3'],
  ])('is gone where the account %s', async (_what, next) => {
    const { event, adapter, calls, turn, state, all } = await setup();
    await event(direct(FM1, 'fall'));
    await adapter.idle();
    const value = buttonValue(calls, 'Weiter');
    state.office = withAccount(state.office, 'fm-1', undefined);
    if (next !== undefined) state.office = withAccount(state.office, next, { slack: FM1 });
    expect(await turn(FM1, value, `D${FM1}`)).toContain(GONE);
    expect(all()).not.toContain('Seite zwei');
  });

  it('in a channel is there for the staff, in the channel of a team', async () => {
    const { event, adapter, calls, turn, state, all } = await setup();
    await event(mention(FM1, UE25, 'fall'));
    await adapter.idle();
    const value = buttonValue(calls, 'Weiter');
    expect(await turn(STRANGER, value, UE25)).toContain(GONE);
    expect(await turn(FM3, value, 'C0FOREIGN')).toContain(GONE);
    state.office = withAccount(state.office, 'fm-1', undefined);
    expect(await turn(FM1, value, UE25)).toContain(GONE);
    expect(all()).not.toContain('Seite zwei');
    expect(await turn(FM3, value, UE25)).toContain('Seite zwei');
  });
});

describe('where an account is taken away or given on', () => {
  async function setup() {
    const store = createMemoryStore(data);
    const { answer } = botOn(store, TODAY);
    const office = () => store.office();
    const bot = await httpBot({ office, handler: answer, more: { home: createHome({ answer, office }) } });
    const home = (user: string) => {
      const calls = bot.calls.filter(({ method, body }) => method === 'views.publish' && body['user_id'] === user);
      return calls.map(({ body }) => body['view'] ?? '');
    };
    const trail = async () => {
      const lines: string[] = [];
      for await (const entry of store.trail()) {
        const { who, what, command = '' } = JSON.parse(entry) as Record<string, string>;
        lines.push(`${who} ${what} ${command}`.trim());
      }
      return lines;
    };
    return { ...bot, home, trail };
  }

  it('its home tab is drawn anew at once, also where nobody looks at it, and nobody is said to have come', async () => {
    const { command, adapter, home, shown, trail } = await setup();
    await command(ADMIN, 'verknuepfen fm-1 lösen');
    await adapter.idle();
    expect(home(FM1)).toHaveLength(1);
    expect(shown('views.publish')).toEqual([UNKNOWN]);
    expect(await trail()).toEqual(['ad-1 change verknuepfen']);
  });

  it('it shows the desk of whom it belongs to now', async () => {
    const { command, event, adapter, home, shown } = await setup();
    await event({ type: 'app_home_opened', user: FM1, tab: 'home' });
    await adapter.idle();
    expect(shown('views.publish')[0]).toContain('F-106');
    for (const text of ['fm-1 lösen', 'fm-3 lösen', `fm-3 ${FM1}`]) await command(ADMIN, `verknuepfen ${text}`);
    await adapter.idle();
    const last = shown('views.publish').at(-1);
    expect(last).toContain('Ihr Schreibtisch');
    expect(last).not.toContain('F-106');
    // one after the other, and the last one counts: fm-3's own account has none any more
    expect(home(FM3)).toHaveLength(1);
  });

  it('a button of then brings the sentence for unknown people alone', async () => {
    const { command, event, interact, adapter, calls, shown } = await setup();
    await event(direct(FM1, 'fall F-105'));
    await adapter.idle();
    const buttons = shown('chat.postMessage').at(-1)?.split('\n').slice(-3) ?? [];
    const label = buttons.at(-1) ?? '';
    const value = buttonValue(calls, label);
    await command(ADMIN, 'verknuepfen fm-1 lösen');
    await interact(FM1, press(value, `D${FM1}`));
    await adapter.idle();
    expect(shown('chat.postMessage').at(-1)).toBe(UNKNOWN);
  });
});

it('what was read earlier and comes later is no news', async () => {
  const waiting: ((office: Office) => void)[] = [];
  const changed: string[] = [];
  const people = createKnownOffice({
    platform: 'slack',
    read: () => new Promise((resolve) => waiting.push(resolve)),
    changed: (user) => changed.push(user),
    log: () => undefined,
  });
  const next = withAccount(office, 'fm-1', undefined);
  const reads = [people.latest(), people.latest(), people.latest()];
  const [first, second, third] = waiting;
  first?.(office);
  third?.(next);
  await Promise.all([reads[0], reads[2]]);
  second?.(office);
  expect(await reads[1]).toBe(next);
  expect(people.staffOf(FM1)).toBeUndefined();
  expect(changed).toEqual([FM1]);
});

it('a window speaks one language, buttons and all: the one that was chosen in it, from the next answer on', async () => {
  const store = createMemoryStore(data);
  const { command, interact, acknowledged, calls } = await httpBot({
    office: () => store.office(),
    handler: botOn(store, TODAY).answer,
  });
  await command(FM1, 'einstellungen');
  const chosen = { language: 'c1', from: 'c0' };
  const values = Object.entries(chosen).map(([name, value]) => [name, { selected_option: { value } }]);
  const said = await interact(FM1, submission(lastWindow(calls).private_metadata, Object.fromEntries(values)));
  expect(said).toContain('Eingetragen\nSprache: Englisch');
  expect(acknowledged.at(-1)).toMatchObject({ view: { close: { text: 'Schließen' } } });
  const ask = submission('', { command: { value: 'einstellungen' } });
  await interact(FM1, { ...ask, view: { ...ask.view, callback_id: 'fallbote-ask' } });
  expect(acknowledged.at(-1)).toMatchObject({ view: { close: { text: 'Cancel' }, submit: { text: 'Record' } } });
});

describe('an account is linked by mentioning the person', () => {
  async function setup() {
    const store = createMemoryStore({ ...data, office: withAccount(data.office, 'fm-3', undefined) });
    const bot = await httpBot({ office: () => store.office(), handler: botOn(store, TODAY).answer });
    const linkedTo = async () => (await store.office()).staff.find(({ id }) => id === 'fm-3')?.platforms;
    return { ...bot, linkedTo };
  }

  it.each(['verknuepfen', 'fallbote'])('in the slash command /%s', async (name) => {
    const { command, linkedTo } = await setup();
    const text = name === 'fallbote' ? `verknuepfen fm-3 <@${FM3}|Frau Meise>` : `fm-3 <@${FM3}|frau.meise>`;
    expect(await command(ADMIN, text, { name })).toContain('Verknüpft: ');
    expect(await linkedTo()).toEqual({ slack: FM3 });
  });

  it('in a direct message, and where the bot is mentioned as well', async () => {
    for (const event of [
      direct(ADMIN, `verknuepfen fm-3 <@${FM3}>`),
      mention(ADMIN, UE25, `verknuepfen fm-3 <@${FM3}>`),
      { ...mention(ADMIN, UE25, ''), text: `verknuepfen fm-3 <@${FM3}> <@U0BOT>` },
    ]) {
      const bot = await setup();
      await bot.event(event);
      await bot.adapter.idle();
      expect(await bot.linkedTo()).toEqual({ slack: FM3 });
    }
  });

  it('not with a name that Slack did not know, and never the bot itself', async () => {
    const { command, linkedTo } = await setup();
    expect(await command(ADMIN, 'verknuepfen fm-3 @frau.meise')).toContain('Das ist keine Kennung eines Kontos.');
    // as if nobody had been mentioned: a code cannot be had here, and nothing is linked
    await command(ADMIN, 'verknuepfen fm-3 <@U0BOT|fallbote>');
    expect(await linkedTo()).toBeUndefined();
  });
});

describe('a channel that belongs to no team of the office', () => {
  const FOREIGN = 'C0FOREIGN';
  const LEAD = account('tl-1');
  const [first] = COMMANDS;
  if (first === undefined) throw new Error('no commands');
  const base = first;
  /** a command that has something for every channel, with a button that asks for it again */
  const board = defineCommand({
    ...base,
    name: 'tafel',
    aliases: [],
    parse: () => base.parse('', TODAY),
    run: async () => {
      const actions = [{ label: 'Noch einmal', command: plain('tafel') }];
      return { private: { ...note('Tafel', 'für Sie'), actions }, channel: { ...note('Tafel', 'für alle'), actions } };
    },
  });

  async function setup() {
    const { answer } = botOn(createMemoryStore(data), TODAY, { commands: [...COMMANDS, board] });
    const bot = await httpBot({ office: async () => data.office, handler: answer });
    const said = async (event: object) => {
      await bot.event(event);
      await bot.adapter.idle();
      return { here: bot.shown('chat.postMessage').at(-1), alone: bot.shown('chat.postEphemeral').at(-1) };
    };
    return { ...bot, said };
  }

  it.each([
    ['tafel', 'für alle', 'für Sie'],
    ['fristen team', 'Fristen des Teams', 'Fristen des Teams'],
  ])('reads the neutral line alone where "%s" is asked there', async (text, forAll, own) => {
    const { said } = await setup();
    const { here, alone } = await said(mention(LEAD, FOREIGN, text));
    expect(here).toBe(`Fallbote\n${de.answeredPrivately}`);
    expect(alone).toContain(own);
    // the same in the channel of the team is for all to see
    expect((await said(mention(LEAD, UE25, text))).here).toContain(forAll);
  });

  it('is brought no more by a button, of an answer there or of a team’s', async () => {
    const { said, calls, interact, adapter, shown } = await setup();
    await said(mention(LEAD, FOREIGN, 'tafel'));
    const own = buttonValue(calls, 'Noch einmal');
    await said(mention(LEAD, UE25, 'tafel'));
    const ofTeam = buttonValue(calls, 'Noch einmal');
    expect(ofTeam).not.toBe(own);
    const posted = shown('chat.postMessage').length;
    for (const value of [own, ofTeam])
      for (const alone of [true, false]) {
        await interact(LEAD, press(value, FOREIGN, alone));
        await adapter.idle();
        expect(shown('chat.postEphemeral').join('\n')).not.toContain('für alle');
      }
    const later = calls.filter(({ method }) => method === 'chat.postMessage').slice(posted);
    expect(later.filter(({ body }) => body['channel'] === FOREIGN)).toEqual([]);
    // what it brings, she alone reads
    expect([...shown('chat.postEphemeral'), ...shown('chat.postMessage')].at(-1)).toContain('Tafel');
  });
});
