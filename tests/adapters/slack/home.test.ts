import type { ActionsBlock, Button, HomeView } from '@slack/types';
import { WebSocket } from 'undici';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fitted } from '../../../adapters/chat/fitted.ts';
import { createHome } from '../../../adapters/slack/home.ts';
import { MAX_BUTTON } from '../../../adapters/slack/limits.ts';
import type { SlackAdapter } from '../../../adapters/slack/slack-adapter.ts';
import { COMMANDS } from '../../../commands/registry.ts';
import { createLinkCodes } from '../../../src/access/link-codes.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { type Browser, type Emulation, hasEmulation, startEmulation } from './emulation.ts';
import { textOfBlocks, wordsOf } from './reading.ts';
import { adapterOn, linked, slackUser, workspaceOf } from './slack-outside.ts';

const TODAY = toDay(2026, 11, 21);
const example = exampleOffice(TODAY);
const data = { ...example, office: linked(example.office) };
const FM1 = slackUser('fm-1');
const ADMIN = slackUser('ad-1');
const STRANGER = slackUser('stranger');
const de = messagesIn('de');

describe.skipIf(!hasEmulation).each([
  ['HTTP', 'events'],
  ['Socket Mode', 'socket'],
] as const)('the home tab, over %s', (_name, mode) => {
  let slack: Emulation;
  let bot: SlackAdapter;
  let store: Store;
  let browser: Browser;
  let line: WebSocket;
  let logged: string[];
  /** what each person's browser shows */
  let tabs: Map<string, HomeView>;

  beforeAll(async () => {
    slack = await startEmulation(workspaceOf(example.office, mode));
  }, 30_000);
  afterAll(() => slack.stop());

  beforeEach(async () => {
    await slack.control('reset', {});
    logged = [];
    store = createMemoryStore(data);
    const { answer } = botOn(store, TODAY, { linkCodes: createLinkCodes(), log: (text) => logged.push(text) });
    const office = () => store.office();
    bot = adapterOn(slack, data.office, mode, {
      office,
      commands: COMMANDS.map(({ name }) => name),
      home: createHome({ answer, office }),
      log: (text) => logged.push(text),
    });
    await bot.start(answer);
    browser = await slack.browser();
    line = new WebSocket(`${slack.url.replace('http', 'ws')}/ui`);
    tabs = new Map();
    line.addEventListener('message', ({ data: told }) => {
      const { t, user, view } = JSON.parse(String(told)) as { t: string; user: string; view: HomeView };
      if (t === 'home') tabs.set(user, view);
    });
    await new Promise((resolve) => line.addEventListener('open', resolve, { once: true }));
  });
  afterEach(async () => {
    line.close();
    browser.close();
    await bot.stop();
  });

  const tab = async (user: string): Promise<HomeView | undefined> => tabs.get(user);
  const shown = async (user = FM1) => textOfBlocks((await tab(user))?.blocks);

  async function open(user = FM1): Promise<string> {
    tabs.delete(user);
    await slack.control('open-home', { user });
    await expect.poll(() => tab(user)).toBeDefined();
    await bot.idle();
    return shown(user);
  }

  async function buttons(user = FM1): Promise<readonly Button[]> {
    const rows = (await tab(user))?.blocks.filter((block): block is ActionsBlock => block.type === 'actions') ?? [];
    return rows.flatMap(({ elements }) => elements.filter((element): element is Button => element.type === 'button'));
  }

  /** Presses a button of the tab as a browser does. */
  async function press(
    label: string,
    { user = FM1, by = user, value }: { user?: string; by?: string; value?: string } = {},
  ) {
    const button = (await buttons(user)).find((element) => element.text.text === label);
    if (button === undefined) throw new Error(`no button "${label}"`);
    const action = { type: 'button', action_id: button.action_id, block_id: 'b', value: value ?? button.value };
    line.send(JSON.stringify({ t: 'block_action', channel: '', messageTs: '', user: by, action }));
  }

  async function say(user: string, text: string): Promise<string> {
    const channel = await slack.directMessage(user);
    const before = (await slack.messages(channel)).length;
    await slack.control('message', { channel, user, text });
    await expect.poll(async () => (await slack.messages(channel)).length).toBe(before + 2);
    await bot.idle();
    const answer = (await slack.messages(channel)).at(-1);
    return answer === undefined ? '' : wordsOf(answer);
  }

  const trail = async () => {
    const lines: string[] = [];
    for await (const entry of store.trail()) {
      const { who, what, command = '' } = JSON.parse(entry) as Record<string, string>;
      lines.push(`${who} ${what} ${command}`.trim());
    }
    return lines;
  };

  it('shows the desk and the settings of whoever opened it, and writes down the look', async () => {
    const text = await open();
    for (const part of ['Ihr Schreibtisch', 'Überfällig (1)', 'Hemmnisse ohne Strategie (1)', 'Vertretungen heute'])
      expect(text).toContain(part);
    expect(text).toContain('Ihre Einstellungen\nSprache: Deutsch\nRuhezeit: keine');
    expect(await trail()).toEqual(['fm-1 look heute']);
    // Frau Meise's desk has other cases on it
    expect(await open(slackUser('fm-3'))).not.toContain('F-106');
    const ids = (await buttons()).map(({ action_id }) => action_id);
    expect(new Set(ids).size).toBe(ids.length);
    // sealed values are random: a shorter string turns up in them by chance
    expect(JSON.stringify((await buttons()).map(({ value }) => value))).not.toMatch(/F-10\d/u);
    expect(logged).toEqual([]);
  });

  it('tells somebody unknown how to be added, and nothing else', async () => {
    expect(await open(STRANGER)).toBe(`Fallbote\n${de.unknownPerson}`);
    expect(await buttons(STRANGER)).toEqual([]);
    expect(await trail()).toEqual([`slack:${STRANGER} refused`]);
  });

  it('changes the language with a button: the tab is drawn anew', async () => {
    await open();
    await press('English');
    await expect.poll(() => shown()).toContain('Your desk');
    await bot.idle();
    expect(await shown()).toContain('Language: English');
    expect(textOfBlocks(browser.windows[0]?.blocks)).toContain('Language: English');
    expect(await trail()).toContain('fm-1 change einstellungen');
    expect(logged).toEqual([]);
  });

  it('changes the quiet hours in the form, after a mistake that is told at the field', async () => {
    await open();
    await press('Einstellungen ändern');
    await expect.poll(() => browser.windows[0]?.callback_id).toBe('fallbote-form');
    await bot.idle();
    const looks = (await trail()).length;
    const at = (hour: number) => ({ selected_option: { value: `c${hour * 2}` } });
    // "no quiet hours" stands before the times
    const from = { selected_option: { value: 'c39' } };
    const language = { selected_option: { value: 'c0' } };
    await browser.submit(FM1, { language, from, until: at(19) });
    expect(browser.errors['field-until']).toContain('andere Uhrzeit');
    await bot.idle();
    expect((await trail()).length).toBe(looks);
    await browser.submit(FM1, { language, from, until: at(6) });
    expect(textOfBlocks(browser.windows[0]?.blocks)).toContain('Ruhezeit: 19:00 bis 06:00');
    await expect.poll(() => shown()).toContain('Ruhezeit: 19:00 bis 06:00');
    await bot.idle();
    expect((await store.office()).staff[0]?.quietHours).toEqual({ from: '19:00', until: '06:00' });
    expect(logged).toEqual([]);
  });

  it('settles a date: the answer stands in a window, the tab counts one less, and it can be taken back', async () => {
    expect(await open()).toContain('Überfällig (1)');
    // a milestone that a talk settles: its form is filled in, and sent as it stands
    await press(fitted('Erledigt: F-106 Meilenstein der Maßnahme: Halbzeitgespräch, Startklar – Coaching', MAX_BUTTON));
    await expect.poll(() => browser.windows[0]?.callback_id).toBe('fallbote-form');
    await bot.idle();
    expect(textOfBlocks(browser.windows[0]?.blocks)).toContain(
      'Halbzeitgespräch, Startklar – Coaching (Di 20.10.2026)',
    );
    expect((await store.findCase('F-106'))?.contacts).toEqual(data.cases.find(({ no }) => no === 'F-106')?.contacts);
    await browser.submit(FM1, {
      kind: { selected_option: { value: 'c4' } },
      on: { selected_date: '2026-11-21' },
      channel: { selected_option: { value: 'c0' } },
      tookPlace: { selected_option: { value: 'yes' } },
    });
    await expect.poll(() => textOfBlocks(browser.windows[0]?.blocks)).toContain(de.recorded);
    await expect.poll(() => shown()).not.toContain('Überfällig');
    await bot.idle();
    expect(await say(FM1, 'rückgängig')).toContain(de.undone);
    expect(await open()).toContain('Überfällig (1)');
  });

  it('refuses a button of somebody else’s tab, or one that was edited', async () => {
    await open();
    const [button] = await buttons();
    const value = button?.value ?? '';
    const label = button?.text.text ?? '';
    await press(label, { by: slackUser('fm-3') });
    await expect.poll(() => textOfBlocks(browser.windows[0]?.blocks)).toContain('Das geht nicht');
    const first = browser.windows[0]?.id;
    await press(label, { value: `${value.slice(0, -2)}AA` });
    await expect.poll(() => browser.windows[0]?.id).not.toBe(first);
    await bot.idle();
    expect(textOfBlocks(browser.windows[0]?.blocks)).toContain('Das geht nicht');
    expect(await trail()).toEqual(['fm-1 look heute']);
  });

  it('links an account with a code in a direct message; then the tab is the desk', async () => {
    const office = await store.office();
    await store.commit({
      office: {
        ...office,
        staff: office.staff.map(({ platforms, ...person }) =>
          person.id === 'fm-1' || platforms === undefined ? person : { ...person, platforms },
        ),
      },
    });
    expect(await open(STRANGER)).toBe(`Fallbote\n${de.unknownPerson}`);
    const [code] = /(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}/u.exec(await say(ADMIN, 'verknuepfen fm-1')) ?? [];
    expect(await say(STRANGER, 'verknuepfen AAAA-BBBB-CCCC-DDDD')).toBe(`Fallbote\n${de.codeRefused}`);
    expect(await say(STRANGER, `verknuepfen ${code}`)).toContain(de.linkedTitle);
    expect(await open(STRANGER)).toContain('Ihr Schreibtisch');
    expect(await say(STRANGER, 'fall F-106')).toContain('F-106');
    expect(logged).toEqual([]);
  });
});
