import type { Grade, UpTo } from './grade.ts';

/**
 * A picture with the words for who cannot see it. Platforms keep files apart from messages and longer than those, so
 * sensitive facts are not drawn at all.
 */
export interface Picture {
  readonly grade: UpTo<Extract<Grade, 'internal'>>;
  readonly png: Uint8Array;
  readonly alt: string;
}

/**
 * Draws a picture; may reject.
 * @param widest in pixels, for platforms that show no wider ones and want few bytes; missing: as sharp as it can be
 */
export type DrawPicture = (widest?: number) => Promise<Picture>;
