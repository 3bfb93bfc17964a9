import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/cases/hemmnis-catalogue.ts';
import { coverage, needsOf, STRATEGIES } from '../../src/fit/ranking/needs.ts';
import { placementFirst } from '../../src/fit/ranking/placement.ts';
import { hemmnis, profileStub, row, type Told } from './stub.ts';

const open = (told: Told) => needsOf(profileStub(told), false).open.map(({ label }) => label.de);
const first = (told: Told, blocked = false) => placementFirst(profileStub(told), blocked)?.de;
const minijob = { beschaeftigung: 'Minijob', rechtskreis: 'SGB II' };

describe('what is open for a person', () => {
  test('are the open Hemmnisse in the order of work, a suspected one said to be so', () => {
    expect(open({ hemmnisse: ['Schulden', hemmnis('Sucht', { vermutet: true }), 'Sprachkenntnisse'] })).toEqual([
      'Schulden',
      'Sucht (vermutet)',
      'Sprachkenntnisse',
    ]);
  });

  test('is known as a whole only where the Hemmnisse are', () => {
    expect(needsOf(profileStub({}), true)).toMatchObject({ complete: false, open: [{ strategy: 'Vermittlung' }] });
    expect(needsOf(profileStub({ hemmnisse: [] }), false)).toEqual({ complete: true, open: [] });
  });

  test('names the general strategies as the catalogue does', () => {
    for (const { de } of Object.values(STRATEGIES)) expect(catalogue().generalStrategies).toContain(de);
  });

  test('a job taken up within six months is to be stabilised, a longer one is not', () => {
    const taken = (months: number) => open({ numbers: { arbeitsaufnahme: months } });
    expect(taken(6)).toEqual(['Beschäftigungsaufnahme aktiv stabilisieren']);
    expect(taken(6.5)).toEqual([]);
    expect(open({ numbers: { arbeitsaufnahme: { min: 2, max: 720 } } })).toEqual([]);
  });

  test('a job that was lost again is not to be stabilised', () => {
    expect(open({ numbers: { arbeitsaufnahme: 2 }, choices: { beschaeftigung: 'keine' } })).toEqual([]);
  });

  test('a mini-job beside benefit calls for less need of it', () => {
    const workers = 'Beendigung oder Verringerung der Hilfebedürftigkeit von Beschäftigten (SGB II)';
    expect(open({ choices: minijob })).toEqual([workers]);
    expect(open({ choices: { beschaeftigung: 'Minijob' } })).toEqual([]);
    expect(open({ choices: { ...minijob, beschaeftigung: ['keine', 'Minijob'] } })).toEqual([]);
    expect(open({ choices: { beschaeftigung: 'svp Teilzeit' }, benefit: () => ({ min: 3, max: 3 }) })).toEqual([
      workers,
    ]);
  });

  test('who has left benefit has no need of it to lessen; who is new in it has', () => {
    const ended = (within: number | undefined) => ({ min: within === undefined ? 0 : 15, max: within ?? 0 });
    expect(open({ choices: minijob, benefit: ended })).toEqual([]);
    expect(open({ choices: minijob, benefit: () => ({ min: 0, max: 0 }) })).toHaveLength(1);
  });

  test('somebody self-employed in benefit, and a founder', () => {
    const business = (selbstaendig: string) => open({ choices: { selbstaendig, rechtskreis: 'SGB II' } });
    expect(business('nebenberuflich')).toEqual([
      'Beendigung oder Verringerung der Hilfebedürftigkeit von Selbständigen (SGB II)',
    ]);
    expect(business('Gründung geplant')).toEqual(['Nachhaltiger Übergang in Selbständigkeit']);
    expect(business('nein')).toEqual([]);
  });
});

describe('placement comes first', () => {
  test('where no Hemmnis is open, for Kategorie A, or with the forecast “marktnah”', () => {
    expect(first({ hemmnisse: [] })).toBe('kein offenes Hemmnis');
    expect(first({ choices: { kategorie: 'A' }, hemmnisse: ['Schulden'] })).toBe('Kategorie A');
    expect(first({ choices: { kategorie: 'A', prognose: 'marktnah' }, hemmnisse: [] })).toBe(
      'Kategorie A, Prognose marktnah und kein offenes Hemmnis',
    );
  });

  test('not where nobody knows the Hemmnisse, nor where one is open or suspected', () => {
    expect(first({})).toBeUndefined();
    expect(first({ hemmnisse: ['Schulden'] })).toBeUndefined();
    expect(first({ hemmnisse: [hemmnis('Schulden', { vermutet: true })] })).toBeUndefined();
    expect(first({ choices: { kategorie: ['A', 'B'] } })).toBeUndefined();
  });

  test.each([
    ['Kategorie X, Y, Z', { choices: { kategorie: ['X', 'Y', 'Z'] } }],
    ['a full-time job', { choices: { beschaeftigung: 'svp Vollzeit' } }],
    ['an apprenticeship', { choices: { beschaeftigung: 'Ausbildung' } }],
    ['running training', { choices: { ausbildung: 'schulisch' } }],
    ['a pupil', { choices: { zielgruppe: 'Schüler' } }],
    ['a school year', { numbers: { klasse: 9 } }],
    ['full reduced earning capacity', { choices: { erwerbsminderung: 'voll' } }],
  ] satisfies [string, Told][])('not with %s', (_, told) => {
    expect(first({ hemmnisse: [], ...told })).toBeUndefined();
  });

  test('not with an event that rules it out', () => {
    expect(first({ hemmnisse: [] }, true)).toBeUndefined();
  });

  test('with a part-time job, or a Kategorie that nobody knows', () => {
    expect(first({ hemmnisse: [], choices: { beschaeftigung: 'svp Teilzeit' } })).toBeDefined();
    expect(first({ hemmnisse: [], choices: { kategorie: ['B', 'X'] } })).toBeDefined();
  });
});

describe('what a Maßnahme works on', () => {
  const covered = (worksOn: string[], told: Told, placeable = false) => {
    const { covers, leaves } = coverage(row('m', { worksOn }), needsOf(profileStub(told), placeable).open);
    return { covers: covers.map(({ label }) => label.de), leaves: leaves.map(({ label }) => label.de) };
  };

  test('a Handlungsbedarf covers every sub-kind of it', () => {
    expect(covered(['Finanzielle Situation'], { hemmnisse: ['Schulden', 'Sprachkenntnisse'] })).toEqual({
      covers: ['Schulden'],
      leaves: ['Sprachkenntnisse'],
    });
  });

  test('a sub-kind covers its own kind, and not another of the same Handlungsbedarf', () => {
    const hemmnisse = ['Schulden', 'Geringes Einkommen / Minijob'];
    expect(covered(['Schulden'], { hemmnisse })).toEqual({
      covers: ['Schulden'],
      leaves: ['Geringes Einkommen / Minijob'],
    });
  });

  test('a sub-kind covers a Hemmnis without one perhaps, and says so', () => {
    expect(covered(['Schulden'], { hemmnisse: ['Finanzielle Situation'] }).covers).toEqual([
      'Finanzielle Situation (vielleicht, Unterart offen)',
    ]);
  });

  test('a suspected Hemmnis is covered and named as suspected', () => {
    expect(covered(['Sucht'], { hemmnisse: [hemmnis('Sucht', { vermutet: true })] }).covers).toEqual([
      'Sucht (vermutet)',
    ]);
  });

  test('a general strategy covers itself, however it is written', () => {
    expect(covered(['vermittlung'], { hemmnisse: [] }, true)).toEqual({ covers: ['Vermittlung'], leaves: [] });
  });

  test('a row that says nothing covers nothing', () => {
    expect(covered([], { hemmnisse: ['Schulden'] })).toEqual({ covers: [], leaves: ['Schulden'] });
  });
});
