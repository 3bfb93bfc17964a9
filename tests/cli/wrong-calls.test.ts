import { describe, expect, it } from 'vitest';
import { fallbote } from './fallbote.ts';

const COMMANDS = ['serve', 'ask', 'import', 'export', 'check', 'doctor', 'restore', 'audit', 'rules', 'demo'];

describe('a wrong call', () => {
  it.each([
    [['frag'], 'Den Befehl „frag“ gibt es nicht.'],
    [['aks', 'fristen'], 'Den Befehl „aks“ gibt es nicht.\n(Meinten Sie ask?)'],
    [['--data', 'x'], 'Die Option „--data“ gibt es nicht.'],
    [['ask', '--as', 'fm-1'], 'Es fehlt: <Frage>.'],
    [['ask', 'fristen'], 'Diese Angabe fehlt: --as <Kennung>'],
    [['ask', 'fristen', '--as'], 'Hinter der Option fehlt ihr Wert: --as <Kennung>'],
    [['ask', 'fristen', '--as', 'fm-1', '--jsn'], 'Die Option „--jsn“ gibt es nicht.\n(Meinten Sie --json?)'],
    [['ask', 'fristen', '14', 'Tage', '--as', 'fm-1'], 'Zu viele Angaben: 3 statt 1.'],
    [['serve', 'jetzt'], 'Zu viele Angaben: 1 statt 0.'],
    [['import'], 'Es fehlt: <Datei>.'],
    [['demo'], 'Es fehlt: <Ordner>.'],
    [['rules', '--team'], 'Hinter der Option fehlt ihr Wert: --team <Team>'],
    [['check', '\u001B[2J', '--\u001B[2J'], 'Die Option „--·[2J“ gibt es nicht.'],
  ])('%j ends with 1 and a sentence in German', async (args, sentence) => {
    const { code, out, err } = await fallbote(args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence);
    expect(err).toContain('Hilfe: fallbote --help');
    expect(err).not.toMatch(/error|did you mean|unknown/iu);
  });

  it('without anything shows the help, where errors go', async () => {
    const { code, out, err } = await fallbote([]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('Aufruf: fallbote [Optionen] <Befehl>');
  });
});

describe('the help', () => {
  it('lists every command, in German', async () => {
    const { code, out, err } = await fallbote(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, 'mu'));
  });

  it.each(['', ...COMMANDS])('"%s --help" holds no English heading', async (command) => {
    const { code, out } = await fallbote([...(command === '' ? [] : [command]), '--help']);
    expect(code).toBe(0);
    expect(out).not.toMatch(/usage|options:|arguments|commands|default|display|\[options\]/iu);
  });
});

describe('an unexpected fault', () => {
  // only where the answer is printed
  const before =
    'const { stringify } = JSON; JSON.stringify = (...a) => { if (a.length > 2) throw new TypeError("Kunde Geheim"); return stringify(...a) }';
  const ask = ['ask', 'fristen', '--as', 'fm-1', '--json'];

  it('ends with 2 and one sentence with a reference, without contents', async () => {
    const { code, out, err } = await fallbote(ask, { before });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(
      /^Bei Fallbote ist etwas schiefgegangen: TypeError, Nummer [0-9A-F]{8}\. .*FALLBOTE_DEBUG=1\.\n\(FB900\)\n$/u,
    );
    expect(err).not.toContain('Geheim');
  });

  it('shows its stack with FALLBOTE_DEBUG=1', async () => {
    const { code, err } = await fallbote(ask, { before, env: { FALLBOTE_DEBUG: '1' } });
    expect(code).toBe(2);
    expect(err).toContain('TypeError: Kunde Geheim');
    expect(err).toMatch(/^\s+at /mu);
  });

  it('is told the same way when it happens outside of the call', async () => {
    for (const late of ['throw new Error("Geheim")', 'Promise.reject(new Error("Geheim"))']) {
      const { code, err } = await fallbote(['serve'], {
        before: `setTimeout(() => { ${late} }, 400); setTimeout(() => {}, 2000)`,
      });
      expect(code).toBe(2);
      expect(err).toContain('(FB900)');
      expect(err).not.toContain('Geheim');
    }
  });
});
