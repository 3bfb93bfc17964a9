import { describe, expect, it, vi } from 'vitest';
import { toDay } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import { checkImport } from '../../src/cases/check.ts';
import type { ImportFile, Office } from '../../src/cases/office.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { officeFrom } from '../../src/exchange/draft-office.ts';
import type { Mapping } from '../../src/exchange/mapping.ts';
import { settle } from '../../src/exchange/settle.ts';
import { withUnsaid } from '../../src/exchange/silent.ts';
import { auditLines, currentOffice, type Plan, planImport } from '../../src/exchange/take-over.ts';
import { csvFiles } from '../../src/exchange/write-csv.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, type Files } from './folders.ts';
import { seedErrors } from './seeded-errors.ts';

vi.setConfig({ testTimeout: 30_000 });

const TODAY = toDay(2026, 11, 21);
const CASES = Number(process.env['FALLBOTE_IMPORT_CASES'] ?? 800);

function csvOf({ office, cases }: ImportFile): Map<string, Buffer> {
  const files = csvFiles(office, cases, { encoding: 'windows-1252', delimiter: ';' });
  if ('text' in files) throw new Error(files.text.de);
  return new Map(files);
}

/** Imports CSV files as the command line does. Gives the plan, or the number of mistakes. */
async function importCsv(
  store: Store,
  files: Files,
  options: { mapping?: Mapping; skip?: boolean } = {},
): Promise<Plan | number> {
  const draft = await draftOf(files, options.mapping);
  const settled = settle(draft, await currentOffice(store), options.skip);
  if (settled.office === undefined) return settled.findings.length;
  const incoming = {
    office: (under: Office | undefined) => officeFrom(draft, under) as unknown as Office,
    cases: settled.cases,
    complete: withUnsaid(draft),
  };
  const plan = await planImport(store, incoming, options.mapping ?? {}, options.skip);
  if (plan.change === 'unsound') return plan.merged.length + plan.rest.length;
  if (plan.change !== undefined)
    await store.commit({ ...plan.change, audit: auditLines('import', [], '2026-11-21T10:00:00Z') });
  return plan;
}

const counts = (plan: Plan | number) =>
  typeof plan === 'number'
    ? plan
    : { added: plan.added, changed: plan.changed, same: plan.same, conflicts: plan.conflicts.length };

async function stateOf(store: Store): Promise<{ readonly office: Office; readonly cases: readonly Case[] }> {
  return { office: await store.office(), cases: await store.findCases() };
}

describe('an office out of its Fachverfahren', () => {
  const file = demoOffice({ cases: CASES, seed: 11, today: TODAY });

  it('with a hundred mistakes is not taken over; repaired it is; again it is unchanged; what the bot did stays', async () => {
    const store = createMemoryStore();
    const { files } = seedErrors(file, 100, 5);
    expect(await importCsv(store, files)).toBeGreaterThanOrEqual(100);
    expect(await store.findCases()).toEqual([]);

    expect(counts(await importCsv(store, csvOf(file)))).toEqual({ added: CASES, changed: 0, same: 0, conflicts: 0 });
    expect(await stateOf(store)).toEqual({ office: file.office, cases: file.cases });

    const again = await importCsv(store, csvOf(file));
    expect(counts(again)).toEqual({ added: 0, changed: 0, same: CASES, conflicts: 0 });
    expect(typeof again === 'object' && again.change).toBeUndefined();

    // 50 cases worked on in the bot
    const worked = (await store.findCases()).slice(0, 50).map(
      (kase): Case => ({
        ...kase,
        contacts: [
          ...(kase.contacts ?? []),
          { on: '2026-11-20', kind: 'Gespräch', channel: 'Telefon', note: 'aus dem Bot' },
        ],
        followUps: [...(kase.followUps ?? []), { id: 'w99', due: '2026-12-01', text: 'nachfragen' }],
      }),
    );
    await store.commit({ put: worked });
    const kept = await importCsv(store, csvOf(file));
    expect(counts(kept)).toEqual({ added: 0, changed: 0, same: CASES, conflicts: 0 });
    expect(typeof kept === 'object' && kept.kept).toBeGreaterThanOrEqual(100);
    expect((await store.findCases()).slice(0, 50)).toEqual(worked);

    // and the Fachverfahren has news for the same cases
    const news = file.cases.map((kase, i) =>
      i < 60 ? { ...kase, bewilligungen: [...(kase.bewilligungen ?? []), { on: '2026-11-19' }] } : kase,
    );
    expect(counts(await importCsv(store, csvOf({ ...file, cases: news })))).toEqual({
      added: 0,
      changed: 60,
      same: CASES - 60,
      conflicts: 0,
    });
    const after = await store.findCases();
    after.slice(0, 50).forEach((kase, i) => {
      expect(kase.contacts).toEqual(worked[i]?.contacts);
      expect(kase.followUps).toEqual(worked[i]?.followUps);
      expect(kase.bewilligungen).toEqual(news[i]?.bewilligungen);
    });
    expect(checkImport({ fallbote: 1, ...(await stateOf(store)) }).problems).toEqual([]);
  }, 240_000);

  it('with mistakes can be taken over without the wrong rows', async () => {
    const store = createMemoryStore();
    const { files, seeded } = seedErrors(file, 30, 7);
    const plan = await importCsv(store, files, { skip: true });
    expect(typeof plan).toBe('object');
    const { cases } = await stateOf(store);
    expect(checkImport({ fallbote: 1, ...(await stateOf(store)) }).problems).toEqual([]);
    const wrong = seeded.filter(({ file: name, kind }) => name === 'faelle.csv' && kind !== 'a case twice').length;
    expect(cases.length).toBeLessThanOrEqual(CASES - wrong);
    // with a colleague whose row is wrong go the cases that name them
    expect(cases.length).toBeGreaterThan(0.6 * CASES);
  }, 120_000);
});

describe('a row that is left out', () => {
  it('takes nothing away that an earlier import brought', async () => {
    const file = demoOffice({ cases: 30, seed: 3, today: TODAY });
    const store = createMemoryStore();
    await importCsv(store, csvOf(file));
    const spoilt = csvOf(file);
    for (const [name, date] of [
      ['kontakte.csv', /\r\n([^;\r\n]+);\d{2}\./u],
      ['hemmnis-verlauf.csv', /\r\n([^;\r\n]+;[^;\r\n]+;[^;\r\n]+);\d{2}\./u],
      ['mitarbeiter.csv', /\r\n([^;\r\n]+;[^;\r\n]+);[^;]+/u],
    ] as const)
      spoilt.set(
        name,
        Buffer.from((spoilt.get(name) ?? Buffer.of()).toString('latin1').replace(date, '\r\n$1;99.'), 'latin1'),
      );
    expect(await importCsv(store, spoilt)).toBe(3);
    const plan = await importCsv(store, spoilt, { skip: true });
    expect(plan).toMatchObject({ same: 30, changed: 0, leftOut: [] });
    expect(await stateOf(store)).toEqual({ office: file.office, cases: file.cases });
  });
});

it('rows in another order are no change', async () => {
  const file = demoOffice({ cases: 30, seed: 3, today: TODAY });
  const store = createMemoryStore();
  await importCsv(store, csvOf(file));
  const turned = csvOf(file);
  for (const name of ['kontakte.csv', 'wiedervorlagen.csv', 'faelle.csv', 'mitarbeiter.csv', 'beschaeftigungen.csv']) {
    const [head = '', ...rows] = (turned.get(name)?.toString('latin1') ?? '').trimEnd().split('\r\n');
    turned.set(name, Buffer.from([head, ...rows.reverse()].join('\r\n'), 'latin1'));
  }
  const plan = await importCsv(store, turned);
  expect(counts(plan)).toEqual({ added: 0, changed: 0, same: 30, conflicts: 0 });
  expect(typeof plan === 'object' && plan.change).toBeUndefined();
});

describe('what the files are silent about', () => {
  const file = demoOffice({ cases: 30, seed: 3, today: TODAY });
  const only = (...names: string[]) => new Map([...csvOf(file)].filter(([name]) => names.includes(name)));

  it('stays: no office, no contacts, no contracts', async () => {
    const store = createMemoryStore();
    await importCsv(store, csvOf(file));
    const plan = await importCsv(store, only('faelle.csv', 'beschaeftigungen.csv'));
    expect(counts(plan)).toEqual({ added: 0, changed: 0, same: 30, conflicts: 0 });
    expect(await stateOf(store)).toEqual({ office: file.office, cases: file.cases });
  });

  it('but a table without rows says that there is nothing', async () => {
    const store = createMemoryStore();
    await importCsv(store, csvOf(file));
    const files = only('faelle.csv').set('kontakte.csv', Buffer.from('Fallnummer;Datum;Art\r\n'));
    const plan = await importCsv(store, files);
    const before = file.cases.reduce((sum, kase) => sum + (kase.contacts?.length ?? 0), 0);
    expect(plan).toMatchObject({ gone: before, conflicts: [] });
    expect((await store.findCases()).flatMap((kase) => kase.contacts ?? [])).toEqual([]);
    expect((await store.findCases()).map((kase) => kase.jobs)).toEqual(file.cases.map((kase) => kase.jobs));
  });

  it('needs an office the first time', async () => {
    const settled = settle(await draftOf(only('faelle.csv')), undefined);
    expect(settled.office === undefined && settled.findings).toMatchObject([{ file: 'jobcenter.csv' }]);
  });
});

describe('an import that would not fit together with what is there', () => {
  it('is refused with the case and the reason', async () => {
    const file = demoOffice({ cases: 20, seed: 3, today: TODAY });
    const store = createMemoryStore();
    await importCsv(store, csvOf(file));
    const [first, ...rest] = file.cases;
    if (first === undefined) throw new Error('no case');
    const mine: Case = {
      ...first,
      jobs: [...(first.jobs ?? []), { id: 'j77', start: '2026-10-01', contract: [{ from: '2026-10-01' }] }],
    };
    await store.commit({ put: [{ ...mine, closed: { on: '2026-11-01' } }] });
    const theirs = { ...first, opened: '2026-11-15' };
    expect(await importCsv(store, csvOf({ ...file, cases: [theirs, ...rest] }))).toBe(1);
    expect(await store.findCase(first.no)).toMatchObject({ opened: first.opened });
    const plan = await importCsv(store, csvOf({ ...file, cases: [theirs, ...rest] }), { skip: true });
    expect(plan).toMatchObject({ leftOut: [{ record: first.no, path: 'closed.on' }] });
  });
});
