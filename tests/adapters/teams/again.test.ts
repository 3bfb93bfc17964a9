import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Handler, Message } from '../../../adapters/adapter.ts';
import { openJournal } from '../../../adapters/chat/journal.ts';
import { createConversations } from '../../../adapters/teams/conversations.ts';
import { TEAMS_TEXTS } from '../../../adapters/teams/texts.ts';
import type { Form } from '../../../src/bot/form.ts';
import { note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { type Service, startService } from './service.ts';
import {
  type BotSetting,
  dataOf,
  example,
  FM1,
  FM3,
  folder,
  IN_CHANNEL,
  never,
  office,
  plan,
  reminder,
  said,
  shownBy,
  slowForm,
  TODAY,
  teamsBot,
  UE25,
  withAuthority,
} from './teams-bot.ts';

const authority = withAuthority();
const { de } = TEAMS_TEXTS;
const NAME = /^[\w-]{22}$/u;
const HOUR = 3_600_000;
/** 14:05 in Berlin. */
const START = Date.UTC(2026, 10, 20, 13, 5);
const text = { text: 'plan F-105', textFormat: 'plain' };
const toFm1: Message = { to: { kind: 'person', id: FM1.account }, reply: reminder('Morgen.') };
const toUe25: Message = { to: { kind: 'channel', id: UE25 }, reply: seal(note('Erinnerung', 'Drei.'), 'channel') };

/** Another life of the process, at the same Teams and on the same folder. */
const life = (path: string, handler: Handler, setting: BotSetting = {}) =>
  teamsBot(authority(), handler, { folder: path, ...setting });

/** A process that ends while it answers. */
async function killed(path: string, setting: BotSetting = {}) {
  const first = await life(path, () => never, setting);
  await first.meet(FM1);
  return first;
}

describe('a request that the end of the process interrupted', () => {
  it('is run again once, under the name that it had, wherever it was asked', async () => {
    const path = folder();
    const first = await killed(path);
    const { teams, service } = first;
    const activities = [
      teams.activity(FM1, 'private', text),
      teams.activity(FM3, IN_CHANNEL, { text: '<at>Fallbote</at> fristen team' }),
    ];
    for (const activity of activities) expect((await teams.send(activity)).status).toBe(200);
    await expect.poll(() => first.asked).toHaveLength(2);
    // nor is it run twice while the first run still lasts
    for (const activity of activities) expect((await teams.send(activity)).status).toBe(200);
    expect(first.asked).toHaveLength(2);
    first.abandon();
    for (const { id, again } of first.asked) expect([id, again]).toEqual([expect.stringMatching(NAME), false]);

    const second = await life(path, plan, { service });
    await second.adapter.idle();
    const pairs = (requests: typeof first.asked) => requests.map((one) => `${one.id} ${one.text}`).sort();
    expect(pairs(second.asked)).toEqual(pairs(first.asked));
    expect(second.asked.every(({ again }) => again === true)).toBe(true);
    expect(second.reads(FM1).at(-1)).toBe('Plan\nZu: plan F-105');
    expect(second.reads(FM3, IN_CHANNEL)).toEqual(['Plan\nZu: fristen team']);
    // Teams, or whoever recorded it, brings it again
    for (const activity of activities) expect((await second.teams.send(activity)).status).toBe(200);
    await second.adapter.stop();
    const third = await life(path, plan, { service });
    for (const activity of activities) expect((await third.teams.send(activity)).status).toBe(200);
    await third.adapter.idle();
    expect([second.asked.length, third.asked.length]).toEqual([2, 0]);
  });

  it('is not run again where it was recorded: the trail says so, and she reads it', async () => {
    const path = folder();
    const store = createMemoryStore({ ...example, office });
    const { answer } = botOn(store, TODAY);
    const contacts = async () => (await store.findCase('F-101'))?.contacts?.length ?? 0;
    const before = await contacts();
    // written down, and then the process ends before it can say so
    const first = await life(path, async (request) => {
      await answer(request);
      return never;
    });
    await first.teams.say(FM1, 'kontakt F-101 Gespräch');
    await expect.poll(contacts).toBe(before + 1);
    first.abandon();
    const second = await life(path, answer, { service: first.service });
    await second.adapter.idle();
    expect(await contacts()).toBe(before + 1);
    expect(second.asked).toMatchObject([{ again: true, text: 'kontakt F-101 Gespräch' }]);
    expect(second.reads(FM1)).toEqual([expect.stringContaining('F-101')]);
    const trail: string[] = [];
    for await (const line of store.trail()) trail.push(line);
    const changes = trail.map((line) => JSON.parse(line) as { what: string; request?: string });
    expect(changes.filter(({ what }) => what === 'change').map(({ request }) => request)).toEqual([first.asked[0]?.id]);
  });

  it.each([
    ['was recorded', true, 'Schon da.'],
    ['was not recorded', false, de.lostForm],
    ['cannot be looked up', undefined, de.oldForm],
  ])('as a form: says that it %s', async (_what, recorded, sentence) => {
    const path = folder();
    const names: (string | undefined)[] = [];
    const form: Form = {
      ...slowForm({ ok: true, answer: said('x') }).form,
      submit(_from, _values, name) {
        names.push(name);
        return never;
      },
    };
    const first = await life(path, async () => ({ ...said('Wann?'), form }));
    await first.say(FM1, 'plan');
    const [card] = first.messages(FM1);
    const data = { ...dataOf(card?.activity, 'Eintragen'), 'f-on': 'heute' };
    void first.teams.execute(FM1, data, 'private', card?.id).catch(() => undefined);
    await expect.poll(() => names).toEqual([expect.stringMatching(NAME)]);
    first.abandon();
    const second = await life(
      path,
      async () => ({ ...said('Schon da.'), ...(recorded === undefined ? {} : { recorded }) }),
      { service: first.service },
    );
    await second.adapter.idle();
    expect(second.asked).toMatchObject([{ id: names[0], again: true, text: '' }]);
    // in the place of the form, not below it
    expect(second.reads(FM1)).toEqual([expect.stringContaining(sentence)]);
    // she sends it once more: it is the same form
    expect(shownBy(await second.teams.execute(FM1, data, 'private', card?.id))).toContain(sentence);
    expect(second.asked.map(({ id }) => id)).toEqual([names[0], names[0]]);
  });
});

describe('a request that is not run again', () => {
  it('is told to whoever asked, with the time', async () => {
    for (const [later, words] of [
      [24 * HOUR, 'Ihre Anfrage vom 20.11., 14:05 Uhr'],
      [0, undefined],
    ] as const) {
      const path = folder();
      const first = await killed(path, { now: () => START });
      await first.teams.say(FM1, 'plan F-105');
      first.abandon();
      const second = await life(path, async () => ({ ...said('Hier.'), recorded: false }), {
        service: first.service,
        now: () => START + later,
      });
      await second.adapter.idle();
      expect(second.reads(FM1).at(-1)).toContain(words ?? 'Hier.');
      expect(second.asked).toMatchObject([{ text: words === undefined ? 'plan F-105' : '', again: true }]);
    }
  });

  it('as it ended the process three times, is told once', async () => {
    const path = folder();
    const first = await killed(path, { now: () => START });
    await first.teams.say(FM1, 'plan F-105');
    first.abandon();
    const { service } = first;
    for (const _time of [2, 3]) (await life(path, () => never, { service, now: () => START })).abandon();
    const told = async () => {
      const next = await life(path, async () => ({ ...said('x'), recorded: false }), { service, now: () => START });
      await next.adapter.idle();
      await next.adapter.stop();
      return next.reads(FM1).filter((words) => words.includes('Ihre Anfrage von 14:05 Uhr')).length;
    };
    expect([await told(), await told()]).toEqual([1, 1]);
  });

  it('but what nobody asked is done on another day as well, and told to nobody', async () => {
    const path = folder();
    let isStuck = true;
    const stuck = async () => (isStuck ? never : office);
    const first = await life(path, plan, { office: async () => office, now: () => START });
    isStuck = false;
    // it was taken on and not done
    const { appended } = await (async () => {
      await first.teams.send(first.teams.activity(FM1, 'private', { type: 'installationUpdate', action: 'remove' }));
      await first.adapter.idle();
      return { appended: readFileSync(join(path, 'inbox.jsonl'), 'utf8').split('\n')[0] ?? '' };
    })();
    await first.adapter.stop();
    writeFileSync(join(path, 'inbox.jsonl'), `${appended}\n`);
    const second = await life(path, plan, {
      service: first.service,
      office: stuck,
      now: () => START + 24 * HOUR,
    });
    await second.adapter.idle();
    expect([second.asked, second.heard()]).toEqual([[], []]);
    expect(second.logged).toEqual([]);
  });
});

describe('a form that takes longer than Teams waits', () => {
  it('is said to have arrived, then its card changes, once, however often it was sent meanwhile', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    let skew = 0;
    const { form, taken } = slowForm({ ok: true, answer: said('Eingetragen.') });
    const slow: Form = {
      ...form,
      async submit(...sent) {
        skew += 5_100;
        await gate;
        return form.submit(...sent);
      },
    };
    const bot = await teamsBot(authority(), async () => ({ ...said('Wann?'), form: slow }), {
      now: () => Date.now() + skew,
    });
    await bot.say(FM1, 'plan');
    const [card] = bot.messages(FM1);
    const data = { ...dataOf(card?.activity, 'Eintragen'), 'f-on': 'heute' };
    const value = { action: { type: 'Action.Execute', verb: 'fallbote', data }, trigger: 'manual' };
    const press = bot.teams.activity(FM1, 'private', {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
      replyToId: card?.id,
    });
    expect(shownBy(await bot.teams.send(press))).toBe(`${de.waitTitle}\n${de.wait}`);
    // Teams brings it again as it is, and answers that this time nothing is to be shown
    expect(await bot.teams.send(press)).toMatchObject({ status: 200 });
    expect(bot.heard().filter((line) => line.startsWith('PUT'))).toEqual([]);
    go();
    await bot.adapter.idle();
    expect(taken).toEqual([{ on: 'heute', how: '' }]);
    expect(bot.heard().map((line) => line.split(' ', 1)[0])).toEqual(['PUT']);
    expect(bot.reads(FM1)).toEqual(['Plan\nEingetragen.']);
    // and from then on it says the same
    expect(shownBy(await bot.teams.execute(FM1, data, 'private', card?.id))).toContain('Eingetragen.');
    expect(taken).toHaveLength(1);
  });

  it('whose answer comes when Teams has stopped waiting changes its card as well', async () => {
    let skew = 0;
    const { form } = slowForm({ ok: true, answer: said('Eingetragen.') });
    const slow: Form = {
      ...form,
      async submit(...sent) {
        skew = 9_500;
        return form.submit(...sent);
      },
    };
    const bot = await teamsBot(authority(), async () => ({ ...said('Wann?'), form: slow }), {
      now: () => Date.now() + skew,
    });
    await bot.say(FM1, 'plan');
    const [card] = bot.messages(FM1);
    await bot.teams.execute(FM1, { ...dataOf(card?.activity, 'Eintragen'), 'f-on': 'heute' }, 'private', card?.id);
    await bot.adapter.idle();
    expect(bot.reads(FM1)).toEqual(['Plan\nEingetragen.']);
  });
});

describe('where people and channels are', () => {
  const kept = (path: string) => readFileSync(join(path, 'conversations.jsonl'), 'utf8');

  /** A first life in which FM1 and the channel were met, and that ended without a word. */
  async function met(path: string) {
    const first = await life(path, plan);
    await first.meet(FM1);
    await first.say(FM3, 'heute', IN_CHANNEL);
    first.abandon();
    return first.service;
  }

  it('is known after a restart: a message of its own accord needs no word of theirs', async () => {
    const path = folder();
    const service = await met(path);
    const second = await life(path, plan, { service });
    const before = second.reads(FM1).length;
    expect(await second.adapter.post(toFm1)).toMatchObject({ state: 'sent' });
    expect(await second.adapter.post(toUe25)).toMatchObject({ state: 'sent' });
    expect(second.reads(FM1).slice(before)).toEqual(['Erinnerung\nMorgen.']);
    // and holds ids alone: nothing that was said, no name
    expect(kept(path)).not.toMatch(/heute|Jana|fallbote|Plan/iu);
    // the welcome does not come again
    await second.teams.install(FM1, 'add');
    await second.adapter.idle();
    expect(second.reads(FM1)).toHaveLength(before + 1);
  });

  it('is forgotten when the bot is taken away, also over a restart', async () => {
    const path = folder();
    const service = await met(path);
    const second = await life(path, plan, { service });
    await second.teams.install(FM1, 'remove');
    await second.teams.install(FM3, 'remove', { channel: UE25, team: UE25 });
    await second.adapter.idle();
    const gone = { state: 'failed', retryable: false, reason: 'unreachable' };
    expect(await second.adapter.post(toFm1)).toEqual(gone);
    second.abandon();
    const third = await life(path, plan, { service });
    third.heard();
    expect(await third.adapter.post(toFm1)).toEqual(gone);
    expect(third.heard()).toEqual([]);
  });

  it('follows Teams to another address', async () => {
    const path = folder();
    const service = await met(path);
    const other: Service = await startService();
    const second = await life(path, plan, { service });
    const moved = second.teams.activity(FM1, 'private', { ...text, serviceUrl: other.url });
    expect((await second.teams.send(moved)).status).toBe(200);
    await second.adapter.idle();
    const before = service.heard.length;
    expect(await second.adapter.post(toFm1)).toMatchObject({ state: 'sent' });
    expect(service.heard.length).toBe(before);
    second.abandon();
    const third = await life(path, plan, { service });
    expect(await third.adapter.post(toFm1)).toMatchObject({ state: 'sent' });
    expect([service.heard.length - before, other.messages(third.teams.conversation(FM1)).length]).toEqual([0, 3]);
    await other.stop();
  });

  it('is read as far as it can be: a line that was cut off, and one that is none', async () => {
    const path = folder();
    const service = await met(path);
    appendFileSync(join(path, 'conversations.jsonl'), 'no JSON\n{"p":"aad-fm-3","at":{"servic');
    const second = await life(path, plan, { service });
    expect(second.logged).toEqual(['teams: a line of teams/conversations.jsonl cannot be read']);
    expect(await second.adapter.post(toFm1)).toMatchObject({ state: 'sent' });
    await second.teams.install(FM3, 'add');
    await second.adapter.idle();
    second.abandon();
    const third = await life(path, plan, { service });
    expect(await third.adapter.post({ ...toFm1, to: { kind: 'person', id: FM3.account } })).toMatchObject({
      state: 'sent',
    });
  });

  it('holds what stands there in any shape', async () => {
    const path = folder();
    const service = await met(path);
    appendFileSync(
      join(path, 'conversations.jsonl'),
      'null\n7\n[]\n"x"\n{"p":"aad-fm-1","at":7}\n{"c":"x","at":"y"}\n',
    );
    const second = await life(path, plan, { service });
    expect(await second.adapter.post(toFm1)).toMatchObject({ state: 'sent' });
    await second.say(FM1, 'heute');
    expect(second.reads(FM1).at(-1)).toBe('Plan\nZu: heute');
    expect(second.logged).toEqual(['teams: a line of teams/conversations.jsonl cannot be read']);
  });

  it('does not grow for ever: after some thousand changes only what holds is left', async () => {
    const path = folder();
    const file = join(path, 'conversations.jsonl');
    const known = createConversations(await openJournal(file), () => undefined);
    const contact = (i: number) => ({ serviceUrl: `http://127.0.0.1:${i}/`, tenantId: 't', member: 'm', bot: 'b' });
    for (let i = 0; i < 6_000; i++) known.meet('aad-fm-1', contact(i));
    known.enter(UE25, { serviceUrl: 'http://127.0.0.1:1/' });
    known.meet('aad-fm-3', contact(1));
    known.forget('aad-fm-3');
    await known.close();
    expect(kept(path).split('\n').length).toBeLessThan(2_000);
    const again = createConversations(await openJournal(file), () => undefined);
    expect(again.person('aad-fm-1')).toEqual(contact(5_999));
    expect(again.person('aad-fm-3')).toBeUndefined();
    expect(again.channel(UE25)).toEqual({ serviceUrl: 'http://127.0.0.1:1/' });
    await again.close();
  });
});
