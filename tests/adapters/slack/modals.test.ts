import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import {
  answerView,
  askView,
  commandIn,
  errorsOf,
  formView,
  mendView,
  valuesOf,
  waitView,
} from '../../../adapters/slack/modals.ts';
import { SLACK_TEXTS } from '../../../adapters/slack/texts.ts';
import { COMMANDS } from '../../../commands/registry.ts';
import { field, form, formOf } from '../some-form.ts';
import { refusals } from './block-schema.ts';
import { strings, textOfBlocks } from './reading.ts';

const texts = SLACK_TEXTS.de;

const inputsOf = ({ blocks }: ModalView): readonly InputBlock[] =>
  (blocks as readonly KnownBlock[]).flatMap((block) => (block.type === 'input' ? [block] : []));

/** What Slack sends back where everything is left as it was drawn. */
function untouched(view: ReturnType<typeof formView>): unknown {
  const inputs = inputsOf(view).map((block) => {
    const { element } = block;
    const value = {
      type: element.type,
      ...('initial_value' in element ? { value: element.initial_value } : { value: null }),
      ...('initial_date' in element ? { selected_date: element.initial_date } : { selected_date: null }),
      ...('initial_option' in element ? { selected_option: element.initial_option } : { selected_option: null }),
    };
    return [block.block_id ?? '', { input: value }] as const;
  });
  return { values: Object.fromEntries(inputs) };
}

describe('a form as a window', () => {
  it.each(COMMANDS.map(({ name }) => name))('of "%s" is taken, and its values come back', async (name) => {
    for (const text of [`${name} F-105`, `${name} F-109`, name]) {
      const made = await formOf(text);
      if (made === undefined) continue;
      const view = formView(made, 'x'.repeat(24), texts);
      expect(refusals({ modal: view })).toEqual([]);
      const drawn = Object.fromEntries(made.fields.map((item) => [item.name, item.initial ?? '']));
      expect(valuesOf(made, untouched(view))).toEqual(drawn);
    }
  });

  it('keeps behind the scenes names of fields and one random name, no choice’s value', () => {
    const choices = [
      { value: 'b1-geheim', label: 'Betrieb 1' },
      { value: 'b2-geheim', label: 'Betrieb 2' },
    ];
    const view = formView(form(field({ name: 'job', type: 'choice', choices, initial: 'b2-geheim' })), 'abc', texts);
    expect(strings(view)).not.toContain('b1-geheim');
    expect(strings(view)).not.toContain('b2-geheim');
    expect(view.private_metadata).toBe('abc');
    const state = { values: { 'field-job': { input: { selected_option: { value: 'c0' } } } } };
    expect(valuesOf(form(field({ name: 'job', type: 'choice', choices })), state)).toEqual({ job: 'b1-geheim' });
  });

  it('takes no value that is not among the choices', () => {
    const one = form(field({ name: 'job', type: 'choice', choices: [{ value: 'b1', label: 'B' }] }));
    for (const value of ['b1', 'c1', 'c-1', 'c0x', '__proto__', ''])
      expect(valuesOf(one, { values: { 'field-job': { input: { selected_option: { value } } } } })).toEqual({
        job: '',
      });
  });

  it('reads nothing from what is not a form', () => {
    for (const state of [undefined, null, 1, 'x', [], { values: 'x' }, { values: { 'field-a': null } }])
      expect(valuesOf(form(field({ name: 'a' })), state)).toEqual({ a: '' });
  });

  it('shows hundreds of choices in groups, and long ones in full below', () => {
    const choices = Array.from({ length: 250 }, (_, i) => ({
      value: `${i}`,
      label: `Wahl ${i} ${i === 7 ? 'x'.repeat(90) : ''}`,
    }));
    const view = formView(form(field({ name: 'a', type: 'choice', choices, initial: '249' })), 'n', texts);
    expect(refusals({ modal: view })).toEqual([]);
    const [block] = inputsOf(view);
    if (block?.element.type !== 'static_select') throw new Error('no list');
    expect(block.element.option_groups?.map(({ options }) => options.length)).toEqual([100, 100, 50]);
    expect(block.element.initial_option?.value).toBe('c249');
    expect(block.hint?.text).toContain('x'.repeat(90));
  });

  it('asks for a day with a calendar, and for yes or no with both', () => {
    const view = formView(
      form(
        field({ name: 'day', type: 'date', initial: '2026-11-21' }),
        field({ name: 'word', type: 'date', initial: 'heute' }),
        field({ name: 'sure', type: 'yes-no', initial: 'no' }),
      ),
      'n',
      texts,
    );
    expect(inputsOf(view).map(({ element }) => element)).toMatchObject([
      { type: 'datepicker', initial_date: '2026-11-21' },
      { type: 'datepicker' },
      { type: 'radio_buttons', initial_option: { value: 'no' } },
    ]);
  });

  it('has its whole title where the bar is too short for it', () => {
    const view = formView({ ...form(field({ name: 'a' })), title: 'Integrationsbegleitung beenden' }, 'n', texts);
    expect(view.title.text).toBe('Fallbote');
    expect(view.blocks[0]).toMatchObject({ type: 'header', text: { text: 'Integrationsbegleitung beenden' } });
  });

  it('says above its fields which case it is for and what is recorded there, and nowhere else', async () => {
    for (const [text, about] of [
      ['kategorie F-105', 'F-105  Kundenkategorie'],
      ['hemmnis F-105 1', 'F-105  Hemmnis ändern'],
    ] as const) {
      const made = await formOf(text);
      if (made === undefined) throw new Error('no form');
      for (const view of [formView(made, 'abc', texts), mendView(made, 'abc', {}, texts)]) {
        expect(textOfBlocks(view.blocks.slice(0, 1))).toContain(about);
        const { blocks: _body, ...behind } = view;
        expect(strings(behind).join('\n')).not.toMatch(/F-\d/u);
        // what Slack sends back by name: ids and values, not what is read
        const named = inputsOf(view).flatMap(({ block_id, element }) => [block_id, element.action_id]);
        expect(named.join('\n')).not.toMatch(/F-\d/u);
      }
    }
  });

  it('says above its fields what was not understood, and leaves the field of it empty', async () => {
    const initials = (view: ModalView) =>
      inputsOf(view).map(({ block_id, element }) => [
        block_id,
        'initial_date' in element ? element.initial_date : undefined,
        'initial_option' in element ? element.initial_option?.text.text : undefined,
      ]);
    const windowOf = async (text: string) => {
      const made = await formOf(text);
      if (made === undefined) throw new Error(`no form: ${text}`);
      const view = formView(made, 'abc', texts);
      expect(refusals({ modal: view })).toEqual([]);
      return { made, view, above: textOfBlocks(view.blocks.filter(({ type }) => type !== 'input')) };
    };
    const talk = await windowOf('kontakt F-109 Folgegespräch 30.2. Telefon');
    expect(talk.above).toContain('F-109  Kontakt eintragen');
    expect(talk.above).toContain('Diesen Teil habe ich nicht verstanden: „30.2.“');
    expect(initials(talk.view).slice(0, 3)).toEqual([
      ['field-kind', undefined, 'Folgegespräch'],
      ['field-on', undefined, undefined],
      ['field-channel', undefined, 'Telefon'],
    ]);
    const from = { platform: 'console', id: 'fm-1' } as const;
    const sent = { kind: 'Folgegespräch', channel: 'Telefon', on: '' };
    // as it stands there it is not recorded: nobody said today
    expect(await talk.made.submit(from, sent)).toEqual({ ok: false, problems: { on: 'fehlt noch' } });
    const tomorrow = await windowOf('kontakt F-106 Folgegespräch morgen');
    expect(tomorrow.above).toContain('Datum: So 22.11.2026 liegt in der Zukunft.');
    expect((await windowOf('kategorie F-101 Q')).above).toContain('nicht verstanden: „Q“');
    const quiet = await windowOf('einstellungen Ruhezeit 25:00 bis 7:15');
    expect(quiet.above).toContain('nicht verstanden: „Ruhezeit 25:00“');
    expect(initials(quiet.view)).toEqual([
      ['field-language', undefined, 'Deutsch'],
      ['field-mute', undefined, undefined],
      ['field-from', undefined, undefined],
      ['field-until', undefined, '07:15'],
    ]);
  });

  it.each(['kontakt F-106', 'kategorie F-105', 'wiedervorlage F-105', 'einstellungen'])(
    'of "%s" says nothing of what is only missing, and has what is usual in its fields',
    async (text) => {
      const made = await formOf(text);
      if (made === undefined) throw new Error('no form');
      const { blocks } = formView(made, 'abc', texts);
      const above = textOfBlocks(blocks.filter(({ type }) => type !== 'input'));
      expect(above).not.toContain('eingetragen:');
      const day = made.fields.find(({ name }) => name === 'on');
      if (text === 'kontakt F-106') expect(day?.initial).toBe('2026-11-21');
    },
  );

  it('says at the field what is wrong; what belongs to none stands at the first', () => {
    const two = form(field({ name: 'a' }), field({ name: 'b' }));
    expect(errorsOf(two, { b: 'fehlt noch', c: 'geht nicht' })).toEqual({
      'field-b': 'fehlt noch',
      'field-a': 'geht nicht',
    });
    expect(errorsOf(two, { a: 'x'.repeat(5_000) })['field-a']?.length).toBe(3_000);
  });
});

describe('other windows', () => {
  it('are taken', () => {
    const made = form(field({ name: 'a' }));
    for (const modal of [
      askView(texts),
      askView(texts, `Nachricht ${'x'.repeat(5_000)}`),
      waitView(texts),
      answerView({ text: 'T', blocks: [{ type: 'divider' }] }, texts),
      mendView(made, 'n', { a: 'fehlt noch', b: 'x'.repeat(5_000) }, texts),
    ])
      expect(refusals({ modal })).toEqual([]);
  });

  it.each(['de', 'en'] as const)('name their buttons in the language of the person (%s)', (language) => {
    const own = SLACK_TEXTS[language];
    const made = form(field({ name: 'a' }));
    const answer = answerView({ text: 'T', blocks: [{ type: 'divider' }] }, own);
    for (const view of [formView(made, 'n', own), mendView(made, 'n', {}, own), askView(own), waitView(own), answer]) {
      const asks = inputsOf(view).length > 0;
      // without a text of ours Slack writes its own, in its own language
      expect(view.close?.text).toBe(asks ? own.cancel : own.close);
      expect(view.submit !== undefined).toBe(asks);
      expect([undefined, own.send, own.ask]).toContain(view.submit?.text);
    }
  });

  it('ask for a command in words', () => {
    expect(commandIn({ values: { 'field-command': { input: { value: 'fall F-105' } } } })).toBe('fall F-105');
    expect(commandIn({})).toBe('');
  });
});
