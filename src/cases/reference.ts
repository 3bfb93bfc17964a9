import { type Text, visible } from './problem.ts';

export type Report = (path: string, record: string | undefined, text: Text) => void;

/** Something that is named but not there. */
export const unknownRef = (what: Text, value: string, where: string | Text): Text => ({
  de: `${what.de} „${visible(value)}“ gibt es nicht (${typeof where === 'string' ? where : where.de}).`,
  en: `There is no ${what.en} “${visible(value)}” (${typeof where === 'string' ? where : where.en}).`,
});
export const PERSON: Text = { de: 'Die Person', en: 'person' };

/** Reports what stands twice; capitals do not count. Called with each value in turn. */
export function once(report: Report): (path: string, value: string, record?: string) => void {
  const seen = new Set<string>();
  return (path, value, record = value) => {
    const key = value.toUpperCase();
    if (seen.has(key)) {
      report(path, record, {
        de: `„${visible(value)}“ steht zweimal in der Datei. Jede Kennung darf nur einmal vorkommen, groß oder klein geschrieben.`,
        en: `“${visible(value)}” stands twice in the file. Each id may occur only once, in capitals or not.`,
      });
    }
    seen.add(key);
  };
}
