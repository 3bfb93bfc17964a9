import type { ChatPlatform } from '../../src/access/link-codes.ts';
import type { Staff } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Language } from '../../src/cases/values.ts';

const NAMES: Readonly<Record<ChatPlatform, string>> = { slack: 'Slack', teams: 'Teams' };
const named = (platforms: readonly ChatPlatform[], and: string): string =>
  platforms.map((platform) => NAMES[platform]).join(and);

const LINES = {
  de: {
    without: 'Noch ohne Chat-Konto',
    all: 'Alle sind verknüpft.',
    more: (count: number) => `… und ${count} weitere`,
    how: [
      'Ein Code für jemanden: verknuepfen <Kennung>',
      'Direkt, in Slack mit der Kennung aus dem Profil oder einer Erwähnung: verknuepfen <Kennung> <U… oder @Person>',
      'Direkt, in Teams mit der Objekt-ID der Person aus Microsoft Entra: verknuepfen <Kennung> <Objekt-ID>',
      'Wieder lösen: verknuepfen <Kennung> lösen, oder nur eines: verknuepfen <Kennung> lösen Slack',
    ],
    codeFor: 'Code für ',
    onlyFor: (left: readonly ChatPlatform[], linked: readonly ChatPlatform[]) =>
      `Nur für ${named(left, ' und ')}: In ${named(linked, ' und ')} gibt es schon ein Konto.`,
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
      'Directly, in Slack with the id from the profile or a mention: link <id> <U… or @person>',
      'Directly, in Teams with the person’s object id from Microsoft Entra: link <id> <object id>',
      'End it: link <id> remove, or one of them alone: link <id> remove Slack',
    ],
    codeFor: 'Code for ',
    onlyFor: (left: readonly ChatPlatform[], linked: readonly ChatPlatform[]) =>
      `For ${named(left, ' and ')} only: in ${named(linked, ' and ')} there is an account already.`,
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
    de: 'Das ist keine Kennung eines Kontos. In Slack steht sie im Profil der Person („Mitglieds-ID kopieren“) und beginnt mit U; in Teams ist es die Objekt-ID der Person in Microsoft Entra.',
    en: 'That is no id of an account. In Slack it is in the person’s profile (“Copy member ID”) and begins with U; in Teams it is the person’s object id in Microsoft Entra.',
  },
  nobody: (id: string): Text => ({
    de: `„${id}“ steht nicht in der Personenliste. Gefragt ist die Kennung, zum Beispiel fm-1.`,
    en: `“${id}” is not in the list of staff. What is asked for is the id, for example fm-1.`,
  }),
  /** @param platform named where there is an account on another one, too, which may stay */
  already: ({ id, name }: Staff, platform?: ChatPlatform): Text => {
    const which = platform === undefined ? '' : ` ${NAMES[platform]}`;
    return {
      de: `${name} ist schon verknüpft. Zuerst lösen: verknuepfen ${id} lösen${which}`,
      en: `${name} is linked already. End that first: link ${id} remove${which}`,
    };
  },
  notLinked: ({ name }: Staff, platform?: ChatPlatform): Text => {
    const at = platform === undefined ? '' : ` in ${NAMES[platform]}`;
    return { de: `${name} ist${at} nicht verknüpft.`, en: `${name} is not linked${at}.` };
  },
  taken: (name: string): Text => ({
    de: `Dieses Konto gehört schon zu ${name}.`,
    en: `This account belongs to ${name} already.`,
  }),
  noCodes: (id: string): Text => ({
    de: `Einen Code gibt es nur dort, wo der Bot läuft. Direkt geht es hier: verknuepfen ${id} <Kennung des Kontos>`,
    en: `A code can only be had where the bot runs. Here it works directly: link ${id} <id of the account>`,
  }),
  linked: (name: string, platform: ChatPlatform, account: string): Text => ({
    de: `Verknüpft: ${name} mit dem ${NAMES[platform]}-Konto ${account}`,
    en: `Linked: ${name} with the ${NAMES[platform]} account ${account}`,
  }),
  unlinked: (name: string, platform?: ChatPlatform): Text => {
    const at = platform === undefined ? '' : ` (${NAMES[platform]})`;
    return { de: `Verknüpfung gelöst: ${name}${at}`, en: `Link ended: ${name}${at}` };
  },
} as const;
