import type { Case } from '../../cases/case.ts';
import type { CaseQuery } from '../store.ts';
import type { Row } from './view.ts';

/** Lists of so many case managers are kept, none longer than this. */
const MOST_LISTS = 256;
const LONGEST_LIST = 300;

/** The one case manager that a query is about, and nothing else. */
const onlyManager = ({ managers, teams, bedarfsgemeinschaft }: CaseQuery): string | undefined =>
  teams === undefined && bedarfsgemeinschaft === undefined && managers?.length === 1
    ? (managers[0] ?? undefined)
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
    const manager = onlyManager(query);
    const known = manager === undefined ? undefined : this.#lists.get(manager);
    if (known !== undefined) return known;
    const version = this.#version;
    const found = await find();
    if (manager !== undefined && version === this.#version && found.length <= LONGEST_LIST) {
      if (this.#lists.size >= MOST_LISTS) this.#lists.clear();
      this.#lists.set(manager, found);
    }
    return found;
  }
}
