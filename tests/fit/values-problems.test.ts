import { describe, expect, test } from 'vitest';
import { englishProblems, problems } from './values-kit.ts';

describe('what cannot be read is told in a sentence that says what to do', () => {
  test.each<[string, string]>([
    [
      'altr=23',
      'Das Merkmal „altr“ gibt es nicht, gemeint ist vielleicht „alter“. Alle Merkmale stehen in docs/merkmale.md.',
    ],
    ['blau=ja', 'Das Merkmal „blau“ gibt es nicht. Alle Merkmale stehen in docs/merkmale.md.'],
    ['alter=', 'Zu „Alter“ fehlt der Wert. Bitte zum Beispiel so: „alter=28“.'],
    ['rechtskreis=', 'Zu „Rechtskreis“ fehlt der Wert. Bitte zum Beispiel so: „rechtskreis="SGB II"“.'],
    [
      'alter=jung',
      '„jung“ passt nicht zu „Alter“. Bitte zum Beispiel so: „alter=28“ oder „alter=25-48“ oder „alter=ab 25“.',
    ],
    ['alter=150', '„150“ ist bei „Alter“ zu viel: höchstens 120. Bitte die Zahl prüfen.'],
    ['gdb=120', '„120“ ist bei „Grad der Behinderung“ zu viel: höchstens 100. Bitte die Zahl prüfen.'],
    [
      'alter=48-25',
      '„48-25“ passt nicht zu „Alter“. Bitte zum Beispiel so: „alter=28“ oder „alter=25-48“ oder „alter=ab 25“.',
    ],
    [
      'beschäftigung=Minijop',
      '„Minijop“ passt nicht zu „Beschäftigung“, gemeint ist vielleicht „Minijob“. Möglich: „keine“ · „Minijob“ · „svp Teilzeit“ · „svp Vollzeit“ · „Ausbildung“.',
    ],
    [
      'Minijop',
      '„Minijop“ ist nicht zu verstehen, gemeint ist vielleicht „Minijob“. Bitte jede Angabe als Paar schreiben, zum Beispiel „alter=28“.',
    ],
    [
      'Ausbildung',
      '„Ausbildung“ kann mehreres heißen. Bitte schreiben, was gemeint ist: „beschaeftigung=Ausbildung“ oder „abschluss=vorhanden“ oder „ausbildung=EQ“.',
    ],
    [
      'hemmnisse=shculden',
      'Das Hemmnis „shculden“ steht nicht im Katalog, gemeint ist vielleicht „Schulden“. Alle Namen stehen in docs/hemmnisse.md.',
    ],
    ['hemmnisse=schulden, Pech', 'Das Hemmnis „Pech“ steht nicht im Katalog. Alle Namen stehen in docs/hemmnisse.md.'],
    [
      'arbeitslos=15.12.2026',
      '„15.12.2026“ liegt bei „Arbeitslos seit“ in der Zukunft. Bitte den Tag angeben, an dem es begann.',
    ],
    ['geboren=1.1.2027', 'Das Geburtsdatum „1.1.2027“ liegt in der Zukunft. Bitte das Datum prüfen.'],
    [
      'geboren=31.2.1999',
      '„31.2.1999“ passt nicht zu „Alter“. Bitte zum Beispiel so: „geboren=1999-05-01“ oder „geboren=1.5.1999“.',
    ],
    ['leistungsbezug=25/24', 'Von 24 Monaten können nicht 25 mit Leistungsbezug sein. Bitte die Zahlen prüfen.'],
    ['kinder=45', 'Ein Kind von 45 Jahren? Bitte das Alter der Kinder im Haushalt angeben, höchstens 30.'],
    [
      'umschulungswillig=vielleicht',
      '„vielleicht“ passt nicht zu „umschulungswillig“. Bitte zum Beispiel so: „umschulungswillig=ja“ oder „umschulungswillig=nein“.',
    ],
    [
      'einwilligung=morgen',
      '„morgen“ passt nicht zu „Einwilligung“. Bitte zum Beispiel so: „einwilligung=schriftlich“ oder „einwilligung=mündlich“ oder „einwilligung=abgelehnt“.',
    ],
    [
      'alter=23 alter=24',
      '„Alter“ steht zweimal da, und das passt nicht zusammen: „alter=23“ und „alter=24“. Bitte nur eine Angabe.',
    ],
    [
      'langzeitarbeitslos=ja arbeitslos=3',
      '„Arbeitslos seit“ steht zweimal da, und das passt nicht zusammen: „arbeitslos=3“ und „langzeitarbeitslos=ja“. Bitte nur eine Angabe.',
    ],
  ])('%s', (line, sentence) => {
    expect(problems(line)).toEqual([sentence]);
  });

  test.each<[string, string]>([
    [
      'arbeitslos=24 beschaeftigung="svp Vollzeit"',
      '„arbeitslos=24“ und „beschaeftigung=svp Vollzeit“ passen nicht zusammen: Wer in Vollzeit arbeitet, ist nicht arbeitslos. Bitte eine der beiden Angaben ändern.',
    ],
    [
      'Vollzeit, seit 2 Jahren arbeitslos',
      '„seit 2 Jahren arbeitslos“ und „Vollzeit“ passen nicht zusammen: Wer in Vollzeit arbeitet, ist nicht arbeitslos. Bitte eine der beiden Angaben ändern.',
    ],
    [
      'beschaeftigung=Minijob aufstockend=nie rechtskreis="SGB II"',
      '„beschaeftigung=Minijob“ und „aufstockend=nie“ passen nicht zusammen: Wer im SGB II arbeitet, stockt zurzeit auf. Bitte eine der beiden Angaben ändern.',
    ],
    [
      'rechtskreis=2 selbständig=nebenberuflich aufstockend=60',
      '„selbstaendig=nebenberuflich“ und „aufstockend=60“ passen nicht zusammen: Wer im SGB II arbeitet, stockt zurzeit auf. Bitte eine der beiden Angaben ändern.',
    ],
    [
      'haushalt=alleinerziehend kinder=keine',
      '„haushalt=alleinerziehend“ und „kinder=keine“ passen nicht zusammen: Zu diesem Haushalt gehört mindestens ein Kind. Bitte eine der beiden Angaben ändern.',
    ],
    [
      'hemmnisse=keine,schulden',
      '„keine“ und „Schulden“ passen bei „Hemmnisse“ nicht zusammen. Bitte nur eines von beiden angeben.',
    ],
    [
      'hemmnisse=schulden, keine',
      '„keine“ und „Schulden“ passen bei „Hemmnisse“ nicht zusammen. Bitte nur eines von beiden angeben.',
    ],
  ])('%s contradicts itself', (line, sentence) => {
    expect(problems(line)).toEqual([sentence]);
  });

  test.each([
    'arbeitslos=24 beschaeftigung="svp Teilzeit"',
    'arbeitslos=24 beschaeftigung=Minijob',
    'arbeitslos=24 beschaeftigung=svp',
    'arbeitslos=nein beschaeftigung="svp Vollzeit"',
    'arbeitslos="bis 11" beschaeftigung="svp Vollzeit"',
    'beschaeftigung=Minijob aufstockend=nie',
    'beschaeftigung=Minijob aufstockend=nie rechtskreis="SGB III"',
    'beschaeftigung=Minijob aufstockend=12 rechtskreis="SGB II" leistungsbezug=nein',
    'beschaeftigung=Minijob aufstockend=jetzt rechtskreis="SGB II"',
    'beschaeftigung=keine aufstockend=nie rechtskreis="SGB II"',
    'haushalt="alleinerziehend oder alleinstehend" kinder=keine',
    'hemmnisse=keine, Minijob',
    'hemmnisse=schulden, keine Kinder',
  ])('%s does not', (line) => {
    expect(problems(line)).toEqual([]);
  });

  test('a contradiction is told in English too', () => {
    expect(englishProblems('arbeitslos=24 beschaeftigung=full-time hemmnisse=none,debts')).toEqual([
      '“none” and “Debts” do not fit together in “Hemmnisse”. Please give only one of the two.',
      '“arbeitslos=24” and “beschaeftigung=full-time” do not fit together: Who works full-time is not unemployed. Please change one of the two.',
    ]);
  });

  test('a wrong result of a participation names the one that may be meant', () => {
    expect(problems('teilnahmen=E08:Abruch')[0]).toMatch(
      /^„Abruch“ ist kein Ergebnis einer Teilnahme, gemeint ist vielleicht „Abbruch“\. Möglich: „Arbeit“/u,
    );
  });

  test('all of them are told at once', () => {
    expect(problems('altr=23 sprache=B3 rechtskreis=SGB II hemmnisse=Pech')).toHaveLength(3);
  });

  test('in English too', () => {
    expect(englishProblems('altr=23 alter=150 beschaeftigung=Minijop')).toEqual([
      'There is no Merkmal “altr”, perhaps “alter” is meant. All of them are in docs/merkmale.md.',
      '“150” is too much for “Age”: at most 120. Please check the number.',
      '“Minijop” does not fit “Employment”, perhaps “mini-job” is meant. Possible: “none” · “mini-job” · “part-time” · “full-time” · “apprenticeship”.',
    ]);
  });

  test('a line that nobody would type is too long', () => {
    expect(problems('a'.repeat(2001))).toEqual([
      'Das ist zu lang: höchstens 2000 Zeichen. Bitte nur die Angaben, auf die es ankommt.',
    ]);
  });
});
