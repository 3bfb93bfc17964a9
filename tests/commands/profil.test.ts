import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/registry.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { FormValues } from '../../src/bot/form.ts';
import type { Language } from '../../src/cases/values.ts';
import { jsonOf } from '../../src/reply/json.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { type CaseInput, dayOf } from '../bot/ask.ts';
import { ids } from '../bot/ids.ts';
import { fitOffice, hemmnis, TODAY } from './fit-office.ts';

/** Asks on case F-1, and looks at what is kept. */
function profile(more: Partial<CaseInput> = {}) {
  const store = createMemoryStore(fitOffice(more));
  const bot = createBot({
    store,
    commands: COMMANDS,
    today: () => dayOf(TODAY),
    now: () => `${TODAY}T09:00:00.000Z`,
    newId: ids(),
    reference: () => 'REF',
    log: (line) => {
      throw new Error(line);
    },
  });
  const from = { platform: 'console', id: 'fm' } as const;
  const answer = (text: string, language: Language = 'de') =>
    bot.answer({ from, text, language, place: { kind: 'private' } });
  const ask = async (text: string, language?: Language) => jsonOf((await answer(text, language)).here);
  const kase = async () => {
    const found = await store.findCase('F-1');
    if (found === undefined) throw new Error('no case');
    return found;
  };
  return {
    store,
    ask,
    kase,
    text: async (text: string, language?: Language) => (await ask(text, language)).text,
    profil: async () => (await kase()).profil,
    async form(text: string) {
      const { form, here } = await answer(text);
      if (form === undefined) throw new Error(jsonOf(here).text);
      return {
        fields: form.fields,
        async submit(values: FormValues) {
          const outcome = await form.submit(from, values);
          return outcome.ok ? jsonOf(outcome.answer.here).text : outcome.problems;
        },
      };
    },
  };
}
const entry = (merkmal: string, wert: string, on = TODAY) => ({ merkmal, wert, on, by: 'fm' });

describe('"profil <Fall>"', () => {
  test('shows what is known, from where, and what would help', async () => {
    const { text } = profile({ profil: [{ merkmal: 'abschluss', wert: 'keiner', on: '2026-10-05' }] });
    const answer = await text('profil F-1');
    expect(answer).toContain('Alter: 38 Jahre (Geburtsdatum im Fall)');
    expect(answer).toContain('Berufsabschluss: keiner (Profil, Stand 05.10.2026)');
    expect(answer).toContain('Hemmnisse: Schulden (Hemmnisse im Fall)');
    expect(answer).toContain(
      [
        'Was noch helfen würde (1)',
        '  Wie viele Stunden in der Woche kann die Person teilnehmen?',
        '      entscheidet bei: Startklar – Coaching',
        '      Antworten mit: profil F-1 stunden=25',
      ].join('\n'),
    );
  });

  test('asks only what still decides something: not for a Maßnahme that does not fit anyway', async () => {
    const answer = await profile({ birthDate: '2003-02-03' }).ask('profil F-1');
    const keys = answer.facts.filter(({ type }) => type === 'question').map(({ value }) => value['key']);
    expect(keys).toEqual(['abschluss', 'anwalt-stimmt-zu']);
  });

  test('is no change: nothing is written but the look', async () => {
    const { ask, store } = profile();
    await ask('profil F-1');
    expect(await store.history()).toEqual([]);
  });
});

describe('"profil <Fall> merkmal=wert"', () => {
  test.each([
    ['profil F-1 sprache=B1', 'de', [entry('sprache', 'B1')]],
    ['profil F-1 deutsch=b1 Führerschein=ja', 'de', [entry('sprache', 'B1'), entry('fuehrerschein', 'ja')]],
    ['Profil F-1 alleinerziehend, 2 Kinder: 3 und 7', 'de', undefined],
    ['profil F-1 arbeitslos="seit März 2025"', 'de', [entry('arbeitslos', 'seit 3/2025')]],
    ['profil F-1 abschluss=nicht verwertbar', 'de', [entry('abschluss', 'nicht verwertbar')]],
    ['profil F-1 anwalt-stimmt-zu=ja', 'de', [entry('anwalt-stimmt-zu', 'ja')]],
    ['profile F-1 german=B1', 'en', [entry('sprache', 'B1')]],
  ] as const)('"%s"', async (line, language, expected) => {
    const { ask, profil } = profile();
    const reply = await ask(line, language);
    expect(reply.title, reply.text).toBe(language === 'de' ? 'Eingetragen' : 'Recorded');
    if (expected === undefined)
      expect((await profil())?.map(({ merkmal }) => merkmal).sort()).toEqual(['haushalt', 'kinder']);
    else expect(await profil()).toEqual(expected);
  });

  test('replaces the entry of the same Merkmal, and is taken back exactly', async () => {
    const before = [entry('stunden', '10', '2026-10-05'), entry('ort', 'Mitte', '2026-10-05')];
    const { text, profil, kase } = profile({ profil: before });
    const was = await kase();
    const answer = await text('profil F-1 stunden=25');
    expect(answer).toContain('Profil: Mögliche Wochenstunden: 25 Stunden je Woche, bisher 10 Stunden je Woche');
    expect(answer).toContain('Damit passt jetzt: Startklar – Coaching.');
    expect(answer).toContain('Was jetzt passt: massnahmen F-1');
    expect(await profil()).toEqual([entry('stunden', '25'), before[1]]);
    expect(await text('rückgängig F-1')).toContain('Rückgängig gemacht');
    expect(await kase()).toEqual(was);
  });

  test('"unbekannt" takes an entry out', async () => {
    const { text, profil } = profile({ profil: [entry('stunden', '10', '2026-10-05')] });
    expect(await text('profil F-1 stunden=unbekannt')).toContain(
      'Profil: Mögliche Wochenstunden: unbekannt, bisher 10 Stunden je Woche',
    );
    expect(await profil()).toEqual([]);
    expect(await text('profil F-1 stunden=unbekannt')).toContain('Ich habe nichts geändert.');
  });

  test('says what does not fit any more', async () => {
    const { text } = profile({ profil: [entry('stunden', '25', '2026-10-05')] });
    expect(await text('profil F-1 stunden=10')).toContain('Damit passt nicht: Startklar – Coaching.');
  });

  test('what the case says elsewhere is refused, with where it is recorded', async () => {
    const { text, profil } = profile();
    for (const [line, sentence] of [
      ['alter=33', 'Das Alter ergibt sich aus dem Geburtsdatum im Fall.'],
      ['geboren=1.2.1990', 'Das Alter ergibt sich aus dem Geburtsdatum im Fall.'],
      ['hemmnisse=schulden', 'Hemmnisse tragen Sie mit „hemmnis“ ein.'],
      ['kategorie=A sprache=B1', 'Die Kategorie tragen Sie mit „kategorie“ ein.'],
      ['teilnahmen=keine', 'Teilnahmen tragen Sie mit „teilnahme F-1 …“ ein.'],
      ['einwilligung=schriftlich', 'Eine Einwilligung gilt für eine Maßnahme: profil F-1 einwilligung'],
    ]) {
      expect(await text(`profil F-1 ${line}`), line).toContain(sentence);
    }
    expect(await profil()).toBeUndefined();
  });

  test('where the case itself says something else, that counts, and it is said', async () => {
    const works = {
      jobs: [{ id: 'b1', start: '2026-10-01', svp: true, contract: [{ from: '2026-10-01', befristet: false }] }],
    };
    expect(await profile(works).text('profil F-1 beschaeftigung=keine')).toContain(
      'Es zählt, was im Fall steht: Beschäftigung: ',
    );
  });

  test('what cannot be read is said with how to write it, and nothing is recorded', async () => {
    const { text, profil } = profile();
    expect(await text('profil F-1 sprache=Z9')).toContain('„Z9“');
    expect(await text('profil F-1 Kaffee')).toContain('Kaffee');
    expect(await text('profil F-1 sprche=B1')).toContain('sprache');
    expect(await profil()).toBeUndefined();
  });

  test('a closed case stays as it is', async () => {
    expect(await profile({ closed: { on: '2026-11-02' } }).text('profil F-1 sprache=B1')).toContain('abgeschlossen');
  });
});

describe('one question', () => {
  test('a few answers are buttons; they record', async () => {
    const { ask, profil } = profile();
    const reply = await ask('profil F-1 frage fuehrerschein');
    expect(reply.text).toContain('Führerschein: Hat die Person einen Führerschein?');
    expect(reply.actions.map(({ command }) => command.text)).toEqual([
      'profil F-1 frage fuehrerschein ja',
      'profil F-1 frage fuehrerschein nein',
    ]);
    await ask('profil F-1 frage fuehrerschein nein');
    expect(await profil()).toEqual([entry('fuehrerschein', 'nein')]);
  });

  test('one of many values is a choice in the form; a length of time is typed', async () => {
    const { form, profil } = profile();
    const { fields, submit } = await form('profil F-1 frage sprache');
    expect(fields[0]).toMatchObject({ type: 'choice', required: true, label: 'Deutschkenntnisse' });
    expect(await submit({ sprache: 'B2' })).toContain('Deutschkenntnisse: B2');
    const time = await form('profil F-1 frage arbeitslos');
    expect(await time.submit({ arbeitslos: 'bald' })).toMatchObject({ arbeitslos: expect.stringContaining('„bald“') });
    expect(await time.submit({ arbeitslos: 'seit 1.3.2025' })).toContain('Arbeitslos seit: ');
    expect((await profil())?.map(({ merkmal }) => merkmal)).toEqual(['sprache', 'arbeitslos']);
  });

  test('one that nobody knows, or that stands elsewhere', async () => {
    const { text } = profile();
    expect(await text('profil F-1 frage Kaffee')).toContain('Das Merkmal „Kaffee“ kenne ich nicht.');
    expect(await text('profil F-1 frage kategorie')).toContain('Die Kategorie tragen Sie mit „kategorie“ ein.');
  });
});

describe('"profil <Fall> neu"', () => {
  test('offers the open questions as a form, with choices where the values are few', async () => {
    const { form, profil, text } = profile({ birthDate: '2003-02-03' });
    const { fields, submit } = await form('profil F-1 neu');
    expect(fields.map(({ name, type }) => [name, type])).toEqual([
      ['abschluss', 'choice'],
      ['anwalt-stimmt-zu', 'choice'],
      ['more', 'text'],
    ]);
    expect(await submit({})).toEqual({ more: expect.stringContaining('Was wissen Sie?') });
    expect(await submit({ abschluss: 'vorhanden', 'anwalt-stimmt-zu': 'nein', more: 'sprache=C1' })).toContain(
      'Eingetragen',
    );
    expect(await profil()).toEqual([
      entry('abschluss', 'vorhanden'),
      entry('anwalt-stimmt-zu', 'nein'),
      entry('sprache', 'C1'),
    ]);
    expect(await text('profil F-1 neu')).toContain('Noch nicht eingetragen');
  });
});

describe('a consent to a Maßnahme', () => {
  const sucht = { hemmnisse: [hemmnis('h1', 'Gesundheitliche Einschränkungen', { sub: 'Sucht' })] };
  const consent = { for: 'Maßnahme', massnahme: 'nuechtern', form: 'schriftlich', givenOn: TODAY } as const;

  test.each([
    ['profil F-1 einwilligung Nüchtern schriftlich', consent],
    ['profil F-1 einwilligung nuechtern mündlich am 3.11.', { ...consent, form: 'mündlich', givenOn: '2026-11-03' }],
    ['profil F-1 einwilligung in Nüchtern in den Tag abgelehnt', { ...consent, form: 'mündlich', declined: true }],
    ['einwilligung F-1 maßnahme Nüchtern schriftlich', consent],
  ])('"%s"', async (line, expected) => {
    const { ask, kase } = profile(sucht);
    const reply = await ask(line);
    expect(reply.title, reply.text).toBe('Eingetragen');
    expect((await kase()).consents).toEqual([expected]);
  });

  test('changes what fits, and is taken back exactly', async () => {
    const { text, kase } = profile(sucht);
    const was = await kase();
    expect(await text('massnahmen F-1')).toContain('Nüchtern in den Tag: noch unklar');
    expect(await text('profil F-1 einwilligung nuechtern schriftlich')).toContain(
      'Einwilligung in „Nüchtern in den Tag“: schriftlich am Fr 20.11.2026',
    );
    expect(await text('massnahmen F-1')).toContain('Nüchtern in den Tag: passt');
    expect(await text('profil F-1')).toContain('Einwilligung in „Nüchtern in den Tag“: schriftlich');
    expect(await text('rückgängig F-1')).toContain('Rückgängig gemacht');
    expect(await kase()).toEqual(was);
  });

  test('asks how and which; the answers are buttons', async () => {
    const { ask, text } = profile(sucht);
    const reply = await ask('profil F-1 einwilligung Nüchtern');
    expect(reply.text).toContain('schriftlich, mündlich oder abgelehnt?');
    expect(reply.actions.map(({ command }) => command.text)).toEqual([
      'profil F-1 einwilligung schriftlich nuechtern',
      'profil F-1 einwilligung mündlich nuechtern',
      'profil F-1 einwilligung abgelehnt nuechtern',
    ]);
    expect(await text('profil F-1 einwilligung schriftlich')).toContain('Maßnahme: Welche?');
    expect(await text('profil F-1 einwilligung Segelkurs schriftlich')).toContain(
      'Eine Maßnahme „Segelkurs“ finde ich nicht.',
    );
  });

  test('is withdrawn like one to after-care, and does not count as such', async () => {
    const { text, kase } = profile({ ...sucht, consents: [{ ...consent, givenOn: '2026-10-05' }] });
    expect(await text('einwilligung F-1 widerruf am 2.11.')).toContain(
      'Einwilligung widerrufen am Mo 02.11.2026 (in „Nüchtern in den Tag“, schriftlich am Mo 05.10.2026)',
    );
    expect((await kase()).consents?.[0]?.withdrawnOn).toBe('2026-11-02');
    expect(await text('massnahmen F-1')).toContain('Nüchtern in den Tag: Einwilligung, schriftlich – abgelehnt');
  });

  test('the same twice is refused', async () => {
    const { text } = profile({ ...sucht, consents: [consent] });
    expect(await text('profil F-1 einwilligung nuechtern schriftlich')).toContain('Das steht schon da');
  });
});
