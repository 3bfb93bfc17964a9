import { expect } from 'vitest';
import type { BotAnswer } from '../../src/bot/bot.ts';
import { parseIso } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Reply, Section } from '../../src/reply/reply.ts';
import { lineText } from '../../src/reply/text.ts';

/** Text as it is compared: however it is broken into lines. */
export const squeeze = (text: string) => text.replace(/\s+/gu, ' ').trim();
export const caseNumbers = (text: string) => [...new Set(text.match(/\bF-\d+\b/gu) ?? [])].sort();
export const dates = (text: string) => [...new Set(text.match(/\b\d{2}\.\d{2}\.\d{4}\b/gu) ?? [])].sort();

function linesOf(reply: Reply): readonly string[] {
  return reply.sections.flatMap((section) => [
    ...(section.heading === undefined ? [] : [lineText(section.heading)]),
    ...section.items.flatMap((item) => [item.line, ...(item.details ?? [])].map(lineText)),
  ]);
}

const factsOf = (reply: Reply) =>
  reply.sections.flatMap((section: Section) => section.items.flatMap((item) => item.facts ?? []));

/** Shows everything of a neutral reply, and no case number or date besides. */
export function expectSame(shown: string, answer: BotAnswer['here']): void {
  const reply = answer.reply as Reply;
  const text = squeeze(shown);
  for (const line of linesOf(reply)) expect(text).toContain(squeeze(line));
  for (const { type, value } of factsOf(reply)) {
    if (type !== 'deadline') continue;
    expect(text).toContain(String(value['title']));
    const due = parseIso(String(value['due']));
    if (due !== undefined) expect(text).toContain(formatDay(due, 'de', 'short'));
  }
  const own = squeeze([reply.title, ...linesOf(reply), ...reply.actions.map((a) => a.command.text)].join(' '));
  expect(caseNumbers(text)).toEqual(caseNumbers(own));
  expect(dates(text)).toEqual(dates(own));
}
