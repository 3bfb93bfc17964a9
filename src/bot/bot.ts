import { accessOf } from '../access/access.ts';
import type { AuditAction, AuditEntry } from '../access/audit.ts';
import type { LinkCodes } from '../access/link-codes.ts';
import type { Day } from '../calendar/civil-date.ts';
import type { Office, Staff } from '../cases/office.ts';
import type { Language } from '../cases/values.ts';
import { createOfficeDeadlines, type OfficeDeadlines } from '../deadlines/office-deadlines.ts';
import { FallboteError } from '../errors.ts';
import { messagesIn } from '../messages/messages.ts';
import type { DrawPicture } from '../reply/picture.ts';
import { note, type Reply } from '../reply/reply.ts';
import { type SealedReply, seal } from '../reply/seal.ts';
import type { Store } from '../store/store.ts';
import { casesShown } from './cases-shown.ts';
import type { Command, CommandContext, CommandResult, FormOffer, Place } from './command.ts';
import type { Form, FormOutcome, FormValues } from './form.ts';
import { accountOf, LINK, linkAccount, linkCodeOf, welcome } from './link-account.ts';
import { createEarlier } from './recorded.ts';
import { closest, resolveCommand } from './resolve.ts';
import { cleanInput, isThanks, looksLikeCaseNumber, MAX_INPUT } from './words.ts';

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
  /**
   * The platform's name of the request, the same when it comes again. Opaque, public and short: it stands in the trail
   * beside what was written down for the request.
   */
  readonly id?: string | undefined;
  /**
   * It may have been run before, by a process that ended in between: where the trail says that it was recorded it is not
   * run again. With an empty text nothing else is asked.
   */
  readonly again?: boolean | undefined;
}

/** What goes where: `here` to the place of the request, `privately` to the person alone. */
export interface BotAnswer {
  readonly here: SealedReply<'private'> | SealedReply<'channel'>;
  readonly privately?: SealedReply<'private'>;
  /** a form for the person who asked; an adapter that can draw it opens it, beside or instead of the text */
  readonly form?: Form;
  /** draws the answer as a picture, which an adapter that can may send to the person alone after the text; may reject */
  readonly picture?: DrawPicture;
  /** to a request that came `again`: whether it had been recorded, and so was not run; missing where that cannot be told */
  readonly recorded?: boolean;
}

export interface BotOptions {
  readonly store: Store;
  readonly commands: readonly Command[];
  readonly today: () => Day;
  /** the instant, ISO 8601 in UTC */
  readonly now: () => string;
  /** random ids, for what is written down */
  readonly newId: () => string;
  /** codes by which unknown accounts are linked; missing: no code is looked at */
  readonly linkCodes?: LinkCodes | undefined;
  /** makes the short reference that an unexpected fault is shown and logged under */
  readonly reference: () => string;
  /** one line per fault: reference, code and kind of error; never contents */
  readonly log: (line: string) => void;
}

/** The one way of a request: identify, parse, authorise, run, reply, write down who saw what. Never throws. */
export interface Bot {
  answer(request: BotRequest): Promise<BotAnswer>;
}

export function staffFor(office: Office, { platform, id }: Identity): Staff | undefined {
  return office.staff.find((person) =>
    platform === 'console' ? person.id === id : person.platforms?.[platform] === id,
  );
}

/** What leaves the name of its request in the trail: with it, "was it done?" has an answer. */
const WRITTEN: ReadonlySet<AuditAction> = new Set(['change', 'undo', 'delete', 'import']);

export function createBot(options: BotOptions): Bot {
  const { store, commands } = options;
  const earlier = createEarlier(store);
  let known: { readonly office: Office; readonly deadlines: OfficeDeadlines } | undefined;

  const deadlinesOf = (office: Office): OfficeDeadlines => {
    if (known?.office !== office) known = { office, deadlines: createOfficeDeadlines(office) };
    return known.deadlines;
  };

  /** Who asks, and all that a handler may use; `undefined` for somebody the office does not know. */
  function contextOf(
    { from, place, id }: Pick<BotRequest, 'from' | 'place' | 'id'>,
    office: Office,
    language: Language,
  ): CommandContext | undefined {
    const person = staffFor(office, from);
    if (person === undefined) return undefined;
    const today = options.today();
    const at = options.now();
    const door = doorOf(from, place);
    return {
      store,
      office,
      deadlines: deadlinesOf(office),
      access: accessOf(person, office, today),
      place,
      today,
      language,
      messages: messagesIn(language),
      at,
      newId: options.newId,
      linkCodes: options.linkCodes,
      looked: new Set(),
      audit: (what, command, cases) => {
        const request = WRITTEN.has(what) ? id : undefined;
        return { at, who: person.id, door, what, command, cases, request };
      },
    };
  }

  /**
   * Writes down which cases an answer shows or refuses; an answer that cannot be written down is not given. Without a
   * result the form stays open: what is wrong with it says what stands in the case, so that is a look as well.
   */
  async function writeDown(result: CommandResult | undefined, command: string, context: CommandContext): Promise<void> {
    const { audit, looked, place } = context;
    const shown = result === undefined ? [...looked] : casesShown(leaving(result, place), looked);
    const entries: AuditEntry[] = [];
    if (shown.length > 0) entries.push(audit('look', command, shown));
    if (result?.refused !== undefined) {
      // the same work for a case that does not exist as for one that is somebody else's
      const typed = looksLikeCaseNumber(result.refused) ? [result.refused.slice(0, 40)] : [];
      entries.push(audit('refused', command, typed));
    }
    if (entries.length > 0) await store.log(entries);
  }

  /**
   * What somebody unknown asks for is not even read: one line says that they came, one sentence how to be added.
   * @param command where they sent a code, which was no good
   */
  async function turnAway(
    { from, place }: Pick<BotRequest, 'from' | 'place'>,
    language: Language,
    command?: string,
  ): Promise<BotAnswer> {
    await store.log([
      { at: options.now(), who: accountOf(from), door: doorOf(from, place), what: 'refused', command, cases: [] },
    ]);
    const { codeRefused, unknownPerson } = messagesIn(language);
    return deliver({ private: note('Fallbote', command === LINK ? codeRefused : unknownPerson) }, place, language);
  }

  /** Somebody unknown: with a good code she is known from now on; every other code is turned away in the same words. */
  async function receive(request: BotRequest, language: Language): Promise<BotAnswer> {
    const { linkCodes: codes, now, newId } = options;
    const code = codes === undefined ? undefined : linkCodeOf(request);
    if (codes === undefined || code === undefined) return turnAway(request, language);
    const person = await linkAccount(code, request, { store, codes, at: now(), newId });
    if (person === undefined) return turnAway(request, language, LINK);
    const own = request.language ?? person.language ?? 'de';
    return deliver({ private: welcome(messagesIn(own)) }, request.place, own);
  }

  async function run(text: string, context: CommandContext): Promise<CommandResult & Partial<Named>> {
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
        if (args !== undefined) return { ...(await candidate.run(args, context)), command: candidate.name };
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
    return { ...(await command.run(args.data, context)), command: command.name };
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
  function fault(error: unknown, language: Language, { platform }: Identity): Reply<'public'> {
    const messages = messagesIn(language);
    const inChat = error instanceof FallboteError && platform !== 'console' ? error.inChat : undefined;
    if (error instanceof FallboteError && error.fault !== 'ours' && inChat === undefined) {
      log(`${error.code} ${error.fault}`);
      return note(messages.faultTitle, `${error.message} (${error.code})`);
    }
    const reference = options.reference();
    if (error instanceof FallboteError && inChat !== undefined) {
      // the file is the operator's business, and only hers
      log(`${reference} ${error.code} ${error.message}`);
      return note(messages.faultTitle, `${inChat[language]} (${error.code}, ${reference})`);
    }
    const code = error instanceof FallboteError ? error.code : 'FB900';
    log(`${reference} ${code} ${error instanceof Error ? error.name : typeof error}${sourceOf(error)}`);
    return note(messages.faultTitle, messages.fault(reference));
  }

  /** The form of a result, for an adapter: whoever sends it is identified anew. */
  function formOf(offer: FormOffer, command: string, request: BotRequest): Form {
    const submit = async (from: Identity, values: FormValues, id?: string): Promise<FormOutcome> => {
      let language = request.language ?? 'de';
      const place: Place = { kind: 'private' };
      const answerWith = (result: CommandResult): FormOutcome => ({
        ok: true,
        answer: deliver(result, place, language),
      });
      try {
        const office = await store.office();
        language = request.language ?? staffFor(office, from)?.language ?? 'de';
        const context = contextOf({ from, place, id }, office, language);
        if (context === undefined) return { ok: true, answer: await turnAway({ from, place }, language) };
        const clean = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cleanInput(value)]));
        const taken = await offer.submit(clean, context);
        await writeDown(taken.ok ? taken.result : undefined, command, context);
        return taken.ok ? answerWith(taken.result) : taken;
      } catch (error) {
        return answerWith({ private: fault(error, language, from) });
      }
    };
    const { title, fields, about = [] } = offer;
    const reply: Reply = { title, sections: [{ items: about.map((line) => ({ line })) }], actions: [] };
    return { title, fields, submit, ...(about.length === 0 ? {} : { about: seal(reply, 'private') }) };
  }

  return {
    async answer(request) {
      let language = request.language ?? 'de';
      try {
        const office = await store.office();
        language = request.language ?? staffFor(office, request.from)?.language ?? 'de';
        const context = contextOf(request, office, language);
        if (context === undefined) return await receive(request, language);
        const before = request.again === true ? await earlier(request, context) : undefined;
        const result = before ?? atHome(await run(request.text, context), request.place, office);
        await writeDown(result, result.command ?? 'unbekannt', context);
        const answer: BotAnswer = {
          ...deliver(result, request.place, language),
          ...(request.again === true ? { recorded: before !== undefined } : {}),
          ...(result.picture === undefined ? {} : { picture: result.picture }),
        };
        const { form, command } = result;
        return form === undefined || command === undefined
          ? answer
          : { ...answer, form: formOf(form, command, request) };
      } catch (error) {
        return deliver({ private: fault(error, language, request.from) }, request.place, language);
      }
    },
  };
}

interface Named {
  readonly command: string;
}

/** The first line of a stack: where, without what. The message stands before it and may hold anything. */
function sourceOf(error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  const at = error.stack.indexOf(error.message);
  const frames = at < 0 ? '' : error.stack.slice(at + error.message.length);
  const line = frames.split('\n').find((text) => /^\s+at .*:\d+:\d+\)?$/u.test(text));
  return line === undefined ? '' : ` ${line.trim().slice(0, 160)}`;
}

const doorOf = ({ platform }: Identity, place: Place): string =>
  place.kind === 'private' ? platform : `${platform}/${place.team}`;

/** A channel that belongs to no team of the office is shown nothing but the neutral line. */
function atHome<R extends CommandResult>(result: R, place: Place, office: Office): R {
  if (place.kind === 'private' || office.teams.some(({ id }) => id === place.team)) return result;
  const { channel: _foreign, ...rest } = result;
  return rest as R;
}

/** The reply with contents: where one is made for the channel it is the only one that leaves. */
const leaving = (result: CommandResult, place: Place): Reply =>
  place.kind === 'channel' && result.channel !== undefined ? result.channel : result.private;

function deliver(result: CommandResult, place: Place, language: Language): BotAnswer {
  if (place.kind === 'private') return { here: seal(result.private, 'private') };
  if (result.channel !== undefined) return { here: seal(result.channel, 'channel') };
  return {
    here: seal(note('Fallbote', messagesIn(language).answeredPrivately), 'channel'),
    privately: seal(result.private, 'private'),
  };
}
