import { catalogue } from '../../src/cases/hemmnis-catalogue.ts';
import { AREAS } from '../../src/cases/values.ts';

/** The catalogue of Hemmnisse as tables, made from its data. */
export function hemmnisTables(): string {
  const { handlungsbedarfe, generalStrategies, subKinds } = catalogue();
  const areas = AREAS.map((area, index) => {
    const rows = handlungsbedarfe
      .filter((row) => row.area === area)
      .map(
        (row) =>
          `| ${row.name} | ${row.strategies.join(' · ')} | ${subKinds
            .filter((sub) => sub.handlungsbedarf === row.name)
            .map((sub) => sub.name)
            .join(' · ')} |`,
      );
    return [
      `### ${index + 1}. ${area}`,
      '',
      '| Handlungsbedarf | Handlungsstrategien | Unterarten |',
      '|---|---|---|',
      ...rows,
      '',
    ].join('\n');
  });
  const never = subKinds.filter((sub) => sub.neverPrint).map((sub) => sub.name);
  return [
    ...areas,
    `Ohne eigenen Handlungsbedarf, überall erlaubt: ${generalStrategies.join(' · ')}.`,
    '',
    `Nie in einem Kanal, einer Übersicht, einem Protokoll oder einer Vorschau: ${never.join(' · ')}, und jede Diagnose.`,
  ].join('\n');
}
