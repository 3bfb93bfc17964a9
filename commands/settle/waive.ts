import { toIso } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Deadline } from '../../src/deadlines/deadline.ts';
import type { Variant } from '../writing/spec.ts';
import { caseDates, sameDate } from './case-dates.ts';
import { REASON_WORDS } from './pick-date.ts';
import { dateName, gone } from './settle-variant.ts';

type Waiver = NonNullable<Case['waivers']>[number];

/** Waives one date, with a reason. */
export function waiveVariant(deadline: Deadline): Variant {
  const { rule, subject, due } = deadline;
  return {
    title: { de: 'Auf eine Frist verzichten', en: 'Waive a date' },
    about: dateName(deadline),
    onClosed: true,
    fields: () => ({
      reason: {
        type: 'text',
        label: { de: 'Grund', en: 'Reason' },
        required: true,
        missing: {
          de: 'Ein Verzicht braucht einen Grund, zum Beispiel: weil stationäre Behandlung bis Mai',
          en: 'A waiver needs a reason, for example: because in hospital until May',
        },
        lead: REASON_WORDS,
        max: 500,
      },
    }),
    apply({ reason = '' }, { kase, context, today }) {
      const now = caseDates(kase, context).pending.find((other) => sameDate(other, deadline));
      if (now === undefined || due === undefined) return gone(deadline);
      const waiver: Waiver = {
        rule: rule.id,
        due: toIso(due),
        ...(subject === '' ? {} : { subject }),
        reason,
        on: today,
        by: context.access.person.id,
      };
      const name = dateName(deadline);
      return {
        kase: { ...kase, waivers: [...(kase.waivers ?? []), waiver] },
        said: { de: `Verzicht auf ${name.de}: ${reason}`, en: `Waived ${name.en}: ${reason}` },
      };
    },
  };
}
