import { type Day, dayOfIso, toIso } from '../../calendar/civil-date.ts';
import { addMonths, ageOn, monthOf } from '../../calendar/periods.ts';
import type { Case } from '../../cases/case.ts';
import { COUNTING_CHANNELS } from '../../cases/values.ts';
import { isPending } from '../../deadlines/deadline.ts';
import type { Rule } from '../../deadlines/rule.ts';
import { countIf, type Measure, type Situation } from '../measure.ts';
import { isIn } from '../period.ts';

/** So long is the longest standard between two talks (UM 4.1.4). */
const LONGEST_MONTHS = 6;

type Contact = NonNullable<Case['contacts']>[number];

/** Took place, with the person, face to face, by video or phone: what the rules take for a contact. */
export const counts = ({ tookPlace, channel, with: partner }: Contact): boolean =>
  tookPlace !== false &&
  (channel === undefined || COUNTING_CHANNELS.includes(channel)) &&
  (partner === undefined || partner === 'Kunde');

/** The Kategorie that holds on a day. */
export function kategorieOn(kase: Case, day: Day): string | undefined {
  let found: string | undefined;
  for (const { kategorie, since } of kase.kategorien ?? []) if (dayOfIso(since) <= day) found = kategorie;
  return found;
}

export const isChild = ({ birthDate }: Case, day: Day): boolean =>
  birthDate !== undefined && ageOn(dayOfIso(birthDate), day) < 15;

/** X, Y and Z have reviews, no talks. */
const isXyz = (kategorie: string | undefined): boolean => kategorie !== undefined && 'XYZ'.includes(kategorie);

/** A rule of the standard that wants talks with the person again and again. */
const wantsTalks = ({ active, kind, subject, due, done }: Rule): boolean =>
  active && kind === 'standard' && subject === 'case' && due.form === 'recurring' && done.contacts !== undefined;

/** Months that ended in the period with as many talks as an Integrationsbegleitung wants, of all of them. */
function monthsWithTalks({ cases, window, deadlines, team }: Situation): Measure | undefined {
  const rules = new Set(
    deadlines
      .rules(team)
      .filter(({ active, due }) => active && due.form === 'monthly')
      .map(({ id }) => id),
  );
  if (rules.size === 0) return undefined;
  let kept = 0;
  let of = 0;
  for (let day = monthOf(window.from).last; day <= window.until; day = monthOf(day + 1).last) {
    for (const kase of cases) {
      if (kase.participations === undefined || kase.participations.length === 0) continue;
      for (const { rule, state } of deadlines.of(kase, day)) {
        if (!rules.has(rule.id) || (state !== 'satisfied' && !isPending({ state }))) continue;
        of++;
        if (state === 'satisfied') kept++;
      }
    }
  }
  return { is: 'part', figure: 'monthsWithTalks', n: kept, of, act: false };
}

/** Cases without contact, talks, and how many cases have theirs in the rhythm of the standard. */
export function contactFigures(situation: Situation): readonly Measure[] {
  const { cases, inCare, window, deadlines, team, dates } = situation;
  const { at } = window;
  const since = addMonths(at, -LONGEST_MONTHS);
  const asked = inCare.filter(
    (kase) => !isChild(kase, at) && !isXyz(kategorieOn(kase, at)) && dayOfIso(kase.opened) <= since,
  );
  const [after, until] = [toIso(since), toIso(at)];
  const silent = countIf(
    asked,
    ({ contacts = [] }) => !contacts.some((c) => counts(c) && c.on > after && c.on <= until),
  );
  let talks = 0;
  for (const { contacts = [] } of cases) talks += countIf(contacts, (c) => counts(c) && isIn(dayOfIso(c.on), window));
  const rhythms = deadlines
    .rules(team)
    .filter(wantsTalks)
    .map((rule): Measure => {
      const own = dates.filter((date) => date.rule.id === rule.id && isPending(date));
      const kept = countIf(own, ({ state }) => state === 'open');
      return { is: 'part', figure: 'inRhythm', key: rule.id, label: rule.title, n: kept, of: own.length };
    });
  const months = monthsWithTalks(situation);
  return [
    { is: 'part', figure: 'withoutContact', n: silent, of: asked.length, act: true },
    ...rhythms,
    ...(months === undefined ? [] : [months]),
    { is: 'count', figure: 'talks', n: talks },
  ];
}
