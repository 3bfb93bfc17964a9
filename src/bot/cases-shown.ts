import type { Reply } from '../reply/reply.ts';

/**
 * The numbers of the cases that a reply shows, each once: those that were looked at for it, and those its facts name. A
 * case that it changed has a line of its own in the trail.
 */
export function casesShown(reply: Reply, looked: ReadonlySet<string>): readonly string[] {
  const { named, changed } = casesIn(reply);
  return [...new Set([...looked, ...named])].filter((no) => !changed.has(no));
}

interface CasesIn {
  readonly named: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
}

/** A reply does not change: given again, it is not gone through again. */
const known = new WeakMap<Reply, CasesIn>();

function casesIn(reply: Reply): CasesIn {
  const before = known.get(reply);
  if (before !== undefined) return before;
  const named = new Set<string>();
  const changed = new Set<string>();
  for (const section of reply.sections) {
    for (const item of section.items) {
      for (const { type, value } of item.facts ?? []) {
        const no = value['case'];
        if (typeof no === 'string') (type === 'change' ? changed : named).add(no);
      }
    }
  }
  known.set(reply, { named, changed });
  return { named, changed };
}
