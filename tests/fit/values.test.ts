import { describe, expect, test } from 'vitest';
import { bounds, read } from './values-kit.ts';

describe('a line about a person', () => {
  const WANTED = {
    alter: '23',
    rechtskreis: 'SGB II',
    abschluss: 'keiner',
    hemmnisse: 'Schulden, Wohnsituation',
    leistungsbezug: '21/24',
    arbeitslos: '14',
  };

  test.each([
    'alter=23 rechtskreis="SGB II" abschluss=keiner hemmnisse=schulden,wohnen leistungsbezug=21/24 arbeitslos=14',
    'Alter: 23, Rechtskreis: SGB II, Abschluss: keiner, Hemmnisse: Schulden, Wohnen, Leistungsbezug: 21 von 24 Monaten, Arbeitslos: 14 Monate',
    'ALTER = 23 RECHTSKREIS = 2 berufsabschluss = ohne hemmnis = schulden und wohnen bezug=21/24 arbeitslos seit = 14 Monaten',
    'alter 23; SGB II; kein Berufsabschluss; Hemmnisse: Schulden, Wohnsituation; leistungsbezug 21/24; 14 Monate arbeitslos',
    "age='23' sgb=„SGB II“ abschluss=«keiner» hemmnisse=\"schulden,wohnen\" leistungsbezug='21 / 24' unemployed=14",
  ])('may be typed as people type: %s', (line) => {
    expect(read(line)).toEqual(WANTED);
  });

  test('takes what only one Merkmal can mean without its name', () => {
    expect(read('alleinerziehend, Minijob, motiviert, alter=23')).toEqual({
      haushalt: 'alleinerziehend',
      beschaeftigung: 'Minijob',
      motiviert: 'ja',
      alter: '23',
    });
    expect(read('Frau, 28 Jahre, zwei Kinder, seit 2 Jahren arbeitslos, ohne Führerschein')).toEqual({
      geschlecht: 'weiblich',
      alter: '28',
      kinder: '2 Kinder',
      arbeitslos: '24',
      fuehrerschein: 'nein',
    });
  });

  test('a value ends where the next fact begins, also without a comma', () => {
    expect(read('alter=23 alleinerziehend rechtskreis=SGB II Minijob')).toEqual({
      alter: '23',
      haushalt: 'alleinerziehend',
      rechtskreis: 'SGB II',
      beschaeftigung: 'Minijob',
    });
    expect(read('ort=Bad Neustadt alleinerziehend')).toEqual({ ort: 'Bad Neustadt', haushalt: 'alleinerziehend' });
    expect(read('ort="Neustadt an der Aue" motiviert')).toEqual({ ort: 'Neustadt an der Aue', motiviert: 'ja' });
    expect(read('abschluss=keiner, keine Kinder')).toEqual({ abschluss: 'keiner', kinder: 'keine' });
  });

  test.each(['letzte-arbeit=3 Jahre', 'letzte_arbeit = 3 Jahre', 'Letzte Arbeit: 36', 'LETZTE ARBEIT 36 Monate'])(
    'hyphens, low lines and spaces in a name are alike: %s',
    (line) => {
      expect(read(line)).toEqual({ 'letzte-arbeit': '36' });
    },
  );

  test.each(['sprache=unbekannt', 'sprache=?', 'sprache = k.A.', 'Sprache: keine Angabe'])(
    '%s: nobody knows',
    (line) => {
      expect(read(line)).toEqual({ sprache: 'unbekannt' });
    },
  );

  test('says the same thing twice and is understood', () => {
    expect(read('alter=23 alter=23')).toEqual({ alter: '23' });
    expect(read('langzeitarbeitslos=ja arbeitslos=14')).toEqual({ arbeitslos: '14' });
    expect(read('gdb=60 schwerbehindert=ja')).toEqual({ gdb: '60' });
    expect(read('leistungsbezug=21/24 leistungsbezug=5')['leistungsbezug']).toBe('21/24 und 5');
  });

  test('says nothing where nothing is typed', () => {
    expect(read('  ')).toEqual({});
  });

  test('the answer to a question that only a person can judge is yes or no', () => {
    expect(read('bvb-noch-nicht-moeglich=ja umschulungswillig=nein')).toEqual({
      'bvb-noch-nicht-moeglich': 'ja',
      umschulungswillig: 'nein',
    });
    expect(read('BvB noch nicht möglich, nicht umschulungswillig')).toEqual({
      'bvb-noch-nicht-moeglich': 'ja',
      umschulungswillig: 'nein',
    });
  });
});

describe('numbers', () => {
  test.each<[string, number, number]>([
    ['alter=28', 28, 28],
    ['alter=28 Jahre', 28, 28],
    ['alter=25-48', 25, 48],
    ['alter=25 bis 48 Jahre', 25, 48],
    ['alter=zwischen 25 und 48', 25, 48],
    ['alter=ab 25', 25, 120],
    ['alter=25+', 25, 120],
    ['alter>=25', 25, 120],
    ['alter ≥ 25', 25, 120],
    ['alter=über 35', 36, 120],
    ['alter=älter als 35', 36, 120],
    ['alter=unter 27', 0, 26],
    ['alter=u25', 0, 24],
    ['alter=U 25', 0, 24],
    ['alter=ü25', 25, 120],
    ['alter=Ü50', 50, 120],
    ['alter=bis 30', 0, 30],
    ['anspruch=höchstens 300', 0, 300],
    ['anspruch<=300', 0, 300],
    ['anspruch=300,- €', 300, 300],
    ['einkommen=1.200,50 €', 1200.5, 1200.5],
    ['einkommen=450 Euro im Monat', 450, 450],
    ['stunden=19,5 Std./Woche', 19.5, 19.5],
    ['gdb=50 %', 50, 50],
    ['gdb=keiner', 0, 0],
    ['klasse=9. Klasse', 9, 9],
    ['klasse=Klasse 9', 9, 9],
    ['schwerbehindert=ja', 50, 100],
    ['schwerbehindert=nein', 0, 49],
    ['schwerbehindert', 50, 100],
  ])('%s is from %s to %s', (line, min, max) => {
    expect(bounds(line)).toEqual([min, max]);
  });

  test('half a year does not make anybody older: 35 and a half is 35', () => {
    expect(bounds('alter=35,5')).toEqual([35, 35]);
  });
});

describe('values of a choice', () => {
  test.each([
    ['sprache=B1', 'B1'],
    ['sprache=B1 oder B2', 'B1 oder B2'],
    ['sprache=B2|B1', 'B1 oder B2'],
    ['sprache=B1/B2', 'B1 oder B2'],
    ['sprache=mindestens C1', 'C1 oder C2 oder Muttersprache'],
    ['sprache=A1-B1', 'A1 oder A2 oder B1'],
    ['sprache=muttersprachlich', 'Muttersprache'],
    ['beschaeftigung=svp', 'svp Teilzeit oder svp Vollzeit'],
    ['beschäftigung=geringfügig beschäftigt', 'Minijob'],
    ['beschaeftigung=nein', 'keine'],
    ['haushalt=bei den Eltern', 'bei den Eltern'],
    ['haushalt=ALLEIN', 'alleinstehend'],
    ['abschluss=nicht verwertbar', 'nicht verwertbar'],
    ['abschluss=ausländisch', 'nicht anerkannt'],
    ['selbständig=ja', 'nebenberuflich oder hauptberuflich'],
    ['inbeq=ja', 'läuft oder beendet'],
    ['reha-träger=DRV', 'Rentenversicherung'],
    ['fuehrerschein=yes', 'ja'],
    ['kategorie=d', 'D'],
    ['haushalt=nicht alleinerziehend', 'alleinstehend oder Paar ohne Kinder oder Paar mit Kindern oder bei den Eltern'],
  ])('%s is %s', (line, value) => {
    expect(Object.values(read(line))).toEqual([value]);
  });
});

describe('children in the household', () => {
  test.each([
    ['kinder=3,7', '3,7'],
    ['kinder=7, 3', '3,7'],
    ['kinder=3 und 7', '3,7'],
    ['kinder=3 Jahre und 8 Monate', '0,3'],
    ['kinder=1.5.2023', '2023-05-01'],
    ['kinder=2020-05-01, 3.4.2023', '2023-04-03,2020-05-01'],
    ['kinder=unter 3', '0-2'],
    ['kinder=6 Monate', '0 Jahre'],
    ['kinder=0', 'keine'],
    ['kinder=ja', 'ja'],
    ['kinder=1 Kind', 'ja'],
    ['kinder=2 Kinder', '2 Kinder'],
    ['kinder=2 Kinder: 3 und 7', '3,7'],
    ['kinder=zwei', '2 Kinder'],
    ['kinder=ein', 'ja'],
    ['kinder=mindestens drei', '3 Kinder'],
    ['keine Kinder', 'keine'],
    ['kinder=keine', 'keine'],
  ])('%s is %s', (line, value) => {
    expect(read(line)).toEqual({ kinder: value });
  });
});

test('a number before "kinder" is its own fact, not the number of children', () => {
  for (const line of ['alter=19 kinder=3', 'alter: 19 kinder: 3', 'alter 19 kinder=3', 'alter=19, kinder: 3'])
    expect(read(line)).toEqual({ alter: '19', kinder: '3' });
  expect(read('stunden: 20 kinder: 3')).toEqual({ stunden: '20', kinder: '3' });
});

test('"Frau" and "Mann" tell the gender', () => {
  expect(read('Frau, alter=28')).toEqual({ geschlecht: 'weiblich', alter: '28' });
  expect(read('alter=28 Mann')).toEqual({ alter: '28', geschlecht: 'männlich' });
});

describe('Hemmnisse', () => {
  test.each([
    ['schulden,wohnen', 'Schulden, Wohnsituation'],
    ['Schulden Sucht', 'Schulden, Sucht'],
    ['schulden/wohnen', 'Schulden, Wohnsituation'],
    ['sucht?', 'Sucht?'],
    ['vermutet:sucht, schulden', 'Sucht?, Schulden'],
    ['Sucht vermutet, Schulden', 'Sucht?, Schulden'],
    ['Verdacht auf Sucht', 'Sucht?'],
    ['Verdacht auf Schwarzarbeit', 'Verdacht auf Schwarzarbeit'],
    ['depression?', 'Psychische Auffälligkeit?'],
    ['Burnout und Ängste', 'Psychische Auffälligkeit'],
    ['Angst, Angst vor Stigmatisierung', 'Psychische Auffälligkeit, Angst vor Stigmatisierung'],
    ['Lebenskrise', 'Psychische Krise'],
    ['psychisch, gesundheit', 'Psychische Auffälligkeit, Gesundheitliche Einschränkungen'],
    ['sprache, deutsch', 'Sprachkenntnisse, Deutschkenntnisse'],
    ['Arbeits- und Sozialverhalten und Schulden', 'Arbeits- und Sozialverhalten, Schulden'],
    ['Betreuungsverhältnisse (Kinder)', 'Betreuungsverhältnisse (Kinder)'],
    ['Finanzielle Situation: Schulden', 'Schulden'],
    ['Justiz / Haft', 'Justiz / Haft'],
    ['haft, mobilität, isolation', 'Justiz / Haft, Örtliche Mobilität, Soziale Isolation'],
    [
      'analphabetismus sozialkompetenz motivation',
      'Analphabetismus / Grundbildung, Sozialkompetenz, Fehlende Motivation',
    ],
    ['housing, debts', 'Wohnsituation, Schulden'],
    ['sucht?, sucht', 'Sucht'],
    ['keine', 'keine'],
  ])('%s are %s', (typed, list) => {
    expect(read(`hemmnisse=${typed}`)).toEqual({ hemmnisse: list });
  });
});

describe('earlier participations and consent', () => {
  test.each([
    ['teilnahmen=keine', 'keine'],
    ['teilnahmen=E08:Abbruch,MAG:Arbeit', 'E08:Abbruch, MAG:Arbeit'],
    ['teilnahmen=E08 : abgebrochen und Sprachkurs', 'E08:Abbruch, Sprachkurs'],
    ['teilnahmen=mabe: ohne Anschluss', 'MAbE:ohne Anschluss'],
    ['einwilligung=schriftlich', 'schriftlich'],
    ['einwilligung=ja', 'mündlich'],
    ['einwilligung=nein', 'abgelehnt'],
    ['Einwilligung: verweigert', 'abgelehnt'],
  ])('%s is %s', (line, value) => {
    expect(Object.values(read(line))).toEqual([value]);
  });
});
