import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formPage, valuesOf } from '../../../adapters/teams/card-forms.ts';
import { CARD_TEXTS } from '../../../adapters/teams/card-texts.ts';
import { type Page, pressedIn } from '../../../adapters/teams/cards.ts';
import { COMMANDS } from '../../../commands/registry.ts';
import type { Form, FormField } from '../../../src/bot/form.ts';
import { plain } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { field, form, formOf } from '../some-form.ts';
import { behind, buttonsOf, inputsOf, linesOf, refusals, strings } from './card-check.ts';

const texts = CARD_TEXTS.de;
const NAME = 'x'.repeat(24);

/** What comes back where everything is left as it was drawn. */
const untouched = (page: Page): unknown => ({
  ...(buttonsOf(page)[0]?.['data'] as object),
  ...Object.fromEntries(inputsOf(page).map(({ id, value }) => [id, value ?? ''])),
});

/** The choices of the first field. */
const choicesOf = (page: Page): readonly unknown[] => (inputsOf(page)[0]?.['choices'] ?? []) as readonly unknown[];

const drawnValues = (made: Form) => Object.fromEntries(made.fields.map(({ name, initial = '' }) => [name, initial]));

describe('a form as a card', () => {
  it.each(COMMANDS.map(({ name }) => name))('of "%s" is taken, and its values come back', async (name) => {
    for (const text of [`${name} F-105`, `${name} F-109`, `${name} F-105 1`, name]) {
      const made = await formOf(text);
      if (made === undefined) continue;
      const page = formPage(made, NAME, texts);
      expect(refusals(page)).toEqual([]);
      expect(behind(page).join('\n')).not.toMatch(/F-\d/u);
      const sent = pressedIn(untouched(page));
      expect(sent).toMatchObject({ form: NAME, cancelled: false });
      expect(valuesOf(made, sent.inputs)).toEqual(drawnValues(made));
      // and as it was sent it comes again, with what is wrong at every field
      const problems = Object.fromEntries(made.fields.map((item) => [item.name, `falsch: ${item.name}`]));
      const again = formPage(made, NAME, texts, { values: valuesOf(made, sent.inputs), problems });
      expect(refusals(again)).toEqual([]);
      expect(valuesOf(made, pressedIn(untouched(again)).inputs)).toEqual(drawnValues(made));
      const lines = linesOf(again);
      for (const item of made.fields) {
        const at = lines.indexOf(`Bitte ändern: falsch: ${item.name}`);
        expect(lines[at - 1]).toBe(item.label);
      }
    }
  });

  it('is taken whatever stands in it', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({ unit: fc.constantFrom('*', '[', '{', '"', '\\', '<', ' ', 'a', '\n', '\ud800') }),
      fc.integer({ min: 300, max: 4_000 }).map((length) => '"ä漢*'.repeat(length / 4)),
    );
    const base = { label: word, required: fc.boolean(), hint: fc.option(word, { nil: '' }), initial: word };
    const choices = fc.array(fc.record({ value: word, label: word }), { maxLength: 40 });
    const any = fc.oneof(
      fc.record({ ...base, type: fc.constantFrom('text', 'date', 'yes-no') }),
      fc.record({ ...base, type: fc.constant('choice'), choices }),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 7 }), word, word, (fields, title, problem) => {
        const made = { ...form(...fields.map((one, i) => field({ ...one, name: `n${i}` } as never))), title };
        const about = seal({ title, sections: [{ items: [{ line: [plain(problem)] }] }], actions: [] }, 'private');
        const problems = { n0: problem, n2: problem, other: problem };
        for (const page of [
          formPage({ ...made, about }, NAME, texts),
          formPage(made, NAME, texts, { values: {}, problems }),
        ])
          expect(refusals(page).map((refusal) => refusal.slice(0, 200))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps behind the scenes names of fields and one random name, no choice’s value', () => {
    const choices = [
      { value: 'b1-geheim', label: 'Betrieb 1' },
      { value: 'b2-geheim', label: 'Betrieb 2' },
    ];
    const made = form(field({ name: 'job', type: 'choice', choices, initial: 'b2-geheim' }));
    const page = formPage(made, 'abc', texts);
    expect(strings(page).join('\n')).not.toContain('geheim');
    expect(buttonsOf(page).map(({ data }) => data)).toEqual([{ form: 'abc' }, { form: 'abc', cancel: true }]);
    expect(valuesOf(made, { job: 'c0' })).toEqual({ job: 'b1-geheim' });
  });

  it('takes no value that is not among the choices, and reads nothing from what is not a form', () => {
    const made = form(
      field({ name: 'job', type: 'choice', choices: [{ value: 'b1', label: 'B' }] }),
      field({ name: 'sure', type: 'yes-no' }),
    );
    for (const value of ['b1', 'c1', 'c-1', 'c0x', '__proto__', '', 'none', 'B'])
      expect(valuesOf(made, { job: value, sure: value })).toEqual({ job: '', sure: '' });
    for (const data of [undefined, null, 1, 'x', [], { 'f-job': 1 }, { job: 'c0' }, { 'f-job': ['c0'] }])
      expect(valuesOf(made, pressedIn(data).inputs)).toEqual({ job: '', sure: '' });
    const odd = form(field({ name: 'toString' }), field({ name: '__proto__' }));
    expect(Object.entries(valuesOf(odd, {}))).toEqual([
      ['toString', ''],
      ['__proto__', ''],
    ]);
  });

  it('sends only what it asks for, checked first; to cancel nothing has to be filled in', () => {
    const page = formPage(form(field({ name: 'a', label: 'Grund', required: true })), 'n', texts);
    expect(inputsOf(page)).toMatchObject([
      {
        id: 'f-a',
        label: 'Grund',
        isRequired: true,
        errorMessage: '„Grund“ fehlt noch. Bitte füllen Sie das Feld aus.',
      },
    ]);
    expect(buttonsOf(page)).toMatchObject([
      { title: 'Eintragen', associatedInputs: 'auto', style: 'positive' },
      { title: 'Abbrechen', associatedInputs: 'none' },
    ]);
  });

  it('asks for a day with a calendar, for yes or no with both, and lets what may be empty be emptied', () => {
    const choices = [{ value: 'v', label: 'W' }];
    const page = formPage(
      form(
        field({ name: 'day', type: 'date', initial: '2026-11-21' }),
        field({ name: 'word', type: 'date', initial: 'heute' }),
        field({ name: 'sure', type: 'yes-no', initial: 'no' }),
        field({ name: 'open', type: 'yes-no' }),
        field({ name: 'must', type: 'yes-no', required: true }),
        field({ name: 'may', type: 'choice', choices }),
        field({ name: 'has', type: 'choice', choices, required: true }),
      ),
      'n',
      texts,
    );
    const titles = inputsOf(page).map(({ choices: all }) =>
      (all as { title: string }[] | undefined)?.map((c) => c.title),
    );
    expect(titles).toEqual([
      undefined,
      undefined,
      ['Ja', 'Nein'],
      ['Ja', 'Nein', 'Keine Angabe'],
      ['Ja', 'Nein'],
      ['Keine Angabe', 'W'],
      ['W'],
    ]);
    expect(inputsOf(page).map(({ type, value, style }) => [type, value, style])).toEqual([
      ['Input.Date', '2026-11-21', undefined],
      ['Input.Date', undefined, undefined],
      ['Input.ChoiceSet', 'no', 'expanded'],
      ['Input.ChoiceSet', 'none', 'expanded'],
      ['Input.ChoiceSet', undefined, 'expanded'],
      ['Input.ChoiceSet', undefined, 'compact'],
      ['Input.ChoiceSet', undefined, 'compact'],
    ]);
  });

  it('has many choices to search in, as long as none is chosen and all read differently', () => {
    const many = (same: boolean) =>
      Array.from({ length: 13 }, (_, i) => ({ value: `v${i}`, label: same ? 'Gleich' : `Wahl ${i}` }));
    const style = (more: Partial<FormField>) =>
      inputsOf(formPage(form(field({ name: 'a', type: 'choice', ...more } as never)), 'n', texts))[0]?.['style'];
    expect(style({ choices: many(false) } as never)).toBe('filtered');
    expect(style({ choices: many(false).slice(0, 12) } as never)).toBe('compact');
    expect(style({ choices: many(false), initial: 'v12' } as never)).toBe('compact');
    expect(style({ choices: many(true) } as never)).toBe('compact');
    expect(
      refusals(formPage(form(field({ name: 'a', type: 'choice', choices: [], required: true })), 'n', texts)),
    ).toEqual([]);
  });

  it('shows all of many short choices: each half hour of a day, twice', () => {
    const choices = Array.from({ length: 48 }, (_, i) => ({ value: `v${i}`, label: `${i}:30` }));
    const [from, until] = ['from', 'until'].map((name) => field({ name, type: 'choice', choices } as never));
    const page = formPage(form(from as FormField, until as FormField), 'n', texts);
    for (const input of inputsOf(page)) expect(input['choices']).toHaveLength(48);
    expect(refusals(page)).toEqual([]);
  });

  it('fits with everything in it at its longest', () => {
    const long = '漢'.repeat(4_000);
    const texts7 = Array.from({ length: 7 }, (_, i) => field({ name: `t${i}`, initial: long }));
    const choices = Array.from({ length: 400 }, (_, i) => ({ value: `v${i}`, label: `${i}${long}` }));
    const list = field({ name: 'l', type: 'choice', choices } as never);
    const about = seal({ title: 'T', sections: [{ items: [{ line: [plain(long)] }] }], actions: [] }, 'private');
    for (const made of [form(...texts7), form(list), { ...form(...texts7, list), about }])
      expect(refusals(formPage(made, 'n', texts))).toEqual([]);
    const page = formPage({ ...form(field({ name: 'a' })), about }, 'n', texts);
    expect(linesOf(page).join('').length).toBeLessThan(3_000);
  });

  it('shows as many choices as fit, and says so where there are more', () => {
    const choices = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ value: `v${i}`, label: `Betrieb Nummer ${i}` }));
    const few = formPage(form(field({ name: 'a', type: 'choice', choices: choices(80) } as never)), 'n', texts);
    expect(choicesOf(few)).toHaveLength(80);
    expect(linesOf(few).join()).not.toContain('Hier stehen');
    const all = form(field({ name: 'a', type: 'choice', choices: choices(2_000) } as never));
    const page = formPage(all, 'n', texts);
    expect(refusals(page)).toEqual([]);
    const shown = choicesOf(page).length;
    expect(shown).toBeGreaterThan(60);
    expect(linesOf(page).join()).toContain(`Hier stehen ${shown} von 2000.`);
  });

  it('shows at the field what is wrong, with what was entered; what belongs to none stands above', () => {
    const choices = [
      { value: 'v0', label: 'W0' },
      { value: 'v1', label: 'W1' },
    ];
    const made = form(
      field({ name: 'a', label: 'A', initial: 'vorher', hint: 'ein Wort' }),
      field({ name: 'b', label: 'B', type: 'choice', choices, initial: 'v0' }),
      field({ name: 'c', label: 'C', initial: 'war da' }),
    );
    const values = { a: 'zwei Wörter', b: 'v1', c: '' };
    const page = formPage(made, 'n', texts, { values, problems: { a: 'nur eines', z: 'zu spät' } });
    expect(linesOf(page)).toEqual([
      'Formular',
      texts.notYet,
      'Bitte ändern: zu spät',
      'A',
      'Bitte ändern: nur eines',
      'ein Wort',
      'B',
      'C',
    ]);
    expect(inputsOf(page).map(({ value }) => value)).toEqual(['zwei Wörter', 'c1', undefined]);
  });

  it('says above its fields which case it is for and what was not understood, and nowhere else', async () => {
    for (const [text, about] of [
      ['kategorie F-105', 'F-105  Kundenkategorie'],
      ['hemmnis F-105 1', 'F-105  Hemmnis ändern'],
      ['kontakt F-109 Folgegespräch 30.2. Telefon', 'Diesen Teil habe ich nicht verstanden: „30.2.“'],
    ] as const) {
      const made = await formOf(text);
      if (made === undefined) throw new Error('no form');
      const page = formPage(made, 'abc', texts);
      const first = page.card.body.findIndex(({ type }) => type.startsWith('Input.'));
      const above = linesOf({ ...page, card: { ...page.card, body: page.card.body.slice(0, first) } });
      expect(above[0]).toBe(made.title);
      expect(above.join('\n')).toContain(about);
      expect(behind(page).join('\n')).not.toMatch(/F-\d|30\.2/u);
    }
  });

  it.each(['de', 'en'] as const)('names its buttons in the language of the person (%s)', (language) => {
    const own = CARD_TEXTS[language];
    const page = formPage(form(field({ name: 'a' })), 'n', own);
    expect(buttonsOf(page).map(({ title }) => title)).toEqual([own.send, own.cancel]);
    expect(page.card.lang).toBe(language);
  });
});
