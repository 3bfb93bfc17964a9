import { caseSchema } from '../cases/case.ts';
import { type ImportFile, officeSchema } from '../cases/office.ts';

/**
 * An import file as text: the office laid out, then one case per line, fields in the order of the schema. So the same data
 * give the same text, whichever way they came in, and two exports can be compared.
 */
export function jsonText({ fallbote, office, cases }: ImportFile): string {
  const head = JSON.stringify({ fallbote, office: officeSchema.parse(office) }, null, 2).slice(0, -2);
  const rows = cases.map((kase) => `\n    ${JSON.stringify(caseSchema.parse(kase))}`).join(',');
  return `${head},\n  "cases": [${rows}${rows === '' ? '' : '\n  '}]\n}\n`;
}
