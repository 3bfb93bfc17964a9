import { fold } from '../../calendar/fold.ts';
import { catalogue, findHandlungsbedarf, findSubKind } from '../../cases/hemmnis-catalogue.ts';
import type { Massnahme } from '../../cases/office.ts';
import type { Text } from '../../cases/problem.ts';
import { nearest } from '../values/text.ts';
import { checkCriteria } from './check-criteria.ts';
import type { ReportAt } from './check-merkmal.ts';
import { unknownName } from './criteria-texts.ts';

const before = (until: string, from: string): Text => ({
  de: `Das Ende ${until} liegt vor dem Beginn ${from}.`,
  en: `The end ${until} is before the start ${from}.`,
});

const WORK: Text = {
  de: 'Den Handlungsbedarf, die Unterart oder die allgemeine Handlungsstrategie',
  en: 'Handlungsbedarf, sub-kind or general strategy',
};
const IN_HEMMNISSE: Text = {
  de: 'Alle Namen stehen in docs/hemmnisse.md.',
  en: 'All names are listed in docs/hemmnisse.md.',
};

function checkWork(worksOn: readonly string[], path: string, report: ReportAt): void {
  const { handlungsbedarfe, subKinds, generalStrategies } = catalogue();
  worksOn.forEach((name, i) => {
    if (findHandlungsbedarf(name) !== undefined || findSubKind(name) !== undefined) return;
    if (generalStrategies.some((strategy) => fold(strategy) === fold(name))) return;
    const names = [...[...handlungsbedarfe, ...subKinds].map((row) => row.name), ...generalStrategies];
    report(`${path}.worksOn[${i}]`, unknownName(WORK, name, nearest(name, names), IN_HEMMNISSE));
  });
}

/**
 * Everything that must hold in a row of a catalogue beyond its shape.
 * @param path where it stands: `office.massnahmen[3]`
 * @param known ids of Maßnahmen that its conditions may name
 */
export function checkMassnahme(row: Massnahme, path: string, known: ReadonlySet<string>, report: ReportAt): void {
  const { run, entry = [], duration, hoursPerWeek, partTimeHours } = row;
  if (run?.from !== undefined && run.until !== undefined && run.until < run.from)
    report(`${path}.run.until`, before(run.until, run.from));
  entry.forEach(({ from, until }, i) => {
    if (until !== undefined && until < from) report(`${path}.entry[${i}].until`, before(until, from));
  });
  if (duration?.months !== undefined && duration.maxMonths !== undefined && duration.maxMonths < duration.months)
    report(`${path}.duration.maxMonths`, {
      de: `Die längste Dauer liegt unter der üblichen von ${duration.months} Monaten. Erwartet: mindestens ${duration.months}.`,
      en: `The longest duration is below the usual one of ${duration.months} months. Expected: at least ${duration.months}.`,
    });
  if (hoursPerWeek !== undefined && partTimeHours !== undefined && partTimeHours > hoursPerWeek)
    report(`${path}.partTimeHours`, {
      de: `Die kleinste Form liegt über den Stunden je Woche. Erwartet: höchstens ${hoursPerWeek}.`,
      en: `The smallest form is above the hours a week. Expected: at most ${hoursPerWeek}.`,
    });
  checkWork(row.worksOn ?? [], path, report);
  checkCriteria(row.criteria ?? [], `${path}.criteria`, known, report);
}
