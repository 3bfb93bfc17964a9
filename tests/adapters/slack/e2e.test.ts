import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SHORTCUTS } from '../../../adapters/slack/listen.ts';
import { ROOT } from '../../../adapters/slack/routes.ts';
import { signatureOf } from '../../../adapters/slack/signature.ts';
import type { SlackAdapter } from '../../../adapters/slack/slack-adapter.ts';
import { COMMANDS } from '../../../commands/registry.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { createOfficeDeadlines } from '../../../src/deadlines/office-deadlines.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { personReply } from '../../../src/reminders/messages.ts';
import { noticeKey } from '../../../src/reminders/notice.ts';
import { seal } from '../../../src/reply/seal.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import {
  BOT_USER,
  type Browser,
  type Emulation,
  hasEmulation,
  SIGNING_SECRET,
  startEmulation,
  TEAM,
} from './emulation.ts';
import { textOfBlocks, wordsOf } from './reading.ts';
import { adapterOn, linked, slackChannel, slackUser, workspaceOf } from './slack-outside.ts';

const TODAY = toDay(2026, 11, 21);
const example = exampleOffice(TODAY);
const data = { ...example, office: linked(example.office) };
const FM1 = slackUser('fm-1');
const UE25 = slackChannel('ue25');
const de = messagesIn('de');
const isOpen = (state: string) => state === 'open' || state === 'overdue';

describe.skipIf(!hasEmulation).each([
  ['HTTP', 'events'],
  ['Socket Mode', 'socket'],
] as const)('a case manager in Slack, over %s', (_name, mode) => {
  let slack: Emulation;
  let bot: SlackAdapter;
  let browser: Browser;
  let logged: string[];

  beforeAll(async () => {
    slack = await startEmulation(workspaceOf(example.office, mode));
  }, 30_000);
  afterAll(() => slack.stop());

  beforeEach(async () => {
    await slack.control('reset', {});
    logged = [];
    const store = createMemoryStore(data);
    const { answer } = botOn(store, TODAY, { log: (line) => logged.push(line) });
    bot = adapterOn(slack, data.office, mode, {
      office: () => store.office(),
      commands: COMMANDS.map(({ name }) => name),
      log: (line) => logged.push(line),
    });
    await bot.start(answer);
    browser = await slack.browser();
  });
  afterEach(async () => {
    browser.close();
    await bot.stop();
  });

  async function command(name: string, text: string, { user = FM1, channel = UE25 } = {}) {
    const before = (await slack.messages(channel)).length;
    await slack.control('command', { channel, user, command: `/${name}`, text });
    await bot.idle();
    return (await slack.messages(channel)).slice(before);
  }

  async function press(channel: string, label: string, user = FM1) {
    const all = await slack.messages(channel);
    for (const message of [...all].reverse())
      for (const block of message.blocks ?? [])
        for (const element of block.type === 'actions' ? block.elements : [])
          if (element.type === 'button' && element.text.text === label) {
            const { action_id, value } = element;
            const action = { type: 'button', action_id, block_id: 'b', value };
            await slack.control('interact', { channel, messageTs: message.ts, user, action });
            await bot.idle();
            return (await slack.messages(channel)).slice(all.length);
          }
    throw new Error(`no button "${label}"`);
  }

  it.each(COMMANDS.map(({ name }) => name))('is answered to /%s where she alone sees it', async (name) => {
    const answers = await command(name, name === 'hilfe' ? '' : 'F-105');
    const window = browser.windows.length;
    expect(answers.length + window).toBe(1);
    for (const answer of answers) {
      expect(answer.ephemeral_to).toBe(FM1);
      expect(wordsOf(answer).length).toBeGreaterThan(5);
    }
    expect(logged).toEqual([]);
  });

  it('asks with /fallbote in her own words', async () => {
    const [answer] = await command(ROOT, 'fristen F-106');
    expect(answer?.ephemeral_to).toBe(FM1);
    expect(wordsOf({ blocks: answer?.blocks ?? [] })).toContain('F-106');
  });

  it('gets every answer to a slash command alone; as nobody else sees it, the list of the team in full', async () => {
    const lead = slackUser('tl-1');
    const [list, ...others] = await command('fristen', 'team überfällig', { user: lead });
    expect(list?.ephemeral_to).toBe(lead);
    expect(others).toEqual([]);
    expect(list?.text).toMatch(/^Fristen des Teams/u);
    expect(wordsOf({ blocks: list?.blocks ?? [] })).toContain(de.overdue(2));
    await slack.control('message', { channel: UE25, user: lead, text: `<@${BOT_USER}> fristen team überfällig` });
    await bot.idle();
    const forAll = (await slack.messages(UE25)).findLast(({ user }) => user === BOT_USER);
    expect(forAll?.ephemeral_to ?? '').toBe('');
    expect(wordsOf({ blocks: forAll?.blocks ?? [] })).toMatch(/^Fristen des Teams.*F-106/su);
    expect(wordsOf({ blocks: forAll?.blocks ?? [] })).not.toContain(de.overdue(2));
    const [own] = await command('fristen', '');
    expect(own?.ephemeral_to).toBe(FM1);
  });

  it('fills in a form, is told at the field what is wrong, mends it, and reads what has changed', async () => {
    await command('kategorie', 'F-105');
    const [window] = browser.windows;
    expect(window?.callback_id).toBe('fallbote-form');
    expect(JSON.stringify(window?.private_metadata)).not.toContain('F-105');
    const labels = window?.blocks.map((block) => (block.type === 'input' ? block.block_id : ''));
    expect(labels).toContain('field-value');
    const value = { selected_option: { value: 'c2' } };
    await browser.submit(FM1, { value, since: { selected_date: '2030-01-01' } });
    expect(browser.errors['field-since']).toContain('Zukunft');
    await browser.submit(FM1, { value, since: { selected_date: '2026-11-16' } });
    const said = textOfBlocks(browser.windows[0]?.blocks);
    expect(said).toContain(de.recorded);
    expect(said).toContain('F-105');
    expect(logged).toEqual([]);
  });

  it('opens a form from a button where it was asked for in words, and takes what it recorded back again', async () => {
    const dm = await slack.directMessage(FM1);
    await slack.control('message', { channel: dm, user: FM1, text: 'kategorie F-105' });
    await expect.poll(async () => (await slack.messages(dm)).length).toBe(2);
    await bot.idle();
    expect(await press(dm, 'Formular öffnen')).toEqual([]);
    await browser.submit(FM1, {
      value: { selected_option: { value: 'c2' } },
      since: { selected_date: '2026-11-16' },
    });
    expect(textOfBlocks(browser.windows[0]?.blocks)).toContain(de.recorded);
    await slack.control('message', { channel: dm, user: FM1, text: 'wiedervorlage F-105 morgen anrufen' });
    await expect.poll(async () => (await slack.messages(dm)).length).toBeGreaterThanOrEqual(4);
    await bot.idle();
    const [undone] = await press(dm, de.undo);
    expect(undone?.text).toBe(de.undone);
    expect(undone?.ephemeral_to).toBeUndefined();
  });

  it('puts a date of a reminder off, by the button under its line', async () => {
    const dm = await slack.directMessage(FM1);
    const rules = createOfficeDeadlines(data.office);
    const kase = data.cases.find(({ no }) => no === 'F-105');
    const date =
      kase && rules.of(kase, TODAY).find(({ rule, state }) => rule.id === 'kooperationsplan' && isOpen(state));
    if (date?.due === undefined) throw new Error('F-105 has no Kooperationsplan');
    const parts = {
      caseNo: 'F-105',
      rule: 'kooperationsplan',
      subject: date.subject,
      due: date.due,
      stage: { kind: 'due', n: 0 },
      recipient: 'fm-1',
      as: 'manager',
    } as const;
    const notices = [{ ...parts, key: noticeKey(parts) }];
    const posting = { kind: 'morning', to: { kind: 'person', staff: 'fm-1' }, day: TODAY, notices } as const;
    const reply = personReply(posting, { office: data.office, rules, caseOf: () => kase, minute: 465 });
    await bot.post({ to: { kind: 'person', id: FM1 }, reply: seal(reply, 'private'), key: 'k1' });
    expect(await press(dm, 'Verschieben')).toEqual([]);
    expect(textOfBlocks(browser.windows[0]?.blocks)).toContain('Kooperationsplan fortschreiben (');
    await browser.submit(FM1, { until: { selected_date: '2026-11-20' } });
    expect(browser.errors['field-until']).toContain('vorbei');
    await browser.submit(FM1, { until: { selected_date: '2026-11-25' } });
    expect(textOfBlocks(browser.windows[0]?.blocks)).toContain('Erinnerung verschoben auf Mi 25.11.2026');
    const [why] = await press(dm, 'Warum?');
    expect(wordsOf({ blocks: why?.blocks ?? [] })).toMatch(
      /Letzte Fassung[\s\S]*Erinnerung verschoben auf Mi 25\.11\.2026/u,
    );
    expect(logged).toEqual([]);
  });

  it('presses a button that was edited, or somebody else’s, and nothing happens but a sentence', async () => {
    const [answer] = await command('wiedervorlage', 'F-105 morgen anrufen');
    const rows = (answer?.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const [button] = rows;
    if (button?.type !== 'button') throw new Error('no button');
    const interact = async (user: string, value: string) => {
      const before = (await slack.messages(UE25)).length;
      const action = { type: 'button', action_id: button.action_id, block_id: 'b', value };
      await slack.control('interact', { channel: UE25, messageTs: answer?.ts, user, action });
      await bot.idle();
      return (await slack.messages(UE25)).slice(before).map((item) => [item.ephemeral_to, item.text]);
    };
    const value = button.value ?? '';
    const edited = `${value.slice(0, 20)}${value[20] === 'A' ? 'B' : 'A'}${value.slice(21)}`;
    expect(await interact(FM1, edited)).toEqual([[FM1, 'Das geht nicht']]);
    expect(await interact(slackUser('fm-3'), value)).toEqual([[slackUser('fm-3'), 'Das geht nicht']]);
  });

  it('is one of the staff: a stranger reads how to be added, and nothing else', async () => {
    const stranger = slackUser('stranger');
    for (const [name, text] of [
      ['fristen', ''],
      ['fall', 'F-101'],
      ['hilfe', ''],
    ] as const) {
      const answers = await command(name, text, { user: stranger });
      expect(answers.map((item) => [item.ephemeral_to, wordsOf(item)])).toEqual([
        [stranger, `Fallbote\n${de.unknownPerson}`],
      ]);
    }
  });

  it('mentions the bot in a channel: the answer is hers, the channel reads one neutral line in the thread', async () => {
    await slack.control('message', { channel: UE25, user: FM1, text: `<@${BOT_USER}> fall F-101` });
    await expect.poll(async () => (await slack.messages(UE25)).length).toBe(3);
    const [question, own, line] = await slack.messages(UE25);
    expect(own?.ephemeral_to).toBe(FM1);
    expect(own === undefined ? '' : wordsOf(own)).toContain('F-101');
    expect(line === undefined ? '' : wordsOf(line)).toBe(`Fallbote\n${de.answeredPrivately}`);
    expect(line?.thread_ts).toBe(question?.ts);
  });

  it('says nothing where people talk among themselves, or where the bot hears itself', async () => {
    await slack.control('message', { channel: UE25, user: FM1, text: 'fristen' });
    await bot.post({ to: { kind: 'channel', id: UE25 }, reply: { outlet: 'channel' } as never }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await bot.idle();
    expect(await slack.messages(UE25)).toHaveLength(1);
  });

  it.runIf(mode === 'events')(
    'asks from the shortcut at a message, in a window, and reads the answer there',
    async () => {
      // the emulation has no menus: the request as Slack sends it, with a trigger of its own
      await command('hilfe', '');
      const log = JSON.stringify(await slack.control('log'));
      const trigger = /trigger_id[^0-9]{1,8}([0-9]+\.[0-9]+\.[0-9a-f]+)/u.exec(log)?.[1];
      const payload = {
        type: 'message_action',
        callback_id: SHORTCUTS.message,
        trigger_id: trigger,
        team: { id: TEAM },
        user: { id: FM1 },
        channel: { id: UE25 },
        message: { type: 'message', text: 'F-105 &amp; mehr' },
        response_url: '',
      };
      const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
      const timestamp = String(Math.floor(Date.now() / 1000));
      // the same trigger would be the same request
      const unlike = body.replace(encodeURIComponent('"response_url":""'), encodeURIComponent('"event_id":"Ev1"'));
      const response = await fetch(`http://127.0.0.1:${bot.port()}/slack/events`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signatureOf(SIGNING_SECRET, timestamp, unlike),
        },
        body: unlike,
      });
      expect(response.status).toBe(200);
      await bot.idle();
      expect(JSON.stringify(browser.windows[0]?.blocks)).toContain('"initial_value":"F-105 & mehr"');
      await browser.submit(FM1, { command: { value: 'fall F-105' } });
      expect(textOfBlocks(browser.windows[0]?.blocks)).toContain('F-105');
    },
  );

  it('finds a message again by its name, changes it and takes it back', async () => {
    const { note } = await import('../../../src/reply/reply.ts');
    const { seal } = await import('../../../src/reply/seal.ts');
    const to = { kind: 'person', id: FM1 } as const;
    const message = (text: string) => ({ to, reply: seal(note('Erinnerung', text), 'private'), key: 'a1b2c3' });
    const { find, update, remove } = bot;
    if (!find.available || !update.available || !remove.available) throw new Error('cannot');
    expect(await find.run(to, 'a1b2c3')).toBeUndefined();
    const sent = await bot.post(message('Morgen.'));
    const reference = await find.run(to, 'a1b2c3');
    expect(sent).toEqual({ state: 'sent', reference });
    if (reference === undefined) return;
    expect(await update.run(reference, message('Heute.'))).toEqual({ state: 'sent', reference });
    const dm = await slack.directMessage(FM1);
    expect((await slack.messages(dm)).map(wordsOf)).toEqual(['Erinnerung\nHeute.']);
    expect(await remove.run(reference)).toEqual({ state: 'sent', reference });
    expect(await slack.messages(dm)).toEqual([]);
    expect(await remove.run(reference)).toMatchObject({ state: 'failed', reason: 'expired' });
  });
});
