import type { Language } from '../../src/cases/values.ts';

/** What only the console says. */
export const CONSOLE_TEXTS = {
  de: {
    welcome: (office: string, today: string) => `Fallbote · ${office} · ${today}`,
    example: 'Beispieldaten, alle Personen sind erfunden. Nichts wird gespeichert.',
    who: (first: string) => `Wer sind Sie? Bitte eine Zahl oder Kennung eingeben. Nur Enter: ${first}.`,
    whoAgain: 'Diese Person gibt es hier nicht. Bitte eine Zahl oder Kennung eingeben; „als“ zeigt die Liste.',
    morePeople: (count: number) => `… und ${count} weitere. Bitte die Kennung eingeben.`,
    nobody: 'In diesem Jobcenter ist noch niemand eingetragen. Bitte die Personenliste importieren.',
    you: (name: string, id: string) => `Sie sind ${name} (${id}).`,
    hint: 'Schreiben Sie „fristen“, „hilfe“ oder „ende“. Tab ergänzt. Person wechseln: als <Kennung>.',
    noTeam: (team: string, teams: string) => `Einen Kanal „${team}“ gibt es nicht. Vorhanden: ${teams}.`,
    noCommand: (team: string) => `Bitte einen Befehl dazuschreiben, zum Beispiel: #${team} fristen team`,
    bye: 'Bis bald!',
    inChannel: (team: string) => `[Kanal ${team}]`,
    privately: '[privat]',
    messageFor: (id: string) => `[Nachricht an ${id}]`,
    roles: { caseManager: 'Fallmanagement', teamLead: 'Teamleitung', admin: 'Administration' },
  },
  en: {
    welcome: (office: string, today: string) => `Fallbote · ${office} · ${today}`,
    example: 'Example data, all persons are invented. Nothing is kept.',
    who: (first: string) => `Who are you? Please type a number or an id. Just Enter: ${first}.`,
    whoAgain: 'There is no such person here. Please type a number or an id; “as” shows the list.',
    morePeople: (count: number) => `… and ${count} more. Please type the id.`,
    nobody: 'Nobody is on file in this Jobcenter yet. Please import the list of persons.',
    you: (name: string, id: string) => `You are ${name} (${id}).`,
    hint: 'Write “fristen”, “hilfe” or “exit”. Tab completes. Change person: as <id>.',
    noTeam: (team: string, teams: string) => `There is no channel “${team}”. There are: ${teams}.`,
    noCommand: (team: string) => `Please add a command, for example: #${team} fristen team`,
    bye: 'See you!',
    inChannel: (team: string) => `[channel ${team}]`,
    privately: '[private]',
    messageFor: (id: string) => `[message for ${id}]`,
    roles: { caseManager: 'case manager', teamLead: 'team lead', admin: 'administrator' },
  },
} as const satisfies Record<Language, unknown>;
