import type { Locator, Page } from 'playwright-core';

/** What a scene is played with. */
export interface Stage {
  readonly page: Page;
  /** Goes to a place: the name of a channel, of a person (her direct message) or of the app. */
  go(place: string): Promise<void>;
  /** Types and sends. */
  type(text: string): Promise<void>;
  /** Waits for a text. */
  sees(text: string): Promise<void>;
  /** Presses a button. */
  press(label: string): Promise<void>;
  /** A field of the open window, by its label. */
  field(label: string): Locator;
}

/** A picture of the handbook: what somebody does, and what of it is shown. */
export interface Scene {
  readonly name: string;
  readonly play: (stage: Stage) => Promise<void>;
  /** the conversation, the open window, or the home tab */
  readonly shows: 'messages' | 'window' | 'home';
  /** so much of it is enough, in points from the top */
  readonly height?: number;
  /** what the bot wrote of its own accord, at the time of the morning message; nobody has asked anything */
  readonly morning?: boolean;
}

const ME = 'Frau Amsel';
const LEAD = 'Herr Specht';

/** In her direct message: what she types, and what comes when. */
const asked = (name: string, text: string, sees: string, height?: number): Scene => ({
  name,
  shows: 'messages',
  ...(height === undefined ? {} : { height }),
  async play(stage) {
    await stage.go(ME);
    await stage.type(text);
    await stage.sees(sees);
  },
});

/** In the order in which they are played: what one has entered stands there for the next. */
export const SCENES: readonly Scene[] = [
  {
    name: 'startseite',
    shows: 'home',
    async play(stage) {
      await stage.go('fallbote');
      await stage.page.locator('.home .bk-header').first().waitFor({ timeout: 10_000 });
    },
  },
  asked('fristen', 'fristen 14 Tage', 'Kooperationsplan fortschreiben'),
  asked('warum', 'fristen F-109', 'Vertragsende', 376),
  {
    name: 'kontakt-formular',
    shows: 'window',
    async play(stage) {
      await stage.go('ue25');
      await stage.type('/kontakt F-106');
      await stage.sees('Eintragen');
      await stage.field('Art').selectOption({ label: 'Folgegespräch' });
      await stage.field('Weg').selectOption({ label: 'Telefon' });
    },
  },
  {
    name: 'rueckgaengig',
    shows: 'messages',
    async play(stage) {
      await stage.go(ME);
      await stage.type('kontakt F-106 Folgegespräch gestern Telefon');
      await stage.sees('Das ändert sich');
      await stage.press('Rückgängig machen');
      await stage.sees('Zurückgenommen');
    },
  },
  asked('kontakt', 'kontakt F-106 Folgegespräch gestern Telefon', 'Das ändert sich'),
  asked('erledigt', 'erledigt F-105 1', 'Das ändert sich'),
  asked('hemmnisse', 'hemmnisse F-105', 'Leistungsfähigkeit'),
  asked('massnahmen', 'massnahmen F-102', 'Vorschläge', 520),
  asked('fall', 'fall F-109', 'Nächste Fristen'),
  asked('wiedervorlage', 'wiedervorlage F-105 in 3 Wochen Unterlagen prüfen', 'Das ändert sich'),
  {
    name: 'erinnerung',
    shows: 'messages',
    morning: true,
    async play(stage) {
      await stage.go(ME);
      await stage.sees('Guten Morgen');
    },
  },
  asked('vertretung', 'vertretung Herr Star 1.12. bis 4.12.', 'Herr Star vertritt'),
  asked('vertrag', 'vertrag F-109 verlängerung bis 31.12.2027', 'Das ändert sich'),
  {
    name: 'digest',
    shows: 'messages',
    async play(stage) {
      await stage.go(LEAD);
      await stage.page.locator('select').first().selectOption({ label: LEAD });
      await stage.type('digest monat');
      await stage.page.locator('.messages .msg img').last().waitFor({ timeout: 10_000 });
    },
  },
  {
    name: 'kanal',
    shows: 'messages',
    async play(stage) {
      await stage.go('ue25');
      await stage.type('@fallbote');
      await stage.type(' fall F-101');
      await stage.sees('Fall im Überblick');
    },
  },
];
