import type { CommandContext } from '../src/bot/command.ts';
import { dayOfIso } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import type { Case } from '../src/cases/case.ts';
import { hemmnisViews, openGroups } from '../src/cases/hemmnis-order.ts';
import { handlungsbedarfName } from './hemmnis-words.ts';

/** Something that runs in a case, in one line. */
export interface Running {
  readonly text: string;
  /** the entry of the case, where it has an id */
  readonly id?: string;
}

/** What runs in a case at present, one line each: job, funding, Maßnahme, training, InbeQ, obstacles. */
export function situationLines(kase: Case, context: CommandContext): readonly string[] {
  const { messages, language, today } = context;
  const lines = runningIn(kase, context).map(({ text }) => text);
  const views = openGroups(hemmnisViews(kase.hemmnisse, today)).flatMap((group) => group.items);
  if (views.length > 0) {
    lines.push(
      `${messages.hemmnisseOpen(views.length)}: ${views.map((view) => handlungsbedarfName(view.hemmnis.handlungsbedarf, language)).join(', ')}`,
    );
  }
  return lines;
}

/** The same without the obstacles, each with its entry. */
export function runningIn(kase: Case, { messages, language, today, office }: CommandContext): readonly Running[] {
  const date = (iso: string) => formatDay(dayOfIso(iso), language, 'short');
  const running = (from: string | undefined, end: string | undefined) =>
    (from === undefined || dayOfIso(from) <= today) && (end === undefined || dayOfIso(end) >= today);
  const span = (what: string, from: string | undefined, end: string | undefined) =>
    [
      what,
      ...(from === undefined
        ? []
        : [dayOfIso(from) <= today ? messages.since(date(from)) : messages.rangeFrom(date(from))]),
      ...(end === undefined ? [] : [messages.until(date(end))]),
    ].join(' ');
  const lines: Running[] = [];
  const over = (endedOn: string | undefined): endedOn is string => endedOn !== undefined && dayOfIso(endedOn) < today;
  const lastEnd = (kase.jobs ?? [])
    .map((job) => job.endedOn)
    .filter(over)
    .sort()
    .at(-1);
  if (lastEnd !== undefined) lines.push({ text: messages.jobEnded(date(lastEnd)) });
  for (const job of kase.jobs ?? []) {
    if (over(job.endedOn)) continue;
    const version = job.contract?.at(-1);
    const permanent = version?.befristet === false ? `, ${messages.jobPermanent}` : '';
    const term = version?.until === undefined ? permanent : `, ${messages.jobUntil(date(version.until))}`;
    lines.push({ text: `${span(messages.job, job.start, undefined)}${term}`, id: job.id });
  }
  for (const item of kase.fundings ?? [])
    if (running(item.start, item.end)) lines.push({ text: span(item.kind, item.start, item.end), id: item.id });
  for (const item of kase.berufsbegleitungen ?? []) {
    if (running(item.start, item.end))
      lines.push({ text: span('Berufsbegleitung', item.start, item.end), id: item.id });
  }
  for (const item of kase.participations ?? []) {
    const end = item.exitOn ?? item.end;
    if (!running(undefined, end)) continue;
    const name = office.massnahmen?.find((massnahme) => massnahme.id === item.massnahme)?.name ?? item.massnahme;
    lines.push({ text: span(`${messages.participation} „${name}“`, item.start, end), id: item.id });
  }
  for (const item of kase.ausbildungen ?? [])
    if (running(undefined, item.end)) lines.push({ text: span(item.kind, item.start, item.end), id: item.id });
  for (const item of kase.inbeq ?? []) {
    const end = item.endedOn ?? item.extendedTo ?? item.assignedEnd;
    if (running(undefined, end)) lines.push({ text: span('InbeQ', item.start, end), id: item.id });
  }
  for (const item of kase.blockingEvents ?? [])
    if (running(item.from, item.until)) lines.push({ text: span(item.kind, item.from, item.until) });
  for (const item of kase.algBezug ?? [])
    if (running(item.from, item.until)) lines.push({ text: span(messages.alg, item.from, item.until) });
  return lines;
}
