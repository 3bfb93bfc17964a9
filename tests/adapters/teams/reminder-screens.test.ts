import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from '../../../scripts/browser.ts';
import { instantOf } from '../../../src/calendar/berlin.ts';
import { type Day, toDay } from '../../../src/calendar/civil-date.ts';
import { createOfficeDeadlines } from '../../../src/deadlines/office-deadlines.ts';
import { isOpenName } from '../../../src/deadlines/team-title.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import type { Deliver } from '../../../src/reminders/deliver.ts';
import { createEngine } from '../slack/engine.ts';
import { hasPlayground } from './playground.ts';
import { colleague, type PlaygroundBot, startPlaygroundBot } from './playground-bot.ts';
import { openScreens, type Screen, type Screens } from './screen.ts';

const CHROMIUM = browserPath();
/** A Thursday on which dates of a Kategorie are due; the next day is a holiday of the town. */
const TODAY = toDay(2026, 11, 26);
/** A Monday, when the report of the week comes. */
const MONDAY = toDay(2026, 11, 30);
const MINUTE = 60_000;
/** CI has two slow cores. */
const LONG = { timeout: 120_000 };
const SOON = { timeout: 30_000, interval: 100 };

describe.skipIf(!hasPlayground || CHROMIUM === undefined)('reminders in Teams', () => {
  let bot: PlaygroundBot;
  let screens: Screens;
  let deliver: Deliver;
  let amsel: Screen;
  let specht: Screen;
  let now = 0;
  const logged: string[] = [];
  const at = (day: Day, hour: number, minute: number) => {
    now = instantOf(day, hour * 60 + minute);
  };

  beforeAll(async () => {
    at(TODAY, 7, 46);
    bot = await startPlaygroundBot({
      today: TODAY,
      now: () => now,
      // without the deputy the dates of Frau Amsel are her own
      change: (office) => ({ ...office, deputies: [] }),
    });
    screens = await openScreens(CHROMIUM ?? '', 'teams-erinnerung');
    amsel = await screens.open(await bot.playground(colleague('fm-1', TODAY)));
    specht = await screens.open(await bot.playground(colleague('tl-1', TODAY)));
    // where the bot is opened for the first time it is added
    for (const screen of [amsel, specht]) {
      await screen.go('personal');
      await screen.sees('Guten Tag, ich bin Fallbote');
    }
    await specht.go('channel');
    await specht.sees('Guten Tag, ich bin Fallbote');
    await amsel.page.bringToFront();
    await bot.adapter.idle();
    deliver = createEngine(
      bot.adapter,
      bot.store(),
      () => now,
      (line) => logged.push(line),
    )();
  }, 120_000);
  afterAll(async () => {
    await screens?.close();
    await bot?.stop();
  });

  const newest = async (screen = amsel) => (await screen.answers()).at(-1) ?? '';
  const isMorning = (text: string) => text.startsWith('Guten Morgen:');
  const morning = async () => (await amsel.answers()).find(isMorning) ?? '';
  /** Which of the cards of her conversation that is. */
  const place = async () => (await amsel.answers()).findIndex(isMorning);
  /** Chooses what to do about a line of the morning message. The playground cannot any more once that was drawn anew. */
  async function deal(line: string, what: string): Promise<void> {
    await amsel.quiet();
    const card = await place();
    const list = amsel.card(card).getByRole('combobox');
    await list.click();
    const choices = amsel.page.getByRole('option').or(amsel.page.getByRole('menuitemcheckbox'));
    await choices
      .filter({ hasText: `${what} ·` })
      .filter({ hasText: line })
      .first()
      .click();
    await amsel.press('Ausführen', card);
  }
  async function reads(text: string | RegExp, screen = amsel): Promise<void> {
    await expect.poll(() => newest(screen), SOON).toMatch(text);
  }
  const tick = async () => {
    await deliver.tick();
    await bot.adapter.idle();
  };

  it('come in the morning without being asked, each to whom it belongs', LONG, async () => {
    await tick();
    await reads(
      /^Guten Morgen: 18 Termine.*Heute \(1\).*F-102.*Überfällig \(2\).*seit 37 Tagen überfällig.*Bald \(15\)/su,
    );
    await amsel.shot('morgens');
  });

  it('stand in the channel of the team without what only the person may know', LONG, async () => {
    await specht.sees('Termine im Team: 11');
    const team = await specht.card().innerText();
    expect(team).toMatch(/F-107\s+Termin fällig/u);
    const rules = ['ue25', 'u25'].flatMap((id) => createOfficeDeadlines(exampleOffice(TODAY).office).rules(id));
    for (const rule of rules.filter((item) => !isOpenName(item))) expect(team).not.toContain(rule.title.de);
    for (const { name } of exampleOffice(TODAY).office.staff) expect(team).not.toContain(name);
    await specht.shot('kanal');
    await specht.go('personal');
    await specht.sees('Guten Morgen');
    expect(await newest(specht)).not.toContain('18 Termine');
    await specht.shot('leitung');
    // a page behind another one is slow
    await amsel.page.bringToFront();
  });

  it('are put off: what is wrong is said at its field, twice, and mended', LONG, async () => {
    await deal('Auf die Meldung', 'Verschieben');
    await amsel.shot('verschieben');
    await reads(/Anderer Tag/u);
    await amsel.press('Eintragen');
    await reads(/„Grund“ fehlt noch/u);
    await amsel.shot('verschieben-grund');
    await amsel.fill('Grund', 'Der Betrieb antwortet erst dann');
    await amsel.pick('Anderer Tag', '2026-12-15');
    await amsel.press('Eintragen');
    await reads(/Bitte ändern: .*spätestens am Mo 30\.11\.2026/su);
    await amsel.shot('verschieben-tag');
    await amsel.pick('Anderer Tag', '2026-11-30');
    await amsel.press('Eintragen');
    await reads(/Erinnerung verschoben auf Mo 30\.11\.2026.*An den Fristen ändert sich nichts/su);
    await amsel.shot('verschoben');
  });

  it('are dealt with where they stand, and are drawn anew in their place', LONG, async () => {
    const [before, at] = [(await amsel.answers()).length, await place()];
    await deal('Arbeitsbündnis FM', 'Erledigt');
    await reads(/^Eingetragen.*Arbeitsbündnis FM/su);
    now += MINUTE;
    await tick();
    await expect.poll(morning, SOON).toMatch(/Arbeitsbündnis .* – erledigt am Do 26\.11\.2026/su);
    expect(await place()).toBe(at);
    expect(await amsel.answers()).toHaveLength(before + 1);
    await amsel.shot('erledigt');
  });

  it('come at once where it is urgent', LONG, async () => {
    now = instantOf(TODAY, 11 * 60);
    await tick();
    await amsel.say('bewilligung F-101 Neubewilligung 13.11.2026');
    await reads(/Bewilligung vom/u);
    now += MINUTE;
    await tick();
    await reads(/^Es eilt: Termin fällig.*Mo 30\.11\.2026\s+F-101\s+Erstgespräch/su);
    await amsel.shot('eilig');
  });

  it('bring the lead the report of her team, with its picture', LONG, async () => {
    now = instantOf(MONDAY, 7 * 60 + 46);
    await tick();
    const picture = specht.card().locator('img');
    await picture.waitFor();
    const size = await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth);
    expect(size).toBeGreaterThan(600);
    expect(await picture.getAttribute('alt')).toContain('Team Ü25');
    expect((await specht.answers()).join('\n')).toMatch(/Teambericht: Woche.*Überfällige Fristen/su);
    await specht.quiet();
    await specht.shot('bericht');
    expect((await amsel.answers()).join('\n')).not.toContain('Teambericht');
    expect([...logged, ...bot.logged]).toEqual([]);
  });
});
