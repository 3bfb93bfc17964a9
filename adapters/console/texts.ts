import type { Language } from '../../src/cases/values.ts';

/** What only the console says. */
export const CONSOLE_TEXTS = {
  de: {
    welcome: (office: string, today: string) => `Fallbote · ${office} · ${today}`,
    example: 'Beispieldaten, alle Personen sind erfunden. Nichts wird gespeichert.',
    who: 'Wer sind Sie? Zahl oder Kennung eingeben, Enter für die erste Person:',
    whoAgain: 'Das ist keine Person aus der Liste. Bitte eine Zahl oder Kennung eingeben.',
    you: (name: string, id: string) => `Sie sind ${name} (${id}).`,
    hint: 'Schreiben Sie „fristen“, „hilfe“ oder „ende“. Tab ergänzt. Person wechseln: als <Kennung>.',
    bye: 'Bis bald!',
    inChannel: (team: string) => `[Kanal ${team}]`,
    privately: '[privat]',
    messageFor: (id: string) => `[Nachricht an ${id}]`,
    roles: { caseManager: 'Fallmanagement', teamLead: 'Teamleitung', admin: 'Administration' },
  },
  en: {
    welcome: (office: string, today: string) => `Fallbote · ${office} · ${today}`,
    example: 'Example data, all persons are invented. Nothing is kept.',
    who: 'Who are you? Type a number or an id, Enter for the first person:',
    whoAgain: 'That is nobody from the list. Please type a number or an id.',
    you: (name: string, id: string) => `You are ${name} (${id}).`,
    hint: 'Write “fristen”, “hilfe” or “exit”. Tab completes. Change person: as <id>.',
    bye: 'See you!',
    inChannel: (team: string) => `[channel ${team}]`,
    privately: '[private]',
    messageFor: (id: string) => `[message for ${id}]`,
    roles: { caseManager: 'case manager', teamLead: 'team lead', admin: 'administrator' },
  },
} as const satisfies Record<Language, unknown>;
