/** How botbuilder begins to print the key of a token that it refuses. */
const REFUSED = 'Error finding key for token.';

const isLibrarys = ([first]: readonly unknown[]): boolean =>
  typeof first === 'string' ? first.startsWith(REFUSED) : first instanceof Error && first.name === 'TokenExpiredError';

let ours: typeof console.error | undefined;

/**
 * Keeps botbuilder from writing the key or the error of every token it refuses to the console: anybody who can reach the
 * bot could fill its log. What others print is printed. (To tell by the words costs less than to follow who prints: that
 * would slow every promise of the process.)
 */
export function mute(): void {
  if (console.error === ours) return;
  const print = console.error;
  ours = (...told: readonly unknown[]) => (isLibrarys(told) ? undefined : print(...told));
  console.error = ours;
}
