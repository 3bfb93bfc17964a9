import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, parseIso, toDay, toIso } from '../../src/calendar/civil-date.ts';
import { type Hemmnis, hemmnisSchema } from '../../src/cases/case.ts';
import { catalogue } from '../../src/cases/hemmnis-catalogue.ts';
import { hemmnisViews, openGroups, settled } from '../../src/cases/hemmnis-order.ts';
import { AREAS, HEMMNIS_STATUSES, type HemmnisStatus } from '../../src/cases/values.ts';

const day = (iso: string): Day => {
  const found = parseIso(iso);
  if (found === undefined) throw new Error(`no date: ${iso}`);
  return found;
};
const today = day('2026-06-15');

const hemmnis = (
  id: string,
  handlungsbedarf: string,
  history: readonly (readonly [HemmnisStatus, string])[] = [['erkannt', '2026-01-01']],
  more: Partial<Hemmnis> = {},
): Hemmnis => ({ id, handlungsbedarf, history: history.map(([status, on]) => ({ status, on })), ...more });

const order = (hemmnisse: readonly Hemmnis[], on = today) =>
  openGroups(hemmnisViews(hemmnisse, on)).map(({ area, items }) => [area, items.map((item) => item.hemmnis.id)]);

describe('a Hemmnis as it stands today', () => {
  test('has the status of its last entry, and is as old as its first', () => {
    const history = [
      ['erkannt', '2026-01-10'],
      ['in Bearbeitung', '2026-03-01'],
    ] as const;
    expect(hemmnisViews([hemmnis('h1', 'Wohnsituation', history)], today)).toMatchObject([
      {
        area: 'Rahmenbedingungen',
        status: 'in Bearbeitung',
        since: day('2026-01-10'),
        statusSince: day('2026-03-01'),
      },
    ]);
  });

  test('does not mind in which order the history was written down', () => {
    const history = [
      ['erfolgreich erledigt', '2026-05-01'],
      ['erkannt', '2026-01-10'],
      ['in Bearbeitung', '2026-03-01'],
    ] as const;
    expect(hemmnisViews([hemmnis('h1', 'Wohnsituation', history)], today)).toMatchObject([
      { status: 'erfolgreich erledigt', since: day('2026-01-10'), statusSince: day('2026-05-01') },
    ]);
  });

  test('has the later of two entries on the same day', () => {
    const history = [
      ['erkannt', '2026-03-01'],
      ['in Bearbeitung', '2026-03-01'],
    ] as const;
    expect(hemmnisViews([hemmnis('h1', 'Wohnsituation', history)], today)[0]?.status).toBe('in Bearbeitung');
  });

  test('keeps the start of its status when an entry only repeats it', () => {
    const history = [
      ['in Bearbeitung', '2026-01-01'],
      ['erfolglos bearbeitet', '2026-02-01'],
      ['in Bearbeitung', '2026-03-01'],
      ['in Bearbeitung', '2026-04-01'],
    ] as const;
    expect(hemmnisViews([hemmnis('h1', 'Wohnsituation', history)], today)[0]?.statusSince).toBe(day('2026-03-01'));
  });

  test('counts an entry from its own day on, not before', () => {
    const history = [
      ['erkannt', '2026-01-10'],
      ['erfolgreich erledigt', '2026-06-16'],
    ] as const;
    const list = [hemmnis('h1', 'Wohnsituation', history)];
    expect(hemmnisViews(list, today)[0]?.status).toBe('erkannt');
    expect(hemmnisViews(list, today + 1)[0]?.status).toBe('erfolgreich erledigt');
  });

  test('is left out while it has not begun', () => {
    const list = [hemmnis('h1', 'Wohnsituation', [['erkannt', '2026-06-16']])];
    expect(hemmnisViews(list, today)).toEqual([]);
    expect(hemmnisViews(list, today + 1)).toHaveLength(1);
  });

  test('a case without Hemmnisse has none', () => {
    expect(hemmnisViews(undefined, today)).toEqual([]);
    expect(openGroups([])).toEqual([]);
    expect(settled([])).toEqual([]);
  });
});

describe('a Hemmnis without a strategy is a finding', () => {
  test.each<[HemmnisStatus, string[] | undefined, boolean]>([
    ['erkannt', undefined, true],
    ['in Bearbeitung', [], true],
    ['erfolglos bearbeitet', undefined, true],
    ['erkannt', ['Wohnsituation stabilisieren'], false],
    ['erfolgreich erledigt', undefined, false],
  ])('%s with the strategies %j: %s', (status, strategies, finding) => {
    const more = strategies === undefined ? {} : { strategies };
    const list = [hemmnis('h1', 'Wohnsituation', [[status, '2026-01-01']], more)];
    expect(hemmnisViews(list, today)[0]?.withoutStrategy).toBe(finding);
  });
});

describe('the order of work', () => {
  test('goes from the Rahmenbedingungen to the berufliche Kompetenz', () => {
    expect(
      order([
        hemmnis('beruf', 'Berufliche Qualifikation'),
        hemmnis('sozial', 'Arbeits- und Sozialverhalten'),
        hemmnis('motiv', 'Eigeninitiative / Arbeitshaltung'),
        hemmnis('gesund', 'Gesundheitliche Einschränkungen'),
        hemmnis('wohnen', 'Wohnsituation'),
      ]),
    ).toEqual([
      ['Rahmenbedingungen', ['wohnen']],
      ['Leistungsfähigkeit', ['gesund']],
      ['Motivation / Leistungsbereitschaft', ['motiv']],
      ['soziale Kompetenzen', ['sozial']],
      ['berufliche Kompetenz', ['beruf']],
    ]);
  });

  test('puts her own priority before the area, 1 first', () => {
    expect(
      order([
        hemmnis('wohnen', 'Wohnsituation'),
        hemmnis('geld', 'Finanzielle Situation', undefined, { priority: 2 }),
        hemmnis('sprache', 'Sprachkenntnisse', undefined, { priority: 1 }),
      ]),
    ).toEqual([
      ['own', ['sprache', 'geld']],
      ['Rahmenbedingungen', ['wohnen']],
    ]);
  });

  test('gives two of the same priority oldest first', () => {
    expect(
      order([
        hemmnis('neu', 'Wohnsituation', [['erkannt', '2026-04-01']], { priority: 1 }),
        hemmnis('alt', 'Sprachkenntnisse', [['erkannt', '2025-04-01']], { priority: 1 }),
      ]),
    ).toEqual([['own', ['alt', 'neu']]]);
  });

  test('goes inside an area from the oldest on, and on the same day by id', () => {
    expect(
      order([
        hemmnis('c', 'Wohnsituation', [['erkannt', '2026-02-01']]),
        hemmnis('b', 'Finanzielle Situation', [['erkannt', '2026-02-01']]),
        hemmnis('z', 'Örtliche Mobilität', [['erkannt', '2025-02-01']]),
      ]),
    ).toEqual([['Rahmenbedingungen', ['z', 'b', 'c']]]);
  });

  test('keeps what was tried without success: it is still open', () => {
    expect(order([hemmnis('h1', 'Wohnsituation', [['erfolglos bearbeitet', '2026-02-01']])])).toEqual([
      ['Rahmenbedingungen', ['h1']],
    ]);
  });

  test('leaves out what has been overcome, even with a priority', () => {
    expect(order([hemmnis('h1', 'Wohnsituation', [['erfolgreich erledigt', '2026-02-01']], { priority: 1 })])).toEqual(
      [],
    );
  });

  test('loses no Hemmnis that the catalogue does not know: it comes last', () => {
    expect(order([hemmnis('fremd', 'Wetter'), hemmnis('sprache', 'Sprachkenntnisse')])).toEqual([
      ['berufliche Kompetenz', ['sprache']],
      ['unknown', ['fremd']],
    ]);
  });
});

test('what has been overcome is listed newest first', () => {
  const done = (id: string, on: string) =>
    hemmnis(id, 'Wohnsituation', [
      ['erkannt', '2025-01-01'],
      ['erfolgreich erledigt', on],
    ]);
  const list = [
    done('b', '2026-02-01'),
    done('c', '2026-05-01'),
    done('a', '2026-02-01'),
    hemmnis('open', 'Wohnsituation'),
  ];
  expect(settled(hemmnisViews(list, today)).map((view) => view.hemmnis.id)).toEqual(['c', 'a', 'b']);
});

describe('for any list of Hemmnisse', () => {
  const iso = fc.integer({ min: toDay(2026, 6, 1), max: toDay(2026, 6, 30) }).map(toIso);
  const names = [...catalogue().handlungsbedarfe.map(({ name }) => name), 'Wetter'];
  const one = fc.record(
    {
      id: fc.stringMatching(/^[a-z][a-z0-9]{0,3}$/),
      handlungsbedarf: fc.constantFrom(...names),
      history: fc.uniqueArray(fc.record({ status: fc.constantFrom(...HEMMNIS_STATUSES), on: iso }), {
        minLength: 1,
        maxLength: 4,
        selector: ({ on }) => on,
      }),
      priority: fc.integer({ min: 1, max: 3 }),
      strategies: fc.array(fc.constantFrom('Vermittlung', 'Mobilität erhöhen'), { maxLength: 2 }),
    },
    { requiredKeys: ['id', 'handlungsbedarf', 'history'] },
  );
  const list: fc.Arbitrary<Hemmnis[]> = fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 12 });
  const shuffle = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

  test('shuffling the list and the histories changes nothing', () => {
    const pair = list.chain((given) =>
      fc
        .tuple(...given.map((h) => shuffle(h.history).map((history): Hemmnis => ({ ...h, history }))))
        .chain((changed) => shuffle(changed))
        .map((shuffled) => ({ given, shuffled })),
    );
    const seen = (hemmnisse: readonly Hemmnis[]) => {
      const views = hemmnisViews(hemmnisse, today);
      const short = views.map(({ hemmnis: { id }, ...rest }) => ({ id, ...rest }));
      return { short, open: order(hemmnisse), settled: settled(views).map((view) => view.hemmnis.id) };
    };
    fc.assert(
      fc.property(pair, ({ given, shuffled }) => {
        expect(seen(shuffled)).toEqual(seen(given));
      }),
    );
  });

  test('every one that has begun is either open, in one group once, or overcome', () => {
    fc.assert(
      fc.property(list, (given) => {
        for (const h of given) expect(hemmnisSchema.safeParse(h).success).toBe(true);
        const views = hemmnisViews(given, today);
        const begun = given.filter(({ history }) => history.some(({ on }) => day(on) <= today)).map(({ id }) => id);
        const open = openGroups(views).flatMap(({ items }) => items);
        expect(open.every(({ status }) => status !== 'erfolgreich erledigt')).toBe(true);
        const listed = [...open, ...settled(views)].map(({ hemmnis: { id } }) => id);
        expect(listed.sort()).toEqual(begun.sort());
      }),
    );
  });

  test('the groups keep the order of work, and none is empty', () => {
    const places: readonly string[] = ['own', ...AREAS, 'unknown'];
    fc.assert(
      fc.property(list, (given) => {
        const groups = openGroups(hemmnisViews(given, today));
        const found = groups.map(({ area }) => places.indexOf(area));
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
        expect(groups.every(({ items }) => items.length > 0)).toBe(true);
      }),
    );
  });

  test('looking changes nothing in the file', () => {
    fc.assert(
      fc.property(list, (given) => {
        const before = structuredClone(given);
        const views = hemmnisViews(given, today);
        openGroups(views);
        settled(views);
        expect(given).toEqual(before);
      }),
    );
  });
});
