import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Handler } from '../../../adapters/adapter.ts';
import { TEAMS_TEXTS } from '../../../adapters/teams/texts.ts';
import { note, plain, type Reply } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { BLOCKED, says, tooMany } from './service.ts';
import {
  dataOf,
  FM1,
  FM3,
  folder,
  IN_CHANNEL,
  plan,
  reminder,
  STRANGER,
  said,
  shownBy,
  slowForm,
  type TeamsBot,
  teamsBot,
  UE25,
  withAuthority,
} from './teams-bot.ts';
import { wordsOf } from './teams-outside.ts';

const authority = withAuthority();
const { de } = TEAMS_TEXTS;

/** A reply of several pages. */
const LONG: Reply<'public'> = {
  title: 'Lang',
  sections: [{ items: Array.from({ length: 400 }, (_, i) => ({ line: [plain(`Zeile ${i} ${'wort '.repeat(15)}`)] })) }],
  actions: [],
};

/** The words of the one card that stands in a conversation. */
const standing = (bot: TeamsBot, id: string): string => {
  const message = bot.messages(FM1).find((one) => one.id === id);
  return message === undefined ? '' : wordsOf(message);
};

describe('what does not say that it is a personal chat', () => {
  it.each([
    [
      'neither says so',
      (conversation: object) => ({ ...conversation, conversationType: undefined, isGroup: undefined }),
    ],
    [
      'says so of a channel',
      (conversation: object) => ({ ...conversation, conversationType: 'personal', isGroup: false }),
    ],
  ])('is none: %s', async (_what, change) => {
    const handler: Handler = async ({ place }) => ({
      here:
        place.kind === 'private' ? seal(note('Plan', 'GEHEIM'), 'private') : seal(note('Plan', 'neutral'), 'channel'),
    });
    const bot = await teamsBot(authority(), handler);
    await bot.meet(FM1);
    const { conversation, ...rest } = bot.teams.activity(FM1, IN_CHANNEL, { text: 'plan' });
    await bot.teams.send({ ...rest, conversation: change(conversation as object) });
    await bot.adapter.idle();
    expect(bot.asked.map(({ place }) => place.kind)).toEqual(['channel']);
    expect(bot.reads(FM1, IN_CHANNEL)).toEqual(['Plan\nneutral']);
    // nor is it where she is written to from then on
    await bot.adapter.post({ to: { kind: 'person', id: FM1.account }, reply: reminder('Morgen.') });
    expect(bot.reads(FM1)).toEqual(['Erinnerung\nMorgen.']);
    expect(bot.reads(FM1, IN_CHANNEL)).toHaveLength(1);
  });
});

describe('a client that sends forms as messages', () => {
  const form = async () => {
    const { form: open, taken } = slowForm({ ok: true, answer: said('Eingetragen.') });
    const checked: typeof open = {
      ...open,
      submit: async (from, values, name) =>
        values['on'] === 'nie' ? { ok: false, problems: { on: 'Bitte ein Datum.' } } : open.submit(from, values, name),
    };
    const bot = await teamsBot(authority(), async () => ({ ...said('Wann?'), form: checked }));
    await bot.meet(FM1);
    await bot.say(FM1, 'plan');
    const card = bot.messages(FM1)[0];
    const send = async (label: string, on: string) => {
      const current = bot.messages(FM1).find(({ id }) => id === card?.id);
      await bot.teams.submit(FM1, { ...dataOf(current?.activity, label), 'f-on': on }, 'private', card?.id);
      await bot.adapter.idle();
    };
    return { bot, taken, send, id: card?.id ?? '' };
  };

  it('reads what is wrong, and then the answer, in the place of the form', async () => {
    const { bot, taken, send, id } = await form();
    await send('Eintragen', 'nie');
    expect(standing(bot, id)).toContain('Bitte ein Datum.');
    await send('Eintragen', 'heute');
    expect(standing(bot, id)).toContain('Eingetragen.');
    expect([taken.length, bot.messages(FM1).length]).toEqual([1, 1]);
  });

  it('reads that it was cancelled', async () => {
    const { bot, send, id } = await form();
    await send('Abbrechen', '');
    expect(standing(bot, id)).toContain(de.cancelled);
  });

  it('sees "Weiter" go, too', async () => {
    const bot = await teamsBot(authority(), async () => ({ here: seal(LONG, 'private') }));
    await bot.meet(FM1);
    await bot.say(FM1, 'lang');
    const [first] = bot.messages(FM1);
    await bot.teams.submit(FM1, dataOf(first?.activity, de.next), 'private', first?.id);
    await bot.adapter.idle();
    const all = bot.messages(FM1);
    expect(all).toHaveLength(2);
    expect(() => dataOf(all[0]?.activity, de.next)).toThrow('no button');
  });
});

it('a form that is done with stands so for her other clients as well', async () => {
  const { form } = slowForm({ ok: true, answer: said('Eingetragen.') });
  const bot = await teamsBot(authority(), async () => ({ ...said('Wann?'), form }));
  await bot.meet(FM1);
  await bot.say(FM1, 'plan');
  const [card] = bot.messages(FM1);
  const data = { ...dataOf(card?.activity, 'Eintragen'), 'f-on': 'heute' };
  expect(shownBy(await bot.teams.execute(FM1, data, 'private', card?.id))).toContain('Eingetragen.');
  await bot.adapter.idle();
  expect(standing(bot, card?.id ?? '')).toContain('Eingetragen.');
});

it('"Weiter" stays where the rest could not be brought', async () => {
  const bot = await teamsBot(authority(), async () => ({ here: seal(LONG, 'private') }));
  await bot.meet(FM1);
  await bot.say(FM1, 'lang');
  const [first] = bot.messages(FM1);
  const press = () => bot.teams.execute(FM1, dataOf(first?.activity, de.next), 'private', first?.id);
  bot.service.fault(says(500));
  expect(shownBy(await press())).toBe(de.pressed);
  expect(bot.messages(FM1)).toHaveLength(1);
  expect(shownBy(await press())).toContain('Zeile 0');
  expect(bot.messages(FM1)).toHaveLength(2);
});

it('an answer that the end of the process kept from leaving is given by the next one', async () => {
  const path = folder();
  const first = await teamsBot(authority(), plan, { folder: path, stopWithin: 400 });
  await first.meet(FM1);
  first.service.fault(tooMany(60));
  await first.teams.say(FM1, 'fall F-105');
  await first.adapter.stop();
  first.abandon();
  expect(first.reads(FM1)).toEqual([]);
  const calm = await teamsBot(authority(), plan, { folder: path });
  await calm.adapter.idle();
  expect(calm.asked.map(({ text, again }) => [text, again])).toEqual([['fall F-105', true]]);
  expect(first.reads(FM1)).toEqual(['Plan\nZu: fall F-105']);
});

it('whoever is greeted in vain is greeted when she comes again', async () => {
  const bot = await teamsBot(authority(), plan);
  bot.service.fault(BLOCKED);
  await bot.teams.install(FM1, 'add');
  await bot.adapter.idle();
  await bot.teams.send(bot.teams.activity(FM1, 'private', { type: 'installationUpdate', action: 'add' }));
  await bot.adapter.idle();
  expect(bot.reads(FM1).filter((words) => words.startsWith(de.welcomeTitle))).toHaveLength(1);
});

it('who only says something in a channel, and is not of the office, is not kept on the disk', async () => {
  const path = folder();
  const bot = await teamsBot(authority(), plan, { folder: path });
  await bot.say(STRANGER, 'plan', IN_CHANNEL);
  // answered in a chat that is begun for it
  await bot.teams.execute(STRANGER, { fallbote: 'nothing' }, IN_CHANNEL);
  await bot.say(FM3, 'plan', IN_CHANNEL);
  expect(bot.reads(STRANGER)).toHaveLength(1);
  await bot.adapter.stop();
  const kept = readFileSync(join(path, 'conversations.jsonl'), 'utf8');
  expect(kept).toContain(FM3.account);
  expect(kept).toContain(UE25);
  expect(kept).not.toContain(STRANGER.account);
});
