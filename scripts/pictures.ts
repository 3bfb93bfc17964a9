// Pictures of the bot in Slack and Teams for docs/, made with the example office: `npm run pictures`, or `-- <name> …` for some.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toDay } from '../src/calendar/civil-date.ts';
import { smallPng } from '../src/digest/small-png.ts';
import { hasEmulation } from '../tests/adapters/slack/emulation.ts';
import { hasPlayground } from '../tests/adapters/teams/playground.ts';
import { browserPath, openPage } from './browser.ts';
import { SCENES, type Scene, type Stage } from './slack/scenes.ts';
import { startTrial, type Trial } from './slack/trial.ts';
import { SCENES as TEAMS_SCENES } from './teams/scenes.ts';
import { takeTeams } from './teams/take.ts';

const FOLDER = fileURLToPath(new URL('../docs/bilder', import.meta.url));
/** The day for which the example was written. */
const TODAY = toDay(2026, 11, 21);
/** An Arbeitstag of the same week on which something is due. */
const MORNING = toDay(2026, 11, 26);
const WIDTH = 720;
const PATIENCE = 10_000;

/** What is not of interest, or differs from run to run. */
const CALM = `.topbar, .sidebar, .channel-header, .composer, .msg-time, .msg-hover-actions, [class*=thread] { display: none !important; }
* { animation: none !important; transition: none !important; caret-color: transparent !important; }`;
const SHOWN = { messages: '.messages .msg', window: '.modal', home: '.home-inner > *' } as const;
const MARGIN = 12;

function fail(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

const chromium = browserPath() ?? fail('Es fehlt Chromium. Unter Debian: apt-get install chromium');
const wanted = process.argv.slice(2);
const known = [...SCENES, ...TEAMS_SCENES].map(({ name }) => name);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) fail(`Diese Bilder gibt es nicht: ${unknown.join(', ')}`);

const isWanted = ({ name }: { readonly name: string }) => wanted.length === 0 || wanted.includes(name);
if (!hasEmulation && SCENES.some(isWanted))
  fail('Der nachgebaute Slack-Workspace fehlt (nur Linux x64): npm ci --include=optional');
if (!hasPlayground && TEAMS_SCENES.some(isWanted)) fail('Der Teams-Nachbau von Microsoft fehlt: npm ci');

const { page, close } = await openPage(chromium, WIDTH);

function keep(name: string, png: Buffer): void {
  writeFileSync(join(FOLDER, `${name}.png`), smallPng(png));
  process.stdout.write(`docs/bilder/${name}.png\n`);
}

const stage: Stage = {
  page,
  go: (place) => page.locator('.sidebar-item', { hasText: place }).last().click(),
  async type(text) {
    await page.locator('textarea.composer-input').click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  },
  sees: (text) => page.getByText(text).last().waitFor({ timeout: PATIENCE }),
  press: (label) => page.getByRole('button', { name: label }).last().click(),
  field: (label) => page.locator('.modal .bk-input', { hasText: label }).first().locator('select, input, textarea'),
};

/** Slack shows `&lt;` as the sign that it stands for; the emulation as it was sent. */
const UNESCAPE = `
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
  text.nodeValue = text.nodeValue.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');`;

async function take({ name, play, shows, height, morning = false }: Scene, trial: Trial): Promise<void> {
  // that would take away what the bot wrote in the morning
  if (!morning) await trial.slack.control('reset', {});
  for (const { platforms } of trial.office.staff) await trial.slack.directMessage(platforms?.slack ?? '');
  await page.goto(trial.slack.url);
  await play(stage);
  await page.mouse.move(0, 0);
  const style = await page.addStyleTag({ content: CALM });
  await page.evaluate(UNESCAPE);
  const boxes = await Promise.all((await page.locator(SHOWN[shows]).all()).map((part) => part.boundingBox()));
  const seen = boxes.flatMap((box) => (box === null ? [] : [box]));
  if (seen.length === 0) throw new Error(`${name}: nothing to see`);
  const [left, top] = [Math.min(...seen.map(({ x }) => x)) - MARGIN, Math.min(...seen.map(({ y }) => y)) - MARGIN];
  const right = Math.max(...seen.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(...seen.map((box) => box.y + box.height)) + MARGIN;
  const [x, y] = [Math.max(0, left), Math.max(0, top)];
  const clip = { x, y, width: Math.min(right, WIDTH) - x, height: Math.min(bottom - y, height ?? Number.MAX_VALUE) };
  keep(name, await page.screenshot({ clip }));
  await style.dispose();
}

/** Takes those of the wanted pictures that are of the morning, or the others. */
async function takeAll(ofMorning: boolean): Promise<void> {
  const scenes = SCENES.filter((scene) => (scene.morning ?? false) === ofMorning && isWanted(scene));
  if (scenes.length === 0) return;
  const trial = await startTrial(ofMorning ? { today: MORNING, morning: true, noDeputies: true } : { today: TODAY });
  try {
    for (const scene of scenes) await take(scene, trial);
  } finally {
    await trial.stop();
  }
}

try {
  mkdirSync(FOLDER, { recursive: true });
  await takeAll(false);
  await takeAll(true);
  const ofTeams = TEAMS_SCENES.filter(isWanted);
  await takeTeams(
    ofTeams.filter(({ morning }) => morning !== true),
    { today: TODAY },
    page,
    keep,
  );
  await takeTeams(
    ofTeams.filter(({ morning }) => morning === true),
    { today: MORNING, morning: true, noDeputies: true },
    page,
    keep,
  );
} finally {
  await close();
}
