import { fold } from '../calendar/fold.ts';
import { parseExtraHoliday } from '../calendar/holidays.ts';
import { defaultRules } from '../deadlines/load-rules.ts';
import { mergeRules } from '../deadlines/merge-rules.ts';
import type { Rule } from '../deadlines/rule.ts';
import { type SubjectKeys, subjectKeys } from '../deadlines/subjects.ts';
import type { Case } from './case.ts';
import { checkCase } from './case-invariants.ts';
import { findHandlungsbedarf, findSubKind, strategiesFor } from './hemmnis-catalogue.ts';
import { type ImportFile, importSchema, type Office } from './office.ts';
import { type Problem, problemsOf } from './problem.ts';

type Text = Problem['text'];
type Report = (path: string, record: string | undefined, text: Text) => void;

const unknownRef = (what: Text, value: string, where: string): Text => ({
  de: `${what.de} „${value}“ gibt es nicht (${where}).`,
  en: `There is no ${what.en} “${value}” (${where}).`,
});

function duplicates(
  report: Report,
  path: string,
  key: 'id' | 'no',
  items: readonly Readonly<Record<string, unknown>>[],
): void {
  const seen = new Set<string>();
  items.forEach((item, index) => {
    const value = String(item[key]).toUpperCase();
    if (seen.has(value)) {
      report(`${path}[${index}].${key}`, String(item[key]), {
        de: `„${item[key]}“ steht zweimal in der Datei. Jede Kennung darf nur einmal vorkommen.`,
        en: `“${item[key]}” stands twice in the file. Each id may occur only once.`,
      });
    }
    seen.add(value);
  });
}

function checkOffice(office: Office, report: Report): readonly Rule[] {
  duplicates(report, 'office.teams', 'id', office.teams);
  duplicates(report, 'office.staff', 'id', office.staff);
  duplicates(report, 'office.massnahmen', 'id', office.massnahmen ?? []);
  const teams = new Set(office.teams.map((team) => team.id));
  const staff = new Set(office.staff.map((person) => person.id));
  office.staff.forEach((person, i) => {
    if (!teams.has(person.team)) {
      report(
        `office.staff[${i}].team`,
        person.id,
        unknownRef({ de: 'Das Team', en: 'team' }, person.team, 'office.teams'),
      );
    }
  });
  (office.deputies ?? []).forEach((item, i) => {
    const path = `office.deputies[${i}]`;
    for (const key of ['of', 'deputy'] as const) {
      if (!staff.has(item[key]))
        report(`${path}.${key}`, undefined, unknownRef({ de: 'Die Person', en: 'person' }, item[key], 'office.staff'));
    }
    if (item.of === item.deputy) {
      report(`${path}.deputy`, undefined, {
        de: `„${item.of}“ kann sich nicht selbst vertreten.`,
        en: `“${item.of}” cannot be the own deputy.`,
      });
    }
    if (item.until < item.from) {
      report(`${path}.until`, undefined, {
        de: `Das Ende ${item.until} liegt vor dem Beginn ${item.from}.`,
        en: `The end ${item.until} is before the start ${item.from}.`,
      });
    }
  });
  (office.holidays ?? []).forEach((text, i) => {
    if (parseExtraHoliday(text) !== undefined) return;
    report(`office.holidays[${i}]`, undefined, {
      de: `„${text}“ ist kein bekannter Feiertag. Erwartet: ein Name wie „Fronleichnam“, TT.MM. oder JJJJ-MM-TT.`,
      en: `“${text}” is no known holiday. Expected: a name such as “Fronleichnam”, DD.MM. or YYYY-MM-DD.`,
    });
  });
  const own = mergeRules(defaultRules(), office.rules);
  for (const { row, id, problem } of own.problems) {
    report(`office.rules[${row - 1}]`, id, {
      de: `Regel „${id}“ (Zeile ${row}): ${problem.de}.`,
      en: `rule “${id}” (row ${row}): ${problem.en}.`,
    });
  }
  office.teams.forEach((team, t) => {
    for (const { row, id, problem } of mergeRules(own.rules, team.rules, 'team').problems) {
      report(`office.teams[${t}].rules[${row - 1}]`, id, {
        de: `Regel „${id}“ (Zeile ${row}): ${problem.de}.`,
        en: `rule “${id}” (row ${row}): ${problem.en}.`,
      });
    }
  });
  return own.rules;
}

function checkHemmnisse(kase: Case, report: (path: string, text: Text) => void, staff: ReadonlySet<string>): void {
  (kase.hemmnisse ?? []).forEach((item, i) => {
    const path = `hemmnisse[${i}]`;
    if (findHandlungsbedarf(item.handlungsbedarf) === undefined) {
      report(
        `${path}.handlungsbedarf`,
        unknownRef({ de: 'Den Handlungsbedarf', en: 'Handlungsbedarf' }, item.handlungsbedarf, 'docs/hemmnisse.md'),
      );
    } else {
      const known = new Set(strategiesFor(item.handlungsbedarf).map(fold));
      (item.strategies ?? []).forEach((strategy, s) => {
        if (!known.has(fold(strategy))) {
          report(
            `${path}.strategies[${s}]`,
            unknownRef({ de: 'Die Handlungsstrategie', en: 'strategy' }, strategy, 'docs/hemmnisse.md'),
          );
        }
      });
    }
    if (item.sub !== undefined && findSubKind(item.sub) === undefined) {
      report(`${path}.sub`, unknownRef({ de: 'Die Unterart', en: 'sub-kind' }, item.sub, 'docs/hemmnisse.md'));
    }
    item.history.forEach((entry, h) => {
      if (entry.by !== undefined && !staff.has(entry.by)) {
        report(`${path}.history[${h}].by`, unknownRef({ de: 'Die Person', en: 'person' }, entry.by, 'office.staff'));
      }
    });
  });
}

function checkActs(
  kase: Case,
  report: (path: string, text: Text) => void,
  rules: ReadonlyMap<string, Rule>,
  keys: SubjectKeys,
): void {
  (kase.acts ?? []).forEach((act, i) => {
    const rule = rules.get(act.rule);
    if (rule === undefined) {
      report(`acts[${i}].rule`, unknownRef({ de: 'Die Regel', en: 'rule' }, act.rule, 'fallbote rules'));
      return;
    }
    if (rule.done.act === undefined) {
      report(`acts[${i}].rule`, {
        de: `Die Regel „${act.rule}“ wird nicht durch einen Eintrag in acts erledigt. Was sie erledigt, steht in docs/fristen.md.`,
        en: `The rule “${act.rule}” is not satisfied by an entry in acts. See docs/fristen.md for what satisfies it.`,
      });
    }
    if (rule.done.act === 'withReason' && act.reason === undefined) {
      report(`acts[${i}].reason`, {
        de: 'Diese Entscheidung braucht eine Begründung (reason).',
        en: 'This decision needs a reason.',
      });
    }
    if (act.subject === undefined && rule.due.form === 'milestones') {
      report(`acts[${i}].subject`, {
        de: 'Welcher Meilenstein? Bitte subject als „Teilnahme/Meilenstein“ angeben.',
        en: 'Which milestone? Please give subject as “participation/milestone”.',
      });
    }
    if (act.subject !== undefined && !keys(rule).has(act.subject)) {
      report(`acts[${i}].subject`, unknownRef({ de: 'Den Eintrag', en: 'entry' }, act.subject, 'in diesem Fall'));
    }
  });
  (kase.waivers ?? []).forEach((waiver, i) => {
    const rule = rules.get(waiver.rule);
    if (rule !== undefined && waiver.subject !== undefined && !keys(rule).has(waiver.subject)) {
      report(`waivers[${i}].subject`, unknownRef({ de: 'Den Eintrag', en: 'entry' }, waiver.subject, 'in diesem Fall'));
    }
    if (rule === undefined)
      report(`waivers[${i}].rule`, unknownRef({ de: 'Die Regel', en: 'rule' }, waiver.rule, 'fallbote rules'));
  });
}

function checkReferences(file: ImportFile, rules: readonly Rule[], report: Report): void {
  const { office, cases } = file;
  const teams = new Set(office.teams.map((team) => team.id));
  const managers = new Set(
    office.staff.filter((person) => person.roles.includes('caseManager')).map((person) => person.id),
  );
  const staff = new Set(office.staff.map((person) => person.id));
  const massnahmen = new Map((office.massnahmen ?? []).map((item) => [item.id, item]));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  cases.forEach((kase, c) => {
    const local = (path: string, text: Text) => report(`cases[${c}].${path}`, kase.no, text);
    checkCase(kase, local);
    if (!teams.has(kase.team)) local('team', unknownRef({ de: 'Das Team', en: 'team' }, kase.team, 'office.teams'));
    if (kase.manager !== undefined && !managers.has(kase.manager)) {
      local(
        'manager',
        unknownRef(
          { de: 'Die Fallmanagerin oder den Fallmanager', en: 'case manager' },
          kase.manager,
          'office.staff mit der Rolle caseManager',
        ),
      );
    }
    if (kase.name !== undefined && office.clientNames !== true) {
      local('name', {
        de: 'Namen sind ausgeschaltet. Bitte den Namen entfernen oder office.clientNames auf true setzen.',
        en: 'Names are switched off. Please remove the name or set office.clientNames to true.',
      });
    }
    (kase.participations ?? []).forEach((item, i) => {
      if (!massnahmen.has(item.massnahme)) {
        local(
          `participations[${i}].massnahme`,
          unknownRef({ de: 'Die Maßnahme', en: 'Maßnahme' }, item.massnahme, 'office.massnahmen'),
        );
      }
    });
    checkHemmnisse(kase, local, staff);
    checkActs(kase, local, byId, subjectKeys(kase, massnahmen));
  });
}

export type Checked =
  | { readonly file: ImportFile; readonly problems: readonly [] }
  | { readonly file: undefined; readonly problems: readonly Problem[] };

/** Checks a whole import: shape, then references and invariants. Either everything is sound or nothing is returned. */
export function checkImport(data: unknown): Checked {
  const parsed = importSchema.safeParse(data);
  if (!parsed.success) return { file: undefined, problems: problemsOf(parsed.error, data) };
  const problems: Problem[] = [];
  const report: Report = (path, record, text) => problems.push({ path, record, text });
  const rules = checkOffice(parsed.data.office, report);
  duplicates(report, 'cases', 'no', parsed.data.cases);
  checkReferences(parsed.data, rules, report);
  return problems.length === 0 ? { file: parsed.data, problems: [] } : { file: undefined, problems };
}
