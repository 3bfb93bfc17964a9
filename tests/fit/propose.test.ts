import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/cases/case.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import type { Proposal } from '../../src/fit/ranking/proposal.ts';
import { type Asked, propose } from '../../src/fit/ranking/propose.ts';
import { statsOf } from '../../src/fit/ranking/stats.ts';
import { whoFits } from '../../src/fit/ranking/who-fits.ts';
import { hemmnis, profileStub, row, TODAY, type Told } from './stub.ts';

type List = 'proposed' | 'notNeeded' | 'unavailable' | 'excluded' | 'examples';

const proposal = (told: Told, catalogue: readonly Massnahme[], more: Partial<Asked> = {}) =>
  propose({ profile: profileStub(told), catalogue, stats: statsOf([], TODAY), today: TODAY, ...more });
const ids = (answer: Proposal, list: List) => answer[list].map(({ massnahme }) => massnahme.id);

const DEBT = row('debt', { worksOn: ['Schulden'] });
const LANGUAGE = row('language', {
  worksOn: ['Sprachkenntnisse'],
  criteria: [{ merkmal: 'sprache', of: ['A1', 'A2'] }],
});
const PLACING = row('placing', { worksOn: ['Vermittlung'] });

describe('a proposal', () => {
  test('holds what works on something open, in the order of work', () => {
    const answer = proposal({ hemmnisse: ['Schulden', 'Sprachkenntnisse'] }, [LANGUAGE, DEBT, PLACING]);
    expect(ids(answer, 'proposed')).toEqual(['debt', 'language']);
    expect(ids(answer, 'notNeeded')).toEqual(['placing']);
    expect(answer.needs?.map(({ label }) => label.de)).toEqual(['Schulden', 'Sprachkenntnisse']);
    expect(answer.proposed[1]).toMatchObject({ verdict: 'unclear', counts: { met: 0, failed: 0, unknown: 1 } });
    expect(answer.proposed[1]?.leaves.map(({ label }) => label.de)).toEqual(['Schulden']);
  });

  test('never holds what a condition excludes', () => {
    const answer = proposal({ hemmnisse: ['Sprachkenntnisse'], choices: { sprache: 'B2' } }, [LANGUAGE]);
    expect(ids(answer, 'proposed')).toEqual([]);
    expect(answer.excluded[0]).toMatchObject({ verdict: 'excluded', counts: { failed: 1 } });
  });

  test('puts apart what is over or full, and says why', () => {
    const taken: Case = {
      no: 'F-9',
      opened: '2026-01-01',
      team: 'a',
      participations: [{ id: 't', massnahme: 'debt', start: '2026-09-01', end: '2027-01-04' }],
    };
    const answer = proposal(
      { hemmnisse: ['Schulden'] },
      [
        { ...DEBT, places: 1 },
        { ...DEBT, id: 'old', run: { until: '2026-06-30' } },
      ],
      { stats: statsOf([taken], TODAY) },
    );
    expect(ids(answer, 'proposed')).toEqual([]);
    expect(answer.unavailable.map(({ availability }) => availability.notes[0]?.de).sort()).toEqual([
      'beendet am 30.06.2026',
      'voll, voraussichtlich frei ab 05.01.2027',
    ]);
  });

  test('whoever takes part already cannot begin again, and takes no place from herself', () => {
    const own: Case = {
      no: 'F-1',
      opened: '2026-01-01',
      team: 'a',
      participations: [{ id: 't', massnahme: 'debt', start: '2026-09-01' }],
    };
    const participations = [
      { massnahme: 'debt', kind: 'sonstige', from: '2026-09-01', until: undefined, outcome: undefined },
    ];
    const [only] = proposal({ hemmnisse: ['Schulden'], participations }, [{ ...DEBT, places: 1 }], {
      stats: statsOf([own], TODAY),
      own: 'F-1',
    }).unavailable;
    expect(only?.availability).toMatchObject({ open: false, free: 1, notes: [{ de: 'nimmt schon teil' }] });
    expect(only?.tried).toHaveLength(1);
  });

  test('a participation that is over can be repeated; one that is to come was not tried', () => {
    const participations = [
      { massnahme: 'debt', kind: undefined, from: '2025-03-01', until: '2025-06-30', outcome: 'Abbruch' },
      { massnahme: 'debt', kind: undefined, from: '2025-01-01', until: undefined, outcome: 'Krankheit' },
      { massnahme: 'debt', kind: undefined, from: '2027-01-01', until: '2027-06-30', outcome: undefined },
      { massnahme: 'other', kind: undefined, from: '2025-01-01', until: '2025-02-28', outcome: undefined },
    ];
    const [only] = proposal({ hemmnisse: ['Schulden'], participations }, [DEBT]).proposed;
    expect(only?.tried.map(({ from }) => from)).toEqual(['2025-01-01', '2025-03-01']);
  });

  test('proposes everything that may fit where nobody knows the Hemmnisse', () => {
    const answer = proposal({}, [DEBT, LANGUAGE]);
    expect(answer.needs).toBeUndefined();
    expect(answer.noNeed).toBe(false);
    expect(ids(answer, 'proposed')).toEqual(['debt', 'language']);
  });

  test('a row that does not say what it works on comes last, and is marked', () => {
    const answer = proposal({ hemmnisse: ['Schulden'] }, [row('anything'), DEBT]);
    expect(ids(answer, 'proposed')).toEqual(['debt', 'anything']);
    expect(answer.proposed.map(({ worksOnUnknown }) => worksOnUnknown)).toEqual([undefined, true]);
  });

  test('without any need it proposes nothing, not even that', () => {
    const answer = proposal({ hemmnisse: [], choices: { beschaeftigung: 'svp Vollzeit' } }, [row('anything'), DEBT]);
    expect(answer).toMatchObject({ noNeed: true, needs: [], proposed: [] });
    expect(answer.placement).toBeUndefined();
  });

  test('placement first: it is the need, and the reason is said', () => {
    const answer = proposal({ hemmnisse: [] }, [DEBT, PLACING]);
    expect(answer.placement?.de).toBe('kein offenes Hemmnis');
    expect(answer.noNeed).toBe(false);
    expect(ids(answer, 'proposed')).toEqual(['placing']);
    expect(proposal({ hemmnisse: [] }, [], { blocked: true })).toMatchObject({ noNeed: true });
  });

  test('examples are shown with their verdict, fitting ones first, and never proposed', () => {
    const examples = ['A1', 'B2'].map((level) => ({ ...LANGUAGE, id: level, name: level, example: true }));
    const answer = proposal({ hemmnisse: ['Sprachkenntnisse'], choices: { sprache: 'B2' } }, [
      ...examples,
      { ...LANGUAGE, id: 'for all', name: 'z', example: true, criteria: [] },
    ]);
    expect(answer.examples.map(({ massnahme, verdict }) => `${massnahme.id} ${verdict}`)).toEqual([
      'for all fits',
      'A1 excluded',
      'B2 excluded',
    ]);
    expect([...answer.proposed, ...answer.excluded]).toEqual([]);
  });

  test('a network is somebody to ask, for nobody to be assigned to', () => {
    const answer = proposal({ hemmnisse: ['Schulden'] }, [
      row('z', { type: 'Netzwerk', worksOn: ['Schulden'] }),
      row('a', { type: 'Netzwerk' }),
      row('care', { type: 'Betreuungsansatz', worksOn: ['Schulden'] }),
    ]);
    expect(answer.contacts.map(({ id }) => id)).toEqual(['a', 'z']);
    expect(ids(answer, 'proposed')).toEqual(['care']);
  });

  test('experience is that of others', () => {
    const cases: readonly Case[] = ['F-1', 'F-2', 'F-3'].map((no) => ({
      no,
      opened: '2025-01-01',
      team: 'a',
      birthDate: '1990-01-01',
      participations: [{ id: 't', massnahme: 'debt', start: '2026-01-05', end: '2026-06-30' }],
    }));
    const told = { hemmnisse: ['Schulden'], numbers: { alter: 36 } };
    const [only] = proposal(told, [DEBT], { stats: statsOf(cases, TODAY), own: 'F-2' }).proposed;
    expect(only?.experience).toMatchObject({ n: 2, finished: 2, comparable: { de: '25 bis 49 Jahre' } });
  });
});

describe('for whom a Maßnahme fits', () => {
  const people = (told: Readonly<Record<string, Told>>) =>
    Object.entries(told).map(([key, known]) => ({ key, profile: profileStub(known) }));
  const both = row('both', {
    worksOn: ['Schulden', 'Sprachkenntnisse'],
    criteria: [
      { merkmal: 'alter', min: 18 },
      { merkmal: 'sprache', of: ['A1'] },
    ],
  });
  const adult = { numbers: { alter: 30 } };
  const beginner = { ...adult, choices: { sprache: 'A1' } };

  test('counts, and shows the fitting ones first, then those with the fewest open questions', () => {
    const answer = whoFits(
      both,
      people({
        'F-10': beginner,
        'F-9': { ...beginner, hemmnisse: ['Schulden'] },
        'F-8': { ...beginner, hemmnisse: ['Schulden', 'Sprachkenntnisse'] },
        'F-2': beginner,
        'F-3': {},
        'F-4': adult,
        'F-5': { numbers: { alter: 17 } },
      }),
      TODAY,
    );
    expect(answer).toMatchObject({ fits: 4, unclear: 2, excluded: 1, running: 0 });
    expect(answer.shown.map(({ key }) => key)).toEqual(['F-8', 'F-9', 'F-2', 'F-10', 'F-4', 'F-3']);
    expect(answer.shown[0]?.covers.map(({ label }) => label.de)).toEqual(['Schulden', 'Sprachkenntnisse']);
  });

  test('shows no more than asked for, and words only for those', () => {
    const many = people(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`F-${i}`, beginner])));
    const answer = whoFits(both, many, TODAY, 3);
    expect(answer.fits).toBe(50);
    expect(answer.shown.map(({ key, findings }) => `${key} ${findings.length}`)).toEqual(['F-0 2', 'F-1 2', 'F-2 2']);
  });

  test('leaves out who takes part already, and puts last with whom it was tried in vain', () => {
    const took = (until: string | undefined, outcome: string | undefined): Told => ({
      ...beginner,
      participations: [{ massnahme: 'both', kind: undefined, from: '2025-01-01', until, outcome }],
    });
    const answer = whoFits(
      both,
      people({ 'F-1': took('2027-01-01', undefined), 'F-2': took('2025-06-30', 'Abbruch'), 'F-3': beginner }),
      TODAY,
    );
    expect(answer).toMatchObject({ fits: 2, running: 1 });
    expect(answer.shown.map(({ key }) => key)).toEqual(['F-3', 'F-2']);
  });

  test('a need that is covered perhaps counts less than one that is covered', () => {
    const answer = whoFits(
      { ...both, worksOn: ['Schulden'] },
      people({
        'F-1': { ...beginner, hemmnisse: [hemmnis('Finanzielle Situation')] },
        'F-2': { ...beginner, hemmnisse: ['Schulden'] },
      }),
      TODAY,
    );
    expect(answer.shown.map(({ key }) => key)).toEqual(['F-2', 'F-1']);
  });
});
