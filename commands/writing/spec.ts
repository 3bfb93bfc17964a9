import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import type { Fields, Values } from '../../src/bot/fields.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Reply } from '../../src/reply/reply.ts';

/** What an edit is made from. `no` stands for entries: the case as it is now. */
export interface CaseEdit {
  readonly kase: Case;
  readonly context: CommandContext;
  /** today, YYYY-MM-DD */
  readonly today: string;
}

/** A case with an entry more, and what was recorded in one sentence; or why not, for a field or as a whole. */
export type Edited =
  | { readonly kase: Case; readonly said: Text; readonly also?: readonly Text[] }
  | { readonly problems: Readonly<Record<string, Text>> }
  | { readonly refused: Text }
  /** what the person is to see before anything is recorded; it says how to confirm */
  | { readonly first: Reply }
  /** the case is to be deleted for good; what is said then */
  | { readonly remove: Text };

/** One thing that a writing command does: its fields and its edit. Pure: what it needs to know comes in. */
export interface Variant<F extends Fields = Fields> {
  /** the word or words that name it, usually after the case number; a command's only or usual variant needs none */
  readonly verb?: {
    readonly name: Text;
    readonly words?: readonly string[];
    /** words that name it and are an answer to one of its fields as well: "vertrag F-101 Entfristung" */
    readonly answers?: readonly string[];
  };
  /** what the button and the form are called; public */
  readonly title: Text;
  /** what it is about, for the person alone */
  readonly about?: Text;
  /** also for a closed case */
  readonly onClosed?: boolean;
  /** whole inputs for where something is missing; else the first of the command */
  readonly examples?: { readonly de: readonly string[]; readonly en: readonly string[] };
  /** why there is nothing to ask: the case has no entry that this could be about */
  pointless?(edit: CaseEdit): Text | undefined;
  fields(edit: CaseEdit): F;
  apply(values: Values<F>, edit: CaseEdit): Edited;
}

/** Keeps the names of a variant's fields together with its edit, while a command holds variants of all kinds. */
export const variant = <const F extends Fields>(spec: Variant<F>): Variant => spec as unknown as Variant;

/**
 * What the words after the case number mean where the entry that they name decides the fields: a variant, the words that
 * name it and the others; or an answer that asks which entry is meant.
 */
export type Found =
  | {
      readonly variant: Variant;
      readonly named: string;
      readonly rest: string;
      /** the form comes first, though nothing is missing */
      readonly ask?: boolean;
    }
  | { readonly answer: CommandResult };

type InBoth = Text;

/** A command that changes one case. */
export interface WritingSpec {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: InBoth;
  readonly usage: InBoth;
  readonly examples: { readonly de: readonly string[]; readonly en: readonly string[] };
  /** words that may mean several variants ("Ende"), folded: asked back */
  readonly ambiguous?: readonly string[];
  /** the first without a verb is meant where the line names none */
  readonly variants: readonly Variant[];
  /** finds the variant instead of `variants`, which is empty then */
  find?(rest: string, edit: CaseEdit): Promise<Found>;
  /** answers where nothing but the case was named, instead of asking what to do */
  bare?(no: string, context: CommandContext): Promise<CommandResult>;
}

/** What a line says: the case, and the words after it. */
export interface WritingArgs {
  readonly case?: string | undefined;
  readonly rest: string;
}
