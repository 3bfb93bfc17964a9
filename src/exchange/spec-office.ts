import { LAENDER } from '../calendar/holidays.ts';
import type { TableSpec } from './table.ts';

/** The tables of an office. The first one, of a single row, is the office itself. */
export const OFFICE_SPECS: readonly TableSpec[] = [
  {
    name: 'jobcenter',
    at: [],
    columns: {
      Name: 'name',
      Land: 'land',
      Feiertage: 'holidays',
      'Namen führen': 'clientNames',
      'Aufbewahrung in Monaten': 'retention.months',
    },
    words: { Land: Object.fromEntries(Object.entries(LAENDER).map(([code, name]) => [name, code])) },
  },
  { name: 'teams', at: ['teams'], columns: { Kennung: 'id', Name: 'name' } },
  {
    name: 'mitarbeiter',
    at: ['staff'],
    columns: {
      Kennung: 'id',
      Name: 'name',
      Rollen: 'roles',
      Team: 'team',
      Sprache: 'language',
      Slack: 'platforms.slack',
      'MS Teams': 'platforms.teams',
    },
    words: {
      Rollen: {
        Fallmanagement: 'caseManager',
        Fallmanager: 'caseManager',
        Fallmanagerin: 'caseManager',
        Teamleitung: 'teamLead',
        Verwaltung: 'admin',
      },
      Sprache: { Deutsch: 'de', Englisch: 'en' },
    },
    shown: ['Rollen', 'Sprache'],
  },
  { name: 'vertretungen', at: ['deputies'], columns: { Für: 'of', Vertretung: 'deputy', Von: 'from', Bis: 'until' } },
  {
    name: 'massnahmen',
    at: ['massnahmen'],
    columns: {
      Kennung: 'id',
      Name: 'name',
      Art: 'kind',
      Ausgeschrieben: 'tendered',
      'Neuer Berufsabschluss': 'newBerufsabschluss',
      Anwesenheitstage: 'attendanceQuota',
      'Tage je Woche': 'daysPerWeek',
    },
  },
  {
    name: 'meilensteine',
    at: ['massnahmen', 'milestones'],
    parent: 'Maßnahme',
    columns: {
      Kennung: 'id',
      Titel: 'title',
      'Nach Monaten': 'after.months',
      'Nach Wochen': 'after.weeks',
      'Im Monat': 'after.inMonth',
      'Durch Kontakt': 'contact',
    },
  },
  { name: 'regeln', at: ['rules'], columns: { Regel: '' } },
  { name: 'regeln-teams', at: ['teams', 'rules'], parent: 'Team', columns: { Regel: '' } },
];
