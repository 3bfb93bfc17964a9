import { expect, it } from 'vitest';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { buttonValue, direct, httpBot, lastWindow, press, submission } from './http-bot.ts';
import { textOfBlocks } from './reading.ts';
import { linked, slackUser } from './slack-outside.ts';

const TODAY = toDay(2026, 11, 21);
const FM1 = slackUser('fm-1');

async function setup() {
  const example = exampleOffice(TODAY);
  const data = { ...example, office: linked(example.office) };
  const store = createMemoryStore(data);
  const { answer } = botOn(store, TODAY);
  const bot = await httpBot({ office: () => store.office(), handler: answer });
  return { ...bot, store, window: () => textOfBlocks([...(lastWindow(bot.calls).blocks ?? [])]) };
}

it('a window that a command opens says what was not understood', async () => {
  const { command, adapter, window, interact, calls, store } = await setup();
  const before = (await store.findCase('F-109'))?.contacts;
  await command(FM1, 'kontakt F-109 Folgegespräch 30.2. Telefon');
  await adapter.idle();
  expect(window()).toContain('Diesen Teil habe ich nicht verstanden: „30.2.“');
  // sent as it stands there, without a day
  const values = { kind: { selected_option: { value: 'c2' } }, channel: { selected_option: { value: 'c2' } } };
  await interact(FM1, submission(lastWindow(calls).private_metadata, values));
  expect((await store.findCase('F-109'))?.contacts).toEqual(before);
});

it('so does the one that follows on the window for a command', async () => {
  const { interact, acknowledged } = await setup();
  const ask = { ...submission('', { command: { value: 'kategorie F-101 Q' } }) };
  const said = await interact(FM1, { ...ask, view: { ...ask.view, callback_id: 'fallbote-ask' } });
  expect(acknowledged).toHaveLength(1);
  expect(said).toContain('Diesen Teil habe ich nicht verstanden: „Q“');
});

it('a button of the desk that would record a talk opens its window first', async () => {
  const { event, interact, adapter, calls, store, window } = await setup();
  await event(direct(FM1, 'heute'));
  await adapter.idle();
  const label = 'Erledigt: F-102 Erstgespräch / Erstberatung führen';
  const before = await store.findCase('F-102');
  await interact(FM1, press(buttonValue(calls, label), `D${FM1}`));
  await adapter.idle();
  expect(window()).toContain('Erstgespräch / Erstberatung führen (Do 26.11.2026)');
  expect(await store.findCase('F-102')).toEqual(before);
});
