import { type Day, toIso } from '../calendar/civil-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Case } from '../cases/case.ts';
import type { Kategorie, Zielgruppe } from '../cases/values.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenarios.ts';

/** The lists of a case, in the order of the file. */
export const LISTS = [
  'kategorien',
  'zielgruppen',
  'prognosen',
  'leistungsbezug',
  'algBezug',
  'antraege',
  'bewilligungen',
  'marktnaheBetreuungen',
  'contacts',
  'invitations',
  'plans',
  'hemmnisse',
  'jobs',
  'fundings',
  'berufsbegleitungen',
  'consents',
  'participations',
  'profil',
  'ausbildungen',
  'inbeq',
  'blockingEvents',
  'documents',
  'followUps',
  'acts',
  'waivers',
] as const;
type ListName = (typeof LISTS)[number];
type Lists = { [K in ListName]: NonNullable<Case[K]> };
type Contact = Lists['contacts'][number];

/** A case while it is being made. */
export interface Sketch {
  readonly random: Random;
  readonly calendar: WorkCalendar;
  readonly scenario: Scenario['name'] | undefined;
  /** the last day that may carry a record: today, or the day the case was closed */
  readonly today: Day;
  readonly born: Day;
  readonly age: number;
  readonly opened: Day;
  /** the file was opened before the 15th birthday, for a member of a Bedarfsgemeinschaft */
  readonly sinceChild: boolean;
  readonly kategorie: Kategorie;
  readonly zielgruppe: Zielgruppe | undefined;
  readonly manager: string | undefined;
  readonly lists: Lists;
  readonly single: Pick<Case, 'potenzialanalyse' | 'schule' | 'berufsabschlussOn'>;
  /** from here on the regular talks run: the last Erstgespräch or what stands for it */
  talksFrom: Day;
  /** receives ALG beside Bürgergeld today */
  aufstocker: boolean;
  /** days by which one thing of this case is overdue; 0 once it is taken */
  late: number;
}

export function emptyLists(): Lists {
  return {
    kategorien: [],
    zielgruppen: [],
    prognosen: [],
    leistungsbezug: [],
    algBezug: [],
    antraege: [],
    bewilligungen: [],
    marktnaheBetreuungen: [],
    contacts: [],
    invitations: [],
    plans: [],
    hemmnisse: [],
    jobs: [],
    fundings: [],
    berufsbegleitungen: [],
    consents: [],
    participations: [],
    profil: [],
    ausbildungen: [],
    inbeq: [],
    blockingEvents: [],
    documents: [],
    followUps: [],
    acts: [],
    waivers: [],
  };
}

const isoCache: (string | undefined)[] = [];
const CACHED_DAYS = 60_000;

/** `toIso`, with the texts of an office's few thousand days kept. */
export function iso(day: Day): string {
  if (day < 0 || day >= CACHED_DAYS) return toIso(day);
  let text = isoCache[day];
  if (text === undefined) {
    text = toIso(day);
    isoCache[day] = text;
  }
  return text;
}

/** Whether a case has something: always in its scenario, else by chance. */
export function has(sketch: Sketch, name: Scenario['name'], probability: number): boolean {
  const hit = sketch.random.chance(probability);
  return hit || sketch.scenario === name;
}

/** The Arbeitstag at or before a day, or the next one where that lies before `floor`. */
export function workday(sketch: Sketch, day: Day, floor: Day = sketch.opened): Day {
  const back = sketch.calendar.onOrBefore(day);
  if (back >= floor) return back;
  const on = sketch.calendar.onOrAfter(Math.max(day, floor));
  return on <= sketch.today ? on : Math.max(floor, Math.min(day, sketch.today));
}

export function addContact(sketch: Sketch, day: Day, kind: Contact['kind'], rest?: Partial<Contact>): void {
  if (day <= sketch.today && day >= sketch.opened) sketch.lists.contacts.push({ on: iso(day), kind, ...rest });
}

export function addAct(sketch: Sketch, day: Day, rule: string, subject?: string): void {
  if (day > sketch.today || day < sketch.opened) return;
  sketch.lists.acts.push({ rule, on: iso(day), ...(subject !== undefined && { subject }) });
}

/** Takes the days overdue for this thing, where the case still has them to give. */
export function takeLate(sketch: Sketch, probability = 1): number {
  const { late } = sketch;
  if (late === 0 || !sketch.random.chance(probability)) return 0;
  sketch.late = 0;
  return late;
}

/** Shortest length of a period in days: what was done within it is not overdue. */
export const DAYS = { week: 7, month: 28, quarter: 88, half: 181, year: 365 } as const;

/**
 * Days of something done regularly, oldest first: none before `floor`, none older than `depth` days, the last one
 * within the period before today, so that the next is due between today and the end of the period.
 */
export function regularly(sketch: Sketch, floor: Day, period: keyof typeof DAYS, depth: number): Day[] {
  const { random, today, calendar } = sketch;
  const length = DAYS[period];
  let last = today - random.int(0, length);
  if (sketch.late > 0 && today - length - 3 - sketch.late > floor) last = today - length - 3 - takeLate(sketch);
  else if (calendar.onOrBefore(last) < today - length) last = Math.min(today, calendar.onOrAfter(last));
  const days: Day[] = [];
  for (let day = last; day > floor && day >= today - depth; day -= length - random.int(0, Math.ceil(length / 6))) {
    const on = workday(sketch, day, floor);
    if (on > floor && on < (days.at(-1) ?? today + 1)) days.push(on);
  }
  return days.reverse();
}
