import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';
import type { CaseQuery, Store } from '../../src/store/store.ts';
import { describeExpectations } from './contract-expect.ts';
import { describeHistory } from './contract-history.ts';
import { describeImports } from './contract-imports.ts';
import { describeSeries } from './contract-series.ts';
import { describeTrail } from './contract-trail.ts';
import { numbers, OFFICE, sample } from './samples.ts';

/**
 * What every store promises. `open` gives a store that is still empty; `reopen` closes one and opens the same again, where
 * it outlives that.
 */
export function describeStore(
  name: string,
  open: () => Promise<Store>,
  reopen: (store: Store) => Promise<Store> = async (store) => store,
): void {
  describeExpectations(name, open);
  describeImports(name, open, reopen);
  describeHistory(name, open, reopen);
  describeTrail(name, open, reopen);
  describeSeries(name, open);

  const filled = async (...cases: readonly Case[]): Promise<Store> => {
    const store = await open();
    await store.commit({ office: OFFICE, put: cases });
    return store;
  };

  describe(`${name}: an empty store`, () => {
    test('says in one sentence what to do (FB101)', async () => {
      const store = await open();
      await expect(store.office()).rejects.toMatchObject({ name: 'FallboteError', code: 'FB101', fault: 'user' });
      await expect(store.office()).rejects.toThrow(/Hier liegen noch keine Daten\. Bitte zuerst importieren: fallbote/);
    });

    test('knows no case', async () => {
      const store = await open();
      expect(await store.findCase('F-1')).toBeUndefined();
      expect(await store.findCases()).toEqual([]);
    });

    test('takes an office without any case', async () => {
      const store = await filled();
      expect(await store.office()).toEqual(OFFICE);
      expect(await store.findCases()).toEqual([]);
    });

    test('takes cases before there is an office', async () => {
      const store = await open();
      await store.commit({ put: [sample('F-1')] });
      expect(numbers(await store.findCases())).toEqual(['F-1']);
      await expect(store.office()).rejects.toMatchObject({ code: 'FB101' });
    });
  });

  describe(`${name}: finding`, () => {
    const cases = [
      sample('F-10', { manager: 'fm-1' }),
      sample('F-2', { manager: 'fm-1', bedarfsgemeinschaft: 'BG-7' }),
      sample('F-1', { manager: 'fm-2', team: 't-2', bedarfsgemeinschaft: 'BG-7' }),
      sample('A-3/2026', { team: 't-2' }),
      sample('F-02x', { bedarfsgemeinschaft: 'bg-7' }),
    ];

    test('a case is found by its number, in capitals or not', async () => {
      const store = await filled(...cases);
      for (const no of ['F-10', 'f-10']) expect((await store.findCase(no))?.no).toBe('F-10');
      expect(await store.findCase('a-3/2026')).toEqual(cases[3]);
    });

    test.each(['F-3', '', 'F-1 ', 'F', '__proto__', 'constructor'])('no case has the number "%s"', async (no) => {
      expect(await (await filled(...cases)).findCase(no)).toBeUndefined();
    });

    test('all cases come in the order of their numbers, digits by value', async () => {
      expect(numbers(await (await filled(...cases)).findCases())).toEqual(['A-3/2026', 'F-1', 'F-2', 'F-02x', 'F-10']);
    });

    test.each<[string, CaseQuery, readonly string[]]>([
      ['of one case manager', { managers: ['fm-1'] }, ['F-2', 'F-10']],
      ['of two case managers', { managers: ['fm-1', 'fm-2'] }, ['F-1', 'F-2', 'F-10']],
      ['without a case manager', { managers: [null] }, ['A-3/2026', 'F-02x']],
      ['of one case manager or without one', { managers: ['fm-2', null] }, ['A-3/2026', 'F-1', 'F-02x']],
      ['of nobody', { managers: [] }, []],
      ['of somebody unknown', { managers: ['fm-9'] }, []],
      ['of a team', { teams: ['t-2'] }, ['A-3/2026', 'F-1']],
      ['of no team', { teams: [] }, []],
      ['of a Bedarfsgemeinschaft', { bedarfsgemeinschaft: 'BG-7' }, ['F-1', 'F-2']],
      ['where every part must fit', { managers: ['fm-1', null], teams: ['t-2'] }, ['A-3/2026']],
    ])('cases %s', async (_, query, expected) => {
      expect(numbers(await (await filled(...cases)).findCases(query))).toEqual(expected);
    });
  });

  describe(`${name}: the name of the state`, () => {
    test('is another one after a change, and the same after a look', async () => {
      const store = await filled(sample('F-1'));
      const before = await store.state();
      await store.log([{ at: '2026-11-21T08:00:00.000Z', who: 'fm-1', door: 'console', what: 'look', cases: ['F-1'] }]);
      await store.findCases();
      expect(await store.state()).toBe(before);
      await store.commit({ put: [sample('F-1', { manager: 'fm-2' })] });
      expect(await store.state()).not.toBe(before);
    });
  });

  describe(`${name}: a commit`, () => {
    test('puts a new office and leaves the cases', async () => {
      const store = await filled(sample('F-1'));
      const renamed: Office = { ...OFFICE, name: 'Jobcenter Umbenannt' };
      await store.commit({ office: renamed });
      expect(await store.office()).toEqual(renamed);
      expect(numbers(await store.findCases())).toEqual(['F-1']);
    });

    test('replaces the case of the same number, whatever its spelling', async () => {
      const store = await filled(sample('F-1', { manager: 'fm-1' }), sample('F-2'));
      await store.commit({ put: [sample('f-1', { manager: 'fm-2' })] });
      expect(await store.findCase('F-1')).toEqual(sample('f-1', { manager: 'fm-2' }));
      expect(await store.findCases()).toHaveLength(2);
      expect(await store.findCases({ managers: ['fm-1'] })).toEqual([]);
    });

    test('removes a case, and the next one may put it again', async () => {
      const store = await filled(sample('F-1'), sample('F-2'));
      await store.commit({ remove: ['f-1'] });
      expect(await store.findCase('F-1')).toBeUndefined();
      await store.commit({ put: [sample('F-1', { team: 't-2' })] });
      expect(numbers(await store.findCases())).toEqual(['F-1', 'F-2']);
    });

    test('removes first and puts then', async () => {
      const store = await filled(sample('F-1'), sample('F-2'));
      await store.commit({ remove: ['F-1', 'F-2'], put: [sample('F-1', { manager: 'fm-1' })] });
      expect(await store.findCases()).toEqual([sample('F-1', { manager: 'fm-1' })]);
    });

    test('of a case that is put twice keeps the last, however many stand between', async () => {
      const store = await open();
      const between = Array.from({ length: 100 }, (_, i) => sample(`G-${i}`, { manager: 'fm-2' }));
      await store.commit({ put: [sample('F-1'), ...between, sample('f-1', { manager: 'fm-3' })] });
      expect(await store.findCase('F-1')).toEqual(sample('f-1', { manager: 'fm-3' }));
      expect(await store.findCases()).toHaveLength(101);
    });

    test('with an unknown case to remove changes nothing at all (FB104)', async () => {
      const store = await filled(sample('F-1'));
      const change = { office: { ...OFFICE, name: 'anders' }, put: [sample('F-2')], remove: ['F-1', 'F-9'] };
      await expect(store.commit(change)).rejects.toMatchObject({ code: 'FB104', message: /F-9/ });
      await expect(store.commit({ remove: ['F-1', 'f-1'] })).rejects.toMatchObject({ code: 'FB104' });
      expect(await store.office()).toEqual(OFFICE);
      expect(numbers(await store.findCases())).toEqual(['F-1']);
    });

    test('without any change is none', async () => {
      const store = await filled(sample('F-1'));
      await store.commit({});
      await store.commit({ put: [], remove: [] });
      expect(numbers(await store.findCases())).toEqual(['F-1']);
    });

    test('waits for the one before it: thirty in flight, none is lost and the last one wins', async () => {
      const store = await filled();
      await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          store.commit({ put: [sample(`F-${i}`), sample('F-100', { manager: `fm-${i}` })] }),
        ),
      );
      expect(await store.findCases()).toHaveLength(31);
      expect((await store.findCase('F-100'))?.manager).toBe('fm-29');
    });

    test('that fails does not harm those before and after it', async () => {
      const store = await filled();
      const results = await Promise.allSettled([
        store.commit({ put: [sample('F-1')] }),
        store.commit({ put: [sample('F-2')], remove: ['F-9'] }),
        store.commit({ put: [sample('F-3')] }),
      ]);
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(numbers(await store.findCases())).toEqual(['F-1', 'F-3']);
    });

    test('is seen by a question that is asked after it', async () => {
      const store = await filled(sample('F-1'));
      const done = store.commit({ put: [sample('F-2')], remove: ['F-1'] });
      const [one, all] = await Promise.all([store.findCase('F-2'), store.findCases()]);
      await done;
      expect([one?.no, numbers(all)]).toEqual(['F-2', ['F-2']]);
    });

    test('that runs while others ask makes no answer fail or mix two states', async () => {
      const store = await filled(sample('F-1', { manager: 'v0' }), sample('F-2', { manager: 'v0' }));
      const answers: Promise<readonly Case[]>[] = [];
      const commits: Promise<void>[] = [];
      for (let i = 1; i <= 20; i++) {
        answers.push(store.findCases());
        commits.push(store.commit({ put: [sample('F-1', { manager: `v${i}` }), sample('F-2', { manager: `v${i}` })] }));
        answers.push(store.findCases());
      }
      await Promise.all(commits);
      for (const cases of await Promise.all(answers)) {
        expect(cases).toHaveLength(2);
        expect(new Set(cases.map((kase) => kase.manager)).size).toBe(1);
      }
    });

    test('does not change what was read before', async () => {
      const store = await filled(sample('F-1', { manager: 'fm-1' }), sample('F-2'));
      const [office, one, all] = [await store.office(), await store.findCase('F-1'), await store.findCases()];
      const copy = structuredClone({ office, one, all });
      await store.commit({
        office: { ...OFFICE, name: 'anders' },
        put: [sample('F-1', { manager: 'fm-2' }), sample('F-3')],
        remove: ['F-2'],
      });
      expect({ office, one, all }).toEqual(copy);
    });

    test('does not change what it was given', async () => {
      const put = Object.freeze([sample('F-2'), sample('F-1')]);
      const store = await open();
      await store.commit(Object.freeze({ office: OFFICE, put }));
      expect(numbers(put)).toEqual(['F-2', 'F-1']);
    });

    test('keeps every field of a case as it is', async () => {
      const full = sample('F-1', {
        name: 'Zoë Öztürk-ẞ “x” \\ / \u2028 𝔘',
        hemmnisse: [
          { id: 'h-1', handlungsbedarf: 'Wohnsituation', history: [{ status: 'erkannt', on: '2026-01-06' }] },
        ],
        leistungsbezug: [],
        contacts: [{ on: '2026-01-06', kind: 'ESB', tookPlace: false }],
      });
      expect(await (await filled(full)).findCase('F-1')).toEqual(full);
    });
  });
}
