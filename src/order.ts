/** Order of plain text by code units: the same on every machine, and without loading locale data. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const CHUNKS = /\d+|\D+/gu;

/** Order of case numbers: digits by value, so that F-2 comes before F-10. */
export function compareCaseNumbers(a: string, b: string): number {
  if (a === b) return 0;
  const left = a.match(CHUNKS) ?? [];
  const right = b.match(CHUNKS) ?? [];
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    const [m, n] = [Number(x), Number(y)];
    const order = Number.isNaN(m) || Number.isNaN(n) ? compareText(x, y) : m - n;
    if (order !== 0) return order;
  }
  return left.length - right.length || compareText(a, b);
}
