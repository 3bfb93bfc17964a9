import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Case } from '../cases/case.ts';
import type { Massnahme } from '../cases/office.ts';
import { type Condition, compileConditions, leftZielgruppe } from './conditions.ts';
import type { DateFactName } from './date-facts.ts';
import { type Deadline, isPending } from './deadline.ts';
import { compileDone } from './done.ts';
import { type Facts, factsOf, NEVER } from './facts.ts';
import { type Draft, type Form, type Sink, waiverFor } from './form.ts';
import { compileForm } from './forms.ts';
import type { MissingFact } from './missing.ts';
import type { Period, Rule } from './rule.ts';
import { SUBJECTS, type SubjectKind } from './subject-kinds.ts';
import { type DateGetter, dateGetter, type Subject, subjectsOf } from './subjects.ts';

export interface EngineOptions {
  readonly rules: readonly Rule[];
  readonly calendar: WorkCalendar;
  readonly massnahmen: ReadonlyMap<string, Massnahme>;
  /** how long a closed case is kept; without it the rule `loeschfrist` is not computable */
  readonly retention?: Period | undefined;
}

/** Derives every date of a case from its data, the active rules and today. Pure: same input, same answer. */
export type Engine = (kase: Case, today: Day) => Deadline[];

interface CompiledRule {
  readonly rule: Rule;
  readonly conditions: readonly Condition[];
  readonly form: Form;
  readonly startOf: DateGetter | undefined;
  readonly roll: (draft: Draft) => Draft;
}

/** A case-level subject for rules whose list is not on file at all. */
const THE_CASE: Subject = { kind: 'case', key: '', item: undefined };
const NOTHING_MISSING: readonly never[] = [];
const MAX_WAIVED_IN_A_ROW = 60;

/** Compiles the rules once; the returned engine is called per case. Switched-off rules cost nothing. */
export function createEngine(options: EngineOptions): Engine {
  const { massnahmen } = options;
  const compiled = options.rules.filter((rule) => rule.active).map((rule) => compileRule(rule, options));
  const groups = SUBJECTS.map((kind) =>
    groupOf(
      kind,
      compiled.filter(({ rule }) => rule.subject === kind),
    ),
  );
  return (kase, today) => {
    const facts = factsOf(kase, today, massnahmen);
    const closed = kase.closed !== undefined && dayOfIso(kase.closed.on) <= today;
    const stage = closed ? 'closed' : facts.age !== undefined && facts.age < 15 ? 'child' : 'open';
    const result: Deadline[] = [];
    for (let g = 0; g < groups.length; g++) {
      const group = groups[g] as RuleGroup;
      const rules = group[stage];
      if (rules.length === 0) continue;
      const subjects = subjectsOf(kase, group.kind);
      if (subjects.length > 0) {
        for (let r = 0; r < rules.length; r++) evaluate(rules[r] as CompiledRule, subjects, facts, result);
      } else if (group.everybody) {
        for (let r = 0; r < rules.length; r++) noSubject(rules[r] as CompiledRule, facts, result);
      }
    }
    return result;
  };
}

/** The rules on one kind of entry, by the stage a case is in, so that none is asked in vain. */
interface RuleGroup {
  readonly kind: SubjectKind;
  /** applications and grants: everybody has some, so a list without any is a missing fact */
  readonly everybody: boolean;
  readonly open: readonly CompiledRule[];
  readonly child: readonly CompiledRule[];
  readonly closed: readonly CompiledRule[];
}

function groupOf(kind: SubjectKind, rules: readonly CompiledRule[]): RuleGroup {
  const open = rules.filter(({ rule }) => rule.closedCases !== true);
  return {
    kind,
    everybody: kind === 'antrag' || kind === 'bewilligung',
    open,
    child: open.filter(({ rule }) => rule.under15 === true),
    closed: rules.filter(({ rule }) => rule.closedCases === true),
  };
}

function compileRule(rule: Rule, { calendar, retention }: EngineOptions): CompiledRule {
  return {
    rule,
    conditions: compileConditions(rule),
    form: compileForm(rule, compileDone(rule.done, rule), { calendar, retention }),
    startOf: rule.due.form === 'after' ? dateGetter(rule.due.start) : undefined,
    roll: rule.roll === true ? (draft) => rolled(draft, calendar) : (draft) => draft,
  };
}

/** Rules on lists that everybody has: without any entry on file they cannot be computed. */
function noSubject(entry: CompiledRule, facts: Facts, result: Deadline[]): void {
  const { subject } = entry.rule;
  let missing: MissingFact;
  if (subject === 'antrag' && facts.case.antraege === undefined) missing = 'antrag';
  else if (subject === 'bewilligung' && (facts.case.bewilligungen ?? []).length === 0) missing = 'bewilligung';
  else return;
  for (const condition of entry.conditions) if (condition(facts, THE_CASE, facts.today) === false) return;
  result.push(notComputable(entry.rule, facts, '', [missing]));
}

/** Moves a date to the next Arbeitstag where the rule says so and the form has not done it. */
function rolled(draft: Draft, calendar: WorkCalendar): Draft {
  const due = calendar.onOrAfter(draft.due);
  return due === draft.due ? draft : { ...draft, due, unrolled: draft.due };
}

/** What the sink below writes to while one form runs; forms run one at a time. */
const writing = {
  entry: undefined as CompiledRule | undefined,
  facts: undefined as Facts | undefined,
  subject: THE_CASE as Subject,
  /** the Zielgruppe that the rule is for is left: what was asked is done, nothing is missing any more */
  left: false,
  result: [] as Deadline[],
};

/** One sink for all forms: a new one for each rule and case would be the most frequent allocation of the engine. */
const SINK: Sink = {
  draft(draft) {
    const { entry, facts, subject, result } = writing;
    if (entry === undefined || facts === undefined) return;
    settle(entry.rule, facts, entry.roll(draft), labelOf(facts, subject, draft.label), result);
  },
  missing(fact, key) {
    const { entry, facts, left, result } = writing;
    if (entry !== undefined && facts !== undefined && !left) result.push(notComputable(entry.rule, facts, key, [fact]));
  },
};

function evaluate(entry: CompiledRule, list: readonly Subject[], facts: Facts, result: Deadline[]): void {
  const { rule, conditions, form, startOf } = entry;
  const before = result.length;
  writing.entry = entry;
  writing.facts = facts;
  writing.result = result;
  writing.left = rule.done.zielgruppeChanged === true && leftZielgruppe(facts, rule.when?.zielgruppe);
  for (let i = 0; i < list.length; i++) {
    const subject = list[i] as Subject;
    const at = startOf === undefined ? facts.today : (startOf(facts, subject) ?? facts.today);
    let unknown: (MissingFact | DateFactName)[] | undefined;
    let applies = true;
    for (let c = 0; c < conditions.length; c++) {
      const verdict = (conditions[c] as Condition)(facts, subject, at);
      if (verdict === false) {
        applies = false;
        break;
      }
      if (verdict !== true && !unknown?.includes(verdict)) {
        if (unknown === undefined) unknown = [verdict];
        else unknown.push(verdict);
      }
    }
    if (!applies) continue;
    if (unknown === undefined) {
      writing.subject = subject;
      form(facts, subject, SINK);
    } else if (!writing.left) {
      result.push(notComputable(rule, facts, subject.key, unknown));
    }
  }
  if (rule.several === 'earliest' && result.length - before > 1) keepEarliestOpen(result, before);
}

/** What the date is about, in the words of the file. */
function labelOf(facts: Facts, subject: Subject, part: string | undefined): string | undefined {
  switch (subject.kind) {
    case 'participation': {
      const name = facts.massnahmen.get(subject.item.massnahme)?.name ?? subject.item.massnahme;
      return part === undefined ? name : `${part}, ${name}`;
    }
    case 'document':
    case 'funding':
      return subject.item.kind;
    case 'followUp':
      return subject.item.text;
    default:
      return part;
  }
}

/** Of several open dates of one rule the earliest stands. */
function keepEarliestOpen(result: Deadline[], from: number): void {
  const added = result.splice(from);
  let earliest: Deadline | undefined;
  for (const deadline of added) {
    if (isPending(deadline) && (earliest === undefined || (deadline.due ?? 0) < (earliest.due ?? 0)))
      earliest = deadline;
  }
  for (const deadline of added) if (!isPending(deadline) || deadline === earliest) result.push(deadline);
}

/** Decides the state of a date: satisfied, waived, overdue or open. A waived recurring date is followed by the next one. */
function settle(rule: Rule, facts: Facts, draft: Draft, label: string | undefined, result: Deadline[]): void {
  let current = draft;
  for (let i = 0; i < MAX_WAIVED_IN_A_ROW; i++) {
    if (current.done <= facts.today) {
      result.push(
        deadline(rule, facts, current, 'satisfied', Math.max(0, current.done - current.due), undefined, label),
      );
      return;
    }
    const reason = waiverFor(rule, facts, current.due, current.key);
    if (reason === undefined) {
      const days = Math.max(0, facts.today - current.due);
      result.push(deadline(rule, facts, current, days > 0 ? 'overdue' : 'open', days, undefined, label));
      return;
    }
    result.push(deadline(rule, facts, current, 'waived', 0, reason, label));
    if (current.next === undefined) return;
    current = current.next(current.due);
  }
}

function deadline(
  rule: Rule,
  facts: Facts,
  draft: Draft,
  state: Deadline['state'],
  days: number,
  reason: string | undefined,
  label: string | undefined,
): Deadline {
  return {
    rule,
    caseNo: facts.case.no,
    subject: draft.key,
    state,
    due: draft.due,
    days,
    basis: draft.basis,
    start: draft.start,
    period: draft.period,
    unrolled: draft.unrolled,
    opens: draft.opens,
    doneOn: draft.done < NEVER ? draft.done : undefined,
    reason,
    missing: NOTHING_MISSING,
    mark: draft.mark,
    label,
  };
}

function notComputable(
  rule: Rule,
  facts: Facts,
  key: string,
  missing: readonly (MissingFact | DateFactName)[],
): Deadline {
  return {
    rule,
    caseNo: facts.case.no,
    subject: key,
    state: 'notComputable',
    due: undefined,
    days: 0,
    basis: undefined,
    start: undefined,
    period: undefined,
    unrolled: undefined,
    opens: undefined,
    doneOn: undefined,
    reason: undefined,
    missing,
    mark: undefined,
    label: undefined,
  };
}
