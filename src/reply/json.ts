import type { ReplyJson } from './json-schema.ts';
import type { Reply } from './reply.ts';
import type { SealedReply } from './seal.ts';
import { textOf } from './text.ts';

/** The neutral reply with its facts in one list and its text twin, as `ask --json` prints it. */
export function jsonOf(sealed: SealedReply<'private' | 'channel'>, sentPrivately?: boolean): ReplyJson {
  const reply = sealed.reply as Reply;
  const facts = reply.sections.flatMap((section) => section.items.flatMap((item) => item.facts ?? []));
  return {
    fallbote: 1,
    outlet: sealed.outlet,
    ...(sentPrivately === undefined ? {} : { private: sentPrivately }),
    title: reply.title,
    facts: facts.map((fact) => ({ ...fact })),
    sections: reply.sections as ReplyJson['sections'],
    actions: reply.actions as ReplyJson['actions'],
    ...(reply.page === undefined ? {} : { page: reply.page }),
    text: textOf(sealed),
  };
}
