/**
 * Text folded for comparison: lower case, ß = ss, ä/ö/ü = ae/oe/ue, runs of white space as one space, trimmed.
 * Linear in the length of the text; never throws.
 */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Like {@link fold}, and ae/oe/ue = a/o/u as well: "nächste", "naechste" and "nachste" become the same text.
 * For keys only, both sides folded ("heute" stays, "Tuesday" becomes "tusday"); not for display.
 */
export function foldLoose(text: string): string {
  return fold(text).replace(/([aou])e/g, '$1');
}
