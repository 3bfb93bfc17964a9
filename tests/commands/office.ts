import type { ImportFile } from '../../src/cases/office.ts';
import { type CaseInput, sound } from '../bot/ask.ts';

/** A case where nothing is due but its own follow-ups, on these days. */
export const followUps = (no: string, days: readonly string[], more: Partial<CaseInput> = {}): CaseInput => ({
  no,
  opened: '2020-01-07',
  birthDate: '1980-02-03',
  team: 'nord',
  manager: 'fm',
  rechtskreis: 'SGB II',
  kategorien: [{ kategorie: 'D', since: '2020-02-03' }],
  prognosen: [{ prognose: 'nicht marktnah', since: '2020-02-03' }],
  antraege: [],
  bewilligungen: [{ on: '2020-01-20', weiterbewilligung: true }],
  contacts: [{ on: '2020-02-03', kind: 'Erstgespräch' }],
  followUps: days.map((due, index) => ({ id: `w-${index + 1}`, due, text: `Rückruf ${index + 1}` })),
  waivers: [],
  ...more,
});

/** A team with a case manager, a colleague whose deputy she is, and a lead. Only follow-ups and what a test adds. */
export const officeWith = (cases: readonly CaseInput[], rules: ImportFile['office']['rules'] = []): ImportFile =>
  sound({
    fallbote: 1,
    office: {
      name: 'Jobcenter Probe',
      land: 'BB',
      teams: [{ id: 'nord', name: 'Nord' }],
      staff: [
        { id: 'fm', name: 'Frau Amsel', roles: ['caseManager'], team: 'nord' },
        { id: 'star', name: 'Herr Star', roles: ['caseManager'], team: 'nord' },
        { id: 'lead', name: 'Herr Specht', roles: ['teamLead'], team: 'nord' },
      ],
      deputies: [{ of: 'star', deputy: 'fm', from: '2026-11-01', until: '2026-11-30' }],
      rules: [{ id: 'folgegespraech', active: false }, { id: 'kooperationsplan', active: false }, ...rules],
    },
    cases,
  });
