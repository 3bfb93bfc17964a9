import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/berlin.ts';
import { toDay } from '../../src/calendar/civil-date.ts';
import { createWorkCalendar } from '../../src/calendar/work-calendar.ts';
import { bundle, MOST_URGENT, notYetGiven, type PostedToday } from '../../src/reminders/bundle.ts';
import type { Notice } from '../../src/reminders/notice.ts';
import { createTimes } from '../../src/reminders/times.ts';
import { bare, noticesOn, officeOf } from './reminder-office.ts';

const FRIDAY = toDay(2026, 11, 20);
const NOTHING: PostedToday = { morning: new Set(), urgent: new Map(), channel: new Set() };
const office = officeOf({
  teams: [{ id: 'nord', name: 'Nord', channels: { slack: ['C1'] } }],
  staff: officeOf().staff.map((person) =>
    person.id === 'star' ? { ...person, quietHours: { from: '19:00', until: '09:00' } } : person,
  ),
});
const kase = bare({
  followUps: [
    { id: 'soon', due: '2026-11-24', text: 'a' },
    { id: 'today', due: '2026-11-20', text: 'b' },
    { id: 'late', due: '2026-11-12', text: 'c' },
    { id: 'later', due: '2026-11-10', text: 'd' },
  ],
});
const stages = { reminders: { stages: [{ rule: 'wiedervorlage', lead: 5 }] } };
const notices = noticesOn('2026-11-20', kase, { ...office, ...stages });

function at(
  hour: number,
  minute: number,
  posted: Partial<PostedToday> = {},
  all: readonly Notice[] = notices,
  day = FRIDAY,
) {
  let id = 0;
  return bundle(all, {
    office,
    times: createTimes(undefined, createWorkCalendar('BB')),
    now: instantOf(day, hour * 60 + minute),
    posted: { ...NOTHING, ...posted },
    newId: () => `p-${++id}`,
  });
}

describe('a message', () => {
  test('waits for the morning of an Arbeitstag, and holds all there is, the most pressing first', () => {
    expect(at(3, 0)).toEqual([]);
    expect(at(7, 44)).toEqual([]);
    const [morning, channel, ...others] = at(7, 45);
    expect(others).toEqual([]);
    expect(morning).toMatchObject({ id: 'p-1', kind: 'morning', to: { kind: 'person', staff: 'fm' }, day: FRIDAY });
    expect(morning?.notices.map(({ subject }) => subject)).toEqual(['today', 'later', 'late', 'soon']);
    expect(channel).toMatchObject({ kind: 'channel', to: { kind: 'channel', team: 'nord' } });
    expect(channel?.notices.map(({ subject }) => subject)).toEqual(['today']);
    // started late: still today, but not in the evening and not on Saturday
    expect(at(16, 59)).toHaveLength(2);
    expect(at(17, 0)).toEqual([]);
    expect(at(10, 0, {}, notices, FRIDAY + 1)).toEqual([]);
    expect(at(10, 0, {}, notices, FRIDAY + 3)).toHaveLength(2);
  });

  test('of the morning is one a day; what is urgent then may stand alone, three times', () => {
    const had = { morning: new Set(['fm']), channel: new Set(['nord']) };
    expect(at(10, 0, had)).toMatchObject([{ kind: 'urgent', notices: [{ subject: 'today' }, { subject: 'soon' }] }]);
    const calm = notices.filter(({ urgent }) => !urgent);
    expect(calm).toHaveLength(2 + 1);
    expect(at(10, 0, had, calm)).toEqual([]);
    expect(at(10, 0, { ...had, urgent: new Map([['fm', MOST_URGENT - 1]]) })).toHaveLength(1);
    expect(at(10, 0, { ...had, urgent: new Map([['fm', MOST_URGENT]]) })).toEqual([]);
  });

  test('waits for the end of quiet hours; the channel has none', () => {
    const own = noticesOn('2026-11-20', { ...kase, manager: 'star' }, office);
    expect(at(8, 0, {}, own).map(({ kind }) => kind)).toEqual(['channel']);
    expect(at(9, 0, {}, own).map(({ kind }) => kind)).toEqual(['morning', 'channel']);
  });

  test('to somebody who is no longer on the list of staff is none', () => {
    expect(
      at(
        9,
        0,
        {},
        notices.map((notice) => ({ ...notice, recipient: 'gone' })),
      ),
    ).toMatchObject([{ kind: 'channel' }]);
  });
});

test('whatever the hour and whatever was posted: nobody gets two bundles, nothing is in two messages, nothing is lost', () => {
  const minutes = fc.array(fc.nat(1439), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(minutes, fc.boolean(), (list, cover) => {
      const deputies = cover ? [{ of: 'fm', deputy: 'star', from: '2026-11-20', until: '2026-11-20' }] : [];
      const all = noticesOn('2026-11-20', kase, { ...office, ...stages, deputies });
      const given = new Set<string>();
      const morning = new Set<string>();
      const channel = new Set<string>();
      const urgent = new Map<string, number>();
      const sorted = [...list].sort((a, b) => a - b);
      for (const minute of sorted) {
        const fresh = notYetGiven(all, (key) => given.has(key));
        for (const posting of at(Math.floor(minute / 60), minute % 60, { morning, channel, urgent }, fresh)) {
          const name = posting.to.kind === 'person' ? posting.to.staff : posting.to.team;
          if (posting.kind === 'urgent') urgent.set(name, (urgent.get(name) ?? 0) + 1);
          else {
            const had = posting.kind === 'morning' ? morning : channel;
            expect(had.has(name)).toBe(false);
            had.add(name);
          }
          for (const { key } of posting.notices) {
            expect(given.has(key)).toBe(false);
            given.add(key);
          }
        }
      }
      // quiet until nine, from then on everybody may be written to
      if (sorted.some((minute) => minute >= 540 && minute < 1020)) expect(given.size).toBe(all.length);
      if (sorted.every((minute) => minute < 465 || minute >= 1020)) expect(given.size).toBe(0);
    }),
    { numRuns: 200 },
  );
});
