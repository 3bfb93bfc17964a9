import { describe, expect, it } from 'vitest';
import { fitOf } from '../fit.ts';

describe.each(['schuldnerberatung', 'suchtberatung', 'psb', 'kinderbetreuung-16a'])('the local service %s', (id) => {
  it('is there for everybody in SGB II', () => {
    expect(fitOf(id, 'rechtskreis="SGB II"').verdict).toBe('fits');
    expect(fitOf(id, 'rechtskreis="SGB II" alter=16 kategorie=X').verdict).toBe('fits');
  });

  it('is not there in SGB III, and asks where the Rechtskreis is open', () => {
    expect(fitOf(id, 'rechtskreis="SGB III"').verdict).toBe('excluded');
    expect(fitOf(id, '').questions).toHaveLength(1);
  });
});

describe.each(['integrationskurs', 'berufssprachkurs'])('the course %s', (id) => {
  it('is for migrants, in any Rechtskreis', () => {
    expect(fitOf(id, 'migrationshintergrund=ja rechtskreis="SGB III"').verdict).toBe('fits');
    expect(fitOf(id, 'migrationshintergrund=nein rechtskreis="SGB II"').verdict).toBe('excluded');
  });

  it('asks where nobody knows', () => {
    expect(fitOf(id, 'sprache=A2')).toMatchObject({
      verdict: 'unclear',
      questions: ['Hat die Person einen Migrationshintergrund?'],
    });
  });

  it('asks for no level of German', () => {
    expect(fitOf(id, 'migrationshintergrund=ja sprache=B2').verdict).toBe('fits');
  });
});
