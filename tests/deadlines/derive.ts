import { parseIso, toIso } from '../../src/calendar/civil-date.ts';
import { checkImport } from '../../src/cases/check.ts';
import type { ImportFile, Massnahme, Office } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import { missingText, reminderDays, why } from '../../src/deadlines/explain.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';

type CaseInput = Omit<ImportFile['cases'][number], 'no' | 'opened' | 'team'> & { readonly opened?: string };

export interface Setting {
  /** derive for this day, YYYY-MM-DD */
  readonly today: string;
  readonly land?: Office['land'];
  readonly holidays?: readonly string[];
  readonly massnahmen?: readonly Massnahme[];
  readonly rules?: Office['rules'];
  readonly retention?: { readonly months: number };
  /** switches on every rule, practice too */
  readonly allRules?: boolean;
  readonly language?: Language;
}

/** A derived date with days as YYYY-MM-DD. */
export interface Derived {
  readonly rule: string;
  readonly subject: string;
  readonly state: 'open' | 'overdue' | 'satisfied' | 'waived' | 'notComputable';
  readonly due: string | undefined;
  /** days overdue or late */
  readonly days: number;
  readonly doneOn: string | undefined;
  readonly opens: string | undefined;
  readonly missing: string;
  readonly mark: string | undefined;
  readonly reminders: readonly string[];
  readonly why: string;
}

/** Every date of one case that is given as in an import file: checked, then derived as the bot does. */
export function derive(kase: CaseInput, setting: Setting): readonly Derived[] {
  const practice = [
    'kooperationsplan-selbstaendig',
    'anschluss',
    'meilenstein',
    'anwesenheitsende',
    'nachbetreuung',
    'kritische-phase',
    'job-beendet',
  ];
  const switched = setting.allRules === true ? practice.map((id) => ({ id, active: true })) : [];
  const input = {
    fallbote: 1,
    office: {
      name: 'Test',
      land: setting.land ?? 'BB',
      teams: [{ id: 't', name: 'Team' }],
      staff: [{ id: 'fm', name: 'Frau Amsel', roles: ['caseManager'], team: 't' }],
      ...(setting.holidays === undefined ? {} : { holidays: setting.holidays }),
      ...(setting.massnahmen === undefined ? {} : { massnahmen: setting.massnahmen }),
      ...(setting.retention === undefined ? {} : { retention: setting.retention }),
      rules: [...switched, ...(setting.rules ?? [])],
    },
    cases: [{ no: 'F-1', opened: '2010-01-01', team: 't', manager: 'fm', ...kase }],
  };
  const { file, problems } = checkImport(input);
  const first = file?.cases[0];
  const today = parseIso(setting.today);
  if (file === undefined || first === undefined || today === undefined) {
    throw new Error(problems.map((problem) => `${problem.path}: ${problem.text.de}`).join('\n'));
  }
  const deadlines = createOfficeDeadlines(file.office);
  const language = setting.language ?? 'de';
  const iso = (day: number | undefined) => (day === undefined ? undefined : toIso(day));
  return deadlines.of(first, today).map((deadline) => ({
    rule: deadline.rule.id,
    subject: deadline.subject,
    state: deadline.state,
    due: iso(deadline.due),
    days: deadline.days,
    doneOn: iso(deadline.doneOn),
    opens: iso(deadline.opens),
    missing: missingText(deadline, language),
    mark: deadline.mark,
    reminders: reminderDays(deadline, deadlines.calendar).map(toIso),
    why: why(deadline, deadlines.calendar, language),
  }));
}

/** The dates of one rule only. */
export function deriveRule(rule: string, kase: CaseInput, setting: Setting): readonly Derived[] {
  return derive(kase, setting).filter((deadline) => deadline.rule === rule);
}
