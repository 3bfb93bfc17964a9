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
  of(kase: Case, today: Day): Deadline[];
}

export function createOfficeDeadlines(office: Office): OfficeDeadlines {
  const calendar = createWorkCalendar(office.land, office.holidays ?? []);
  const massnahmen = new Map((office.massnahmen ?? []).map((item) => [item.id, item]));
  const own = applyRules(defaultRules(), office.rules, 'office');
  const teamRules = new Map(office.teams.map((team) => [team.id, applyRules(own, team.rules, 'team')]));
  const engines = new Map<readonly Rule[], Engine>();
  const rules = (team?: string) => (team === undefined ? own : (teamRules.get(team) ?? own));
  return {
    calendar,
    rules,
    of(kase, today) {
      const active = rules(kase.team);
      let engine = engines.get(active);
      if (engine === undefined) {
        engine = createEngine({ rules: active, calendar, massnahmen, retention: office.retention });
        engines.set(active, engine);
      }
      return engine(kase, today);
    },
  };
}
