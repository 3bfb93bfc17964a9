import fc from 'fast-check';
import type { Office } from '../../src/cases/office.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Change, Store } from '../../src/store/store.ts';
import { namedIn } from './contract-trail.ts';
import { type CaseParts, entry, everything, line, OFFICE, sample, trailOf } from './samples.ts';

/** One thing that is done to a store: a commit, or lines for the trail. */
export type Deed = { readonly change: Change } | { readonly log: true };

const numbers = ['F-1', 'f-1', 'F-2', 'F-3', 'F-10', 'G-1', 'G-02', 'H-1/a'];
const no = fc.constantFrom(...numbers);
const parts = fc.record<CaseParts>(
  { manager: fc.constantFrom('fm-1', 'fm-2'), team: fc.constantFrom('t-1', 't-2') },
  { requiredKeys: [] },
);
const kase = fc.tuple(no, parts).map(([number, rest]) => sample(number, rest));
const office = fc.constantFrom('A', 'B').map((letter): Office => ({ ...OFFICE, name: letter }));
const change = fc.record<Change>(
  {
    office,
    put: fc.array(kase, { maxLength: 3 }),
    remove: fc.array(no, { minLength: 1, maxLength: 1 }),
    imported: fc.record({ office, cases: fc.array(kase, { maxLength: 3 }) }),
    history: fc.array(
      fc.tuple(fc.nat(9), no).map(([id, about]) => entry(`h-${id}`, { case: about })),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);
/** Any deed; removals and imports, which write a whole state, are rarer than the rest. */
export const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: change.map(({ remove: _, imported: __, ...rest }): Deed => ({ change: rest })) },
  { weight: 2, arbitrary: change.map((item): Deed => ({ change: item })) },
  { weight: 1, arbitrary: fc.constant<Deed>({ log: true }) },
);

/** One text for equal contents, whatever the order of their fields. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );

/** What has been asked of a store, and what its twin in memory makes of it. */
export class Story {
  readonly #twin = createMemoryStore();
  /** what the twin held after each deed, and the names of the lines of the trail by then */
  readonly #states: string[] = [];
  readonly #lines: { readonly at: number; readonly name: string; readonly alone: boolean }[] = [];
  readonly #kept = new Set<number>();
  #count = 0;
  #chapter = 0;

  async begin(): Promise<void> {
    this.#states.push(canonical(await everything(this.#twin)));
  }

  /** Does a deed to the store and to the twin; `result` is what the store says in the end. */
  async do(store: Store, item: Deed): Promise<{ readonly result: Promise<unknown> }> {
    const at = ++this.#count;
    const name = `n-${this.#chapter}-${at}`;
    const audit = [line(at, [name])];
    const act = (on: Store) => ('log' in item ? on.log(audit) : on.commit({ ...item.change, audit }));
    const result = act(store).then(
      () => {
        this.#kept.add(at);
        return undefined;
      },
      (error: unknown) => error,
    );
    const kept = await act(this.#twin).then(
      () => true,
      () => false,
    );
    this.#states.push(canonical(await everything(this.#twin)));
    if (kept) this.#lines.push({ at, name, alone: 'log' in item });
    return { result };
  }

  /** What is wrong with a store that was opened after a crash: it must hold a moment of the story, all that was kept in it. */
  async check(store: Store): Promise<string | undefined> {
    const found = canonical(await everything(store));
    const names = new Set(namedIn(await trailOf(store)));
    const last = Math.max(0, ...this.#kept);
    const moments = this.#states.map((state, at) => ({ state, at })).filter(({ at }) => at >= last);
    const lines = (at: number) =>
      this.#lines.every((item) => (item.alone && item.at > last) || names.has(item.name) === item.at <= at);
    if (moments.some(({ state, at }) => state === found && lines(at))) return undefined;
    return `after ${last} of ${this.#count} deeds: ${found}\nlines ${[...names].join()}\nexpected one of\n${moments.map(({ state }) => state).join('\n')}`;
  }

  /** Goes on from what a store holds: deeds that a crash has undone are forgotten. */
  async rebase(store: Store): Promise<Story> {
    const next = new Story();
    next.#chapter = this.#chapter + 1;
    await next.#take(store);
    return next;
  }

  async #take(store: Store): Promise<void> {
    const { office: now, importedOffice, cases, imported, history } = await everything(store);
    const known = imported.filter((item) => item !== undefined);
    await this.#twin.commit({ ...(now === undefined ? {} : { office: now }), put: cases });
    if (importedOffice !== undefined) await this.#twin.commit({ imported: { office: importedOffice, cases: known } });
    await this.#twin.commit({ history: [...history].reverse() });
    await this.begin();
  }
}
