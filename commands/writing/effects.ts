import type { CommandContext } from '../../src/bot/command.ts';
import { capital } from '../../src/bot/words.ts';
import { type Day, toIso } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Case } from '../../src/cases/case.ts';
import { type Deadline, isPending } from '../../src/deadlines/deadline.ts';
import { missingText } from '../../src/deadlines/explain.ts';
import { compareText } from '../../src/order.ts';
import { type Item, sensitive } from '../../src/reply/reply.ts';

export type EffectKind = 'satisfied' | 'waived' | 'reopened' | 'new' | 'moved' | 'gone' | 'missing';

/** What a change did to one date of a case. */
export interface Effect {
  readonly kind: EffectKind;
  /** the date as it is now, or as it was where it is gone */
  readonly deadline: Deadline;
  readonly before: Day | undefined;
}

const keyOf = ({ rule, subject }: Deadline) => `${rule.id}\n${subject}`;

function grouped(list: readonly Deadline[]): ReadonlyMap<string, readonly Deadline[]> {
  const groups = new Map<string, Deadline[]>();
  for (const deadline of list) {
    const group = groups.get(keyOf(deadline));
    if (group === undefined) groups.set(keyOf(deadline), [deadline]);
    else group.push(deadline);
  }
  return groups;
}

/** What became of the dates of one rule and entry. */
function ofGroup(before: readonly Deadline[], after: readonly Deadline[]): readonly Effect[] {
  const effects: Effect[] = [];
  const due = (list: readonly Deadline[]) => list.filter(isPending);
  const stays = (deadline: Deadline, list: readonly Deadline[]) => list.some((other) => other.due === deadline.due);
  const gone = due(before).filter((deadline) => !stays(deadline, due(after)));
  let fresh = due(after).filter((deadline) => !stays(deadline, due(before)));
  for (const deadline of gone) {
    const settled = after.find(
      (other) => !isPending(other) && other.state !== 'notComputable' && other.due === deadline.due,
    );
    if (settled !== undefined) {
      effects.push({
        kind: settled.state === 'waived' ? 'waived' : 'satisfied',
        deadline: settled,
        before: deadline.due,
      });
      continue;
    }
    const next = fresh[0];
    if (next !== undefined) {
      effects.push({ kind: 'moved', deadline: next, before: deadline.due });
      fresh = fresh.slice(1);
    } else effects.push({ kind: 'gone', deadline, before: deadline.due });
  }
  for (const deadline of fresh) {
    const settled = before.some(
      (old) => old.due === deadline.due && (old.state === 'satisfied' || old.state === 'waived'),
    );
    effects.push({ kind: settled ? 'reopened' : 'new', deadline, before: undefined });
  }
  const missing = after.find((other) => other.state === 'notComputable');
  if (missing !== undefined && !before.some((other) => other.state === 'notComputable'))
    effects.push({ kind: 'missing', deadline: missing, before: undefined });
  return effects;
}

/** What a change did to the dates of a case, the next dates first. */
export function effectsOf(before: Case, after: Case, { deadlines, today }: CommandContext): readonly Effect[] {
  const [old, now] = [grouped(deadlines.of(before, today)), grouped(deadlines.of(after, today))];
  const effects = [...new Set([...old.keys(), ...now.keys()])].flatMap((key) =>
    ofGroup(old.get(key) ?? [], now.get(key) ?? []),
  );
  const rank = ({ kind }: Effect) =>
    ['satisfied', 'waived', 'gone', 'reopened', 'moved', 'new', 'missing'].indexOf(kind);
  return effects.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.deadline.due ?? 0) - (b.deadline.due ?? 0) ||
      compareText(a.deadline.rule.id, b.deadline.rule.id),
  );
}

/** Effects as lines of a private answer. */
export function effectItems(effects: readonly Effect[], { messages, language }: CommandContext): readonly Item[] {
  const date = (day: Day | undefined) => (day === undefined ? '' : formatDay(day, language, 'short'));
  return effects.map(({ kind, deadline, before }): Item => {
    const label = deadline.label === undefined ? '' : `: ${deadline.label}`;
    const title = `${deadline.rule.title[language]}${label}`;
    const text = {
      satisfied: () => messages.effectDone(title, date(before), deadline.days),
      waived: () => messages.effectWaived(title, date(before)),
      gone: () => messages.effectGone(title, date(before)),
      moved: () => messages.effectMoved(title, date(before), date(deadline.due)),
      reopened: () => messages.effectReopened(title, date(deadline.due)),
      new: () => messages.effectNew(title, date(deadline.due)),
      missing: () => messages.effectMissing(title, capital(missingText(deadline, language)), deadline.missing.length),
    }[kind]();
    return {
      line: [sensitive(text)],
      facts: [
        {
          grade: 'sensitive',
          type: 'effect',
          value: {
            case: deadline.caseNo,
            rule: deadline.rule.id,
            subject: deadline.subject === '' ? null : deadline.subject,
            effect: kind,
            before: before === undefined ? null : toIso(before),
            due: kind === 'gone' || deadline.due === undefined ? null : toIso(deadline.due),
          },
        },
      ],
    };
  });
}
