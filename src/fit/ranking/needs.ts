import { nameKey } from '../../cases/name-key.ts';
import type { Massnahme } from '../../cases/office.ts';
import type { Text } from '../../cases/problem.ts';
import { matchHemmnis, wantedHemmnisse } from '../criteria/judge.ts';
import { both, hemmnisName } from '../criteria/wording.ts';
import { FAILED, type HemmnisKnown, MET, type Profile, type Value } from '../profile/knowledge.ts';
import { isOneOf } from './placement.ts';
import type { Need } from './proposal.ts';

/** The general Handlungsstrategien that facts of a person can call for, named as in the catalogue, in its order. */
export const STRATEGIES = {
  placement: { de: 'Vermittlung', en: 'Placement into work' },
  stabilise: { de: 'Beschäftigungsaufnahme aktiv stabilisieren', en: 'Stabilise a new job' },
  startUp: { de: 'Nachhaltiger Übergang in Selbständigkeit', en: 'Lasting start of a business' },
  workers: {
    de: 'Beendigung oder Verringerung der Hilfebedürftigkeit von Beschäftigten (SGB II)',
    en: 'End or reduce the need for benefit beside a job (SGB II)',
  },
  selfEmployed: {
    de: 'Beendigung oder Verringerung der Hilfebedürftigkeit von Selbständigen (SGB II)',
    en: 'End or reduce the need for benefit beside self-employment (SGB II)',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** How long a job counts as just taken up, in months: as long as Nachbetreuung lasts. */
const NEW_JOB_MONTHS = 6;

function justTakenUp(profile: Profile): boolean {
  const since = profile.number('arbeitsaufnahme');
  return since !== undefined && since.max <= NEW_JOB_MONTHS && !isOneOf(profile.choice('beschaeftigung'), 'keine');
}

/** Draws benefit under SGB II: known to be in it now, or a client under SGB II whose benefit is not known to have ended. */
function inBenefit(profile: Profile): boolean {
  const unbroken = profile.benefit(undefined);
  if (unbroken !== undefined && unbroken.min > 0) return true;
  if (!isOneOf(profile.choice('rechtskreis'), 'SGB II')) return false;
  // none in the last whole month but some before: it ended. None at all: it has only just begun
  return unbroken === undefined || unbroken.max > 0 || (profile.benefit(24)?.min ?? 0) === 0;
}

function calledFor(profile: Profile, placeable: boolean): readonly Text[] {
  const business = profile.choice('selbstaendig');
  const works = isOneOf(profile.choice('beschaeftigung'), 'Minijob', 'svp Teilzeit', 'svp Vollzeit');
  const ownBusiness = isOneOf(business, 'nebenberuflich', 'hauptberuflich');
  const benefit = (works || ownBusiness) && inBenefit(profile);
  return [
    ...(placeable ? [STRATEGIES.placement] : []),
    ...(justTakenUp(profile) ? [STRATEGIES.stabilise] : []),
    ...(isOneOf(business, 'Gründung geplant') ? [STRATEGIES.startUp] : []),
    ...(works && benefit ? [STRATEGIES.workers] : []),
    ...(ownBusiness && benefit ? [STRATEGIES.selfEmployed] : []),
  ];
}

function hemmnisLabel({ handlungsbedarf, sub, vermutet }: HemmnisKnown, maybe: boolean): Text {
  return both((language) => {
    const de = language === 'de';
    const remarks = [
      ...(vermutet ? [de ? 'vermutet' : 'suspected'] : []),
      ...(maybe ? [de ? 'vielleicht, Unterart offen' : 'perhaps, sub-kind not known'] : []),
    ];
    const name = hemmnisName(sub ?? handlungsbedarf, language);
    return remarks.length === 0 ? name : `${name} (${remarks.join(', ')})`;
  });
}

/** Put into words only where somebody reads it: "wer-passt" asks for the needs of everybody and shows a few. */
function hemmnisNeed(hemmnis: HemmnisKnown, maybe: boolean): Need {
  let label: Text | undefined;
  return {
    kind: 'hemmnis',
    hemmnis,
    get label() {
      label ??= hemmnisLabel(hemmnis, maybe);
      return label;
    },
    ...(maybe ? { maybe } : {}),
  };
}

/** What is open for a person. */
export interface Needs {
  /** open Hemmnisse in the order of work, then the general strategies that are called for */
  readonly open: readonly Need[];
  /** false: nobody knows which Hemmnisse there are, `open` has strategies only */
  readonly complete: boolean;
}

/** What is open for a person. @param placeable placement into work is possible (`placementFirst`) */
export function needsOf(profile: Profile, placeable: boolean): Needs {
  const hemmnisse = profile.hemmnisse();
  return {
    open: [
      ...(hemmnisse ?? []).map((hemmnis) => hemmnisNeed(hemmnis, false)),
      ...calledFor(profile, placeable).map(
        (label): Need => ({ kind: 'strategy', strategy: label.de, label: { de: label.de, en: label.en } }),
      ),
    ],
    complete: hemmnisse !== undefined,
  };
}

const strategyKeys: ReadonlyMap<string, string> = new Map(Object.values(STRATEGIES).map(({ de }) => [de, nameKey(de)]));
const strategyKey = (name: string): string => strategyKeys.get(name) ?? nameKey(name);

interface Targets {
  readonly hemmnisse: ReturnType<typeof wantedHemmnisse>;
  readonly names: ReadonlySet<string>;
}

const known = new WeakMap<Massnahme, Targets>();

function targetsOf(massnahme: Massnahme): Targets {
  const ready = known.get(massnahme);
  if (ready !== undefined) return ready;
  const names = massnahme.worksOn ?? [];
  const targets = { hemmnisse: wantedHemmnisse({ hemmnisse: names }), names: new Set(names.map(nameKey)) };
  known.set(massnahme, targets);
  return targets;
}

/** Whether the row says what it works on. */
export const saysWorksOn = ({ worksOn }: Massnahme): boolean => worksOn !== undefined && worksOn.length > 0;

/** A suspected Hemmnis can be worked on too: finding out is a part of it. */
function coverValue({ hemmnisse, names }: Targets, need: Need): Value {
  if (need.kind === 'strategy') return names.has(strategyKey(need.strategy)) ? MET : FAILED;
  let best: Value = FAILED;
  for (const wanted of hemmnisse) {
    const value = matchHemmnis(wanted, need.hemmnis, true);
    if (value > best) best = value;
  }
  return best;
}

const NOTHING: readonly Need[] = [];

/**
 * Which of the open needs a Maßnahme works on. A row that names a Handlungsbedarf covers every sub-kind of it; one that names
 * a sub-kind covers a Hemmnis on record without a sub-kind perhaps (`maybe`).
 */
export function coverage(
  massnahme: Massnahme,
  open: readonly Need[],
): { readonly covers: readonly Need[]; readonly leaves: readonly Need[] } {
  const targets = targetsOf(massnahme);
  const values = open.map((need) => coverValue(targets, need));
  // most of a catalogue works on something else
  if (values.every((value) => value === FAILED)) return { covers: NOTHING, leaves: open };
  const covers: Need[] = [];
  const leaves: Need[] = [];
  for (const [i, need] of open.entries()) {
    const value = values[i];
    if (value === FAILED) leaves.push(need);
    else covers.push(value === MET || need.kind !== 'hemmnis' ? need : hemmnisNeed(need.hemmnis, true));
  }
  return { covers, leaves };
}
