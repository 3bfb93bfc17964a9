import { describe, expect, test } from 'vitest';
import { catalogue, findSubKind } from '../../src/cases/hemmnis-catalogue.ts';
import { aboutOf } from '../bot/ask.ts';
import { caseload, entered, refused } from './caseload.ts';

const h = (id: string, handlungsbedarf: string, more: object = {}) => ({
  id,
  handlungsbedarf,
  history: [{ status: 'erkannt' as const, on: '2026-09-01' }],
  strategies: ['Vermittlung'],
  ...more,
});
/** Shown as 1 Wohnsituation, 2 Finanzielle Situation (Schulden), 3 Sprachkenntnisse. */
const THREE = {
  hemmnisse: [
    h('h1', 'Sprachkenntnisse'),
    h('h2', 'Finanzielle Situation', { sub: 'Schulden', vermutet: true, strategies: [] }),
    h('h3', 'Wohnsituation', { history: [{ status: 'erkannt', on: '2026-08-03' }] }),
  ],
};
const of = (kase: { readonly hemmnisse?: readonly { readonly id: string }[] | undefined }, id: string) =>
  kase.hemmnisse?.find((item) => item.id === id);

describe('"hemmnis neu"', () => {
  test('records the Handlungsbedarf with its strategy, its day and its author', async () => {
    const { said, kase } = await entered({}, 'hemmnis F-1 neu Wohnsituation Wohnsituation stabilisieren seit 2.11.');
    expect(said).toBe('Wohnsituation erkannt seit Mo 02.11.2026, Strategie: Wohnsituation stabilisieren');
    expect(kase.hemmnisse).toEqual([
      {
        id: 'h1',
        handlungsbedarf: 'Wohnsituation',
        history: [{ status: 'erkannt', on: '2026-11-02', by: 'fm' }],
        strategies: ['Wohnsituation stabilisieren'],
      },
    ]);
  });

  test.each([
    ['Wohnung Vermittlung', 'Wohnsituation', undefined, 'Vermittlung'],
    ['housing Vermittlung', 'Wohnsituation', undefined, 'Vermittlung'],
    ['Schulden Vermittlung', 'Finanzielle Situation', 'Schulden', 'Vermittlung'],
    ['Wohnsituation Schulden Vermittlung', 'Wohnsituation', 'Schulden', 'Vermittlung'],
    ['Haft Vermittlung', 'Persönliche Rahmenbedingungen', 'Justiz / Haft', 'Vermittlung'],
    ['Kinderbetreuung Vermittlung', 'Betreuungsverhältnisse (Kinder)', 'Kinderbetreuung', 'Vermittlung'],
    ['Wohnsituation stabilisieren', 'Wohnsituation', undefined, 'Wohnsituation stabilisieren'],
    ['Gesundheit feststellen', 'Gesundheitliche Einschränkungen', undefined, 'Leistungsfähigkeit feststellen'],
    ['ÖRTLICHE MOBILITAET Mobilität erhöhen', 'Örtliche Mobilität', undefined, 'Mobilität erhöhen'],
  ])('"%s" is found in the catalogue', async (typed, handlungsbedarf, sub, strategy) => {
    const [found] = (await entered({}, `hemmnis F-1 neu ${typed}`)).kase.hemmnisse ?? [];
    expect(found).toMatchObject({ handlungsbedarf, strategies: [strategy] });
    expect(found?.sub).toBe(sub);
  });

  test('a suspected one, and one whose strategy is still open', async () => {
    const { text, said, kase } = await entered({}, 'hemmnis F-1 neu Sucht vermutet noch offen');
    expect(said).toBe(
      'Gesundheitliche Einschränkungen (Sucht), vermutet, erkannt seit Fr 20.11.2026, Strategie: noch offen',
    );
    expect(kase.hemmnisse?.[0]).toMatchObject({ sub: 'Sucht', vermutet: true });
    expect(kase.hemmnisse?.[0]?.strategies).toBeUndefined();
    expect(text).toContain('Es hat noch keine Handlungsstrategie.');
  });

  test('in English', async () => {
    const { said } = await entered({}, 'obstacle F-1 new debts suspected still open', 'en');
    expect(said).toBe('Financial situation (Debts), suspected, identified since Fri 20 Nov 2026, strategy: still open');
  });

  test('asks for a strategy and names those that fit', async () => {
    expect(await refused({}, 'hemmnis F-1 neu Berufliche Qualifikation')).toContain(
      'Handlungsstrategie: fehlt noch. Passend: Berufsausbildung vorbereiten · Berufliche (Teil-)Qualifikation realisieren ·',
    );
    expect(await refused({}, 'hemmnis F-1 neu')).toContain('Handlungsbedarf: fehlt noch');
  });

  test('what could be two things is not guessed', async () => {
    expect(await refused({}, 'hemmnis F-1 neu Wohn Vermittlung')).toContain('„Wohn“');
    expect(await refused({}, 'hemmnis F-1 neu Kaffee')).toContain('„Kaffee“');
    expect(await refused({}, 'hemmnis F-1 neu Wohnung Mobilität erhöhen')).toContain(
      'Diesen Teil habe ich nicht verstanden: „Mobilität erhöhen“',
    );
    expect(await refused({}, 'hemmnis F-1 neu Wohnung Vermittlung seit 1.12.')).toContain('liegt in der Zukunft');
  });

  test('the same one is not opened twice, again after it was overcome it may be', async () => {
    expect(await refused(THREE, 'hemmnis F-1 neu Wohnsituation Vermittlung')).toContain(
      'Wohnsituation ist schon als offenes Hemmnis festgehalten.',
    );
    const over = {
      hemmnisse: [h('h1', 'Wohnsituation', { history: [{ status: 'erfolgreich erledigt', on: '2026-02-02' }] })],
    };
    expect((await entered(over, 'hemmnis F-1 neu Wohnsituation Vermittlung')).kase.hemmnisse).toHaveLength(2);
  });

  test('every Handlungsbedarf and Unterart of the catalogue is found by its name, in both languages', async () => {
    const office = caseload();
    const needs = catalogue().handlungsbedarfe.map(({ name, en }) => ({ name, en, need: name }));
    const subs = catalogue().subKinds.map(({ name, en }) => ({ name, en, need: findSubKind(name)?.handlungsbedarf }));
    for (const { name, en, need } of [...needs, ...subs]) {
      for (const typed of [name, en]) {
        await office.ask('fm', `hemmnis F-1 neu ${typed} noch offen`);
        expect((await office.kase()).hemmnisse?.[0]?.handlungsbedarf, typed).toBe(need);
        await office.ask('fm', 'rückgängig');
      }
    }
  }, 30_000);

  test('every strategy of a Handlungsbedarf is found by its name', async () => {
    const office = caseload();
    for (const { name, strategies } of catalogue().handlungsbedarfe) {
      for (const strategy of strategies) {
        await office.ask('fm', `hemmnis F-1 neu ${name} ${strategy}`);
        expect((await office.kase()).hemmnisse?.[0]).toMatchObject({ handlungsbedarf: name, strategies: [strategy] });
        await office.ask('fm', 'rückgängig');
      }
    }
  }, 30_000);

  test('a strategy of the other Rechtskreis is not offered', async () => {
    const office = caseload();
    const form = await office.form('fm', 'hemmnis F-1 neu Wohnung');
    const field = form.fields.find(({ name }) => name === 'strategy');
    const labels = field?.type === 'choice' ? field.choices.map(({ label }) => label) : [];
    expect(labels.slice(0, 2)).toEqual(['Wohnsituation stabilisieren', 'Vermittlung']);
    expect(labels).toContain('Mitwirkung überprüfen (SGB II)');
    expect(labels).not.toContain('Verfügbarkeit überprüfen (SGB III)');
    expect(labels.at(-1)).toBe('noch offen');
  });

  test('as a form: a strategy that does not fit is said at its field', async () => {
    const office = caseload();
    const form = await office.form('fm', 'hemmnis F-1 neu');
    const values = { need: 'Wohnsituation', sub: '', suspected: 'no', since: '2.11.' };
    expect(await office.submit('fm', form, { ...values, strategy: 'Mobilität erhöhen' })).toEqual({
      strategy: 'passt nicht zu Wohnsituation. Passend: Wohnsituation stabilisieren.',
    });
    expect(await office.submit('fm', form, { ...values, strategy: 'Wohnsituation stabilisieren' })).toContain(
      'Wohnsituation erkannt seit Mo 02.11.2026',
    );
  });
});

describe('"hemmnis <Nr>"', () => {
  test('the number is the one that "hemmnisse" shows', async () => {
    const office = caseload({ kase: THREE });
    for (const line of ['hemmnisse F-1', 'hemmnis F-1', 'obstacle F-1']) {
      const { facts } = await office.ask('fm', line);
      expect(facts.map(({ value }) => [value['number'], value['id']])).toEqual([
        [1, 'h3'],
        [2, 'h2'],
        [3, 'h1'],
      ]);
    }
  });

  test('a new status is kept with its day and author', async () => {
    const { said, kase } = await entered(THREE, 'hemmnis F-1 1 in Bearbeitung am 9.11.');
    expect(said).toBe('Wohnsituation: in Bearbeitung seit Mo 09.11.2026');
    expect(of(kase, 'h3')).toMatchObject({
      history: [
        { status: 'erkannt', on: '2026-08-03' },
        { status: 'in Bearbeitung', on: '2026-11-09', by: 'fm' },
      ],
    });
  });

  test.each([
    ['1 erledigt', 'erfolgreich erledigt'],
    ['nr. 1 erfolglos', 'erfolglos bearbeitet'],
    ['1 Bearbeitung', 'in Bearbeitung'],
    ['1 solved', 'erfolgreich erledigt'],
    ['Wohnung gelöst', 'erfolgreich erledigt'],
  ])('"%s": %s', async (typed, status) => {
    const { kase } = await entered(THREE, `hemmnis F-1 ${typed}`);
    expect(of(kase, 'h3')).toMatchObject({ history: [{}, { status, on: '2026-11-20' }] });
  });

  test('adds a strategy, sets a priority, confirms what was suspected, also at once', async () => {
    const one = await entered(THREE, 'hemmnis F-1 2 Finanzielle Situation stabilisieren');
    expect(one.said).toBe('Finanzielle Situation (Schulden): Strategie „Finanzielle Situation stabilisieren“');
    expect(of(one.kase, 'h2')).toMatchObject({ strategies: ['Finanzielle Situation stabilisieren'] });
    expect(of((await entered(THREE, 'hemmnis F-1 3 Priorität 1')).kase, 'h1')).toMatchObject({ priority: 1 });
    const confirmed = await entered(THREE, 'hemmnis F-1 2 festgestellt');
    expect(of(confirmed.kase, 'h2')).not.toHaveProperty('vermutet');
    expect(confirmed.text).toContain('Es hat noch keine Handlungsstrategie.');
    const all = await entered(THREE, 'hemmnis F-1 Schulden festgestellt in Bearbeitung Vermittlung prio 2');
    expect(all.said).toBe(
      'Finanzielle Situation (Schulden): in Bearbeitung seit Fr 20.11.2026, Strategie „Vermittlung“, Priorität 2, festgestellt, nicht mehr nur vermutet',
    );
  });

  test('a priority can be taken away again', async () => {
    const first = { hemmnisse: [h('h1', 'Wohnsituation', { priority: 3 })] };
    const { said, kase } = await entered(first, 'hemmnis F-1 1 Priorität 0');
    expect(said).toBe('Wohnsituation: ohne eigene Priorität');
    expect(of(kase, 'h1')).not.toHaveProperty('priority');
  });

  test('with only one open the number may be left out, with more it is asked for', async () => {
    const one = { hemmnisse: [h('h1', 'Wohnsituation')] };
    expect((await entered(one, 'hemmnis F-1 erledigt')).said).toContain('Wohnsituation: erfolgreich erledigt');
    const text = await refused(THREE, 'hemmnis F-1 erledigt');
    expect(text).toContain('Welches Hemmnis ist gemeint?');
    expect(text).toContain('→ 2: hemmnis F-1 2 erledigt');
  });

  test('a Handlungsbedarf that the file spells in its own way is found all the same', async () => {
    const other = { hemmnisse: [h('h1', 'wohnsituation'), h('h2', 'Arbeitshaltung')] };
    expect((await entered(other, 'hemmnis F-1 Wohnung Wohnsituation stabilisieren')).kase.hemmnisse?.[0]).toMatchObject(
      {
        strategies: ['Vermittlung', 'Wohnsituation stabilisieren'],
      },
    );
    expect((await entered(other, 'hemmnis F-1 Motivation erledigt')).said).toContain('Arbeitshaltung: erfolgreich');
  });

  test('a name that fits two is not guessed', async () => {
    const twice = { hemmnisse: [h('h1', 'Wohnsituation', { sub: 'Wohnungslosigkeit' }), h('h2', 'Wohnsituation')] };
    expect(await refused(twice, 'hemmnis F-1 Wohnsituation erledigt')).toContain('Welches Hemmnis ist gemeint?');
    expect((await entered(twice, 'hemmnis F-1 Wohnungslosigkeit erledigt')).said).toContain('(Wohnungslosigkeit):');
  });

  test('what stands there, lies before it or does not fit is refused with the reason', async () => {
    expect(await refused(THREE, 'hemmnis F-1 1 erkannt')).toContain('steht schon auf „erkannt“ seit Mo 03.08.2026');
    expect(await refused(THREE, 'hemmnis F-1 1 in Bearbeitung seit 1.7.2026')).toContain(
      'Seit Mo 03.08.2026 steht „erkannt“. Bitte nennen Sie diesen Tag oder einen späteren.',
    );
    expect(await refused(THREE, 'hemmnis F-1 1 Vermittlung')).toContain('„Vermittlung“ steht schon da');
    expect(await refused(THREE, 'hemmnis F-1 1 Mobilität erhöhen')).toContain('„Mobilität erhöhen“');
    expect(await refused(THREE, 'hemmnis F-1 1')).toContain('Was hat sich geändert');
    expect(await refused(THREE, 'hemmnis F-1 4 erledigt')).toContain(
      'Nummer 4 gibt es nicht. Offen sind die Nummern 1 bis 3: hemmnis F-1',
    );
    expect(await refused({}, 'hemmnis F-1 1 erledigt')).toContain('Ein neues: hemmnis F-1 neu Wohnsituation');
    expect(await refused(THREE, 'hemmnis F-1 1 noch nicht erledigt')).toContain('„noch nicht“');
  });

  test('as a form about the one Hemmnis, also where its number has changed meanwhile', async () => {
    const office = caseload({ kase: THREE });
    const form = await office.form('fm', 'hemmnis F-1 3');
    expect(form.title).toBe('Hemmnis ändern');
    expect(aboutOf(form)).toEqual(['F-1  Hemmnis ändern', 'Sprachkenntnisse, erkannt']);
    await office.ask('fm', 'hemmnis F-1 3 Priorität 1');
    expect(await office.submit('fm', form, { status: 'erfolgreich erledigt', on: '' })).toContain(
      'Sprachkenntnisse: erfolgreich erledigt',
    );
  });
});
