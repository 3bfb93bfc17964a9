import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences, meet, revert } from '../../src/cases/difference.ts';

const entry = fc.record({ on: fc.constantFrom('2026-01-01', '2026-02-01'), kind: fc.constantFrom('a', 'b') });
const keyed = fc.uniqueArray(
  fc.record(
    { id: fc.constantFrom('j1', 'j2', 'j3', 'j4'), n: fc.nat(3), list: fc.array(entry, { maxLength: 3 }) },
    { requiredKeys: ['id'] },
  ),
  { selector: (item) => item.id, maxLength: 4 },
);
const record = fc.record(
  {
    name: fc.constantFrom('x', 'y'),
    closed: fc.record({ on: fc.constantFrom('1', '2'), why: fc.string({ maxLength: 2 }) }, { requiredKeys: ['on'] }),
    contacts: fc.array(entry, { maxLength: 5 }),
    jobs: keyed,
    words: fc.array(fc.constantFrom('p', 'q', 'r'), { maxLength: 4 }),
  },
  { requiredKeys: [] },
);

describe('what differs between two versions', () => {
  test('taken back gives the exact version before, whatever the two are', () => {
    fc.assert(
      fc.property(record, record, (before, after) => {
        expect(revert(after, differences(before, after))).toEqual(before);
      }),
      { numRuns: 2000 },
    );
  });

  test('is nothing only where they are equal', () => {
    fc.assert(
      fc.property(record, record, (before, after) => {
        expect(differences(before, after).length === 0).toBe(isDeepStrictEqual(before, after));
      }),
    );
  });

  test('survives being kept as JSON', () => {
    fc.assert(
      fc.property(record, record, (before, after) => {
        const kept = JSON.parse(JSON.stringify(differences(before, after)));
        expect(revert(after, kept)).toEqual(before);
      }),
    );
  });
});

describe('taking back one of two changes', () => {
  const base = { contacts: [{ on: '1' }], jobs: [{ id: 'j1', end: '5' }], name: 'x' };

  test('leaves what somebody else added', () => {
    const mine = { ...base, contacts: [...base.contacts, { on: '2' }] };
    const both = { ...mine, contacts: [...mine.contacts, { on: '3' }], jobs: [...base.jobs, { id: 'j2', end: '6' }] };
    expect(revert(both, differences(base, mine))).toEqual({ ...both, contacts: [{ on: '1' }, { on: '3' }] });
  });

  test('leaves a list that somebody else wrote into, though it was new', () => {
    const mine = { ...base, plans: [{ on: '2' }] };
    const both = { ...mine, plans: [{ on: '2' }, { on: '3' }] };
    expect(revert(both, differences(base, mine))).toEqual({ ...base, plans: [{ on: '3' }] });
  });

  test('is refused where the same field, entry or one inside it was changed again', () => {
    const mine = { ...base, jobs: [{ id: 'j1', end: '6' }] };
    expect(revert({ ...mine, jobs: [{ id: 'j1', end: '7' }] }, differences(base, mine))).toBeUndefined();
    expect(revert({ ...mine, jobs: [] }, differences(base, mine))).toBeUndefined();
    const added = { ...base, jobs: [...base.jobs, { id: 'j2', end: '6' }] };
    expect(
      revert({ ...added, jobs: [base.jobs[0], { id: 'j2', end: '9' }] }, differences(base, added as object)),
    ).toBeUndefined();
    const removed = { ...base, jobs: [] };
    expect(revert({ ...removed, jobs: [{ id: 'j1', end: '1' }] }, differences(base, removed))).toBeUndefined();
  });
});

describe('two changes meet', () => {
  const base = {
    jobs: [{ id: 'j1', end: '5', outcome: { kind: 'a' } }],
    contacts: [{ on: '1' }],
    kategorien: [{ k: 'A' }],
  };
  const of = (after: object) => differences(base, after);
  const job = (parts: object) => of({ ...base, jobs: [{ ...base.jobs[0], ...parts }] });

  test.each([
    ['the same field', job({ end: '6' }), job({ end: '7' }), true],
    ['a record and a field of it', job({ outcome: { kind: 'b' } }), of({ ...base, jobs: [] }), true],
    ['two fields of one entry', job({ end: '6' }), job({ outcome: { kind: 'b' } }), false],
    [
      'two new contacts',
      of({ ...base, contacts: [...base.contacts, { on: '2' }] }),
      of({ ...base, contacts: [...base.contacts, { on: '3' }] }),
      false,
    ],
    [
      'the same new contact',
      of({ ...base, contacts: [...base.contacts, { on: '2' }] }),
      of({ ...base, contacts: [...base.contacts, { on: '2' }] }),
      true,
    ],
    [
      'two new states',
      of({ ...base, kategorien: [...base.kategorien, { k: 'B' }] }),
      of({ ...base, kategorien: [...base.kategorien, { k: 'C' }] }),
      true,
    ],
    ['nothing and something', [], job({ end: '6' }), false],
  ])('%s', (_, some, others, expected) => {
    expect(meet(some, others)).toBe(expected);
    expect(meet(others, some)).toBe(expected);
  });
});
