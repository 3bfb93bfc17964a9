import { appendFileSync } from 'node:fs';

/** The file that `npm run torture` collects results in; without one the short form runs. */
const report = process.env['FALLBOTE_TORTURE'] ?? '';

/** How often to do something: the short form in `npm test`, the long one in `npm run torture`. */
export const times = (short: number, long: number): number => (report === '' ? short : long);
export const isLong = report !== '';

/** One line of result, for `npm run torture`. */
export function tell(text: string): void {
  if (report !== '') appendFileSync(report, `${text}\n`);
}
