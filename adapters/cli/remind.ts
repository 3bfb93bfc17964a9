import { findStaff } from '../../src/access/access.ts';
import { instantOf, minuteOf, wallTime } from '../../src/calendar/berlin.ts';
import type { Day } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import type { Deadline } from '../../src/deadlines/deadline.ts';
import { why } from '../../src/deadlines/explain.ts';
import { createOfficeDeadlines, type OfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { FallboteError } from '../../src/errors.ts';
import type { Instant, Notice, Posting } from '../../src/reminders/notice.ts';
import { type Preview, previewOf } from '../../src/reminders/preview.ts';
import { DEFAULT_MORNING } from '../../src/reminders/times.ts';
import { dateOf } from '../../src/reminders/told.ts';
import { type Item, internal, type Line, plain, type Reply, type Section, sensitive } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import { caseKey } from '../../src/store/store.ts';
import { renderConsole, wantsColour } from '../console/render.ts';
import { type DataOptions, dayFrom, languageFrom, openStore } from './context.ts';
import { outputIsTerminal, print } from './output.ts';
import { REMIND_TEXTS, type RemindTexts } from './remind-texts.ts';

export interface RemindOptions extends DataOptions {
  readonly dryRun?: boolean | undefined;
  readonly at?: string | undefined;
}

/** The moment that is looked at: now; with a day alone, the morning of that day. */
function momentFrom({ today, at }: RemindOptions, morning: string): Instant {
  if (at !== undefined && !/^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(at))
    throw new FallboteError('FB301', 'user', `--at „${at}“ ist keine Uhrzeit. Erwartet: HH:MM, z. B. 07:45.`);
  if (today === undefined && at === undefined) return Date.now();
  return instantOf(dayFrom(today), minuteOf(at ?? morning));
}

/** What all lines are drawn with. */
interface Drawing {
  readonly office: Office;
  readonly rules: OfficeDeadlines;
  readonly cases: ReadonlyMap<string, Case>;
  readonly today: Day;
  readonly t: RemindTexts;
  readonly language: Language;
}

function timeOf(at: Instant, { language, t }: Drawing): string {
  const { day, minute } = wallTime(at);
  const two = (n: number) => `${n}`.padStart(2, '0');
  return t.time(formatDay(day, language, 'short'), `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
}

function dateLine({ rule, caseNo, due, label }: Deadline, rest: string, { language }: Drawing): Item['line'] {
  return [
    internal(due === undefined ? '' : formatDay(due, language, 'short'), 'strong'),
    plain('  '),
    internal(caseNo),
    plain('  '),
    sensitive(`${rule.title[language]}${label === undefined ? '' : `: ${label}`}`),
    sensitive(` – ${rest}`, 'muted'),
  ];
}

function deadlineOf(notice: Notice, { rules, cases, today }: Drawing): Deadline | undefined {
  const kase = cases.get(caseKey(notice.caseNo));
  return kase === undefined ? undefined : dateOf(notice, rules.of(kase, today));
}

/** A date, the stage it has reached, and why it is this date. */
function itemOf(notice: Notice, drawing: Drawing): Item {
  const { t, rules, language, office } = drawing;
  const deadline = deadlineOf(notice, drawing);
  if (deadline === undefined) return { line: [internal(notice.caseNo)] };
  const { stage, as, of, privacy } = notice;
  const owner = of === undefined ? '' : `, ${t.deputyFor(findStaff(office, of)?.name ?? of)}`;
  const hidden = as === 'team' && privacy === 'neutral' ? `, ${t.neutral}` : '';
  return {
    line: dateLine(deadline, `${t.stage(stage)}${owner}${hidden}`, drawing),
    details: [[sensitive(why(deadline, rules.calendar, language), 'muted')]],
  };
}

function headOf({ to, kind, notices }: Posting, when: string, { office, t }: Drawing): Line {
  const person = to.kind === 'person' ? findStaff(office, to.staff) : undefined;
  const team = to.kind === 'channel' ? office.teams.find(({ id }) => id === to.team) : undefined;
  const name =
    to.kind === 'person' ? `${person?.name ?? to.staff} (${to.staff})` : t.channelOf(team?.name ?? to.team, to.team);
  const linked = Object.values(person?.platforms ?? team?.channels ?? {}).some(
    (ids) => ids !== undefined && ids.length > 0,
  );
  return [
    plain(`${when}  `, 'strong'),
    internal(`${name}: ${t.kinds[kind]}${notices.length === 0 ? '' : `, ${t.dates(notices.length)}`}`, 'strong'),
    ...(linked ? [] : [plain(` – ${t.notLinked}`, 'alert')]),
  ];
}

function replyOf(preview: Preview, now: Instant, drawing: Drawing): Reply {
  const { t } = drawing;
  const message = (posting: Posting, when: string): Section => ({
    heading: headOf(posting, when, drawing),
    items: posting.notices.map((notice) => itemOf(notice, drawing)),
  });
  const { putOff, muted, later, given } = preview;
  const sections: Section[] = [
    {
      items: [
        { line: [plain(t.nothingSent(timeOf(now, drawing)))] },
        { line: [plain(t.counts(preview.now.length, later.length))] },
        ...(given > 0 ? [{ line: [plain(t.given(given), 'muted')] }] : []),
      ],
    },
    ...preview.now.map((posting) => message(posting, t.now)),
    ...later.map(({ at, posting }) => message(posting, timeOf(at, drawing))),
  ];
  if (putOff.length > 0) {
    const items = putOff.map(({ deadline, until }) => ({
      line: dateLine(deadline, t.until(formatDay(until, drawing.language, 'short')), drawing),
    }));
    sections.push({ heading: [plain(t.putOff(putOff.length), 'strong')], items });
  }
  if (muted.length > 0) {
    const items = muted.map((notice): Item => {
      const deadline = deadlineOf(notice, drawing);
      return { line: deadline === undefined ? [] : dateLine(deadline, t.mutedBy(notice.recipient), drawing) };
    });
    sections.push({ heading: [plain(t.muted(muted.length), 'strong')], items });
  }
  return { title: t.title, sections, actions: [] };
}

/** Prints what would go out, to whom, when and why, and what would not. Sends nothing and writes nothing. */
export async function remind(options: RemindOptions): Promise<void> {
  if (options.dryRun !== true)
    throw new FallboteError(
      'FB301',
      'user',
      'Senden tut nur serve. Was es senden würde, zeigt: fallbote remind --dry-run',
    );
  const language = languageFrom(options.lang) ?? 'de';
  const { store } = await openStore(options, dayFrom(options.today), 'remind', 'read');
  const office = await store.office();
  const cases = await store.findCases();
  const entries = await store.outbox().load();
  await store.close();
  const now = momentFrom(options, office.reminders?.morning ?? DEFAULT_MORNING);
  const rules = createOfficeDeadlines(office);
  const drawing: Drawing = {
    office,
    rules,
    cases: new Map(cases.map((kase) => [caseKey(kase.no), kase])),
    today: wallTime(now).day,
    t: REMIND_TEXTS[language],
    language,
  };
  const reply = replyOf(previewOf({ office, rules, cases, entries, now }), now, drawing);
  const terminal = outputIsTerminal();
  const colour = wantsColour({ isTTY: terminal }, process.env);
  print(renderConsole(seal(reply, 'private'), { colour, width: terminal ? process.stdout.columns : undefined }));
}
