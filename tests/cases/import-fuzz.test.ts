import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readImport } from '../../adapters/cli/import.ts';
import { type Day, toDay } from '../../src/calendar/civil-date.ts';
import { type Checked, checkImport } from '../../src/cases/check.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import { reminderDays, why } from '../../src/deadlines/explain.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { FallboteError } from '../../src/errors.ts';
import { languageFaults } from './sound-file.ts';

const EXAMPLE = readFileSync(new URL('../../examples/buero.json', import.meta.url), 'utf8');
const DAYS = [toDay(2026, 11, 21), toDay(2026, 1, 1), toDay(2028, 2, 29), toDay(1950, 6, 1), toDay(2150, 12, 31)];
const SLOWEST = 2000;

/** The keys and numbers of a reported path. */
function partsOf(path: string): readonly (string | number)[] {
  const parts: (string | number)[] = [];
  let rest = path === '(Datei)' ? '' : path;
  while (rest !== '') {
    const match = /^(?:\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([^.[\]"]+))/u.exec(rest);
    if (match === null) throw new Error(`unreadable path: ${path}`);
    parts.push(
      match[1] !== undefined
        ? Number(match[1])
        : match[2] !== undefined
          ? String(JSON.parse(match[2]))
          : String(match[3]),
    );
    rest = rest.slice(match[0].length);
  }
  return parts;
}

const has = (value: unknown, key: string | number): value is Readonly<Record<string | number, unknown>> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key);

/** Whether a path leads to something that is there, or to what is missing in something that is there. */
function leadsSomewhere(data: unknown, path: string): boolean {
  let value = data;
  const parts = partsOf(path);
  return parts.every((part, i) => {
    if (has(value, part)) value = value[part];
    else return i === parts.length - 1 && typeof value === 'object' && value !== null;
    return true;
  });
}

/** Whatever was accepted can be used: every deadline of every case, with its reason, on several days. */
function use(file: ImportFile, days: readonly Day[]): void {
  const deadlines = createOfficeDeadlines(file.office);
  for (const kase of file.cases) {
    for (const today of days) {
      for (const deadline of deadlines.of(kase, today)) {
        for (const language of ['de', 'en'] as const) {
          const text = why(deadline, deadlines.calendar, language);
          if (/undefined|NaN/.test(text)) throw new Error(`${kase.no}: ${text}`);
        }
        if (!reminderDays(deadline, deadlines.calendar).every(Number.isSafeInteger))
          throw new Error(`${kase.no}: a reminder on no day`);
      }
    }
  }
}

function holds(data: unknown, { file, problems }: Checked, days = DAYS): void {
  if (file !== undefined) {
    if (problems.length > 0) throw new Error('sound, but with problems');
    use(file, days);
    return;
  }
  expect(problems.length).toBeGreaterThan(0);
  expect(languageFaults(problems)).toEqual([]);
  for (const { path, record, text } of problems) {
    if (!leadsSomewhere(data, path)) throw new Error(`leads nowhere: ${path}`);
    for (const line of [path, record ?? '', text.de, text.en]) {
      if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(line) || line.length > 1500)
        throw new Error(`not printable: ${JSON.stringify(line)}`);
    }
  }
}

function checked(data: unknown): Checked {
  const start = performance.now();
  const result = checkImport(data);
  expect(performance.now() - start).toBeLessThan(SLOWEST);
  holds(data, result);
  return result;
}

/** Text that is unpleasant in one way or another. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\nb',
    '\u001b[31mrot',
    '\u009b',
    '\u202eabc',
    '\ud800',
    'x'.repeat(100_000),
    '“„"\\',
    '2026-02-30',
    '9999-99-99',
    '0000-00-00',
    '2199-12-31',
    '1900-01-01',
    '__proto__',
    'constructor',
    'toString',
    '[0]',
    'a.b',
  ),
);
const json = (depth: number): fc.Arbitrary<unknown> =>
  fc
    .jsonValue({ maxDepth: depth })
    // as it comes out of a file: own keys only, "__proto__" among them
    .map((value): unknown => JSON.parse(JSON.stringify(value)));
const value: fc.Arbitrary<unknown> = fc.oneof(
  json(2),
  nasty,
  fc.constantFrom<unknown>(0, -1, 1, 2.5, 1e300, -0, null, true, false, [], {}, 2199, 2 ** 53 + 2),
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

type Step = string | number;
/** Every place of a value. */
function places(data: unknown, at: readonly Step[] = []): (readonly Step[])[] {
  if (Array.isArray(data)) return [at, ...data.flatMap((item, i) => places(item, [...at, i]))];
  if (typeof data !== 'object' || data === null) return [at];
  return [at, ...Object.entries(data).flatMap(([key, item]) => places(item, [...at, key]))];
}
const PLACES = places(JSON.parse(EXAMPLE)).filter((place) => place.length > 0);
/** The texts of the example, to be put in other places. */
const WORDS = PLACES.map((place) =>
  place.reduce<unknown>((data, key) => (has(data, key) ? data[key] : undefined), JSON.parse(EXAMPLE)),
).filter((word) => typeof word !== 'object');

type Mutation = (holder: Record<Step, unknown>, key: Step) => unknown;
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constant<Mutation>((holder, key) =>
    Array.isArray(holder) ? holder.splice(Number(key), 1) : Reflect.deleteProperty(holder, key),
  ),
  value.map(
    (item): Mutation =>
      (holder, key) =>
        Reflect.set(holder, key, item),
  ),
  fc.constantFrom(...WORDS).map(
    (item): Mutation =>
      (holder, key) =>
        Reflect.set(holder, key, item),
  ),
  fc.constant<Mutation>((holder, key) =>
    Array.isArray(holder) ? holder.push(structuredClone(holder[Number(key)])) : undefined,
  ),
  fc.constant<Mutation>((holder) => (Array.isArray(holder) ? holder.reverse() : undefined)),
  fc.tuple(nasty, value).map(
    ([name, item]): Mutation =>
      (holder) =>
        Object.defineProperty(holder, name === 'length' ? 'laenge' : name, {
          value: item,
          enumerable: true,
          configurable: true,
          writable: true,
        }),
  ),
);
const spoiltExample = fc
  .array(fc.tuple(fc.constantFrom(...PLACES), mutation), { minLength: 1, maxLength: 4 })
  .map((changes) => {
    const data: unknown = JSON.parse(EXAMPLE);
    for (const [place, change] of changes) {
      const holder = place.slice(0, -1).reduce<unknown>((at, key) => (has(at, key) ? at[key] : undefined), data);
      const key = place.at(-1);
      if (typeof holder === 'object' && holder !== null && key !== undefined)
        change(holder as Record<Step, unknown>, key);
    }
    return JSON.parse(JSON.stringify(data)) as unknown;
  });

describe('whatever is given, either it is sound and can be used, or problems say where and what', () => {
  test('any JSON value', () => {
    fc.assert(
      fc.property(fc.oneof(json(4), value), (data) => void checked(data)),
      { numRuns: 400 },
    );
  });

  test('any office and any cases', () => {
    const frame = fc.record(
      { fallbote: fc.constant(1), office: value, cases: fc.oneof(value, fc.array(value, { maxLength: 4 })) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(frame, (data) => void checked(JSON.parse(JSON.stringify(data)))),
      { numRuns: 400 },
    );
  });

  test('the example office with a few things deleted, replaced, doubled, turned round or added', () => {
    let sound = 0;
    fc.assert(
      fc.property(spoiltExample, (data) => {
        if (checked(data).file !== undefined) sound++;
      }),
      { numRuns: 500 },
    );
    // otherwise "can be used" would have been tried on nothing
    expect(sound).toBeGreaterThan(10);
  }, 120_000);

  test('each single place of the example missing or null', () => {
    for (const place of PLACES) {
      for (const item of [undefined, null]) {
        const data: unknown = JSON.parse(EXAMPLE);
        const holder = place.slice(0, -1).reduce<unknown>((at, key) => (has(at, key) ? at[key] : undefined), data);
        Reflect.set(holder as object, place.at(-1) ?? '', item);
        // an undefined in a list becomes null, a missing key is missing
        holds(data, checkImport(JSON.parse(JSON.stringify(data))), DAYS.slice(0, 1));
      }
    }
  }, 120_000);

  test('every date of the example moved to any other day', () => {
    const dates = PLACES.filter((place) =>
      /^\d{4}-\d{2}-\d{2}$/.test(
        String(place.reduce<unknown>((at, key) => (has(at, key) ? at[key] : undefined), JSON.parse(EXAMPLE))),
      ),
    );
    const moved = fc.array(
      fc.tuple(
        fc.constantFrom(...dates),
        fc.integer({ min: 1900, max: 2199 }),
        fc.constantFrom('01-01', '02-28', '12-31'),
      ),
      { minLength: 1, maxLength: 3 },
    );
    let sound = 0;
    fc.assert(
      fc.property(moved, (changes) => {
        const data: unknown = JSON.parse(EXAMPLE);
        for (const [place, year, day] of changes) {
          const holder = place.slice(0, -1).reduce<unknown>((at, key) => (has(at, key) ? at[key] : undefined), data);
          Reflect.set(holder as object, place.at(-1) ?? '', `${year}-${day}`);
        }
        if (checked(data).file !== undefined) sound++;
      }),
      { numRuns: 300 },
    );
    expect(sound).toBeGreaterThan(10);
  }, 120_000);
});

describe('rules of an office, whatever numbers it sets', () => {
  const period = fc.oneof(
    ...['months', 'weeks', 'days', 'arbeitstage'].map((unit) =>
      fc.integer({ min: 0, max: 1201 }).map((n) => ({ [unit]: n })),
    ),
  );
  const rows = fc.record(
    {
      id: fc.constantFrom(
        'folgegespraech',
        'befristung',
        'arbeitsuchendmeldung',
        'weiterbildungsende',
        'absolventengespraech-lang',
        'wiedervorlage-y',
        'inbeq-planungsgespraech',
        'inbeq-ende',
        'nachbetreuung',
        'kontakt-integrationsbegleitung',
        'schueler-uebergabe',
        'loeschfrist',
      ),
      active: fc.constant(true),
      roll: fc.boolean(),
      early: fc.oneof(fc.constant('any'), fc.record({ weeks: fc.integer({ min: 0, max: 520 }) })),
      leads: fc.array(fc.record({ weeks: fc.integer({ min: 0, max: 104 }) }), { maxLength: 6 }),
      due: fc.record(
        {
          period,
          before: period,
          after: period,
          beforeEnd: fc.oneof(period, fc.record({ BB: period })),
          late: period,
          months: fc.array(fc.integer({ min: 0, max: 121 }), { maxLength: 4 }),
          count: fc.integer({ min: 0, max: 32 }),
          day: fc.constantFrom('02-30', '02-29', '12-31', '13-01'),
          yearsLater: fc.integer({ min: 0, max: 11 }),
          nextIfPassed: fc.boolean(),
          firstDayCounts: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['id'] },
  );

  test('are refused with a sentence or can be used', () => {
    let sound = 0;
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 3 }), (rules) => {
        const data = JSON.parse(EXAMPLE) as ImportFile;
        // the rules of the example stay, so that its acts still have theirs
        const own = data.office.rules?.filter((row) => !rules.some((rule) => rule.id === row.id)) ?? [];
        if (
          checked(JSON.parse(JSON.stringify({ ...data, office: { ...data.office, rules: [...own, ...rules] } })))
            .file !== undefined
        )
          sound++;
      }),
      { numRuns: 600 },
    );
    expect(sound).toBeGreaterThan(10);
  }, 120_000);
});

describe('extremes', () => {
  const spoil = (change: (file: { office: Record<string, unknown>; cases: Record<string, unknown>[] }) => unknown) => {
    const data = JSON.parse(EXAMPLE) as { office: Record<string, unknown>; cases: Record<string, unknown>[] };
    change(data);
    return data;
  };
  const nested = (depth: number, open: string, close: string): unknown =>
    JSON.parse(open.repeat(depth) + close.repeat(depth));

  test.each<[string, unknown]>([
    ['lists', nested(20_000, '[', ']')],
    ['objects', JSON.parse(`${'{"":'.repeat(20_000)}1${'}'.repeat(20_000)}`)],
    ['objects of rules', JSON.parse(`${'{"due":'.repeat(20_000)}1${'}'.repeat(20_000)}`)],
  ])('%s nested twenty thousand deep, in any place', (_, deep) => {
    const inPlace: ((file: { office: Record<string, unknown>; cases: Record<string, unknown>[] }) => unknown)[] = [
      (file) => Object.assign(file.office, { name: deep }),
      (file) =>
        Object.assign(file.office, {
          rules: [deep, { id: 'befristung', due: deep }, { id: 'befristung', due: { period: deep } }],
        }),
      (file) => Object.assign(file.cases[0] ?? {}, { no: deep, jobs: deep, contacts: [deep] }),
      (file) => Object.assign(file, { x: deep, cases: deep }),
    ];
    for (const change of inPlace) expect(checked(spoil(change)).file).toBeUndefined();
    expect(checked(deep).file).toBeUndefined();
  });

  test('twenty thousand broken cases', () => {
    const data = spoil((file) =>
      Object.assign(file, { cases: Array.from({ length: 20_000 }, (_, i) => ({ no: `F-${i}`, x: 1 })) }),
    );
    const start = performance.now();
    expect(checkImport(data).problems).toHaveLength(60_000);
    expect(performance.now() - start).toBeLessThan(SLOWEST);
  });

  test('ten thousand unknown fields, and a name of a million letters', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`feld${i}`, i]));
    checked(spoil((file) => Object.assign(file.cases[0] ?? {}, many)));
    checked(
      spoil((file) => Object.assign(file.cases[0] ?? {}, { ['x'.repeat(1_000_000)]: 1, no: 'x'.repeat(1_000_000) })),
    );
  });

  test('a key "__proto__" is an unknown field like any other and changes nothing', () => {
    const data: unknown = JSON.parse(
      EXAMPLE.replace('"no": "F-101"', '"no": "F-101", "__proto__": { "polluted": true }'),
    );
    expect(checked(data).problems).toMatchObject([{ path: 'cases[0].__proto__', record: 'F-101' }]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('a file of any bytes', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fallbote-import-'));
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  async function read(bytes: Uint8Array | string) {
    const path = join(folder, 'datei.json');
    await writeFile(path, bytes);
    const start = performance.now();
    const result = await readImport(path).catch((error: unknown) => error);
    expect(performance.now() - start).toBeLessThan(SLOWEST);
    return result;
  }
  /** Refused with a German sentence, or checked. */
  async function sane(bytes: Uint8Array | string): Promise<void> {
    const result = await read(bytes);
    if (!(result instanceof Error))
      return holds(JSON.parse(new TextDecoder().decode(Buffer.from(bytes))), result as Checked);
    expect(result).toBeInstanceOf(FallboteError);
    expect(result).toMatchObject({ code: 'FB302', fault: 'user', message: /^Die Datei .* (ist|lässt) .*\.$/ });
    expect(result.message).not.toMatch(/Unexpected|Expected|token|position|JSON input/);
  }

  test('is refused with a German sentence', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), sane), { numRuns: 300 });
  });

  test('cut off or with a few bytes changed is refused or checked', async () => {
    const bytes = Buffer.from(EXAMPLE);
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 3 }), fc.option(fc.nat(bytes.length)), async (changes, length) => {
        const spoilt = Buffer.from(bytes);
        for (const [at, byte] of changes) spoilt[at] = byte;
        await sane(spoilt.subarray(0, length ?? bytes.length));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test.each<[string, Uint8Array | string, RegExp]>([
    ['nothing in it', '', /ist kein gültiges JSON: Sie ist leer\.$/],
    ['only white space in it', ' \n\t', /Sie ist leer\.$/],
    ['its end cut off', EXAMPLE.slice(0, 5000), /Sie endet mittendrin|Zeile \d+, Spalte \d+/],
    ['a comma too many in line 3', '{\n"a": 1,\n}', /Zeile 3, Spalte 1\./],
    [
      'umlauts of Windows (ISO-8859-1)',
      Buffer.from(EXAMPLE, 'latin1'),
      /ist nicht in UTF-8 gespeichert\. Bitte als UTF-8 speichern\.$/,
    ],
    ['UTF-16', Buffer.from(`\ufeff${EXAMPLE}`, 'utf16le'), /ist nicht in UTF-8 gespeichert/],
  ])('with %s is refused with a sentence that says so', async (_, bytes, message) => {
    expect(await read(bytes)).toMatchObject({ code: 'FB302', message });
  });

  test('with a byte order mark, as Windows writes it, is read', async () => {
    expect(await read(`\ufeff${EXAMPLE}`)).toMatchObject({ problems: [], file: { fallbote: 1 } });
  });

  test.each(['gibt-es-nicht.json', '.'])('that cannot be read (%s) is refused', async (name) => {
    await expect(readImport(join(folder, name))).rejects.toMatchObject({
      code: 'FB302',
      message: /Bitte Pfad und Rechte prüfen\.$/,
    });
  });
});
