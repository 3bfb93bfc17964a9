import { parseExtraHoliday } from '../calendar/holidays.ts';
import { defaultRules } from '../deadlines/load-rules.ts';
import { mergeRules, type RuleProblem } from '../deadlines/merge-rules.ts';
import type { Rule } from '../deadlines/rule.ts';
import { checkTargets } from '../digest/check-settings.ts';
import { catalogueOf } from '../fit/catalogue.ts';
import { checkMassnahme } from '../fit/criteria/check-massnahme.ts';
import { checkMuted, checkReminders } from '../reminders/check-settings.ts';
import type { Massnahme, Office } from './office.ts';
import { visible } from './problem.ts';
import { once, PERSON, type Report, unknownRef } from './reference.ts';
import { CATALOGUES } from './values.ts';

function duplicates(report: Report, path: string, items: readonly { readonly id: string }[] | undefined): void {
  const check = once(report);
  (items ?? []).forEach((item, i) => check(`${path}[${i}].id`, item.id));
}

/**
 * Checks a row of a catalogue of Maßnahmen beyond its shape.
 * @param path where it stands: `office.massnahmen[3]`
 * @param known ids of Maßnahmen that its conditions may name
 */
export function checkRow(row: Massnahme, path: string, known: ReadonlySet<string>, report: Report): void {
  duplicates(report, `${path}.milestones`, row.milestones);
  checkMassnahme(row, path, known, (at, text) => report(at, row.id, text));
}

/** So many that a year could be left without any Arbeitstag. */
const MOST_HOLIDAYS = 200;

/** What cases refer to. */
export interface Context {
  readonly office: Office;
  readonly teams: ReadonlySet<string>;
  readonly staff: ReadonlySet<string>;
  readonly managers: ReadonlySet<string>;
  /** teams that somebody leads */
  readonly led: ReadonlySet<string>;
  /** the office's own, and all that come with Fallbote, shown or not */
  /** the office's own and all shipped ones */
  readonly massnahmen: ReadonlyMap<string, Massnahme>;
  /** the office's own: nobody takes part in a shipped one before the office has taken it over */
  readonly own: ReadonlySet<string>;
  readonly rules: ReadonlyMap<string, Rule>;
  /** rules of the office that were reported themselves */
  readonly faulty: ReadonlySet<string>;
}

/** Everything that must hold in an office beyond its shape. Gives what its cases may refer to. */
export function checkOffice(office: Office, report: Report): Context {
  const { teams, staff, deputies = [], massnahmen = [], holidays = [] } = office;
  const ids = new Set(teams.map((team) => team.id));
  const people = new Set(staff.map((person) => person.id));
  checkHolidays(holidays, report);
  duplicates(report, 'office.teams', teams);
  const own = mergeRules(defaultRules(), office.rules);
  teams.forEach((team, t) => {
    reportRules(`office.teams[${t}].rules`, mergeRules(own.rules, team.rules, 'team').problems, report);
  });
  duplicates(report, 'office.staff', staff);
  const platforms = { slack: once(report), teams: once(report) };
  staff.forEach((person, i) => {
    if (!ids.has(person.team)) {
      report(
        `office.staff[${i}].team`,
        person.id,
        unknownRef({ de: 'Das Team', en: 'team' }, person.team, 'office.teams'),
      );
    }
    const { quietHours } = person;
    if (quietHours !== undefined && quietHours.from === quietHours.until) {
      report(`office.staff[${i}].quietHours.until`, person.id, {
        de: `Die Ruhezeit beginnt und endet um ${quietHours.from}. Erwartet: zwei verschiedene Uhrzeiten.`,
        en: `The quiet hours begin and end at ${quietHours.from}. Expected: two different times.`,
      });
    }
    for (const platform of ['slack', 'teams'] as const) {
      const name = person.platforms?.[platform];
      if (name !== undefined) platforms[platform](`office.staff[${i}].platforms.${platform}`, name, person.id);
    }
  });
  deputies.forEach((item, i) => {
    const path = `office.deputies[${i}]`;
    for (const key of ['of', 'deputy'] as const) {
      if (!people.has(item[key])) report(`${path}.${key}`, undefined, unknownRef(PERSON, item[key], 'office.staff'));
    }
    if (item.of === item.deputy) {
      report(`${path}.deputy`, undefined, {
        de: `„${item.of}“ kann sich nicht selbst vertreten.`,
        en: `“${item.of}” cannot be their own deputy.`,
      });
    }
    if (item.until < item.from) {
      report(`${path}.until`, undefined, {
        de: `Das Ende ${item.until} liegt vor dem Beginn ${item.from}.`,
        en: `The end ${item.until} is before the start ${item.from}.`,
      });
    }
  });
  duplicates(report, 'office.massnahmen', massnahmen);
  // what is no longer shown may have been assigned before
  const all = new Map(catalogueOf({ ...office, catalogues: [...CATALOGUES] }).map((row) => [row.id, row]));
  const known = new Set(all.keys());
  massnahmen.forEach((row, i) => checkRow(row, `office.massnahmen[${i}]`, known, report));
  reportRules('office.rules', own.problems, report);
  checkTargets(office.targets, { teams: ids, massnahmen: known }, report);
  const rules = new Map(own.rules.map((rule) => [rule.id, rule]));
  const faulty = new Set(own.problems.map((problem) => problem.id));
  checkReminders(office.reminders, { rules, faulty }, report);
  staff.forEach((person, i) => checkMuted(person, `office.staff[${i}]`, { rules, faulty }, report));
  return {
    office,
    teams: ids,
    staff: people,
    managers: new Set(staff.filter((person) => person.roles.includes('caseManager')).map((person) => person.id)),
    led: new Set(staff.filter((person) => person.roles.includes('teamLead')).map((person) => person.team)),
    massnahmen: all,
    own: new Set(massnahmen.map(({ id }) => id)),
    rules,
    faulty,
  };
}

function checkHolidays(holidays: readonly string[], report: Report): void {
  holidays.forEach((text, i) => {
    if (parseExtraHoliday(text) !== undefined) return;
    report(`office.holidays[${i}]`, undefined, {
      de: `„${visible(text)}“ ist kein bekannter Feiertag. Erwartet: ein Name wie „Fronleichnam“, TT.MM. oder JJJJ-MM-TT.`,
      en: `“${visible(text)}” is no known holiday. Expected: a name such as “Fronleichnam”, DD.MM. or YYYY-MM-DD.`,
    });
  });
  if (holidays.length > MOST_HOLIDAYS) {
    report('office.holidays', undefined, {
      de: `Zu viele weitere Feiertage: ${holidays.length}. Erwartet: höchstens ${MOST_HOLIDAYS}.`,
      en: `Too many additional holidays: ${holidays.length}. Expected: at most ${MOST_HOLIDAYS}.`,
    });
  }
}

function reportRules(path: string, problems: readonly RuleProblem[], report: Report): void {
  for (const { row, id, problem } of problems) {
    report(`${path}[${row - 1}]`, id, {
      de: `Regel „${id}“ (Zeile ${row}): ${problem.de}.`,
      en: `Rule “${id}” (row ${row}): ${problem.en}.`,
    });
  }
}
