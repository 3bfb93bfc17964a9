import { type AllowedIn, assertBelow, type Outlet } from './grade.ts';
import type { Line, Reply } from './reply.ts';

declare const sealed: unique symbol;

/** A reply that was checked for one outlet. Adapters take nothing else; only `seal` makes one. */
export interface SealedReply<O extends Outlet = Outlet> {
  readonly outlet: O;
  readonly reply: Reply<AllowedIn<O>>;
  readonly [sealed]: O;
}

/** A reply does not change: given again, as the answer to a repeated question is, it is not gone through again. */
const known = new WeakMap<object, SealedReply>();

const checkLine = (line: Line, outlet: Outlet): void => {
  for (const span of line) assertBelow(span.grade, outlet);
};

/**
 * Checks every span, fact and action against the ceiling of an outlet. The types refuse a wrong reply already; this
 * holds where a cast or data from outside got past them. Throws FB201 and sends nothing; never cuts.
 */
export function seal<O extends Outlet>(reply: Reply<AllowedIn<O>>, outlet: O): SealedReply<O> {
  const before = known.get(reply);
  if (before?.outlet === outlet) return before as SealedReply<O>;
  for (const section of (reply as Reply).sections) {
    if (section.heading !== undefined) checkLine(section.heading, outlet);
    for (const item of section.items) {
      checkLine(item.line, outlet);
      for (const detail of item.details ?? []) checkLine(detail, outlet);
      for (const fact of item.facts ?? []) assertBelow(fact.grade, outlet);
      for (const action of item.actions ?? []) assertBelow(action.command.grade, outlet);
    }
  }
  for (const action of (reply as Reply).actions) assertBelow(action.command.grade, outlet);
  const made = { outlet, reply } as unknown as SealedReply<O>;
  known.set(reply, made);
  return made;
}
