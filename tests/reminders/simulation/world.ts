import { type Day, dayOfIso, toIso } from '../../../src/calendar/civil-date.ts';
import type { Case } from '../../../src/cases/case.ts';
import type { Office, Staff } from '../../../src/cases/office.ts';
import { type Deadline, isPending } from '../../../src/deadlines/deadline.ts';
import { createOfficeDeadlines, type OfficeDeadlines } from '../../../src/deadlines/office-deadlines.ts';
import { demoOffice } from '../../../src/demo/demo-office.ts';
import { createRandom, type Random } from '../../../src/demo/random.ts';
import type { Notice } from '../../../src/reminders/notice.ts';
import { createPlan, type Plan } from '../../../src/reminders/plan.ts';
import { noteFollowUp, putOff, settle, waive } from './people.ts';

/** What people do on an average day, as shares. */
const SETTLES = { lead: 0.06, due: 0.45, overdue: 0.3, again: 0.5, escalate: 0 } as const;
const PUTS_OFF = 0.05;
const HANDS_OVER = 0.004;
const GOES_ON_LEAVE = 0.012;
const COMES_BACK_EARLY = 0.02;

/** An invented office with people who work with what they are told. */
export class World {
  office: Office;
  readonly cases: Map<string, Case>;
  readonly rules: OfficeDeadlines;
  readonly random: Random;
  readonly count = { settled: 0, waived: 0, putOff: 0, handedOver: 0, leaves: 0, noted: 0, deleted: 0 };
  /** what each person was told and has not dealt with */
  readonly #inTray = new Map<string, Map<string, Notice>>();
  #plan: Plan | undefined;
  #all: readonly Notice[] | undefined;
  #planned = new Map<string, { readonly kase: Case; readonly notices: readonly Notice[] }>();

  constructor(options: { readonly cases: number; readonly seed: number; readonly today: Day }) {
    const { office, cases } = demoOffice(options);
    this.random = createRandom(options.seed);
    this.office = {
      ...office,
      deputies: [],
      staff: office.staff.map(withHabits),
      teams: office.teams.map(withChannel),
    };
    this.cases = new Map(cases.map((kase) => [kase.no, kase]));
    // nobody changes rules or holidays, so what was derived stays good when a Vertretung is entered
    this.rules = createOfficeDeadlines(this.office);
  }

  deadlines(kase: Case, today: Day): readonly Deadline[] {
    return this.rules.of(kase, today);
  }

  /** All that is to be told today; only cases that changed since are looked at again. */
  notices(today: Day): readonly Notice[] {
    if (this.#plan?.today !== today) this.#forget();
    this.#plan ??= createPlan(this.office, this.rules, today);
    if (this.#all !== undefined) return this.#all;
    const all: Notice[] = [];
    this.#all = all;
    for (const kase of this.cases.values()) {
      let planned = this.#planned.get(kase.no);
      if (planned?.kase !== kase) {
        planned = { kase, notices: this.#plan.noticesOf(kase, this.deadlines(kase, today)) };
        this.#planned.set(kase.no, planned);
      }
      for (const notice of planned.notices) all.push(notice);
    }
    return all;
  }

  #forget(): void {
    this.#plan = undefined;
    this.#all = undefined;
    this.#planned = new Map();
  }

  hear(staff: string, notices: readonly Notice[]): void {
    const tray = this.#inTray.get(staff) ?? new Map<string, Notice>();
    for (const notice of notices) tray.set(`${notice.caseNo}|${notice.rule}|${notice.subject}|${notice.due}`, notice);
    this.#inTray.set(staff, tray);
  }

  isAway(staff: string, today: Day): boolean {
    const iso = toIso(today);
    return this.office.deputies?.some(({ of, from, until }) => of === staff && from <= iso && iso <= until) === true;
  }

  /** A day's work of everybody who is there. */
  work(today: Day): void {
    for (const person of this.office.staff) {
      if (this.isAway(person.id, today)) continue;
      const tray = this.#inTray.get(person.id);
      if (tray !== undefined)
        for (const [name, notice] of tray) if (this.#deal(person, notice, today)) tray.delete(name);
      if (person.roles.includes('caseManager')) this.#leave(person, today);
    }
    const numbers = [...this.cases.keys()];
    for (let i = 0; i < 12; i++) this.#note(this.random.pick(numbers), today, i);
  }

  /** Whether there is nothing more to do about it. */
  #deal(person: Staff, { caseNo, rule, subject, due, stage }: Notice, today: Day): boolean {
    const kase = this.cases.get(caseNo);
    if (kase === undefined) return true;
    const deadline = this.deadlines(kase, today).find(
      (item) => item.rule.id === rule && item.subject === subject && item.due === due,
    );
    if (deadline === undefined || !isPending(deadline)) return true;
    const { random } = this;
    if (kase.manager === undefined && person.roles.includes('teamLead')) {
      const colleague = this.office.staff.find(
        ({ team, roles }) => team === kase.team && roles.includes('caseManager'),
      );
      if (colleague !== undefined) this.#put({ ...kase, manager: colleague.id });
      return true;
    }
    if (random.chance(HANDS_OVER)) return this.#handOver(kase);
    if (random.chance(PUTS_OFF)) {
      this.count.putOff++;
      this.#put(putOff(kase, deadline, person.id, today, random.int(1, 9)));
      return false;
    }
    if (!random.chance(SETTLES[stage.kind])) return false;
    const made = settle(kase, deadline, today, random);
    if (made === undefined) {
      this.cases.delete(caseNo);
      this.#all = undefined;
      this.count.deleted++;
      return true;
    }
    const left = this.deadlines(made, today).find(
      (item) => item.rule.id === rule && item.subject === subject && item.due === due && isPending(item),
    );
    if (left !== undefined && stage.kind === 'lead') return false;
    if (left === undefined) this.count.settled++;
    else this.count.waived++;
    this.#put(left === undefined ? made : waive(kase, deadline, today));
    return true;
  }

  #handOver(kase: Case): boolean {
    const others = this.office.staff.filter(
      ({ id, team, roles }) => team === kase.team && id !== kase.manager && roles.includes('caseManager'),
    );
    if (others.length === 0) return false;
    this.count.handedOver++;
    this.#put({ ...kase, manager: this.random.pick(others).id });
    return true;
  }

  /** Somebody enters leave, to come or from tomorrow on, or comes back early. */
  #leave(person: Staff, today: Day): void {
    const { random } = this;
    const own = (this.office.deputies ?? []).filter(({ of, until }) => of === person.id && dayOfIso(until) >= today);
    const running = own.find(({ from }) => dayOfIso(from) <= today);
    const rest = (this.office.deputies ?? []).filter((cover) => cover !== running);
    if (running !== undefined && random.chance(COMES_BACK_EARLY)) {
      this.#setCovers([...rest, { ...running, until: toIso(today) }]);
      return;
    }
    if (own.length > 0 || !random.chance(GOES_ON_LEAVE)) return;
    const colleagues = this.office.staff.filter(
      ({ id, team, roles }) => team === person.team && id !== person.id && roles.includes('caseManager'),
    );
    if (colleagues.length === 0) return;
    const from = today + random.int(1, 10);
    this.count.leaves++;
    const cover = {
      of: person.id,
      deputy: random.pick(colleagues).id,
      from: toIso(from),
      until: toIso(from + random.int(0, 18)),
    };
    this.#setCovers([...(this.office.deputies ?? []), cover]);
  }

  #setCovers(deputies: NonNullable<Office['deputies']>): void {
    this.office = { ...this.office, deputies };
    this.#forget();
  }

  #note(no: string, today: Day, i: number): void {
    const kase = this.cases.get(no);
    if (kase === undefined || kase.closed !== undefined) return;
    this.count.noted++;
    // some of them for today: they are urgent at once
    this.#put(noteFollowUp(kase, today + this.random.int(0, 60), `s-${toIso(today)}-${i}`));
  }

  #put(kase: Case): void {
    this.cases.set(kase.no, kase);
    this.#all = undefined;
  }
}

/** Some have quiet hours, some do not want to hear of one rule, some speak English. */
function withHabits(person: Staff, index: number): Staff {
  if (index % 5 === 1) return { ...person, quietHours: { from: '19:00', until: '08:30' } };
  if (index % 5 === 2) return { ...person, quietHours: { from: '12:00', until: '13:30' } };
  if (index % 11 === 3) return { ...person, muted: ['wiedervorlage'] };
  return index % 7 === 4 ? { ...person, language: 'en' } : person;
}

const withChannel = (team: Office['teams'][number], index: number): Office['teams'][number] =>
  index % 2 === 0 ? { ...team, channels: { slack: [`C${index}`] } } : team;
