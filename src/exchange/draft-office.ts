import { type Context, checkOffice } from '../cases/check-office.ts';
import { type Massnahme, type Office, officeSchema } from '../cases/office.ts';
import type { Text } from '../cases/problem.ts';
import { tellIssues } from './check-draft.ts';
import type { Draft, Found, Source } from './draft.ts';
import { foundByCheck, isKnown, locate, stepsOf } from './place.ts';
import { restored } from './restore.ts';
import type { Raw } from './row.ts';
import { soundPart } from './sound-part.ts';
import { tables } from './tables.ts';

/** What cases may refer to, as far as the office's rows could be read. */
export interface OfficeCheck {
  /** `undefined` where there is no office to refer to */
  readonly context: Context | undefined;
  /** a rule could not be read: nobody can tell whether what names one is right */
  readonly rulesUnknown: boolean;
  /** a Maßnahme could not be read: nobody can tell which questions there are */
  readonly questionsUnknown: boolean;
}

/** Stands for the office that a catalogue is for, where it is checked for itself. */
export const ANY_OFFICE: Office = { name: 'X', land: 'BB', teams: [{ id: 'x', name: 'X' }], staff: [] };

/** From entries that were filled up to the entries of the files. */
const filledFrom = new WeakMap<object, object>();
const originalOf = (entry: object): object => filledFrom.get(entry) ?? entry;

/** Entries with their own lists as they were, where the files have no table for those. */
function withInner(draft: Draft, list: string, now: readonly Raw[], before: readonly Raw[]): readonly Raw[] {
  const silent = tables().flatMap((table) => {
    const inner = table.of === 'office' && table.at.length === 2 && table.at[0] === list;
    return inner && !draft.files.has(table) ? table.at.slice(1) : [];
  });
  const old = new Map(before.map((entry) => [entry['id'], entry]));
  return now.map((entry) => {
    const was = old.get(entry['id']);
    const kept = silent.filter((field) => entry[field] === undefined && was?.[field] !== undefined);
    if (kept.length === 0) return entry;
    const filled = { ...entry, ...Object.fromEntries(kept.map((field) => [field, was?.[field]])) };
    filledFrom.set(filled, entry);
    return filled;
  });
}

/** An object of the office with its parts as they were, where the files have neither column nor table for those. */
function withParts(draft: Draft, field: string, now: Raw | undefined, before: Raw): Raw | undefined {
  const silent = tables().flatMap((table): readonly (readonly string[])[] => {
    if (table.of !== 'office' || table.parent !== undefined) return [];
    if (table.at.length === 0)
      return table.columns.flatMap(({ path }) => (draft.fields.office.has(path.join('.')) ? [] : [path]));
    return draft.files.has(table) ? [] : [table.at];
  });
  const made: Raw = { ...now };
  for (const [first, part, ...deeper] of silent) {
    if (first !== field || part === undefined || made[part] !== undefined) continue;
    // a part with fields of its own is said as a whole or not at all
    const said = deeper.length > 0 && [...draft.fields.office].some((path) => path.startsWith(`${field}.${part}.`));
    if (!said && before[part] !== undefined) made[part] = before[part];
  }
  return now === undefined && Object.keys(made).length === 0 ? undefined : made;
}

/** The office as the files give it; what they are silent about stays as in `under`. */
export function officeFrom(draft: Draft, under: Office | undefined): Raw {
  const made: Raw = { ...(under ?? { teams: [], staff: [] }) };
  const fields = new Set([
    ...[...draft.fields.office].map((field) => field.split('.')[0] ?? ''),
    ...Object.keys(draft.office),
    ...[...draft.files.keys()].flatMap(({ of, at, parent }) =>
      of === 'office' && parent === undefined ? at.slice(0, 1) : [],
    ),
  ]);
  for (const field of fields) {
    const old = (under as Raw | undefined)?.[field];
    const own = draft.office[field];
    const value = field === 'reminders' && old !== undefined ? withParts(draft, field, own as Raw, old as Raw) : own;
    if (Array.isArray(value) && Array.isArray(old)) made[field] = withInner(draft, field, value, old);
    else if (value !== undefined) made[field] = value;
    else if (field === 'teams' || field === 'staff') made[field] = [];
    else delete made[field];
  }
  return restored(made, under as Raw | undefined, draft.incomplete.office);
}

const idsOf = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.flatMap((item: { id?: unknown }) => (typeof item.id === 'string' ? [item.id] : [])) : [];

const union = (known: ReadonlySet<string>, more: readonly string[]) => new Set([...known, ...more]);

/** Names of questions wherever they stand in rows, right or wrong. */
function judgesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as { judge?: unknown }).judge;
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(judgesIn)];
}

/** Whether a question may have stood in a cell or a line that could not be read. */
function losesQuestions({ sources, findings, files }: Draft): boolean {
  const asks = (file: string | undefined) => [...files].some(([{ at }, name]) => name === file && at[1] === 'criteria');
  if (findings.some(({ file, drop }) => typeof drop !== 'object' && asks(file))) return true;
  return [...sources.values()].some(
    ({ origin, bad }) => origin.table.at[1] === 'criteria' && ['judge', 'any', '*'].some((field) => bad?.has(field)),
  );
}

/** Counts what stands in wrong rows as there, so that the cases that name it are not called wrong as well. */
function widened(context: Context, raw: Raw): Context {
  const { teams, staff, managers, led, massnahmen } = context;
  const rows = (Array.isArray(raw['massnahmen']) ? raw['massnahmen'] : []) as readonly Raw[];
  const asked = rows.flatMap((row): readonly Massnahme[] => {
    const { id } = row;
    if (typeof id !== 'string') return [];
    const known = massnahmen.get(id) ?? { id, name: id, kind: 'sonstige' };
    return [{ ...known, criteria: judgesIn(row).map((judge) => ({ judge })) }];
  });
  return {
    ...context,
    teams: union(teams, idsOf(raw['teams'])),
    staff: union(staff, idsOf(raw['staff'])),
    managers: union(
      managers,
      idsOf(raw['staff']).filter((id) => !staff.has(id)),
    ),
    // somebody of the wrong rows may lead it
    led: union(led, idsOf(raw['teams'])),
    massnahmen: new Map([...massnahmen, ...asked.map((item) => [item.id, item] as const)]),
  };
}

/** Checks the office of the files and gives what the cases may refer to. */
export function checkDraftOffice(draft: Draft, raw: Raw, tell: (found: Found) => void): OfficeCheck {
  const sourceOf = (entry: object): Source | undefined =>
    draft.sources.get(originalOf(entry)) ?? (entry === raw ? draft.sources.get(draft.office) : undefined);
  const rules = new Set([...draft.files].flatMap(([{ at }, file]) => (at.at(-1) === 'rules' ? [file] : [])));
  const unread = draft.findings.some(({ file }) => file !== undefined && rules.has(file));
  const questionsUnknown = losesQuestions(draft);
  const refused = new Set<object>();
  const tellOf = (entry: object, found: Found) =>
    tell({ ...found, drop: entry === raw ? undefined : originalOf(entry) });
  const report = (root: Raw, from: (entry: object) => object, known: ReadonlySet<string>) => {
    return (path: string, _record: string | undefined, text: Text) => {
      const spot = locate(root, stepsOf(path.replace(/^office\.?/u, '')), (entry) => sourceOf(from(entry)));
      if (spot === undefined || isKnown(spot) || known.has(String(spot.value))) return;
      // half of a condition means nothing: what is missing is what was wrong in it
      const half = spot.source.bad !== undefined || refused.has(originalOf(from(spot.entry)));
      if (half && spot.source.origin.table.goesWithParent) return;
      tellOf(from(spot.entry), foundByCheck(spot, text, undefined));
    };
  };
  const parsed = officeSchema.safeParse(raw);
  const rulesUnknown = unread || parsed.error?.issues.some(({ path }) => path.includes('rules')) === true;
  if (parsed.success) {
    const context = checkOffice(
      parsed.data,
      report(raw, (entry) => entry, new Set()),
    );
    return { context: unread ? widened(context, raw) : context, rulesUnknown, questionsUnknown };
  }
  tellIssues(parsed.error, raw, sourceOf, undefined, (found) => {
    if (typeof found.drop !== 'object') return tell(found);
    refused.add(originalOf(found.drop));
    tellOf(found.drop, found);
  });
  if (Array.isArray(raw['teams']) && raw['teams'].length === 0)
    tell({
      file: 'teams.csv',
      text: {
        de: 'Es gibt kein Team. Erwartet: mindestens eine Zeile.',
        en: 'There is no team. Expected: at least one row.',
      },
      drop: undefined,
    });
  const sound = soundPart<Office>(officeSchema, raw, (copy) => {
    copy['name'] ??= 'X';
    copy['land'] ??= 'BB';
    copy['staff'] ??= [];
    copy['teams'] = Array.isArray(copy['teams']) && copy['teams'].length > 0 ? copy['teams'] : [{ id: 'x', name: 'x' }];
  });
  if (sound === undefined) return { context: undefined, rulesUnknown: true, questionsUnknown: true };
  const lost = new Set(['teams', 'staff', 'massnahmen'].flatMap((list) => [...idsOf(raw[list])]));
  const context = checkOffice(
    sound.part,
    report(sound.copy, (entry) => sound.from.get(entry) ?? entry, lost),
  );
  return { context: widened(context, raw), rulesUnknown, questionsUnknown };
}
