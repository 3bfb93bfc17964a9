import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Handler } from '../../adapters/adapter.ts';
import { completeLine } from '../../adapters/console/complete.ts';
import { createConsoleAdapter } from '../../adapters/console/console-adapter.ts';
import { readLine } from '../../adapters/console/line.ts';
import { findPerson, peopleLines } from '../../adapters/console/people.ts';
import { renderConsole, wantsColour } from '../../adapters/console/render.ts';
import { toDay } from '../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { note, plain, type Reply, sensitive } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import { textOf } from '../../src/reply/text.ts';
import { describeAdapter } from './adapter-contract.ts';
import { consoleHarness, consoleOptions, streams } from './console-outside.ts';

const { office } = exampleOffice(toDay(2026, 11, 21));

describeAdapter('console', consoleHarness);

const echo: Handler = async ({ from, text }) => ({ here: seal(note('Echo', `${from.id}: ${text}`), 'private') });

const soon = () => new Promise((resolve) => setTimeout(resolve, 15));

async function pipe(text: string, handler: Handler = echo): Promise<string> {
  const { input, output, written } = streams();
  const adapter = createConsoleAdapter(consoleOptions(office, { input, output }));
  await adapter.start(handler);
  input.end(text);
  await adapter.finished;
  return written();
}

describe('the console on a pipe', () => {
  it('speaks as the first case manager, answers every line and ends with the input', async () => {
    const said = await pipe('fristen\nals fm-3\nhilfe');
    expect(said).toContain('fm-1: fristen');
    expect(said).toContain('fm-3: hilfe');
    expect(said).not.toContain('> ');
    expect(said).not.toContain('Bis bald');
  });

  it('greets and ends where nothing comes in', async () => {
    expect(await pipe('')).toBe(
      'Fallbote · Jobcenter Vogelsang (erfunden) · Samstag, 21. November 2026\n' +
        'Beispieldaten, alle Personen sind erfunden. Was Sie eintragen, gilt bis zum Ende.\nSie sind Frau Amsel (fm-1).\n',
    );
  });

  it('passes over empty lines and takes no line after "ende"', async () => {
    const said = await pipe('\n\nfristen\n   \nende\nhilfe\n');
    expect(said).toContain('fm-1: fristen');
    expect(said).not.toContain('hilfe');
  });

  it('answers in order, however long each takes', async () => {
    let wait = 12;
    const said = await pipe('a1\nb2\nc3\n', async (request) => {
      wait -= 4;
      await new Promise((resolve) => setTimeout(resolve, wait));
      return echo(request);
    });
    expect(said.match(/fm-1: \w+/gu)).toEqual(['fm-1: a1', 'fm-1: b2', 'fm-1: c3']);
  });

  it('ends quietly when the reader goes away', async () => {
    const { input, output } = streams();
    const adapter = createConsoleAdapter(consoleOptions(office, { input, output }));
    await adapter.start(echo);
    output.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    input.write('fristen\n');
    await adapter.finished;
    expect(await adapter.post({ to: { kind: 'person', id: 'fm-1' }, reply: seal(note('x'), 'private') })).toMatchObject(
      { state: 'failed', reason: 'offline' },
    );
  });

  it('stops before it was started', async () => {
    const { input, output } = streams();
    await createConsoleAdapter(consoleOptions(office, { input, output })).stop();
  });
});

describe('the console on a terminal', () => {
  async function terminal(columns = 100, term = 'xterm') {
    vi.stubEnv('TERM', term);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { input, output, written } = streams({ columns });
    const adapter = createConsoleAdapter(consoleOptions(office, { input, output }, { language: undefined }));
    await adapter.start(echo);
    const type = async (text: string) => {
      input.write(text);
      await soon();
    };
    return { adapter, type, written };
  }

  it('asks who speaks, and takes a number, an id, a name or just Enter', async () => {
    for (const [typed, who] of [
      ['2', 'You are Herr Star (fm-2).'],
      ['TL-1', 'Sie sind Herr Specht (tl-1).'],
      ['frau eule', 'Sie sind Frau Eule (tl-2).'],
      ['', 'Sie sind Frau Amsel (fm-1).'],
    ] as const) {
      const { adapter, type, written } = await terminal();
      expect(written()).toContain('Wer sind Sie?');
      await type(`${typed}\r`);
      expect(written()).toContain(who);
      await adapter.stop();
    }
  });

  it('keeps the person when a change names nobody, and shows who speaks in the prompt', async () => {
    const { adapter, type, written } = await terminal();
    await type('1\r');
    await type('als niemand\r');
    await type('hallo\r');
    expect(written()).toContain('Diese Person gibt es hier nicht.');
    expect(written()).toContain('fm-1: hallo');
    expect(written()).toContain('fm-1> ');
    await adapter.stop();
  });

  it('takes back what was typed with Ctrl-C, and leaves with it on an empty line', async () => {
    const { adapter, type, written } = await terminal();
    await type('1\r');
    await type('fris\u0003');
    expect(written()).not.toContain('Bis bald!');
    await type('hilfe\r');
    expect(written()).toContain('fm-1: hilfe');
    await type('\u0003');
    await adapter.finished;
    expect(written().endsWith('Bis bald!\n')).toBe(true);
  });

  it('leaves with Ctrl-C at once where a terminal cannot take back what is typed', async () => {
    const { adapter, type } = await terminal(100, 'dumb');
    await type('1\r');
    await type('fris\u0003');
    await adapter.finished;
  });

  it('leaves with Ctrl-D', async () => {
    const { adapter, type, written } = await terminal();
    await type('1\r');
    await type('\u0004');
    await adapter.finished;
    expect(written().endsWith('\nBis bald!\n')).toBe(true);
  });

  it('keeps what is being typed when a message arrives', async () => {
    const { adapter, type, written } = await terminal();
    await type('1\r');
    await type('frist');
    await adapter.post({ to: { kind: 'person', id: 'fm-1' }, reply: seal(note('Erinnerung', 'Morgen.'), 'private') });
    // the text is back, and the cursor behind it
    expect(written().endsWith('fm-1> frist\u001B[12G')).toBe(true);
    await type('en\r');
    expect(written()).toContain('fm-1: fristen');
    await adapter.stop();
  });

  it('names the teams where a channel does not exist, and asks for a command where there is none', async () => {
    const { adapter, type, written } = await terminal();
    await type('1\r');
    await type('#nord fristen\r');
    await type('#UE25\r');
    expect(written()).toContain('Einen Kanal „nord“ gibt es nicht. Vorhanden: #ue25, #u25.');
    expect(written()).toContain('#ue25 fristen team');
    await adapter.stop();
  });
});

describe('what Tab offers', () => {
  const manager = office.staff[0];
  const offer = (line: string, person = manager) =>
    completeLine(line, person, office, async () => ['fristen', 'fall', 'F-101', 'F-105']);

  it('is the words of the person, whatever the case of the letters', async () => {
    expect(await offer('f')).toEqual([['fristen', 'fall', 'F-101', 'F-105'], 'f']);
    expect(await offer('fristen f-10')).toEqual([['F-101', 'F-105'], 'f-10']);
  });

  it('ends with a space where only one word fits', async () => {
    expect(await offer('fr')).toEqual([['fristen '], 'fr']);
  });

  it('is persons after "als" and before anybody was chosen, and teams after "#"', async () => {
    expect((await offer('als tl'))[0]).toEqual(['tl-1', 'tl-2']);
    expect((await completeLine('', undefined, office, async () => []))[0]).toContain('fm-1');
    expect((await offer('#u'))[0]).toEqual(['#ue25', '#u25']);
  });
});

describe('what a typed line means', () => {
  it.each([
    ['ende', { is: 'exit' }],
    ['  ', { is: 'nothing' }],
    ['als', { is: 'list' }],
    ['als fm-2', { is: 'change', to: 'fm-2' }],
    ['#ue25 fristen  team', { is: 'request', text: 'fristen  team', place: { kind: 'channel', team: 'ue25' } }],
    ['#nord fristen', { is: 'noTeam', team: 'nord' }],
    ['#u25', { is: 'noCommand', team: 'u25' }],
    ['assistenz', { is: 'request', text: 'assistenz', place: { kind: 'private' } }],
  ])('%j', (line, meaning) => {
    expect(readLine(line, office)).toEqual(meaning);
  });
});

describe('the list of persons', () => {
  it('stays readable in a large office', () => {
    const staff = Array.from({ length: 300 }, (_, i) => ({ ...office.staff[0], id: `fm-${i + 1}` }) as never);
    const lines = peopleLines({ ...office, staff }, staff[0], 'de');
    expect(lines).toHaveLength(42);
    expect(lines.at(-2)).toContain('und 260 weitere');
  });

  it('finds nobody under a number that is not in it', () => {
    for (const typed of ['0', '8', '-1', '1.5', '99999999', '']) expect(findPerson(typed, office)).toBeUndefined();
  });
});

describe('an answer on a terminal', () => {
  const reply: Reply = {
    title: 'Fristen',
    sections: [
      {
        heading: [plain('Überfällig (1)', 'strong')],
        items: [
          {
            line: [plain('Di 20.10.2026', 'strong'), plain('  '), sensitive('Folgegespräch führen – seit 32 Tagen')],
            details: [
              [sensitive('weil der letzte Kontakt am Di 22.09.2026 war und vier Wochen vergangen sind', 'muted')],
            ],
            actions: [{ label: 'Verschieben', command: sensitive('verschieben F-105 folgegespraech 2026-10-20') }],
          },
        ],
      },
    ],
    actions: [{ label: 'Weiter', command: plain('fristen Seite 2') }],
  };
  const sealed = seal(reply, 'private');

  it('is the text twin without colour and width', () => {
    expect(renderConsole(sealed, { colour: false })).toBe(textOf(sealed));
  });

  it('fits every window of 40 columns or more, and loses no word', () => {
    for (let width = 40; width < 120; width++) {
      const drawn = renderConsole(sealed, { colour: false, width });
      for (const line of drawn.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
      expect(drawn.split(/\s+/u)).toEqual(textOf(sealed).split(/\s+/u));
    }
  });

  it('has the same words with colour, which ends with every row', () => {
    const drawn = renderConsole(sealed, { colour: true, width: 40 });
    expect(drawn).toContain('\u001B[1m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of the colours
    const codes = /\u001B\[\d+m/gu;
    expect(drawn.replace(codes, '')).toBe(renderConsole(sealed, { colour: false, width: 40 }));
    for (const row of drawn.split('\n')) {
      const found = row.match(codes) ?? [];
      const ends = found.filter((code) => ['\u001B[22m', '\u001B[39m'].includes(code));
      expect(ends).toHaveLength(found.length / 2);
    }
  });

  it('leaves lines to the terminal in a window of a few columns', () => {
    expect(renderConsole(sealed, { colour: false, width: 10 })).toBe(textOf(sealed));
  });
});

describe('colour', () => {
  it.each([
    [{ isTTY: true }, {}, true],
    [{ isTTY: true }, { NO_COLOR: '1' }, false],
    [{ isTTY: true }, { NO_COLOR: '' }, true],
    [{ isTTY: true }, { TERM: 'dumb' }, false],
    [{}, {}, false],
    [{}, { FORCE_COLOR: '1' }, true],
    [{}, { FORCE_COLOR: '0' }, false],
  ])('stream %j with %j: %j', (stream, env, wanted) => {
    expect(wantsColour(stream, env)).toBe(wanted);
  });
});
