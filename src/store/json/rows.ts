import type { Case } from '../../cases/case.ts';
import type { CaseQuery } from '../store.ts';
import type { Row } from './view.ts';

/** So many lists are kept, none longer than this: those of a case manager who stands in for others as well. */
const MOST_LISTS = 256;
const LONGEST_LIST = 600;

/** The name of a list that may be kept: a query that is about case managers and nothing else. */
const ofManagers = ({ managers, teams, bedarfsgemeinschaft }: CaseQuery): string | undefined =>
  teams === undefined && bedarfsgemeinschaft === undefined && managers !== undefined && !managers.includes(null)
    ? managers.join('\n')
    : undefined;

/**
 * The rows of all cases by case key. Finds those of a case manager without a look at all of them, and gives the very same
 * list again as long as nothing has changed, so that what was worked out from it can be kept with it.
 */
export class Rows extends Map<string, Row> {
  #byManager: Map<string | null, Row[]> | undefined;
  readonly #lists = new Map<string, readonly Case[]>();
  #version = 0;

  override set(key: string, row: Row): this {
    this.#changed();
    return super.set(key, row);
  }

  override delete(key: string): boolean {
    this.#changed();
    return super.delete(key);
  }

  override clear(): void {
    this.#changed();
    super.clear();
  }

  #changed(): void {
    this.#version++;
    this.#byManager = undefined;
    this.#lists.clear();
  }

  /** The rows of these case managers; `null` stands for cases without one. */
  of(managers: readonly (string | null)[]): readonly Row[] {
    const index = this.#byManager ?? new Map<string | null, Row[]>();
    if (this.#byManager === undefined) {
      for (const row of this.values()) {
        const own = index.get(row.manager);
        if (own === undefined) index.set(row.manager, [row]);
        else own.push(row);
      }
      this.#byManager = index;
    }
    return [...new Set(managers)].flatMap((manager) => index.get(manager) ?? []);
  }

  /** The list of a query, from memory where it is there; else as `find` finds it. */
  async list(query: CaseQuery, find: () => Promise<readonly Case[]>): Promise<readonly Case[]> {
    const name = ofManagers(query);
    const known = name === undefined ? undefined : this.#lists.get(name);
    if (known !== undefined) return known;
    const version = this.#version;
    const found = await find();
    if (name !== undefined && version === this.#version && found.length <= LONGEST_LIST) {
      if (this.#lists.size >= MOST_LISTS) this.#lists.clear();
      this.#lists.set(name, found);
    }
    return found;
  }
}
