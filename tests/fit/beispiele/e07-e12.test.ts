import { describe, expect, it } from 'vitest';
import { fitOf } from '../fit.ts';

const verdict = (id: string, line: string) => fitOf(id, line).verdict;

describe('E07 AmigA: health, voluntary', () => {
  const ready = 'rechtskreis="SGB II" gesundheit-fortschritte-absehbar=ja einwilligung=mündlich';

  it.each([
    [`${ready} hemmnisse="gesundheitliche einschränkungen"`, 'fits'],
    [`${ready} hemmnisse="psychische auffälligkeit"`, 'fits'],
    [`${ready} hemmnisse=keine gdb=30`, 'fits'],
    [`${ready} hemmnisse=keine gdb=keiner gesundheit-anzeichen=ja`, 'fits'],
    [`${ready} hemmnisse=keine gdb=keiner gesundheit-anzeichen=nein`, 'excluded'],
    [`${ready} hemmnisse="psychische auffälligkeit?"`, 'unclear'],
  ])('%s: %s', (line, expected) => {
    expect(verdict('E07', line)).toBe(expected);
  });

  it('needs progress in health in sight', () => {
    const line = 'rechtskreis="SGB II" gdb=50 einwilligung=mündlich';
    expect(verdict('E07', `${line} gesundheit-fortschritte-absehbar=nein`)).toBe('excluded');
    expect(fitOf('E07', line).questions).toEqual(['Sind Fortschritte in der Gesundheit absehbar?']);
  });

  it('is voluntary: open until somebody has asked, over when the person declines', () => {
    const line = 'rechtskreis="SGB II" gdb=50 gesundheit-fortschritte-absehbar=ja';
    const open = fitOf('E07', line);
    expect(open.verdict).toBe('unclear');
    expect(open.unknown).toEqual(['Einwilligung (freiwillige Teilnahme) – Einwilligung offen']);
    expect(verdict('E07', `${line} einwilligung=abgelehnt`)).toBe('excluded');
  });
});

describe('E08 BAHN FREI: at least one of nine serious Hemmnisse', () => {
  it.each([
    'körperliche erkrankung',
    'wohnsituation',
    'wohnungslosigkeit',
    'schulden',
    'sozialkompetenz',
    'hygiene / erscheinungsbild',
    'analphabetismus / grundbildung',
    'psychische auffälligkeit',
    'familiäre konflikte',
    'soziale isolation',
  ])('fits with %s', (hemmnis) => {
    expect(verdict('E08', `rechtskreis="SGB II" hemmnisse="${hemmnis}"`)).toBe('fits');
  });

  it.each(['führerschein fehlt', 'deutschkenntnisse', 'berufsabschluss fehlt', 'sucht'])(
    '%s alone is none of the nine',
    (hemmnis) => {
      expect(verdict('E08', `rechtskreis="SGB II" hemmnisse="${hemmnis}"`)).toBe('excluded');
    },
  );

  it('one of them is enough, whatever else is there', () => {
    expect(verdict('E08', 'rechtskreis="SGB II" hemmnisse="sucht,führerschein fehlt,schulden"')).toBe('fits');
  });

  it('takes health as the paper names it, without asking which illness', () => {
    expect(verdict('E08', 'rechtskreis="SGB II" hemmnisse="gesundheitliche einschränkungen"')).toBe('fits');
  });

  it('leaves it open where it is only suspected, or money is on record and nobody says that it is debts', () => {
    expect(verdict('E08', 'rechtskreis="SGB II" hemmnisse=schulden?')).toBe('unclear');
    expect(verdict('E08', 'rechtskreis="SGB II" hemmnisse="finanzielle situation"')).toBe('unclear');
    expect(verdict('E08', 'rechtskreis="SGB II"')).toBe('unclear');
    expect(verdict('E08', 'rechtskreis="SGB II" hemmnisse=keine')).toBe('excluded');
  });

  it('is in the SGB II', () => {
    expect(verdict('E08', 'rechtskreis="SGB III" hemmnisse=schulden')).toBe('excluded');
  });
});

describe('E09 AQTIV-Center: far from the labour market, mostly long unemployed', () => {
  const far = 'rechtskreis="SGB II" prognose="nicht marktnah"';

  it.each([
    [`${far} arbeitslos=12 stunden=20`, 'fits'],
    [`${far} arbeitslos=36 stunden=40`, 'fits'],
    [`${far} arbeitslos=36 stunden=19`, 'excluded'],
    ['rechtskreis="SGB II" prognose=marktnah arbeitslos=36 stunden=40', 'excluded'],
    [`${far} arbeitslos=36`, 'unclear'],
  ])('%s: %s', (line, expected) => {
    expect(verdict('E09', line)).toBe(expected);
  });

  it('"mostly" long unemployed excludes nobody', () => {
    expect(verdict('E09', `${far} arbeitslos=6 stunden=20`)).toBe('unclear');
  });

  it('is for every age, and childcare from 6 is an offer, not a condition', () => {
    expect(verdict('E09', `${far} arbeitslos=12 stunden=20 alter=61`)).toBe('fits');
    expect(verdict('E09', `kinder=3 ${far} arbeitslos=12 stunden=20 alter=19`)).toBe('fits');
  });
});

describe('E10 Aktivierung vor Ort: long in benefit, 15 to 65, evading every offer', () => {
  const person = (alter: number, benefit = '21/24') =>
    `rechtskreis="SGB II" alter=${alter} leistungsbezug=${benefit} entzieht-sich=ja`;

  it.each([
    [14, 'excluded'],
    [15, 'fits'],
    [65, 'fits'],
    [66, 'excluded'],
  ])('at %s years: %s', (alter, expected) => {
    expect(verdict('E10', `${person(alter)} erreichbar=nein`)).toBe(expected);
  });

  it.each([
    ['hemmnisse="psychische auffälligkeit?"', 'fits'],
    ['hemmnisse="soziale isolation?"', 'fits'],
    ['hemmnisse="nicht erreichbar"', 'fits'],
    ['erscheint-nicht-oder-verweigert=ja', 'fits'],
    ['arbeitsunfaehig=24', 'fits'],
    ['arbeitsunfaehig=3 dauerhaft-krankgeschrieben=ja', 'fits'],
    ['hemmnisse="nicht erreichbar?"', 'unclear'],
    ['', 'unclear'],
    [
      'erreichbar=ja hemmnisse=keine erscheint-nicht-oder-verweigert=nein arbeitsunfaehig=nein',
      // the four groups are named with "insbesondere"
      'unclear',
    ],
  ])('with the sign "%s": %s', (sign, expected) => {
    expect(verdict('E10', `${person(40)} ${sign}`)).toBe(expected);
  });

  it('is not for somebody who takes up offers, nor for somebody who is not long in benefit', () => {
    expect(verdict('E10', `${person(40).replace('sich=ja', 'sich=nein')} erreichbar=nein`)).toBe('excluded');
    expect(verdict('E10', `${person(40, '20/24')} erreichbar=nein`)).toBe('excluded');
  });
});

describe('E11 ZAP: one of eight signs', () => {
  const none =
    'gdb=keiner gleichstellung=nein reha=nein assistenz=nein erwerbsminderung=keine arbeitsunfaehig=nein hemmnisse=keine';

  it.each([
    ['gdb=50', 'fits'],
    ['gdb=40', 'unclear'],
    ['gdb=40 gleichstellung=ja', 'fits'],
    ['reha=ja reha-traeger=Rentenversicherung', 'fits'],
    ['reha=ja', 'unclear'],
    ['assistenz=ja', 'fits'],
    ['erwerbsminderung="Antrag gestellt"', 'fits'],
    ['erwerbsminderung=teilweise', 'fits'],
    ['arbeitsunfaehig=7', 'fits'],
    ['hemmnisse="psychische auffälligkeit" medizinische-leistungen-noetig=ja', 'fits'],
    ['hemmnisse="körperliche erkrankung" letzte-arbeit=85', 'fits'],
    ['hemmnisse="körperliche erkrankung" letzte-arbeit=nie', 'fits'],
    [none, 'excluded'],
    [none.replace('gdb=keiner', 'gdb=40'), 'excluded'],
    [none.replace('reha=nein', 'reha=ja reha-traeger=BA'), 'excluded'],
    [none.replace('arbeitsunfaehig=nein', 'arbeitsunfaehig=6'), 'excluded'],
    [none.replace('hemmnisse=keine', 'hemmnisse="körperliche erkrankung" letzte-arbeit=84'), 'excluded'],
    [`${none} letzte-arbeit=nie`, 'excluded'],
  ])('%s: %s', (line, expected) => {
    expect(verdict('E11', `rechtskreis="SGB II" ${line}`)).toBe(expected);
  });

  it('mental illness counts where medical services come first or alongside', () => {
    const line = `rechtskreis="SGB II" ${none.replace('hemmnisse=keine', 'hemmnisse="psychische krise" letzte-arbeit=3')}`;
    expect(fitOf('E11', line).questions).toEqual(['Sind medizinische Leistungen zuerst oder daneben nötig?']);
    expect(verdict('E11', `${line} medizinische-leistungen-noetig=nein`)).toBe('excluded');
  });
});

describe('E12 Business-Zentrum: really self-employed, no childminders, nobody of 18 to 24', () => {
  const person = (alter: number) => `rechtskreis="SGB II" selbstaendig=hauptberuflich tagespflege=nein alter=${alter}`;

  it.each([
    [17, 'fits'],
    [18, 'excluded'],
    [24, 'excluded'],
    [25, 'fits'],
    [58, 'fits'],
  ])('at %s years: %s', (alter, expected) => {
    expect(verdict('E12', person(alter))).toBe(expected);
  });

  it('a side business is enough, whatever it brings in', () => {
    expect(verdict('E12', `${person(40).replace('haupt', 'neben')} einkommen=50`)).toBe('fits');
  });

  it('is not for childminders, and asks where nobody knows', () => {
    expect(verdict('E12', person(40).replace('tagespflege=nein', 'tagespflege=ja'))).toBe('excluded');
    const open = fitOf('E12', 'rechtskreis="SGB II" selbstaendig=hauptberuflich alter=40');
    expect(open.verdict).toBe('unclear');
    expect(open.questions).toEqual(['Arbeitet die Person als Tagesmutter oder Tagesvater?']);
  });

  it('waits until the business has begun', () => {
    expect(verdict('E12', person(40).replace('hauptberuflich', '"Gründung geplant"'))).toBe('excluded');
  });
});
