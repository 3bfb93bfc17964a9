import { isDeepStrictEqual } from 'node:util';
import type { AuditEntry } from '../../access/audit.ts';
import { type Case, caseSchema } from '../../cases/case.ts';
import { type Office, officeSchema } from '../../cases/office.ts';
import { changedMeanwhile, noSuchCase } from '../memory-store.ts';
import { sameContent } from '../same.ts';
import { type Change, caseKey, type HistoryEntry } from '../store.ts';
import { createBreath } from './breathe.ts';
import { unsound } from './faults.ts';
import {
  entriesSchema,
  historySchema,
  importedCase,
  importedOffice,
  type StoredOffice,
  type StoredRecord,
} from './records.ts';
import type { HistoryChange, View } from './view.ts';

function check(schema: { safeParse(data: unknown): { readonly error?: unknown } }, data: unknown): void {
  const { error } = schema.safeParse(data);
  if (error !== undefined) throw unsound(error);
}

/** `true` where the imported version is the current one. */
function recordOf(kase: Case, imported: Case | undefined): StoredRecord {
  if (imported === undefined) return { case: kase };
  return { case: kase, imported: isDeepStrictEqual(kase, imported) ? true : imported };
}

function storedOffice(office: Office | null, imported: Office | undefined): StoredOffice {
  if (imported === undefined) return { office };
  return { office, imported: isDeepStrictEqual(office, imported) ? true : imported };
}

/** What commits of one group change, decided against a view that they leave as it is. */
export class Draft {
  readonly #view: View;
  /** by case key; `undefined` marks a removal */
  readonly records = new Map<string, StoredRecord | undefined>();
  office: StoredOffice | undefined;
  readonly history: HistoryChange[] = [];
  readonly audit: AuditEntry[] = [];
  /** keys of cases that were removed, also of those that were put again */
  readonly removed = new Set<string>();

  constructor(view: View) {
    this.#view = view;
  }

  /** Nothing is in it. */
  get isEmpty(): boolean {
    return this.isStill && this.audit.length === 0;
  }

  /** Nothing but lines for the audit trail is in it, if anything. */
  get isStill(): boolean {
    return this.records.size === 0 && this.office === undefined && this.history.length === 0;
  }

  #record(key: string): Promise<StoredRecord | undefined> | StoredRecord | undefined {
    return this.records.has(key) ? this.records.get(key) : this.#view.record(key);
  }

  log(entries: readonly AuditEntry[]): void {
    check(entriesSchema, entries);
    this.audit.push(...entries);
  }

  /** Adds a commit, as a whole or not at all. Throws FB104, FB105, FB102, and FB103 where it does not fit the schema. */
  async add(change: Change): Promise<void> {
    const { expect, imported } = change;
    const asksOffice = expect?.office !== undefined || change.office !== undefined || imported !== undefined;
    const office = this.office ?? (asksOffice ? await this.#view.officeNow() : undefined);
    await this.#expected(change, office);
    const next = new Map<string, StoredRecord | undefined>();
    const now = (key: string) => (next.has(key) ? next.get(key) : this.#record(key));
    const breathe = createBreath();
    for (const no of change.remove ?? []) {
      const key = caseKey(no);
      const known = next.has(key) || this.records.has(key) ? (await now(key)) !== undefined : this.#view.rows.has(key);
      if (!known) throw noSuchCase(no);
      next.set(key, undefined);
    }
    for (const kase of change.put ?? []) {
      check(caseSchema, kase);
      const key = caseKey(kase.no);
      const old = await now(key);
      next.set(key, recordOf(kase, old === undefined ? undefined : importedCase(old)));
      await breathe();
    }
    for (const kase of change.imported?.cases ?? []) {
      const key = caseKey(kase.no);
      const current = await now(key);
      if (current === undefined) continue;
      // an import puts most cases as they are in its file
      if (kase !== current.case) check(caseSchema, kase);
      next.set(key, recordOf(current.case, kase));
      await breathe();
    }
    const nextOffice = officeAfter(change, office);
    const history: readonly HistoryEntry[] = change.history ?? [];
    check(historySchema, history);
    this.log(change.audit ?? []);
    for (const [key, record] of next) this.records.set(key, record);
    this.office = nextOffice ?? this.office;
    const remove = change.remove ?? [];
    for (const no of remove) this.removed.add(caseKey(no));
    if (history.length > 0 || remove.length > 0) this.history.push({ history, remove });
  }

  async #expected({ expect }: Change, office: StoredOffice | undefined): Promise<void> {
    if (expect?.office !== undefined && !sameContent(expect.office, office?.office ?? undefined))
      throw changedMeanwhile();
    for (const { no, was } of expect?.cases ?? [])
      if (!sameContent(was, (await this.#record(caseKey(no)))?.case)) throw changedMeanwhile();
  }
}

function officeAfter(change: Change, before: StoredOffice | undefined): StoredOffice | undefined {
  if (change.office === undefined && change.imported === undefined) return undefined;
  if (change.office !== undefined) check(officeSchema, change.office);
  if (change.imported !== undefined) check(officeSchema, change.imported.office);
  const imported = change.imported?.office ?? (before === undefined ? undefined : importedOffice(before));
  return storedOffice(change.office ?? before?.office ?? null, imported);
}
