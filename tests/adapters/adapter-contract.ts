import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Adapter, Delivery, Handler, Message } from '../../adapters/adapter.ts';
import type { BotAnswer } from '../../src/bot/bot.ts';
import type { Place } from '../../src/bot/command.ts';
import { toDay } from '../../src/calendar/civil-date.ts';
import type { ImportFile, Office } from '../../src/cases/office.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { note, plain, type Reply } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { botOn } from '../bot/bot-on.ts';
import { caseNumbers, dates, expectSame, squeeze } from './same-answer.ts';

export { expectSame } from './same-answer.ts';

/** What a person's request brought to light: where it was made, and to her alone. Text without the outlet's own marks. */
export interface Seen {
  readonly here: string;
  readonly privately: string;
}

/** A platform with an adapter on it, as the outside sees it. Persons and teams go by their ids in the office. */
export interface Outside {
  readonly adapter: Adapter;
  /** A person writes; resolves with what that brought. Two may write at the same time. */
  say(person: string, text: string, place?: Place): Promise<Seen>;
  /** Writes and does not wait for an answer. */
  send(person: string, text: string): void;
  /** Everything that was shown anywhere since the start, raw. */
  shown(): string;
  /** From now on the platform cannot be reached. */
  cutOff(): void;
}

/** How an adapter is put on a platform of its own for one test. It knows a person `stranger` whom the office does not. */
export interface Harness {
  /** The office as this platform needs it: its persons and channels linked. */
  readonly linked?: (office: Office) => Office;
  start(handler: Handler, office: Office): Promise<Outside>;
}

const TODAY = toDay(2026, 11, 21);
const STRANGER = 'stranger';
const de = messagesIn('de');
const PRIVATE: Place = { kind: 'private' };
const CHANNEL: Place = { kind: 'channel', team: 'ue25' };

function handlerOn(data: ImportFile): Handler {
  const bot = botOn(createMemoryStore(data), TODAY);
  return (request) => bot.answer({ ...request, language: 'de' });
}

/** A promise that is fulfilled from outside. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const isReference = (delivery: Delivery, name: string) =>
  delivery.state === 'sent' && delivery.reference.adapter === name && delivery.reference.id !== '';

/** What every adapter keeps to, whatever the platform. */
export function describeAdapter(name: string, harness: Harness): void {
  describe(`the ${name} adapter keeps the contract`, () => {
    const example = exampleOffice(TODAY);
    const data: ImportFile = { ...example, office: harness.linked?.(example.office) ?? example.office };
    let running: Outside | undefined;

    async function start(handler: Handler = handlerOn(data), office: Office = data.office): Promise<Outside> {
      running = await harness.start(handler, office);
      return running;
    }

    /** The bot, and every answer it gave. */
    function recorded(): { readonly handler: Handler; readonly answers: BotAnswer[] } {
      const bot = handlerOn(data);
      const answers: BotAnswer[] = [];
      return {
        answers,
        handler: async (request) => {
          const answer = await bot(request);
          answers.push(answer);
          return answer;
        },
      };
    }

    afterEach(async () => {
      await running?.adapter.stop();
      running = undefined;
    });

    it.each([
      'fristen',
      'fristen alle',
      'fristen F-106',
      'fristen fehlende',
      'hemmnisse F-105',
      'fall F-101',
      'hilfe',
      'hilfe fristen',
      'F-105',
      'überfällig',
      'hemnisse F-105',
      'fristen F-999',
    ])('brings the whole answer to "%s", with the same cases, rules and dates', async (text) => {
      const { handler, answers } = recorded();
      const outside = await start(handler);
      const { here, privately } = await outside.say('fm-1', text);
      expect(answers).toHaveLength(1);
      for (const answer of answers) expectSame(here, answer.here);
      expect(privately).toBe('');
    });

    it.each(['fristen', 'fristen F-106', 'hemmnisse F-105', 'fall F-101', 'fristen fehlende', 'fristen team'])(
      'answers "%s" in a channel privately, with one neutral line in the channel',
      async (text) => {
        const { handler, answers } = recorded();
        const outside = await start(handler);
        const { here, privately } = await outside.say('fm-1', text, CHANNEL);
        const said = here.split('\n').filter((line) => line.trim() !== '' && line !== 'Fallbote');
        expect(said).toEqual([de.answeredPrivately]);
        for (const answer of answers) if (answer.privately !== undefined) expectSame(privately, answer.privately);
        expect(privately).not.toBe('');
      },
    );

    it('shows a team list in the channel where the reply is made for it', async () => {
      const { handler, answers } = recorded();
      const outside = await start(handler);
      const { here, privately } = await outside.say('tl-1', 'fristen team', CHANNEL);
      for (const answer of answers) expectSame(here, answer.here);
      expect(caseNumbers(here).length).toBeGreaterThan(3);
      expect(privately).toBe('');
    });

    it('tells an unknown person the one sentence and nothing else', async () => {
      const outside = await start();
      for (const text of ['fristen', 'fall F-101', 'hilfe', 'team']) {
        const { here } = await outside.say(STRANGER, text);
        expect(squeeze(here)).toBe(`Fallbote ${de.unknownPerson}`);
      }
      const inChannel = await outside.say(STRANGER, 'fristen team', CHANNEL);
      expect(caseNumbers(inChannel.here + inChannel.privately)).toEqual([]);
    });

    it('answers to a foreign case as to one that does not exist', async () => {
      const outside = await start();
      for (const command of ['fall', 'fristen', 'hemmnisse']) {
        const foreign = await outside.say('fm-1', `${command} F-201`);
        const unknown = await outside.say('fm-1', `${command} F-999`);
        expect(foreign).toEqual(unknown);
        expect(foreign.here).not.toContain('F-201');
      }
    });

    it('answers requests that come at once, each to its own person', async () => {
      const outside = await start();
      const asked = ['fm-1', 'fm-3', 'fm-1', 'fm-4', 'fm-3'];
      const together = await Promise.all(asked.map((person) => outside.say(person, 'fristen alle')));
      await outside.adapter.stop();
      for (const [position, person] of asked.entries()) {
        const calm = await start();
        const alone = await calm.say(person, 'fristen alle');
        expect(together[position]).toEqual(alone);
        await calm.adapter.stop();
      }
      expect(new Set(together.map((seen) => seen.here)).size).toBe(3);
    });

    it.each(['zielgruppe F-105', 'kategorie F-105', 'vertrag F-109 verlängert', 'hemmnis F-105 1', 'verzicht F-109 1'])(
      'shows nothing of the form for "%s" in the channel where it was asked for',
      async (text) => {
        const { handler, answers } = recorded();
        const outside = await start(handler);
        const { here } = await outside.say('fm-1', text, CHANNEL);
        const [form] = answers.flatMap((answer) => answer.form ?? []);
        expect(form?.fields.length).toBeGreaterThan(0);
        for (const field of form?.fields ?? []) {
          const choices = field.type === 'choice' ? field.choices.flatMap(({ value, label }) => [value, label]) : [];
          for (const told of [field.label, field.hint, field.initial, ...choices])
            if (told !== undefined && told.length > 3) expect(here).not.toContain(told);
        }
        expect(caseNumbers(here)).toEqual([]);
        expect(dates(here)).toEqual([]);
      },
    );

    it('survives a handler that throws, and says no more than that it went wrong', async () => {
      const bot = handlerOn(data);
      const outside = await start(async (request) => {
        if (request.text === 'fristen') throw new Error('F-101 Kunde Beispiel 01');
        return bot(request);
      });
      for (const place of [PRIVATE, CHANNEL]) {
        const { here } = await outside.say('fm-1', 'fristen', place);
        expect(here).toContain(de.faultTitle);
      }
      expect(outside.shown()).not.toContain('F-101');
      expect(outside.shown()).not.toContain('Kunde Beispiel');
      expect((await outside.say('fm-1', 'fall F-105')).here).toContain('F-105');
    });

    it('posts to a person and to a channel, and gives a reference for each', async () => {
      const { adapter, shown } = await start();
      const toPerson = await adapter.post({
        to: { kind: 'person', id: 'fm-1' },
        reply: seal(note('Erinnerung', 'Morgen ist ein Termin fällig.'), 'private'),
      });
      const toChannel = await adapter.post({
        to: { kind: 'channel', id: 'ue25' },
        reply: seal(note('Wochenüberblick', 'Drei Termine in dieser Woche.'), 'channel'),
        key: '0f9c',
      });
      expect(isReference(toPerson, adapter.name)).toBe(true);
      expect(isReference(toChannel, adapter.name)).toBe(true);
      expect(toPerson).not.toEqual(toChannel);
      expect(shown()).toContain('Morgen ist ein Termin fällig.');
      expect(shown()).toContain('Drei Termine in dieser Woche.');
    });

    it('posts while a request is under way', async () => {
      const { opened, open } = gate();
      const bot = handlerOn(data);
      const outside = await start(async (request) => {
        await opened;
        return bot(request);
      });
      const answer = outside.say('fm-1', 'fall F-105');
      const delivery = await outside.adapter.post({
        to: { kind: 'person', id: 'fm-1' },
        reply: seal(note('Erinnerung', 'Zwischendurch.'), 'private'),
      });
      expect(delivery.state).toBe('sent');
      open();
      expect((await answer).here).toContain('F-105');
    });

    it('does not post to somebody who cannot be reached', async () => {
      const { adapter, shown } = await start();
      for (const to of [
        { kind: 'person', id: 'nobody' },
        { kind: 'person', id: '' },
      ] as const) {
        const delivery = await adapter.post({ to, reply: seal(note('Erinnerung', 'Geheim.'), 'private') });
        expect(delivery).toMatchObject({ state: 'failed', retryable: false, reason: 'unreachable' });
      }
      expect(shown()).not.toContain('Geheim.');
    });

    it('refuses a private reply that is addressed to a channel by mistake', async () => {
      const { adapter, shown } = await start();
      const message = {
        to: { kind: 'channel', id: 'ue25' },
        reply: seal(note('Erinnerung', 'Geheim.'), 'private'),
      } as unknown as Message;
      expect(await adapter.post(message)).toMatchObject({ state: 'failed', retryable: false, reason: 'refused' });
      expect(shown()).not.toContain('Geheim.');
    });

    it('reports a platform that is gone instead of throwing', async () => {
      const outside = await start();
      outside.cutOff();
      const delivery = await outside.adapter.post({
        to: { kind: 'person', id: 'fm-1' },
        reply: seal(note('Erinnerung', 'Morgen.'), 'private'),
      });
      expect(delivery.state).not.toBe('sent');
    });

    it.each(['update', 'remove', 'find', 'form', 'picture'] as const)('can %s, or says why not', async (capability) => {
      const { adapter } = await start();
      const can = adapter[capability];
      if (can.available) expect(can.run).toBeTypeOf('function');
      else expect(can.why.length).toBeGreaterThan(15);
    });

    it('waits for the requests under way when it stops, and takes none afterwards', async () => {
      const { opened, open } = gate();
      const bot = handlerOn(data);
      const taken: string[] = [];
      const outside = await start(async (request) => {
        taken.push(request.text);
        await opened;
        return bot(request);
      });
      const answer = outside.say('fm-1', 'fall F-105');
      await expect.poll(() => taken).toEqual(['fall F-105']);
      let stopped = false;
      const stop = outside.adapter.stop().then(() => {
        stopped = true;
      });
      outside.send('fm-1', 'hilfe');
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(stopped).toBe(false);
      open();
      expect((await answer).here).toContain('F-105');
      await stop;
      outside.send('fm-1', 'hilfe');
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(taken).toEqual(['fall F-105']);
    });

    it('stops twice', async () => {
      const { adapter } = await start();
      await adapter.stop();
      await adapter.stop();
    });

    it('lets nothing in the data steer the outlet', async () => {
      const nasty = fc.string({
        unit: fc.constantFrom(
          '\u001B[2J',
          '\u001B]0;x\u0007',
          '\n',
          '\r',
          '\t',
          '\b',
          '\u009B',
          '\u202E',
          '\u2028',
          'a',
          ' ',
        ),
        minLength: 1,
        maxLength: 12,
      });
      await fc.assert(
        fc.asyncProperty(nasty, nasty, async (title, words) => {
          const actions = [{ label: words, command: plain(words) }];
          const bad: Reply<'public'> = {
            title,
            sections: [
              { heading: [plain(words)], items: [{ line: [plain(words)], details: [[plain(words)]], actions }] },
            ],
            actions,
          };
          const staff = data.office.staff.map((person) => ({ ...person, name: `${person.name}${words}` }));
          const office = { ...data.office, name: title, staff };
          const outside = await start(async () => ({ here: seal(bad, 'private') }), office);
          await outside.say('fm-1', 'fristen');
          await outside.adapter.post({ to: { kind: 'person', id: 'fm-1' }, reply: seal(bad, 'private') });
          await outside.adapter.stop();
          expect(outside.shown()).not.toMatch(/(?!\n)[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
        }),
        { numRuns: 25 },
      );
    });
  });
}
