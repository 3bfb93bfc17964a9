import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createButtons } from '../../../adapters/chat/tokens.ts';
import { createVault } from '../../../adapters/chat/vault.ts';
import { carriesKey, renderReply, withButton } from '../../../adapters/slack/blocks.ts';
import { literal } from '../../../adapters/slack/mrkdwn.ts';
import { COMMANDS } from '../../../commands/registry.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { internal, note, plain, type Reply, sensitive } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { anyReply } from '../any-reply.ts';
import { refusals } from './block-schema.ts';
import { strings, textOfBlocks, wordsOf } from './reading.ts';

const TODAY = toDay(2026, 11, 21);
const buttons = createButtons(createVault(new Uint8Array(32)), () => 0);
const drawing = { value: (what: string) => buttons.value('U1', { does: 'command', what }) };
const render = (reply: Reply) => renderReply(seal(reply, 'private'), drawing);

const bot = botOn(createMemoryStore(exampleOffice(TODAY)), TODAY);

describe('what Slack would refuse', () => {
  it.each([
    ['a block that there is not', { blocks: [{ type: 'nonsense' }] }],
    ['marks in a header', { blocks: [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }] }],
    [
      'a header that is too long',
      { blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }] },
    ],
    ['a field of our own', { blocks: [{ type: 'divider', colour: 'red' }] }],
    ['too many blocks', { blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }],
    ['an empty text', { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '' } }] }],
  ])('is found: %s', (_what, slack) => {
    expect(refusals(slack as never)).not.toEqual([]);
  });

  it('is not everything', () => {
    expect(refusals({ blocks: [{ type: 'divider' }] })).toEqual([]);
  });
});

describe('an answer in Slack', () => {
  const examples = COMMANDS.flatMap(({ name, examples: { de } }) => [...de, `hilfe ${name}`, `${name} F-105`]);

  it.each(['fristen alle', 'fristen fehlende', 'hemmnisse F-105', ...examples])('to "%s" is taken', async (text) => {
    const { here } = await bot.answer({ from: { platform: 'console', id: 'fm-1' }, text, place: { kind: 'private' } });
    for (const { blocks, text: preview } of renderReply(here, drawing)) {
      expect(refusals({ blocks: [...blocks] })).toEqual([]);
      expect(preview).not.toMatch(/\bF-\d/u);
      expect(textOfBlocks(blocks.slice(0, 1))).not.toMatch(/\bF-\d/u);
    }
  });

  it('is taken whatever stands in it', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: fc.constantFrom('*', '_', '~', '`', '<', '>', '&', ':', '!', '@', ' ', 'a', '\n', '\u0000') }),
      fc.integer({ min: 2_900, max: 7_000 }).map((length) => '&<ä '.repeat(length / 4)),
    );
    fc.assert(
      fc.property(anyReply(words), (any) => {
        for (const { blocks, text } of render(any)) {
          expect(refusals({ blocks: [...blocks] })).toEqual([]);
          expect(text.length).toBeLessThanOrEqual(3001);
          const raw = strings(blocks).join('\n');
          expect(raw).not.toMatch(/(?!\n)[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
          const marked = blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text ?? ''] : []));
          expect([text, ...marked].join('\n')).not.toMatch(/[<>]/u);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('shows text as it is: nothing in it mentions, links, formats or becomes a picture', () => {
    const nasty = '<!channel> *fett* _kursiv_ ~weg~ `code` :warning: <https://x|y> & > @here';
    const blocks = render({ title: nasty, sections: [{ items: [{ line: [sensitive(nasty)] }] }], actions: [] })[0]
      ?.blocks;
    const shown = JSON.stringify(blocks?.[1]);
    expect(shown).not.toContain('<!channel>');
    expect(shown).not.toMatch(/(?<!\u2060)[*_~`](?!\u2060)/u);
    expect(shown).not.toContain(':warning:');
    expect(shown).toContain('"verbatim":true');
    expect(wordsOf({ blocks: blocks?.slice(1) ?? [] })).toBe(nasty);
    expect(literal('F-105 am 24.11.')).toBe('F-105 am 24.11.');
  });

  it('has the buttons of a line under it, on the same page, each with an id of its own', () => {
    const actions = ['Erledigt', 'Warum?'].map((label) => ({ label, command: sensitive(`fristen F-1 ${label}`) }));
    const item = (n: number) => ({ line: [plain(`${n}. ${'Text '.repeat(80)}`)], actions });
    const items = [
      { line: [plain('ohne')] },
      ...Array.from({ length: 60 }, (_, i) => item(i)),
      { line: [plain('zuletzt')] },
    ];
    const pages = render({ title: 'T', sections: [{ heading: [plain('Heute')], items }], actions });
    expect(pages.length).toBeGreaterThan(1);
    for (const { blocks } of pages) {
      const ids = blocks.flatMap((block) =>
        block.type === 'actions' ? block.elements.map((one) => (one.type === 'button' ? one.action_id : '')) : [],
      );
      expect(new Set(ids).size).toBe(ids.length);
      blocks.forEach((block, i) => {
        const isLine = block.type === 'section' && /\d\. Text/u.test(textOfBlocks([block]));
        if (isLine) expect(textOfBlocks([blocks[i + 1]])).toBe('Erledigt\nWarum?');
      });
      expect(blocks[1]?.type).toBe('section');
    }
    expect(textOfBlocks(pages[0]?.blocks.slice(0, 2))).toMatch(/^T · 1\/\d\nHeute\n• ohne\n• 0\. Text/u);
    expect(wordsOf({ blocks: [...(pages.at(-1)?.blocks ?? [])] })).toMatch(/• zuletzt$/u);
  });

  it('says in words what no button of a line can hold', () => {
    const command = sensitive(`kontakt F-1 ${'x'.repeat(3000)}`);
    const items = [{ line: [plain('a')], actions: [{ label: 'Lang', command }] }, { line: [plain('b')] }];
    const [page] = render({ title: 'T', sections: [{ items }], actions: [] });
    expect(wordsOf({ blocks: [...(page?.blocks ?? [])] })).toMatch(/^T\na\nLang: kontakt F-1 x+\s[\s\S]*b$/u);
  });

  it('has the title alone before its first block of contents, and nothing above public there', () => {
    const reply: Reply = {
      title: 'Erinnerung',
      sections: [{ heading: [sensitive('Frau Beispiel')], items: [{ line: [internal('F-105')] }] }],
      actions: [{ label: 'Warum', command: sensitive('fristen F-105') }],
    };
    const [page] = render(reply);
    expect(page?.text).toBe('Erinnerung');
    expect(page?.blocks[0]).toEqual({ type: 'header', text: { type: 'plain_text', text: 'Erinnerung', emoji: false } });
    const behind = page?.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(JSON.stringify(behind?.map((element) => ({ ...element, text: '' })))).not.toContain('F-105');
  });

  it('puts important words in bold only where the marks are not shown themselves', () => {
    const shown = (line: Reply['sections'][number]['items'][number]['line']) => {
      const block = render({ title: 'T', sections: [{ items: [{ line }] }], actions: [] })[0]?.blocks[1];
      return block?.type === 'section' ? block.text?.text : undefined;
    };
    expect(shown([plain('am '), plain('Mo', 'strong'), plain(', dann')])).toBe('am *Mo*, dann');
    expect(shown([plain('am '), plain(' Mo ', 'alert'), plain('dann')])).toBe('am  *Mo* dann');
    expect(shown([plain('vor'), plain('Mo', 'strong'), plain('nach')])).toBe('vorMonach');
  });

  it('of any length is pages, none of which loses a line', () => {
    const lines = Array.from({ length: 700 }, (_, i) => `Zeile Nummer ${i} mit einigen Wörtern dahinter.`);
    const pages = render({ ...note('Lang', ...lines), actions: [{ label: 'Fertig', command: plain('hilfe') }] });
    expect(pages.length).toBeGreaterThan(2);
    const read = pages.flatMap(({ blocks }) => textOfBlocks(blocks).split('\n'));
    for (const line of lines) expect(read).toContain(line);
    for (const [i, page] of pages.entries()) {
      const drawn = withButton(page, { label: 'Weiter', value: 'x' });
      expect(refusals({ blocks: [...drawn.blocks] })).toEqual([]);
      expect(page.text).toBe(`Lang · ${i + 1}/${pages.length}`);
      expect(JSON.stringify(page.blocks).includes('Fertig')).toBe(i === pages.length - 1);
    }
  });

  it('writes out a command that no button can hold', () => {
    const what = `fristen ${'€'.repeat(490)}`;
    const reply = { ...note('T', 'x'), actions: [{ label: 'Weiter', command: plain(what) }] };
    const { blocks = [] } = render(reply)[0] ?? {};
    expect(blocks.some(({ type }) => type === 'actions')).toBe(false);
    expect(textOfBlocks(blocks)).toContain(`Weiter: ${what}`);
  });

  it('can be found again by its name, which says nothing', () => {
    const [page] = renderReply(seal(note('T', 'x'), 'private'), { ...drawing, key: 'a1b2' });
    expect(page?.blocks.filter((block) => carriesKey(block, 'a1b2'))).toHaveLength(1);
    expect(page?.blocks.filter((block) => carriesKey(block, 'a1b3'))).toHaveLength(0);
  });
});
