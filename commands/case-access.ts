import type { Right } from '../src/access/access.ts';
import type { CommandContext, CommandResult } from '../src/bot/command.ts';
import type { Case } from '../src/cases/case.ts';
import { note } from '../src/reply/reply.ts';

/** A case that the person may see, and why. */
export interface SeenCase {
  readonly kase: Case;
  readonly right: Right;
}

/** Finds a case and checks the person's right to it. An unknown case and somebody else's give the same `undefined`. */
export async function seeCase(no: string, { store, access }: CommandContext): Promise<SeenCase | undefined> {
  const kase = await store.findCase(no);
  const right = kase === undefined ? undefined : access.rightTo(kase);
  return kase === undefined || right === undefined ? undefined : { kase, right };
}

export function noCase({ messages }: CommandContext): CommandResult {
  const reply = note(messages.noCaseTitle, messages.noCase);
  return {
    private: {
      ...reply,
      sections: reply.sections.map((section) => ({
        items: section.items.map((item) => ({
          ...item,
          fact: { grade: 'public' as const, type: 'refusal' as const, value: { reason: 'no-case' } },
        })),
      })),
    },
  };
}

/** "F-00012, Vertretung für …": remark on a case that the person sees as a deputy. */
export function coverNote(kase: Case, { access, office, messages }: CommandContext): string | undefined {
  if (access.rightTo(kase) !== 'deputy') return undefined;
  const name = office.staff.find((person) => person.id === kase.manager)?.name;
  return name === undefined ? undefined : messages.deputyFor(name);
}
