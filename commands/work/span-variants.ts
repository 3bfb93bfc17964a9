import type { Fields } from '../../src/bot/fields.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { nextId } from '../writing/next-id.ts';
import { type CaseEdit, type Edited, type Variant, variant } from '../writing/spec.ts';
import { afterEach, replaced, theEntry, unclearWhich, whichField } from './entries.ts';
import { changeField, doneField, endField, nothingToChange, standsAlready, startField } from './fields.ts';
import { daysAfter, endBeforeStart, mustBeAfter, say, unreadDate, wrong } from './say.ts';
import { forJob, isSettled, jobField, jobOf, none, type Span, type SpanSort, spanLabel, spansOf } from './spans.ts';

/** The end is not known: said, with how it is added. */
const endMissing = (sort: SpanSort, no: string, id: string): Text => ({
  de: `Das Ende fehlt noch. Bitte nachtragen: ${sort.command.de} ${no} ende ${id} 30.11.2027`,
  en: `The end is still missing. Please add it: ${sort.command.en} ${no} end ${id} 30 Nov 2027`,
});

/** An entry of the same kind for the same job that runs in the same days. */
const twice = (sort: SpanSort, kase: Case, span: Span): Span | undefined =>
  sort
    .list(kase)
    .find(
      (other) =>
        other.kind === span.kind &&
        other.job === span.job &&
        (other.end ?? '9999') >= (span.start ?? '') &&
        (span.end ?? '9999') >= (other.start ?? ''),
    );

const newSpan = (sort: SpanSort): Variant =>
  variant({
    verb: { name: { de: 'neu', en: 'new' }, words: ['neue', 'bewilligt', 'granted', 'start'] },
    title: { de: `Neue ${sort.name.de} eintragen`, en: `Record ${sort.aName.en}` },
    fields: (edit): Fields => ({
      ...(sort.kindField === undefined ? {} : { kind: sort.kindField }),
      start: startField({ de: 'Beginn', en: 'Start' }, { required: sort.startRequired }),
      end: endField({ de: 'Ende', en: 'End' }, 'start', { lengthFrom: 'start' }),
      ...jobField(edit),
    }),
    apply({ kind, start, end, job }, { kase, today }) {
      const unread = unreadDate(kind ?? '') ?? sort.kindProblem?.(kind ?? '');
      if (unread !== undefined) return wrong('kind', unread);
      if (start !== undefined && end !== undefined && end < start) return wrong('end', endBeforeStart(end, start));
      const forWhich = jobOf(job);
      const span: Span = {
        id: nextId(sort.letter, sort.list(kase)),
        ...(kind === undefined ? {} : { kind: sort.kindName?.(kind) ?? kind }),
        ...(forWhich === undefined ? {} : { job: forWhich }),
        ...(start === undefined ? {} : { start }),
        ...(end === undefined ? {} : { end }),
      };
      const other = twice(sort, kase, span);
      if (other !== undefined) {
        const label = spanLabel(sort, other, today);
        return {
          refused: {
            de: `Das gibt es in diesen Tagen schon: ${label.de}. Eine Verlängerung wäre: ${sort.command.de} ${kase.no} ergebnis ${other.id} verlängert bis 31.12.2027`,
            en: `There is already one in these days: ${label.en}. An extension would be: ${sort.command.en} ${kase.no} outcome ${other.id} extended until 31 Dec 2027`,
          },
        };
      }
      const label = spanLabel(sort, span, today);
      return {
        kase: sort.put(kase, [...sort.list(kase), span]),
        said: {
          de: `Neu: ${label.de}${forJob(forWhich).de}`,
          en: `New: ${label.en}${forJob(forWhich).en}`,
        },
        also: end === undefined ? [endMissing(sort, kase.no, span.id)] : [],
      };
    },
  });

const unsettled = (sort: SpanSort, edit: CaseEdit) => spansOf(sort, edit, (span) => !isSettled(span));

/** An entry that follows on from another, and the sentence about it. */
function followOn(sort: SpanSort, kase: Case, span: Span, oldEnd: string, until: string | undefined, today: string) {
  const start = daysAfter(oldEnd, 1);
  const next: Span = {
    id: nextId(sort.letter, sort.list(kase)),
    ...(span.kind === undefined ? {} : { kind: span.kind }),
    ...(span.job === undefined ? {} : { job: span.job }),
    start,
    ...(until === undefined ? {} : { end: until }),
  };
  const there = twice(sort, kase, next);
  if (there !== undefined) {
    const label = spanLabel(sort, there, today);
    return { list: [], also: [{ de: `Daran schließt an: ${label.de}`, en: `It is followed by: ${label.en}` }] };
  }
  const label = spanLabel(sort, next, today);
  return {
    list: [next],
    also: [
      { de: `Neu angelegt als Fortsetzung: ${label.de}`, en: `New entry that follows on: ${label.en}` },
      ...(until === undefined ? [endMissing(sort, kase.no, next.id)] : []),
    ],
  };
}

function settle(
  sort: SpanSort,
  edit: CaseEdit,
  span: Span,
  kind: string,
  on: string,
  until: string | undefined,
): Edited {
  const { kase, today } = edit;
  const extended = kind === 'verlängert';
  if (until !== undefined && !extended) {
    return wrong('until', {
      de: 'Ein neues Ende gibt es nur, wenn verlängert wurde.',
      en: 'Only what was extended has a new end.',
    });
  }
  if (extended && span.end === undefined) {
    return {
      refused: {
        de: `Das bisherige Ende von ${span.id} ist nicht eingetragen. Zuerst: ${sort.command.de} ${kase.no} ende ${span.id} 30.11.2026`,
        en: `The end of ${span.id} so far is not recorded. First: ${sort.command.en} ${kase.no} end ${span.id} 30 Nov 2026`,
      },
    };
  }
  if (until !== undefined && span.end !== undefined && until <= span.end) {
    return wrong('until', mustBeAfter(until, span.end));
  }
  const next = extended && span.end !== undefined ? followOn(sort, kase, span, span.end, until, today) : undefined;
  const label = spanLabel(sort, { ...span, outcome: undefined }, today);
  const { outcome: old } = span;
  const said = say(
    (day) =>
      `${label.de}: ${kind} (Ergebnis vom ${day(on)}${old === undefined ? '' : `, bisher ${old.kind} am ${day(old.on)}`})`,
    (day) =>
      `${label.en}: ${kind} (outcome of ${day(on)}${old === undefined ? '' : `, so far ${old.kind} on ${day(old.on)}`})`,
  );
  const open: Text[] =
    kind === 'beantragt'
      ? [
          {
            de: 'Die Frist bleibt offen, bis das Ergebnis da ist.',
            en: 'The deadline stays open until there is a decision.',
          },
        ]
      : [];
  return {
    kase: sort.put(kase, [...replaced(sort.list(kase), { ...span, outcome: { kind, on } }), ...(next?.list ?? [])]),
    said,
    also: [...open, ...(next?.also ?? [])],
  };
}

/** What became of the end of one. */
export const spanOutcome = (sort: SpanSort): Variant =>
  variant({
    verb: {
      name: { de: 'ergebnis', en: 'outcome' },
      words: ['result'],
      answers: sort.outcomes
        .flatMap(({ value, words = [] }) => [value, ...words])
        .filter((word) => !word.toLowerCase().startsWith('end')),
    },
    title: { de: `Ergebnis zum Ende der ${sort.name.de} eintragen`, en: `Record the outcome of ${sort.aName.en}` },
    pointless: ({ kase }) => none(sort, kase),
    fields: (edit): Fields => {
      const after = afterEach(unsettled(sort, edit), ({ end }) => (end === undefined ? undefined : daysAfter(end, 1)));
      return {
        ...whichField(unsettled(sort, edit)),
        kind: {
          type: 'choice',
          label: { de: 'Ergebnis', en: 'Outcome' },
          required: true,
          missing: {
            de: `eines von: ${sort.outcomes.map(({ label }) => label.de).join(', ')}`,
            en: `one of: ${sort.outcomes.map(({ label }) => label.en).join(', ')}`,
          },
          choices: sort.outcomes,
        },
        on: doneField({ de: 'Ergebnis vom', en: 'Outcome of' }, edit.today),
        until: endField({ de: 'Neues Ende (wenn verlängert)', en: 'New end (if extended)' }, after, {
          lengthFrom: after,
          leadOnly: true,
        }),
        ...changeField(sort.list(edit.kase).some((span) => span.outcome !== undefined)),
      };
    },
    apply({ which, kind = '', on = '', until, change }, edit) {
      const entries = unsettled(sort, edit);
      const span = theEntry(entries, which);
      if (span === undefined) return unclearWhich(entries);
      const label = spanLabel(sort, span, edit.today);
      const stands = isSettled(span) || span.outcome?.kind === kind;
      if (stands && change !== 'yes') return wrong('change', standsAlready(label));
      if (span.outcome === undefined && change === 'yes') return { refused: nothingToChange(label) };
      return settle(sort, edit, span, kind, on, until);
    },
  });

const withoutEnd = (sort: SpanSort, edit: CaseEdit) => spansOf(sort, edit, (span) => span.end === undefined);

const end = (sort: SpanSort): Variant =>
  variant({
    verb: { name: { de: 'ende', en: 'end' }, words: ['ende am', 'ende bis'] },
    title: { de: `Ende der ${sort.name.de} nachtragen`, en: `Add the end of ${sort.aName.en}` },
    pointless: ({ kase }) => none(sort, kase),
    fields: (edit): Fields => ({
      ...whichField(withoutEnd(sort, edit)),
      end: endField(
        { de: 'Letzter Tag', en: 'Last day' },
        afterEach(withoutEnd(sort, edit), ({ start }) => start),
        {
          required: true,
        },
      ),
      ...changeField(sort.list(edit.kase).some((span) => span.end !== undefined)),
    }),
    apply({ which, end: last = '', change }, edit) {
      const { kase, today } = edit;
      const entries = withoutEnd(sort, edit);
      const span = theEntry(entries, which);
      if (span === undefined) return unclearWhich(entries);
      const label = spanLabel(sort, span, today);
      const { start, end: old } = span;
      if (old !== undefined && change !== 'yes') return wrong('change', standsAlready(label));
      if (old === undefined && change === 'yes') return { refused: nothingToChange(label) };
      if (start !== undefined && last < start) return wrong('end', endBeforeStart(last, start));
      const next = spanLabel(sort, { ...span, end: last }, today);
      return {
        kase: sort.put(kase, replaced(sort.list(kase), { ...span, end: last })),
        said: say(
          (day) => `Ende eingetragen: ${next.de}${old === undefined ? '' : ` (bisher bis ${day(old)})`}`,
          (day) => `End recorded: ${next.en}${old === undefined ? '' : ` (so far until ${day(old)})`}`,
        ),
      };
    },
  });

/** What can be recorded about a Förderung or a Berufsbegleitung: a new one, its outcome, its end. */
export const spanVariants = (sort: SpanSort): readonly Variant[] => [newSpan(sort), spanOutcome(sort), end(sort)];
