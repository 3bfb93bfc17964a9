import { fold } from '../calendar/fold.ts';
import { subjectKeys } from '../deadlines/subjects.ts';
import { judgementsOf } from '../fit/catalogue.ts';
import { checkProfilReferences } from '../fit/profile/check-profile.ts';
import type { Case } from './case.ts';
import type { Report } from './case-invariants.ts';
import type { Context } from './check-office.ts';
import { findHandlungsbedarf, findSubKind, strategiesFor } from './hemmnis-catalogue.ts';
import type { Text } from './problem.ts';
import { PERSON, unknownRef } from './reference.ts';

const RULE: Text = { de: 'Die Regel', en: 'rule' };
const ENTRY: Text = { de: 'Den Eintrag', en: 'entry' };
const IN_THIS_CASE: Text = { de: 'in diesem Fall', en: 'in this case' };

/** Names from the catalogue; they need no office. */
export function checkHemmnisse(kase: Case, report: Report): void {
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
  });
}

function checkPeople(kase: Case, { office, teams, staff, managers, led }: Context, report: Report): void {
  const responsible = kase.manager !== undefined || led.has(kase.team);
  if (!teams.has(kase.team)) {
    report('team', unknownRef({ de: 'Das Team', en: 'team' }, kase.team, 'office.teams'));
  } else if (!responsible) {
    report('manager', {
      de: `Der Fall hat keine Fallmanagerin und keinen Fallmanager, und das Team „${kase.team}“ hat keine Teamleitung: niemand wäre zuständig. Erwartet: manager, oder im Team eine Person mit der Rolle teamLead.`,
      en: `The case has no case manager and the team “${kase.team}” has no lead: nobody would be responsible. Expected: manager, or a person with the role teamLead in the team.`,
    });
  }
  if (kase.manager !== undefined && !managers.has(kase.manager)) {
    report(
      'manager',
      unknownRef({ de: 'Die Fallmanagerin oder den Fallmanager', en: 'case manager' }, kase.manager, {
        de: 'office.staff mit der Rolle caseManager',
        en: 'office.staff with the role caseManager',
      }),
    );
  }
  if (kase.name !== undefined && office.clientNames !== true) {
    report('name', {
      de: 'Namen sind ausgeschaltet. Bitte den Namen entfernen oder office.clientNames auf true setzen.',
      en: 'Names are switched off. Please remove the name or set office.clientNames to true.',
    });
  }
  const known = (path: string, by: string | undefined) => {
    if (by !== undefined && !staff.has(by)) report(path, unknownRef(PERSON, by, 'office.staff'));
  };
  (kase.hemmnisse ?? []).forEach((item, i) => {
    item.history.forEach((entry, h) => known(`hemmnisse[${i}].history[${h}].by`, entry.by));
  });
  (kase.waivers ?? []).forEach((item, i) => known(`waivers[${i}].by`, item.by));
  (kase.reminders ?? []).forEach((item, i) => known(`reminders[${i}].by`, item.by));
}

function checkActs(kase: Case, { rules, faulty, massnahmen }: Context, report: Report): void {
  const keys = subjectKeys(kase, massnahmen);
  const checkRule = (path: string, { rule: id, subject }: { rule: string; subject?: string | undefined }) => {
    const rule = rules.get(id);
    if (rule === undefined) {
      if (!faulty.has(id)) report(`${path}.rule`, unknownRef(RULE, id, 'fallbote rules'));
    } else if (subject !== undefined && !keys(rule).has(subject)) {
      report(`${path}.subject`, unknownRef(ENTRY, subject, IN_THIS_CASE));
    }
    return rule;
  };
  (kase.acts ?? []).forEach((act, i) => {
    const path = `acts[${i}]`;
    const rule = checkRule(path, act);
    if (rule === undefined) return;
    if (rule.done.act === undefined) {
      report(`${path}.rule`, {
        de: `Die Regel „${act.rule}“ wird nicht durch einen Eintrag in acts erledigt. Was sie erledigt, steht in docs/fristen.md.`,
        en: `The rule “${act.rule}” is not satisfied by an entry in acts. See docs/fristen.md for what satisfies it.`,
      });
    }
    if (rule.done.act === 'withReason' && act.reason === undefined) {
      report(`${path}.reason`, {
        de: 'Diese Entscheidung braucht eine Begründung (reason).',
        en: 'This decision needs a reason.',
      });
    }
    if (act.subject === undefined && rule.due.form === 'milestones') {
      report(`${path}.subject`, {
        de: 'Welcher Meilenstein? Bitte subject als „Teilnahme/Meilenstein“ angeben.',
        en: 'Which milestone? Please give subject as “participation/milestone”.',
      });
    }
  });
  (kase.waivers ?? []).forEach((waiver, i) => checkRule(`waivers[${i}]`, waiver));
}

/** Whether the entry of a put-off reminder is still there does not matter: without its date it says nothing. */
function checkPostponed(kase: Case, { rules, faulty }: Context, report: Report): void {
  (kase.reminders ?? []).forEach(({ rule: id, due, until }, i) => {
    const rule = rules.get(id);
    if (rule === undefined) {
      if (!faulty.has(id)) report(`reminders[${i}].rule`, unknownRef(RULE, id, 'fallbote rules'));
    } else if (rule.kind === 'law' && until > due) {
      report(`reminders[${i}].until`, {
        de: `Diese Frist steht im Gesetz: Die Erinnerung lässt sich höchstens bis zum Termin ${due} verschieben, nicht bis ${until}.`,
        en: `This date is set by law: its reminder can be put off until the date itself, ${due}, at most, not until ${until}.`,
      });
    }
  });
}

const questions = new WeakMap<Context, ReadonlySet<string>>();

/** Keys of the questions that only a person can judge, of all Maßnahmen; worked out once for an office. */
function questionsOf(context: Context): ReadonlySet<string> {
  const ready = questions.get(context) ?? new Set(judgementsOf([...context.massnahmen.values()]).keys());
  questions.set(context, ready);
  return ready;
}

/** What a case refers to outside of itself. */
export function checkReferences(kase: Case, context: Context, report: Report): void {
  checkPeople(kase, context, report);
  const known = (path: string, id: string | undefined, ids: { has(id: string): boolean }) => {
    if (id === undefined || ids.has(id)) return;
    report(path, unknownRef({ de: 'Die Maßnahme', en: 'Maßnahme' }, id, 'office.massnahmen'));
  };
  (kase.participations ?? []).forEach((item, i) => {
    known(`participations[${i}].massnahme`, item.massnahme, context.own);
  });
  (kase.consents ?? []).forEach((item, i) => known(`consents[${i}].massnahme`, item.massnahme, context.massnahmen));
  checkProfilReferences(kase, context.staff, () => questionsOf(context), report);
  checkActs(kase, context, report);
  checkPostponed(kase, context, report);
}
