import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { createHome } from '../../../adapters/slack/home.ts';
import { COMMANDS } from '../../../commands/registry.ts';
import { browserPath, openPage } from '../../../scripts/browser.ts';
import { createLinkCodes } from '../../../src/access/link-codes.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { hasEmulation, startEmulation } from './emulation.ts';
import { adapterOn, linked, slackUser, workspaceOf } from './slack-outside.ts';

const CHROMIUM = browserPath();
const TODAY = toDay(2026, 11, 21);
/** Where the pictures land; without it there are none. */
const FOLDER = process.env['FALLBOTE_PICTURES'];

async function browser(path: string): Promise<Page> {
  const { page, close } = await openPage(path, 1100, 1150);
  onTestFinished(close);
  return page;
}

it.skipIf(!hasEmulation || CHROMIUM === undefined)(
  'a case manager in a browser opens the home tab and changes the settings there',
  async () => {
    const example = exampleOffice(TODAY);
    const data = { ...example, office: linked(example.office) };
    const slack = await startEmulation(workspaceOf(example.office, 'events'));
    onTestFinished(() => slack.stop());
    const store = createMemoryStore(data);
    const { answer } = botOn(store, TODAY, { linkCodes: createLinkCodes() });
    const office = () => store.office();
    const commands = COMMANDS.map(({ name }) => name);
    const bot = adapterOn(slack, data.office, 'events', { office, commands, home: createHome({ answer, office }) });
    await bot.start(answer);
    onTestFinished(() => bot.stop());
    const page = await browser(CHROMIUM ?? '');
    const picture = async (name: string) => {
      if (FOLDER === undefined) return;
      mkdirSync(FOLDER, { recursive: true });
      await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    };
    const sees = async (text: string) => page.getByText(text).first().waitFor({ timeout: 8_000 });
    const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click();
    await page.goto(slack.url);
    await page.getByText(/🏠/u).first().click();
    await sees('Ihr Schreibtisch');
    await picture('slack-home');
    await press('Einstellungen ändern');
    await sees('Ruhezeit von');
    await picture('slack-home-einstellungen');
    await page.locator('select').nth(2).selectOption({ label: '19:00' });
    await press('Eintragen');
    await sees('Ruhezeit: 19:00 bis 07:00');
    await picture('slack-home-eingetragen');
    await press('Schließen');
    await press('English');
    await sees('Your desk');
    await bot.idle();
    await picture('slack-home-english');
    expect((await store.office()).staff.find(({ platforms }) => platforms?.slack === slackUser('fm-1'))).toMatchObject({
      language: 'en',
      quietHours: { from: '19:00', until: '07:00' },
    });
  },
  60_000,
);
