import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/registry.ts';
import { de } from '../../src/messages/de.ts';
import { en } from '../../src/messages/en.ts';
import { askOn } from '../bot/ask.ts';
import { followUps, officeWith } from './office.ts';

const { ask, text } = askOn(officeWith([followUps('F-101', ['2026-11-25'])]), '2026-11-18');
const NOT_UNDERSTOOD = [de.unknownCommandTitle, en.unknownCommandTitle, de.emptyTitle, en.emptyTitle];
const names = COMMANDS.map((command) => command.name);

describe('"hilfe"', () => {
  test('lists every command in the order of the registry', async () => {
    const { own } = await ask('fm', 'hilfe');
    expect(own.facts.map((fact) => fact.value['name'])).toEqual(names);
    for (const { usage, summary } of COMMANDS) {
      expect(own.text).toContain(usage.de);
      expect(own.text).toContain(summary.de);
      expect(await text('fm', 'help', { language: 'en' })).toContain(summary.en);
    }
  });

  test.each(names)('%s: says how it goes, with examples and other names', async (name) => {
    const command = COMMANDS.find((item) => item.name === name);
    for (const language of ['de', 'en'] as const) {
      const page = await text('fm', `hilfe zu ${name}?`, { language });
      for (const example of command?.examples[language] ?? ['?']) expect(page).toContain(`  ${example}`);
      for (const alias of command?.aliases ?? []) expect(page).toContain(alias);
    }
  });

  test('knows other names, and says so where it knows none', async () => {
    expect(await text('fm', 'help deadlines')).toContain('Hilfe: fristen');
    expect(await text('fm', 'hilfe frisen')).toBe(
      'Hilfe\nDiesen Befehl kenne ich nicht.\nMeinten Sie „hilfe fristen“?',
    );
    expect(await text('fm', 'hilfe Kaffee')).toBe('Hilfe\nDiesen Befehl kenne ich nicht.\nAlle Befehle zeigt: hilfe');
    for (const greeting of ['?', 'Hallo!', 'hi', 'Hallo Fallbote', '@fallbote hilfe', 'Befehle']) {
      expect(await text('fm', greeting), greeting).toContain('Das zeige ich Ihnen');
    }
  });
});

describe('every example is understood', () => {
  const doc = readFileSync(new URL('../../docs/befehle.md', import.meta.url), 'utf8');
  const documented = [...doc.matchAll(/`([^`]+)`/gu)]
    .map((match) => match[1] ?? '')
    .filter((code) => !/[<[/]/u.test(code));
  const registered = COMMANDS.flatMap((command) => [...command.examples.de, ...command.examples.en]);

  test.each([...new Set([...documented, ...registered])])('"%s"', async (example) => {
    for (const language of ['de', 'en'] as const) {
      expect(NOT_UNDERSTOOD).not.toContain((await ask('fm', example, { language })).own.title);
    }
  });

  test('the document lists the periods it promises', async () => {
    expect(documented.length).toBeGreaterThan(10);
    const quoted = [...doc.slice(doc.lastIndexOf('-->')).matchAll(/„([^“]+)“/gu)].map((match) => match[1] ?? '');
    expect(quoted.length).toBeGreaterThan(8);
    for (const period of quoted) {
      expect((await ask('fm', `fristen ${period}`)).own.title, period).toMatch(/^Fristen: /u);
      expect((await ask('fm', period)).own.title, period).toMatch(/^Fristen: /u);
    }
  });
});

describe('what is not understood', () => {
  test.each([
    ['frsten', 'Meinten Sie „fristen“?'],
    ['fristne morgen', 'Meinten Sie „fristen …“?'],
    ['Hemnisse F-101', 'Meinten Sie „hemmnisse …“?'],
    ['hilve', 'Meinten Sie „hilfe“?'],
    ['fal F-101', 'Meinten Sie „fall …“?'],
    ['Kaffee', 'Alle Befehle zeigt: hilfe'],
    ['Wie wird das Wetter', 'Alle Befehle zeigt: hilfe'],
  ])('"%s": %s', async (input, hint) => {
    expect(await text('fm', input)).toBe(`Das habe ich nicht verstanden\nDiesen Befehl kenne ich nicht.\n${hint}`);
  });

  test('nothing, and too much', async () => {
    expect(await text('fm', ' \n ')).toBe(
      'Was möchten Sie wissen?\nSchreiben Sie zum Beispiel „fristen“ oder „hilfe“.',
    );
    expect(await text('fm', '@fallbote')).toContain('Was möchten Sie wissen?');
    expect(await text('fm', `fristen ${'x '.repeat(500)}`)).toContain('höchstens 500 Zeichen');
  });
});

test.each([
  'danke',
  'Danke!',
  'Vielen Dank 😊',
  'danke schön',
  'Dankeschön.',
  'thanks',
  'Thank you!',
  '@fallbote danke',
])('"%s" gets a short friendly line', async (input) => {
  expect(await text('fm', input)).toBe('Gern geschehen!\nIch bin da, wenn Sie mich brauchen: fristen oder hilfe.');
  expect(await text('fm', input, { language: 'en' })).toContain('You are welcome!');
});

describe('wording', () => {
  const german = Object.entries(de);

  test('German and English have the same keys, and functions with the same number of parameters', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(de).sort());
    for (const [key, value] of german) {
      const other = en[key as keyof typeof en];
      expect(typeof other, key).toBe(typeof value);
      // an English plural may need no count, so it may take fewer
      if (typeof value === 'function' && typeof other === 'function') {
        expect(other.length, key).toBeLessThanOrEqual(value.length);
      }
    }
  });

  const said = (messages: typeof de): string[] =>
    Object.values(messages).map((value) =>
      typeof value === 'string' ? value : String((value as (...args: unknown[]) => string)(['Name'], 2, 3)),
    );

  test('German says "Sie", never "Du"', () => {
    const all = [...said(de), ...COMMANDS.flatMap((command) => [command.summary.de, command.usage.de])];
    for (const sentence of all) expect(sentence).not.toMatch(/\b(?:du|dich|dir|dein\w*|euch|eure\w*)\b/iu);
  });

  test('English has no German words but the terms of the field and the names of commands', () => {
    const terms = /„|fristen|hilfe|Hemmnis|Maßnahme|Zielgruppe|Bedarfsgemeinschaft|Jobcenter/gu;
    const words = [...said(en), ...COMMANDS.map((command) => command.summary.en)];
    for (const sentence of words) {
      const rest = sentence.replace(terms, '');
      expect(rest).not.toMatch(/[äöüß]|\b(?:der|die|das|und|oder|nicht|seit|bis|Fall|Seite|Frist|ist|kein|keine)\b/u);
    }
  });
});
