import type { Locator, Page, Request } from 'playwright-core';
import { BOT_NAME, type Playground } from './playground.ts';

/** Where one talks to the bot. */
export type Place = 'personal' | 'group' | 'channel' | 'general';

/** What somebody does and sees in the page of a playground. Everything waits until it can be done. */
export interface PlaygroundPage {
  readonly page: Page;
  /** Goes to a conversation. The bot is told of its installation when that is for the first time. */
  go(place: Place): Promise<void>;
  /** Types and sends; in a channel that begins a thread. */
  say(text: string, how?: { readonly mention?: boolean }): Promise<void>;
  /** Answers in the newest thread of the channel. */
  reply(text: string, how?: { readonly mention?: boolean }): Promise<void>;
  /** What the bot said here as it can be read, the newest last; in a channel in its newest thread. */
  answers(): Promise<readonly string[]>;
  /** Waits for a text in the conversation. */
  sees(text: string | RegExp): Promise<void>;
  /** A card here, from the first one; negative: from the last one. In a channel within the newest thread. */
  card(nth?: number): Locator;
  /** A field of a card, by its label. */
  field(label: string, nth?: number): Locator;
  /** Presses a button of a card, also one behind „…“. Returns when the bot has answered. */
  press(label: string, nth?: number): Promise<void>;
  /** Fills a field: text, number. */
  fill(label: string, value: string, nth?: number): Promise<void>;
  /** Chooses from a list or from round buttons. */
  choose(label: string, option: string, nth?: number): Promise<void>;
  /** Picks a day in the calendar of a field; typing one is not taken. At most a few months from today. */
  pick(label: string, iso: string, nth?: number): Promise<void>;
  /** What stands below a card since a button was pressed; `''` where there is nothing. */
  hint(nth?: number): Promise<string>;
  /** Waits until nothing is under way and the conversation has not changed for so long, in milliseconds. */
  quiet(forMs?: number): Promise<void>;
  /** The conversation as PNG. */
  picture(): Promise<Buffer>;
}

/** How long anything may take, in milliseconds: CI has two slow cores. */
const WITHIN = 30_000;
/** How long a pressed button may take until its request goes out, in milliseconds. */
const ASKS_WITHIN = 2000;
const MONTHS = 24;

/** The conversation: what lies beside the list of them. */
const PANE = [
  '//*[@role="region" and @aria-label="Chat and Teams Channel"]',
  '/ancestor-or-self::*[following-sibling::*[.//*[@role="textbox"]]][1]/following-sibling::*[1]',
].join('');
/** Its own note below a card; Teams can do it. */
const UNSUPPORTED = 'is not supported yet in Microsoft 365 Agents playground';
const CHAT_ANSWER = 'div:has(> [aria-label="Message header"] > [aria-label="Message author"])';
const THREAD_ANSWER = `div:has(> div > [role="img"][aria-label="${BOT_NAME}"])`;

const monthOf = (iso: string): string =>
  new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(Date.parse(iso));
/** A label as it is read out: with a star where the field has to be filled, and with what is wrong when it was not. */
const labelled = (label: string): RegExp =>
  new RegExp(`^${label.replaceAll(/[^\p{L}\p{N} ]/gu, '\\$&')}(?: \\*)?(?: (?:[„“]|Bitte |Please ).*)?$`, 'u');

/** Opens the playground's page in a page of a browser; the log beside it is put away. */
export async function openPlayground(page: Page, playground: Playground): Promise<PlaygroundPage> {
  page.setDefaultTimeout(WITHIN);
  let place: Place = 'personal';
  let underWay = 0;
  const counts = (url: string) => url.includes('/_conversation/');
  const count = (by: number) => (request: Request) => {
    if (counts(request.url())) underWay += by;
  };
  page.on('request', count(1)).on('requestfinished', count(-1)).on('requestfailed', count(-1));

  const pane = page.locator(`xpath=${PANE}`);
  const inChannel = () => place === 'channel' || place === 'general';
  /** The first one is where a thread is begun, then come threads, the newest first. */
  const thread = () => pane.getByRole('group').nth(1);
  const here = () => (inChannel() ? thread() : pane);
  const nthOf = (all: Locator, nth: number) => (nth < 0 ? (nth === -1 ? all.last() : all.nth(nth)) : all.nth(nth));
  const card = (nth = -1) => nthOf(here().locator('.ac-adaptiveCard'), nth);
  const answersHere = () => here().locator(inChannel() ? THREAD_ANSWER : CHAT_ANSWER);

  async function quiet(forMs = 300): Promise<void> {
    let last = '';
    for (const end = Date.now() + WITHIN; Date.now() < end; ) {
      const now = await pane.innerHTML();
      if (underWay === 0 && now === last) return;
      last = now;
      await page.waitForTimeout(forMs);
    }
    throw new Error('the conversation does not come to rest');
  }

  async function write(inside: Locator, button: string, text: string, mention: boolean): Promise<void> {
    // a form has boxes as well: one writes above the threads of a channel, and below everything else
    const boxes = inside.getByRole('textbox');
    const box = button === 'Post' ? boxes.first() : boxes.last();
    await box.click();
    if (mention) {
      await page.keyboard.type('@');
      await page.getByRole('listbox').getByText(BOT_NAME, { exact: true }).click();
    }
    await page.keyboard.insertText(mention ? ` ${text}` : text);
    await inside.getByRole('button', { name: button, exact: true }).first().click();
    await box.and(page.locator(':text-is("")')).waitFor();
  }

  await page.goto(playground.url);
  await page.getByTitle('Hide log panel').click();
  await pane.getByRole('textbox').waitFor();

  const self: PlaygroundPage = {
    page,
    async go(to) {
      const names = { personal: 'Personal Chat', group: 'Besprechung' };
      const name =
        to === 'channel' || to === 'general'
          ? new RegExp(` - ${playground[to].name}$`, 'u')
          : new RegExp(names[to], 'u');
      await page.getByRole('treeitem', { name }).click();
      place = to;
      if (inChannel()) await pane.getByRole('button', { name: 'Post', exact: true }).waitFor();
      else await pane.getByRole('button', { name: 'Post', exact: true }).waitFor({ state: 'detached' });
    },
    async say(text, { mention = false } = {}) {
      const begun = await pane.getByRole('group').count();
      await write(pane, inChannel() ? 'Post' : 'Send Message', text, mention);
      if (inChannel()) await pane.getByRole('group').nth(begun).waitFor();
    },
    reply: (text, { mention = false } = {}) => write(thread(), 'Send Message', text, mention),
    async answers() {
      const texts = await answersHere().allInnerTexts();
      // first its name and the time
      const own = (line: string) => !line.includes(UNSUPPORTED);
      return texts.map((text) => text.split('\n').slice(2).filter(own).join('\n').trim());
    },
    sees: (text) => here().getByText(text).last().waitFor(),
    card,
    field: (label, nth) => card(nth).getByLabel(labelled(label)),
    async press(label, nth) {
      const button = card(nth).getByRole('button', { name: label, exact: true }).last();
      const more = card(nth).getByRole('button', { name: 'More options', exact: true }).last();
      await button.or(more).first().waitFor();
      // a button that only folds something, or a field that is missing: then nothing goes out
      const asked = page
        .waitForRequest((request) => counts(request.url()), { timeout: ASKS_WITHIN })
        .catch(() => undefined);
      if (!(await button.isVisible())) {
        await more.click();
        await page.getByRole('menuitem', { name: label, exact: true }).click();
      } else await button.click();
      await asked;
      await quiet();
    },
    fill: (label, value, nth) => self.field(label, nth).fill(value),
    async choose(label, option, nth) {
      const round = card(nth).getByRole('radiogroup', { name: labelled(label) });
      const list = card(nth).getByRole('combobox', { name: labelled(label) });
      await round.or(list).first().waitFor();
      if ((await round.count()) > 0) return await round.getByRole('radio', { name: option, exact: true }).check();
      await list.click();
      const items = page.getByRole('option').or(page.getByRole('menuitemcheckbox'));
      await items
        .and(page.getByText(option, { exact: true }))
        .first()
        .click();
    },
    async pick(label, iso, nth) {
      await self.field(label, nth).click();
      const calendar = page.getByRole('dialog', { name: 'Calendar' });
      const [year, , day] = iso.split('-').map(Number);
      const wanted = Date.parse(iso);
      const at = calendar.getByRole('button', { name: `${day}, ${monthOf(iso)}, ${year}`, exact: true });
      for (let i = 0; i < MONTHS && (await at.count()) === 0; i++) {
        const shown = await calendar.getByRole('grid').getAttribute('aria-label');
        const way = Date.parse(`1 ${shown?.split(',')[0]} UTC`) > wanted ? 'Previous' : 'Next';
        await calendar.getByTitle(new RegExp(`^${way} month`, 'u')).click();
        await calendar.locator(`[role=grid]:not([aria-label="${shown}"])`).waitFor();
      }
      await at.click();
      await calendar.waitFor({ state: 'detached' });
    },
    async hint(nth = -1) {
      const all = answersHere().filter({ has: page.locator('.ac-adaptiveCard') });
      const shown = nthOf(all, nth).getByLabel('Display Invoked Message', { exact: true });
      return (await shown.count()) === 0 ? '' : (await shown.innerText()).trim();
    },
    quiet,
    async picture() {
      await pane.getByText(UNSUPPORTED).evaluateAll((notes) => {
        for (const note of notes) {
          let line = note;
          while (line.parentElement?.textContent === note.textContent) line = line.parentElement;
          line.style.display = 'none';
        }
      });
      return await pane.screenshot();
    },
  };
  return self;
}
