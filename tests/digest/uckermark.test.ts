import { describe, expect, it } from 'vitest';
import { dayOfIso } from '../../src/calendar/civil-date.ts';
import { createDigest, type Digest } from '../../src/digest/digest.ts';
import { tally } from '../../src/digest/figures/integrations.ts';
import { digestReply } from '../../src/digest/reply.ts';
import { shownText } from '../../src/digest/wording.ts';
import { seal } from '../../src/reply/seal.ts';
import { textOf } from '../../src/reply/text.ts';
import type { CaseInput } from '../bot/ask.ts';
import { fileWith, inputOf, quiet } from './kit.ts';

/**
 * The tables of the final report on the Integrationsbegleitung of the Jobcenter Uckermark (as of 25.03.2015): participants
 * made up so that they have its counts.
 */
interface Site {
  readonly from: string;
  readonly activated: number;
  readonly integrations: number;
  readonly sustainable: number;
  readonly expected: number;
  readonly permanent: number;
  readonly qualification: number;
  readonly atEmployer: number;
  readonly aftercare: number;
  readonly goal: { readonly activations: number; readonly sustainable: number };
}

const PRENZLAU: Site = {
  from: '2012-12-01',
  activated: 442,
  integrations: 124,
  sustainable: 48,
  expected: 22,
  permanent: 58,
  qualification: 49,
  atEmployer: 87,
  aftercare: 74,
  goal: { activations: 440, sustainable: 66 },
};
const SCHWEDT: Site = {
  from: '2013-04-01',
  activated: 374,
  integrations: 73,
  sustainable: 36,
  expected: 18,
  permanent: 33,
  qualification: 44,
  atEmployer: 93,
  aftercare: 70,
  goal: { activations: 360, sustainable: 54 },
};
const UNTIL = '2015-03-31';
/** The day after the report's. */
const TODAY = '2015-03-26';

type Job = NonNullable<CaseInput['jobs']>[number];

/** The job of the i-th participant: first the lasting ones, then those that may become it, then those that ended early. */
function jobOf(i: number, site: Site): Job | undefined {
  if (i >= site.integrations) return undefined;
  const open = i < site.permanent;
  const start = i >= site.sustainable && i < site.sustainable + site.expected ? '2014-11-03' : '2013-06-03';
  const early = i >= site.sustainable + site.expected;
  const until = early ? '2013-11-29' : start === '2014-11-03' ? '2015-11-02' : '2014-06-02';
  const contract = open ? { from: start, befristet: false } : { from: start, until, knownOn: start };
  return { id: 'j', start, svp: true, contract: [contract], ...(early ? { endedOn: '2013-11-29' } : {}) };
}

function participants(site: Site): CaseInput[] {
  return Array.from({ length: site.activated }, (_, i) => {
    const job = jobOf(i, site);
    const also = (massnahme: string, n: number) =>
      i < n ? [{ id: massnahme, massnahme, start: '2013-09-02', end: '2013-10-25' }] : [];
    return quiet(`F-${i + 1}`, {
      opened: '2010-01-04',
      kategorien: [{ kategorie: 'D', since: '2010-02-03' }],
      prognosen: [{ prognose: 'nicht marktnah', since: '2010-02-03' }],
      bewilligungen: [{ on: '2010-01-20', weiterbewilligung: true }],
      plans: [],
      participations: [
        { id: 'ib', massnahme: 'ib', start: '2013-05-06', end: '2014-05-05' },
        ...also('kurs', site.qualification),
        ...also('probe', site.atEmployer),
      ],
      ...(job === undefined ? {} : { jobs: [job] }),
      contacts: i < site.aftercare ? [{ on: '2013-12-02', kind: 'Nachbetreuung' }] : [],
    });
  });
}

function report(site: Site) {
  const time = { massnahme: 'ib', from: site.from, until: UNTIL };
  const file = fileWith(participants(site), {
    targets: [
      { figure: 'activations', count: site.goal.activations, ...time },
      { figure: 'sustainable', count: site.goal.sustainable, ...time },
      { figure: 'sustainable', percent: 15, ...time },
      { figure: 'qualification', percent: 5, ...time },
    ],
  });
  const input = inputOf(file, 'month', TODAY);
  const window = { from: dayOfIso(site.from), until: dayOfIso('2015-03-25'), at: dayOfIso(TODAY) };
  return { digest: createDigest(input), n: tally(file.cases, window, file.office) };
}

const targets = ({ targets: list }: Digest) =>
  list.map(({ reached, percent, expected }) => [
    shownText(reached),
    percent ?? null,
    expected === undefined ? null : shownText(expected),
  ]);

describe('the tables of the report on the Integrationsbegleitung in the Uckermark', () => {
  const prenzlau = report(PRENZLAU);
  const schwedt = report(SCHWEDT);

  it.each([
    ['Prenzlau', PRENZLAU, prenzlau],
    ['Schwedt', SCHWEDT, schwedt],
  ])('counts what the row of %s counts', (_name, site, { n }) => {
    const { activated, goal: _goal, from: _from, ...counts } = site;
    expect(n).toEqual({ activations: activated, ...counts });
  });

  it('adds both up to the sums of the report, but for the one that is wrong there', () => {
    const sum = (figure: keyof typeof prenzlau.n) => prenzlau.n[figure] + schwedt.n[figure];
    expect(sum('integrations')).toBe(197);
    expect([sum('sustainable'), sum('expected')]).toEqual([84, 40]);
    expect([sum('permanent'), sum('atEmployer'), sum('aftercare')]).toEqual([91, 180, 144]);
    // the report says 87, which is the Maßnahmen at an employer of Prenzlau; 49 + 44 is
    expect(sum('qualification')).toBe(93);
  });

  it('compares target and actual, and takes every quota of the activations', () => {
    // the report: 10,85 % (cut off, not rounded) and 11,8 %
    expect(targets(prenzlau.digest)).toEqual([
      ['442', null, null],
      ['48', 10.9, '22'],
      ['48', 10.9, '22'],
      ['49', 11.1, null],
    ]);
    // the report: 10 % and 12,2 %, both of the 360 of the target
    expect(targets(schwedt.digest)).toEqual([
      ['374', null, null],
      ['36', 9.6, '18'],
      ['36', 9.6, '18'],
      ['44', 11.8, null],
    ]);
  });

  it('says so', () => {
    const text = textOf(seal(digestReply(prenzlau.digest, 'de'), 'digest'));
    expect(text.slice(text.indexOf('Ziele\n'), text.indexOf('\nKeine'))).toMatchInlineSnapshot(`
      "Ziele
        Aktivierungen: 442, Soll 440
            01.12.2012 bis 31.03.2015
        Nachhaltige Integrationen: 48 (10,9 %), Soll 66
            01.12.2012 bis 31.03.2015 · 442 Aktivierungen · dazu voraussichtlich 22
        Nachhaltige Integrationen: 48 (10,9 %), Soll 15 %
            01.12.2012 bis 31.03.2015 · 442 Aktivierungen · dazu voraussichtlich 22
        Qualifizierungen: 49 (11,1 %), Soll 5 %
            01.12.2012 bis 31.03.2015 · 442 Aktivierungen"
    `);
  });
});
