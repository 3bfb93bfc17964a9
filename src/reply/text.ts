import type { Action, Line, Reply } from './reply.ts';
import type { SealedReply } from './seal.ts';

export const lineText = (line: Line): string => line.map((span) => span.text).join('');

const actionText = ({ label, command }: Action): string => `→ ${label}: ${command.text}`;

/** The text twin of a reply: for terminals without colour, screen readers, pipes and tests. */
export function textOf({ reply }: SealedReply): string {
  const { title, sections, actions, page } = reply as Reply;
  const out: string[] = [page === undefined || page.of === 1 ? title : `${title} (${page.number}/${page.of})`];
  for (const section of sections) {
    if (section.heading !== undefined) out.push('', lineText(section.heading));
    for (const item of section.items) {
      out.push(section.heading === undefined ? lineText(item.line) : `  ${lineText(item.line)}`);
      for (const detail of item.details ?? []) out.push(`      ${lineText(detail)}`);
      for (const action of item.actions ?? []) out.push(`      ${actionText(action)}`);
    }
  }
  if (actions.length > 0) out.push('', ...actions.map(actionText));
  return out.join('\n');
}
