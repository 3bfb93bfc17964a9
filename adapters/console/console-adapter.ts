import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';
import type { BotAnswer } from '../../src/bot/bot.ts';
import type { Place } from '../../src/bot/command.ts';
import type { Form } from '../../src/bot/form.ts';
import type { Office, Staff } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import type { SealedReply } from '../../src/reply/seal.ts';
import type { Adapter, Delivery, Handler, Message } from '../adapter.ts';
import { answering, fitsAddress } from '../answering.ts';
import { completeLine } from './complete.ts';
import { createFormDialog, type FormDialog } from './form-dialog.ts';
import { readLine } from './line.ts';
import { findPerson, firstPerson, peopleLines } from './people.ts';
import { renderConsole, renderText } from './render.ts';
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
  /** words that Tab completes for a person */
  readonly complete: (person: Staff) => Promise<readonly string[]>;
  /** one line per fault, without contents */
  readonly log: (line: string) => void;
}

/**
 * The terminal as a chat: choose who you are, then type commands. `#ue25 fristen team` asks as if in that team's channel.
 * On a pipe it reads a line, answers, and ends with the input. What is typed is kept in memory only.
 */
export function createConsoleAdapter(options: ConsoleOptions): Adapter & { readonly finished: Promise<void> } {
  const { input, output, office } = options;
  const terminal = input.isTTY === true && output.isTTY === true;
  let person: Staff | undefined;
  let choosing = false;
  let dialog: FormDialog | undefined;
  /** whether a form is just being taken over: that can no longer be cancelled */
  let sending = false;
  let lines: Interface | undefined;
  /** whether lines are still taken */
  let open = false;
  /** whether the reader of the output has gone away */
  let gone = false;
  let posted = 0;
  let done: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    done = resolve;
  });

  const language = (): Language => options.language ?? person?.language ?? 'de';
  const texts = () => CONSOLE_TEXTS[language()];
  const drawing = () => ({
    colour: options.colour,
    width: output.isTTY === true ? (output.columns ?? 100) : undefined,
  });
  const write = (text: string) => {
    if (!gone) output.write(`${text}\n`);
  };
  const print = (...sentences: readonly string[]) => {
    for (const sentence of sentences) write(renderText(sentence, drawing()));
  };
  const draw = (reply: SealedReply<'private' | 'channel'>) => write(renderConsole(reply, drawing()));
  const prompt = (keepTyped: boolean) => {
    if (!terminal || !open) return;
    lines?.setPrompt(choosing || person === undefined || dialog !== undefined ? '> ' : `${person.id}> `);
    lines?.prompt(keepTyped);
  };

  function show(answer: BotAnswer, place: Place): void {
    print('');
    if (place.kind === 'channel') print(texts().inChannel(place.team));
    draw(answer.here);
    if (answer.privately !== undefined) {
      print('', texts().privately);
      draw(answer.privately);
    }
    print('');
  }

  function become(next: Staff): void {
    const first = person === undefined;
    person = next;
    choosing = false;
    print(texts().you(next.name, next.id));
    if (first && terminal) print(texts().hint);
  }

  function askWho(): void {
    choosing = true;
    print(...peopleLines(office, person ?? firstPerson(office), language()));
  }

  function choose(typed: string): void {
    const next = typed === '' ? (person ?? firstPerson(office)) : findPerson(typed, office);
    if (next === undefined) print(texts().whoAgain);
    else become(next);
  }

  /** Asks for a form field by field: whoever sits at the keyboard is who sends it. */
  function openForm(form: Form): void {
    dialog = createFormDialog(
      form,
      (values) => form.submit({ platform: 'console', id: person?.id ?? '' }, values),
      language(),
    );
    print(...dialog.begin);
  }

  async function fill(line: string, open: FormDialog): Promise<void> {
    sending = true;
    const step = await open.take(line).finally(() => {
      sending = false;
    });
    if (step.is === 'ask') return print(...step.lines);
    dialog = undefined;
    if (step.is === 'cancelled') print(texts().cancelled);
    else show(step.answer, { kind: 'private' });
  }

  /** One line of input; false ends the conversation. */
  async function take(line: string, handler: Handler): Promise<boolean> {
    if (dialog !== undefined) {
      await fill(line, dialog);
      return true;
    }
    const typed = readLine(line, office);
    if (typed.is === 'exit') return false;
    if (typed.is === 'list') askWho();
    else if (typed.is === 'change') choose(typed.to);
    else if (choosing || person === undefined) choose(line.trim());
    else if (typed.is === 'noTeam')
      print(texts().noTeam(typed.team, office.teams.map((team) => `#${team.id}`).join(', ')));
    else if (typed.is === 'noCommand') print(texts().noCommand(typed.team));
    else if (typed.is === 'request') {
      const { text, place } = typed;
      const from = { platform: 'console', id: person.id } as const;
      const answer = await handler({ from, text, place, language: options.language });
      show(answer, place);
      // on a pipe the next line is the next command
      if (answer.form !== undefined && terminal) openForm(answer.form);
    }
    return true;
  }

  function greet(): void {
    const { welcome, example } = CONSOLE_TEXTS[options.language ?? 'de'];
    print(welcome(office.name, options.today));
    if (options.example) print(example);
    const start = options.as === undefined ? undefined : findPerson(options.as, office);
    const chosen = start ?? (terminal ? undefined : firstPerson(office));
    if (chosen === undefined) askWho();
    else become(chosen);
  }

  /** Ctrl-C takes back what is typed; on an empty line, or where the terminal cannot take back, it leaves. */
  function interrupt(reader: Interface): void {
    if (sending) return;
    const typed = reader.line;
    reader.write(null, { ctrl: true, name: 'e' });
    reader.write(null, { ctrl: true, name: 'u' });
    if (dialog !== undefined) {
      dialog = undefined;
      write('');
      print(texts().cancelled);
      prompt(false);
    } else if (typed === '' || reader.line !== '') reader.close();
  }

  return {
    name: 'console',
    finished,
    async start(asked) {
      const handler = answering(asked, options.log);
      const reader = createInterface({
        input,
        output,
        terminal,
        historySize: 200,
        removeHistoryDuplicates: true,
        completer: (line: string, callback: (error: Error | null, result: [string[], string]) => void) => {
          completeLine(line, choosing ? undefined : person, office, options.complete).then(
            (result) => callback(null, result),
            () => callback(null, [[], line]),
          );
        },
      });
      lines = reader;
      open = true;
      output.on('error', () => {
        gone = true;
        open = false;
        reader.close();
      });
      // Lines are answered one after another, also when a pipe delivers them all at once.
      let queue: Promise<unknown> = Promise.resolve();
      reader.on('line', (line) => {
        queue = queue.then(async () => {
          if (!open) return;
          open = await take(line, handler);
          if (open) prompt(false);
          else reader.close();
        });
      });
      reader.on('SIGINT', () => interrupt(reader));
      reader.on('close', () => {
        // Ctrl-C and Ctrl-D leave the cursor behind the prompt
        if (terminal && open) write('');
        queue.then(() => {
          open = false;
          if (terminal) print(texts().bye);
          done();
        });
      });
      greet();
      prompt(false);
    },
    async stop() {
      open = false;
      if (lines === undefined) done();
      lines?.close();
      await finished;
    },
    async post(message: Message): Promise<Delivery> {
      const { to } = message;
      if (gone || !output.writable) return { state: 'failed', retryable: false, reason: 'offline' };
      if (!fitsAddress(message)) return { state: 'failed', retryable: false, reason: 'refused' };
      if (!(to.kind === 'person' ? office.staff : office.teams).some((item) => item.id === to.id))
        return { state: 'failed', retryable: false, reason: 'unreachable' };
      if (terminal && open) {
        clearLine(output, 0);
        cursorTo(output, 0);
      }
      print('', to.kind === 'channel' ? texts().inChannel(to.id) : texts().messageFor(to.id));
      draw(message.reply);
      print('');
      prompt(true);
      return { state: 'sent', reference: { adapter: 'console', id: `${++posted}` } };
    },
    update: { available: false, why: 'a line on a terminal cannot be changed once it is printed' },
    remove: { available: false, why: 'a line on a terminal cannot be taken back once it is printed' },
    find: { available: false, why: 'what was printed on a terminal is kept nowhere' },
    form: terminal
      ? {
          available: true,
          async run(_request, form) {
            if (gone || !open) return { state: 'failed', retryable: false, reason: 'offline' };
            openForm(form);
            prompt(false);
            return { state: 'sent', reference: { adapter: 'console', id: `${++posted}` } };
          },
        }
      : { available: false, why: 'on a pipe every line is a command of its own' },
    picture: { available: false, why: 'a terminal shows text; the reply has its text twin' },
  };
}
