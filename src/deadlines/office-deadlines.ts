import type { Day } from '../calendar/civil-date.ts';
import { createWorkCalendar, type WorkCalendar } from '../calendar/work-calendar.ts';
import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import type { Deadline } from './deadline.ts';
import { createEngine, type Engine } from './engine.ts';
import { applyRules, defaultRules } from './load-rules.ts';
import type { Rule } from './rule.ts';

/** The rules of an office at work: one engine per team, because a team may set its own numbers. */
export interface OfficeDeadlines {
  readonly calendar: WorkCalendar;
  rules(team?: string): readonly Rule[];
  /** All dates of a case. Derived once for a case and day as long as the case lives: a changed one is another object. */
  of(kase: Case, today: Day): readonly Deadline[];
}

export function createOfficeDeadlines(office: Office): OfficeDeadlines {
  const calendar = createWorkCalendar(office.land, office.holidays ?? []);
  const massnahmen = new Map((office.massnahmen ?? []).map((item) => [item.id, item]));
  const own = applyRules(defaultRules(), office.rules, 'office');
  const teamRules = new Map(office.teams.map((team) => [team.id, applyRules(own, team.rules, 'team')]));
  const engines = new Map<readonly Rule[], Engine>();
  const known = new WeakMap<Case, { readonly today: Day; readonly deadlines: readonly Deadline[] }>();
  const rules = (team?: string) => (team === undefined ? own : (teamRules.get(team) ?? own));
  return {
    calendar,
    rules,
    of(kase, today) {
      const before = known.get(kase);
      if (before?.today === today) return before.deadlines;
      const active = rules(kase.team);
      let engine = engines.get(active);
      if (engine === undefined) {
        engine = createEngine({ rules: active, calendar, massnahmen, retention: office.retention });
        engines.set(active, engine);
      }
      const deadlines = engine(kase, today);
      known.set(kase, { today, deadlines });
      return deadlines;
    },
  };
}
