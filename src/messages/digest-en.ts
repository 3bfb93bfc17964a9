import type { DigestSection } from '../digest/digest.ts';
import type { Figure } from '../digest/measure.ts';
import type { DigestPeriod } from '../digest/period.ts';
import type { Target } from '../digest/settings.ts';
import type { DigestMessages } from './digest-de.ts';

const SECTIONS: Readonly<Record<DigestSection, string>> = {
  dates: 'Deadlines',
  ending: 'What ends',
  contacts: 'Contacts',
  progress: 'Hemmnisse and categories',
  aqtiv: 'After the Maßnahme',
  work: 'Integrations',
  staff: 'Care',
};

const FIGURES: Readonly<Record<Figure, string>> = {
  overdue: 'Overdue deadlines',
  dueNext: 'Deadlines that come next',
  contractsEnding: 'Fixed terms that end within 12 weeks',
  contractsWithoutSupport: 'of these without Berufsbegleitung',
  fundingsEnding: 'Fundings that end within 12 weeks',
  withoutContact: 'Cases without contact for 6 months',
  inRhythm: 'In rhythm',
  monthsWithTalks: 'Months of Integrationsbegleitung with enough talks',
  talks: 'Contacts',
  hemmnisseOpened: 'New Hemmnisse',
  hemmnisseReduced: 'Hemmnisse overcome',
  hemmnisseWithoutStrategy: 'Hemmnisse without a strategy',
  kategorieChanges: 'Changes of category',
  endingWithoutStep: 'Maßnahmen that end within 4 weeks without a next step',
  endedWithoutStep: 'Ended Maßnahmen without a next step',
  ended: 'Persons whose Maßnahme ended',
  endedInWork: 'in work or training',
  endedOffBenefit: 'no longer on benefit',
  endedFollowUp: 'in a follow-up Maßnahme',
  endedProgress: 'with a Hemmnis overcome',
  activations: 'Activations',
  integrations: 'Integrations',
  permanent: 'of these without a fixed term',
  sustainable: 'Became lasting (7 months)',
  expected: 'Expected to become lasting',
  qualification: 'Qualifications',
  atEmployer: 'Maßnahmen at an employer',
  aftercare: 'Persons in aftercare',
  sustainableQuota: 'Integration quota, 24 months',
  qualificationQuota: 'Qualification quota, 24 months',
  casesInCare: 'Cases in care',
  careLoad: 'Load by the ratio (under 25 1:75, others 1:150)',
  withoutManager: 'Cases without a case manager',
  coverGaps: 'Absences without a deputy',
};

const PERIODS: Readonly<Record<DigestPeriod, string>> = { week: 'week', month: '4 weeks', quarter: '13 weeks' };
const AGES = (from: number, to: number | undefined): string =>
  to === undefined ? `for over ${from - 1} days` : `for ${from}–${to} days`;
const AHEAD = (from: number, to: number | undefined): string => {
  if (to === 0) return 'today';
  return from === 0 ? `within ${to} days` : `in ${from}–${to} days`;
};
const YEARS = (from: number, to: number | undefined): string => {
  if (from < 25 && to === undefined) return 'all together';
  return to === undefined ? '25 and older' : 'under 25';
};
const TARGETS: Readonly<Record<Target['figure'], string>> = {
  activations: 'Activations',
  integrations: 'Integrations',
  sustainable: 'Lasting integrations',
  qualification: 'Qualifications',
};

/** What the digest says, in English. Loaded where it is asked for. */
export const digestEn: DigestMessages = {
  title: (period) => `Team report: ${PERIODS[period]}`,
  period: (team, from, until) => `${team}, ${from} to ${until}`,
  against: (from, until) => `compared with ${from} to ${until}`,
  nothing: (team, from, until, command) =>
    `${team}: nothing to do (${from} to ${until}). All figures are shown by: ${command}`,
  toDo: 'To do',
  targets: 'Targets',
  section: SECTIONS,
  figure: FIGURES,
  days: { overdue: AGES, dueNext: AHEAD, contractsEnding: AHEAD, fundingsEnding: AHEAD, casesInCare: YEARS },
  of: (part, whole) => `${part} of ${whole}`,
  before: (before) => `before ${before}`,
  others: 'others',
  atLeast: (percent) => `at least ${percent}`,
  zero: (list) => `None: ${list}`,
  decimal: '.',
  target: TARGETS,
  targetTime: (from, until) => `${from} to ${until}`,
  goal: (reached, goal) => `${reached}, target ${goal}`,
  goalMore: (expected) => `expected in addition ${expected}`,
  ofActivations: (n) => `${n} activations`,
  allButton: 'All figures',
  csvButton: 'Everything as a table',
  overdueButton: 'Show what is overdue',
  csv: ['Section', 'Figure', 'Part', 'Now', 'Before', 'Change', 'Of', 'Per cent', 'Per cent before', 'Target'],
  csvHint: 'A table with semicolons between the cells, to copy:',
  onlyLead: 'The report of a team is for its lead only.',
  noTeam: 'There is nothing I can show you: the team does not exist, or you do not lead it.',
  picture: {
    title: (team, period) => `${team}: ${PERIODS[period]} compared`,
    until: (day) => `to ${day}`,
    figure: {
      overdue: 'Overdue deadlines on the day',
      talks: 'Contacts',
      hemmnisseReduced: 'Hemmnisse overcome',
      integrations: 'Integrations',
    },
    note: 'Striped: the last period. Numbers under 3 are “< 3”.',
    alt: (title, until) => `${title}. Bars for the periods to ${until}.`,
  },
};
