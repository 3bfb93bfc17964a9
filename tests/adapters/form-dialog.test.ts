import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createConsoleAdapter } from '../../adapters/console/console-adapter.ts';
import { COMMANDS } from '../../commands/registry.ts';
import { createBot } from '../../src/bot/bot.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { dayOf } from '../bot/ask.ts';
import { ids } from '../bot/ids.ts';
import { followUps, officeWith } from '../commands/office.ts';
import { consoleOptions, streams } from './console-outside.ts';

const FILE = officeWith([followUps('F-1', [])]);

/** Frau Amsel at a terminal, with a real bot behind it. */
async function terminal(asTerminal = true) {
  vi.stubEnv('TERM', 'xterm');
  onTestFinished(() => void vi.unstubAllEnvs());
  const store = createMemoryStore(FILE);
  const bot = createBot({
    store,
    commands: COMMANDS,
    today: () => dayOf('2026-11-20'),
    now: () => '2026-11-20T09:00:00.000Z',
    newId: ids(),
    reference: () => 'REF',
    log: () => undefined,
  });
  const { input, output, written } = streams(asTerminal ? { columns: 100 } : undefined);
  const adapter = createConsoleAdapter(consoleOptions(FILE.office, { input, output }, { as: 'fm' }));
  await adapter.start((request) => bot.answer(request));
  /** until something was said beyond the echo, and nothing more comes */
  const quiet = async (echo: number) => {
    let last = -1;
    for (let still = 0, rounds = 0; rounds < 200 && (still < 3 || last <= echo); rounds++) {
      await new Promise((resolve) => setTimeout(resolve, 8));
      still = written().length === last ? still + 1 : 0;
      last = written().length;
    }
  };
  const type = async (...lines: readonly string[]) => {
    const before = written().length;
    for (const line of lines) {
      input.write(`${line}${asTerminal ? '\r' : '\n'}`);
      await quiet(written().length + line.length + 2);
    }
    return written().slice(before);
  };
  onTestFinished(() => adapter.stop());
  return { adapter, type, input, written, kase: async () => store.findCase('F-1') };
}

describe('a form on the terminal', () => {
  test('asks for one field after the other and records it', async () => {
    const { type, kase } = await terminal();
    const opened = await type('wiedervorlage F-1');
    expect(opened).toContain('Wiedervorlage eintragen. Nur Enter nimmt, was in Klammern steht; „abbrechen“ lässt es.');
    expect(opened).toContain('Datum:');
    expect(await type('15.12.')).toContain('Worum geht es:');
    expect(await type('Anruf beim Vermieter')).toContain('Wiedervorlage am Di 15.12.2026: Anruf beim Vermieter');
    expect((await kase())?.followUps).toContainEqual({ id: 'w1', due: '2026-12-15', text: 'Anruf beim Vermieter' });
  });

  test('takes a number, a word or its beginning for a choice, and Enter for what is preset', async () => {
    const { type, kase } = await terminal();
    expect(await type('kontakt F-1')).toMatch(/Art:[\s\S]*1 {2}ESB[\s\S]*3 {2}Folgegespräch/u);
    expect(await type('9')).toContain('Das steht nicht zur Wahl.');
    expect(await type('3')).toContain('Datum [Fr 20.11.2026]:');
    await type('gestern', 'tel', '', 'nein', '');
    expect((await kase())?.contacts?.at(-1)).toEqual({
      on: '2026-11-19',
      kind: 'Folgegespräch',
      channel: 'Telefon',
      tookPlace: false,
    });
  });

  test('asks again for what was wrong, and only for that', async () => {
    const { type, kase } = await terminal();
    await type('wiedervorlage F-1 Anruf');
    const again = await type('1.1.2020', '');
    expect(again).toContain('Datum: Mi 01.01.2020 ist schon vorbei');
    expect(await type('morgen')).toContain('Wiedervorlage am Sa 21.11.2026: Anruf');
    expect((await kase())?.followUps).toHaveLength(1);
  });

  test('says that a required field is needed', async () => {
    const { type } = await terminal();
    await type('wiedervorlage F-1');
    expect(await type('')).toContain('Das wird gebraucht.');
  });

  test('is left with "abbrechen" or Ctrl-C; nothing is recorded and commands work again', async () => {
    const { type, kase, input, written } = await terminal();
    await type('kontakt F-1');
    expect(await type('abbrechen')).toContain('Abgebrochen. Nichts wurde eingetragen.');
    await type('kontakt F-1');
    input.write('\u0003');
    await new Promise((resolve) => setTimeout(resolve, 25));
    expect(written().match(/Abgebrochen\./gu)).toHaveLength(2);
    expect(await type('fall F-1')).toContain('Fall im Überblick');
    expect((await kase())?.contacts).toHaveLength(1);
  });

  test('can be opened by the bot where it is a terminal; on a pipe every line is a command', async () => {
    const { adapter } = await terminal();
    expect(adapter.form.available).toBe(true);
    const pipe = await terminal(false);
    expect(pipe.adapter.form.available).toBe(false);
    const said = await pipe.type('wiedervorlage F-1', 'wiedervorlage F-1 morgen Anruf');
    expect(said).toContain('Datum: fehlt noch');
    expect(said).toContain('Wiedervorlage am Sa 21.11.2026: Anruf');
  });
});
