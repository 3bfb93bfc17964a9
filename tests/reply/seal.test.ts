import { describe, expect, test } from 'vitest';
import { FallboteError } from '../../src/errors.ts';
import { CEILINGS, GRADES, type Grade, isAbove, type Outlet } from '../../src/reply/grade.ts';
import {
  type Fact,
  type Item,
  internal,
  note,
  plain,
  type Reply,
  sensitive,
  type TeamReply,
} from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';

const SECRET = 'Zqxsecret';
const reply = (item: Item, more: Partial<Reply> = {}): Reply => ({
  title: 'Fristen',
  sections: [{ items: [item] }],
  actions: [],
  ...more,
});
const fact = (grade: Grade): Fact => ({ grade, type: 'case', value: { case: SECRET } });

/** The same reply with a too high grade in each place that can hold one. */
const PLACES: readonly (readonly [string, (grade: Grade) => Reply])[] = [
  ['a line', (grade) => reply({ line: [plain('a'), { text: SECRET, grade }] })],
  ['a detail', (grade) => reply({ line: [], details: [[plain('a')], [{ text: SECRET, grade }]] })],
  ['a fact', (grade) => reply({ line: [], facts: [fact('public'), fact(grade)] })],
  ['a heading', (grade) => reply({ line: [] }, { sections: [{ heading: [{ text: SECRET, grade }], items: [] }] })],
  ['an action of a line', (grade) => reply({ line: [], actions: [{ label: 'a', command: { text: SECRET, grade } }] })],
  ['an action', (grade) => reply({ line: [] }, { actions: [{ label: 'a', command: { text: SECRET, grade } }] })],
  [
    'the last section',
    (grade) => reply({ line: [] }, { sections: [{ items: [] }, { items: [{ line: [{ text: SECRET, grade }] }] }] }),
  ],
];

describe.each(PLACES)('a grade in %s', (_, make) => {
  test.each(Object.keys(CEILINGS) as Outlet[])('is held against the ceiling of %s', (outlet) => {
    for (const grade of GRADES) {
      const forced = make(grade) as Reply<never>;
      if (!isAbove(grade, CEILINGS[outlet])) {
        expect(seal(forced, outlet).reply).toBe(forced);
        continue;
      }
      const error = (() => {
        try {
          return seal(forced, outlet);
        } catch (thrown) {
          return thrown;
        }
      })();
      if (!(error instanceof FallboteError)) throw new Error(`${grade} went out by ${outlet}`);
      expect(error.code).toBe('FB201');
      expect(error.fault).toBe('ours');
      expect(`${error.message} ${error.stack}`).not.toContain(SECRET);
    }
  });

  test('that nobody knows goes nowhere, not even to the person', () => {
    expect(() => seal(make('secret' as Grade) as Reply<never>, 'private')).toThrow('secret');
    expect(() => seal(make(undefined as unknown as Grade) as Reply<never>, 'channel')).toThrow();
  });
});

test('what each outlet may show', () => {
  expect(CEILINGS).toEqual({
    private: 'sensitive',
    channel: 'internal',
    digest: 'internal',
    preview: 'public',
    metadata: 'public',
    button: 'public',
    log: 'public',
    error: 'public',
    metrics: 'public',
  });
});

describe('the types refuse', () => {
  test('a sensitive span, fact or action in a reply for the team', () => {
    const team: TeamReply = { title: 'a', sections: [{ items: [{ line: [plain('a'), internal('b')] }] }], actions: [] };
    // @ts-expect-error a sensitive span
    const span: TeamReply = { ...team, sections: [{ items: [{ line: [sensitive('x')] }] }] };
    // @ts-expect-error a sensitive heading
    const heading: TeamReply = { ...team, sections: [{ heading: [sensitive('x')], items: [] }] };
    // @ts-expect-error a sensitive detail
    const detail: TeamReply = { ...team, sections: [{ items: [{ line: [], details: [[sensitive('x')]] }] }] };
    const sensitiveFact = { grade: 'sensitive', type: 'case', value: {} } as const;
    // @ts-expect-error a sensitive fact
    const facts: TeamReply = { ...team, sections: [{ items: [{ line: [], facts: [sensitiveFact] }] }] };
    // @ts-expect-error a sensitive command
    const action: TeamReply = { ...team, actions: [{ label: 'a', command: sensitive('x') }] };
    for (const wrong of [span, heading, detail, facts, action])
      expect(() => seal(wrong, 'channel')).toThrow('sensitive');
  });

  test('a reply for the person in place of one for the team', () => {
    const own: Reply = reply({ line: [sensitive(SECRET)] });
    // @ts-expect-error the grades are not known to be low enough
    expect(() => seal(own, 'channel')).toThrow('sensitive');
    // @ts-expect-error an internal reply is no public one
    expect(() => seal(reply({ line: [internal('F-1')] }) as TeamReply, 'preview')).toThrow('internal');
  });

  test('a span as a title or as a label', () => {
    // @ts-expect-error the title is public text
    const title: Reply = { title: sensitive('x'), sections: [], actions: [] };
    // @ts-expect-error the label is public text
    const label: Reply = { title: 'a', sections: [], actions: [{ label: sensitive('x'), command: plain('a') }] };
    // @ts-expect-error a note is made of public sentences
    const line = note('a', sensitive('x'));
    expect([title, label, line]).toHaveLength(3);
  });

  test('a sealed reply that nobody sealed', () => {
    // @ts-expect-error only seal makes one
    const made: ReturnType<typeof seal> = { outlet: 'channel', reply: note('a') };
    expect(made.outlet).toBe('channel');
  });
});
