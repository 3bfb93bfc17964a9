import { accessOf } from '../access/access.ts';
import type { Day } from '../calendar/civil-date.ts';
import type { Office, Staff } from '../cases/office.ts';
import type { Language } from '../cases/values.ts';
import { createOfficeDeadlines, type OfficeDeadlines } from '../deadlines/office-deadlines.ts';
import { FallboteError } from '../errors.ts';
import { messagesIn } from '../messages/messages.ts';
import { note, type Reply } from '../reply/reply.ts';
import { type SealedReply, seal } from '../reply/seal.ts';
import type { Store } from '../store/store.ts';
import type { Command, CommandContext, CommandResult, Place } from './command.ts';
import { closest, resolveCommand } from './resolve.ts';
import { cleanInput, isThanks, MAX_INPUT } from './words.ts';

/** Who asks: the id under which a platform knows the person. On the console that is the staff id. */
export interface Identity {
  readonly platform: 'console' | 'slack' | 'teams';
  readonly id: string;
}

export interface BotRequest {
  readonly from: Identity;
  readonly text: string;
  readonly place: Place;
  /** overrides the person's language */
  readonly language?: Language | undefined;
}

/** What goes where: `here` to the place of the request, `privately` to the person alone. */
export interface BotAnswer {
  readonly here: SealedReply<'private'> | SealedReply<'channel'>;
  readonly privately?: SealedReply<'private'>;
}

export interface BotOptions {
  readonly store: Store;
  readonly commands: readonly Command[];
  readonly today: () => Day;
  /** makes the short reference that an unexpected fault is shown and logged under */
  readonly reference: () => string;
  /** one line per fault: reference, code and kind of error; never contents */
  readonly log: (line: string) => void;
}

/** The one way of a request: identify, parse, authorise, run, reply. Never throws. */
export interface Bot {
  answer(request: BotRequest): Promise<BotAnswer>;
}

export function staffFor(office: Office, { platform, id }: Identity): Staff | undefined {
  return office.staff.find((person) =>
    platform === 'console' ? person.id === id : person.platforms?.[platform] === id,
  );
}

export function createBot(options: BotOptions): Bot {
  const { store, commands } = options;
  let known: { readonly office: Office; readonly deadlines: OfficeDeadlines } | undefined;

  const deadlinesOf = (office: Office): OfficeDeadlines => {
    if (known?.office !== office) known = { office, deadlines: createOfficeDeadlines(office) };
    return known.deadlines;
  };

  async function result(
    { text, place }: BotRequest,
    office: Office,
    person: Staff | undefined,
    language: Language,
  ): Promise<CommandResult> {
    const messages = messagesIn(language);
    if (person === undefined) return { private: note('Fallbote', messages.unknownPerson) };
    const today = options.today();
    return run(text, {
      store,
      office,
      deadlines: deadlinesOf(office),
      access: accessOf(person, office, today),
      place,
      today,
      language,
      messages,
    });
  }

  async function run(text: string, context: CommandContext): Promise<CommandResult> {
    const { messages, language } = context;
    const typed = cleanInput(text);
    if (typed === '') return { private: note(messages.emptyTitle, messages.empty) };
    if (typed.length > MAX_INPUT) return { private: note(messages.unknownCommandTitle, messages.tooLong(MAX_INPUT)) };
    if (isThanks(typed)) return { private: note(messages.thanksTitle, messages.thanks) };
    const [, word = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/u.exec(typed) ?? [];
    const command = resolveCommand(word, commands);
    if (command === undefined) {
      for (const candidate of commands) {
        const args = candidate.bare?.(typed, context.today);
        if (args !== undefined) return candidate.run(args, context);
      }
      const near = closest(word, commands);
      const hint = near === undefined ? messages.seeHelp : messages.didYouMean(rest === '' ? near : `${near} …`);
      return { private: note(messages.unknownCommandTitle, messages.unknownCommand, hint) };
    }
    const args = command.args.safeParse(command.parse(rest, context.today));
    if (!args.success)
      return {
        private: note(
          messages.unknownCommandTitle,
          messages.notUnderstood(command.usage[language]),
          messages.forExample(command.examples[language]),
        ),
      };
    return command.run(args.data, context);
  }

  /** An answer matters more than its log line. */
  function log(line: string): void {
    try {
      options.log(line);
    } catch {
      // nowhere left to say it
    }
  }

  /** A fault of ours: the person gets a sentence and a reference, the log the same reference, nobody any contents. */
  function fault(error: unknown, language: Language): Reply<'public'> {
    const messages = messagesIn(language);
    if (error instanceof FallboteError && error.fault !== 'ours') {
      log(`${error.code} ${error.fault}`);
      return note(messages.faultTitle, `${error.message} (${error.code})`);
    }
    const reference = options.reference();
    const code = error instanceof FallboteError ? error.code : 'FB900';
    log(`${reference} ${code} ${error instanceof Error ? error.name : typeof error}${sourceOf(error)}`);
    return note(messages.faultTitle, messages.fault(reference));
  }

  return {
    async answer(request) {
      let language = request.language ?? 'de';
      try {
        const office = await store.office();
        const person = staffFor(office, request.from);
        language = request.language ?? person?.language ?? 'de';
        return deliver(await result(request, office, person, language), request.place, language);
      } catch (error) {
        return deliver({ private: fault(error, language) }, request.place, language);
      }
    },
  };
}

/** The first line of a stack: where, without what. The message stands before it and may hold anything. */
function sourceOf(error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  const at = error.stack.indexOf(error.message);
  const frames = at < 0 ? '' : error.stack.slice(at + error.message.length);
  const line = frames.split('\n').find((text) => /^\s+at .*:\d+:\d+\)?$/u.test(text));
  return line === undefined ? '' : ` ${line.trim().slice(0, 160)}`;
}

function deliver(result: CommandResult, place: Place, language: Language): BotAnswer {
  if (place.kind === 'private') return { here: seal(result.private, 'private') };
  if (result.channel !== undefined) return { here: seal(result.channel, 'channel') };
  return {
    here: seal(note('Fallbote', messagesIn(language).answeredPrivately), 'channel'),
    privately: seal(result.private, 'private'),
  };
}
