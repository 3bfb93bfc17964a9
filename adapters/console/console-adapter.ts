import { createInterface } from 'node:readline';
import type { BotAnswer } from '../../src/bot/bot.ts';
import type { Place } from '../../src/bot/command.ts';
import type { Office, Staff } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import type { SealedReply } from '../../src/reply/seal.ts';
import type { Adapter, Delivery, Handler, Message } from '../adapter.ts';
import { renderConsole } from './render.ts';
import { CONSOLE_TEXTS } from './texts.ts';

export interface ConsoleOptions {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly office: Office;
  readonly colour: boolean;
  readonly language?: Language | undefined;
  /** the first line: which day it is, in words */
  readonly today: string;
  readonly example: boolean;
  /** staff id to start as; without it the person chooses, or on a pipe is the first case manager */
  readonly as?: string | undefined;
  /** words that Tab completes for a person, besides ids of colleagues */
  readonly complete: (person: Staff) => Promise<readonly string[]>;
}

const EXIT_WORDS = ['ende', 'exit', 'quit', 'tschuess', 'tschüss'];

/**
 * The terminal as a chat: choose who you are, then type commands. `#team fristen team` asks as if in that team's channel.
 * On a pipe it reads a line, answers, and ends with the input.
 */
export function createConsoleAdapter(options: ConsoleOptions): Adapter & { readonly finished: Promise<void> } {
  const { input, output, office } = options;
  let person: Staff | undefined;
  let done: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    done = resolve;
  });
  let close: () => void = () => undefined;
  let posted = 0;

  const language = (): Language => options.language ?? person?.language ?? 'de';
  const texts = () => CONSOLE_TEXTS[language()];
  const print = (text: string) => output.write(`${text}\n`);
  const draw = (reply: SealedReply<'private' | 'channel'>) =>
    renderConsole(reply, { colour: options.colour, width: output.columns ?? 100 });

  function show(answer: BotAnswer, place: Place): void {
    print('');
    if (place.kind === 'channel') print(texts().inChannel(place.team));
    print(draw(answer.here));
    if (answer.privately !== undefined) {
      print(`\n${texts().privately}`);
      print(draw(answer.privately));
    }
    print('');
  }

  function choose(text: string): Staff | undefined {
    const typed = text.trim();
    if (typed === '') return office.staff.find((item) => item.roles.includes('caseManager')) ?? office.staff[0];
    return (
      office.staff[Number(typed) - 1] ?? office.staff.find((item) => item.id.toLowerCase() === typed.toLowerCase())
    );
  }

  function become(next: Staff): void {
    person = next;
    print(texts().you(next.name, next.id));
  }

  function askWho(): void {
    const team = (id: string) => office.teams.find((item) => item.id === id)?.name ?? id;
    office.staff.forEach((item, index) => {
      const roles = item.roles.map((role) => texts().roles[role]).join(', ');
      print(`  ${String(index + 1).padStart(3)}  ${item.name} (${item.id}) · ${roles} · ${team(item.team)}`);
    });
    print(texts().who);
  }

  /** One line of input; false ends the conversation. */
  async function take(line: string, handler: Handler): Promise<boolean> {
    const typed = line.trim();
    if (EXIT_WORDS.includes(typed.toLowerCase())) return false;
    if (person === undefined) {
      const chosen = choose(typed);
      if (chosen === undefined) print(texts().whoAgain);
      else {
        become(chosen);
        print(texts().hint);
      }
      return true;
    }
    const change = /^(?:als|as|ich)(?:\s+(\S+))?$/iu.exec(typed);
    if (change) {
      const next = change[1] === undefined ? undefined : choose(change[1]);
      if (next !== undefined) become(next);
      else {
        if (change[1] !== undefined) print(texts().whoAgain);
        person = undefined;
        askWho();
      }
      return true;
    }
    if (typed === '') return true;
    const channel = /^#(\S+)\s+([\s\S]+)$/u.exec(typed);
    const place: Place = channel?.[1] === undefined ? { kind: 'private' } : { kind: 'channel', team: channel[1] };
    const answer = await handler({
      from: { platform: 'console', id: person.id },
      text: channel?.[2] ?? typed,
      place,
      language: options.language,
    });
    show(answer, place);
    return true;
  }

  async function complete(line: string): Promise<[string[], string]> {
    const last = /(\S*)$/u.exec(line)?.[1] ?? '';
    const known = person === undefined ? office.staff.map((item) => item.id) : await options.complete(person);
    return [known.filter((word) => word.toLowerCase().startsWith(last.toLowerCase())).slice(0, 50), last];
  }

  return {
    name: 'console',
    finished,
    async start(handler) {
      const terminal = input.isTTY === true && output.isTTY === true;
      const lines = createInterface({
        input,
        output,
        terminal,
        historySize: 200,
        removeHistoryDuplicates: true,
        completer: (line: string, callback: (error: Error | null, result: [string[], string]) => void) => {
          complete(line).then(
            (result) => callback(null, result),
            () => callback(null, [[], line]),
          );
        },
      });
      close = () => lines.close();
      print(CONSOLE_TEXTS[options.language ?? 'de'].welcome(office.name, options.today));
      if (options.example) print(CONSOLE_TEXTS[options.language ?? 'de'].example);
      const start = options.as === undefined ? (terminal ? undefined : choose('')) : choose(options.as);
      if (start === undefined) askWho();
      else {
        become(start);
        if (terminal) print(texts().hint);
      }
      lines.setPrompt(terminal ? 'fallbote> ' : '');
      lines.prompt();
      // Lines are answered one after another, also when a pipe delivers them all at once.
      let queue: Promise<unknown> = Promise.resolve();
      let open = true;
      lines.on('line', (line) => {
        queue = queue.then(async () => {
          if (!open) return;
          open = await take(line, handler);
          if (open) lines.prompt();
          else lines.close();
        });
      });
      lines.on('close', () => {
        queue.then(() => {
          open = false;
          if (terminal) print(texts().bye);
          done();
        });
      });
    },
    async stop() {
      close();
      await finished;
    },
    async post(message: Message): Promise<Delivery> {
      print(
        `\n${message.to.kind === 'channel' ? texts().inChannel(message.to.id) : texts().messageFor(message.to.id)}`,
      );
      print(draw(message.reply));
      return { state: 'sent', reference: `console-${++posted}` };
    },
    update: { available: false, why: 'a line on a terminal cannot be changed once it is printed' },
    form: { available: false, why: 'the console takes commands in one line' },
    picture: { available: false, why: 'a terminal shows text; the reply has its text twin' },
  };
}
