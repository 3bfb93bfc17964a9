import { describe, expect, it } from 'vitest';
import { fitOf, SHIPPED } from '../fit.ts';

const verdict = (id: string, line: string) => fitOf(id, line).verdict;

describe('E13 JUMITA: young mothers up to 30', () => {
  const mother =
    'rechtskreis="SGB II" alter=30 geschlecht=weiblich kinder=3,7 haushalt=alleinerziehend bvb-noch-nicht-moeglich=ja stunden=25';

  it('fits a single mother of 30', () => {
    expect(verdict('E13', mother)).toBe('fits');
  });

  it.each([
    ['at 31', 'alter=30', 'alter=31'],
    ['a father', 'geschlecht=weiblich', 'geschlecht=männlich'],
    ['a mother who could do a BvB', 'moeglich=ja', 'moeglich=nein'],
    ['a mother in the SGB III', 'SGB II', 'SGB III'],
  ])('is not for %s', (_, has, instead) => {
    expect(verdict('E13', mother.replace(has, instead))).toBe('excluded');
  });

  it('is not for a woman without children', () => {
    const single = mother
      .replace('haushalt=alleinerziehend', 'haushalt=alleinstehend')
      .replace('kinder=3,7', 'kinder=keine');
    expect(verdict('E13', single)).toBe('excluded');
  });

  it('is open to a mother until the day before she is 31', () => {
    expect(verdict('E13', mother.replace('alter=30', 'geboren=1995-11-22'))).toBe('fits');
    expect(verdict('E13', mother.replace('alter=30', 'geboren=1995-11-21'))).toBe('excluded');
  });

  it.each([
    ['a mother who lives with a partner', 'haushalt=alleinerziehend', 'haushalt="Paar mit Kindern"'],
    ['a mother with 20 hours a week', 'stunden=25', 'stunden=20'],
  ])('does not exclude %s: to be settled with the Maßnahme', (_, has, instead) => {
    const { verdict: value, unknown } = fitOf('E13', mother.replace(has, instead));
    expect(value).toBe('unclear');
    expect(unknown).toHaveLength(1);
    expect(unknown[0]).toContain('mit der Maßnahme klären');
  });

  it('asks for what nobody knows', () => {
    expect(fitOf('E13', mother.replace('bvb-noch-nicht-moeglich=ja ', '')).questions).toEqual([
      'Ist eine Berufsvorbereitung (BvB) noch nicht möglich?',
    ]);
  });
});

describe('E14 Duale Ausbildung plus: disadvantaged young people with a contract', () => {
  const young =
    'rechtskreis="SGB II" alter=19 leistungsbezug=24/24 sozial-benachteiligt=ja migrationshintergrund=ja ausbildung=betrieblich';

  it('fits with a contract for training in a firm, or an EQ', () => {
    expect(verdict('E14', young)).toBe('fits');
    expect(verdict('E14', young.replace('betrieblich', 'EQ'))).toBe('fits');
  });

  it.each(['keine', 'schulisch', 'außerbetrieblich'])('gives no money for "ausbildung=%s"', (kind) => {
    expect(verdict('E14', young.replace('betrieblich', kind))).toBe('excluded');
  });

  it('knows no limit of age: above 24 somebody has to judge', () => {
    const older = young.replace('alter=19', 'alter=26');
    expect(fitOf('E14', older).questions).toEqual([
      'Zählt die Person noch zu den Jugendlichen? Ein Alter nennt die Quelle nicht.',
    ]);
    expect(verdict('E14', `${older} jugendlich=ja`)).toBe('fits');
    expect(verdict('E14', `${older} jugendlich=nein`)).toBe('excluded');
  });

  it('is also for those who are at risk of a long time in benefit', () => {
    const short = young.replace('24/24', '6/24');
    expect(verdict('E14', short)).toBe('unclear');
    expect(verdict('E14', `${short} langzeitbezug-droht=ja`)).toBe('fits');
    expect(verdict('E14', `${short} langzeitbezug-droht=nein`)).toBe('excluded');
  });

  it('needs a disadvantage; learning difficulties are one', () => {
    const without = young.replace('sozial-benachteiligt=ja', 'sozial-benachteiligt=nein');
    expect(verdict('E14', `${without} lernbeeintraechtigt=nein`)).toBe('excluded');
    expect(verdict('E14', `${without} lernbeeintraechtigt=ja`)).toBe('fits');
  });

  it('names migration and single parents with "insbesondere": others are to be asked for', () => {
    const other = young.replace('hintergrund=ja', 'hintergrund=nein haushalt=alleinstehend');
    expect(verdict('E14', other)).toBe('unclear');
    expect(verdict('E14', other.replace('alleinstehend', 'alleinerziehend'))).toBe('fits');
  });
});

describe('E15 Minijob-Umwandlung: a subsidy to the employer', () => {
  const contract = 'minijob-umwandelbar=ja vertrag-ab-12-monate=ja brutto-ab-801=ja';
  const person = (rest: string) => `rechtskreis="SGB II" beschaeftigung=Minijob ${contract} ${rest}`;

  it.each([
    ['arbeitslos=12 alter=40', 'fits'],
    ['arbeitslos=12 alter=22', 'fits'],
    ['arbeitslos=11 alter=25', 'excluded'],
    ['arbeitslos=11 alter=24 schwerwiegende-hemmnisse=nein', 'excluded'],
    ['arbeitslos=11 alter=24 schwerwiegende-hemmnisse=ja', 'unclear'],
    ['alter=40', 'unclear'],
  ])('%s: %s', (who, expected) => {
    expect(verdict('E15', person(who))).toBe(expected);
  });

  it('names both readings for the young who are not long unemployed', () => {
    const [finding] = fitOf('E15', person('arbeitslos=3 alter=20 schwerwiegende-hemmnisse=ja')).unknown;
    expect(finding).toMatch(
      /Lesart 1: die Voraussetzung .*dann nicht erfüllt.*Lesart 2: die Zielgruppe .*dann erfüllt/,
    );
  });

  it.each(['minijob-umwandelbar', 'vertrag-ab-12-monate', 'brutto-ab-801'])('pays nothing without "%s"', (key) => {
    expect(verdict('E15', person('arbeitslos=20').replace(`${key}=ja`, `${key}=nein`))).toBe('excluded');
    expect(verdict('E15', person('arbeitslos=20').replace(`${key}=ja`, ''))).toBe('unclear');
  });

  it('needs a mini-job that exists', () => {
    expect(verdict('E15', person('arbeitslos=20').replace('Minijob', 'keine'))).toBe('excluded');
  });
});

describe('E16 Mainz-Bingen: diagnosis and coaching', () => {
  const person = (hemmnisse: string, rest = 'andere-massnahmen-nicht-moeglich=ja') =>
    `rechtskreis="SGB II" hemmnisse="${hemmnisse}" ${rest}`;

  it.each([
    [person('berufserfahrung fehlt,psychische auffälligkeit'), 'fits'],
    [person('berufserfahrung lange zurück,soziale isolation'), 'fits'],
    // the diagnosis is what the Maßnahme is for: a suspicion is enough
    [person('berufserfahrung fehlt,psychische auffälligkeit?'), 'fits'],
    [person('berufserfahrung fehlt?,psychische auffälligkeit'), 'unclear'],
    [person('psychische auffälligkeit', 'andere-massnahmen-nicht-moeglich=ja letzte-arbeit=nie'), 'fits'],
    [person('berufserfahrung fehlt,schulden'), 'excluded'],
    [person('berufserfahrung fehlt,psychische auffälligkeit', 'andere-massnahmen-nicht-moeglich=nein'), 'excluded'],
    [person('berufserfahrung fehlt,psychische auffälligkeit', ''), 'unclear'],
    [person('berufserfahrung fehlt,sozialkompetenz'), 'unclear'],
    [`${person('berufserfahrung fehlt,sozialkompetenz')} verhalten-auffaellig=ja`, 'fits'],
  ])('%s: %s', (line, expected) => {
    expect(verdict('E16', line)).toBe(expected);
  });

  it('"mainly" mental or psychosocial: a physical illness does not exclude', () => {
    const { verdict: value, unknown } = fitOf('E16', person('berufserfahrung fehlt,körperliche erkrankung'));
    expect(value).toBe('unclear');
    expect(unknown).toHaveLength(1);
    expect(unknown[0]).toContain('mit der Maßnahme klären');
  });

  it('gives no number of years for "long ago": somebody has to judge', () => {
    const line = `${person('psychische auffälligkeit')} letzte-arbeit=60`;
    expect(fitOf('E16', line).questions).toEqual([
      'Liegt die Berufserfahrung lange zurück? Eine Zahl nennt die Quelle nicht.',
    ]);
    expect(verdict('E16', `${line} berufserfahrung-lange-her=ja`)).toBe('fits');
    expect(verdict('E16', `${line} berufserfahrung-lange-her=nein`)).toBe('excluded');
    expect(verdict('E16', `${person('psychische auffälligkeit')} letzte-arbeit=jetzt`)).toBe('excluded');
  });
});

describe('E17 and E18: networks', () => {
  it.each(['E17', 'E18'])('%s is a network, nobody is assigned to it', (id) => {
    expect(SHIPPED.find((row) => row.id === id)?.type).toBe('Netzwerk');
  });

  it('E17 asks nothing of anybody', () => {
    expect(SHIPPED.find(({ id }) => id === 'E17')?.criteria).toBeUndefined();
  });

  it.each([
    ['klasse=8', 'fits'],
    ['klasse=9 rechtskreis="SGB III"', 'fits'],
    ['klasse=7 abgang-sekundarstufe-1=nein zweite-schwelle=nein', 'excluded'],
    ['klasse=10', 'unclear'],
    ['klasse=10 abgang-sekundarstufe-1=ja', 'fits'],
    ['alter=27 zweite-schwelle=ja', 'fits'],
  ])('E18 is about the way from school into work, with no limit of age: %s: %s', (line, expected) => {
    expect(verdict('E18', line)).toBe(expected);
  });
});
