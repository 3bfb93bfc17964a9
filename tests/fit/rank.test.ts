import { describe, expect, test } from 'vitest';
import { dayOfIso } from '../../src/calendar/civil-date.ts';
import type { ParticipationKnown } from '../../src/fit/profile/knowledge.ts';
import { coverage, needsOf } from '../../src/fit/ranking/needs.ts';
import type { Candidate, Need } from '../../src/fit/ranking/proposal.ts';
import { nearestFirst, ranked, triedInVain } from '../../src/fit/ranking/rank.ts';
import { hemmnis, profileStub, row } from './stub.ts';

const POOLED = { n: 100, finished: 70, placed: 30, brokenOff: 20 };
const NOTHING: Candidate = {
  massnahme: row('m'),
  verdict: 'fits',
  findings: [],
  availability: { open: true, notes: [], free: undefined, start: dayOfIso('2026-11-21') },
  covers: [],
  leaves: [],
  experience: { n: 0, finished: 0, placed: 0, brokenOff: 0, comparable: { de: '', en: '' } },
  tried: [],
  counts: { met: 0, failed: 0, unknown: 0 },
};

const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  ...NOTHING,
  massnahme: row(id),
  ...more,
});
const names = (...candidates: readonly Candidate[]) => ranked(candidates, POOLED).map(({ massnahme }) => massnahme.id);

const NEEDS = needsOf(
  profileStub({
    hemmnisse: [
      hemmnis('Berufserfahrung', { priority: 1 }),
      hemmnis('Schulden'),
      hemmnis('Wohnsituation'),
      hemmnis('Gesundheitliche Einschränkungen'),
      hemmnis('Sprachkenntnisse'),
      hemmnis('Schulische Qualifikation'),
    ],
  }),
  true,
).open;
const covering = (id: string, ...worksOn: readonly string[]) =>
  candidate(id, { covers: coverage(row(id, { worksOn: [...worksOn] }), NEEDS).covers });

describe('1. what is needed', () => {
  test('the own priority of the case manager comes first, whatever its area', () => {
    expect(names(covering('two areas', 'Schulden', 'Wohnsituation'), covering('own', 'Berufserfahrung'))).toEqual([
      'own',
      'two areas',
    ]);
  });

  test('area by area: one in the earlier area beats two in a later one', () => {
    expect(
      names(covering('later', 'Sprachkenntnisse', 'Schulische Qualifikation'), covering('earlier', 'Schulden')),
    ).toEqual(['earlier', 'later']);
  });

  test('in one area the more the better, then the next area decides', () => {
    expect(
      names(
        covering('one', 'Schulden'),
        covering('one and health', 'Schulden', 'Gesundheitliche Einschränkungen'),
        covering('two', 'Schulden', 'Wohnsituation'),
      ),
    ).toEqual(['two', 'one and health', 'one']);
  });

  test('general strategies come after every Hemmnis, and before nothing at all', () => {
    expect(
      names(candidate('nothing'), covering('placement', 'Vermittlung'), covering('school', 'Schulische Qualifikation')),
    ).toEqual(['school', 'placement', 'nothing']);
  });

  test('what is covered for sure comes before what is covered perhaps', () => {
    const perhaps = covering('perhaps', 'Sucht');
    expect(perhaps.covers).toMatchObject([{ maybe: true }] satisfies Partial<Need>[]);
    expect(names(candidate('nothing'), perhaps, covering('sure', 'Sprachkenntnisse'))).toEqual([
      'sure',
      'perhaps',
      'nothing',
    ]);
  });
});

const tried = (outcome: string | undefined): readonly ParticipationKnown[] => [
  { massnahme: 'm', kind: undefined, from: '2025-01-01', until: '2025-06-30', outcome },
];
const experience = (n: number, placed: number, brokenOff: number) => ({
  n,
  placed,
  brokenOff,
  finished: n - brokenOff,
  comparable: { de: '', en: '' },
});

describe('2. what became of it', () => {
  test('better experience first, worse last, too few people in between', () => {
    expect(
      names(
        candidate('worse', { experience: experience(10, 1, 5) }),
        candidate('few', { experience: experience(2, 0, 2) }),
        candidate('better', { experience: experience(10, 6, 1) }),
      ),
    ).toEqual(['better', 'few', 'worse']);
  });

  test('tried without success with this person: after the others', () => {
    expect(
      names(
        candidate('again', { tried: tried('Abbruch'), experience: experience(10, 6, 1) }),
        candidate('worse', { experience: experience(10, 1, 5) }),
      ),
    ).toEqual(['worse', 'again']);
  });

  test('but what is needed goes before it', () => {
    expect(
      names({ ...covering('needed again', 'Schulden'), tried: tried('ohne Anschluss') }, candidate('not needed')),
    ).toEqual(['needed again', 'not needed']);
  });

  test('illness, a move, a next step or a result that nobody noted are no failure of it', () => {
    const inVain = (outcome: string | undefined) => triedInVain(tried(outcome));
    expect(['Abbruch', 'ohne Anschluss'].map(inVain)).toEqual([true, true]);
    expect(['Krankheit', 'Umzug', 'Arbeit', 'Anschlussmaßnahme', undefined].map(inVain)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('3. what is open, and what can begin', () => {
  test('fewer open questions first', () => {
    const counts = (unknown: number) => ({ met: 9 - unknown, failed: 0, unknown });
    expect(names(candidate('two', { counts: counts(2) }), candidate('one', { counts: counts(1) }))).toEqual([
      'one',
      'two',
    ]);
  });

  test('a place that is known to be free before one that nobody knows; how many does not matter', () => {
    const free = (id: string, count: number | undefined) =>
      candidate(id, { availability: { ...NOTHING.availability, free: count } });
    expect(names(free('a', undefined), free('c', 9), free('b', 1))).toEqual(['b', 'c', 'a']);
  });

  test('the earlier start first, then the name, then the id', () => {
    const start = (id: string, day: string) =>
      candidate(id, { availability: { ...NOTHING.availability, start: dayOfIso(day) } });
    expect(names(start('b', '2027-01-04'), start('c', '2026-12-01'), start('a', '2027-01-04'))).toEqual([
      'c',
      'a',
      'b',
    ]);
  });
});

test('what is excluded: the needed one first, then what fails at the fewest conditions', () => {
  const failing = (id: string, failed: number, unknown = 0) => candidate(id, { counts: { met: 0, failed, unknown } });
  const order = nearestFirst([
    failing('three', 3),
    failing('one, much open', 1, 4),
    failing('one', 1),
    { ...covering('needed', 'Schulden'), counts: { met: 0, failed: 5, unknown: 0 } },
  ]);
  expect(order.map(({ massnahme }) => massnahme.id)).toEqual(['needed', 'one', 'one, much open', 'three']);
});
