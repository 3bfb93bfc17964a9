import { expect, it } from 'vitest';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { buttonValue, direct, httpBot, press } from './http-bot.ts';
import { linked, slackUser } from './slack-outside.ts';

const TODAY = toDay(2026, 11, 21);
const FM1 = slackUser('fm-1');
const de = messagesIn('de');

it('the button under an entry takes back that entry, once, whatever came after it', async () => {
  const example = exampleOffice(TODAY);
  const data = { ...example, office: linked(example.office) };
  const store = createMemoryStore(data);
  // ids as long as the real ones
  let n = 0;
  const { answer } = botOn(store, TODAY, { newId: () => `-Zz_9${`${++n}`.padStart(7, '0')}` });
  const { event, interact, calls, adapter, shown } = await httpBot({ office: () => store.office(), handler: answer });
  const said = async (text: string) => {
    await event(direct(FM1, text));
    await adapter.idle();
    return buttonValue(calls, de.undo);
  };
  const pressed = async (value: string) => {
    await interact(FM1, press(value, `D${FM1}`));
    await adapter.idle();
    return shown('chat.postMessage').at(-1);
  };
  const tasks = async () => ((await store.findCase('F-102'))?.followUps ?? []).map(({ text }) => text);
  const before = await tasks();
  const first = await said('wiedervorlage F-102 5.1. Erste Sache');
  await said('wiedervorlage F-102 6.1. Zweite Sache');
  expect(await pressed(first)).toContain('Erste Sache');
  expect(await tasks()).toEqual([...before, 'Zweite Sache']);
  expect(await pressed(first)).toContain(de.undoneBefore);
  expect(await tasks()).toEqual([...before, 'Zweite Sache']);
  const settings = await said('einstellungen Ruhezeit 20:00 bis 6:00');
  await said('kontakt F-101 Gespräch');
  const { contacts } = (await store.findCase('F-101')) ?? {};
  expect(await pressed(settings)).toContain('Ruhezeit: 20:00 bis 06:00');
  expect((await store.findCase('F-101'))?.contacts).toEqual(contacts);
});
