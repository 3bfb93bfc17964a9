import { describe, expect, it } from 'vitest';
import { createHome } from '../../../adapters/slack/home.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { unreadable } from '../../../src/store/json/faults.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { buttonValue, direct, httpBot, lastWindow, mention, press, submission } from './http-bot.ts';
import { linked, slackChannel, slackUser } from './slack-outside.ts';

const TODAY = toDay(2026, 11, 21);
const example = exampleOffice(TODAY);
const office = linked(example.office);
const english = {
  ...office,
  staff: office.staff.map((person) => (person.id === 'fm-3' ? { ...person, language: 'en' as const } : person)),
};
const FM1 = slackUser('fm-1');
const FM3 = slackUser('fm-3');
const UE25 = slackChannel('ue25');
const [de, en] = [messagesIn('de'), messagesIn('en')];
const PATH = '/srv/geheim/fallbote.json';
const CANNOT = 'Ich kann die Daten gerade nicht lesen.';

/** The whole bot on a folder that cannot be read for a while. */
async function setup(broken = false) {
  const state = { broken };
  const store = createMemoryStore({ ...example, office: english });
  const lines: string[] = [];
  const flaky = {
    ...store,
    office: async () => {
      if (state.broken) throw unreadable(PATH, new Error('EACCES'));
      return store.office();
    },
  };
  const { answer } = botOn(flaky, TODAY, { log: (line) => lines.push(line), reference: () => 'REF-1' });
  const home = createHome({ answer, office: flaky.office });
  const bot = await httpBot({ office: flaky.office, handler: answer, more: { home } });
  return { ...bot, state, lines };
}

describe('while the office cannot be read', () => {
  it('a slash command is answered with the fault, without the name of a file', async () => {
    const { command, state, lines, all, logged } = await setup();
    state.broken = true;
    expect(await command(FM1, 'fall F-101', { channel: UE25 })).toBe(
      `${de.faultTitle}\n${CANNOT} Bitte sagen Sie der Administration Bescheid. (FB102, REF-1)`,
    );
    // the operator is told which one it is
    expect(lines).toEqual([`REF-1 FB102 ${unreadable(PATH, undefined).message}`]);
    expect(logged).toContain('slack: the office cannot be read');
    expect(all()).not.toContain('geheim');
    state.broken = false;
    expect(await command(FM1, 'fall F-105')).toContain('F-105');
  });

  it('it is said in the language that was known last', async () => {
    const { command, state } = await setup();
    state.broken = true;
    expect(await command(FM3, 'fall F-101')).toContain(`${en.faultTitle}\nI cannot read the data just now.`);
  });

  it('a direct message is answered', async () => {
    const { event, state, adapter, shown, calls } = await setup();
    state.broken = true;
    await event(direct(FM1, 'fall F-101'));
    await adapter.idle();
    expect(shown('chat.postMessage')).toEqual([expect.stringContaining(CANNOT)]);
    expect(calls.at(-1)?.body['channel']).toBe(`D${FM1}`);
  });

  it('a mention in a channel is answered to the person alone', async () => {
    const { event, state, adapter, shown } = await setup();
    state.broken = true;
    await event(mention(FM1, UE25, 'fall F-101'));
    await adapter.idle();
    expect(shown('chat.postEphemeral')).toEqual([expect.stringContaining(CANNOT)]);
    expect(shown('chat.postMessage')).toEqual([`Fallbote\n${de.answeredPrivately}`]);
  });

  it('a button is answered', async () => {
    const { event, interact, state, adapter, shown, calls } = await setup();
    await event(direct(FM1, 'wiedervorlage F-105 morgen anrufen'));
    await adapter.idle();
    const value = buttonValue(calls, de.undo);
    state.broken = true;
    await interact(FM1, press(value, `D${FM1}`));
    await adapter.idle();
    expect(shown('chat.postMessage').at(-1)).toContain(CANNOT);
  });

  it('a form that is sent shows it in its window, never closes without a word', async () => {
    const { command, interact, state, calls } = await setup();
    await command(FM1, 'kategorie F-105');
    const name = lastWindow(calls).private_metadata;
    state.broken = true;
    const values = { value: { selected_option: { value: 'c2' } }, since: { selected_date: '2026-11-16' } };
    expect(await interact(FM1, submission(name, values))).toContain(CANNOT);
    const ask = { ...submission('', { command: { value: 'fall F-105' } }) };
    expect(await interact(FM1, { ...ask, view: { ...ask.view, callback_id: 'fallbote-ask' } })).toContain(CANNOT);
  });

  it('the home tab says so', async () => {
    const { event, state, adapter, shown, logged } = await setup();
    state.broken = true;
    await event({ type: 'app_home_opened', user: FM1, tab: 'home' });
    await adapter.idle();
    expect(shown('views.publish')).toEqual([expect.stringContaining(CANNOT)]);
    expect(logged).toEqual(['slack: the office cannot be read']);
  });

  it('a message of its own accord is sent to nobody, and is to come again', async () => {
    const { adapter, state, calls } = await setup();
    state.broken = true;
    const reply = seal(note('Erinnerung', 'Morgen.'), 'private');
    expect(await adapter.post({ to: { kind: 'person', id: FM1 }, reply })).toEqual({
      state: 'failed',
      retryable: true,
      reason: 'refused',
    });
    expect(calls.map(({ method }) => method)).toEqual(['auth.test']);
  });

  it('from the start, a channel counts as nobody’s, and it answers as soon as it can', async () => {
    const { event, command, state, adapter, shown } = await setup(true);
    expect(await command(FM1, 'fall F-105')).toContain(CANNOT);
    state.broken = false;
    expect(await command(FM1, 'fall F-105')).toContain('F-105');
    await event(mention(slackUser('tl-1'), UE25, 'fristen team'));
    await adapter.idle();
    expect(shown('chat.postMessage').at(-1)).toContain('Fristen des Teams');
  });
});

describe('a form whose command throws', () => {
  it('says so in its window, with a reference', async () => {
    const fault = new Error('F-101 Kunde Beispiel');
    const form = {
      title: 'Plan',
      fields: [{ name: 'on', label: 'Am', type: 'text', required: true }],
      submit: () => Promise.reject(fault),
    } as const;
    const { command, interact, calls, logged } = await httpBot({
      office: async () => office,
      handler: async () => ({ here: seal(note('Plan', 'Wann?'), 'private'), form }),
    });
    await command(FM1, 'plan');
    const said = await interact(FM1, submission(lastWindow(calls).private_metadata, { on: { value: 'heute' } }));
    expect(said).toContain(de.faultTitle);
    expect(said).not.toContain('F-101');
    const [reference = ''] = /[0-9A-F]{8}/u.exec(said) ?? [];
    expect(logged).toEqual([`${reference} FB900 Error`]);
  });
});

describe('an answer that cannot be drawn', () => {
  const broken = { here: { outlet: 'private', reply: { title: 'F-101' } } } as never;

  it('becomes a sentence, whatever it was an answer to', async () => {
    const form = {
      title: 'Plan',
      fields: [{ name: 'on', label: 'Am', type: 'text', required: true }],
      submit: async () => ({ ok: true, answer: broken }) as const,
    } as const;
    const { command, event, interact, adapter, shown, calls, all } = await httpBot({
      office: async () => office,
      handler: async ({ text }) => (text === 'plan' ? { here: seal(note('Plan', 'Wann?'), 'private'), form } : broken),
    });
    expect(await command(FM1, 'fall')).toContain(de.faultTitle);
    await event(direct(FM1, 'fall'));
    await adapter.idle();
    expect(shown('chat.postMessage')).toEqual([expect.stringContaining(de.faultTitle)]);
    await command(FM1, 'plan');
    const name = lastWindow(calls).private_metadata;
    expect(await interact(FM1, submission(name, { on: { value: 'heute' } }))).toContain(de.faultTitle);
    expect(all()).not.toContain('F-101');
  });
});
