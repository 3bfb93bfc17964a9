import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from '../../../scripts/browser.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import type { Office } from '../../../src/cases/office.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { squeeze } from '../same-answer.ts';
import { hasPlayground, teamsPerson } from './playground.ts';
import { colleague, type PlaygroundBot, startPlaygroundBot } from './playground-bot.ts';
import { VACATIONS } from './playground-office.ts';
import { openScreens, type Screen, type Screens } from './screen.ts';

const CHROMIUM = browserPath();
const TODAY = toDay(2026, 11, 21);
const de = messagesIn('de');
/** CI has two slow cores. */
const LONG = { timeout: 120_000 };

/** Somebody stands in for her now and then for years: all of it is a long list. */
const longList = (office: Office): Office => ({ ...office, deputies: [...(office.deputies ?? []), ...VACATIONS] });

describe.skipIf(!hasPlayground || CHROMIUM === undefined)('a case manager at her Teams', () => {
  let bot: PlaygroundBot;
  let screens: Screens;
  let amsel: Screen;

  beforeAll(async () => {
    bot = await startPlaygroundBot({ today: TODAY, change: longList });
    screens = await openScreens(CHROMIUM ?? '', 'teams');
    amsel = await screens.open(await bot.playground(colleague('fm-1', TODAY)));
  }, 120_000);
  afterAll(async () => {
    await screens?.close();
    await bot?.stop();
  });

  const newest = async (screen = amsel) => (await screen.answers()).at(-1) ?? '';
  /** Asks and waits for the answer. */
  async function ask(text: string, sees: string | RegExp, screen = amsel): Promise<void> {
    await screen.say(text);
    await screen.sees(sees);
    await screen.quiet();
  }
  /** How often the bot has said something to her. */
  const count = async () => (await amsel.answers()).length;

  it('is greeted, begins with a button, chooses from a list of what is possible', LONG, async () => {
    await amsel.go('personal');
    await amsel.sees('Guten Tag, ich bin Fallbote');
    await amsel.sees('Auch Microsoft speichert');
    await amsel.shot('gruss');
    await amsel.press('Heute');
    await amsel.sees('Ihr Schreibtisch');
    expect(await amsel.hint(0)).toContain('Die Antwort kommt gleich.');
    await amsel.shot('heute');
    const before = await count();
    await amsel.press('Ausführen');
    await amsel.sees('Bitte wählen Sie zuerst etwas aus.');
    expect(await count()).toBe(before);
    await amsel.shot('liste-leer');
    await amsel.choose('Außerdem möglich', 'Warum? F-102');
    await amsel.press('Ausführen');
    await amsel.sees('Fristen zum Fall');
    expect(await newest()).toMatch(/Fristen zum Fall.*F-102.*Erstgespräch/su);
    await amsel.shot('liste');
  });

  it('reads the help, her next dates, why they are then, and what fits a person', LONG, async () => {
    await ask('hilfe', 'Das zeige ich Ihnen');
    await amsel.shot('hilfe');
    await ask('fristen 14 Tage', 'Brief der Beratungsstelle da?');
    await amsel.shot('fristen');
    await amsel.press('Warum dieser Termin');
    await amsel.sees('Startklar – Coaching');
    expect(await newest()).toMatch(/Fristen zum Fall.*F-106/su);
    await amsel.shot('fristen-warum');
    await ask('massnahmen F-102', 'Vorschläge');
    await amsel.shot('massnahmen');
    await amsel.press('Warum Berufliche Weiterbildung (FbW)');
    await amsel.sees('Warum diese Maßnahme');
    expect(await newest()).toMatch(/F-102.*Berufliche Weiterbildung/su);
    await amsel.shot('warum');
  });

  it('fills in a form, is told at the field what is wrong, mends it, and takes it back', LONG, async () => {
    await ask('kategorie F-105', 'bisher: Kategorie B');
    await amsel.shot('formular');
    const before = await count();
    await amsel.press('Eintragen');
    await amsel.sees('„Kategorie“ fehlt noch. Bitte füllen Sie das Feld aus.');
    await amsel.shot('formular-leer');
    await amsel.choose('Kategorie', 'C');
    await amsel.pick('Seit wann', '2026-12-24');
    await amsel.press('Eintragen');
    await amsel.sees('Bitte ändern:');
    expect(await newest()).toMatch(/Noch nicht eingetragen.*Seit wann.*Bitte ändern: .*Zukunft/su);
    await amsel.shot('formular-fehler');
    await amsel.pick('Seit wann', '2026-11-16');
    await amsel.press('Eintragen');
    await amsel.sees('Das ändert sich bei den Fristen');
    // in its place
    expect(await count()).toBe(before);
    expect(await newest()).not.toContain('Bitte ändern');
    await amsel.shot('formular-antwort');
    await amsel.press(de.undo);
    await amsel.sees(de.undone);
    expect(await count()).toBe(before + 1);
    await amsel.shot('rueckgaengig');
  });

  it('leaves a form, and nothing is recorded', LONG, async () => {
    await ask('wiedervorlage F-105', 'Wiedervorlage eintragen');
    const before = await count();
    await amsel.press('Abbrechen');
    await amsel.sees('Es ist nichts eingetragen.');
    expect(await count()).toBe(before);
    expect(await newest()).toMatch(/^Abgebrochen/u);
    await amsel.shot('abgebrochen');
  });

  it('turns over a long answer: what was pressed leads on no more', LONG, async () => {
    await ask('vertretung', 'Vertretungen · 1/');
    await amsel.shot('lang');
    const weiter = amsel.page.getByRole('button', { name: 'Weiter', exact: true });
    await amsel.press('Weiter');
    await amsel.sees('Vertretungen · 2/');
    // that of the second page, which leads to the third
    expect(await weiter.count()).toBe(1);
    await amsel.press('Weiter');
    await amsel.sees('Vertretungen · 3/');
    expect(await weiter.count()).toBe(0);
    await amsel.shot('lang-weiter');
  });

  it('asks where others read along: there is one neutral line, the answer stands in her chat', LONG, async () => {
    for (const place of ['channel', 'group'] as const) {
      await amsel.go(place);
      await amsel.say(place === 'channel' ? 'fall F-101' : 'fall F-109', { mention: true });
      await amsel.sees(de.answeredPrivately);
      await amsel.quiet();
      expect(squeeze(await newest())).toBe(`Fallbote ${de.answeredPrivately}`);
      expect((await amsel.answers()).join('\n')).not.toMatch(/F-1/u);
      await amsel.shot(place);
    }
    await amsel.go('personal');
    await amsel.sees('EGZ');
    const own = (await amsel.answers()).slice(-2);
    expect(own[0]).toMatch(/^Fall im Überblick.*F-101/su);
    expect(own[1]).toMatch(/^Fall im Überblick.*F-109/su);
    await amsel.shot('privat');
  });

  it('reads everything in English where she likes', LONG, async () => {
    await ask('einstellungen Englisch', 'Language: English');
    await ask('deadlines F-105', 'Deadlines');
    await amsel.shot('english');
    await ask('kontakt F-106', 'Cancel');
    await amsel.press('Record');
    await amsel.sees('is still missing. Please fill in the field.');
    await amsel.shot('english-form');
    await amsel.press('Cancel');
    await amsel.sees('Nothing is recorded.');
    await ask('settings German', 'Sprache: Deutsch');
  });

  it('is one of the staff: a stranger reads how to be added, and nothing else', LONG, async () => {
    const stranger = await screens.open(await bot.playground(teamsPerson('fremd', 'Frau Fremd')));
    await stranger.go('personal');
    await stranger.sees(de.unknownPerson);
    await stranger.shot('fremd-gruss');
    await ask('fall F-101', 'Fallbote', stranger);
    expect(squeeze(await newest(stranger))).toBe(`Fallbote ${de.unknownPerson}`);
    expect((await stranger.answers()).join('\n')).not.toMatch(/F-\d/u);
    await stranger.shot('fremd');
    expect(bot.logged).toEqual([]);
  });
});
