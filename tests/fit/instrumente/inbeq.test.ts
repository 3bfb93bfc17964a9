import { describe, expect, it } from 'vitest';
import { fitOf } from '../fit.ts';

describe('InbeQ', () => {
  const result = (line: string) => fitOf('inbeq', line);
  const between = 'zwischen-wfbm-und-arbeitsmarkt=ja';

  it.each(['BA', 'Rentenversicherung', 'Unfallversicherung', 'Kriegsopferfürsorge'])(
    'fits where %s pays',
    (traeger) => {
      expect(result(`${between} reha-traeger=${traeger}`).verdict).toBe('fits');
    },
  );

  it('is not there yet while no rehabilitation provider pays', () => {
    expect(result(`${between} reha-traeger=keiner`).verdict).toBe('excluded');
    expect(result(`${between} reha-traeger=anderer`).verdict).toBe('excluded');
  });

  it('does not fit outside the space between workshop and labour market', () => {
    expect(result('zwischen-wfbm-und-arbeitsmarkt=nein reha-traeger=BA').verdict).toBe('excluded');
  });

  it('asks a human about the capacity', () => {
    expect(result('reha-traeger=BA').questions).toEqual([
      'Liegt die Leistungsfähigkeit zwischen Werkstatt (WfbM) und allgemeinem Arbeitsmarkt?',
    ]);
  });

  it('needs no Schwerbehindertenausweis and knows no age limit', () => {
    expect(result(`${between} reha-traeger=BA gdb=keiner gleichstellung=nein alter=52`).verdict).toBe('fits');
  });
});

describe('erneute InbeQ', () => {
  const result = (line: string) => fitOf('inbeq-erneut', `reha-traeger=BA ${line}`);

  it('fits after a job that ended early', () => {
    expect(result('inbeq=beendet beschaeftigung=keine arbeit-endete-in-sechs-monaten=ja').verdict).toBe('fits');
  });

  it('fits after a later end with a new rehabilitation procedure', () => {
    const line = 'inbeq=beendet beschaeftigung=keine arbeit-endete-in-sechs-monaten=nein';
    expect(result(`${line} neues-reha-verfahren=ja`).verdict).toBe('fits');
    expect(result(`${line} neues-reha-verfahren=nein`)).toMatchObject({ verdict: 'unclear', failed: [] });
  });

  it('can be thought of before a change of job', () => {
    const line = 'inbeq=beendet beschaeftigung="svp Vollzeit" neues-reha-verfahren=ja';
    expect(result(`${line} stellenwechsel=ja`).verdict).toBe('fits');
    expect(result(`${line} stellenwechsel=nein`).verdict).toBe('unclear');
  });

  it.each(['keine', 'läuft'])('does not fit while the first one is: %s', (inbeq) => {
    expect(result(`inbeq=${inbeq} beschaeftigung=keine neues-reha-verfahren=ja`).verdict).toBe('excluded');
  });
});

describe('DIA-AM', () => {
  const result = (line: string) => fitOf('dia-am', line);
  const between = 'zwischen-wfbm-und-arbeitsmarkt=ja';

  it('fits where it is open what fits', () => {
    expect(result(`${between} arbeitsmarktfaehigkeit-offen=ja`).verdict).toBe('fits');
    expect(result(`${between} hemmnisse="leistungsfähigkeit ungeklärt"`).verdict).toBe('fits');
  });

  it('does not fit where that is known already', () => {
    expect(result(`${between} hemmnisse=keine arbeitsmarktfaehigkeit-offen=nein`).verdict).toBe('excluded');
  });

  it('asks', () => {
    expect(result('').questions).toContain('Ist noch offen, welche Förderung auf dem Weg ins Arbeitsleben passt?');
  });
});
