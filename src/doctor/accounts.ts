import type { Office } from '../cases/office.ts';
import { type Finding, finding } from './finding.ts';

/** As Microsoft Entra writes it, and as it comes with every request. */
const OBJECT_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
const CHANNEL = /^19:\S+@thread\.(?:tacv2|skype)$/u;

/** Whether ids of Teams look like ids: with another one somebody is neither known nor reminded, without a word. */
export function checkAccounts({ staff, teams }: Office): readonly Finding[] {
  const people = staff.filter(({ platforms }) => platforms?.teams !== undefined && !OBJECT_ID.test(platforms.teams));
  const places = teams.filter(({ channels }) => channels?.teams?.some((id) => !CHANNEL.test(id)) === true);
  const list = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).join(', ');
  return [
    ...(people.length === 0
      ? []
      : [
          finding(
            'people',
            'warning',
            `Die Teams-Kennung ist keine Objekt-ID: ${list(people)}.`,
            `The Teams id is no object id: ${list(people)}.`,
            {
              de: 'Bitte die Objekt-ID der Person aus Microsoft Entra eintragen, in Kleinbuchstaben, oder mit verknuepfen <Kennung> einen Code geben.',
              en: 'Please enter the person’s object id from Microsoft Entra, in small letters, or give out a code with link <id>.',
            },
          ),
        ]),
    ...(places.length === 0
      ? []
      : [
          finding(
            'people',
            'warning',
            `Ein Teams-Kanal hat keine Kanal-ID: ${list(places)}.`,
            `A Teams channel has no channel id: ${list(places)}.`,
            {
              de: 'Die Kanal-ID beginnt mit 19: und endet mit @thread.tacv2; sie steht im Link zum Kanal („Link zum Kanal abrufen“).',
              en: 'The channel id begins with 19: and ends with @thread.tacv2; it is in the link to the channel (“Get link to channel”).',
            },
          ),
        ]),
  ];
}
