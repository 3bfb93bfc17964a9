import type * as z from 'zod/mini';
import type { Access } from '../access/access.ts';
import type { AuditAction, AuditEntry } from '../access/audit.ts';
import type { LinkCodes } from '../access/link-codes.ts';
import type { Day } from '../calendar/civil-date.ts';
import type { Office } from '../cases/office.ts';
import type { Language } from '../cases/values.ts';
import type { OfficeDeadlines } from '../deadlines/office-deadlines.ts';
import type { Messages } from '../messages/messages.ts';
import type { DrawPicture } from '../reply/picture.ts';
import type { Line, Reply, TeamReply } from '../reply/reply.ts';
import type { Store } from '../store/store.ts';
import type { FormField, FormValues } from './form.ts';

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
  /** the instant of the request, ISO 8601 in UTC: for what is written down, never for a date of the field */
  readonly at: string;
  /** a new random id */
  readonly newId: () => string;
  /** codes that link chat accounts; missing where nobody could send one in: the process ends with the answer */
  readonly linkCodes?: LinkCodes | undefined;
  /** numbers of cases that were looked at; what finds a case for the person adds to it */
  readonly looked: Set<string>;
  /** a line for the audit trail: who, when and through which door are filled in */
  readonly audit: (what: AuditAction, command: string, cases: readonly string[]) => AuditEntry;
}

/** Taken over, with the answer; or what is wrong, by field name. */
export type FormTaken =
  | { readonly ok: true; readonly result: CommandResult }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** A form that a command offers where a line did not say enough. */
export interface FormOffer {
  /** public, as every title */
  readonly title: string;
  /** which case it is for and what is recorded there, for the person alone */
  readonly about?: readonly Line[];
  readonly fields: readonly FormField[];
  /** with the context of whoever sends it: the right to the case is asked again */
  submit(values: FormValues, context: CommandContext): Promise<FormTaken>;
}

/**
 * What a command answers: `private` goes to the person alone; `channel`, where there is one, may be shown in the team
 * channel the request came from. Without it the channel sees one neutral line.
 */
export interface CommandResult {
  readonly private: Reply;
  readonly channel?: TeamReply;
  readonly form?: FormOffer;
  /** The same as `private` as a picture, for the person alone: drawn only where an adapter can send one. */
  readonly picture?: DrawPicture;
  /** a case that was asked for and not shown, as typed: for the audit trail alone */
  readonly refused?: string;
}

type InBoth = Readonly<Record<Language, string>>;

/** A command: its grammar, its help and its handler. The registry is the only list of them. */
export interface Command<Args = unknown> {
  /** the German name, folded as typed: lower case, ae, ss */
  readonly name: string;
  readonly aliases: readonly string[];
  /** it writes something down; the help lists those apart */
  readonly changes?: true;
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
