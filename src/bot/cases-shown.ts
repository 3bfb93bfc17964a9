import type { Reply } from '../reply/reply.ts';

/**
 * The numbers of the cases that a reply shows, each once: those that were looked at for it, and those its facts name. A
 * case that it changed has a line of its own in the trail.
 */
export function casesShown(reply: Reply, looked: ReadonlySet<string>): readonly string[] {
  const shown = new Set(looked);
  const changed = new Set<string>();
  for (const section of reply.sections) {
    for (const item of section.items) {
      for (const { type, value } of item.facts ?? []) {
        const no = value['case'];
        if (typeof no === 'string') (type === 'change' ? changed : shown).add(no);
      }
    }
  }
  return [...shown].filter((no) => !changed.has(no));
}
