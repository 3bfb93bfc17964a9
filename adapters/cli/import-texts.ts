import type { Massnahme } from '../../src/cases/office.ts';
import { visible } from '../../src/cases/problem.ts';
import type { Language } from '../../src/cases/values.ts';
import type { CataloguePlan } from '../../src/exchange/catalogue-plan.ts';
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

/** What a sound catalogue holds. */
export function catalogueText(rows: readonly Massnahme[], language: Language): string {
  const conditions = rows.reduce((sum, { criteria = [] }) => sum + criteria.length, 0);
  if (language === 'de')
    return `Alles in Ordnung: Katalog mit ${rows.length} ${rows.length === 1 ? 'Maßnahme' : 'Maßnahmen'} und ${conditions} ${conditions === 1 ? 'Bedingung' : 'Bedingungen'}.`;
  return `All sound: a catalogue of ${rows.length} ${rows.length === 1 ? 'Maßnahme' : 'Maßnahmen'} and ${conditions} ${conditions === 1 ? 'condition' : 'conditions'}.`;
}

/** Which Maßnahmen a catalogue brings, changes and takes away. */
function catalogueLines(plan: CataloguePlan, german: boolean): readonly string[] {
  const { gone, stay } = plan;
  const ids = stay.map(visible).join(', ');
  return [
    ...(gone === 0
      ? []
      : [
          german
            ? `${gone === 1 ? '1 Maßnahme fällt' : `${gone} Maßnahmen fallen`} weg: der Katalog hat sie nicht mehr.`
            : `${gone === 1 ? '1 Maßnahme goes' : `${gone} Maßnahmen go`}: the catalogue no longer has ${gone === 1 ? 'it' : 'them'}.`,
        ]),
    ...(stay.length === 0
      ? []
      : [
          german
            ? `Nicht mehr im Katalog, aber in Fällen genannt, deshalb ${stay.length === 1 ? 'bleibt' : 'bleiben'}: ${ids}.`
            : `No longer in the catalogue but named in cases, and therefore kept: ${ids}.`,
        ]),
  ];
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

function countsOf({ added, changed, same, catalogue }: Plan, german: boolean): string {
  if (catalogue !== undefined)
    return german
      ? `Katalog: ${catalogue.added} neue, ${catalogue.changed} geänderte, ${catalogue.same} unveränderte Maßnahmen`
      : `catalogue: ${catalogue.added} new, ${catalogue.changed} changed, ${catalogue.same} unchanged Maßnahmen`;
  return german
    ? `${added} neue, ${changed} geänderte, ${same} unveränderte Fälle`
    : `${added} new, ${changed} changed, ${same} unchanged cases`;
}

/** What an import did, or would do. */
export function outcomeLines(outcome: Outcome, language: Language): readonly string[] {
  const { plan, leftOut, wentAlong } = outcome;
  const german = language === 'de';
  const { kept, gone, conflicts, office } = plan;
  const counts = countsOf(plan, german);
  const lines = [`${verb(outcome, german)}: ${office.name}, ${counts}.`];
  if (plan.catalogue !== undefined) lines.push(...catalogueLines(plan.catalogue, german));
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
          ? `, und ${wentAlong} weitere Zeilen, die dazu gehören`
          : `, and ${wentAlong} more rows that belong to them`;
    lines.push(
      german
        ? `Ausgelassen wegen Fehlern: ${leftOut.length}${along}`
        : `Left out because of errors: ${leftOut.length}${along}`,
    );
    lines.push(...findingLines(leftOut, language));
  }
  return lines;
}
