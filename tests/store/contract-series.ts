import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';
import { compareCaseNumbers } from '../../src/order.ts';
import { matches } from '../../src/store/memory-store.ts';
import { type CaseQuery, caseKey, type Store } from '../../src/store/store.ts';
import { type CaseParts, OFFICE, sample } from './samples.ts';

/** What a store holds after any commits. */
export function describeSeries(name: string, open: () => Promise<Store>): void {
  describe(`${name}: any series of commits`, () => {
    const no = fc.constantFrom('F-1', 'f-1', 'F-2', 'F-3', 'F-10', 'G-1', 'g-1', 'G-02', 'G-2', 'H-1/a', 'h-1/A');
    const parts = fc.record<CaseParts>(
      {
        manager: fc.constantFrom('fm-1', 'fm-2'),
        team: fc.constantFrom('t-1', 't-2'),
        bedarfsgemeinschaft: fc.constantFrom('BG-1', 'BG-2'),
      },
      { requiredKeys: [] },
    );
    const change = fc.record(
      {
        office: fc.constantFrom('A', 'B').map((letter): Office => ({ ...OFFICE, name: letter })),
        put: fc.array(
          fc.tuple(no, parts).map(([number, rest]) => sample(number, rest)),
          { maxLength: 5 },
        ),
        remove: fc.array(no, { maxLength: 2 }),
      },
      { requiredKeys: [] },
    );
    const query = fc.record<CaseQuery>(
      {
        managers: fc.subarray(['fm-1', 'fm-2', null]),
        teams: fc.subarray(['t-1', 't-2']),
        bedarfsgemeinschaft: fc.constantFrom('BG-1', 'BG-2'),
      },
      { requiredKeys: [] },
    );

    test('leaves what a plain Map would hold', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 1, maxLength: 8 }),
          fc.array(query, { maxLength: 4 }),
          fc.boolean(),
          async (changes, queries, inFlight) => {
            const store = await open();
            let model = new Map<string, Case>();
            let office: Office | undefined;
            const commits: (readonly [Promise<string>, string])[] = [];
            for (const item of changes) {
              const next = new Map(model);
              const known = (item.remove ?? []).every((number) => next.delete(caseKey(number)));
              for (const kase of item.put ?? []) next.set(caseKey(kase.no), kase);
              if (known) {
                model = next;
                office = item.office ?? office;
              }
              const commit = store.commit(item).then(
                () => 'kept',
                () => 'refused',
              );
              commits.push([commit, known ? 'kept' : 'refused']);
              if (!inFlight) await commit;
            }
            for (const [commit, expected] of commits) expect(await commit).toBe(expected);
            const sorted = [...model.values()].sort((a, b) => compareCaseNumbers(a.no, b.no));
            for (const item of [...queries, {}]) {
              expect(await store.findCases(item)).toEqual(sorted.filter((kase) => matches(kase, item)));
            }
            for (const [key, kase] of model) expect(await store.findCase(key.toLowerCase())).toEqual(kase);
            expect(await store.office().catch(() => undefined)).toEqual(office);
            await store.close();
          },
        ),
        { numRuns: 60 },
      );
    }, 60_000);
  });
}
