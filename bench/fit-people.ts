import type { Day } from '../src/calendar/civil-date.ts';
import type { Case } from '../src/cases/case.ts';
import { catalogue } from '../src/cases/hemmnis-catalogue.ts';
import type { Massnahme } from '../src/cases/office.ts';
import { createRandom, type Random } from '../src/demo/random.ts';
import { judgementsOf } from '../src/fit/catalogue.ts';
import type { Criterion } from '../src/fit/criteria/criterion.ts';
import type { Profile } from '../src/fit/profile/knowledge.ts';
import { merkmalOf } from '../src/fit/profile/merkmale.ts';
import { profileOf } from '../src/fit/profile/profile.ts';
import { type ProfileValues, parseProfileLine } from '../src/fit/values/values.ts';
import { conditionsOf, type Facts, factsOf } from './rules-engine.ts';

/** Somebody of whom everything is known that the rows ask for. */
export interface Person {
  readonly key: string;
  /** everything read and at hand */
  readonly ready: Profile;
  /** the same as plain values */
  readonly facts: Facts;
  /** nothing read yet: a case, and what was typed over it */
  profile(): Profile;
}

const quoted = (value: string): string => (/[\s,]/u.test(value) ? `"${value}"` : value);

/** What a condition asks for and the case does not say exactly, made up as somebody would type it. */
function madeUp({ merkmal, judge }: Criterion, profile: Profile, random: Random): string | undefined {
  if (judge !== undefined) return `${judge}=${random.chance(0.6) ? 'ja' : 'nein'}`;
  const known = merkmal === undefined ? undefined : merkmalOf(merkmal);
  if (known === undefined) return undefined;
  switch (known.kind) {
    case 'number': {
      const on = profile.number(known.key);
      return on !== undefined && on.min === on.max
        ? undefined
        : `${known.key}=${random.int(1, Math.min(60, known.most))}`;
    }
    case 'choice':
      return profile.choice(known.key)?.size === 1
        ? undefined
        : `${known.key}=${quoted(random.pick(known.values).value)}`;
    case 'benefit':
      return profile.benefit(24) === undefined ? `${known.key}=nie` : undefined;
    case 'text':
      return `${known.key}=Musterstadt`;
    default:
      return undefined;
  }
}

/** The people of some cases, with made-up answers to what the conditions ask for and the cases do not say. */
export function peopleFor(cases: readonly Case[], rows: readonly Massnahme[], today: Day) {
  const random = createRandom(11);
  const judgements = new Set(judgementsOf(rows).keys());
  const conditions = conditionsOf(rows);
  const asked = [
    ...new Map(conditions.map((one) => [`${one.merkmal ?? ''}/${one.judge ?? ''}`, one] as const)).values(),
  ];
  const massnahmen = new Map(rows.map((row) => [row.id, row]));
  const subKinds = catalogue().subKinds.map(({ name }) => name);
  return cases.map((kase): Person => {
    const bare = profileOf({ today: today, kase, massnahmen });
    const open = Array.from({ length: random.int(0, 4) }, () => `"${random.pick(subKinds)}"`);
    const line = [
      `hemmnisse=${open.length === 0 ? 'keine' : open.join(',')}`,
      `kinder=${random.chance(0.6) ? 'keine' : random.int(1, 17)}`,
      `einwilligung=${random.chance(0.8) ? 'schriftlich' : 'abgelehnt'}`,
      ...asked.map((one) => madeUp(one, bare, random)).filter((text) => text !== undefined),
    ];
    // a line has its greatest length; facts do not depend on each other
    const values: ProfileValues = new Map(
      line.flatMap((text) => {
        const parsed = parseProfileLine(text, today, judgements);
        if (!parsed.ok) throw new Error(`${text}: ${parsed.problems.map(({ de }) => de).join(' ')}`);
        return [...parsed.values];
      }),
    );
    const profile = () => profileOf({ today: today, kase, values, massnahmen });
    const ready = profile();
    return { key: kase.no, ready, facts: factsOf(conditions, ready), profile };
  });
}
