import { type Day, dayOfIso } from '../../calendar/civil-date.ts';
import { ageOn } from '../../calendar/periods.ts';
import type { Case } from '../../cases/case.ts';
import { findHandlungsbedarf, findSubKind } from '../../cases/hemmnis-catalogue.ts';
import { numberedHemmnisse } from '../../cases/hemmnis-order.ts';
import { exactly, oneValue, someValues } from '../values/known.ts';
import type { HemmnisKnown, ParticipationKnown } from './knowledge.ts';
import { type Merkmal, merkmalOf } from './merkmale.ts';
import { cached, choice, type Massnahmen, place, type Read } from './profile-fact.ts';
import { HEALTH_FROM_CASE } from './profile-health.ts';
import { employment, lastBesideBenefit, lastJob, newJob, runningAusbildung } from './profile-jobs.ts';

/** The entry of a history that holds today. */
function holding<T extends { readonly since: string }>(history: readonly T[] | undefined, today: Day): T | undefined {
  let found: T | undefined;
  for (const entry of history ?? []) if (dayOfIso(entry.since) <= today) found = entry;
  return found;
}

const KATEGORIE = place('Kategorie im Fall', 'Kategorie in the case');
const ZIELGRUPPE = place('Zielgruppe im Fall', 'Zielgruppe in the case');
const PROGNOSE = place('Prognose im Fall', 'forecast in the case');
const RECHTSKREIS = place('Rechtskreis im Fall', 'Rechtskreis in the case');
const BORN = place('Geburtsdatum im Fall', 'date of birth in the case');
const HEMMNISSE = place('Hemmnisse im Fall', 'Hemmnisse in the case');
const PARTICIPATIONS = place('Teilnahmen im Fall', 'participations in the case');
const TRAINING = place('Ausbildung im Fall', 'apprenticeship in the case');
const QUALIFIED = place('Berufsabschluss im Fall', 'vocational qualification in the case');
const SCHOOL = place('Schule im Fall', 'school in the case');

const TRAINING_VALUES: Readonly<Record<string, string>> = {
  'betriebliche Ausbildung': 'betrieblich',
  'schulische Ausbildung': 'schulisch',
  'außerbetriebliche Ausbildung': 'außerbetrieblich',
};

const inEq = (kase: Case, today: Day, massnahmen: Massnahmen): boolean =>
  kase.participations?.some(({ massnahme, start, end, exitOn }) => {
    const last = exitOn ?? end;
    return (
      massnahmen.get(massnahme)?.kind === 'EQ' &&
      dayOfIso(start) <= today &&
      (last === undefined || dayOfIso(last) >= today)
    );
  }) ?? false;

const training: Read = (kase, today, massnahmen) => {
  const running = runningAusbildung(kase, today);
  if (running !== undefined) return choice(TRAINING_VALUES[running.kind], TRAINING);
  if (inEq(kase, today, massnahmen)) return choice('EQ', PARTICIPATIONS);
  if (kase.ausbildungen === undefined) return undefined;
  // none of three kinds; whether there is an EQ only the participations tell
  return { known: kase.participations === undefined ? someValues(['keine', 'EQ']) : oneValue('keine'), from: TRAINING };
};

const nameOf = cached((name) => findHandlungsbedarf(name)?.name ?? name);
const subOf = cached((name) => findSubKind(name)?.name ?? name);

const hemmnisse: Read = (kase, today) => {
  if (kase.hemmnisse === undefined) return undefined;
  const list = numberedHemmnisse(kase.hemmnisse, today).map(
    ({ hemmnis: { handlungsbedarf, sub, vermutet, priority } }): HemmnisKnown => ({
      handlungsbedarf: nameOf(handlungsbedarf),
      ...(sub === undefined ? {} : { sub: subOf(sub) }),
      vermutet: vermutet === true,
      ...(priority === undefined ? {} : { priority }),
    }),
  );
  return { known: { kind: 'hemmnisse', list }, from: HEMMNISSE };
};

const participations: Read = (kase, today, massnahmen) => {
  if (kase.participations === undefined) return undefined;
  const list: ParticipationKnown[] = [];
  for (const { massnahme, start, end, exitOn, outcome, takenOver } of kase.participations) {
    if (dayOfIso(start) > today) continue;
    const kind = massnahmen.get(massnahme)?.kind;
    const result = outcome !== undefined && dayOfIso(outcome.on) <= today ? outcome.kind : undefined;
    list.push({
      massnahme,
      kind,
      from: start,
      until: exitOn ?? end,
      // taken over into a svp. job (MAG) is work
      outcome: result ?? (takenOver === true ? 'Arbeit' : undefined),
    });
  }
  return { known: { kind: 'participations', list }, from: PARTICIPATIONS };
};

const most = (key: string): number => {
  const merkmal: Merkmal | undefined = merkmalOf(key);
  return merkmal?.kind === 'number' ? merkmal.most : 0;
};
const LONGEST = most('arbeitsaufnahme');

const NO_USE = someValues(['vorhanden', 'nicht verwertbar']);

/** What the fields of a case say, by the key of the fact. What is not here stands in the profile of a case alone. */
export const FROM_CASE: ReadonlyMap<string, Read> = new Map<string, Read>([
  [
    'alter',
    ({ birthDate }, today) => {
      const age = birthDate === undefined ? -1 : ageOn(dayOfIso(birthDate), today);
      return age < 0 ? undefined : { known: exactly(age), from: BORN };
    },
  ],
  ['rechtskreis', (kase) => choice(kase.rechtskreis, RECHTSKREIS)],
  ['kategorie', (kase, today) => choice(holding(kase.kategorien, today)?.kategorie, KATEGORIE)],
  // what stands there from before the 25th birthday holds no more
  [
    'zielgruppe',
    (kase, today) =>
      kase.birthDate !== undefined && ageOn(dayOfIso(kase.birthDate), today) >= 25
        ? undefined
        : choice(holding(kase.zielgruppen, today)?.zielgruppe, ZIELGRUPPE),
  ],
  ['prognose', (kase, today) => choice(holding(kase.prognosen, today)?.prognose, PROGNOSE)],
  ['beschaeftigung', employment],
  ['arbeitsaufnahme', (kase, today) => newJob(kase, today, LONGEST)],
  ['letzte-arbeit', lastJob],
  ['aufstockend', lastBesideBenefit],
  ['ausbildung', training],
  [
    'abschluss',
    ({ berufsabschlussOn }, today) =>
      berufsabschlussOn === undefined || dayOfIso(berufsabschlussOn) > today
        ? undefined
        : { known: oneValue('vorhanden'), also: NO_USE, from: QUALIFIED },
  ],
  [
    'ausbildungsreif',
    ({ schule }) =>
      schule?.ausbildungsreif === undefined ? undefined : choice(schule.ausbildungsreif ? 'ja' : 'nein', SCHOOL),
  ],
  ...HEALTH_FROM_CASE,
  ['hemmnisse', hemmnisse],
  ['teilnahmen', participations],
]);
