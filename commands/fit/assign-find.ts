import type { Fields } from '../../src/bot/fields.ts';
import { matchLine } from '../../src/bot/match-line.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import { notRecorded } from '../writing/record.ts';
import type { CaseEdit, Found } from '../writing/spec.ts';
import { assignment } from './assign.ts';
import { type Kit, kitOf, statsFor } from './kit.ts';
import { theMassnahme } from './which.ts';

/** Why nobody can be assigned to a row that is not the office's own. */
function notOwn({ name, type, example }: Massnahme): Text {
  if (type === 'Netzwerk') {
    return {
      de: `„${name}“ ist ein Netzwerk oder eine Anlaufstelle: Zugewiesen wird dorthin niemand.`,
      en: `“${name}” is a network or an office to ask: nobody is assigned to it.`,
    };
  }
  if (example === true) {
    return {
      de: `„${name}“ ist nur ein Beispiel aus einem anderen Jobcenter. Gibt es die Maßnahme auch bei Ihnen, trägt die Administration sie mit dem Import in „massnahmen“ ein.`,
      en: `“${name}” is only an example from another Jobcenter. If you have it too, the administration adds it to “massnahmen” with the import.`,
    };
  }
  return {
    de: `„${name}“ ist ein mitgeliefertes Instrument und kein Angebot Ihres Jobcenters. Damit Sie zuweisen können, trägt die Administration es mit dem Import in „massnahmen“ ein.`,
    en: `“${name}” is an instrument shipped with Fallbote, not an offer of your Jobcenter. To assign somebody, the administration adds it to “massnahmen” with the import.`,
  };
}

const assignable = (row: Massnahme, kit: Kit): boolean =>
  kit.isOwn(row) && row.type !== 'Netzwerk' && row.example !== true;

/** What "zuweisen F-101 Startklar ab 1.12." means: the Maßnahme by any part of its name, and the other words. */
export async function findAssignment(rest: string, edit: CaseEdit): Promise<Found> {
  const { context, kase } = edit;
  const kit = kitOf(context.office);
  const stats = await statsFor(context);
  const variant = assignment(
    kit.catalogue.filter((row) => assignable(row, kit)),
    kit,
    stats,
  );
  const { massnahme: _choice, ...others } = variant.fields(edit);
  const fields: Fields = { ...others, name: { type: 'text', label: { de: 'Maßnahme', en: 'Maßnahme' } } };
  const name = matchLine(fields, rest, context.today).values['name'];
  if (name === undefined) return { variant, named: '', rest };
  const with_ = (id: string) => rest.replace(name, () => id);
  const found = theMassnahme(name.split(' '), kit, (id) => `zuweisen ${kase.no} ${with_(id)}`, context);
  if ('answer' in found) return found;
  const row = found.massnahme;
  if (!assignable(row, kit)) return { answer: notRecorded(kase.no, [notOwn(row)[context.language]], context) };
  return { variant, named: '', rest: with_(row.id) };
}
