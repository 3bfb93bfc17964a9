import { findStaff } from '../../src/access/access.ts';
import type { CommandContext } from '../../src/bot/command.ts';
import { dayOfIso } from '../../src/calendar/civil-date.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import type { Finding } from '../../src/fit/criteria/finding.ts';
import { dateText } from '../../src/fit/ranking/availability.ts';
import { type FitMessages, fitMessages } from '../../src/messages/fit.ts';
import { internal, plain, type TeamItem } from '../../src/reply/reply.ts';
import { worksOnNames } from './candidate-words.ts';
import type { Kit } from './kit.ts';

const day = (iso: string, language: Language): string => dateText(dayOfIso(iso))[language];

function durationText({ duration }: Massnahme, t: FitMessages): string | undefined {
  if (duration === undefined) return undefined;
  const { months, weeks, maxMonths } = duration;
  const parts = [
    ...(months === undefined ? [] : [t.months(months)]),
    ...(weeks === undefined ? [] : [t.weeks(weeks)]),
    ...(maxMonths === undefined ? [] : [t.atMost(t.months(maxMonths))]),
  ];
  return parts.length === 0 ? undefined : t.duration(parts.join(', '));
}

function runText({ run }: Massnahme, language: Language, t: FitMessages): string | undefined {
  if (run === undefined) return undefined;
  const parts = [
    ...(run.from === undefined ? [] : [t.runFrom(day(run.from, language))]),
    ...(run.until === undefined ? [] : [t.runUntil(day(run.until, language))]),
  ];
  return parts.length === 0 ? undefined : t.run(parts.join(' '));
}

function hoursText({ hoursPerWeek, partTimeHours }: Massnahme, language: Language, t: FitMessages): string | undefined {
  const shown = (hours: number) => hours.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB');
  const parts = [
    ...(hoursPerWeek === undefined ? [] : [t.hours(shown(hoursPerWeek))]),
    ...(partTimeHours === undefined ? [] : [t.partTime(shown(partTimeHours))]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** Who it is, who to ask and how it runs: everything that says nothing about anybody. */
export function aboutItems(row: Massnahme, kit: Kit, { language, office }: CommandContext): readonly TeamItem[] {
  const t = fitMessages(language);
  const worksOn = worksOnNames(row, language);
  const responsible =
    row.responsible === undefined ? undefined : (findStaff(office, row.responsible)?.name ?? row.responsible);
  const texts = [
    ...(row.type === undefined || row.type === 'Maßnahme' ? [] : [`${t.type(row.type)}.`]),
    ...(row.type === 'Netzwerk' ? [t.network] : []),
    worksOn.length > 0 ? t.worksOn(worksOn.join(', ')) : `${t.worksOnUnknown}.`,
    ...(responsible === undefined ? [] : [t.responsible(responsible)]),
    ...(row.traeger === undefined ? [] : [t.traeger(row.traeger)]),
    ...(row.jobcenter === undefined ? [] : [t.jobcenter(row.jobcenter)]),
    ...(row.locations === undefined ? [] : [t.locations(row.locations.join(', '))]),
    runText(row, language, t),
    durationText(row, t),
    hoursText(row, language, t),
    ...(row.attendanceQuota === undefined ? [] : [t.attendance(row.attendanceQuota)]),
    ...(row.contactDensity === undefined ? [] : [t.contactDensity(row.contactDensity)]),
    ...(row.childcare === undefined ? [] : [t.childcare(row.childcare)]),
    ...(row.legalBasis === undefined ? [] : [t.legalBasis(row.legalBasis)]),
    ...(row.status === undefined ? [] : [t.statusLine(row.status)]),
    ...(row.source === undefined ? [] : [t.source(row.source)]),
    ...(kit.isOwn(row) || row.example === true ? [] : [t.shipped]),
  ].filter((text) => text !== undefined);
  return texts.map((text): TeamItem => ({ line: [internal(text)] }));
}

/** The parts of a condition, where its own words do not say them. */
const innerOf = ({ condition, parts }: Finding, language: Language): readonly Finding[] =>
  parts.every((part) => condition[language].includes(part.condition[language])) ? [] : parts;

/** The conditions in words, each with where it is written. @param findings for somebody of whom nothing is known */
export function conditionItems(findings: readonly Finding[], language: Language): readonly TeamItem[] {
  const t = fitMessages(language);
  if (findings.length === 0) return [{ line: [plain(`${t.noConditions}.`)] }];
  return findings.map((finding): TeamItem => {
    const marks = [
      ...(finding.soft ? [t.softMark] : []),
      ...(finding.creatable ? [t.creatableMark] : []),
      ...(finding.source === undefined ? [] : [finding.source]),
    ];
    return {
      line: [
        internal(finding.condition[language]),
        ...(marks.length === 0 ? [] : [internal(` (${marks.join('; ')})`, 'muted')]),
      ],
      details: innerOf(finding, language).map((part) => [internal(`– ${part.condition[language]}`)]),
    };
  });
}
