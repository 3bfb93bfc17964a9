import { describe, expect, it } from 'vitest';
import { fitOf } from '../fit.ts';

const SGB2 = 'rechtskreis="SGB II"';

describe('MAbE für junge Menschen', () => {
  const result = (line: string) => fitOf('mabe-u25', `${SGB2} ${line}`);

  it('fits a young person to be placed, up to the day before the 25th birthday', () => {
    expect(result('alter=24 zielgruppe=Vermittlungskunden').verdict).toBe('fits');
    expect(result('alter=25 zielgruppe=Vermittlungskunden').verdict).toBe('excluded');
  });

  it('is to be cleared for another Zielgruppe', () => {
    expect(result('alter=20 zielgruppe=Aktivierungskunden')).toMatchObject({ verdict: 'unclear', failed: [] });
  });
});

describe('Nachqualifizierung', () => {
  const result = (line: string) =>
    fitOf('nachqualifizierung', `${SGB2} alter=23 zielgruppe=Vermittlungskunden ${line}`);

  it('fits who has no vocational qualification', () => {
    expect(result('abschluss=keiner').verdict).toBe('fits');
  });

  it('does not fit who has one that counts', () => {
    expect(result('abschluss=vorhanden').verdict).toBe('excluded');
  });

  it.each(['nicht verwertbar', 'nicht anerkannt', 'teilweise anerkannt'])(
    'leaves a qualification open that is %s',
    (value) => {
      expect(result(`abschluss="${value}"`).verdict).toBe('unclear');
    },
  );

  it('asks for the qualification', () => {
    expect(result('').questions).toEqual([
      'Hat die Person einen Berufsabschluss, und ist er verwertbar und anerkannt?',
    ]);
  });
});

describe('Vorbereitung auf die Nichtschülerprüfung', () => {
  const result = (line: string) => fitOf('nichtschueler', `${SGB2} zielgruppe=Aktivierungskunden ${line}`);

  it('fits who left school without a certificate', () => {
    expect(result('schulabschluss=keiner').verdict).toBe('fits');
  });

  it('does not fit who has the Hauptschulabschluss already', () => {
    expect(result('schulabschluss=Hauptschule').verdict).toBe('excluded');
  });

  it('leaves a Förderschulabschluss open and names both readings', () => {
    const { verdict, unknown } = result('schulabschluss=Förderschule');
    expect(verdict).toBe('unclear');
    expect(unknown.join()).toContain('auch mit Förderschulabschluss');
  });

  it('asks somebody of another Zielgruppe in, softly', () => {
    expect(fitOf('nichtschueler', `${SGB2} zielgruppe=Vermittlungskunden schulabschluss=keiner`).verdict).toBe(
      'unclear',
    );
  });
});

describe('Jugendmaßnahme', () => {
  const result = (line: string) => fitOf('jugendmassnahme', `${SGB2} alter=19 zielgruppe=Aktivierungskunden ${line}`);

  it('fits a young person with two Hemmnisse', () => {
    expect(result('hemmnisse=tagesstruktur,schulden').verdict).toBe('fits');
  });

  it('does not fit with one, nor with none', () => {
    expect(result('hemmnisse=tagesstruktur').verdict).toBe('excluded');
    expect(result('hemmnisse=keine').verdict).toBe('excluded');
  });

  it('leaves open whether a suspected second one counts', () => {
    expect(result('hemmnisse=tagesstruktur,schulden?').verdict).toBe('unclear');
  });

  it('asks for the Hemmnisse', () => {
    expect(result('').questions).toEqual(['Welche Hemmnisse sind offen?']);
  });

  it('is for people under 25', () => {
    const line = `${SGB2} zielgruppe=Aktivierungskunden hemmnisse=tagesstruktur,schulden`;
    expect(fitOf('jugendmassnahme', `${line} alter=24`).verdict).toBe('fits');
    expect(fitOf('jugendmassnahme', `${line} alter=25`).verdict).toBe('excluded');
  });
});
