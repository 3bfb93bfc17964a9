import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { COMMANDS } from '../../../commands/registry.ts';
import { browserPath, openPage } from '../../../scripts/browser.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { hasEmulation, startEmulation } from './emulation.ts';
import { adapterOn, linked, workspaceOf } from './slack-outside.ts';

const CHROMIUM = browserPath();
const TODAY = toDay(2026, 11, 21);
/** Where the pictures land; without it they go when the test has ended. */
const FOLDER = process.env['FALLBOTE_PICTURES'];

async function browser(path: string): Promise<Page> {
  const { page, close } = await openPage(path, 1100, 800);
  onTestFinished(close);
  return page;
}

it.skipIf(!hasEmulation || CHROMIUM === undefined)(
  'a person in a browser asks, reads, fills in a form, is told what is missing, mends it',
  async () => {
    const example = exampleOffice(TODAY);
    const data = { ...example, office: linked(example.office) };
    const slack = await startEmulation(workspaceOf(example.office, 'events'));
    onTestFinished(() => slack.stop());
    const store = createMemoryStore(data);
    const { answer } = botOn(store, TODAY);
    const commands = COMMANDS.map(({ name }) => name);
    const bot = adapterOn(slack, data.office, 'events', { office: () => store.office(), commands });
    await bot.start(answer);
    onTestFinished(() => bot.stop());
    const page = await browser(CHROMIUM ?? '');
    const picture = async (name: string) => {
      if (FOLDER === undefined) return;
      mkdirSync(FOLDER, { recursive: true });
      await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    };
    const type = async (text: string) => {
      await page.locator('textarea, [contenteditable=true]').first().click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    const sees = async (text: string) => page.getByText(text).first().waitFor({ timeout: 10_000 });
    await page.goto(slack.url);
    await type('/fristen 14 Tage');
    await sees('Brief der Beratungsstelle da?');
    await picture('slack-fristen');
    await type('/kategorie F-105');
    await sees('bisher: Kategorie B');
    await picture('slack-formular');
    await page.getByRole('button', { name: 'Eintragen' }).click();
    await sees('fehlt noch');
    await picture('slack-formular-fehler');
    await page.locator('select').last().selectOption({ index: 3 });
    await page.getByRole('button', { name: 'Eintragen' }).click();
    await sees('Das ändert sich bei den Fristen');
    await picture('slack-formular-antwort');
    expect(await page.getByText('[rich_text]').count()).toBe(0);
  },
  60_000,
);
