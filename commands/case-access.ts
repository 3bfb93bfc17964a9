import { findStaff, type Right } from '../src/access/access.ts';
import type { CommandContext, CommandResult } from '../src/bot/command.ts';
import { type Day, dayOfIso } from '../src/calendar/civil-date.ts';
import type { Case } from '../src/cases/case.ts';
import type { Messages } from '../src/messages/messages.ts';
import { internal, plain } from '../src/reply/reply.ts';

/** A case that the person may see, and why. */
export interface SeenCase {
  readonly kase: Case;
  readonly right: Right;
}

/**
 * Finds a case and checks the person's right to it. An unknown case, a deleted one and somebody else's give the same
 * `undefined`. Among the cases that the person may see a number is also found by a looser spelling: `f105` for `F-00105`.
 */
export async function seeCase(no: string, context: CommandContext): Promise<SeenCase | undefined> {
  const exact = seen(await context.store.findCase(no), context);
  if (exact !== undefined) return exact;
  const key = looseKey(no);
  const near = (await visibleCases(context)).filter((kase) => {
    const own = looseKey(kase.no);
    return own === key || (/^\d+$/u.test(key) && own.replace(/^\D+/u, '') === key);
  });
  return near.length === 1 ? seen(near[0], context) : undefined;
}

/** Whether a case has been deleted: from that day on it is to nobody more than an unknown one. */
export const isDeleted = ({ closed }: Pick<Case, 'closed'>, today: Day): boolean =>
  closed?.deletedOn !== undefined && dayOfIso(closed.deletedOn) <= today;

function seen(kase: Case | undefined, { access, today, looked }: CommandContext): SeenCase | undefined {
  if (kase === undefined || isDeleted(kase, today)) return undefined;
  const right = access.rightTo(kase);
  if (right === undefined) return undefined;
  looked.add(kase.no);
  return { kase, right };
}

/** Letters and digits only, without leading zeros. */
const looseKey = (no: string): string =>
  no
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(^|\D)0+(?=\d)/gu, '$1');

/** Cases that the person looks after: own ones, those of colleagues on leave, and for a lead those without a manager. */
export async function ownCases({ store, access, today }: CommandContext): Promise<readonly Case[]> {
  const manages = access.person.roles.includes('caseManager') ? [access.person.id] : [];
  const managers = [...manages, ...access.covers.map((cover) => cover.manager)];
  const own = managers.length === 0 ? [] : await store.findCases({ managers });
  const orphans = access.leads.length === 0 ? [] : await store.findCases({ managers: [null], teams: access.leads });
  const all = orphans.length === 0 ? own : [...own, ...orphans];
  return withoutDeleted(all, today);
}

/** The last answer for a list of the store, which gives the same list as long as nothing changes. */
const left = new WeakMap<readonly Case[], { readonly today: Day; readonly cases: readonly Case[] }>();

function withoutDeleted(all: readonly Case[], today: Day): readonly Case[] {
  const before = left.get(all);
  if (before?.today === today) return before.cases;
  // the very list of the store where that will do
  const cases = all.some((kase) => isDeleted(kase, today)) ? all.filter((kase) => !isDeleted(kase, today)) : all;
  left.set(all, { today, cases });
  return cases;
}

/** Cases of the teams that the person leads. */
export async function teamCases({ store, access, today }: CommandContext): Promise<readonly Case[]> {
  const led = access.leads.length === 0 ? [] : await store.findCases({ teams: access.leads });
  return withoutDeleted(led, today);
}

async function visibleCases(context: CommandContext): Promise<readonly Case[]> {
  const own = await ownCases(context);
  const led = await teamCases(context);
  return [...new Map([...own, ...led].map((kase) => [kase.no, kase])).values()];
}

/** "Meinten Sie 14 Tage?" where only a short number was typed; else nothing. */
export const daysHint = (messages: Messages, typed: string): readonly string[] =>
  /^[1-9]\d{0,2}$/u.test(typed) ? [messages.didYouMean(messages.inDays(Number(typed)))] : [];

/**
 * The one answer where there is nothing to show, whatever the reason. A short number alone may have been meant as days:
 * the hint depends on what was typed only, never on which cases exist.
 */
export function noCase({ messages }: CommandContext, typed: string, hint = true): CommandResult {
  const facts = [{ grade: 'public' as const, type: 'refusal' as const, value: { reason: 'no-case' } }];
  return {
    refused: typed,
    private: {
      title: messages.noCaseTitle,
      sections: [
        {
          items: [
            { line: [plain(messages.noCase)], facts },
            ...(hint ? daysHint(messages, typed) : []).map((hint) => ({ line: [internal(hint)] })),
          ],
        },
      ],
      actions: [],
    },
  };
}

/** "F-00012, Vertretung für …": remark on a case that the person sees as a deputy. */
export function coverNote(kase: Case, { access, office, messages }: CommandContext): string | undefined {
  if (access.rightTo(kase) !== 'deputy') return undefined;
  const name = kase.manager === undefined ? undefined : findStaff(office, kase.manager)?.name;
  return name === undefined ? undefined : messages.deputyFor(name);
}
