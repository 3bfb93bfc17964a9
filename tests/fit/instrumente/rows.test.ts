import { describe, expect, it } from 'vitest';
import { massnahmeSchema } from '../../../src/cases/office.ts';
import rows from '../../../src/fit/catalogue/instrumente.json' with { type: 'json' };
import { checkMassnahme } from '../../../src/fit/criteria/check-massnahme.ts';

const TWO_PAPERS = [
  /^Handlungskonzept Fallmanagement, Jobcenter Uckermark, Abschnitt \d/u,
  /^BAG UB, Praxisbericht Unterstützte Beschäftigung, 2019, Z\. \d/u,
];

describe('the instruments', () => {
  it.each(rows.map((row) => [row.id, row] as const))('%s is a sound row with a source', (_id, row) => {
    const problems: string[] = [];
    checkMassnahme(massnahmeSchema.parse(row), row.id, new Set(), (path, { de }) => problems.push(`${path}: ${de}`));
    expect(problems).toEqual([]);
    expect(TWO_PAPERS.some((paper) => paper.test(row.source))).toBe(true);
    expect(row.status).toMatch(/vor Ort prüfen/u);
  });

  it('have ids of their own, and can be proposed', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter((row) => 'example' in row)).toEqual([]);
  });

  it('name a source for each condition', () => {
    expect(
      rows.flatMap(({ id, criteria }) => criteria.filter(({ source }) => source === undefined).map(() => id)),
    ).toEqual([]);
  });

  it('call every § what the source calls it', () => {
    for (const row of rows) if ('legalBasis' in row) expect(row.legalBasis).toMatch(/\(laut Quelle\)$/u);
  });

  it('ask the same question under the same name', () => {
    const asked = new Map<string, string>();
    for (const [, key, ask] of JSON.stringify(rows).matchAll(/"judge":"([^"]+)".*?"ask":"([^"]+)"/gu)) {
      if (key === undefined || ask === undefined) throw new Error('a question without words');
      expect(asked.get(key) ?? ask).toBe(ask);
      asked.set(key, ask);
    }
    expect(asked.size).toBeGreaterThan(10);
  });
});
