import type { Day } from '../../../src/calendar/civil-date.ts';
import { toIso } from '../../../src/calendar/civil-date.ts';
import type { WorkCalendar } from '../../../src/calendar/work-calendar.ts';
import type { Staff } from '../../../src/cases/office.ts';
import { type Notice, type Posting, stageName } from '../../../src/reminders/notice.ts';

/** One thing that somebody was told. */
interface Entry {
  readonly stage: string;
  readonly to: string;
  readonly as: Notice['as'];
  /** whose case it was at that time */
  readonly manager: string | undefined;
  readonly day: Day;
}

/** Who looks after a case, by its number. */
type ManagerOf = (caseNo: string) => string | undefined;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** Whether a message may go out at an instant, as a clock on the wall and a calendar say it. */
export function isAllowed(instant: number, day: Day, person: Staff | undefined, calendar: WorkCalendar): boolean {
  const [, weekday = '', time = ''] = /^(\w+)[ ,]+(\d\d:\d\d)$/u.exec(clock.format(new Date(instant))) ?? [];
  if (weekday === '' || weekday === 'Sat' || weekday === 'Sun' || calendar.holidayOn(day) !== undefined) return false;
  if (time < '07:30' || time >= '17:00') return false;
  const quiet = person?.quietHours;
  if (quiet === undefined) return true;
  const inside =
    quiet.from < quiet.until ? time >= quiet.from && time < quiet.until : time >= quiet.from || time < quiet.until;
  return !inside;
}

/** Everything that was told, and what is wrong with it. */
export class Ledger {
  readonly #byDate = new Map<string, Entry[]>();
  readonly #stages = new Set<string>();
  readonly #mornings = new Set<string>();
  readonly #urgent = new Map<string, number>();
  readonly #channels = new Set<string>();
  readonly faults: string[] = [];
  readonly #managerOf: ManagerOf;
  readonly count = { morning: 0, urgent: 0, channel: 0, digest: 0, notices: 0, largest: 0 };
  readonly byStage = new Map<string, number>();

  constructor(managerOf: ManagerOf) {
    this.#managerOf = managerOf;
  }

  #fault(text: string): void {
    if (this.faults.length < 20) this.faults.push(text);
  }

  /** Takes a message down; the bot keeps its own memory of what it has sent. */
  post({ kind, to, notices, day }: Posting, instant: number, person: Staff | undefined, calendar: WorkCalendar): void {
    this.count[kind]++;
    this.count.notices += notices.length;
    this.count.largest = Math.max(this.count.largest, notices.length);
    const name = to.kind === 'person' ? to.staff : `#${to.team}`;
    const whenAndWho = `${toIso(day)} ${name}`;
    if (!isAllowed(instant, day, person, calendar))
      this.#fault(`${whenAndWho}: not at ${new Date(instant).toISOString()}`);
    if (notices.length === 0) this.#fault(`${whenAndWho}: an empty message`);
    const once = kind === 'morning' ? this.#mornings : this.#channels;
    if (kind !== 'urgent' && once.has(whenAndWho)) this.#fault(`${whenAndWho}: ${kind} twice`);
    if (kind !== 'urgent') once.add(whenAndWho);
    else {
      const number = (this.#urgent.get(whenAndWho) ?? 0) + 1;
      this.#urgent.set(whenAndWho, number);
      if (number > 3) this.#fault(`${whenAndWho}: ${number} urgent messages`);
      if (!this.#mornings.has(whenAndWho)) this.#fault(`${whenAndWho}: urgent before the bundle`);
    }
    for (const notice of notices) this.#tell(notice, name, day);
  }

  #tell(notice: Notice, to: string, day: Day): void {
    const stage = stageName(notice.stage);
    const date = dateName(notice.caseNo, notice.rule, notice.subject, notice.due);
    const told = `${date} ${stage} ${to}`;
    if (this.#stages.has(told)) this.#fault(`${toIso(day)}: again ${told}`);
    this.#stages.add(told);
    const entries = this.#byDate.get(date) ?? [];
    const other = entries.find(
      (entry) =>
        entry.stage === stage && entry.as === 'deputy' && notice.as === 'manager' && entry.manager === notice.recipient,
    );
    if (other !== undefined && other.day >= notice.since)
      this.#fault(`${toIso(day)}: ${told}, after the deputy was told on ${toIso(other.day)}`);
    entries.push({ stage, to, as: notice.as, manager: this.#managerOf(notice.caseNo), day });
    this.#byDate.set(date, entries);
    const kind = `${notice.stage.kind} (${notice.as})`;
    this.byStage.set(kind, (this.byStage.get(kind) ?? 0) + 1);
  }

  told(date: string): readonly Entry[] {
    return this.#byDate.get(date) ?? [];
  }

  get dates(): Iterable<readonly [string, readonly Entry[]]> {
    return this.#byDate;
  }

  get days(): number {
    return this.#mornings.size;
  }
}

export const dateName = (caseNo: string, rule: string, subject: string, due: Day): string =>
  `${caseNo}|${rule}|${subject}|${toIso(due)}`;
