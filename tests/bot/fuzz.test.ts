import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/registry.ts';
import { cleanInput, MAX_INPUT } from '../../src/bot/words.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { askOn, dayOf } from './ask.ts';

const TODAY = '2026-11-21';
const bot = askOn(exampleOffice(dayOf(TODAY)), TODAY);
const EXAMPLES = COMMANDS.flatMap((command) => [...command.examples.de, ...command.examples.en]);

/** What must hold for every input of anybody. */
async function holds(input: string): Promise<void> {
  const logged = bot.log.length;
  for (const as of ['fm-1', 'tl-1']) {
    for (const channel of [undefined, 'ue25']) {
      const begin = performance.now();
      const { here, own } = await bot.ask(as, input, channel === undefined ? {} : { channel });
      expect(performance.now() - begin).toBeLessThan(1000);
      for (const answer of [here, own]) {
        expect(answer.title).toMatch(/\p{L}{2}/u);
        expect(answer.text.length).toBeGreaterThan(answer.title.length + 5);
        expect(JSON.stringify(answer)).not.toMatch(/REF-4711|undefined|NaN|\[object/u);
        expect(answer.text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }
    }
  }
  expect(bot.log.slice(logged)).toEqual([]);
}

const SNIPPETS = [
  "'; DROP TABLE cases; --",
  '<script>alert(1)</script>',
  '\u001b[31mfristen\u001b[0m',
  '\u001b]8;;http://example.org\u0007fristen\u001b]8;;\u0007',
  '\u202efristen\u202c',
  '\u200ffristen F-105\u200e',
  'fristen\u0000morgen',
  'fristen\tteam\u000bmorgen',
  '#{process.exit(1)}',
  '{{constructor.constructor("return process")()}}',
  '__proto__',
  'constructor',
  'toString',
  'fristen __proto__',
  'hilfe constructor',
  'fall hasOwnProperty1',
  '../../etc/passwd',
  '%00%0a',
  '😀',
  '👩‍👩‍👧‍👦 fristen',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '…',
  '???',
  '„“',
  '@@@@',
  '<@>',
  '<at></at>',
  '/',
  '\\',
  '-',
  'é'.normalize('NFD').repeat(200),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  '\ud800',
  'fristen \udc00',
  '\ufeff\ufefffristen',
  '9'.repeat(400),
  'fristen 1e309',
  'fristen -1 Tage',
  'fristen 99999999999999999999 Tage',
  'fristen 9999 Jahre',
  'fristen bis 31.12.9999',
  'fristen 0.0.',
  'fall 0',
  'F-0',
  `F-${'0'.repeat(300)}1`,
  'fristen Seite 9999',
  'seite 2',
  'fristen team team team',
  'fristen fehlende fehlende team F-101',
  'fristen F-101 F-102',
  'fall F-101 F-102',
  'fristen ä'.repeat(50),
];

describe('every input gets an answer that a person understands', () => {
  test.each(SNIPPETS.map((text) => [JSON.stringify(text).slice(0, 60), text] as const))('%s', (_, text) => holds(text));

  test.each([
    'a',
    ' ',
    '1.',
    'fristen ',
    'F-1 ',
    '- ',
    'bis ',
    '„',
    '😀',
    'e\u0301',
    '\u202e',
    '\n',
    '@fallbote ',
    '<@a',
    'S. 1 ',
    ',',
    '"',
    '?',
    '<at>',
  ])('10 000 characters of %j', async (unit) => {
    await holds(unit.repeat(Math.ceil(10_000 / unit.length)));
    await holds(`${unit.repeat(Math.ceil(10_000 / unit.length))}x`);
    await holds(unit.repeat(Math.floor(MAX_INPUT / unit.length)));
    await holds(`fristen ${unit.repeat(Math.floor((MAX_INPUT - 8) / unit.length))}`);
    await holds(`${unit.repeat(Math.floor((MAX_INPUT - 10) / unit.length))} Seite 2`);
  });

  test('any text', async () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'!"§$%&/()=?`´*+~#\'-_.:,;<>|^°{[]}\\„“–…'), maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'0123456789.-/ '), maxLength: 60 }),
    );
    await fc.assert(fc.asyncProperty(any, holds), { numRuns: 150 });
  }, 60_000);

  test('examples with a slip of the finger, mixed and torn apart', async () => {
    const slip = fc
      .tuple(fc.constantFrom(...EXAMPLES), fc.nat(40), fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(4))
      .map(([example, at, typed, gone]) => {
        const index = at % (example.length + 1);
        return example.slice(0, index) + typed + example.slice(index + gone);
      });
    const words = fc.constantFrom(
      ...EXAMPLES.flatMap((example) => example.split(' ')),
      ...['Seite', '2', 'bis', 'F-105', 'f105', 'BG-7', '31.02.', 'KW', '50', '?', 'danke', '@fallbote', '„', 'und'],
    );
    const mix = fc.array(words, { maxLength: 9 }).map((list) => list.join(' '));
    await fc.assert(fc.asyncProperty(fc.oneof(slip, mix), holds), { numRuns: 250 });
  }, 60_000);
});

test('cleaning an input takes out what steers, and leaves what people type alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const clean = cleanInput(text);
      expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(clean).toBe(clean.trim());
    }),
    { numRuns: 500 },
  );
  for (const text of ['fristen bis 15.12.', 'Größe äöü ß F-101/2', 'was ist heute fällig?', '<b>', 'danke 😊']) {
    expect(cleanInput(text)).toBe(text);
  }
});
