import { dayOfIso } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import { checkImport } from '../../src/cases/check.ts';
import type { ImportFile, Office } from '../../src/cases/office.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import type { Notice } from '../../src/reminders/notice.ts';
import { createPlan } from '../../src/reminders/plan.ts';

/** A case of which nothing is known, so nothing is due but what a test adds. */
export const bare = (more: Partial<Case> = {}): Case => ({
  no: 'F-1',
  opened: '2020-01-07',
  team: 'nord',
  manager: 'fm',
  birthDate: '1980-02-03',
  antraege: [],
  bewilligungen: [{ on: '2020-01-20', weiterbewilligung: true }],
  ...more,
});

/** With one follow-up of her own, which is of kind "team". */
export const withFollowUp = (due: string, more: Partial<Case> = {}): Case =>
  bare({ followUps: [{ id: 'w-1', due, text: 'Rückruf' }], ...more });

/** With a job that ends: three months before, law asks for a hint (`arbeitsuchendmeldung`). */
export const withContract = (until: string, more: Partial<Case> = {}): Case =>
  bare({ jobs: [{ id: 'b1', start: '2025-01-02', svp: true, contract: [{ from: '2025-01-02', until }] }], ...more });

export const officeOf = (more: Partial<Office> = {}): Office => ({
  name: 'Jobcenter Probe',
  land: 'BB',
  teams: [{ id: 'nord', name: 'Nord' }],
  staff: [
    { id: 'fm', name: 'Frau Amsel', roles: ['caseManager'], team: 'nord' },
    { id: 'star', name: 'Herr Star', roles: ['caseManager'], team: 'nord' },
    { id: 'meise', name: 'Frau Meise', roles: ['caseManager'], team: 'nord' },
    { id: 'lead', name: 'Herr Specht', roles: ['teamLead'], team: 'nord' },
  ],
  // what is told of dates stands alone here
  reminders: { digest: { every: 'never' } },
  ...more,
});

/** The file, where an import would take it; else an error that says why not. */
export function sound(office: Office, cases: readonly Case[]): ImportFile {
  const { file, problems } = checkImport(JSON.parse(JSON.stringify({ fallbote: 1, office, cases })));
  if (file === undefined) throw new Error(problems.map(({ path, text }) => `${path}: ${text.de}`).join('\n'));
  return file;
}

/** What is to be told of a case on a day; of these rules only, where some are named. */
export function noticesOn(iso: string, kase: Case, office: Office = officeOf(), ...rules: string[]): readonly Notice[] {
  const file = sound(office, [kase]);
  const today = dayOfIso(iso);
  const plan = createPlan(file.office, createOfficeDeadlines(file.office), today);
  return plan.all(file.cases).filter(({ rule }) => rules.length === 0 || rules.includes(rule));
}
