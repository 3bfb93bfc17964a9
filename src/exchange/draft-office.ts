import { type Context, checkOffice } from '../cases/check-office.ts';
import { type Massnahme, type Office, officeSchema } from '../cases/office.ts';
import type { Text } from '../cases/problem.ts';
import { tellIssues } from './check-draft.ts';
import type { Draft, Found, Source } from './draft.ts';
import { foundByCheck, isKnown, locate, stepsOf } from './place.ts';
import { restored } from './restore.ts';
import type { Raw } from './row.ts';
import { soundPart } from './sound-part.ts';

/** What cases may refer to, as far as the office's rows could be read. */
export interface OfficeCheck {
  /** `undefined` where there is no office to refer to */
  readonly context: Context | undefined;
  /** a rule could not be read: nobody can tell whether what names one is right */
  readonly rulesUnknown: boolean;
}

/** The office as the files give it; what they are silent about stays as in `under`. */
export function officeFrom(draft: Draft, under: Office | undefined): Raw {
  const made: Raw = { ...(under ?? { teams: [], staff: [] }) };
  const fields = new Set([
    ...[...draft.fields.office].map((field) => field.split('.')[0] ?? ''),
    ...Object.keys(draft.office),
    ...[...draft.files.keys()].flatMap(({ of, at }) => (of === 'office' && at.length === 1 ? at : [])),
  ]);
  for (const field of fields) {
    const value = draft.office[field];
    if (value !== undefined) made[field] = value;
    else if (field === 'teams' || field === 'staff') made[field] = [];
    else delete made[field];
  }
  return restored(made, under as Raw | undefined, draft.incomplete.office);
}

const idsOf = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.flatMap((item: { id?: unknown }) => (typeof item.id === 'string' ? [item.id] : [])) : [];

const union = (known: ReadonlySet<string>, more: readonly string[]) => new Set([...known, ...more]);

/** Counts what stands in wrong rows as there, so that the cases that name it are not called wrong as well. */
function widened(context: Context, raw: Raw): Context {
  const { teams, staff, managers, led, massnahmen } = context;
  const lost: Massnahme[] = idsOf(raw['massnahmen'])
    .filter((id) => !massnahmen.has(id))
    .map((id) => ({ id, name: id, kind: 'sonstige' }));
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
    massnahmen: new Map([...massnahmen, ...lost.map((item) => [item.id, item] as const)]),
  };
}

/** Checks the office of the files and gives what the cases may refer to. */
export function checkDraftOffice(draft: Draft, raw: Raw, tell: (found: Found) => void): OfficeCheck {
  const sourceOf = (entry: object): Source | undefined =>
    draft.sources.get(entry) ?? (entry === raw ? draft.sources.get(draft.office) : undefined);
  const rules = new Set([...draft.files].flatMap(([{ at }, file]) => (at.at(-1) === 'rules' ? [file] : [])));
  const unread = draft.findings.some(({ file }) => file !== undefined && rules.has(file));
  const report = (root: Raw, from: (entry: object) => object, known: ReadonlySet<string>) => {
    return (path: string, _record: string | undefined, text: Text) => {
      const spot = locate(root, stepsOf(path.replace(/^office\.?/u, '')), (entry) => sourceOf(from(entry)));
      if (spot === undefined || isKnown(spot) || known.has(String(spot.value))) return;
      const found = foundByCheck(spot, text, undefined);
      tell(from(spot.entry) === raw ? { ...found, drop: undefined } : { ...found, drop: from(spot.entry) });
    };
  };
  const parsed = officeSchema.safeParse(raw);
  const rulesUnknown = unread || parsed.error?.issues.some(({ path }) => path.includes('rules')) === true;
  if (parsed.success) {
    const context = checkOffice(
      parsed.data,
      report(raw, (entry) => entry, new Set()),
    );
    return { context: unread ? widened(context, raw) : context, rulesUnknown };
  }
  tellIssues(parsed.error, raw, sourceOf, undefined, (found) =>
    tell(found.drop === raw ? { ...found, drop: undefined } : found),
  );
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
  if (sound === undefined) return { context: undefined, rulesUnknown: true };
  const lost = new Set(['teams', 'staff', 'massnahmen'].flatMap((list) => [...idsOf(raw[list])]));
  const context = checkOffice(
    sound.part,
    report(sound.copy, (entry) => sound.from.get(entry) ?? entry, lost),
  );
  return { context: widened(context, raw), rulesUnknown };
}
