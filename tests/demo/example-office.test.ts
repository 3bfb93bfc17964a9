import { describe, expect, it } from 'vitest';
import { toDay } from '../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { catalogueOf } from '../../src/fit/catalogue.ts';
import { profileOf } from '../../src/fit/profile/profile.ts';
import type { Candidate, Proposal } from '../../src/fit/ranking/proposal.ts';
import { propose } from '../../src/fit/ranking/propose.ts';
import { statsOf } from '../../src/fit/ranking/stats.ts';

/** The day it was written for, and a day a year later: everything moves with the weeks. */
const DAYS = [toDay(2026, 11, 21), toDay(2027, 11, 20)];
const ids = (candidates: readonly Candidate[]) => candidates.map(({ massnahme }) => massnahme.id);

describe.each(DAYS)('the example office on day %i', (today) => {
  const { office, cases } = exampleOffice(today);
  const catalogue = catalogueOf(office);
  const stats = statsOf(cases, today);
  const massnahmen = new Map(catalogue.map((row) => [row.id, row]));

  function proposalFor(no: string): Proposal {
    const kase = cases.find((item) => item.no === no);
    if (kase === undefined) throw new Error(`no case ${no}`);
    return propose({ profile: profileOf({ today, kase, massnahmen }), catalogue, stats, today, own: no });
  }
  const first = (no: string) => {
    const [candidate] = proposalFor(no).proposed;
    if (candidate === undefined) throw new Error(`nothing for ${no}`);
    return candidate;
  };

  it('has a clear fit for F-105: the course that begins in January, with experience to count', () => {
    const course = first('F-105');
    expect(course).toMatchObject({ massnahme: { id: 'deutsch-b1' }, verdict: 'fits', counts: { unknown: 0 } });
    expect(course.availability).toMatchObject({ open: true, free: 15 });
    expect(course.availability.start).toBeGreaterThan(today);
    expect(course.experience).toMatchObject({ n: 3, finished: 2, placed: 0, brokenOff: 1 });
  });

  it('shows F-105 that a refusal is a refusal', () => {
    expect(ids(proposalFor('F-105').excluded)).toContain('gesund');
  });

  it('has an open question for F-102: the Hemmnis is only suspected', () => {
    const { massnahme, verdict, findings } = first('F-102');
    expect([massnahme.id, verdict]).toEqual(['lotse', 'unclear']);
    expect(findings.flatMap(({ questions }) => questions)).toHaveLength(1);
  });

  it('shows F-102 an Umschulung that is full', () => {
    const { unavailable } = proposalFor('F-102');
    expect(unavailable.map(({ massnahme: { id }, availability }) => [id, availability.obstacle])).toEqual([
      ['umschulung', 'full'],
    ]);
  });

  it('places F-103 first: no Hemmnis is open', () => {
    const { needs, placement, proposed } = proposalFor('F-103');
    expect(needs?.map(({ kind }) => kind)).toEqual(['strategy']);
    expect(placement?.de).toBe('Kategorie A, Prognose marktnah und kein offenes Hemmnis');
    expect(ids(proposed)).toEqual(expect.arrayContaining(['vb', 'avgs', 'egz']));
  });

  it('has nothing that fits F-107', () => {
    const { needs, placement, proposed, unavailable } = proposalFor('F-107');
    expect(needs).toHaveLength(1);
    expect([placement, proposed, unavailable]).toEqual([undefined, [], []]);
  });

  it('brings F-203 to the EQ, by an answer that somebody wrote down', () => {
    expect(proposalFor('F-203').proposed.find(({ massnahme }) => massnahme.id === 'eq')?.verdict).toBe('fits');
  });

  it('keeps F-111 in work: Berufsbegleitung fits, Nachbetreuung is a question', () => {
    const verdicts = new Map(proposalFor('F-111').proposed.map(({ massnahme, verdict }) => [massnahme.id, verdict]));
    expect([verdicts.get('berufsbegleitung'), verdicts.get('nachbetreuung')]).toEqual(['fits', 'unclear']);
  });

  it('asks F-111 for consent in writing, and has it from F-109', () => {
    const asked = proposalFor('F-111').proposed.find(({ massnahme }) => massnahme.id === 'begleitung');
    expect(asked?.findings.flatMap(({ questions }) => questions.map(({ key }) => key))).toEqual(['einwilligung']);
    const given = proposalFor('F-109').unavailable.find(({ massnahme }) => massnahme.id === 'begleitung');
    expect(given?.verdict).toBe('fits');
  });

  it('offers nobody what is over', () => {
    for (const { no } of cases) expect(ids(proposalFor(no).proposed)).not.toContain('sommerprojekt');
  });
});
