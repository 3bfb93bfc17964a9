import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { beforeStart, say, untilWords, wrong } from '../work/say.ts';
import type { Edited } from '../writing/spec.ts';

/** The rule whose decision ends the Betreuung (UM 4.2, 6.6). */
const DECISION = 'einzelfallpruefung-a';

/** The Betreuung by the FM für arbeitsmarktnahe Kunden that runs on a day. */
export const marktnahOn = ({ marktnaheBetreuungen = [] }: Case, day: string) =>
  marktnaheBetreuungen.find(({ until }) => until === undefined || until >= day);

/** Betreuung begun; the dates for it are those of Kategorie A. */
export function beginMarktnah(kase: Case, on: string): Edited {
  const running = marktnahOn(kase, on);
  if (running !== undefined) {
    const end = untilWords(running.until);
    return {
      refused: say(
        (day) => `Da steht schon eine Betreuung als arbeitsmarktnaher Fall ab ${day(running.since)}${end.de}.`,
        (day) => `Care as a case near the labour market is recorded already, from ${day(running.since)}${end.en}.`,
      ),
    };
  }
  const kategorie = kase.kategorien?.at(-1)?.kategorie;
  return {
    kase: { ...kase, marktnaheBetreuungen: [...(kase.marktnaheBetreuungen ?? []), { since: on }] },
    said: say(
      (day) => `Betreuung als arbeitsmarktnaher Fall ab ${day(on)}`,
      (day) => `Care as a case near the labour market from ${day(on)}`,
    ),
    also:
      kategorie === 'A'
        ? []
        : [
            {
              de: `Die Fristen dazu gelten nur in Kategorie A. Eintragen: kategorie ${kase.no} A`,
              en: `Its deadlines hold in Kategorie A only. Record it: category ${kase.no} A`,
            },
          ],
  };
}

/** Betreuung ended, which is a decision with a reason. */
export function endMarktnah(kase: Case, on: string, reason: string | undefined): Edited {
  const running = marktnahOn(kase, on);
  if (running === undefined) return { refused: notMarktnah(kase) };
  if (on < running.since) return wrong('on', beforeStart(on, running.since));
  if (reason === undefined) {
    return wrong('reason', {
      de: 'Das Ende ist zu begründen. Bitte schreiben Sie dazu: weil …',
      en: 'The end needs a reason. Please add: because …',
    });
  }
  const act = { rule: DECISION, on, subject: running.since, outcome: 'beenden' as const, reason };
  return {
    kase: {
      ...kase,
      marktnaheBetreuungen: (kase.marktnaheBetreuungen ?? []).map((item) =>
        item === running ? { ...item, until: on } : item,
      ),
      acts: [...(kase.acts ?? []), act],
    },
    said: say(
      (day) => `Betreuung als arbeitsmarktnaher Fall endet am ${day(on)} (Grund: ${reason})`,
      (day) => `Care as a case near the labour market ends on ${day(on)} (reason: ${reason})`,
    ),
  };
}

export const notMarktnah = ({ no }: Case): Text => ({
  de: `Der Fall wird nicht als arbeitsmarktnah betreut. Beginnen: marktnah ${no} beginn`,
  en: `The case is not cared for as one near the labour market. Begin: marktnah ${no} begin`,
});
