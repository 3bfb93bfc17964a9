import type { Fields, Values } from '../../src/bot/fields.ts';
import { type Day, dayOfIso, toIso } from '../../src/calendar/civil-date.ts';
import { addWeeks, lastDayOfMonths } from '../../src/calendar/periods.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import { fitOf } from '../../src/fit/criteria/fit.ts';
import { both } from '../../src/fit/criteria/wording.ts';
import { profileOf } from '../../src/fit/profile/profile.ts';
import { availabilityOf } from '../../src/fit/ranking/availability.ts';
import { coverage, needsOf, saysWorksOn } from '../../src/fit/ranking/needs.ts';
import { placementFirst } from '../../src/fit/ranking/placement.ts';
import type { Stats } from '../../src/fit/ranking/stats.ts';
import { fitMessages } from '../../src/messages/fit.ts';
import { reasonField } from '../caseload/fields.ts';
import { startParticipation } from '../work/participation-start.ts';
import { massnahmeChoices } from '../work/participations.ts';
import { wrong } from '../work/say.ts';
import { type CaseEdit, type Edited, type Variant, variant } from '../writing/spec.ts';
import { askFirst, remarks } from './assign-view.ts';
import { failedText, shortList } from './candidate-words.ts';
import { isBlocked, type Kit } from './kit.ts';

const AGAINST_SHOWN = 3;

/** Why somebody cannot begin on that day: full, over, no way in. */
function obstacles(row: Massnahme, start: Day, stats: Stats, { kase }: CaseEdit): readonly Text[] {
  const available = availabilityOf(row, stats.stays(row.id, kase.no), start);
  if (!available.open) return available.notes;
  // there are days on which people begin, and this is none of them
  return available.start !== undefined && available.start > start ? available.notes.slice(0, 1) : [];
}

/** The usual end, where the row says how long it takes; no later than the Maßnahme itself. */
function usualEnd({ duration, run }: Massnahme, start: Day): string | undefined {
  const months = duration?.months ?? (duration?.weeks === undefined ? duration?.maxMonths : undefined);
  const last =
    months !== undefined
      ? lastDayOfMonths(start, months)
      : duration?.weeks === undefined
        ? undefined
        : addWeeks(start, duration.weeks) - 1;
  const end = run?.until === undefined ? undefined : dayOfIso(run.until);
  const both = [last, end].filter((day) => day !== undefined && day >= start);
  return last === undefined || both.length === 0 ? undefined : toIso(Math.min(...both.map((day) => day ?? start)));
}

/** Assigns somebody: records the start of a participation, after a look at whether it fits. */
export const assignment = (rows: readonly Massnahme[], kit: Kit, stats: Stats): Variant =>
  variant({
    title: { de: 'Einer Maßnahme zuweisen', en: 'Assign to a Maßnahme' },
    examples: {
      de: [
        'zuweisen F-101 Startklar ab 1.12. bis 31.5.2027',
        'zuweisen F-101 Startklar ab 1.12. trotzdem weil mit dem Träger besprochen',
      ],
      en: ['assign F-101 Startklar from 1 Dec until 31 May 2027'],
    },
    pointless: (edit) => (rows.length > 0 ? undefined : startParticipation.pointless?.(edit)),
    fields: (edit): Fields => ({
      ...startParticipation.fields(edit),
      massnahme: {
        type: 'choice',
        label: { de: 'Maßnahme', en: 'Maßnahme' },
        required: true,
        missing: { de: 'Welche? Ein Teil des Namens genügt.', en: 'Which? A part of its name is enough.' },
        choices: massnahmeChoices(rows),
      },
      anyway: {
        type: 'yes-no',
        label: { de: 'Trotzdem, auch wenn etwas dagegen spricht', en: 'All the same, even if something is against it' },
        initial: 'no',
        yes: ['trotzdem', 'dennoch', 'anyway', 'all the same'],
      },
      reason: reasonField({ de: 'Begründung', en: 'Reason' }),
    }),
    apply({ anyway, reason, ...values }: Values, edit): Edited {
      const { kase, context } = edit;
      const row = rows.find(({ id }) => id === values['massnahme']);
      const from = values['start'];
      if (row === undefined || from === undefined) return startParticipation.apply(values, edit);
      const start = dayOfIso(from);
      const end = values['end'] ?? usualEnd(row, start);
      const recorded = startParticipation.apply({ ...values, ...(end === undefined ? {} : { end }) }, edit);
      if (!('kase' in recorded)) return recorded;
      const profile = profileOf({ today: context.today, kase, massnahmen: kit.byId });
      const findings = fitOf(row).findings(profile);
      const failed = findings.filter(({ outcome }) => outcome === 'failed');
      const notes = obstacles(row, start, stats, edit);
      const against = failed.length > 0 || notes.length > 0;
      if (against && anyway !== 'yes') return { first: askFirst(row, failed, notes, values, edit) };
      if (against && reason === undefined) return wrong('reason', REASON_MISSING);
      const open = findings.filter(({ outcome }) => outcome === 'unknown');
      const needs = needsOf(profile, placementFirst(profile, isBlocked(kase, context.today)) !== undefined);
      const needed = !needs.complete || !saysWorksOn(row) || coverage(row, needs.open).covers.length > 0;
      const { said, also = [] } = recorded;
      const why = against && reason !== undefined ? reason : undefined;
      const list = both((language) => {
        const t = fitMessages(language);
        return shortList(
          [...failed.map((finding) => failedText(finding, language, t)), ...notes.map((note) => note[language])],
          AGAINST_SHOWN,
          t,
        );
      });
      return {
        kase: recorded.kase,
        said:
          why === undefined
            ? said
            : {
                de: `${said.de}, trotzdem (${list.de}), weil: ${why}`,
                en: `${said.en}, all the same (${list.en}), because: ${why}`,
              },
        also: [
          ...also,
          ...(needed ? [] : [NOT_NEEDED]),
          ...remarks(open, row, values['end'] === undefined ? end : undefined, kase.no),
        ],
      };
    },
  });

const NOT_NEEDED: Text = {
  de: 'Sie arbeitet an nichts, was im Fall offen ist.',
  en: 'It works on nothing that is open in the case.',
};

const REASON_MISSING: Text = {
  de: 'Bitte schreiben Sie dazu, warum trotzdem: … trotzdem weil …',
  en: 'Please add why all the same: … anyway because …',
};
