import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/cases/case.ts';
import { catalogue } from '../../src/cases/hemmnis-catalogue.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { catalogueOf, judgementsOf } from '../../src/fit/catalogue.ts';
import type { Criterion } from '../../src/fit/criteria/criterion.ts';
import { fitOf, verdictOf } from '../../src/fit/criteria/fit.ts';
import { partsOf } from '../../src/fit/criteria/parts.ts';
import type { Profile } from '../../src/fit/profile/knowledge.ts';
import { MERKMALE, type Merkmal } from '../../src/fit/profile/merkmale.ts';
import { profileOf } from '../../src/fit/profile/profile.ts';
import type { Proposal } from '../../src/fit/ranking/proposal.ts';
import { propose } from '../../src/fit/ranking/propose.ts';
import { statsOf } from '../../src/fit/ranking/stats.ts';
import { parseProfileLine } from '../../src/fit/values/values.ts';
import { asksFor, shuffled } from './arbitrary.ts';
import { TODAY } from './stub.ts';

const { office, cases } = demoOffice({ cases: 120, seed: 3, today: TODAY });
const ROWS = catalogueOf(office);
const judgements = [...judgementsOf(ROWS).keys()];
const massnahmen = new Map(ROWS.map((row) => [row.id, row]));
const { handlungsbedarfe, subKinds } = catalogue();
const HEMMNISSE = [...handlungsbedarfe, ...subKinds].map(({ name }) => name);

/** A value as somebody types it; now and then one that leaves something open. */
function typed(merkmal: Merkmal): fc.Arbitrary<string> {
  const most = merkmal.kind === 'number' ? Math.min(merkmal.most, 70) : 0;
  switch (merkmal.kind) {
    case 'number':
      return fc.oneof(
        fc.nat(most).map(String),
        fc
          .tuple(fc.nat(most), fc.nat(most))
          .map(([a, b]) => (a === b ? `${a}` : `${Math.min(a, b)}-${Math.max(a, b)}`)),
      );
    case 'choice':
      return fc
        .subarray([...merkmal.values], { minLength: 1, maxLength: 2 })
        .map((values) => values.map(({ value }) => value).join(' oder '));
    case 'text':
      return fc.constantFrom('Neustadt', 'Bad Musterstadt');
    case 'benefit':
      return fc.oneof(
        fc.nat(24).map((n) => `${n}/24`),
        fc.nat(60).map(String),
      );
    case 'children':
      return fc.oneof(
        fc.constant('keine'),
        fc.array(fc.nat(17), { minLength: 1, maxLength: 3 }).map((ages) => ages.join(',')),
      );
    case 'hemmnisse':
      return fc
        .array(fc.tuple(fc.constantFrom(...HEMMNISSE), fc.boolean()), { maxLength: 4 })
        .map((list) => list.map(([name, sure]) => (sure ? name : `${name}?`)).join(', ') || 'keine');
  }
}

const pair = ({ key }: Merkmal, value: string) => `${key}=${value}`;
const pairs: fc.Arbitrary<string[]> = fc
  .tuple(fc.subarray(MERKMALE.filter(({ key }) => key !== 'anzahl-hemmnisse')), fc.subarray(judgements))
  .chain(([facts, questions]) =>
    fc.tuple(
      ...facts.map((merkmal) => typed(merkmal).map((value) => pair(merkmal, value))),
      ...questions.map((key) => fc.constantFrom('ja', 'nein').map((value) => `${key}=${value}`)),
    ),
  );

function profileOfPairs(list: readonly string[]): Profile {
  const values = new Map(
    list.flatMap((text) => {
      const parsed = parseProfileLine(text, TODAY, new Set(judgements));
      if (!parsed.ok) throw new Error(`${text}: ${parsed.problems.map(({ de }) => de).join(' ')}`);
      return [...parsed.values];
    }),
  );
  return profileOf({ today: TODAY, values, massnahmen });
}

const verdicts = (profile: Profile) => ROWS.map((row) => verdictOf(fitOf(row).judge(profile)));

/** What followed from something else is not said otherwise by what was added: "alleinerziehend", and then no children. */
function agrees(little: Profile, more: Profile): boolean {
  const children = [little.children(), more.children()];
  const atLeast = children.map((known) => (known === undefined ? 0 : 'least' in known ? known.least : known.length));
  return (
    (atLeast[1] ?? 0) >= (atLeast[0] ?? 0) &&
    MERKMALE.every(({ key, kind }) => {
      if (kind === 'number') {
        const [before, after] = [little.number(key), more.number(key)];
        return before === undefined || (after !== undefined && after.min >= before.min && after.max <= before.max);
      }
      if (kind !== 'choice') return true;
      const [before, after] = [little.choice(key), more.choice(key)];
      return before === undefined || (after !== undefined && [...after].every((value) => before.has(value)));
    })
  );
}

/** What a condition asks for directly, before anything else decides it: such an answer is the reason itself. */
function direct(criterion: Criterion): readonly string[] {
  const first = criterion.first?.[0];
  return [...(first === undefined ? [] : asksFor(first)), ...partsOf(criterion).flatMap(([, part]) => direct(part))];
}
const DIRECT = new Set(ROWS.flatMap(({ criteria = [] }) => criteria.flatMap(direct)));
const isDirect = (text: string) => DIRECT.has(text.slice(0, text.indexOf('=')));

describe('over the shipped Maßnahmen', () => {
  test('to know more of a person never changes „passt“ or „passt nicht“', () => {
    const two = pairs.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.subarray(list).map((some) => [...new Set([...some, ...list.filter(isDirect)])]),
      ),
    );
    let decided = 0;
    fc.assert(
      fc.property(two, ([list, some]) => {
        const [little, more] = [profileOfPairs(some), profileOfPairs(list)];
        fc.pre(agrees(little, more));
        const after = verdicts(more);
        verdicts(little).forEach((verdict, i) => {
          if (verdict === 'unclear') return;
          decided++;
          expect(`${ROWS[i]?.id} ${after[i]}`).toBe(`${ROWS[i]?.id} ${verdict}`);
        });
      }),
      { numRuns: 150 },
    );
    expect(decided).toBeGreaterThan(1000);
  });

  test('the order of what is typed does not matter', () => {
    const twice = pairs.chain((list) => fc.tuple(fc.constant(list), shuffled(list)));
    fc.assert(
      fc.property(twice, ([list, other]) => {
        expect(verdicts(profileOfPairs(other))).toEqual(verdicts(profileOfPairs(list)));
      }),
      { numRuns: 100 },
    );
  });

  const lists = ({ needs, proposed, notNeeded, unavailable, excluded, examples, contacts }: Proposal) => ({
    needs: needs?.map(({ label }) => label),
    contacts: contacts.map(({ id }) => id),
    lists: [proposed, notNeeded, unavailable, excluded, examples].map((list) =>
      list.map(({ massnahme, verdict, tried }) => `${massnahme.id} ${verdict} ${tried.length}`),
    ),
  });

  test('neither does the order of what lies in a case, in the office and in the catalogue', () => {
    const list = <T>(items: readonly T[] | undefined) => shuffled(items ?? []);
    const twice = fc.constantFrom(...cases).chain((kase) =>
      fc.tuple(
        fc.constant(kase),
        fc.tuple(list(kase.hemmnisse), list(kase.participations), list(kase.jobs), list(kase.documents)).map(
          ([hemmnisse, participations, jobs, documents]): Case => ({
            ...kase,
            ...(kase.hemmnisse && { hemmnisse }),
            ...(kase.participations && { participations }),
            ...(kase.jobs && { jobs }),
            ...(kase.documents && { documents }),
          }),
        ),
        shuffled(cases),
        shuffled(ROWS),
      ),
    );
    const asked = (kase: Case, all: readonly Case[], rows: typeof ROWS) =>
      lists(
        propose({
          profile: profileOf({ today: TODAY, kase, massnahmen }),
          catalogue: rows,
          stats: statsOf(all, TODAY),
          today: TODAY,
          own: kase.no,
        }),
      );
    fc.assert(
      fc.property(twice, ([kase, other, otherCases, otherRows]) => {
        expect(asked(other, otherCases, otherRows)).toEqual(asked(kase, cases, ROWS));
      }),
      { numRuns: 100 },
    );
  });
});
