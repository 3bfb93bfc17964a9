import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, dayOfIso, toDay, toIso } from '../../src/calendar/civil-date.ts';
import { LAENDER, type Land } from '../../src/calendar/holidays.ts';
import { createWorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';
import { isPending } from '../../src/deadlines/deadline.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { notYetGiven } from '../../src/reminders/bundle.ts';
import { type Notice, stageName } from '../../src/reminders/notice.ts';
import { createPlan } from '../../src/reminders/plan.ts';
import { standingByHand } from './by-hand.ts';
import { bare, officeOf } from './reminder-office.ts';

const FROM = toDay(2026, 3, 1);
const days = fc.integer({ min: FROM, max: toDay(2027, 12, 31) });
const laender = fc.constantFrom(...(Object.keys(LAENDER) as Land[]));

/** A case with dates of several rules: own follow-ups (team), documents (team, weeks), a contract (law and team), a start (standard). */
const cases = fc
  .record({
    followUps: fc.array(days, { maxLength: 3 }),
    documents: fc.array(days, { maxLength: 2 }),
    contract: fc.option(days, { nil: undefined }),
    granted: fc.option(days, { nil: undefined }),
    assigned: fc.boolean(),
  })
  .map(({ followUps, documents, contract, granted, assigned }): Case => {
    const { manager, ...kase } = bare();
    return {
      ...kase,
      ...(assigned ? { manager } : {}),
      followUps: followUps.map((due, i) => ({ id: `w-${i}`, due: toIso(due), text: 'x' })),
      documents: documents.map((until, i) => ({ id: `d-${i}`, kind: 'Ausweis', validUntil: toIso(until) })),
      ...(contract === undefined
        ? {}
        : {
            jobs: [
              { id: 'b', start: '2025-01-02', svp: true, contract: [{ from: '2025-01-02', until: toIso(contract) }] },
            ],
          }),
      bewilligungen: [
        { on: '2020-01-20', weiterbewilligung: true },
        ...(granted === undefined ? [] : [{ on: toIso(granted) }]),
      ],
    } as Case;
  });

const covers = fc.array(
  fc
    .record({
      of: fc.constantFrom('fm', 'star', 'lead'),
      deputy: fc.constantFrom('fm', 'star', 'meise'),
      from: days,
      days: fc.nat(40),
    })
    .filter(({ of, deputy }) => of !== deputy)
    .map((cover) => ({
      of: cover.of,
      deputy: cover.deputy,
      from: toIso(cover.from),
      until: toIso(cover.from + cover.days),
    })),
  { maxLength: 4 },
);

const planOn = (office: Office, today: Day, list: readonly Case[]) =>
  createPlan(office, createOfficeDeadlines(office), today).all(list);

const nameOf = ({ caseNo, rule, subject, due }: Notice) => `${caseNo} ${rule} ${subject} ${toIso(due)}`;

describe('whatever the case, the Land and the day', () => {
  test('exactly the present stage is told, as counted by hand', () => {
    fc.assert(
      fc.property(cases, laender, days, (kase, land, today) => {
        const office = officeOf({ land });
        const calendar = createWorkCalendar(land);
        const expected: string[] = [];
        for (const deadline of createOfficeDeadlines(office).of(kase, today)) {
          if (!isPending(deadline)) continue;
          const { own, lead } = standingByHand(deadline, calendar, today);
          const name = `${deadline.rule.id} ${deadline.subject}`;
          const to = kase.manager ?? 'lead';
          if (own !== undefined) expected.push(`${name} ${own.join(' ')} ${to}`);
          if (lead !== undefined && to !== 'lead') expected.push(`${name} ${lead.join(' ')} lead`);
        }
        const told = planOn(office, today, [kase]).map(
          ({ rule, subject, stage, since, recipient }) =>
            `${rule} ${subject} ${stageName(stage)} ${since} ${recipient}`,
        );
        expect(told.sort()).toEqual(expected.sort());
      }),
      { numRuns: 400 },
    );
  });

  test('each date has one person to tell of a stage, and nobody hears of one date twice on a day', () => {
    fc.assert(
      fc.property(fc.array(cases, { maxLength: 3 }), covers, days, (list, deputies, today) => {
        const numbered = list.map((kase, i) => ({ ...kase, no: `F-${i + 1}` }));
        const notices = planOn(officeOf({ deputies }), today, numbered);
        expect(new Set(notices.map(({ key }) => key)).size).toBe(notices.length);
        const heard = notices.map((notice) => `${nameOf(notice)} ${notice.recipient}`);
        expect(new Set(heard).size).toBe(heard.length);
        for (const notice of notices) expect(notice.since).toBeLessThanOrEqual(today);
      }),
      { numRuns: 200 },
    );
  });

  test('a month without the bot: one notice for each date and person, the present stage, and then never again', () => {
    fc.assert(
      fc.property(cases, covers, days, fc.integer({ min: 25, max: 45 }), (kase, deputies, start, gap) => {
        const office = officeOf({ deputies });
        const given = new Set<string>();
        const tell = (today: Day) => {
          const fresh = notYetGiven(planOn(office, today, [kase]), (key) => given.has(key));
          for (const { key } of fresh) given.add(key);
          return fresh;
        };
        for (let day = start; day < start + 10; day++) tell(day);
        const back = tell(start + 10 + gap);
        expect(new Set(back.map((notice) => `${nameOf(notice)} ${notice.recipient}`)).size).toBe(back.length);
        expect(tell(start + 10 + gap)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('stages only go forward, and a stage that is past does not come back', () => {
    fc.assert(
      fc.property(cases, covers, laender, days, (kase, deputies, land, start) => {
        const office = officeOf({ deputies, land });
        const past = new Map<string, Notice[]>();
        for (let day = start; day < start + 90; day++) {
          for (const notice of planOn(office, day, [kase])) {
            const role = notice.stage.kind === 'escalate' ? 'escalate' : 'own';
            const name = `${nameOf(notice)} ${role}`;
            const before = past.get(name) ?? [];
            const last = before.at(-1);
            expect(notice.since).toBeGreaterThanOrEqual(last?.since ?? -Infinity);
            const again = before.slice(0, -1).some((old) => old.key === notice.key);
            const same = last !== undefined && stageName(last.stage) === stageName(notice.stage);
            if (again) expect(same).toBe(true);
            past.set(name, [...before, notice]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('law and standard come whatever is muted or put off, the law on its day at the latest', () => {
    const putOff = fc.record({ until: days, on: days });
    fc.assert(
      fc.property(cases, fc.array(putOff, { maxLength: 3 }), days, (kase, entries, today) => {
        const rules = createOfficeDeadlines(officeOf());
        const pending = rules.of(kase, today).filter(isPending);
        const reminders = pending.flatMap(({ rule, subject, due }) =>
          entries.map(({ until, on }) => ({
            rule: rule.id,
            subject,
            due: toIso(due ?? today),
            until: toIso(until),
            on: toIso(on),
            by: 'fm',
          })),
        );
        const muted = rules.rules('nord').map(({ id }) => id);
        const plain = officeOf();
        const office = { ...plain, staff: plain.staff.map((person) => ({ ...person, muted })) };
        const told = planOn(office, today, [{ ...kase, reminders }]);
        const calendar = createWorkCalendar('BB');
        for (const { rule, subject, due = today } of pending) {
          const own = told.filter(
            (notice) => notice.rule === rule.id && notice.subject === subject && notice.due === due,
          );
          if (rule.kind === 'law' && today >= calendar.onOrBefore(due)) expect(own.length).toBeGreaterThan(0);
          // where nobody looks after the case, nobody else would hear of it
          if (rule.kind === 'team' && kase.manager !== undefined) expect(own).toEqual([]);
          // a standard can be put off, and only as long as somebody has said
          const latest = reminders.filter((item) => item.rule === rule.id && item.subject === subject);
          if (rule.kind === 'standard' && latest.every(({ until }) => dayOfIso(until) <= today)) {
            const without = planOn(plain, today, [kase]).filter((notice) => notice.rule === rule.id);
            expect(own.length > 0 || without.length === 0).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('every pending date of an invented office that is due has somebody who is told of it', () => {
  const today = toDay(2026, 11, 20);
  const { office, cases: list } = demoOffice({ cases: 1500, seed: 3, today });
  const rules = createOfficeDeadlines(office);
  const plan = createPlan(office, rules, today);
  for (const kase of list) {
    const deadlines = rules.of(kase, today);
    const notices = plan.noticesOf(kase, deadlines);
    for (const deadline of deadlines) {
      if (!isPending(deadline) || (deadline.due ?? Infinity) > today) continue;
      const own = notices.filter(
        ({ rule, subject, due }) => rule === deadline.rule.id && subject === deadline.subject && due === deadline.due,
      );
      expect({ no: kase.no, rule: deadline.rule.id, told: own.length > 0 }).toMatchObject({ told: true });
    }
  }
});
