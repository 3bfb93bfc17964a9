import { type Day, dayOfIso, toIso } from '../../../src/calendar/civil-date.ts';
import type { Case } from '../../../src/cases/case.ts';
import type { Deadline } from '../../../src/deadlines/deadline.ts';
import type { Random } from '../../../src/demo/random.ts';

const added = <T>(list: readonly T[] | undefined, item: T): T[] => [...(list ?? []), item];

/** A contract that ends: renewed, made permanent, or over. */
function settleContract(kase: Case, subject: string, on: string, random: Random): Case {
  const [id, nth] = subject.split('/');
  const kind = random.weighted([
    ['Verlängerung', 6],
    ['Entfristung', 2],
    ['Ende', 2],
  ] as const);
  const jobs = (kase.jobs ?? []).map((job) => {
    if (job.id !== id) return job;
    const contract = (job.contract ?? []).map((version, i) =>
      `${i + 1}` === nth ? { ...version, outcome: { kind, on } } : version,
    );
    const last = contract.at(-1);
    if (`${contract.length}` !== nth || last?.until === undefined || kind === 'Ende') return { ...job, contract };
    const from = toIso(dayOfIso(last.until) + 1);
    const next =
      kind === 'Entfristung'
        ? { from, befristet: false }
        : { from, until: toIso(dayOfIso(from) + random.pick([90, 182, 364])), knownOn: on };
    return { ...job, contract: [...contract, next] };
  });
  return { ...kase, jobs };
}

function settleOutcome(kase: Case, { rule, subject }: Deadline, on: string, random: Random): Case | undefined {
  switch (rule.subject) {
    case 'contract':
      return settleContract(kase, subject, on, random);
    case 'funding': {
      const kind = random.pick(['endet', 'Anschluss geklärt'] as const);
      const fundings = kase.fundings?.map((item) => (item.id === subject ? { ...item, outcome: { kind, on } } : item));
      return { ...kase, fundings };
    }
    case 'grant': {
      const outcome = { kind: 'endet', on } as const;
      return {
        ...kase,
        berufsbegleitungen: kase.berufsbegleitungen?.map((item) => (item.id === subject ? { ...item, outcome } : item)),
      };
    }
    case 'inbeq': {
      const outcome = { kind: 'endet', on } as const;
      return { ...kase, inbeq: kase.inbeq?.map((item) => (item.id === subject ? { ...item, outcome } : item)) };
    }
    case 'document': {
      const old = kase.documents?.find(({ id }) => id === subject);
      const documents = kase.documents?.map((item) => (item.id === subject ? { ...item, renewedOn: on } : item)) ?? [];
      const validUntil = toIso(dayOfIso(on) + random.int(100, 500));
      const id = `${subject.slice(0, 20)}-${on}`;
      return { ...kase, documents: [...documents, { id, kind: old?.kind ?? 'Ausweis', validUntil }] };
    }
    case 'followUp':
      return {
        ...kase,
        followUps: kase.followUps?.map((item) => (item.id === subject ? { ...item, doneOn: on } : item)),
      };
    default:
      return undefined;
  }
}

/** The case after somebody has dealt with a date, in the way its rule asks for; `undefined`: the case is deleted. */
export function settle(kase: Case, deadline: Deadline, today: Day, random: Random): Case | undefined {
  const { rule, subject } = deadline;
  const { done } = rule;
  const on = toIso(today);
  if (rule.closedCases === true) return undefined;
  if (done.betrieb === true)
    return { ...kase, contacts: added(kase.contacts, { on, kind: 'Gespräch', with: 'Betrieb', channel: 'Telefon' }) };
  if (done.contacts !== undefined) {
    const kind = done.contacts === 'any' ? 'Gespräch' : (done.contacts[0] ?? 'Gespräch');
    return { ...kase, contacts: added(kase.contacts, { on, kind }) };
  }
  if (done.plan === true) return { ...kase, plans: added(kase.plans, { on }) };
  if (done.invitations !== undefined)
    return { ...kase, invitations: added(kase.invitations, { on, for: done.invitations[0] ?? 'Gespräch' }) };
  if (done.nachweis === true) {
    const nachweise = added(kase.schule?.nachweise, { kind: 'Zeugnis' as const, date: on });
    return { ...kase, schule: { ...kase.schule, nachweise } };
  }
  if (done.act !== undefined) {
    const named = rule.subject === 'case' || subject === '' ? {} : { subject };
    return { ...kase, acts: added(kase.acts, { rule: rule.id, on, reason: 'besprochen', ...named }) };
  }
  return (
    (done.outcome === true ? settleOutcome(kase, deadline, on, random) : undefined) ?? waive(kase, deadline, today)
  );
}

/** The case after somebody has given up one date, with a reason. */
export const waive = (kase: Case, { rule, subject, due = 0 }: Deadline, today: Day): Case => ({
  ...kase,
  waivers: added(kase.waivers, {
    rule: rule.id,
    due: toIso(due),
    ...(subject === '' ? {} : { subject }),
    reason: 'nicht mehr nötig',
    on: toIso(today),
  }),
});

/** The case after somebody has put the reminder of a date off; law at most to the date itself. */
export function putOff(kase: Case, { rule, subject, due = 0 }: Deadline, by: string, today: Day, days: number): Case {
  const until = rule.kind === 'law' ? Math.min(today + days, due) : today + days;
  if (until <= today) return kase;
  const entry = {
    rule: rule.id,
    due: toIso(due),
    ...(subject === '' ? {} : { subject }),
    until: toIso(until),
    on: toIso(today),
    by,
  };
  return { ...kase, reminders: added(kase.reminders, entry) };
}

export const noteFollowUp = (kase: Case, due: Day, id: string): Case => ({
  ...kase,
  followUps: added(kase.followUps, { id, due: toIso(due), text: 'Rückruf' }),
});
