import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { COMMANDS } from '../../../commands/registry.ts';
import { browserPath, openPage } from '../../../scripts/browser.ts';
import { instantOf } from '../../../src/calendar/berlin.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { createOfficeDeadlines } from '../../../src/deadlines/office-deadlines.ts';
import { isOpenName } from '../../../src/deadlines/team-title.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { BOT_USER, hasEmulation, startEmulation } from './emulation.ts';
import { createEngine } from './engine.ts';
import { strings, textOfBlocks } from './reading.ts';
import { adapterOn, linked, slackChannel, slackUser, workspaceOf } from './slack-outside.ts';

const CHROMIUM = browserPath();
/** A Thursday on which dates of a Kategorie are due; the next day is a holiday of the town. */
const TODAY = toDay(2026, 11, 26);
const MINUTE = 60_000;
const PATIENCE = 8_000;
const SOON = { timeout: PATIENCE, interval: 50 };
/** Where the pictures land; without it there are none. */
const FOLDER = process.env['FALLBOTE_PICTURES'];

async function browser(path: string): Promise<Page> {
  const { page, close } = await openPage(path, 1100, 1900);
  onTestFinished(close);
  return page;
}

it.skipIf(!hasEmulation || CHROMIUM === undefined)(
  'a case manager in a browser is reminded in the morning, deals with it, and is told at once what is urgent',
  async () => {
    const example = exampleOffice(TODAY);
    // without the deputy the dates of Frau Amsel are her own
    const data = { ...example, office: { ...linked(example.office), deputies: [] } };
    const slack = await startEmulation(workspaceOf(example.office, 'events'));
    onTestFinished(() => slack.stop());
    const store = createMemoryStore(data);
    const logged: string[] = [];
    let now = instantOf(TODAY, 7 * 60 + 46);
    const bot = adapterOn(slack, data.office, 'events', {
      office: () => store.office(),
      commands: COMMANDS.map(({ name }) => name),
      log: (line) => logged.push(line),
    });
    const { answer } = botOn(store, TODAY, { now: () => new Date(now).toISOString() });
    await bot.start(answer);
    onTestFinished(() => bot.stop());
    const deliver = createEngine(
      bot,
      store,
      () => now,
      (line) => logged.push(line),
    )();
    const rules = ['ue25', 'u25'].flatMap((team) => createOfficeDeadlines(data.office).rules(team));
    const titles = rules.flatMap(({ title }) => [title.de, title.en]);
    /** what the channel of a team does not learn */
    const neutral = [
      ...rules.filter((rule) => !isOpenName(rule)).flatMap(({ title }) => [title.de, title.en]),
      ...data.office.staff.map(({ name }) => name),
      'Kategorie',
      'Zielgruppe',
    ];
    const mine = await slack.directMessage(slackUser('fm-1'));
    const written = async (channel: string) => (await slack.messages(channel)).filter(({ user }) => user === BOT_USER);

    const page = await browser(CHROMIUM ?? '');
    const picture = async (name: string) => {
      if (FOLDER === undefined) return;
      mkdirSync(FOLDER, { recursive: true });
      await page.screenshot({ path: join(FOLDER, `slack-erinnerung-${name}.png`) });
    };
    page.setDefaultTimeout(PATIENCE);
    const go = (place: string) => page.locator('.sidebar-item', { hasText: place }).last().click();
    const messages = page.locator('.messages .msg');
    const morning = messages.filter({ hasText: 'Guten Morgen' });
    const window = page.locator('.modal');
    const field = (label: string) =>
      window
        .locator('.bk-input')
        .filter({ has: page.locator('.bk-label', { hasText: label }) })
        .locator('select, input, textarea');
    const reads = (text: string | RegExp) => expect.poll(() => messages.last().innerText(), SOON).toMatch(text);
    const says = (text: string | RegExp) => expect.poll(() => window.innerText(), SOON).toMatch(text);
    const submit = () => window.getByRole('button', { name: 'Eintragen' }).click();
    /** Presses a button of the morning message, the first below a line. */
    const press = (line: string, label: string) =>
      morning
        .locator(`xpath=.//text()[contains(., "${line}")]/following::button[normalize-space()="${label}"][1]`)
        .click();

    const closed = async () => {
      await window.getByRole('button', { name: 'Schließen' }).click();
      await window.waitFor({ state: 'hidden' });
    };

    await deliver.tick();
    await page.goto(slack.url);
    await go('Frau Amsel');
    await reads('Guten Morgen: 18 Termine');
    await reads(/Heute \(1\).*F-102.*Überfällig \(2\).*seit 37 Tagen überfällig.*Bald \(15\).*… und 10 weitere/su);
    await picture('morgens');

    await go('ue25');
    await reads('Termine im Team: 11');
    await picture('kanal');
    const team = await messages.last().innerText();
    expect(team).toMatch(/F-107\s+Termin fällig/u);
    expect(team).toMatch(/F-103\s+Kontakt halten\n/u);
    const everything = [team, ...(await written(slackChannel('ue25'))).flatMap(strings)].join('\n');
    for (const word of neutral) expect(everything).not.toContain(word);

    await go('Frau Amsel');
    await press('Auf die Meldung', 'Warum?');
    await reads('§ 38 Abs. 1 SGB III');
    await picture('warum');

    const done = () => morning.getByRole('button', { name: 'Erledigt' }).count();
    const before = await done();
    await press('Arbeitsbündnis FM', 'Erledigt');
    await reads('Eingetragen');
    now += MINUTE;
    await deliver.tick();
    await expect.poll(() => morning.innerText(), SOON).toMatch(/Arbeitsbündnis .* – erledigt am Do 26\.11\.2026/u);
    expect(await done()).toBe(before - 1);
    await picture('erledigt');

    await press('Auf die Meldung', 'Verschieben');
    await submit();
    await says('Bitte einen Grund');
    await field('Grund').fill('Der Betrieb antwortet erst dann');
    await field('Anderer Tag').fill('2026-12-15');
    await submit();
    await says('spätestens am Mo 30.11.2026');
    await picture('verschieben-fehler');
    await field('Anderer Tag').fill('');
    await field('Wann wieder').selectOption({ label: 'Nächster Arbeitstag (Mo 30.11.2026)' });
    await submit();
    await says('Erinnerung verschoben auf Mo 30.11.2026');
    await says('An den Fristen ändert sich nichts');
    await picture('verschoben');
    await closed();

    await press('Erstgespräch / Erst', 'Übergeben');
    await field('An wen').selectOption({ label: 'Herr Star' });
    await field('bestätigen').first().check();
    await picture('uebergeben-formular');
    await submit();
    await says('Übergeben an Herrn Star');
    await picture('uebergeben');
    await closed();

    now = instantOf(TODAY, 11 * 60);
    await deliver.tick();
    expect((await written(mine)).filter(({ text }) => text.startsWith('Es eilt'))).toEqual([]);
    await page.locator('textarea.composer-input').fill('bewilligung F-101 Neubewilligung 13.11.2026');
    await page.keyboard.press('Enter');
    await reads('Bewilligung vom');
    now += MINUTE;
    await deliver.tick();
    await reads(/Es eilt: Termin fällig.*Mo 30\.11\.2026\s+F-101\s+Erstgespräch/su);
    await picture('eilig');

    // what a notification, a list of conversations or somebody who looks over a shoulder shows
    for (const channel of [mine, await slack.directMessage(slackUser('fm-2')), slackChannel('ue25')]) {
      const all = await written(channel);
      expect(all.length).toBeGreaterThan(0);
      const previews = all.flatMap(({ text, blocks = [] }) => [text, textOfBlocks(blocks.slice(0, 1))]).join('\n');
      expect(previews).not.toMatch(/F-\d|BG-\d/u);
      for (const word of [...neutral, ...titles]) expect(previews).not.toContain(word);
    }
    expect(logged).toEqual([]);
  },
  60_000,
);
