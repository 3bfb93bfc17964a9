import { describe, expect, it } from 'vitest';
import { fitOf } from '../fit.ts';

const SGB2 = 'rechtskreis="SGB II"';

describe('E19 Arbeitserprobung 120 Tage', () => {
  const result = (line: string) => fitOf('E19', `${SGB2} ${line}`);
  const severe = 'schwerwiegende-hemmnisse=ja erhoehter-unterstuetzungsbedarf=ja';

  it.each([19, 63])('fits somebody long-term unemployed with severe Hemmnisse, %s years old', (age) => {
    expect(result(`alter=${age} arbeitslos=12 hemmnisse=tagesstruktur ${severe}`).verdict).toBe('fits');
  });

  it('just misses with 11 months of unemployment', () => {
    const { verdict, failed } = result(`arbeitslos=11 hemmnisse=tagesstruktur ${severe}`);
    expect(verdict).toBe('excluded');
    expect(failed).toHaveLength(1);
    expect(failed[0]).toContain('Langzeitarbeitslos: seit mindestens einem Jahr');
  });

  it('takes people with a side job', () => {
    expect(result(`arbeitslos=20 beschaeftigung=Minijob hemmnisse=tagesstruktur ${severe}`).verdict).toBe('fits');
  });

  it('is nothing for people without any Hemmnis', () => {
    expect(result(`arbeitslos=20 hemmnisse=keine ${severe}`).verdict).toBe('excluded');
  });

  it('leaves open whether Hemmnisse are severe, and whether there are any where one is suspected', () => {
    const { verdict, questions } = result('arbeitslos=20 hemmnisse=tagesstruktur');
    expect(verdict).toBe('unclear');
    expect(questions).toHaveLength(2);
    expect(result(`arbeitslos=20 hemmnisse=tagesstruktur? ${severe}`).verdict).toBe('unclear');
  });

  it('is for people in SGB II alone', () => {
    const line = `rechtskreis="SGB III" arbeitslos=20 hemmnisse=tagesstruktur ${severe}`;
    expect(fitOf('E19', line).verdict).toBe('excluded');
  });
});

describe('E20 Quartiersmanagement', () => {
  const result = (line: string) => fitOf('E20', `${SGB2} ${line}`);

  it.each(['Stadtfeld', 'Wernigerode-Stadtfeld'])('fits people of any age who live in %s', (place) => {
    expect(result(`ort=${place} alter=17`).verdict).toBe('fits');
    expect(result(`ort=${place} alter=60`).verdict).toBe('fits');
  });

  it('just misses people in the next town', () => {
    expect(result('ort=Halberstadt').verdict).toBe('excluded');
  });

  it('asks for the quarter where only the town is known', () => {
    const { verdict, questions } = result('ort=Wernigerode');
    expect(verdict).toBe('unclear');
    expect(questions).toEqual(['Wohnt die Person im Wohngebiet Stadtfeld in Wernigerode?']);
    expect(result('ort=Wernigerode wohnt-im-stadtfeld=ja').verdict).toBe('fits');
    expect(result('ort=Wernigerode wohnt-im-stadtfeld=nein').verdict).toBe('excluded');
  });

  it('cannot tell without a place', () => {
    expect(result('').verdict).toBe('unclear');
  });
});

describe('E21 Aktivierungshilfen für Jugendliche', () => {
  const known: Readonly<Record<string, string>> = {
    alter: '26',
    abschluss: 'keiner',
    hemmnisse: '"fehlende Motivation,Schulden"',
    'schwerwiegende-hemmnisse': 'ja',
    arbeitslos: '14',
    'bvb-noch-nicht-moeglich': 'ja',
    stunden: '39',
  };
  const result = (change: Readonly<Record<string, string>> = {}) => {
    const line = Object.entries({ ...known, ...change }).map(([key, value]) => `${key}=${value}`);
    return fitOf('E21', `${SGB2} ${line.join(' ')}`);
  };

  it('fits a young adult with many severe Hemmnisse and without a vocational qualification', () => {
    expect(result().verdict).toBe('fits');
    expect(result({ abschluss: '"nicht verwertbar"' }).verdict).toBe('fits');
  });

  it('just misses who could go to a BvB', () => {
    expect(result({ 'bvb-noch-nicht-moeglich': 'nein' }).verdict).toBe('excluded');
  });

  it('does not exclude at 27: the paper says "insbesondere"', () => {
    const { verdict, unknown } = result({ alter: '27' });
    expect(verdict).toBe('unclear');
    expect(unknown.join()).toContain('mit der Maßnahme klären');
  });

  it('names both readings for somebody with a vocational qualification', () => {
    const { verdict, unknown } = result({ abschluss: 'vorhanden' });
    expect(verdict).toBe('unclear');
    expect(unknown).toHaveLength(1);
    expect(unknown[0]).toContain('„insbesondere“ gilt nur dem Alter');
    expect(unknown[0]).toContain('„insbesondere“ gilt der ganzen Beschreibung');
  });

  it.each<[string, Record<string, string>]>([
    ['only one Hemmnis', { hemmnisse: '"fehlende Motivation"' }],
    ['other Hemmnisse than motivation and skills', { hemmnisse: 'schulden,sprachkenntnisse' }],
    ['a suspected Hemmnis', { hemmnisse: '"fehlende Motivation,Schulden?"' }],
    ['half a year of unemployment: most, not all, are out of work for long', { arbeitslos: '6' }],
    ['20 hours a week: 39 are the rule', { stunden: '20' }],
  ])('stays unclear with %s', (_, change) => {
    expect(result(change)).toMatchObject({ verdict: 'unclear', failed: [] });
  });
});

describe('E22 Netzwerk für Existenzgründer und Selbständige', () => {
  const result = (line: string) => fitOf('E22', `${SGB2} ${line}`);

  it.each(['"Gründung geplant"', 'nebenberuflich', 'hauptberuflich'])('fits at any age: %s', (kind) => {
    expect(result(`selbstaendig=${kind} alter=22`).verdict).toBe('fits');
    expect(result(`selbstaendig=${kind} alter=50`).verdict).toBe('fits');
  });

  it('just misses who is not self-employed and plans nothing', () => {
    expect(result('selbstaendig=nein').verdict).toBe('excluded');
  });

  it('is care for people in SGB II', () => {
    expect(fitOf('E22', 'rechtskreis="SGB III" selbstaendig=hauptberuflich').verdict).toBe('excluded');
  });

  it('asks where nothing is known of self-employment', () => {
    expect(result('').questions).toEqual([
      'Ist die Person selbständig (haupt- oder nebenberuflich) oder plant sie eine Gründung?',
    ]);
  });
});

describe('E23 Fit for Life', () => {
  const result = (line: string) => fitOf('E23', `${SGB2} ${line}`);
  const insured = 'krankenkasse-beteiligt=ja einwilligung=mündlich';

  it('fits who is motivated for health, or whose case manager sees deficits', () => {
    expect(result(`motiviert=ja ${insured}`).verdict).toBe('fits');
    expect(result(`motiviert=nein defizite-gesundheitsverhalten=ja ${insured}`).verdict).toBe('fits');
  });

  it('is nothing without motivation and without deficits', () => {
    expect(result(`motiviert=nein defizite-gesundheitsverhalten=nein ${insured}`).verdict).toBe('excluded');
  });

  it('just misses who is insured elsewhere', () => {
    expect(result('motiviert=ja krankenkasse-beteiligt=nein einwilligung=mündlich').verdict).toBe('excluded');
  });

  it('is voluntary: nothing without consent, and never against the person', () => {
    expect(result('motiviert=ja krankenkasse-beteiligt=ja').verdict).toBe('unclear');
    expect(result('motiviert=ja krankenkasse-beteiligt=ja einwilligung=abgelehnt').verdict).toBe('excluded');
  });
});

describe('E24 Integrationsarbeit bei Ärzten und Ingenieuren', () => {
  const result = (line: string) => fitOf('E24', `${SGB2} ${line}`);

  it.each(['Arzt', 'Ingenieur'])('fits: %s', (profession) => {
    expect(result(`berufsfeld=${profession}`).verdict).toBe('fits');
  });

  it('just misses other technical people', () => {
    expect(result('berufsfeld=technisch-gewerblich').verdict).toBe('excluded');
  });

  it('is a project for SGB II', () => {
    expect(fitOf('E24', 'rechtskreis="SGB III" berufsfeld=Arzt').verdict).toBe('excluded');
  });
});
