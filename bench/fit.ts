import type { Engine, RuleProperties } from 'json-rules-engine';
import { toDay } from '../src/calendar/civil-date.ts';
import type { Massnahme } from '../src/cases/office.ts';
import { demoOffice } from '../src/demo/demo-office.ts';
import { catalogueOf } from '../src/fit/catalogue.ts';
import { fitOf } from '../src/fit/criteria/fit.ts';
import { MET, UNKNOWN } from '../src/fit/profile/knowledge.ts';
import { propose } from '../src/fit/ranking/propose.ts';
import { type Stats, statsOf } from '../src/fit/ranking/stats.ts';
import { whoFits } from '../src/fit/ranking/who-fits.ts';
import { type Person, peopleFor } from './fit-people.ts';
import { ms, sideBySide, table } from './measure.ts';
import { conditionsOf, engineOf, type Facts, factsOf, hardened, ruleOf } from './rules-engine.ts';

const TODAY = toDay(2026, 11, 20);
const PEOPLE = 13_000;
const ROWS = 500;
/** how often each of the twenty is asked for in a row, as in a process that serves; the garbage collector runs before */
const TIMES = 5;
/** reasons in words: what fits on a page of an answer */
const SHOWN = 10;

/** The conditions of the shipped catalogues, as far as an engine of two values can say them, for so many Maßnahmen. */
function rowsFor(shipped: readonly Massnahme[]): readonly Massnahme[] {
  const sayable = shipped
    .filter(({ type }) => type !== 'Netzwerk')
    .map(({ area: _area, example: _example, voluntary: _voluntary, consent: _consent, ...row }) => ({
      ...row,
      criteria: (row.criteria ?? []).map(hardened),
    }))
    .filter((row) => ruleOf(row) !== undefined);
  return Array.from({ length: ROWS }, (_, i) => {
    const row = sayable[i % sayable.length];
    if (row === undefined) throw new Error('the catalogues are empty');
    return { ...row, id: `m${i}`, places: 20 };
  });
}

const rule = (row: Massnahme): RuleProperties => {
  const found = ruleOf(row);
  if (found === undefined) throw new Error(`${row.id} cannot be said as a rule`);
  return found;
};

async function fitting(engine: Engine, facts: Facts): Promise<readonly string[]> {
  const { events } = await engine.run({ ...facts });
  return events.map(({ type }) => type);
}

const seen = { looked: 0, fits: 0 };

/** Throws where the two do not say the same of everybody and everything. */
async function compare(rows: readonly Massnahme[], engine: Engine, people: readonly Person[]): Promise<void> {
  for (const person of people) {
    const theirs = new Set(await fitting(engine, person.facts));
    for (const row of rows) {
      const value = fitOf(row).judge(person.ready);
      if (value === UNKNOWN) throw new Error(`${row.name}: not everything is known of ${person.key}`);
      if ((value === MET) !== theirs.has(row.id)) throw new Error(`${row.name} and ${person.key}: not the same`);
      seen.looked++;
      if (value === MET) seen.fits++;
    }
  }
}

/** The latest answers, as somebody reads them: what nobody keeps is forgotten with the code compiled for it. */
const kept = new Map<string, unknown>();

type Times = Readonly<Record<string, number>>;

/** All Maßnahmen for one person after the other; times for one of them. */
async function benchOne(
  rows: readonly Massnahme[],
  engine: Engine,
  people: readonly Person[],
  stats: Stats,
): Promise<Times> {
  const conditions = conditionsOf(rows);
  const single = rows.map((row) => engineOf([rule(row)]));
  const each = (name: string, run: (person: Person) => unknown) => async () => {
    for (let time = 0; time < TIMES; time++) for (const person of people) kept.set(name, await run(person));
  };
  const ask = ({ profile }: Person) => propose({ profile: profile(), catalogue: rows, stats, today: TODAY });
  const contenders = {
    together: each('together', ({ facts }) => fitting(engine, facts)),
    apart: each('apart', async ({ facts }) => {
      for (const own of single) await fitting(own, facts);
    }),
    judge: each('judge', ({ ready }) => rows.map((row) => fitOf(row).judge(ready))),
    theirs: each('theirs', ({ profile }) => fitting(engine, factsOf(conditions, profile()))),
    answer: each('answer', ask),
    inWords: each('inWords', (person) =>
      ask(person)
        .proposed.slice(0, SHOWN)
        .map(({ findings }) => findings),
    ),
  };
  const times = await sideBySide(contenders, 7);
  return Object.fromEntries(Object.entries(times).map(([name, time]) => [name, time / people.length / TIMES]));
}

/** One Maßnahme for everybody. */
function benchMany(row: Massnahme, engine: Engine, people: readonly Person[]): Promise<Times> {
  const conditions = conditionsOf([row]);
  const fit = fitOf(row);
  const ask = (shown: number) =>
    whoFits(
      row,
      people.map(({ key, profile }) => ({ key, profile: profile() })),
      TODAY,
      shown,
    );
  return sideBySide(
    {
      together: () => Promise.all(people.map(({ facts }) => fitting(engine, facts))),
      apart: async () => {
        for (const { facts } of people) await fitting(engine, facts);
      },
      judge: () => people.map(({ ready }) => fit.judge(ready)),
      theirs: async () => {
        for (const { profile } of people) await fitting(engine, factsOf(conditions, profile()));
      },
      answer: () => ask(0),
      inWords: () => ask(SHOWN),
    },
    9,
  );
}

const line = (what: string, theirs: number, ours: number): string[] => [
  what,
  `${ms(theirs)} ms`,
  `${ms(ours)} ms`,
  `**${(theirs / ours).toFixed(0)}×**`,
];

const lines = (what: string, from: string, times: Times) => {
  const { together = 0, apart = 0, judge = 0, theirs = 0, answer = 0, inWords = 0 } = times;
  return [
    line(`${what}: verdicts, values at hand`, Math.min(together, apart), judge),
    line(`${what}: from the case, ${from}`, theirs, answer),
    line(`${what}: whole answer, ${SHOWN} in words`, theirs, inWords),
  ];
};

/** 500 Maßnahmen for one person (of twenty), and one Maßnahme for 13 000, each against json-rules-engine on the same conditions. */
export async function benchFit(): Promise<string> {
  const { office, cases } = demoOffice({ cases: PEOPLE, seed: 7, today: TODAY });
  const rows = rowsFor(catalogueOf(office));
  const engine = engineOf(rows.map(rule));
  const few = peopleFor(
    cases.filter((_, i) => i % 650 === 0),
    rows,
    TODAY,
  );
  await compare(rows, engine, few);
  const one = await benchOne(rows, engine, few, statsOf(cases, TODAY));

  // the Maßnahme that asks for most
  const widest = rows.reduce((a, b) => (conditionsOf([b]).length > conditionsOf([a]).length ? b : a));
  const own = engineOf([rule(widest)]);
  const all = peopleFor(cases, [widest], TODAY);
  await compare([widest], own, all);
  const many = await benchMany(widest, own, all);

  const { count = 0 } = await sideBySide({ count: () => statsOf(cases, TODAY) }, 25);
  const body = [
    ...lines(`${ROWS} Maßnahmen, one case`, 'in order', one),
    ...lines(`one Maßnahme, ${PEOPLE} cases`, 'counted', many),
  ];
  return [
    table(['', 'json-rules-engine', 'Fallbote', 'json-rules-engine / Fallbote'], body),
    '',
    `Verdicts compared: ${seen.looked}, of them ${seen.fits} “fits”; all the same. ` +
      `Counting places and experience from the participations of ${PEOPLE} cases: ${ms(count)} ms.`,
  ].join('\n');
}
