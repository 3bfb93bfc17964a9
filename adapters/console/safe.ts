/** Controls, line separators, and the marks that turn the direction of writing. */
const STEERING = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

/** Text that cannot steer a terminal: what would do so becomes visible. */
export const safe = (text: string): string => text.replace(STEERING, '·');

/** The same for several lines. */
export const safeLines = (text: string): string => text.split('\n').map(safe).join('\n');
