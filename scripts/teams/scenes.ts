import type { PlaygroundPage } from '../../tests/adapters/teams/playground-page.ts';

/** A picture of the handbook: what somebody does in her Teams, and what of it is shown. */
export interface Scene {
  readonly name: string;
  /** whose Teams: the id in the office, or `fremd` */
  readonly who: string;
  readonly play: (page: PlaygroundPage) => Promise<void>;
  /** how many of the newest messages; else one question with its answer, or the newest thread of a channel */
  readonly messages?: number;
  /** so much of it is enough, in points from the top */
  readonly height?: number;
  /** what the bot wrote of its own accord, at the time of the morning message; nobody has asked anything */
  readonly morning?: boolean;
}

const ME = 'fm-1';
const LEAD = 'tl-1';

/** In the order in which they are played: what one has entered stands there for the next. */
export const SCENES: readonly Scene[] = [
  {
    name: 'teams-fristen',
    who: ME,
    async play(page) {
      await page.say('fristen 14 Tage');
      await page.sees('Kooperationsplan fortschreiben');
    },
  },
  {
    name: 'teams-formular',
    who: ME,
    async play(page) {
      await page.say('kategorie F-105');
      await page.sees('bisher: Kategorie B');
    },
  },
  {
    name: 'teams-fehler',
    who: ME,
    async play(page) {
      await page.say('kategorie F-105');
      await page.sees('bisher: Kategorie B');
      await page.choose('Kategorie', 'C');
      await page.pick('Seit wann', '2026-12-01');
      await page.press('Eintragen');
      await page.sees('liegt in der Zukunft');
    },
  },
  {
    name: 'teams-kanal',
    who: ME,
    async play(page) {
      await page.go('channel');
      await page.say('fall F-101', { mention: true });
      await page.sees('Ich habe Ihnen privat geantwortet.');
    },
  },
  {
    name: 'teams-morgen',
    who: ME,
    morning: true,
    messages: 1,
    async play(page) {
      await page.sees('Guten Morgen');
    },
  },
  {
    name: 'teams-digest',
    who: LEAD,
    messages: 3,
    async play(page) {
      await page.say('digest monat');
      await page.card().locator('img').waitFor();
    },
  },
  {
    name: 'teams-fremd',
    who: 'fremd',
    async play(page) {
      await page.say('fall F-101');
      await page.sees('mit dem Wort verknuepfen davor');
    },
  },
];
