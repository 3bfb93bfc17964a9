import { choicesOf, type Fields } from '../../src/bot/fields.ts';
import type { Inbeq } from '../../src/cases/case.ts';
import { INBEQ_OUTCOMES } from '../../src/cases/values.ts';
import { type CaseEdit, type Edited, variant } from '../writing/spec.ts';
import { afterEach, replaced, theEntry, unclearWhich, whichField } from './entries.ts';
import { changeField, doneField, endField, lastDayField, nothingToChange, standsAlready } from './fields.ts';
import { endOf, hasEnded, inbeqLabel, inbeqsOf, isOver, latestEnd, noInbeq, regularEnd } from './inbeq-times.ts';
import { beforeStart, daysAfter, mustBeAfter, say, wrong } from './say.ts';

type Kind = (typeof INBEQ_OUTCOMES)[number];

/** Whether the end is settled for good; an extension only moves it. */
const isSettled = ({ outcome }: Inbeq): boolean => outcome !== undefined && outcome.kind !== 'verlängert';
const unsettled = (edit: CaseEdit) => inbeqsOf(edit, (item) => !hasEnded(item) && !isSettled(item));
const running = (edit: CaseEdit) => inbeqsOf(edit, (item) => !hasEnded(item));

/** The day after the end: a new end comes after it. */
const afterEnd = (edit: CaseEdit) => afterEach(unsettled(edit), (item) => daysAfter(endOf(item), 1));

const stands = (item: Inbeq, { kind, on }: { readonly kind: string; readonly on: string }): Edited =>
  wrong(
    'change',
    standsAlready(
      say(
        (day) => `${item.id}, ${kind} vom ${day(on)}`,
        (day) => `${item.id}, ${kind} of ${day(on)}`,
      ),
    ),
  );

function extend(edit: CaseEdit, item: Inbeq, until: string, on: string, change: boolean): Edited {
  const { kase } = edit;
  if (hasEnded(item)) return { refused: isOver(item) };
  const { outcome, extendedTo } = item;
  if (outcome !== undefined && outcome.kind !== 'verlängert' && !change) return stands(item, outcome);
  const regular = regularEnd(item);
  if (until <= regular) return wrong('until', mustBeAfter(until, regular));
  const latest = latestEnd(item);
  if (until > latest) {
    return wrong(
      'until',
      say(
        (day) => `Höchstens 12 Monate mehr sind möglich (§ 55 Abs. 2 SGB IX): bis ${day(latest)}.`,
        (day) => `At most 12 months more are possible (§ 55 Abs. 2 SGB IX): until ${day(latest)}.`,
      ),
    );
  }
  if (extendedTo !== undefined && until <= extendedTo && !change) {
    return wrong(
      'change',
      standsAlready(
        say(
          (day) => `${item.id}, verlängert bis ${day(extendedTo)}`,
          (day) => `${item.id}, extended until ${day(extendedTo)}`,
        ),
      ),
    );
  }
  const before = extendedTo ?? regular;
  return {
    kase: {
      ...kase,
      inbeq: replaced(kase.inbeq, { ...item, extendedTo: until, outcome: { kind: 'verlängert', on } }),
    },
    said: say(
      (day) => `InbeQ ${item.id} verlängert bis ${day(until)} (bisher bis ${day(before)}, Ergebnis vom ${day(on)})`,
      (day) => `InbeQ ${item.id} extended until ${day(until)} (so far until ${day(before)}, outcome of ${day(on)})`,
    ),
    also: [
      {
        de: 'Zur Begründung gehört beides: Art oder Schwere der Behinderung, und die Aussicht auf eine svp. Beschäftigung.',
        en: 'The reasons need both: kind or severity of the disability, and the prospect of a svp. job.',
      },
    ],
  };
}

function settle(edit: CaseEdit, item: Inbeq, kind: Kind, on: string, change: boolean): Edited {
  const { kase, today } = edit;
  const { outcome, extendedTo } = item;
  const open = kind === 'verlängert';
  const next = outcome?.kind === 'verlängert' && !open;
  if (outcome !== undefined && !next && !change) return stands(item, outcome);
  if (outcome === undefined && change) return { refused: nothingToChange(inbeqLabel(item, today)) };
  if (open && hasEnded(item)) return { refused: isOver(item) };
  const label = inbeqLabel(item, today);
  return {
    kase: { ...kase, inbeq: replaced(kase.inbeq, { ...item, outcome: { kind, on } }) },
    said: say(
      (day) => `${label.de}: ${kind} (Ergebnis vom ${day(on)})`,
      (day) => `${label.en}: ${kind} (outcome of ${day(on)})`,
    ),
    also:
      open && extendedTo === undefined
        ? [
            {
              de: `Das neue Ende fehlt noch. Bitte nachtragen: inbeq ${kase.no} verlängerung ${item.id} bis 31.12.2027`,
              en: `The new end is still missing. Please add it: inbeq ${kase.no} extension ${item.id} until 31 Dec 2027`,
            },
          ]
        : kind === 'Arbeitsverhältnis' && (kase.jobs ?? []).every((job) => job.endedOn !== undefined)
          ? [
              {
                de: `Die Beschäftigung tragen Sie ein mit: vertrag ${kase.no} neu ab 1.12. unbefristet svp`,
                en: `The job is recorded with: contract ${kase.no} new from 1 Dec permanent svp`,
              },
            ]
          : [],
  };
}

const someOutcome = ({ kase }: CaseEdit) =>
  changeField((kase.inbeq ?? []).some((item) => item.outcome !== undefined || item.extendedTo !== undefined));

/** An extension, at most 12 months more. */
export const extension = variant({
  verb: {
    name: { de: 'verlängerung', en: 'extension' },
    words: ['verlängert', 'verlängern', 'extended', 'extend'],
  },
  title: { de: 'Verlängerung der InbeQ eintragen', en: 'Record an extension of the InbeQ' },
  examples: { de: ['inbeq F-101 verlängerung bis 30.06.2027'], en: ['inbeq F-101 extension until 30 Jun 2027'] },
  pointless: ({ kase }) => noInbeq(kase),
  fields: (edit): Fields => ({
    ...whichField(unsettled(edit)),
    until: endField({ de: 'Verlängert bis', en: 'Extended until' }, afterEnd(edit), {
      lengthFrom: afterEnd(edit),
      required: true,
    }),
    on: doneField({ de: 'Ergebnis vom', en: 'Outcome of' }, edit.today),
    ...someOutcome(edit),
  }),
  apply({ which, until = '', on = '', change }, edit) {
    const entries = unsettled(edit);
    const item = theEntry(entries, which);
    return item === undefined ? unclearWhich(entries) : extend(edit, item, until, on, change === 'yes');
  },
});

/** What an InbeQ leads to. */
export const inbeqOutcome = variant({
  verb: {
    name: { de: 'ergebnis', en: 'outcome' },
    words: ['result'],
    answers: ['Arbeitsverhältnis', 'Arbeitsvertrag', 'nicht verlängert', 'not extended'],
  },
  title: { de: 'Ergebnis der InbeQ eintragen', en: 'Record the outcome of the InbeQ' },
  examples: {
    de: ['inbeq F-101 ergebnis Arbeitsverhältnis', 'inbeq F-101 ergebnis verlängert bis 30.06.2027'],
    en: ['inbeq F-101 outcome job', 'inbeq F-101 outcome ends on 15 Nov'],
  },
  pointless: ({ kase }) => noInbeq(kase),
  fields: (edit): Fields => ({
    ...whichField(unsettled(edit)),
    kind: {
      type: 'choice',
      label: { de: 'Ergebnis', en: 'Outcome' },
      required: true,
      missing: { de: 'verlängert, Arbeitsverhältnis oder endet', en: 'extended, job or ends' },
      choices: choicesOf(INBEQ_OUTCOMES, {
        verlängert: ['Verlängerung', 'extended', 'extension'],
        Arbeitsverhältnis: ['Arbeitsvertrag', 'Arbeit', 'Job', 'Beschäftigung'],
        endet: ['Ende', 'läuft aus', 'nicht verlängert', 'ends', 'end', 'not extended'],
      }),
    },
    on: doneField({ de: 'Ergebnis vom', en: 'Outcome of' }, edit.today),
    until: endField({ de: 'Neues Ende (wenn verlängert)', en: 'New end (if extended)' }, afterEnd(edit), {
      lengthFrom: afterEnd(edit),
      leadOnly: true,
    }),
    ...someOutcome(edit),
  }),
  apply({ which, kind, on = '', until, change }, edit) {
    const entries = unsettled(edit);
    const item = theEntry(entries, which);
    if (item === undefined) return unclearWhich(entries);
    if (until === undefined) return settle(edit, item, kind as Kind, on, change === 'yes');
    if (kind === 'verlängert') return extend(edit, item, until, on, change === 'yes');
    return wrong('until', {
      de: 'Ein neues Ende gibt es nur, wenn verlängert wurde.',
      en: 'Only what was extended has a new end.',
    });
  },
});

/** The last day of an InbeQ. */
export const inbeqEnded = variant({
  verb: { name: { de: 'beendet', en: 'ended' }, words: ['abgebrochen', 'abbruch', 'left', 'over'] },
  title: { de: 'Letzten Tag der InbeQ eintragen', en: 'Record the last day of the InbeQ' },
  examples: { de: ['inbeq F-101 beendet am 15.11.'], en: ['inbeq F-101 ended on 15 Nov'] },
  pointless: ({ kase }) => noInbeq(kase),
  fields: (edit): Fields => ({
    ...whichField(running(edit)),
    on: lastDayField({ de: 'Letzter Tag (leer: heute, oder das Ende)', en: 'Last day (empty: today, or the end)' }),
    ...changeField((edit.kase.inbeq ?? []).some(hasEnded)),
  }),
  apply({ which, on: given, change }, edit) {
    const { kase, today } = edit;
    const entries = running(edit);
    const item = theEntry(entries, which);
    if (item === undefined) return unclearWhich(entries);
    const { endedOn: old, extendedTo } = item;
    const end = extendedTo ?? regularEnd(item);
    const on = given ?? (end < today ? end : today);
    const label = inbeqLabel(item, today);
    if (old !== undefined && change !== 'yes') return wrong('change', standsAlready(label));
    if (old === undefined && change === 'yes') return { refused: nothingToChange(label) };
    if (on < item.start) return wrong('on', beforeStart(on, item.start));
    if (on > end) {
      return wrong(
        'on',
        say(
          (day) =>
            `Die InbeQ geht nur bis ${day(end)}. Wurde sie verlängert: inbeq ${kase.no} verlängerung ${item.id} bis …`,
          (day) =>
            `The InbeQ runs until ${day(end)} only. If it was extended: inbeq ${kase.no} extension ${item.id} until …`,
        ),
      );
    }
    return {
      kase: { ...kase, inbeq: replaced(kase.inbeq, { ...item, endedOn: on }) },
      said: say(
        (day) =>
          `InbeQ ${item.id} ${on > today ? 'endet' : 'beendet'}, letzter Tag ${day(on)}${old === undefined ? '' : ` (bisher ${day(old)})`}`,
        (day) =>
          `InbeQ ${item.id} ${on > today ? 'ends' : 'ended'}, last day ${day(on)}${old === undefined ? '' : ` (so far ${day(old)})`}`,
      ),
      also:
        item.outcome === undefined
          ? [
              {
                de: `Das Ergebnis fehlt noch: inbeq ${kase.no} ergebnis ${item.id} Arbeitsverhältnis (oder: endet)`,
                en: `The outcome is still missing: inbeq ${kase.no} outcome ${item.id} job (or: ends)`,
              },
            ]
          : [],
    };
  },
});
