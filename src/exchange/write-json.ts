import type { ImportFile } from '../cases/office.ts';

/** An import file as text: the office laid out, then one case per line, so that two exports can be compared. */
export function jsonText({ fallbote, office, cases }: ImportFile): string {
  const head = JSON.stringify({ fallbote, office }, null, 2).slice(0, -2);
  const rows = cases.map((kase) => `\n    ${JSON.stringify(kase)}`).join(',');
  return `${head},\n  "cases": [${rows}${rows === '' ? '' : '\n  '}]\n}\n`;
}
