import type { CaseEdit } from '../writing/spec.ts';
import { attendanceWay, nextStepWay, outcomeWay } from './outcome-ways.ts';
import { actWay, nachweisWay, planWay, potenzialanalyseWay, zielgruppeWay } from './paper-ways.ts';
import { betriebWay, contactWay, invitationWay } from './talk-ways.ts';
import type { Target, Way } from './way.ts';

/** A job settles it too; that is another command. */
export const JOB_WAY: Way = {
  name: 'job',
  label: { de: 'neue Beschäftigung', en: 'new job' },
  words: ['Beschäftigung', 'Job', 'Arbeit', 'Vertrag', 'neue Arbeit', 'neuer Job', 'neue Stelle'],
  fields: () => ({}),
  apply: (_values, _target, { kase }) => ({
    refused: {
      de: `Eine neue Beschäftigung tragen Sie so ein: vertrag ${kase.no} neu ab 1.12. bis 30.11.2027 svp. Damit ist auch diese Frist erledigt.`,
      en: `A new job is recorded like this: contract ${kase.no} new from 1 Dec until 30 Nov 2027 svp. That settles this date as well.`,
    },
  }),
};

/** Every way that settles a date, from its rule and what it is about; own rules of an office as well. */
export function waysOf(target: Target, { context }: CaseEdit): readonly Way[] {
  const { deadline, subject } = target;
  const { done, due } = deadline.rule;
  if (due.form === 'attendance') return [attendanceWay];
  if (due.form === 'milestones') {
    const participation = subject.kind === 'participation' ? subject.item : undefined;
    const massnahme = context.office.massnahmen?.find((item) => item.id === participation?.massnahme);
    const milestone = massnahme?.milestones?.find(({ id }) => deadline.subject === `${participation?.id}/${id}`);
    return milestone?.contact === true ? [contactWay('any')] : [actWay(false)];
  }
  const outcome = done.outcome === true ? outcomeWay(target) : undefined;
  return [
    ...(done.invitations === undefined ? [] : [invitationWay(done.invitations)]),
    ...(done.contacts === undefined ? [] : [contactWay(done.contacts)]),
    ...(done.betrieb === true ? [betriebWay] : []),
    ...(done.plan === true ? [planWay] : []),
    ...(done.act === undefined ? [] : [actWay(done.act === 'withReason')]),
    ...(done.nachweis === true ? [nachweisWay] : []),
    ...(done.zielgruppeChanged === true ? [zielgruppeWay] : []),
    ...(done.potenzialanalyse === true ? [potenzialanalyseWay] : []),
    ...(done.nextStep === true && subject.kind === 'participation' ? [nextStepWay] : []),
    ...(outcome === undefined ? [] : [outcome]),
    ...(done.job === true ? [JOB_WAY] : []),
  ];
}
