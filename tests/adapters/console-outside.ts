import { PassThrough } from 'node:stream';
import type { Handler } from '../../adapters/adapter.ts';
import { type ConsoleOptions, createConsoleAdapter } from '../../adapters/console/console-adapter.ts';
import type { Place } from '../../src/bot/command.ts';
import type { Office, Staff } from '../../src/cases/office.ts';
import type { Harness, Outside, Seen } from './adapter-contract.ts';

/** Streams in memory, with what was written so far. */
export function streams(terminal?: { readonly columns: number }): {
  readonly input: PassThrough & { isTTY?: boolean; setRawMode?: () => void };
  readonly output: PassThrough & { isTTY?: boolean; columns?: number };
  readonly written: () => string;
} {
  let text = '';
  const input: PassThrough & { isTTY?: boolean; setRawMode?: () => void } = new PassThrough();
  const output: PassThrough & { isTTY?: boolean; columns?: number } = new PassThrough();
  output.setEncoding('utf8');
  const write = output.write.bind(output);
  output.write = ((chunk: string) => {
    text += chunk;
    return write(chunk);
  }) as typeof output.write;
  output.resume();
  if (terminal !== undefined) {
    input.isTTY = true;
    input.setRawMode = () => undefined;
    output.isTTY = true;
    output.columns = terminal.columns;
  }
  return { input, output, written: () => text };
}

export const consoleOptions = (
  office: Office,
  io: Pick<ConsoleOptions, 'input' | 'output'>,
  more: Partial<ConsoleOptions> = {},
): ConsoleOptions => ({
  ...io,
  office,
  colour: false,
  language: 'de',
  today: 'Samstag, 21. November 2026',
  example: true,
  complete: async () => [],
  log: () => undefined,
  ...more,
});

/** Takes the console's own marks off: who speaks, and where. */
function parts(text: string): Seen {
  const lines = text.split('\n').filter((line) => !/^(?:Sie sind .* \(.+\)\.|\[Kanal .*\])$/u.test(line));
  const at = lines.indexOf('[privat]');
  const part = (some: readonly string[]) => some.join('\n').trim();
  return at < 0
    ? { here: part(lines), privately: '' }
    : { here: part(lines.slice(0, at)), privately: part(lines.slice(at + 1)) };
}

/** A console on streams in memory. Persons speak one after another, as they do at one keyboard. */
export const consoleHarness: Harness = {
  async start(handler: Handler, office: Office): Promise<Outside> {
    const { input, output, written } = streams();
    const stranger: Staff = { id: 'stranger', name: 'Fremd', roles: ['caseManager'], team: 'ue25' };
    const adapter = createConsoleAdapter(
      consoleOptions({ ...office, staff: [...office.staff, stranger] }, { input, output }),
    );
    const waiting: ((seen: Seen) => void)[] = [];
    const starts: number[] = [];
    await adapter.start(async (request) => {
      const turn = starts.push(written().length);
      const resolve = waiting.shift();
      try {
        return await handler(request);
      } finally {
        // What was printed until the next request began; by then the console has shown the answer.
        setImmediate(() => resolve?.(parts(written().slice(starts[turn - 1], starts[turn]))));
      }
    });
    const send = (person: string, text: string, place: Place) =>
      input.write(`als ${person}\n${place.kind === 'channel' ? `#${place.team} ` : ''}${text}\n`);
    return {
      adapter,
      say: (person, text, place = { kind: 'private' }) =>
        new Promise((resolve) => {
          waiting.push(resolve);
          send(person, text, place);
        }),
      send: (person, text) => send(person, text, { kind: 'private' }),
      shown: written,
      cutOff: () => output.destroy(),
    };
  },
};
