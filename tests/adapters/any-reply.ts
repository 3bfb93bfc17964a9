import fc from 'fast-check';
import { type Reply, sensitive } from '../../src/reply/reply.ts';

/** A reply of any shape, of these words. */
export function anyReply(word: fc.Arbitrary<string>): fc.Arbitrary<Reply> {
  const span = fc
    .record({ text: word, style: fc.constantFrom('strong', 'muted', 'alert', undefined) })
    .map((it) => (it.style === undefined ? sensitive(it.text) : sensitive(it.text, it.style)));
  const line = fc.array(span, { maxLength: 4 });
  const action = fc.record({ label: word, command: span });
  const item = fc.record(
    { line, details: fc.array(line, { maxLength: 2 }), actions: fc.array(action, { maxLength: 12 }) },
    { requiredKeys: ['line'] },
  );
  const section = fc.record({ heading: line, items: fc.array(item, { maxLength: 5 }) }, { requiredKeys: ['items'] });
  return fc.record({
    title: word,
    sections: fc.array(section, { maxLength: 5 }),
    actions: fc.array(action, { maxLength: 30 }),
  });
}
