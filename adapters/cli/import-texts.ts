import type { Language } from '../../src/cases/values.ts';
import { type Finding, findingLine } from '../../src/exchange/finding.ts';
import type { Conflict } from '../../src/exchange/merge.ts';
import type { Plan } from '../../src/exchange/take-over.ts';

const SHOWN = 200;

function shown<T>(items: readonly T[], line: (item: T) => string, language: Language): readonly string[] {
  const lines = items.slice(0, SHOWN).map((item) => `  ${line(item)}`);
  const more = items.length - SHOWN;
  if (more > 0)
    lines.push(
      language === 'de' ? `  … und ${more} weitere (alle mit --report)` : `  … and ${more} more (all with --report)`,
    );
  return lines;
}

/** Findings as lines, at most as many as somebody reads. */
export const findingLines = (findings: readonly Finding[], language: Language): readonly string[] =>
  shown(findings, (finding) => findingLine(finding, language), language);

function conflictLine(conflict: Conflict, language: Language): string {
  const { case: no, table, column, entry, bot, fachverfahren, wins } = conflict;
  const german = language === 'de';
  const place = [
    ...(no === undefined ? [] : [no]),
    table,
    ...(column === undefined ? [] : [german ? `Spalte „${column}“` : `column “${column}”`]),
  ].join(', ');
  const value = (text: string) =>
    german ? (text === '' ? 'nichts' : `„${text}“`) : text === '' ? 'nothing' : `“${text}”`;
  const which = entry === undefined ? '' : ` (${entry})`;
  if (german)
    return `${place}${which}: im Bot ${value(bot)}, im Fachverfahren ${value(fachverfahren)}. Es gilt ${wins === 'bot' ? 'der Bot' : 'das Fachverfahren'}.`;
  return `${place}${which}: in the bot ${value(bot)}, in the Fachverfahren ${value(fachverfahren)}. ${wins === 'bot' ? 'The bot' : 'The Fachverfahren'} wins.`;
}

export interface Outcome {
  readonly plan: Plan;
  readonly dryRun: boolean;
  readonly leftOut: readonly Finding[];
  readonly wentAlong: number;
}

const verb = ({ plan, dryRun }: Outcome, german: boolean): string => {
  if (dryRun) return german ? 'Probelauf, nichts übernommen' : 'Dry run, nothing taken over';
  if (plan.change === undefined) return german ? 'Nichts zu ändern' : 'Nothing to change';
  return german ? 'Übernommen' : 'Taken over';
};

/** What an import did, or would do. */
export function outcomeLines(outcome: Outcome, language: Language): readonly string[] {
  const { plan, leftOut, wentAlong } = outcome;
  const german = language === 'de';
  const { added, changed, same, kept, gone, conflicts, office } = plan;
  const counts = german
    ? `${added} neue, ${changed} geänderte, ${same} unveränderte Fälle`
    : `${added} new, ${changed} changed, ${same} unchanged cases`;
  const lines = [`${verb(outcome, german)}: ${office.name}, ${counts}.`];
  if (kept > 0)
    lines.push(
      german
        ? `Aus dem Bot ${kept === 1 ? 'bleibt 1 Angabe, die' : `bleiben ${kept} Angaben, die`} der Import nicht hat.`
        : `${kept === 1 ? '1 thing' : `${kept} things`} of the bot that the import does not have ${kept === 1 ? 'stays' : 'stay'}.`,
    );
  // a table that was cut off at the end of a row looks like this
  if (gone > 0)
    lines.push(
      german
        ? `${gone === 1 ? '1 Eintrag fällt' : `${gone} Einträge fallen`} weg: das Fachverfahren hat ${gone === 1 ? 'ihn' : 'sie'} nicht mehr.`
        : `${gone === 1 ? '1 entry goes' : `${gone} entries go`}: the Fachverfahren no longer has ${gone === 1 ? 'it' : 'them'}.`,
    );
  if (conflicts.length > 0) {
    lines.push(german ? `Konflikte: ${conflicts.length}` : `Conflicts: ${conflicts.length}`);
    lines.push(...shown(conflicts, (conflict) => conflictLine(conflict, language), language));
  }
  if (leftOut.length > 0) {
    const along =
      wentAlong === 0
        ? ''
        : german
          ? `, und ${wentAlong} weitere Zeilen dieser Fälle`
          : `, and ${wentAlong} more rows of these cases`;
    lines.push(
      german
        ? `Ausgelassen wegen Fehlern: ${leftOut.length}${along}`
        : `Left out because of errors: ${leftOut.length}${along}`,
    );
    lines.push(...findingLines(leftOut, language));
  }
  return lines;
}
