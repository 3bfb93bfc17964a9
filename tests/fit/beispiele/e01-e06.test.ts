import { describe, expect, it } from 'vitest';
import { fitOf } from '../fit.ts';

const verdict = (id: string, line: string) => fitOf(id, line).verdict;

describe('E01 Würzburg: single parents, and people who work or draw Arbeitslosengeld beside benefit', () => {
  const long = 'rechtskreis="SGB II" leistungsbezug=21/24';

  it.each([
    'haushalt=alleinerziehend',
    'beschaeftigung=Minijob',
    'selbstaendig=hauptberuflich',
    'alg-aufstocker=ja',
    'bg-erwerbstaetig=ja haushalt="Paar mit Kindern"',
  ])('fits somebody who is long in benefit: %s', (who) => {
    expect(verdict('E01', `${long} ${who}`)).toBe('fits');
  });

  it('is not for a single who neither works nor draws Arbeitslosengeld', () => {
    const nobody = 'haushalt=alleinstehend beschaeftigung=keine selbstaendig=nein';
    expect(verdict('E01', `${long} ${nobody} alg-aufstocker=nein`)).toBe('excluded');
    const open = fitOf('E01', `${long} ${nobody}`);
    expect(open.verdict).toBe('unclear');
    expect(open.questions).toEqual(['Bezieht die Person Arbeitslosengeld neben den Leistungen nach SGB II?']);
  });

  it('leaves a single parent out who is not yet long in benefit', () => {
    const single = 'rechtskreis="SGB II" haushalt=alleinerziehend beschaeftigung=keine selbstaendig=nein';
    const line = `${single} leistungsbezug=20/24 alg-aufstocker=nein bg-erwerbstaetig=nein`;
    expect(verdict('E01', line)).toBe('excluded');
  });

  it('has two readings for a mini-jobber who is not yet long in benefit: it shall be avoided, too', () => {
    const { verdict: value, unknown } = fitOf(
      'E01',
      'rechtskreis="SGB II" beschaeftigung=Minijob leistungsbezug=10/24',
    );
    expect(value).toBe('unclear');
    expect(unknown).toHaveLength(1);
    expect(unknown[0]).toContain('Lesart 1: herausgelöst wird nur, wer schon im Langzeitleistungsbezug ist');
    expect(unknown[0]).toContain('dann erfüllt');
  });

  it('is a form of care in the SGB II', () => {
    expect(verdict('E01', 'rechtskreis="SGB III" leistungsbezug=24/24 haushalt=alleinerziehend')).toBe('excluded');
  });
});

describe('E02 München: rehabilitation, severe disability or a single parent', () => {
  it.each([
    ['reha=ja', 'fits'],
    ['gdb=50', 'fits'],
    ['haushalt=alleinerziehend', 'fits'],
    ['gdb=40', 'unclear'],
    ['reha=nein gdb=40 gleichstellung=ja haushalt=alleinstehend', 'excluded'],
    ['reha=nein gdb=keiner haushalt="Paar mit Kindern"', 'excluded'],
  ])('%s: %s', (who, expected) => {
    expect(verdict('E02', `rechtskreis="SGB II" ${who}`)).toBe(expected);
  });

  it('asks which Rechtskreis applies', () => {
    expect(fitOf('E02', 'reha=ja').questions).toEqual(['Welcher Rechtskreis gilt: SGB II oder SGB III?']);
  });
});

describe('E03 BG-Coaching: long unemployed, with mental strain', () => {
  const line = (rest: string) => `rechtskreis="SGB II" ${rest}`;

  it.each([
    ['arbeitslos=12 hemmnisse="psychische auffälligkeit"', 'fits'],
    ['arbeitslos=12 hemmnisse="psychische krise"', 'fits'],
    ['arbeitslos=11 hemmnisse="psychische auffälligkeit"', 'excluded'],
    ['arbeitslos=30 hemmnisse="körperliche erkrankung"', 'excluded'],
    ['arbeitslos=30 hemmnisse=keine', 'excluded'],
    ['arbeitslos=30 hemmnisse="psychische auffälligkeit?"', 'unclear'],
    ['arbeitslos=30 hemmnisse="gesundheitliche einschränkungen"', 'unclear'],
    ['arbeitslos=30 hemmnisse=sozialkompetenz verhalten-auffaellig=ja', 'fits'],
    ['arbeitslos=30 hemmnisse=sozialkompetenz verhalten-auffaellig=nein', 'excluded'],
    ['arbeitslos=30 hemmnisse=sozialkompetenz', 'unclear'],
    ['hemmnisse="psychische auffälligkeit"', 'unclear'],
  ])('%s: %s', (who, expected) => {
    expect(verdict('E03', line(who))).toBe(expected);
  });

  it('needs no diagnosis, and not only one Hemmnis', () => {
    expect(verdict('E03', line('arbeitslos=14 hemmnisse="psychische auffälligkeit,schulden"'))).toBe('fits');
  });
});

describe('E04 Ingolstadt: work in the Bedarfsgemeinschaft and at most 300 € of benefit', () => {
  const long = 'rechtskreis="SGB II" leistungsbezug=21/24';

  it.each([
    ['beschaeftigung=Minijob anspruch-bg=300', 'fits'],
    ['selbstaendig=nebenberuflich anspruch-bg=120', 'fits'],
    ['bg-erwerbstaetig=ja haushalt="Paar mit Kindern" beschaeftigung=keine anspruch-bg=250', 'fits'],
    ['beschaeftigung=Minijob anspruch-bg=301', 'excluded'],
    ['beschaeftigung=keine selbstaendig=nein haushalt=alleinstehend anspruch-bg=250', 'excluded'],
    ['beschaeftigung=keine selbstaendig=nein haushalt="Paar ohne Kinder" anspruch-bg=250', 'unclear'],
    ['beschaeftigung="svp Teilzeit"', 'unclear'],
  ])('%s: %s', (who, expected) => {
    expect(verdict('E04', `${long} ${who}`)).toBe(expected);
  });

  it('counts what the Bedarfsgemeinschaft gets, not the share of one person', () => {
    const { verdict: value, questions } = fitOf('E04', `${long} beschaeftigung=Minijob anspruch=200`);
    expect(value).toBe('unclear');
    expect(questions).toEqual(['Wie hoch ist der Leistungsanspruch der Bedarfsgemeinschaft im Monat?']);
    expect(verdict('E04', `${long} beschaeftigung=Minijob anspruch=200 anspruch-bg=700`)).toBe('excluded');
  });

  it('names both readings where the person is not long in benefit', () => {
    const line = 'rechtskreis="SGB II" leistungsbezug=20/24 beschaeftigung=Minijob anspruch-bg=150';
    const { verdict: value, unknown } = fitOf('E04', line);
    expect(value).toBe('unclear');
    expect(unknown.join()).toMatch(/Lesart 1: das Ziel .*dann nicht erfüllt.*Lesart 2: die Zielgruppe .*dann erfüllt/);
  });
});

describe('E05 Oberhavel: far from the labour market', () => {
  const far = 'rechtskreis="SGB II" prognose="nicht marktnah" arbeitsaufnahme-nicht-moeglich=ja';

  it.each([
    [`${far} hemmnisse=schulden`, 'fits'],
    [`${far} hemmnisse="körperliche erkrankung"`, 'fits'],
    [`${far.replace('nicht marktnah', 'marktnah')} hemmnisse=schulden`, 'excluded'],
    [`${far.replace('moeglich=ja', 'moeglich=nein')} hemmnisse=schulden`, 'excluded'],
    [`${far.replace('SGB II', 'SGB III')} hemmnisse=schulden`, 'excluded'],
    ['rechtskreis="SGB II" prognose="nicht marktnah" hemmnisse=schulden', 'unclear'],
  ])('%s: %s', (line, expected) => {
    expect(verdict('E05', line)).toBe(expected);
  });

  it('"above all" personal problems or health: other obstacles do not exclude, the Maßnahme has to be asked', () => {
    const { verdict: value, unknown, questions } = fitOf('E05', `${far} hemmnisse="führerschein fehlt"`);
    expect(value).toBe('unclear');
    expect(unknown[0]).toContain('keine feste Bedingung: mit der Maßnahme klären');
    expect(questions).toEqual([]);
  });
});

describe('E06 Teilzeit aktiv: a mini-job beside benefit, four fields of work', () => {
  const mini = 'rechtskreis="SGB II" beschaeftigung=Minijob';

  it.each([
    [`${mini} berufsfeld=kaufmännisch stunden=15`, 'fits'],
    [`${mini} berufsfeld=technisch-gewerblich stunden=20`, 'fits'],
    [`${mini} berufsfeld=verwaltend stunden=20`, 'fits'],
    [`${mini} berufsfeld=Dienstleistung stunden=20`, 'fits'],
    [`${mini} berufsfeld=anderes stunden=20`, 'excluded'],
    [`${mini} berufsfeld=kaufmännisch stunden=14`, 'excluded'],
    ['rechtskreis="SGB II" beschaeftigung=keine berufsfeld=kaufmännisch stunden=20', 'excluded'],
    ['rechtskreis="SGB II" beschaeftigung="svp Teilzeit" berufsfeld=kaufmännisch stunden=20', 'excluded'],
    [`${mini} berufsfeld=kaufmännisch`, 'unclear'],
    [`${mini} stunden=20`, 'unclear'],
  ])('%s: %s', (line, expected) => {
    expect(verdict('E06', line)).toBe(expected);
  });

  it('asks for no school leaving certificate and no time in benefit', () => {
    const line = `${mini} berufsfeld=kaufmännisch stunden=15 schulabschluss=keiner leistungsbezug=3/24`;
    expect(verdict('E06', line)).toBe('fits');
  });
});
