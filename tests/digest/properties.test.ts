import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { digestCsv } from '../../src/digest/csv.ts';
import { createDigest } from '../../src/digest/digest.ts';
import { DIGEST_PERIODS, PERIOD_DAYS, windowAt, windowsUntil } from '../../src/digest/period.ts';
import { pictureOf } from '../../src/digest/picture.ts';
import { digestReply } from '../../src/digest/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import { textOf } from '../../src/reply/text.ts';
import { dayOf } from '../bot/ask.ts';

const today = dayOf('2026-11-21');
const period = fc.constantFrom(...DIGEST_PERIODS);

describe('periods', () => {
  it('are whole weeks, as long as the one before, and follow each other without a gap', () => {
    fc.assert(
      fc.property(period, fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 12 }), (kind, at, n) => {
        const windows = windowsUntil(kind, at, n);
        expect(windows.at(-1)).toEqual(windowAt(kind, at));
        windows.forEach((window, i) => {
          expect(window.until - window.from + 1).toBe(PERIOD_DAYS[kind]);
          expect(PERIOD_DAYS[kind] % 7).toBe(0);
          expect(window.at).toBe(window.until + 1);
          const next = windows[i + 1];
          if (next !== undefined) expect(next.from).toBe(window.until + 1);
        });
      }),
    );
  });
});

describe('a digest of an office', () => {
  const file = demoOffice({ cases: 240, seed: 7, today });
  const [team] = file.office.teams;
  const input = (cases = file.cases, kind: (typeof DIGEST_PERIODS)[number] = 'quarter') => ({
    office: file.office,
    team: team?.id ?? '',
    cases,
    deadlines: createOfficeDeadlines(file.office),
    period: kind,
    today,
  });
  const all = DIGEST_PERIODS.map((kind) => createDigest(input(file.cases, kind)));

  it('is the same in whatever order the cases come, and does not look at those of other teams', () => {
    const [, , expected] = all;
    fc.assert(
      fc.property(fc.shuffledSubarray([...file.cases], { minLength: file.cases.length }), (cases) => {
        expect(createDigest(input(cases))).toEqual(expected);
      }),
      { numRuns: 5 },
    );
    const own = file.cases.filter((kase) => kase.team === team?.id);
    expect(own.length).toBeLessThan(file.cases.length);
    expect(createDigest(input(own))).toEqual(expected);
  });

  it('shows no number of 1 or 2, in no form', () => {
    for (const digest of all) {
      for (const row of digest.rows) {
        if (row.figure === 'careLoad') continue;
        for (const shown of [row.now, row.before, row.whole])
          if (shown?.is === 'number') expect([1, 2]).not.toContain(shown.n);
        for (const { n } of [...row.ordered, ...row.named]) expect([1, 2]).not.toContain(n);
        if (row.whole?.is === 'number' && row.now.is === 'number')
          expect([1, 2], row.figure).not.toContain(row.whole.n - row.now.n);
      }
    }
  });

  it('names no case and no person, in text, table and picture', async () => {
    const words = [...file.cases.map(({ no }) => no), ...file.office.staff.flatMap(({ id, name }) => [id, name])];
    for (const digest of all) {
      for (const language of ['de', 'en'] as const) {
        const reply = digestReply(digest, language);
        const said = [
          textOf(seal(reply, 'digest')),
          JSON.stringify(reply),
          digestCsv(digest, language),
          (await pictureOf(input(file.cases, digest.period), language)).alt,
        ].join('\n');
        for (const word of words) expect(said).not.toContain(word);
      }
    }
  });

  it('holds nothing above internal: it may be shown wherever a digest may', () => {
    for (const digest of all)
      for (const language of ['de', 'en'] as const) seal(digestReply(digest, language), 'digest');
  });
});
