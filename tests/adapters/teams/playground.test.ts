import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openPage } from '../../../scripts/browser.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { hasPlayground, type Playground } from './playground.ts';
import { colleague, type PlaygroundBot, startPlaygroundBot } from './playground-bot.ts';
import { buttonIn, type Line, lineTo } from './playground-line.ts';
import { openPlayground } from './playground-page.ts';

const TODAY = toDay(2026, 11, 21);
const chromium = browserPath();
/** In the answer to the pressed button, not in the one that it stands in. */
const ONLY_IN_HEMMNISSE = 'Leistungsfähigkeit';
/** CI has two slow cores. */
const PATIENT = { timeout: 30_000 };

describe.skipIf(!hasPlayground)("Fallbote in Microsoft's own playground", () => {
  let bot: PlaygroundBot;
  let playground: Playground;

  beforeAll(async () => {
    bot = await startPlaygroundBot({ today: TODAY });
    playground = await bot.playground(colleague('fm-1', TODAY));
  }, 90_000);
  afterAll(() => bot?.stop());

  describe('without a browser', () => {
    let line: Line;
    beforeAll(async () => {
      line = await lineTo(playground);
    });
    afterAll(() => line?.close());
    const newest = () => JSON.stringify(line.said.at(-1)?.attachments ?? '');

    it('answers in the personal chat, and a button of the answer works', { timeout: 60_000 }, async () => {
      await line.say(playground.personal, 'fall F-105');
      await expect.poll(newest, PATIENT).toContain('Fall im Überblick');
      const said = line.said.at(-1);
      if (said === undefined) throw new Error('nothing was said');
      expect(newest()).not.toContain(ONLY_IN_HEMMNISSE);
      const pressed = await line.execute(said, buttonIn(said, 'Hemmnisse'));
      expect(pressed.status).toBe(200);
      await bot.adapter.idle();
      expect(JSON.stringify([pressed.value, line.said])).toContain(ONLY_IN_HEMMNISSE);
    });

    it('answers in the thread in which it was mentioned', { timeout: 60_000 }, async () => {
      await line.say(playground.channel.id, 'hilfe');
      const { conversation } = await line.say(playground.channel.id, 'hilfe', true);
      await expect.poll(() => line.said.at(-1)?.conversation, PATIENT).toBe(conversation);
      await bot.adapter.idle();
      const inChannel = line.said.filter((item) => item.conversation.startsWith(playground.channel.id));
      expect(new Set(inChannel.map((item) => item.conversation))).toEqual(new Set([conversation]));
    });
  });

  it.skipIf(chromium === undefined)('can be used in the page', { timeout: 120_000 }, async () => {
    const { page, close } = await openPage(chromium ?? '', 1300);
    try {
      const shown = await openPlayground(page, playground);
      await shown.say('hilfe');
      await shown.sees('Das zeige ich Ihnen');
      await shown.say('fall F-105');
      await shown.sees('Fall im Überblick');
      await shown.press('Hemmnisse');
      await shown.sees(ONLY_IN_HEMMNISSE);
      await shown.say('kontakt F-106');
      await shown.sees('Eintragen');
      await shown.choose('Art', 'Folgegespräch');
      await shown.pick('Datum', '2026-11-19');
      await shown.choose('Weg', 'Telefon');
      await shown.press('Eintragen');
      await shown.sees('19.11.2026');
      const answers = await shown.answers();
      expect(answers.length).toBeGreaterThanOrEqual(2);
      expect(answers.some((text) => text.startsWith('Hilfe'))).toBe(true);
    } finally {
      await close();
    }
  });
});
