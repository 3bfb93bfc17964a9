import { describe, expect, test } from 'vitest';
import { dayOfIso, toIso } from '../../src/calendar/civil-date.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import { availabilityOf, type Stay } from '../../src/fit/ranking/availability.ts';
import { row, TODAY } from './stub.ts';

const stay = (first: string, last?: string): Stay => ({
  first: dayOfIso(first),
  last: last === undefined ? undefined : dayOfIso(last),
});

/** In German, on 21.11.2026. */
function seen(massnahme: Partial<Massnahme>, stays: readonly Stay[] = []) {
  const { open, obstacle, notes, free, start } = availabilityOf(row('m', massnahme), stays, TODAY);
  return {
    is: open ? 'open' : obstacle,
    notes: notes.map(({ de }) => de),
    free,
    start: start === undefined ? undefined : toIso(start),
  };
}

describe('the run of a Maßnahme', () => {
  test('without dates it can begin today', () => {
    expect(seen({})).toEqual({ is: 'open', notes: [], free: undefined, start: '2026-11-21' });
  });

  test('its last day is still a day to begin; the day after it is over', () => {
    expect(seen({ run: { until: '2026-11-21' } }).is).toBe('open');
    expect(seen({ run: { until: '2026-11-20' } })).toMatchObject({ is: 'over', notes: ['beendet am 20.11.2026'] });
  });

  test('before its first day it begins then', () => {
    expect(seen({ run: { from: '2027-01-04' } })).toMatchObject({
      is: 'open',
      notes: ['nächster Beginn am 04.01.2027'],
      start: '2027-01-04',
    });
  });

  test('says where it ends before its usual time', () => {
    const run = { until: '2027-01-31' };
    expect(seen({ run, duration: { months: 6 } }).notes).toEqual(['läuft nur noch bis 31.01.2027, kürzer als üblich']);
    expect(seen({ run, duration: { weeks: 6 } }).notes).toEqual([]);
  });
});

describe('times of entry', () => {
  test('the next one counts, whatever the order on file', () => {
    const entry = [{ from: '2027-03-01' }, { from: '2026-12-01', until: '2026-12-15' }, { from: '2026-09-01' }];
    expect(seen({ entry })).toMatchObject({
      is: 'open',
      start: '2026-12-01',
      notes: ['nächster Beginn am 01.12.2026', 'Einstieg bis 15.12.2026'],
    });
  });

  test('inside one it is today', () => {
    expect(seen({ entry: [{ from: '2026-11-01', until: '2026-11-30' }] })).toMatchObject({
      is: 'open',
      start: '2026-11-21',
      notes: ['Einstieg bis 30.11.2026'],
    });
  });

  test('without an end it is that one day', () => {
    expect(seen({ entry: [{ from: '2026-11-20' }] })).toMatchObject({
      is: 'entry-closed',
      notes: ['kein Einstieg mehr möglich: letzter am 20.11.2026'],
      start: undefined,
    });
    expect(seen({ entry: [{ from: '2026-11-21' }] }).is).toBe('open');
  });

  test('outside the run there is none', () => {
    expect(seen({ entry: [{ from: '2027-02-01' }], run: { until: '2027-01-31' } }).is).toBe('entry-closed');
    expect(seen({ entry: [] })).toMatchObject({ is: 'entry-closed', notes: ['kein Einstieg mehr möglich'] });
  });
});

describe('places', () => {
  test('those that run on the day of the start take one', () => {
    const stays = [stay('2026-10-01', '2027-03-31'), stay('2026-06-01', '2026-11-21')];
    expect(seen({ places: 3 }, stays)).toMatchObject({ is: 'open', free: 1 });
    expect(seen({ places: 3, run: { from: '2026-11-22' } }, stays)).toMatchObject({ free: 2 });
  });

  test('without a number of places nobody knows whether one is free', () => {
    expect(seen({}, [stay('2026-10-01')]).free).toBeUndefined();
  });

  test('full: says from when a place is expected to be free', () => {
    expect(seen({ places: 2 }, [stay('2026-10-01', '2027-03-31'), stay('2026-10-01', '2027-01-04')])).toEqual({
      is: 'full',
      notes: ['voll, voraussichtlich frei ab 05.01.2027'],
      free: 0,
      start: '2027-01-05',
    });
  });

  test('full: the day must be one on which somebody can begin', () => {
    const entry = [{ from: '2026-12-01' }, { from: '2027-02-01' }];
    expect(seen({ places: 1, entry }, [stay('2026-10-01', '2027-01-04')])).toMatchObject({
      is: 'full',
      notes: ['voll, voraussichtlich frei ab 01.02.2027'],
    });
    expect(seen({ places: 1, entry, run: { until: '2027-01-31' } }, [stay('2026-10-01', '2027-01-04')])).toMatchObject({
      is: 'full',
      notes: ['voll, kein freier Platz absehbar'],
      start: undefined,
    });
  });

  test('a participation without an end keeps its place', () => {
    expect(seen({ places: 1 }, [stay('2026-10-01')]).notes).toEqual(['voll, kein freier Platz absehbar']);
  });

  test('a place that is promised for later is no free one', () => {
    expect(seen({ places: 1 }, [stay('2026-12-01', '2027-05-31')])).toMatchObject({
      is: 'full',
      notes: ['voll, voraussichtlich frei ab 01.06.2027'],
    });
  });

  test('one after the other they take one place, not two', () => {
    const stays = [stay('2026-10-01', '2026-11-30'), stay('2026-12-01', '2027-05-31')];
    expect(seen({ places: 2 }, stays)).toMatchObject({ is: 'open', free: 1 });
  });

  test('more people than places: only when enough have left is one free', () => {
    const stays = [stay('2026-10-01', '2026-12-31'), stay('2026-10-01', '2027-01-31'), stay('2026-10-01')];
    expect(seen({ places: 2 }, stays).notes).toEqual(['voll, voraussichtlich frei ab 01.02.2027']);
  });

  test('none at all', () => {
    expect(seen({ places: 0 })).toMatchObject({ is: 'no-place', notes: ['keine Plätze'], free: 0 });
  });
});
