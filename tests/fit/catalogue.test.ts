import { describe, expect, it } from 'vitest';
import type { Office } from '../../src/cases/office.ts';
import { catalogueOf, judgementsOf, shippedIds } from '../../src/fit/catalogue.ts';

const office = (more: Partial<Office> = {}): Office => ({
  name: 'Jobcenter Test',
  land: 'BB',
  teams: [{ id: 't', name: 'T' }],
  staff: [],
  ...more,
});

describe('what an office can look at', () => {
  it('is the shipped instruments and the examples of 2013, where it brings nothing of its own', () => {
    const ids = catalogueOf(office()).map(({ id }) => id);
    expect(ids).toEqual([...shippedIds()]);
    expect(ids.filter((id) => /^E\d\d$/u.test(id))).toHaveLength(36);
  });

  it('is its own rows first; one of the same id replaces a shipped one', () => {
    const own = { id: 'mag', name: 'MAG in Musterstadt', kind: 'MAG' as const };
    const rows = catalogueOf(office({ massnahmen: [own] }));
    expect(rows[0]).toBe(own);
    expect(rows.filter(({ id }) => id === 'mag')).toEqual([own]);
  });

  it('leaves out the catalogues that the office does not want', () => {
    expect(catalogueOf(office({ catalogues: [] }))).toEqual([]);
    expect(catalogueOf(office({ catalogues: ['beispiele-2013'] }))).toHaveLength(36);
  });

  it('marks every example as one', () => {
    for (const row of catalogueOf(office({ catalogues: ['beispiele-2013'] }))) {
      expect(row).toMatchObject({ example: true, status: 'Beispiel, Stand 2013, keine Empfehlung' });
      expect(row.source).toMatch(/Z\. \d/u);
    }
  });
});

it('finds the questions for a human wherever they lie', () => {
  const criteria = [
    { judge: 'a', text: 'x', ask: 'Stimmt x?' },
    { not: { judge: 'b', text: 'x' } },
    {
      readings: [
        { text: 'x', criterion: { any: [{ judge: 'c', text: 'x' }] } },
        { text: 'y', criterion: { from: [{ all: [{ judge: 'd', text: 'x' }] }] } },
      ],
    },
    { judge: 'a', text: 'y' },
  ];
  const questions = judgementsOf([{ id: 'm', name: 'M', kind: 'sonstige', criteria }]);
  expect([...questions.keys()]).toEqual(['a', 'b', 'c', 'd']);
  expect(questions.get('a')?.de).toBe('Stimmt x?');
});
