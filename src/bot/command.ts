import type * as z from 'zod/mini';
import type { Access } from '../access/access.ts';
import type { Day } from '../calendar/civil-date.ts';
import type { Office } from '../cases/office.ts';
import type { Language } from '../cases/values.ts';
import type { OfficeDeadlines } from '../deadlines/office-deadlines.ts';
import type { Messages } from '../messages/messages.ts';
import type { Reply, TeamReply } from '../reply/reply.ts';
import type { Store } from '../store/store.ts';

/** Where a request was made. */
export type Place = { readonly kind: 'private' } | { readonly kind: 'channel'; readonly team: string };

/** All that a handler may use. The person is known; whether a case may be seen is still to be asked of `access`. */
export interface CommandContext {
  readonly store: Store;
  readonly office: Office;
  readonly deadlines: OfficeDeadlines;
  readonly access: Access;
  readonly place: Place;
  readonly today: Day;
  readonly language: Language;
  readonly messages: Messages;
}

/**
 * What a command answers: `private` goes to the person alone; `channel`, where there is one, may be shown in the team
 * channel the request came from. Without it the channel sees one neutral line.
 */
export interface CommandResult {
  readonly private: Reply;
  readonly channel?: TeamReply;
}

type InBoth = Readonly<Record<Language, string>>;

/** A command: its grammar, its help and its handler. The registry is the only list of them. */
export interface Command<Args = unknown> {
  /** the German name, folded as typed: lower case, ae, ss */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: InBoth;
  readonly usage: InBoth;
  /** whole inputs, each of them understood; shown in the help */
  readonly examples: Readonly<Record<Language, readonly string[]>>;
  readonly args: z.ZodMiniType<Args>;
  /** Words after the name to arguments; `undefined` where they make no sense. Never throws. */
  parse(rest: string, today: Day): Args | undefined;
  /** A whole input that this command understands without its name, such as a period alone. */
  bare?(text: string, today: Day): Args | undefined;
  run(args: Args, context: CommandContext): Promise<CommandResult>;
}

/** Keeps a command's argument type together while the registry holds commands of all kinds. */
export function defineCommand<Args>(command: Command<Args>): Command {
  return command as unknown as Command;
}
