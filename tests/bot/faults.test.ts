import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/registry.ts';
import { createBot } from '../../src/bot/bot.ts';
import { type Command, defineCommand } from '../../src/bot/command.ts';
import { ERROR_CODES, FallboteError } from '../../src/errors.ts';
import { note, type Reply, sensitive, type TeamReply } from '../../src/reply/reply.ts';
import { textOf } from '../../src/reply/text.ts';
import { damaged, misfit, missing, uncertain, unreadable, unwritable } from '../../src/store/json/faults.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { accessOffice } from '../access/office.ts';
import { askOn, dayOf } from './ask.ts';
import { botOn } from './bot-on.ts';
import { ids } from './ids.ts';

const TODAY = '2026-11-18';
const SECRET = 'Zqxsecret';
const [first] = COMMANDS;
if (first === undefined) throw new Error('no commands');
const base = first;

/** A command "kaputt" that does what it is told. */
const broken = (run: Command['run']): readonly Command[] => [
  ...COMMANDS,
  defineCommand({ ...base, name: 'kaputt', aliases: [], parse: () => base.parse('', 0), run }),
];
const leaky: Reply = { title: 'a', sections: [{ items: [{ line: [sensitive(SECRET)] }] }], actions: [] };

const nasty = () => {
  const error = new Error(`${SECRET}\n    at ${SECRET} (${SECRET}.ts:1:1)`);
  error.cause = SECRET;
  return error;
};

describe('an answer with a grade above the ceiling', () => {
  test('becomes a fault with a reference, and the log has the same one with FB201', async () => {
    const commands = broken(async () => ({ private: leaky, channel: leaky as TeamReply }));
    const { ask, log } = askOn(accessOffice, TODAY, { commands });
    const { here, privately } = await ask('ahorn', 'kaputt', { channel: 'nord' });
    expect(here.text).toBe('Fallbote\nIch habe Ihnen privat geantwortet.');
    expect(privately?.text).toContain('nennen Sie der Administration die Nummer REF-4711');
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/^REF-4711 FB201 FallboteError at .*:\d+:\d+\)?$/u);
    expect(JSON.stringify([here, privately, log])).not.toContain(SECRET);
  });
});

describe('an unexpected fault', () => {
  test.each([
    ['an error', nasty],
    ['an error without a stack', () => Object.assign(nasty(), { stack: undefined })],
    ['a text', () => SECRET],
    ['nothing', () => undefined],
    ['an object', () => ({ message: SECRET, toString: () => SECRET })],
  ])('%s: a sentence and a reference for the person, no contents anywhere', async (_, thrown) => {
    const commands = broken(() => Promise.reject(thrown()));
    const { ask, log } = askOn(accessOffice, TODAY, { commands });
    for (const channel of [undefined, 'nord']) {
      const answer = await ask('ahorn', 'kaputt', channel === undefined ? {} : { channel });
      expect(answer.own.text).toBe(
        'Das hat nicht geklappt\nBei mir ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal. Hilft das nicht, nennen Sie der Administration die Nummer REF-4711.',
      );
      expect(JSON.stringify([answer, log])).not.toContain(SECRET);
    }
    expect(log.every((line) => line.startsWith('REF-4711 FB900 '))).toBe(true);
  });

  test('speaks the language of the person', async () => {
    const office = {
      ...accessOffice.office,
      staff: accessOffice.office.staff.map((person) => ({ ...person, language: 'en' as const })),
    };
    const commands = broken(() => Promise.reject(nasty()));
    const { text } = askOn({ ...accessOffice, office }, TODAY, { commands });
    expect(await text('ahorn', 'kaputt')).toContain('give the administrator the number REF-4711');
    expect(await text('ahorn', 'kaputt', { language: 'de' })).toContain('nennen Sie der Administration');
  });

  test('of the store says no contents either', async () => {
    const store = { ...createMemoryStore(accessOffice), findCase: () => Promise.reject(nasty()) };
    const { ask, log } = askOn(accessOffice, TODAY, { store });
    for (const text of ['fall F-1', 'fristen F-1', 'hemmnisse F-1', 'F-1']) {
      expect((await ask('ahorn', text)).own.text).toContain('REF-4711');
    }
    expect(log).toHaveLength(4);
    expect(JSON.stringify(log)).not.toContain(SECRET);
  });

  test('a log that cannot be written costs nobody the answer', async () => {
    const bot = createBot({
      store: createMemoryStore(accessOffice),
      commands: broken(() => Promise.reject(nasty())),
      today: () => dayOf(TODAY),
      now: () => '2026-11-20T09:00:00.000Z',
      newId: ids(),
      reference: () => 'REF-1',
      log: () => {
        throw new Error('disk full');
      },
    });
    const { here } = await bot.answer({
      from: { platform: 'console', id: 'ahorn' },
      text: 'kaputt',
      place: { kind: 'private' },
    });
    expect(textOf(here)).toContain('REF-1');
  });
});

test('a fault of the person or the platform says what to do, with its code; the log has the code only', async () => {
  const { text, log } = askOn(accessOffice, TODAY, { store: createMemoryStore() });
  expect(await text('ahorn', 'fristen')).toBe(
    'Das hat nicht geklappt\nHier liegen noch keine Daten. Bitte zuerst importieren: fallbote import <Datei> --data <Ordner> (FB101)',
  );
  expect(log).toEqual(['FB101 user']);
});

describe('a fault that names a file', () => {
  const path = '/srv/geheim/fallbote.json';
  const made = [
    ...[damaged, missing, misfit].map((fault) => fault(path)),
    ...[unreadable, unwritable, uncertain].map((fault) => fault(path, new Error(path))),
  ];

  test.each(made.map((error) => [error.code, error] as const))(
    '%s: the chat reads a sentence with code and reference, the operator the file',
    async (code, error) => {
      for (const language of ['de', 'en'] as const) {
        const log: string[] = [];
        const store = { ...createMemoryStore(accessOffice), findCase: () => Promise.reject(error) };
        const bot = botOn(store, dayOf(TODAY), { log: (line) => log.push(line), reference: () => 'REF-1' });
        const ask = async (platform: 'console' | 'slack') => {
          const from = { platform, id: 'ahorn' };
          return textOf((await bot.answer({ from, text: 'fall F-1', place: { kind: 'private' }, language })).here);
        };
        expect(await ask('console')).toContain(path);
        const office = await store.office();
        const staff = office.staff.map((person) => ({ ...person, platforms: { slack: person.id } }));
        await store.commit({ office: { ...office, staff } });
        log.length = 0;
        const said = await ask('slack');
        expect(said).toContain(`(${code}, REF-1)`);
        expect(said).toContain(error.inChat?.[language]);
        expect(said).not.toMatch(/geheim|[/\\]|json|fallbote restore/iu);
        expect(log).toEqual([`REF-1 ${code} ${error.message}`]);
      }
    },
  );
});

test('in a channel of no team nothing is shown but the neutral line, whatever a command has for the channel', async () => {
  const commands = broken(async () => ({ private: note('Tafel', 'für Sie'), channel: note('Tafel', 'für alle') }));
  const { ask } = askOn(accessOffice, TODAY, { commands });
  const told = async (text: string, channel: string) => {
    const { here, privately } = await ask('lead-nord', text, { channel });
    return [here.text, privately?.title];
  };
  expect(await told('kaputt', 'nord')).toEqual(['Tafel\nfür alle', undefined]);
  for (const channel of ['C0FOREIGN', 'nord ', 'NORD', '']) {
    expect(await told('kaputt', channel)).toEqual(['Fallbote\nIch habe Ihnen privat geantwortet.', 'Tafel']);
    const [here, own] = await told('fristen team', channel);
    expect(here).toBe('Fallbote\nIch habe Ihnen privat geantwortet.');
    expect(own).toContain('Fristen des Teams');
  }
});

test('every error code has a meaning of its own', () => {
  expect(Object.keys(ERROR_CODES).every((code) => /^FB\d{3}$/u.test(code))).toBe(true);
  expect(new Set(Object.values(ERROR_CODES)).size).toBe(Object.keys(ERROR_CODES).length);
  expect(new FallboteError('FB900', 'ours', 'x').name).toBe('FallboteError');
});
