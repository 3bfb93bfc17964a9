import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { dayOfIso } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { createPlan } from '../../src/reminders/plan.ts';
import { createWorlds } from '../../src/reminders/world.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';

const TODAY = dayOfIso('2026-11-23');
const NOW = Date.parse('2026-11-23T07:00:00Z');
const demo = (cases: number) => demoOffice({ cases, seed: 3, today: TODAY });
const newId = () => 'p';

const fromScratch = async (store: Store) => {
  const office = await store.office();
  return createPlan(office, createOfficeDeadlines(office), TODAY)
    .all(await store.findCases())
    .map(({ key }) => key)
    .sort();
};

it('derives anew only what changed, and gives what deriving all of it gives', async () => {
  const { office, cases } = demo(300);
  const store = createMemoryStore({ office, cases });
  const world = createWorlds(store, newId);
  let before = (await world(NOW)).wanted;
  expect([...before.keys()].sort()).toEqual(await fromScratch(store));
  const staff = office.staff.filter(({ roles }) => roles.includes('caseManager'));
  for (let i = 0; i < 12; i++) {
    const [notice] = [...before.values()].slice(i * 7);
    const kase = (await store.findCase(notice?.caseNo ?? '')) as Case;
    const next = staff.find(({ id, team }) => id !== kase.manager && team === kase.team);
    if (i % 4 === 3) await store.commit({ remove: [kase.no] });
    else await store.commit({ put: [{ ...kase, manager: next?.id }] });
    const { wanted } = await world(NOW);
    expect([...wanted.keys()].sort()).toEqual(await fromScratch(store));
    for (const [key, old] of before) if (old.caseNo !== kase.no) expect(wanted.get(key)).toBe(old);
    before = wanted;
  }
  // where the office changed, all of it may be different
  await store.commit({ office: { ...office, reminders: { stages: [{ lead: 1 }] } } });
  const { wanted } = await world(NOW);
  expect([...wanted.keys()].sort()).toEqual(await fromScratch(store));
  expect(wanted.size).not.toBe(before.size);
});

it('is made once for all who ask at a time, and not from before for who asks later', async () => {
  const { office, cases } = demo(50);
  const inner = createMemoryStore({ office, cases });
  let reads = 0;
  const store: Store = {
    ...inner,
    async findCases(query) {
      reads++;
      const found = await inner.findCases(query);
      await pause(20);
      return found;
    },
  };
  const world = createWorlds(store, newId);
  const asked = Array.from({ length: 40 }, () => world(NOW));
  await pause(5);
  const [kase] = await inner.findCases();
  await inner.commit({ remove: [kase?.no ?? ''] });
  const late = world(NOW);
  await Promise.all(asked);
  expect(reads).toBeLessThanOrEqual(2);
  expect((await late).exists(kase?.no ?? '')).toBe(false);
  expect((await world(NOW)).exists(kase?.no ?? '')).toBe(false);
  expect(reads).toBe(2);
});

it('lets others have a turn while it is made', async () => {
  const world = createWorlds(createMemoryStore(demo(3_000)), newId);
  let turns = 0;
  let over = false;
  const others = () => {
    turns++;
    if (!over) setImmediate(others);
  };
  setImmediate(others);
  const made = await world(NOW);
  over = true;
  expect(made.wanted.size).toBeGreaterThan(300);
  expect(turns).toBeGreaterThan(10);
});
