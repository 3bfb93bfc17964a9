import { type Day, dayOfIso } from '../../calendar/civil-date.ts';
import { fold } from '../../calendar/fold.ts';
import type { Case } from '../../cases/case.ts';
import { inbeqEnd } from '../../deadlines/subjects.ts';
import { readChoice } from '../values/choice.ts';
import { type Known, oneValue } from '../values/known.ts';
import { merkmalOf } from './merkmale.ts';
import { cached, choice, place, type Read } from './profile-fact.ts';

const INBEQ = place('InbeQ im Fall', 'InbeQ in the case');
const DOCUMENTS = place('Nachweis im Fall', 'document in the case');

const inbeq: Read = (kase, today) => {
  if (kase.inbeq === undefined) return undefined;
  let value = 'keine';
  for (const item of kase.inbeq) {
    if (dayOfIso(item.start) > today) continue;
    const end = inbeqEnd(item);
    if (end === undefined || end >= today) return choice('läuft', INBEQ);
    value = 'beendet';
  }
  return choice(value, INBEQ);
};

const rehaTraeger = cached((text): Known => {
  const merkmal = merkmalOf('reha-traeger');
  const known = merkmal?.kind === 'choice' ? readChoice(merkmal, text) : undefined;
  return known === undefined || known.kind === 'problem' ? oneValue('anderer') : known;
});

const latestTraeger: Read = (kase, today) => {
  let latest: { readonly start: string; readonly rehaTraeger: string } | undefined;
  for (const { start, rehaTraeger: name } of kase.inbeq ?? [])
    if (name !== undefined && dayOfIso(start) <= today && (latest === undefined || start >= latest.start))
      latest = { start, rehaTraeger: name };
  return latest && { known: rehaTraeger(latest.rehaTraeger), from: INBEQ };
};

const disability = cached((kind): 'pass' | 'equal' | undefined => {
  const name = fold(kind);
  if (name.startsWith('schwerbehindertenausweis')) return 'pass';
  return name.startsWith('gleichstellung') ? 'equal' : undefined;
});

const hasDocument = ({ documents = [] }: Case, today: Day, wanted: 'pass' | 'equal'): boolean =>
  documents.some(
    ({ kind, validUntil }) =>
      disability(kind) === wanted && (validUntil === undefined || dayOfIso(validUntil) >= today),
  );

/** A pass is given from a degree of 50 on (§ 2 Abs. 2, § 152 SGB IX). */
const SEVERE: Known = { kind: 'number', min: 50, max: 100 };

/** What a case says of rehabilitation and disability, by the key of the fact. */
export const HEALTH_FROM_CASE: readonly (readonly [string, Read])[] = [
  ['inbeq', inbeq],
  ['reha-traeger', latestTraeger],
  // an InbeQ is a Leistung zur Teilhabe am Arbeitsleben (§ 55 SGB IX)
  [
    'reha',
    (kase, today, all) => (inbeq(kase, today, all)?.known === oneValue('läuft') ? choice('ja', INBEQ) : undefined),
  ],
  ['gdb', (kase, today) => (hasDocument(kase, today, 'pass') ? { known: SEVERE, from: DOCUMENTS } : undefined)],
  ['gleichstellung', (kase, today) => (hasDocument(kase, today, 'equal') ? choice('ja', DOCUMENTS) : undefined)],
];
