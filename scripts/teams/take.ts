import type { Page } from 'playwright-core';
import type { Day } from '../../src/calendar/civil-date.ts';
import { openPlayground } from '../../tests/adapters/teams/playground-page.ts';
import type { Scene } from './scenes.ts';
import { type Seat, startTeamsTrial } from './trial.ts';

/** What is not of interest, or differs from run to run: times, and what can be done with a message. */
const CALM = `[aria-label="Message header"] > :not([aria-label="Message author"]), [aria-label="Display Invoked Message"] { display: none !important; }
* { animation: none !important; transition: none !important; caret-color: transparent !important; }`;
const MARGIN = 12;
/** The message above is near. */
const ABOVE = 0;

/** The messages of a conversation, or the posts of a channel without the box for a new one. */
const CHAT = 'div:has(> [aria-label="Message header"])';

async function shown(page: Page, { messages = 2, height, name }: Scene, isChannel: boolean): Promise<Buffer> {
  const post = page
    .getByRole('group')
    .filter({ has: page.locator('.ac-adaptiveCard') })
    .first();
  const parts = isChannel ? [post] : (await page.locator(CHAT).all()).slice(-messages);
  const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
  const seen = boxes.flatMap((box) => (box === null ? [] : [box]));
  if (seen.length === 0) throw new Error(`${name}: nothing to see`);
  const [x, y] = [Math.min(...seen.map((box) => box.x)) - MARGIN, Math.min(...seen.map((box) => box.y)) - ABOVE];
  const right = Math.max(...seen.map((box) => box.x + box.width)) + MARGIN;
  const bottom = Math.max(...seen.map((box) => box.y + box.height)) + MARGIN;
  const clip = { x, y, width: right - x, height: Math.min(bottom - y, height ?? Number.MAX_VALUE) };
  return await page.screenshot({ clip });
}

/**
 * Plays scenes in a Teams of their own and hands over a picture of each.
 * @param when the day, and whether it begins with the morning message
 */
export async function takeTeams(
  scenes: readonly Scene[],
  when: { readonly today: Day; readonly morning?: boolean; readonly noDeputies?: boolean },
  page: Page,
  keep: (name: string, png: Buffer) => void,
): Promise<void> {
  if (scenes.length === 0) return;
  const trial = await startTeamsTrial(when);
  try {
    const seatOf = (who: string): Seat => {
      const seat = trial.seats.find(({ person }) => person.id === `29:${who}`);
      if (seat === undefined) throw new Error(`nobody is ${who}`);
      return seat;
    };
    for (const scene of scenes) {
      const tab = await page.context().newPage();
      await tab.setViewportSize({ width: 1300, height: 2400 });
      const screen = await openPlayground(tab, seatOf(scene.who).playground);
      // what was said before comes first
      await screen.quiet(800);
      await scene.play(screen);
      await tab.setViewportSize({ width: 960, height: 2400 });
      await screen.quiet();
      await screen.picture();
      await tab.mouse.move(0, 0);
      await tab.addStyleTag({ content: CALM });
      keep(
        scene.name,
        await shown(tab, scene, (await tab.getByRole('button', { name: 'Post', exact: true }).count()) > 0),
      );
      await tab.close();
    }
  } finally {
    await trial.stop();
  }
}
