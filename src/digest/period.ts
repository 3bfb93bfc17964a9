import type { Day } from '../calendar/civil-date.ts';

export const DIGEST_PERIODS = ['week', 'month', 'quarter'] as const;
export type DigestPeriod = (typeof DIGEST_PERIODS)[number];

/**
 * Days of a period: whole weeks, so that every period is as long as the one before it and has the same weekdays. A
 * calendar month would be compared with one that has other Arbeitstage.
 */
export const PERIOD_DAYS: Readonly<Record<DigestPeriod, number>> = { week: 7, month: 28, quarter: 91 };

/** What happened is counted from `from` to `until`, both included; how things stand is counted on the day `at`. */
export interface Window {
  readonly from: Day;
  readonly until: Day;
  readonly at: Day;
}

/** The period that ended yesterday, seen from a day: days that are over, so none is counted in parts. */
export const windowAt = (period: DigestPeriod, at: Day): Window => ({
  from: at - PERIOD_DAYS[period],
  until: at - 1,
  at,
});

/** The last `n` periods, oldest first; they follow each other without a gap and share no day. */
export const windowsUntil = (period: DigestPeriod, at: Day, n: number): readonly Window[] =>
  Array.from({ length: n }, (_, i) => windowAt(period, at - (n - 1 - i) * PERIOD_DAYS[period]));

export const isIn = (day: Day, { from, until }: Pick<Window, 'from' | 'until'>): boolean => from <= day && day <= until;
