import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Case } from '../../src/cases/case.ts';
import { keyFields, keyOf, setApart } from '../../src/exchange/identity.ts';
import type { Mapping } from '../../src/exchange/mapping.ts';
import { type Conflict, merge } from '../../src/exchange/merge.ts';
import { tables } from '../../src/exchange/tables.ts';
import { winners } from '../../src/exchange/wins.ts';
import { anyCase } from './arbitrary.ts';

vi.setConfig({ testTimeout: 30_000 });

function merged(base: Case | undefined, mine: Case, theirs: Case, mapping: Mapping = {}) {
  const conflicts: Conflict[] = [];
  const kase = merge(base, mine, theirs, { of: 'case', wins: winners(mapping), tell: (one) => conflicts.push(one) });
  return { kase, conflicts };
}

/** Whether a list somewhere in a record has two entries that are the same by their key. */
function hasTwins(value: unknown, names: readonly string[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!Array.isArray(value)) return Object.entries(value).some(([name, field]) => hasTwins(field, [...names, name]));
  const keys = value.map((entry: unknown) => (typeof entry === 'string' ? entry : keyOf(names.join('.'), entry)));
  return new Set(keys).size < keys.length || value.some((entry) => hasTwins(entry, names));
}

const F1: Case = { no: 'F-1', opened: '2026-01-05', team: 't-1' };

describe('for any three versions of a case', () => {
  const one = anyCase('F-1');
  const check = (
    property: (base: Case, mine: Case, theirs: Case) => void,
    more: { numRuns: number } = { numRuns: 150 },
  ) =>
    fc.assert(
      fc.property(one, one, one, (base, mine, theirs) => void property(base, mine, theirs)),
      more,
    );

  it('what only the import changed is as the import has it', () =>
    check((base, _mine, theirs) => expect(merged(base, base, theirs)).toEqual({ kase: theirs, conflicts: [] })));

  it('what only the bot changed is as the bot has it', () =>
    check((base, mine) => {
      const { kase, conflicts } = merged(base, mine, base);
      expect(kase).toBe(mine);
      expect(conflicts).toEqual([]);
    }));

  it('what both changed in the same way is no conflict, whatever was there before', () =>
    check((base, mine) => {
      for (const before of [base, undefined])
        expect(merged(before, mine, structuredClone(mine))).toEqual({ kase: mine, conflicts: [] });
    }));

  it('the same import again changes nothing more', () =>
    check((base, mine, theirs) => {
      const once = merged(base, mine, theirs).kase;
      expect(merged(theirs, once, theirs).kase).toBe(once);
      // of two equal entries nobody can tell which one the bot removed, so they are left out here
      if (![base, mine, theirs].some((kase) => hasTwins(kase))) expect(merged(base, once, theirs).kase).toEqual(once);
    }));

  it('nothing that the bot added is missing, and nothing that the import added', () =>
    check((base, mine, theirs) => {
      for (const before of [base, undefined]) {
        const { kase } = merged(before, mine, theirs);
        for (const { of, at, parent } of tables()) {
          if (of === 'office' || at.length !== 1 || parent !== undefined) continue;
          const list = at[0] as keyof Case & string;
          const keys = (record: Case | undefined) =>
            ((record?.[list] ?? []) as readonly unknown[]).map((entry) => keyOf(list, entry));
          const old = new Set(keys(before));
          const now = keys(kase);
          for (const side of [mine, theirs])
            for (const key of keys(side)) if (!old.has(key)) expect(now).toContain(key);
        }
      }
    }));

  it('no entry stands there twice that stood there once', () =>
    check((_base, mine, theirs) => {
      const { kase } = merged(undefined, mine, theirs);
      const count = (record: Case, list: keyof Case & string, key: string) =>
        ((record[list] ?? []) as readonly unknown[]).filter((entry) => keyOf(list, entry) === key).length;
      for (const list of ['contacts', 'kategorien', 'jobs', 'acts'] as const)
        for (const entry of kase[list] ?? []) {
          const key = keyOf(list, entry);
          expect(count(kase, list, key)).toBe(Math.max(count(mine, list, key), count(theirs, list, key)));
        }
    }));
});

describe('a contact', () => {
  const talk = { on: '2026-05-04', kind: 'Gespräch' as const };

  it('that was entered in the bot and comes with the import stands there once, with what both know of it', () => {
    const mine = { ...F1, contacts: [{ ...talk, note: 'Bewerbung besprochen' }] };
    const theirs = { ...F1, contacts: [{ ...talk, channel: 'Telefon' as const }] };
    for (const base of [F1, undefined])
      expect(merged(base, mine, theirs)).toEqual({
        kase: { ...F1, contacts: [{ ...talk, note: 'Bewerbung besprochen', channel: 'Telefon' }] },
        conflicts: [],
      });
  });

  it('of the same day and kind, but entered twice in the bot, stays twice', () => {
    const mine = { ...F1, contacts: [talk, { ...talk, channel: 'Video' as const }] };
    expect(merged(F1, mine, { ...F1, contacts: [talk] }).kase).toEqual(mine);
  });

  it('with two notes keeps that of the bot, and the conflict is told', () => {
    const mine = { ...F1, contacts: [{ ...talk, note: 'aus dem Bot' }] };
    const theirs = { ...F1, contacts: [{ ...talk, note: 'aus dem Fachverfahren' }] };
    expect(merged(undefined, mine, theirs)).toEqual({
      kase: mine,
      conflicts: [
        {
          table: 'kontakte',
          column: 'Notiz',
          entry: '04.05.2026 Gespräch',
          bot: 'aus dem Bot',
          fachverfahren: 'aus dem Fachverfahren',
          wins: 'bot',
        },
      ],
    });
  });

  it('that the Fachverfahren no longer has goes, unless the bot has changed it', () => {
    const base = { ...F1, contacts: [talk] };
    expect(merged(base, base, F1).kase).toEqual(F1);
    const mine = { ...F1, contacts: [{ ...talk, note: 'wichtig' }] };
    const { kase, conflicts } = merged(base, mine, F1);
    expect(kase).toEqual(mine);
    expect(conflicts).toMatchObject([{ table: 'kontakte', bot: 'Eintrag', fachverfahren: '', wins: 'bot' }]);
  });

  it('that was removed in the bot does not come back with the next import', () => {
    const base = { ...F1, contacts: [talk] };
    expect(merged(base, { ...F1, contacts: [] }, { ...base, birthDate: '1990-01-01' }).kase).toEqual({
      ...F1,
      birthDate: '1990-01-01',
      contacts: [],
    });
  });
});

describe('who wins a conflict', () => {
  const mine = { ...F1, rechtskreis: 'SGB II' as const };
  const theirs = { ...F1, rechtskreis: 'SGB III' as const };

  it('is the Fachverfahren for what it leads', () => {
    expect(merged(F1, mine, theirs)).toMatchObject({
      kase: theirs,
      conflicts: [{ column: 'Rechtskreis', wins: 'fachverfahren' }],
    });
  });

  it.each([
    [{ 'faelle.Rechtskreis': 'bot' }, mine],
    [{ faelle: 'bot' }, mine],
    [{ faelle: 'bot', 'Fälle.RECHTSKREIS': 'fachverfahren' }, theirs],
    [{ kontakte: 'bot' }, theirs],
  ] as const)('can be set for a table or a column: %j', (wins, kase) => {
    expect(merged(F1, mine, theirs, { wins }).kase).toEqual(kase);
  });
});

describe('an entry with an id', () => {
  const followUp = (id: string, text: string) => ({ id, due: '2026-06-01', text });

  it('that bot and Fachverfahren both made under the same id is two entries', () => {
    const mine = {
      ...F1,
      followUps: [followUp('w1', 'aus dem Bot')],
      acts: [{ rule: 'x', on: '2026-06-02', subject: 'w1' }],
    };
    const theirs = { ...F1, followUps: [followUp('w1', 'aus dem Fachverfahren')] };
    expect(merged(F1, setApart(F1, mine, theirs), theirs).kase).toEqual({
      ...F1,
      followUps: [followUp('w1-b1', 'aus dem Bot'), followUp('w1', 'aus dem Fachverfahren')],
      acts: [{ rule: 'x', on: '2026-06-02', subject: 'w1-b1' }],
    });
  });

  it('takes along what refers to it', () => {
    const mine = {
      ...F1,
      jobs: [{ id: 'j1', start: '2026-02-01' }],
      contacts: [{ on: '2026-02-02', kind: 'Gespräch' as const, with: 'Betrieb' as const, job: 'j1' }],
      waivers: [{ rule: 'x', due: '2026-02-02', subject: 'j1/2', reason: 'x' }],
    };
    const theirs = { ...F1, jobs: [{ id: 'j1', start: '2026-03-01' }] };
    expect(setApart(F1, mine, theirs)).toMatchObject({
      jobs: [{ id: 'j1-b1' }],
      contacts: [{ job: 'j1-b1' }],
      waivers: [{ subject: 'j1-b1/2' }],
    });
  });

  it('that is the same in both stays one', () => {
    const mine = { ...F1, jobs: [{ id: 'j1', start: '2026-02-01', svp: true }] };
    const theirs = { ...F1, jobs: [{ id: 'j1', start: '2026-02-01', endedOn: '2026-06-30' }] };
    expect(setApart(F1, mine, theirs)).toBe(mine);
    expect(merged(F1, mine, theirs).kase.jobs).toEqual([
      { id: 'j1', start: '2026-02-01', svp: true, endedOn: '2026-06-30' },
    ]);
  });
});

describe('a history', () => {
  it('stays in the order of days', () => {
    const mine = { ...F1, kategorien: [{ kategorie: 'A' as const, since: '2026-05-01' }] };
    const theirs = {
      ...F1,
      kategorien: [
        { kategorie: 'B' as const, since: '2026-02-01' },
        { kategorie: 'C' as const, since: '2026-06-01' },
      ],
    };
    expect(merged(F1, mine, theirs).kase.kategorien?.map(({ since }) => since)).toEqual([
      '2026-02-01',
      '2026-05-01',
      '2026-06-01',
    ]);
  });
});

it('empty and unknown are two things', () => {
  expect(merged(F1, F1, { ...F1, antraege: [] }).kase).toEqual({ ...F1, antraege: [] });
  expect(merged({ ...F1, antraege: [] }, { ...F1, antraege: [] }, F1).kase).toEqual(F1);
  expect(keyFields('antraege')).toEqual(['receivedOn']);
});
