import { matchLine } from '../../src/bot/match-line.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import { massnahmeConsent } from '../work/consent-massnahme.ts';
import type { CaseEdit, Found } from '../writing/spec.ts';
import { kitOf } from './kit.ts';
import { theMassnahme } from './which.ts';

const verb = { name: { de: 'einwilligung', en: 'consent' } };

const consentTo = (rows: readonly Massnahme[]) => massnahmeConsent(() => rows, verb);

/** What "einwilligung JUMITA schriftlich" means: the Maßnahme by any part of its name, and what was said. */
export function findConsent(rest: string, edit: CaseEdit): Found {
  const { context, kase } = edit;
  const kit = kitOf(context.office);
  const named = verb.name[context.language];
  const own = kit.catalogue.filter((row) => row.type !== 'Netzwerk' && kit.isOwn(row));
  const { massnahme: _choice, ...fields } = consentTo(own).fields(edit);
  const { values } = matchLine({ ...fields, name: { type: 'text', label: verb.name } }, rest, context.today);
  const name = values['name'];
  if (name === undefined) return { variant: consentTo(own), named, rest };
  const words = name.split(' ').filter((word) => !['in', 'für', 'zu', 'die', 'to', 'for'].includes(word.toLowerCase()));
  const found = theMassnahme(
    words,
    kit,
    (id) => `profil ${kase.no} einwilligung ${rest.replace(name, () => id)}`,
    context,
  );
  if ('answer' in found) return found;
  return { variant: consentTo([found.massnahme]), named, rest: rest.replace(name, () => found.massnahme.id) };
}
