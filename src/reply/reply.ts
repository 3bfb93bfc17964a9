import type { Grade, UpTo } from './grade.ts';

/** A piece of text with its grade. */
export interface Span<G extends Grade = Grade> {
  readonly text: string;
  readonly grade: G;
  readonly style?: 'strong' | 'muted' | 'alert';
}

export type Line<G extends Grade = Grade> = readonly Span<G>[];

/** The machine-readable twin of an item: what `--json` prints and what the contract suites of the adapters compare. */
export interface Fact<G extends Grade = Grade> {
  readonly grade: G;
  readonly type:
    | 'deadline'
    | 'missing'
    | 'hemmnis'
    | 'case'
    | 'member'
    | 'command'
    | 'refusal'
    | 'count'
    | 'change'
    | 'effect'
    | 'massnahme'
    | 'finding'
    | 'question'
    | 'profile';
  readonly value: Readonly<Record<string, unknown>>;
}

/** Something the person can do next: a command in words. */
export interface Action<G extends Grade = Grade> {
  /** of the grade of its command: it may be one of the answers that a case offers */
  readonly label: string;
  readonly command: Span<G>;
}

export interface Item<G extends Grade = Grade> {
  readonly line: Line<G>;
  readonly details?: readonly Line<G>[];
  readonly facts?: readonly Fact<G>[];
  /** what can be done about this line alone; it stands under it */
  readonly actions?: readonly Action<G>[];
}

export interface Section<G extends Grade = Grade> {
  readonly heading?: Line<G>;
  readonly items: readonly Item<G>[];
}

/**
 * An answer without any platform in it. `G` are the grades it may hold: a function that wants a `TeamReply` cannot be
 * given sensitive facts. The title is public by type: it is what a preview on a locked screen shows.
 */
export interface Reply<G extends Grade = Grade> {
  readonly title: string;
  readonly sections: readonly Section<G>[];
  readonly actions: readonly Action<G>[];
  readonly page?: { readonly number: number; readonly of: number };
}

export const plain = (text: string, style?: Span['style']): Span<'public'> =>
  style === undefined ? { text, grade: 'public' } : { text, grade: 'public', style };
export const internal = (text: string, style?: Span['style']): Span<'internal'> =>
  style === undefined ? { text, grade: 'internal' } : { text, grade: 'internal', style };
export const sensitive = (text: string, style?: Span['style']): Span<'sensitive'> =>
  style === undefined ? { text, grade: 'sensitive' } : { text, grade: 'sensitive', style };

/** A reply of public sentences: one line each. */
export function note(title: string, ...lines: readonly string[]): Reply<'public'> {
  return {
    title,
    sections: lines.length === 0 ? [] : [{ items: lines.map((text) => ({ line: [plain(text)] })) }],
    actions: [],
  };
}

/** A reply that may be shown in a team channel. */
export type TeamReply = Reply<UpTo<'internal'>>;
/** An item of one. */
export type TeamItem = Item<UpTo<'internal'>>;
