import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import type { Hemmnis } from './case.ts';
import { findHandlungsbedarf } from './hemmnis-catalogue.ts';
import { AREAS, type Area, type HemmnisStatus } from './values.ts';

/** A Hemmnis as it stands today. */
export interface HemmnisView {
  readonly hemmnis: Hemmnis;
  /** `undefined`: the catalogue does not know the Handlungsbedarf. */
  readonly area: Area | undefined;
  readonly status: HemmnisStatus;
  /** First entry of the history. */
  readonly since: Day;
  /** Start of the unbroken run of today's status; an entry that repeats the status does not start it anew. */
  readonly statusSince: Day;
  /** Open, and no Handlungsstrategie is recorded. */
  readonly withoutStrategy: boolean;
}

export interface HemmnisGroup {
  /** `own`: with a priority of their own, first. `unknown`: Handlungsbedarf not in the catalogue, last. */
  readonly area: Area | 'own' | 'unknown';
  readonly items: readonly HemmnisView[];
}

const isOpen = (status: HemmnisStatus): boolean => status !== 'erfolgreich erledigt';

const byId = (a: HemmnisView, b: HemmnisView): number =>
  a.hemmnis.id < b.hemmnis.id ? -1 : a.hemmnis.id > b.hemmnis.id ? 1 : 0;

const oldestFirst = (a: HemmnisView, b: HemmnisView): number => a.since - b.since || byId(a, b);

const priorityOf = ({ hemmnis }: HemmnisView): number => hemmnis.priority ?? Number.MAX_SAFE_INTEGER;

function viewOf(hemmnis: Hemmnis, today: Day): HemmnisView | undefined {
  const entries = hemmnis.history
    .map(({ status, on }) => ({ status, day: dayOfIso(on) }))
    .filter(({ day }) => day <= today)
    .sort((a, b) => a.day - b.day);
  const first = entries[0];
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const runStart = entries[entries.findLastIndex(({ status }) => status !== last.status) + 1] ?? last;
  return {
    hemmnis,
    area: findHandlungsbedarf(hemmnis.handlungsbedarf)?.area,
    status: last.status,
    since: first.day,
    statusSince: runStart.day,
    withoutStrategy: isOpen(last.status) && (hemmnis.strategies ?? []).length === 0,
  };
}

/**
 * The Hemmnisse as they stand today, oldest first. Entries after today do not count; a Hemmnis that begins after today
 * is left out. Of two entries on one day the later one in the file holds.
 */
export function hemmnisViews(hemmnisse: readonly Hemmnis[] | undefined, today: Day): readonly HemmnisView[] {
  return (hemmnisse ?? [])
    .map((hemmnis) => viewOf(hemmnis, today))
    .filter((view) => view !== undefined)
    .sort(oldestFirst);
}

/** The open ones in the order of work: own priorities, then area by area, inside an area oldest first. */
export function openGroups(views: readonly HemmnisView[]): readonly HemmnisGroup[] {
  const open = views.filter(({ status }) => isOpen(status)).sort(oldestFirst);
  const own = open
    .filter(({ hemmnis }) => hemmnis.priority !== undefined)
    .sort((a, b) => priorityOf(a) - priorityOf(b) || oldestFirst(a, b));
  const rest = open.filter(({ hemmnis }) => hemmnis.priority === undefined);
  const groups: readonly HemmnisGroup[] = [
    { area: 'own', items: own },
    ...AREAS.map((area) => ({ area, items: rest.filter((view) => view.area === area) })),
    { area: 'unknown', items: rest.filter((view) => view.area === undefined) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** The open ones in one list, in the order of work: the first has number 1. */
export const numberedHemmnisse = (hemmnisse: readonly Hemmnis[] | undefined, today: Day): readonly HemmnisView[] =>
  openGroups(hemmnisViews(hemmnisse, today)).flatMap(({ items }) => items);

/** What has been overcome (erfolgreich erledigt), newest first. */
export function settled(views: readonly HemmnisView[]): readonly HemmnisView[] {
  return views.filter(({ status }) => !isOpen(status)).sort((a, b) => b.statusSince - a.statusSince || byId(a, b));
}
