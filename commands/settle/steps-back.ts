import { toIso } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import { replaced } from '../work/entries.ts';
import { type Contact, contactSaid, countsNot } from '../writing/contact-fields.ts';
import { withoutOutcomeOf } from './outcome-back.ts';
import { dated, omit, orNone, removed, type Step } from './step.ts';
import type { Target } from './way.ts';

function withoutAct({ deadline, subject }: Target, on: string, kase: Case): Step {
  const { rule } = deadline;
  const names = [undefined, deadline.subject, subject.key];
  const isIt = (act: NonNullable<Case['acts']>[number]) =>
    act.rule === rule.id && act.on === on && (subject.kind === 'case' || names.includes(act.subject));
  const acts = (kase.acts ?? []).filter((act) => !isIt(act));
  if (acts.length === (kase.acts ?? []).length) return undefined;
  return { kase: { ...kase, acts: orNone(acts) }, said: removed(dated(rule.title.de, rule.title.en, on)) };
}

/** A talk stays on file: it is marked as one that did not take place. */
function withoutContacts({ deadline, subject }: Target, on: string, kase: Case): Step {
  const { contacts, betrieb } = deadline.rule.done;
  const ofMilestone = deadline.rule.due.form === 'milestones';
  const counts = (contact: Contact): boolean => {
    if (contact.on !== on || countsNot(contact)) return false;
    if (contact.with === 'Betrieb') {
      return betrieb === true && (subject.kind !== 'job' || (contact.job ?? subject.item.id) === subject.item.id);
    }
    if (contact.with === 'Träger') return false;
    return ofMilestone || contacts === 'any' || contacts?.includes(contact.kind) === true;
  };
  const [first] = (kase.contacts ?? []).filter(counts);
  if (first === undefined) return undefined;
  const said = contactSaid(first);
  return {
    kase: {
      ...kase,
      contacts: (kase.contacts ?? []).map((item) => (counts(item) ? { ...item, tookPlace: false } : item)),
    },
    said: {
      de: `Als nicht stattgefunden vermerkt: ${said.de}`,
      en: `Marked as one that did not take place: ${said.en}`,
    },
  };
}

function withoutInvitation({ deadline }: Target, on: string, kase: Case): Step {
  const kinds: readonly string[] = deadline.rule.done.invitations ?? [];
  const item = kase.invitations?.find((entry) => entry.on === on && kinds.includes(entry.for));
  if (item === undefined) return undefined;
  return {
    kase: { ...kase, invitations: orNone((kase.invitations ?? []).filter((entry) => entry !== item)) },
    said: removed(dated(`Einladung (${item.for})`, `Invitation (${item.for})`, on)),
  };
}

function withoutPlan(on: string, kase: Case): Step {
  if (kase.plans?.some((plan) => plan.on === on) !== true) return undefined;
  return {
    kase: { ...kase, plans: orNone((kase.plans ?? []).filter((plan) => plan.on !== on)) },
    said: removed(dated('Fassung des Plans', 'version of the plan', on)),
  };
}

function withoutNachweis(on: string, kase: Case): Step {
  const item = kase.schule?.nachweise?.find(({ date }) => date === on);
  if (item === undefined) return undefined;
  const nachweise = (kase.schule?.nachweise ?? []).filter((entry) => entry !== item);
  return {
    kase: { ...kase, schule: { ...kase.schule, nachweise: orNone(nachweise) } },
    said: removed(dated(item.kind, item.kind, on)),
  };
}

function withoutZielgruppe(on: string, kase: Case): Step {
  const last = kase.zielgruppen?.at(-1);
  if (last === undefined || last.since !== on) return undefined;
  return {
    kase: { ...kase, zielgruppen: orNone((kase.zielgruppen ?? []).slice(0, -1)) },
    said: removed(dated(`Zielgruppe ${last.zielgruppe}`, `Zielgruppe ${last.zielgruppe}`, on)),
  };
}

function withoutPotenzialanalyse(on: string, kase: Case): Step {
  const { potenzialanalyse } = kase;
  if (potenzialanalyse?.doneOn !== on) return undefined;
  return {
    kase: { ...kase, potenzialanalyse: omit(potenzialanalyse, 'doneOn') },
    said: removed(dated('Potenzialanalyse', 'Potenzialanalyse', on)),
  };
}

function withoutNextStep({ subject }: Target, kase: Case): Step {
  if (subject.kind !== 'participation' || subject.item.nextStep === undefined) return undefined;
  const { text, on } = subject.item.nextStep;
  return {
    kase: { ...kase, participations: replaced(kase.participations, omit(subject.item, 'nextStep')) },
    said: removed(dated(`nächster Schritt „${text}“`, `next step “${text}”`, on)),
  };
}

/** A job settled it: that is for the command for contracts. */
const byJob = ({ no }: Case): Step => ({
  refused: {
    de: `Das hat eine Beschäftigung erledigt. Ändern geht so: vertrag ${no}`,
    en: `A job settled this. To change it: contract ${no}`,
  },
});

/** Everything that may have satisfied a date, in the order in which it is taken back. */
export function stepsBack(target: Target): readonly ((kase: Case) => Step)[] {
  const { deadline } = target;
  const { done, due } = deadline.rule;
  if (deadline.doneOn === undefined) return [];
  const on = toIso(deadline.doneOn);
  return [
    (kase) => withoutAct(target, on, kase),
    ...(done.outcome === true ? [(kase: Case) => withoutOutcomeOf(target, kase)] : []),
    ...(done.nextStep === true ? [(kase: Case) => withoutNextStep(target, kase)] : []),
    ...(done.potenzialanalyse === true ? [(kase: Case) => withoutPotenzialanalyse(on, kase)] : []),
    ...(done.invitations === undefined ? [] : [(kase: Case) => withoutInvitation(target, on, kase)]),
    ...(done.plan === true ? [(kase: Case) => withoutPlan(on, kase)] : []),
    ...(done.nachweis === true ? [(kase: Case) => withoutNachweis(on, kase)] : []),
    ...(done.zielgruppeChanged === true ? [(kase: Case) => withoutZielgruppe(on, kase)] : []),
    ...(done.contacts !== undefined || done.betrieb === true || due.form === 'milestones'
      ? [(kase: Case) => withoutContacts(target, on, kase)]
      : []),
    ...(done.job === true ? [byJob] : []),
  ];
}
