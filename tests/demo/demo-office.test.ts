import { describe, expect, test } from 'vitest';
import { type Day, dayOfIso, toDay, toIso } from '../../src/calendar/civil-date.ts';
import { ageOn } from '../../src/calendar/periods.ts';
import { createWorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Case } from '../../src/cases/case.ts';
import { type ImportFile, importSchema } from '../../src/cases/office.ts';
import { createEngine } from '../../src/deadlines/engine.ts';
import { defaultRules } from '../../src/deadlines/load-rules.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';

const TODAY = toDay(2026, 8, 4);
const DAYS = [TODAY, toDay(2026, 1, 1), toDay(2028, 2, 29), toDay(2026, 4, 5), toDay(2027, 7, 31)];
const memo = new Map<string, ImportFile>();

function office(cases: number, seed = 1, today: Day = TODAY): ImportFile {
  const key = `${cases}/${seed}/${today}`;
  const made = memo.get(key) ?? demoOffice({ cases, seed, today });
  memo.set(key, made);
  return made;
}

function engineOf({ office: { massnahmen = [] } }: ImportFile, all: boolean) {
  return createEngine({
    rules: defaultRules().map((rule) => (all ? { ...rule, active: true } : rule)),
    calendar: createWorkCalendar('BB'),
    massnahmen: new Map(massnahmen.map((item) => [item.id, item])),
    retention: { months: 36 },
  });
}

const inOrder = (dates: readonly string[]) =>
  dates.every((date, index) => index === 0 || (dates[index - 1] ?? '') <= date);
const share = (cases: readonly Case[], holds: (kase: Case) => boolean) => cases.filter(holds).length / cases.length;

describe('the file', () => {
  test.each([0, 1, 2, 150, 999, 1500])('%i cases can be imported', (cases) => {
    for (const [seed, today] of DAYS.entries()) {
      const file = office(cases, seed, today);
      expect(importSchema.safeParse(file).error?.issues ?? []).toEqual([]);
      expect(file.cases).toHaveLength(cases);
    }
  });

  test('the same options give the same office, another seed another one', () => {
    const again = demoOffice({ cases: 150, seed: 1, today: TODAY });
    expect(again).toEqual(office(150));
    expect(office(150, 2).cases).not.toEqual(again.cases);
  });

  test('a case takes 2.3 to 4.5 KB', () => {
    const bytes = Buffer.byteLength(JSON.stringify(office(1500))) / 1500;
    expect(bytes).toBeGreaterThan(2300);
    expect(bytes).toBeLessThan(4500);
  });

  test('13 000 cases take less than 3 s', () => {
    const start = performance.now();
    demoOffice({ cases: 13_000, seed: 5, today: TODAY });
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('the office', () => {
  test('a small one has two teams with leads, deputies to spare and an admin', () => {
    const { staff, teams, clientNames, retention, deputies = [] } = office(150).office;
    expect(teams).toHaveLength(2);
    for (const team of teams) {
      const people = staff.filter((person) => person.team === team.id);
      const managers = people.filter((person) => /^fm-\d/.test(person.id)).length;
      expect(people.filter((person) => person.roles.includes('teamLead'))).toHaveLength(1);
      expect(managers).toBeGreaterThanOrEqual(team.id.includes('ue25') ? 2 : 1);
      expect(managers).toBeLessThanOrEqual(3);
    }
    expect(staff.filter((person) => person.roles.includes('admin')).map((person) => person.id)).toEqual(['admin-01']);
    expect(staff.find((person) => person.roles.includes('caseManager'))?.id).toBe('fm-01');
    expect([clientNames, retention]).toEqual([false, { months: 36 }]);
    expect(deputies).toHaveLength(2);
  });

  test.each(DAYS)('one Vertretung runs on day %i and one starts the week after', (today) => {
    const [running, next] = office(150, 0, today).office.deputies ?? [];
    const on = toIso(today);
    expect(running !== undefined && running.from <= on && running.until >= on).toBe(true);
    expect(next !== undefined && dayOfIso(next.from) > today && dayOfIso(next.from) <= today + 7).toBe(true);
  });

  test('1 : 150 from 25 on, 1 : 75 under 25', () => {
    const { cases, office: large } = office(13_000);
    for (const [kind, least, most] of [
      ['ue25', 120, 165],
      ['-u25', 60, 90],
    ] as const) {
      const managers = large.staff.filter((person) => /^fm-\d/.test(person.id) && person.team.includes(kind)).length;
      const load = cases.filter((kase) => kase.team.includes(kind)).length / managers;
      expect(load).toBeGreaterThan(least);
      expect(load).toBeLessThan(most);
    }
  });

  test('every reference of the office resolves and every id is given once', () => {
    for (const size of [150, 1500, 13_000]) {
      const { teams, staff, deputies = [], massnahmen = [] } = office(size).office;
      for (const list of [teams, staff, massnahmen])
        expect(new Set(list.map((item) => item.id)).size).toBe(list.length);
      expect(new Set(staff.map((person) => person.name)).size).toBe(staff.length);
      const people = new Set(staff.map((person) => person.id));
      for (const person of staff) expect(teams.some((team) => team.id === person.team)).toBe(true);
      for (const item of deputies) {
        expect(people.has(item.of) && people.has(item.deputy)).toBe(true);
        expect(item.of).not.toBe(item.deputy);
      }
    }
  });
});

/** Every broken invariant of a case, in words. */
function problemsOf(kase: Case, file: ImportFile, today: Day): string[] {
  const problems: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) problems.push(`${kase.no}: ${what}`);
  };
  const last = kase.closed?.on ?? toIso(today);
  const rules = new Set(defaultRules().map((rule) => rule.id));
  const staff = new Map(file.office.staff.map((person) => [person.id, person]));
  const team = file.office.teams.some((item) => item.id === kase.team);
  check(team, 'team');
  if (kase.manager !== undefined) check(staff.get(kase.manager)?.team === kase.team, 'manager of that team');

  const histories = [
    (kase.kategorien ?? []).map((entry) => entry.since),
    (kase.zielgruppen ?? []).map((entry) => entry.since),
    (kase.prognosen ?? []).map((entry) => entry.since),
    ...(kase.hemmnisse ?? []).map((item) => item.history.map((entry) => entry.on)),
    (kase.contacts ?? []).map((entry) => entry.on),
    (kase.invitations ?? []).map((entry) => entry.on),
    (kase.plans ?? []).map((entry) => entry.on),
    (kase.bewilligungen ?? []).map((entry) => entry.on),
    (kase.acts ?? []).map((entry) => entry.on),
    (kase.antraege ?? []).map((entry) => entry.receivedOn ?? ''),
    ...(kase.inbeq ?? []).map((item) => (item.phases ?? []).map((phase) => phase.from)),
  ];
  for (const dates of histories) check(inOrder(dates), `history in order: ${dates}`);
  const recorded = [
    ...histories.flat(),
    ...(kase.jobs ?? []).flatMap((job) => (job.contract ?? []).flatMap((version) => version.outcome?.on ?? [])),
    ...[...(kase.fundings ?? []), ...(kase.berufsbegleitungen ?? []), ...(kase.inbeq ?? [])].flatMap(
      (item) => item.outcome?.on ?? [],
    ),
    ...(kase.participations ?? []).flatMap((item) =>
      [item.nextStep?.on ?? [], item.attendance?.asOf ?? [], item.outcome?.on ?? []].flat(),
    ),
    ...(kase.consents ?? []).flatMap((item) => [
      item.givenOn,
      ...(item.withdrawnOn === undefined ? [] : [item.withdrawnOn]),
    ]),
    ...(kase.followUps ?? []).flatMap((item) => item.doneOn ?? []),
    ...(kase.waivers ?? []).flatMap((item) => item.on ?? []),
    ...(kase.schule?.nachweise ?? []).map((item) => item.date),
    ...(kase.profil ?? []).map((item) => item.on),
    kase.potenzialanalyse?.exceptionSince ?? kase.opened,
    kase.potenzialanalyse?.doneOn ?? kase.opened,
  ];
  for (const date of recorded) check(date >= kase.opened && date <= last, `recorded on ${date}, opened ${kase.opened}`);
  for (const item of kase.documents ?? []) if (item.renewedOn !== undefined) check(item.renewedOn <= last, 'renewed');

  const spans: readonly (readonly [string | undefined, string | undefined])[] = [
    ...(kase.leistungsbezug ?? []).map((item) => [item.from, item.until] as const),
    ...(kase.algBezug ?? []).map((item) => [item.from, item.until] as const),
    ...(kase.blockingEvents ?? []).map((item) => [item.from, item.until] as const),
    ...(kase.jobs ?? []).map((item) => [item.start, item.endedOn] as const),
    ...(kase.jobs ?? []).map((item) => [item.start, item.probezeitUntil] as const),
    ...[...(kase.fundings ?? []), ...(kase.berufsbegleitungen ?? []), ...(kase.ausbildungen ?? [])].map(
      (item) => [item.start, item.end] as const,
    ),
    ...(kase.participations ?? []).flatMap((item) => [
      [item.start, item.end] as const,
      [item.start, item.exitOn] as const,
      [item.exitOn, item.end] as const,
    ]),
    ...(kase.inbeq ?? []).flatMap((item) => [
      [item.start, item.assignedEnd] as const,
      [item.start, item.endedOn] as const,
    ]),
    ...(kase.consents ?? []).map((item) => [item.givenOn, item.withdrawnOn] as const),
    ...(kase.antraege ?? []).map((item) => [item.receivedOn, item.completeOn] as const),
    [kase.opened, last],
    [kase.birthDate, kase.opened],
  ];
  for (const [from, until] of spans)
    check(from === undefined || until === undefined || from <= until, `${from} to ${until}`);

  for (const job of kase.jobs ?? []) {
    let end = '';
    for (const version of job.contract ?? []) {
      check(version.from > end && version.from >= job.start, `${job.id}: version from ${version.from} after ${end}`);
      check(version.until === undefined || version.until >= version.from, `${job.id}: until`);
      end = version.until ?? '9999-12-31';
    }
    check(job.contract?.[0]?.from === job.start, `${job.id}: first contract`);
  }

  const byKind = [
    kase.hemmnisse,
    kase.jobs,
    kase.fundings,
    kase.berufsbegleitungen,
    kase.participations,
    kase.ausbildungen,
    kase.inbeq,
    kase.documents,
    kase.followUps,
  ];
  const ids = byKind.flatMap((list) => (list ?? []).map((item) => item.id));
  check(new Set(ids).size === ids.length, 'ids unique');
  const jobs = new Set((kase.jobs ?? []).map((job) => job.id));
  const jobRefs = [kase.fundings, kase.berufsbegleitungen, kase.consents, kase.contacts].flatMap((list) =>
    (list ?? []).map((item) => item.job),
  );
  for (const job of jobRefs) check(job === undefined || jobs.has(job), `job ${job}`);
  for (const item of kase.participations ?? []) {
    check(file.office.massnahmen?.some((massnahme) => massnahme.id === item.massnahme) ?? false, item.massnahme);
  }
  const people = [
    ...(kase.hemmnisse ?? []).flatMap((item) => item.history),
    ...(kase.waivers ?? []),
    ...(kase.profil ?? []),
  ].map((entry) => entry.by);
  for (const by of people) check(by === undefined || staff.has(by), `by ${by}`);
  const subjects = new Set(ids);
  for (const job of kase.jobs ?? [])
    for (const index of (job.contract ?? []).keys()) subjects.add(`${job.id}/${index + 1}`);
  for (const item of kase.marktnaheBetreuungen ?? []) subjects.add(item.since);
  for (const item of kase.participations ?? []) {
    const massnahme = file.office.massnahmen?.find((entry) => entry.id === item.massnahme);
    for (const milestone of massnahme?.milestones ?? []) subjects.add(`${item.id}/${milestone.id}`);
  }
  for (const act of [...(kase.acts ?? []), ...(kase.waivers ?? [])]) {
    check(rules.has(act.rule), act.rule);
    check(act.subject === undefined || subjects.has(act.subject), `${act.rule} for ${act.subject}`);
  }
  return problems;
}

describe('the cases', () => {
  test.each([
    ['150', 150, 1],
    ['1 500', 1500, 2],
    ['13 000', 13_000, 1],
  ] as const)('%s keep every reference, order and date', (_name, size, seed) => {
    for (const today of size > 5000 ? [TODAY] : DAYS) {
      const file = office(size, seed, today);
      expect(file.cases.flatMap((kase) => problemsOf(kase, file, today))).toEqual([]);
      expect(new Set(file.cases.map((kase) => kase.no)).size).toBe(size);
      expect(file.cases.every((kase) => kase.name === undefined)).toBe(true);
    }
  });

  test('are as old, as many and as unlike as those of a Jobcenter', () => {
    const { cases } = office(13_000);
    const kategorie = (letters: string) =>
      share(cases, (kase) => letters.includes(kase.kategorien?.at(-1)?.kategorie ?? '-'));
    expect(kategorie('A')).toBeLessThan(0.02);
    expect(kategorie('BC')).toBeGreaterThan(0.1);
    expect(kategorie('DE')).toBeGreaterThan(0.5);
    expect(kategorie('S')).toBeLessThan(0.06);
    expect(kategorie('XYZ')).toBeGreaterThan(0.08);
    const ages = cases.flatMap((kase) =>
      kase.birthDate === undefined ? [] : [ageOn(dayOfIso(kase.birthDate), TODAY)],
    );
    expect(ages.reduce((least, age) => Math.min(least, age), 99)).toBe(14);
    expect(ages.reduce((most, age) => Math.max(most, age), 0)).toBe(66);
    const young = ages.filter((age) => age < 25).length / ages.length;
    expect(young).toBeGreaterThan(0.15);
    expect(young).toBeLessThan(0.25);
    const groups = new Map<string, Case[]>();
    for (const kase of cases) {
      const number = kase.bedarfsgemeinschaft ?? '';
      groups.set(number, [...(groups.get(number) ?? []), kase]);
    }
    expect([...groups.values()].every((group) => group.length <= 4)).toBe(true);
    expect([...groups.values()].some((group) => new Set(group.map((kase) => kase.manager)).size > 1)).toBe(true);
    const hemmnisse = cases.flatMap((kase) => kase.hemmnisse ?? []);
    const bare = hemmnisse.filter((item) => item.strategies === undefined).length / hemmnisse.length;
    expect(bare).toBeGreaterThan(0.06);
    expect(bare).toBeLessThan(0.1);
  });

  test.each(DAYS)('on day %i about one in ten is overdue, mostly by days, and few lack a fact', (today) => {
    const file = office(1500, 3, today);
    const engine = engineOf(file, false);
    const dates = file.cases.map((kase) => engine(kase, today));
    const having = (holds: (state: string) => boolean) =>
      dates.filter((list) => list.some((item) => holds(item.state))).length / 1500;
    const overdue = dates.flat().filter((item) => item.state === 'overdue');
    expect(having((state) => state === 'overdue')).toBeGreaterThan(0.05);
    expect(having((state) => state === 'overdue')).toBeLessThan(0.15);
    expect(having((state) => state === 'notComputable')).toBeGreaterThan(0.01);
    expect(having((state) => state === 'notComputable')).toBeLessThan(0.06);
    expect(overdue.filter((item) => item.days <= 31).length / overdue.length).toBeGreaterThan(0.65);
    const within = (days: number) =>
      dates.flat().filter((item) => item.state === 'open' && (item.due ?? 0) <= today + days).length;
    expect(within(0)).toBeGreaterThan(0);
    expect(within(6)).toBeGreaterThan(within(0));
    expect(within(14)).toBeGreaterThan(within(6));
  });

  test.each([1, 2, 3])('every rule meets a case in an office of 1 500, seed %i', (seed) => {
    const file = office(1500, seed);
    const engine = engineOf(file, true);
    const met = new Set(
      file.cases
        .flatMap((kase) => engine(kase, TODAY).filter((item) => item.due !== undefined))
        .map((item) => item.rule.id),
    );
    expect(
      defaultRules()
        .map((rule) => rule.id)
        .filter((id) => !met.has(id)),
    ).toEqual([]);
  });
});
