import { describe, expect, it } from 'vitest';
import type { Handler } from '../../../adapters/adapter.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { direct, httpBot } from './http-bot.ts';
import { ok, status, type Weather } from './loopback.ts';
import { said, slowForm } from './signed-bot.ts';
import { linked, slackUser } from './slack-outside.ts';

const office = linked(exampleOffice(toDay(2026, 11, 21)).office);
const [FM1, FM3] = [slackUser('fm-1'), slackUser('fm-3')];

/** Slack takes no more calls of a method for so many seconds, said to the first one that comes. */
function tooManyOnce(seconds: number): Weather {
  let told = false;
  return (call, response, request) => {
    const weather = told ? ok({ view: { id: 'V1' } }) : status(429, { 'retry-after': `${seconds}` });
    told = true;
    weather(call, response, request);
  };
}

const { form } = slowForm({ ok: true, answer: said('Eingetragen.') });
const handler: Handler = async ({ text }) =>
  text.startsWith('kategorie')
    ? { here: seal(note('Kategorie', 'So geht es: kategorie F-102 B'), 'private'), form }
    : { here: seal(note('Plan', `Zu: ${text}`), 'private') };

const setup = (weather: Readonly<Record<string, Weather>>) => httpBot({ office: async () => office, handler, weather });

describe('while Slack takes no messages', () => {
  it('somebody else’s form opens at once', async () => {
    const { event, command, calls } = await setup({ 'chat.postMessage': tooManyOnce(12) });
    await event(direct(FM1, 'heute'));
    await expect.poll(() => calls.map(({ method }) => method)).toContain('chat.postMessage');
    const began = Date.now();
    await command(FM3, 'F-102', { name: 'kategorie' });
    await expect.poll(() => calls.map(({ method }) => method)).toContain('views.open');
    expect(Date.now() - began).toBeLessThan(2_000);
  });

  it('an answer is not lost: it waits, and comes once', async () => {
    const { event, calls, adapter, shown, logged } = await setup({ 'chat.postMessage': tooManyOnce(1) });
    await event(direct(FM1, 'heute'));
    await adapter.idle();
    expect(shown('chat.postMessage').at(-1)).toBe('Plan\nZu: heute');
    expect(calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(2);
    expect(logged).toEqual([]);
  });
});

describe('while Slack opens no windows', () => {
  it('each form is offered with a button at once, beside how to type it; nobody waits for a dead trigger', async () => {
    const { command, calls } = await setup({ 'views.open': status(429, { 'retry-after': '12' }) });
    for (const user of [FM1, FM3]) {
      const began = Date.now();
      const answer = await command(user, 'F-102', { name: 'kategorie' });
      expect(answer).toContain('So geht es: kategorie F-102 B');
      expect(answer).toContain('Formular öffnen');
      expect(Date.now() - began).toBeLessThan(2_000);
    }
    expect(calls.filter(({ method }) => method === 'views.open')).toHaveLength(1);
  });
});
