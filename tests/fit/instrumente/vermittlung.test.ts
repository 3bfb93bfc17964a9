import { describe, expect, it } from 'vitest';
import { fitOf } from '../fit.ts';

const SGB2 = 'rechtskreis="SGB II"';

describe('Vermittlungsbudget', () => {
  const result = (line: string) => fitOf('vb', line);

  it('fits somebody close to the labour market without another question', () => {
    expect(result(`${SGB2} kategorie=A`)).toMatchObject({ verdict: 'fits', questions: [] });
  });

  it('fits anybody else who is about to start work or training', () => {
    expect(result(`${SGB2} kategorie=D aufnahme-in-sicht=ja`).verdict).toBe('fits');
  });

  it('asks whether something is about to start', () => {
    const { verdict, questions } = result(`${SGB2} kategorie=C`);
    expect(verdict).toBe('unclear');
    expect(questions).toEqual([
      'Bahnt sich eine Ausbildung an, oder steht die Aufnahme von Arbeit oder Ausbildung bevor?',
    ]);
  });

  it('is not there yet where nothing is in sight', () => {
    const { verdict, failed } = result(`${SGB2} kategorie=C aufnahme-in-sicht=nein`);
    expect(verdict).toBe('excluded');
    expect(failed).toHaveLength(1);
  });

  it('is paid in SGB II only', () => {
    expect(result('rechtskreis="SGB III" kategorie=A').verdict).toBe('excluded');
  });
});

describe.each([['mag'], ['avgs'], ['kurzquali']])('the small help %s', (id) => {
  const result = (line: string) => fitOf(id, line);

  it('fits somebody of Kategorie A in SGB II', () => {
    expect(result(`${SGB2} kategorie=A`).verdict).toBe('fits');
  });

  it.each(['B', 'C', 'D'])('is a question for Kategorie %s, never an exclusion', (kategorie) => {
    expect(result(`${SGB2} kategorie=${kategorie}`)).toMatchObject({ verdict: 'unclear', failed: [] });
  });

  it('does not fit in SGB III', () => {
    expect(result('rechtskreis="SGB III" kategorie=A').verdict).toBe('excluded');
  });

  it('asks for the Rechtskreis', () => {
    expect(result('kategorie=A').questions).toEqual(['Welcher Rechtskreis gilt: SGB II oder SGB III?']);
  });

  it('asks for no age', () => {
    expect(result(`${SGB2} kategorie=A alter=17`).verdict).toBe('fits');
    expect(result(`${SGB2} kategorie=A alter=64`).verdict).toBe('fits');
  });
});

describe('Eingliederungszuschuss', () => {
  const result = (line: string) => fitOf('egz', line);

  it('fits somebody of Kategorie A and somebody just out of training', () => {
    expect(result(`${SGB2} kategorie=A`).verdict).toBe('fits');
    expect(result(`${SGB2} kategorie=C zielgruppe=Ausbildungsabsolventen`).verdict).toBe('fits');
  });

  it('is to be cleared for others', () => {
    const { verdict, unknown } = result(`${SGB2} kategorie=C zielgruppe=Vermittlungskunden`);
    expect(verdict).toBe('unclear');
    expect(unknown).toHaveLength(1);
  });

  it('does not fit in SGB III', () => {
    expect(result('rechtskreis="SGB III" kategorie=A').verdict).toBe('excluded');
  });
});

describe('berufliche Weiterbildung', () => {
  it('is named without further conditions: SGB II is enough', () => {
    expect(fitOf('fbw', SGB2).verdict).toBe('fits');
    expect(fitOf('fbw', 'rechtskreis="SGB III"').verdict).toBe('excluded');
    expect(fitOf('fbw', '').verdict).toBe('unclear');
  });
});
