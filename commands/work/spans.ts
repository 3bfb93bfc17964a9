import type { Choice, Field, Fields } from '../../src/bot/fields.ts';
import type { Case, Job } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { CaseEdit } from '../writing/spec.ts';
import type { Entries } from './entries.ts';
import { sinceWords } from './fields.ts';
import { jobLabel, knownEnd } from './jobs.ts';
import { say, untilWords } from './say.ts';

/** Something that is paid for a job for some time: a Förderung, a Berufsbegleitung. */
export interface Span {
  readonly id: string;
  /** what it is called in the list of the case: "EGZ"; a Berufsbegleitung has no name of its own */
  readonly kind?: string | undefined;
  readonly job?: string | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly outcome?: { readonly kind: string; readonly on: string } | undefined;
}

/** What Förderungen and Berufsbegleitungen have not in common. */
export interface SpanSort {
  /** the command, German and English */
  readonly command: Text;
  readonly name: Text;
  /** "eine Förderung" */
  readonly aName: Text;
  /** of new ids */
  readonly letter: string;
  readonly startRequired: boolean;
  /** asks what kind it is; where there is only one there is nothing to ask */
  readonly kindField?: Field;
  /** a kind as the office writes it */
  readonly kindName?: (typed: string) => string;
  /** what is wrong with a kind as it was typed */
  readonly kindProblem?: (typed: string) => Text | undefined;
  readonly outcomes: readonly Choice[];
  list(kase: Case): readonly Span[];
  put(kase: Case, list: readonly Span[]): Case;
}

/** Whether its end is settled; what is only applied for is not. */
export const isSettled = ({ outcome }: Span): boolean => outcome !== undefined && outcome.kind !== 'beantragt';

/** "f1 EGZ ab 01.12.2026 bis 30.11.2027", with its outcome. */
export function spanLabel(sort: SpanSort, span: Span, today: string): Text {
  const kind = span.kind ?? sort.name;
  const name = typeof kind === 'string' ? { de: kind, en: kind } : kind;
  const since = span.start === undefined ? { de: '', en: '' } : sinceWords(span.start, today);
  const until = untilWords(span.end);
  const { outcome } = span;
  const result =
    outcome === undefined
      ? { de: '', en: '' }
      : say(
          (day) => `, ${outcome.kind} am ${day(outcome.on)}`,
          (day) => `, ${outcome.kind} on ${day(outcome.on)}`,
        );
  const gap = span.start === undefined ? '' : ' ';
  return {
    de: `${span.id} ${name.de}${gap}${since.de}${until.de}${result.de}`,
    en: `${span.id} ${name.en}${gap}${since.en}${until.en}${result.en}`,
  };
}

/** The entries that a command may be about. */
export const spansOf = (sort: SpanSort, { kase, today }: CaseEdit, fits: (span: Span) => boolean): Entries<Span> => ({
  all: sort.list(kase),
  label: (span) => spanLabel(sort, span, today),
  fits,
  which: { de: `Welche ${sort.name.de}`, en: `Which ${sort.name.en}` },
});

/** Nobody has recorded any yet. */
export const none = (sort: SpanSort, kase: Case): Text | undefined => {
  if (sort.list(kase).length > 0) return undefined;
  const kind = sort.kindField === undefined ? '' : 'EGZ ';
  return {
    de: `In diesem Fall steht noch keine ${sort.name.de}. Zuerst zum Beispiel: ${sort.command.de} ${kase.no} neu ${kind}ab 1.12. bis 30.11.2027`,
    en: `There is no ${sort.name.en} in this case yet. First, for example: ${sort.command.en} ${kase.no} new ${kind}from 1 Dec until 30 Nov 2027`,
  };
};

const NO_JOB = '-';

/** The jobs that something from `today` on may be for. */
const jobsToday = ({ kase, today }: CaseEdit): readonly Job[] =>
  (kase.jobs ?? []).filter((job) => (knownEnd(job) ?? '9999') >= today);

/** Asks for which job it is; the only one stands there at first. */
export function jobField(edit: CaseEdit): Fields {
  const jobs = jobsToday(edit);
  const [first] = jobs;
  if (first === undefined) return {};
  const labels = jobs.map((job) => jobLabel(job, edit.today));
  const list = (language: 'de' | 'en') => labels.map((label) => label[language]).join('; ');
  return {
    job: {
      type: 'choice',
      label: { de: 'Für welche Beschäftigung', en: 'For which job' },
      lead: ['für', 'bei', 'zu', 'for'],
      required: true,
      missing: {
        de: `Bitte dazuschreiben, für welche: ${list('de')}; oder „ohne Beschäftigung“`,
        en: `Please add for which one: ${list('en')}; or “no job”`,
      },
      choices: [
        ...jobs.map((job, index) => ({
          value: job.id,
          label: labels[index] ?? { de: job.id, en: job.id },
        })),
        {
          value: NO_JOB,
          label: { de: 'ohne Beschäftigung', en: 'no job' },
          words: ['keine Beschäftigung', 'ohne Job', 'without a job'],
        },
      ],
      ...(jobs.length === 1 ? { initial: first.id } : {}),
    },
  };
}

/** The job that was chosen, if any. */
export const jobOf = (chosen: string | undefined): string | undefined => (chosen === NO_JOB ? undefined : chosen);

/** " für b1" */
export const forJob = (job: string | undefined): Text =>
  job === undefined ? { de: '', en: '' } : { de: ` für ${job}`, en: ` for ${job}` };
