import { type Report, unknownRef } from '../cases/reference.ts';
import type { Target } from './settings.ts';

/**
 * Checks the targets of an office beyond their shape.
 * @param teams @param massnahmen ids that they may name
 */
export function checkTargets(
  targets: readonly Target[] | undefined,
  { teams, massnahmen }: { readonly teams: ReadonlySet<string>; readonly massnahmen: ReadonlySet<string> },
  report: Report,
): void {
  (targets ?? []).forEach(({ team, massnahme, from, until, count, percent, figure }, i) => {
    const path = `office.targets[${i}]`;
    if (team !== undefined && !teams.has(team))
      report(`${path}.team`, undefined, unknownRef({ de: 'Das Team', en: 'team' }, team, 'office.teams'));
    if (massnahme !== undefined && !massnahmen.has(massnahme))
      report(
        `${path}.massnahme`,
        undefined,
        unknownRef({ de: 'Die Maßnahme', en: 'Maßnahme' }, massnahme, 'office.massnahmen'),
      );
    if (until < from)
      report(`${path}.until`, undefined, {
        de: `Das Ende ${until} liegt vor dem Beginn ${from}.`,
        en: `The end ${until} is before the start ${from}.`,
      });
    if ((count === undefined) === (percent === undefined))
      report(`${path}.count`, undefined, {
        de: 'Ein Ziel braucht genau eines von beiden: count (Zahl) oder percent (Prozent der Aktivierungen).',
        en: 'A target needs exactly one of both: count (a number) or percent (per cent of the activations).',
      });
    else if (figure === 'activations' && percent !== undefined)
      report(`${path}.percent`, undefined, {
        de: 'Ein Ziel für Aktivierungen ist eine Zahl (count), denn die Prozente der anderen beziehen sich darauf.',
        en: 'A target for activations is a number (count), because the per cent of the others refer to it.',
      });
  });
}
