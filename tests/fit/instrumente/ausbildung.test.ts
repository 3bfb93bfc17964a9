import { describe, expect, it } from 'vitest';
import { fitOf } from '../fit.ts';

const SGB2 = 'rechtskreis="SGB II"';

describe('Einstiegsqualifizierung', () => {
  const result = (line: string) => fitOf('eq', `${SGB2} ${line}`);
  const seeking = 'alter=18 zielgruppe=Ausbildungssuchende';
  const none = 'ausbildungsreif=ja lernbeeintraechtigt=nein sozial-benachteiligt=nein';

  it('fits who found no training in the late placement either', () => {
    expect(result(`${seeking} nachvermittlung-ohne-erfolg=ja`).verdict).toBe('fits');
  });

  it('fits who is not ready for training yet', () => {
    expect(result(`${seeking} ausbildungsreif=nein`).verdict).toBe('fits');
  });

  it('fits who has learning difficulties and is socially disadvantaged', () => {
    expect(result(`${seeking} ausbildungsreif=ja lernbeeintraechtigt=ja sozial-benachteiligt=ja`).verdict).toBe('fits');
  });

  it('leaves open whether one of the two is enough, and names both readings', () => {
    const half = result(
      `${seeking} nachvermittlung-ohne-erfolg=nein ausbildungsreif=ja lernbeeintraechtigt=ja sozial-benachteiligt=nein`,
    );
    expect(half.verdict).toBe('unclear');
    expect(half.failed).toEqual([]);
  });

  it('does not fit where none of the three reasons is there', () => {
    expect(result(`${seeking} nachvermittlung-ohne-erfolg=nein ${none}`).verdict).toBe('excluded');
  });

  it('asks about the late placement while the reason is open', () => {
    expect(result(`${seeking} ${none}`).questions).toContain(
      'Ist auch die Nachvermittlung ohne Ausbildungsplatz geblieben?',
    );
  });

  it('has two readings for who seeks training without being of that Zielgruppe', () => {
    const other = 'alter=18 zielgruppe=Aktivierungskunden ausbildungsreif=nein';
    expect(result(`${other} sucht-ausbildung=ja`).verdict).toBe('unclear');
    expect(result(`${other} sucht-ausbildung=nein`).verdict).toBe('excluded');
  });

  it('is for young people: through the day before the 25th birthday', () => {
    const line = 'zielgruppe=Ausbildungssuchende nachvermittlung-ohne-erfolg=ja';
    expect(result(`alter=24 ${line}`).verdict).toBe('fits');
    expect(result(`alter=25 ${line}`).verdict).toBe('excluded');
    expect(result(`geboren=22.11.2001 ${line}`).verdict).toBe('fits');
    expect(result(`geboren=21.11.2001 ${line}`).verdict).toBe('excluded');
  });

  it('is not paid in SGB III', () => {
    expect(fitOf('eq', `rechtskreis="SGB III" ${seeking} nachvermittlung-ohne-erfolg=ja`).verdict).toBe('excluded');
  });
});

describe('ausbildungsbegleitende Hilfen', () => {
  const result = (line: string) => fitOf('abh', `${SGB2} alter=19 ${line}`);

  it.each(['ausbildung=EQ', 'ausbildung=betrieblich', 'ausbildung=keine betriebliche-ausbildung-zu-ende=ja'])(
    'fit who needs support, with %s',
    (line) => {
      expect(result(`foerderungsbeduerftig=ja ${line}`).verdict).toBe('fits');
    },
  );

  it('do not fit at a school, where no training in a firm has ended', () => {
    expect(result('foerderungsbeduerftig=ja ausbildung=schulisch betriebliche-ausbildung-zu-ende=nein').verdict).toBe(
      'excluded',
    );
  });

  it('do not fit who manages alone', () => {
    expect(result('foerderungsbeduerftig=nein ausbildung=betrieblich').verdict).toBe('excluded');
  });

  it('ask whether support is needed', () => {
    expect(result('ausbildung=betrieblich').questions).toEqual([
      'Ist die Person förderungsbedürftig: Schafft sie EQ oder Ausbildung ohne Hilfe nicht?',
    ]);
  });
});

describe('außerbetriebliche Ausbildung', () => {
  const result = (line: string) => fitOf('bae', `${SGB2} alter=18 foerderungsbeduerftig=ja ${line}`);

  it('fits who finds no firm even with abH', () => {
    expect(result('ausbildungsreif=ja betrieb-auch-mit-abh-nicht=ja').verdict).toBe('fits');
  });

  it('does not fit who could find a firm with abH', () => {
    expect(result('ausbildungsreif=ja betrieb-auch-mit-abh-nicht=nein').verdict).toBe('excluded');
  });

  it('needs somebody who is ready for training', () => {
    expect(result('ausbildungsreif=nein betrieb-auch-mit-abh-nicht=ja').verdict).toBe('excluded');
    expect(result('betrieb-auch-mit-abh-nicht=ja').questions).toEqual(['Ist die Person ausbildungsreif?']);
  });
});

describe('Assistierte Ausbildung', () => {
  const result = (line: string) => fitOf('asa', `${SGB2} alter=20 ${line}`);
  const alone = 'betriebliche-ausbildung-allein-nicht=ja';

  it('fits who has learning difficulties, is disadvantaged and cannot manage alone', () => {
    expect(result(`lernbeeintraechtigt=ja sozial-benachteiligt=ja ${alone}`).verdict).toBe('fits');
  });

  it('is open where only one of the two holds, and out where none does', () => {
    expect(result(`lernbeeintraechtigt=nein sozial-benachteiligt=ja ${alone}`).verdict).toBe('unclear');
    expect(result(`lernbeeintraechtigt=nein sozial-benachteiligt=nein ${alone}`).verdict).toBe('excluded');
  });

  it('does not fit who manages training in a firm alone', () => {
    expect(
      result('lernbeeintraechtigt=ja sozial-benachteiligt=ja betriebliche-ausbildung-allein-nicht=nein').verdict,
    ).toBe('excluded');
  });

  it('asks for no Ausbildungsreife: a first phase prepares for training', () => {
    expect(result(`lernbeeintraechtigt=ja sozial-benachteiligt=ja ausbildungsreif=nein ${alone}`).verdict).toBe('fits');
  });
});

describe('BvB', () => {
  const result = (line: string) => fitOf('bvb', line);

  it('fits a young person who is not ready for training', () => {
    expect(result('alter=17 ausbildungsreif=nein zielgruppe=Aktivierungskunden').verdict).toBe('fits');
  });

  it('has two readings for somebody who is ready and still looks for the right trade', () => {
    const { verdict, unknown } = result('alter=17 ausbildungsreif=ja zielgruppe=Ausbildungssuchende');
    expect(verdict).toBe('unclear');
    expect(unknown.join()).toContain('die BvB stellt die Ausbildungsreife her');
    expect(unknown.join()).toContain('die BvB dient der Berufswahl');
  });

  it('does not fit who is ready and looks for work', () => {
    expect(result('alter=20 ausbildungsreif=ja zielgruppe=Vermittlungskunden').verdict).toBe('excluded');
  });

  it('comes from the Agentur für Arbeit: the Rechtskreis does not matter', () => {
    expect(result('alter=17 ausbildungsreif=nein rechtskreis="SGB III"').verdict).toBe('fits');
  });
});

describe.each([
  ['abh', 'foerderungsbeduerftig=ja ausbildung=betrieblich'],
  ['bae', 'foerderungsbeduerftig=ja ausbildungsreif=ja betrieb-auch-mit-abh-nicht=ja'],
  ['asa', 'lernbeeintraechtigt=ja sozial-benachteiligt=ja betriebliche-ausbildung-allein-nicht=ja'],
  ['bvb', 'ausbildungsreif=nein'],
])('%s', (id, line) => {
  it('is for young people, and asks for the age where it is unknown', () => {
    expect(fitOf(id, `${SGB2} alter=24 ${line}`).verdict).toBe('fits');
    expect(fitOf(id, `${SGB2} alter=25 ${line}`).verdict).toBe('excluded');
    expect(fitOf(id, `${SGB2} ${line}`).questions).toEqual(['Wie alt ist die Person?']);
  });
});
