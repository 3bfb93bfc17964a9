import type { Staff } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Language } from '../../src/cases/values.ts';

const LINES = {
  de: {
    without: 'Noch ohne Chat-Konto',
    all: 'Alle sind verknüpft.',
    more: (count: number) => `… und ${count} weitere`,
    how: [
      'Ein Code für jemanden: verknuepfen <Kennung>',
      'Direkt, mit der Slack-Kennung aus dem Profil oder einer Erwähnung: verknuepfen <Kennung> <U… oder @Person>',
      'Wieder lösen: verknuepfen <Kennung> lösen',
    ],
    codeFor: 'Code für ',
    send: 'Diese Person schreibt Fallbote damit eine Direktnachricht: ',
    once: (minutes: number) =>
      `Gilt ${minutes} Minuten und einmal. Bitte geben Sie ihn nur dieser Person, persönlich oder am Telefon.`,
  },
  en: {
    without: 'Without a chat account',
    all: 'Everybody is linked.',
    more: (count: number) => `… and ${count} more`,
    how: [
      'A code for somebody: link <id>',
      'Directly, with the Slack id from the profile or a mention: link <id> <U… or @person>',
      'End it: link <id> remove',
    ],
    codeFor: 'Code for ',
    send: 'This person sends Fallbote a direct message with it: ',
    once: (minutes: number) =>
      `Good for ${minutes} minutes and once. Please give it to this person only, face to face or by phone.`,
  },
} as const satisfies Record<Language, unknown>;

/** What `verknuepfen` says. */
export const LINK_TEXTS = {
  lines: LINES,
  title: { de: 'Konten verknüpfen', en: 'Link accounts' },
  onlyAdmin: {
    de: 'Konten verknüpft nur die Administration.',
    en: 'Only admins link accounts.',
  },
  noAccount: {
    de: 'Das ist keine Slack-Kennung. Sie steht im Profil der Person („Mitglieds-ID kopieren“) und beginnt mit U.',
    en: 'That is no Slack id. It is in the person’s profile (“Copy member ID”) and begins with U.',
  },
  nobody: (id: string): Text => ({
    de: `„${id}“ steht nicht in der Personenliste. Gefragt ist die Kennung, zum Beispiel fm-1.`,
    en: `“${id}” is not in the list of staff. What is asked for is the id, for example fm-1.`,
  }),
  already: ({ id, name }: Staff): Text => ({
    de: `${name} ist schon verknüpft. Zuerst lösen: verknuepfen ${id} lösen`,
    en: `${name} is linked already. End that first: link ${id} remove`,
  }),
  notLinked: ({ name }: Staff): Text => ({ de: `${name} ist nicht verknüpft.`, en: `${name} is not linked.` }),
  taken: (name: string): Text => ({
    de: `Dieses Konto gehört schon zu ${name}.`,
    en: `This account belongs to ${name} already.`,
  }),
  noCodes: (id: string): Text => ({
    de: `Einen Code gibt es nur dort, wo der Bot läuft. Direkt geht es hier: verknuepfen ${id} <U…>`,
    en: `A code can only be had where the bot runs. Here it works directly: link ${id} <U…>`,
  }),
  linked: (name: string, account: string): Text => ({
    de: `Verknüpft: ${name} mit dem Slack-Konto ${account}`,
    en: `Linked: ${name} with the Slack account ${account}`,
  }),
  unlinked: (name: string): Text => ({
    de: `Verknüpfung gelöst: ${name}`,
    en: `Link ended: ${name}`,
  }),
} as const;
