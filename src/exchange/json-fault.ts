/** Longer texts are not read again and again to find the place. */
const LONGEST = 5_000_000;

/** Whether a text is broken, and not just cut off at its end. */
function isBroken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/end of JSON input|Unterminated/u.test(message)) return false;
    const position = /position (\d+)/u.exec(message)?.[1];
    return position === undefined || Number(position) < text.length;
  }
}

/**
 * Index of the character at which JSON breaks; the length of the text where it ends midway. Engines tell that of some
 * mistakes only, so the shortest beginning is looked for that is broken. `undefined` for a text too long for that.
 */
export function brokenAt(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  if (!isBroken(text)) return text.length;
  let [sound, broken] = [0, text.length];
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (isBroken(text.slice(0, middle))) broken = middle;
    else sound = middle;
  }
  return sound;
}
