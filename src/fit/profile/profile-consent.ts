import { type Day, dayOfIso } from '../../calendar/civil-date.ts';
import type { Case } from '../../cases/case.ts';
import type { ConsentKnown } from './knowledge.ts';

type Consents = NonNullable<Case['consents']>;

/**
 * What somebody said last to a Maßnahme. A refusal or a withdrawal ends what was said before; of what was agreed to since
 * then a signature is worth more than a word. On one day the refusal counts. The order in the file says nothing.
 */
export function consentTo(
  all: Consents,
  massnahme: string,
  today: Day,
  purpose?: 'Nachbetreuung',
): ConsentKnown | undefined {
  const consents = all.filter((item) =>
    item.for === 'Maßnahme' ? item.massnahme === massnahme : item.for === purpose,
  );
  let refused = Number.NEGATIVE_INFINITY;
  for (const item of consents) {
    const given = dayOfIso(item.givenOn);
    if (item.declined === true && given <= today) refused = Math.max(refused, given);
    const withdrawn = item.withdrawnOn === undefined ? undefined : dayOfIso(item.withdrawnOn);
    if (withdrawn !== undefined && withdrawn <= today) refused = Math.max(refused, withdrawn);
  }
  let said: ConsentKnown | undefined = refused > Number.NEGATIVE_INFINITY ? 'abgelehnt' : undefined;
  for (const item of consents) {
    if (item.declined === true) continue;
    const given = dayOfIso(item.givenOn);
    const withdrawn = item.withdrawnOn !== undefined && dayOfIso(item.withdrawnOn) <= today;
    if (withdrawn || given > today || given <= refused) continue;
    if (said !== 'schriftlich') said = item.form;
  }
  return said;
}
