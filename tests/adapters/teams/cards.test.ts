import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createButtons } from '../../../adapters/chat/tokens.ts';
import { createVault } from '../../../adapters/chat/vault.ts';
import { safe } from '../../../adapters/console/safe.ts';
import { CARD_TEXTS } from '../../../adapters/teams/card-texts.ts';
import { activityOf, type Page, pressedIn, renderReply, withButton } from '../../../adapters/teams/cards.ts';
import { COMMANDS } from '../../../commands/registry.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { internal, type Line, note, plain, type Reply, sensitive } from '../../../src/reply/reply.ts';
import { type SealedReply, seal } from '../../../src/reply/seal.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { anyReply } from '../any-reply.ts';
import { behind, buttonsOf, inputsOf, linesOf, refusals } from './card-check.ts';

const TODAY = toDay(2026, 11, 21);
const buttons = createButtons(createVault(new Uint8Array(32)), () => 0);
const texts = CARD_TEXTS.de;
const drawing = { value: (what: string) => buttons.value('29:u', { does: 'command', what }), texts };
const render = (reply: Reply) => renderReply(seal(reply, 'private'), drawing);
const NEXT = { label: texts.next, value: 'x'.repeat(300) };

const bot = botOn(createMemoryStore(exampleOffice(TODAY)), TODAY);

/** As pages are shown: each but the last with a button to go on. */
const shown = (pages: readonly Page[]): readonly Page[] =>
  pages.map((page, i) => (i === pages.length - 1 ? page : withButton(page, NEXT)));

/** Words one by one, without marks of lists. */
const words = (lines: readonly string[]): readonly string[] =>
  lines
    .join(' ')
    .replaceAll('\u2060', '')
    .split(/[\s·•◦]+/u)
    .filter((word) => word !== '');

/** Whether all these words stand there, in this order. */
function inOrder(wanted: readonly string[], there: readonly string[]): boolean {
  let at = 0;
  return wanted.every((word) => {
    const found = there.indexOf(word, at);
    at = found + 1;
    return found >= 0;
  });
}

/** A line as text. */
const textOf = (line: Line): string => safe(line.map(({ text }) => text).join(''));

const contents = ({ reply }: SealedReply): readonly string[] =>
  (reply as Reply).sections.flatMap(({ heading, items }) => [
    ...(heading === undefined ? [] : [textOf(heading)]),
    ...items.flatMap(({ line, details = [] }) => [line, ...details].map(textOf)),
  ]);

describe('what Teams would refuse', () => {
  const [page] = render(note('T', 'a'));
  const card = page?.card;
  it.each([
    ['an element that there is not', { body: [{ type: 'Nonsense' }] }],
    ['a word that a property does not know', { body: [{ type: 'TextBlock', text: 'x', size: 'Huge' }] }],
    ['an input without a name', { body: [{ type: 'Input.Text', label: 'x' }] }],
    ['an input without a label', { body: [{ type: 'Input.Text', id: 'x' }] }],
    ['two inputs of one name', { body: [1, 2].map(() => ({ type: 'Input.Text', id: 'x', label: 'x' })) }],
    ['too many buttons', { actions: Array.from({ length: 7 }, () => ({ type: 'Action.Execute', title: 'x' })) }],
    ['a button without a fallback', { actions: [{ type: 'Action.Execute', title: 'x' }] }],
    ['too much', { body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'ä'.repeat(14_000) }] }] }],
    ['a fallback that says more', { fallbackText: 'F-105' }],
  ])('is found: %s', (_what, wrong) => {
    expect(refusals({ title: 'T', card: { ...card, ...wrong } as never })).not.toEqual([]);
  });

  it('is not everything', () => {
    expect(page === undefined ? ['no page'] : refusals(page)).toEqual([]);
  });
});

describe('an answer in Teams', () => {
  const examples = COMMANDS.flatMap(({ name, examples: { de } }) => [...de, `hilfe ${name}`, `${name} F-105`]);
  const everything = ['fristen alle', 'fristen fehlende', 'hemmnisse F-105', 'fristen team', 'digest', ...examples];
  const ofTheLead = /team|digest|bericht|heute/u;

  it.each([...new Set(everything)])('to "%s" is taken, and says all of it', async (text) => {
    for (const person of ofTheLead.test(text) ? ['fm-1', 'tl-1'] : ['fm-1'])
      for (const place of [{ kind: 'private' }, { kind: 'channel', team: 'ue25' }] as const) {
        const { here, privately } = await bot.answer({ from: { platform: 'console', id: person }, text, place });
        for (const answer of privately === undefined ? [here] : [here, privately]) {
          const pages = renderReply(answer, drawing);
          for (const page of shown(pages)) {
            expect(refusals(page)).toEqual([]);
            expect(behind(page).join('\n')).not.toMatch(/\bF-\d/u);
          }
          const there = words(pages.flatMap(linesOf));
          const wanted = words(contents(answer));
          expect(wanted.filter((word) => !there.includes(word))).toEqual([]);
          expect(inOrder(wanted, there)).toBe(true);
        }
      }
  });

  it('is taken whatever stands in it, and says all of it', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({
        unit: fc.constantFrom('*', '_', '[', ']', '(', '<', '>', '&', '{', '"', '\\', ' ', 'a', '\n', '\ud800'),
      }),
      fc.integer({ min: 1_900, max: 9_000 }).map((length) => '"<ä 漢'.repeat(length / 5)),
    );
    fc.assert(
      fc.property(anyReply(word), (any) => {
        const pages = render(any);
        for (const page of shown(pages)) {
          expect(refusals(page)).toEqual([]);
          expect(JSON.stringify(page.card)).not.toMatch(/\{\{(?:DATE|TIME)|\\ud[89a-f]/u);
          expect(linesOf(page).join('')).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
        }
        // halves of characters are shown as no character; whole ones outside the plane go with them here
        const letters = (lines: readonly string[]) =>
          words(lines)
            .join('')
            .replace(/[\ud800-\udfff\ufffd]/g, '');
        const ours = [texts.whatToDo, texts.besides];
        const said = pages.flatMap((page) => linesOf(page).slice(1));
        const there = letters(said.filter((one) => !ours.includes(one)));
        for (const one of contents(seal(any, 'private'))) expect(there.includes(letters([one]))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('has the buttons of a line under it as long as they are few', () => {
    const actions = ['Erledigt', 'Warum?'].map((label) => ({ label, command: sensitive(`fristen F-1 ${label}`) }));
    const items = [{ line: [plain('a')], actions }, { line: [plain('b')] }, { line: [plain('c')], actions }];
    const [page, ...others] = render({ title: 'T', sections: [{ items }], actions });
    expect(others).toEqual([]);
    expect(page?.card.body.map(({ type }) => type)).toEqual([
      'TextBlock',
      'RichTextBlock',
      'ActionSet',
      'RichTextBlock',
      'RichTextBlock',
      'ActionSet',
    ]);
    expect(page?.card.actions?.map(({ title }) => title)).toEqual(['Erledigt', 'Warum?']);
    expect(page === undefined ? [] : inputsOf(page)).toEqual([]);
  });

  it('has many buttons of lines as one list that says whose they are, and its own as buttons', () => {
    const actions = ['Erledigt', 'Später', 'Warum?'].map((label) => ({ label, command: sensitive(`x ${label}`) }));
    const long = `Fr 27.11.2026  F-1  ${'Wort '.repeat(12)}`;
    const items = [`${long}eins`, `${long}zwei`, 'kurz'].map((text) => ({
      line: [internal(text), plain(' – seit 3 Tagen überfällig', 'alert')],
      actions,
    }));
    const own = ['Weniger', 'Alle'].map((label) => ({ label, command: plain(label) }));
    const [page] = render({ title: 'T', sections: [{ heading: [plain('Heute')], items }], actions: own });
    if (page === undefined) throw new Error('no page');
    expect(refusals(page)).toEqual([]);
    expect(buttonsOf(page).map(({ title }) => title)).toEqual([texts.doIt, 'Weniger', 'Alle']);
    // a button beside the list neither waits for a choice nor takes it along
    expect(buttonsOf(page).map(({ associatedInputs }) => associatedInputs)).toEqual(['auto', 'none', 'none']);
    const [list] = inputsOf(page);
    const choices = list?.['choices'] as readonly { readonly title: string; readonly value: string }[];
    expect(choices).toHaveLength(9);
    expect(choices[8]?.title).toBe('Warum? · kurz');
    expect(list).toMatchObject({ label: texts.whatToDo, isRequired: true, errorMessage: texts.chooseFirst });
    expect(new Set(choices.map(({ title }) => title)).size).toBe(9);
    // what was chosen comes back, and means what its button would have meant
    const chosen = pressedIn({ pick: true, choice: choices[8]?.value }).token ?? '';
    expect(buttons.read('29:u', chosen)).toEqual({ is: 'good', meaning: { does: 'command', what: 'x Warum?' } });
  });

  it('has the first of many own buttons as buttons and the others in a list after them', () => {
    const own = Array.from({ length: 9 }, (_, i) => ({ label: `Knopf ${i}`, command: plain(`befehl ${i}`) }));
    const reply = seal({ title: 'T', sections: [], actions: own }, 'private');
    const [page] = renderReply(reply, drawing);
    if (page === undefined) throw new Error('no page');
    expect(refusals(page)).toEqual([]);
    expect(buttonsOf(page).map(({ title }) => title)).toEqual([
      ...own.slice(0, 5).map(({ label }) => label),
      texts.doIt,
    ]);
    const choices = inputsOf(page)[0]?.['choices'] as readonly { readonly title: string }[];
    expect(choices.map(({ title }) => title)).toEqual(own.slice(5).map(({ label }) => label));
  });

  it('has short words on its own buttons, as long as they still say what each does', () => {
    const labels = [
      'Erledigt: F-106 Meilenstein der Maßnahme: Halbzeit',
      'Warum?',
      'Mehr zu einem Hemmnis der Wohnung',
    ];
    const label = (words: readonly string[]) =>
      render({ title: 'T', sections: [], actions: words.map((one) => ({ label: one, command: plain('a') })) })
        .flatMap(buttonsOf)
        .map(({ title }) => title);
    expect(label(labels)).toEqual(['Erledigt: F-106 Meilenstein der Maßnahm…', 'Warum?', labels[2]]);
    const alike = [`${labels[0]}gespräch`, `${labels[0]}bericht`];
    expect(label(alike)).toEqual(alike);
  });

  it('is several pages where it is long: numbered, lines with their buttons, own buttons on the last', () => {
    const actions = ['Erledigt', 'Warum?'].map((label) => ({ label, command: sensitive(`fristen F-1 ${label}`) }));
    const items = Array.from({ length: 60 }, (_, i) => ({
      line: [plain(`${i}. ${'Text '.repeat(100)}`)],
      actions,
    }));
    const pages = render({ title: 'T', sections: [{ heading: [plain('Heute')], items }], actions });
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.length).toBeLessThan(5);
    for (const [i, page] of pages.entries()) {
      expect(page.title).toBe(`T · ${i + 1}/${pages.length}`);
      expect(refusals(withButton(page, NEXT))).toEqual([]);
      const lines = linesOf(page).filter((line) => /\d\. Text/u.test(line));
      const choices = inputsOf(page)[0]?.['choices'] as readonly unknown[];
      expect(choices).toHaveLength(2 * lines.length);
      const own = buttonsOf(page).map(({ title }) => title);
      expect(own).toEqual(i === pages.length - 1 ? [texts.doIt, 'Erledigt', 'Warum?'] : [texts.doIt]);
    }
    expect(words(pages.flatMap(linesOf)).filter((word) => /^\d+\.$/u.test(word))).toEqual(items.map((_, i) => `${i}.`));
  });

  it('says in words what no button can hold', () => {
    const command = sensitive(`kontakt F-1 ${'x'.repeat(3000)}`);
    const items = [{ line: [plain('a')], actions: [{ label: 'Lang', command }] }, { line: [plain('b')] }];
    const [page] = render({ title: 'T', sections: [{ items }], actions: [{ label: 'Auch', command }] });
    const said = page === undefined ? '' : linesOf(page).join(' ');
    expect(said).toMatch(/^T a Lang: kontakt F-1 x+ x* ?b Auch: kontakt F-1 x+/u);
    expect(page === undefined ? [] : buttonsOf(page)).toEqual([]);
  });

  it('says in words what would be too many buttons for one card', () => {
    const value = (command: string) => command.padEnd(1_900, '=');
    const actions = Array.from({ length: 40 }, (_, i) => ({ label: `Knopf ${i}`, command: plain(`befehl-${i}`) }));
    const pages = renderReply(
      seal({ title: 'T', sections: [{ items: [{ line: [plain('a')], actions }] }], actions }, 'private'),
      { value, texts },
    );
    for (const page of shown(pages)) expect(refusals(page)).toEqual([]);
    const all = pages.map((page) => [linesOf(page), buttonsOf(page), inputsOf(page)].map((it) => JSON.stringify(it)));
    for (const { command } of actions)
      expect(all.join('\n').match(new RegExp(`${command.text}\\b`, 'gu'))).not.toBeNull();
  });

  it('shows text as it is: nothing in it mentions, links or formats', () => {
    const nasty = '<at>Alle</at> **fett** _kursiv_ `code` [l](https://x.de) {{DATE(2026-11-21T10:00:00Z)}} & www.x.de';
    const [page] = render({ title: nasty, sections: [{ items: [{ line: [sensitive(nasty)] }] }], actions: [] });
    if (page === undefined) throw new Error('no page');
    expect(linesOf(page)).toEqual([nasty, nasty]);
    const [header, block] = page.card.body;
    expect(header).toMatchObject({ type: 'TextBlock', style: 'heading' });
    const marked = header?.type === 'TextBlock' ? header.text : '';
    expect(marked).not.toMatch(/(?<!\\)[*_`[\]<>&]|\{\{|https:|www\.x|x\.de/u);
    // where there is no Markdown nothing is escaped
    expect(block).toMatchObject({ type: 'RichTextBlock', inlines: [{ text: nasty.replace('{{', '{\u2060{') }] });
    expect(activityOf(page)).not.toHaveProperty('text');
    for (const [title, begins] of [
      ['1. Liste', '1\\.'],
      ['- Punkt', '\\-'],
      ['# Titel', '\\#'],
      ['2) Liste', '2\\)'],
    ] as const) {
      const [other] = render(note(title));
      expect(other?.card.fallbackText.startsWith(begins)).toBe(true);
      expect(other?.title).toBe(title);
    }
  });

  it('has bold, alarming and quiet words, in the colours of the theme alone', () => {
    const line = [plain('a', 'strong'), plain('b', 'alert'), plain('c', 'muted'), plain('d'), plain('e')];
    const [page] = render({ title: 'T', sections: [{ items: [{ line }] }], actions: [] });
    expect(page?.card.body[1]).toMatchObject({
      inlines: [
        { text: 'a', weight: 'Bolder' },
        { text: 'b', weight: 'Bolder', color: 'Attention' },
        { text: 'c', isSubtle: true },
        { type: 'TextRun', text: 'de' },
      ],
    });
    expect(JSON.stringify(page)).not.toMatch(/#[0-9a-f]{6}|backgroundImage/iu);
  });

  it('has the title alone outside of the card, and nothing above public there', () => {
    const reply: Reply = {
      title: 'Erinnerung',
      sections: [
        {
          heading: [sensitive('Frau Beispiel')],
          items: [{ line: [internal('F-105')], actions: [{ label: 'Warum', command: sensitive('fristen F-105') }] }],
        },
      ],
      actions: Array.from({ length: 9 }, () => ({ label: 'Warum', command: sensitive('fristen F-105') })),
    };
    const [page] = render(reply);
    if (page === undefined) throw new Error('no page');
    expect(page.title).toBe('Erinnerung');
    expect(behind(page).join('\n')).not.toMatch(/F-105|Beispiel|fristen/u);
    const { attachments, ...around } = activityOf(page);
    expect(around).toEqual({ type: 'message', summary: 'Erinnerung' });
    const { body: _body, actions: _actions, ...about } = page.card;
    expect(about).toEqual({
      type: 'AdaptiveCard',
      version: '1.5',
      lang: 'de',
      fallbackText: 'Erinnerung',
      msteams: { width: 'Full' },
    });
    expect(attachments).toEqual([{ contentType: 'application/vnd.microsoft.card.adaptive', content: page.card }]);
  });

  it('cuts a line and a heading that no card could hold, and loses nothing of them', () => {
    const long = 'Wort '.repeat(9_000).trim();
    for (const section of [
      { heading: [plain(long)], items: [] },
      { items: [{ line: [plain(long)] }] },
      { heading: [plain('H')], items: [{ line: [plain('a')], details: [[plain(long)]] }] },
    ]) {
      const pages = render({ title: 'T', sections: [section], actions: [] });
      for (const page of shown(pages)) expect(refusals(page)).toEqual([]);
      expect(words(pages.flatMap(linesOf)).filter((word) => word === 'Wort')).toHaveLength(9_000);
    }
  });

  it('has a title and a card where there is nothing to say', () => {
    const [page, ...others] = render({ title: ' ', sections: [{ items: [{ line: [plain('')] }] }], actions: [] });
    expect(others).toEqual([]);
    expect(page?.title).toBe('Fallbote');
    expect(page === undefined ? ['no page'] : refusals(page)).toEqual([]);
  });
});

describe('what a card sends back', () => {
  it('is the button that was pressed, whatever is chosen in the list beside it', () => {
    expect(pressedIn({ fallbote: 't', choice: 'other' })).toEqual({ token: 't', cancelled: false, inputs: {} });
    expect(pressedIn({ pick: true, choice: 't' })).toEqual({ token: 't', cancelled: false, inputs: {} });
  });

  it('is nothing where nothing was chosen, or it is not ours', () => {
    const nothing = { cancelled: false, inputs: {} };
    for (const data of [undefined, null, 1, 'x', [], {}, { choice: 't' }, { pick: true, choice: '' }, { pick: true }])
      expect(pressedIn(data)).toEqual(nothing);
    for (const data of [
      { fallbote: 1 },
      { fallbote: {} },
      { form: true },
      { cancel: 'true' },
      { pick: 'true', choice: 't' },
    ])
      expect(pressedIn(data)).toEqual(nothing);
  });

  it('is a form with its inputs', () => {
    expect(pressedIn({ form: 'n', 'f-on': '2026-11-21', 'f-form': 'x', 'f-n': 1, other: 'y' })).toEqual({
      form: 'n',
      cancelled: false,
      inputs: { on: '2026-11-21', form: 'x' },
    });
    expect(pressedIn({ form: 'n', cancel: true })).toEqual({ form: 'n', cancelled: true, inputs: {} });
  });
});
