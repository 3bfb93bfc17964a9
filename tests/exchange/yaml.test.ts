import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../src/exchange/json-lines.ts';
import { stepsOf } from '../../src/exchange/place.ts';
import { readYaml } from '../../src/exchange/yaml-text.ts';

/** The data of sound YAML. */
function dataOf(text: string): unknown {
  const made = readYaml(text);
  if ('fault' in made) throw new Error(made.fault);
  return made.data;
}

const faultOf = (text: string) => {
  const made = readYaml(text);
  return 'fault' in made ? made : undefined;
};

describe('a value in YAML', () => {
  it.each<[string, unknown]>([
    ['2026-05-01', '2026-05-01'],
    ['2026-05-01T10:00:00Z', '2026-05-01T10:00:00Z'],
    ['ja', 'ja'],
    ['yes', 'yes'],
    ['no', 'no'],
    ['on', 'on'],
    ['off', 'off'],
    ['F-1', 'F-1'],
    ['12:30:45', '12:30:45'],
    ['1_000', '1_000'],
    ['§ 16 SGB II', '§ 16 SGB II'],
    ['"007"', '007'],
    ['true', true],
    ['19.5', 19.5],
    ['~', null],
    ['', null],
  ])('%s is %j, as in JSON', (text, value) => {
    expect(dataOf(`x: ${text}`)).toEqual({ x: value });
  });

  it('stays a text where the file says that it is YAML 1.1', () => {
    expect(dataOf('%YAML 1.1\n---\non: 2026-05-01\nb: yes')).toEqual({ on: '2026-05-01', b: 'yes' });
  });

  it('is what JSON has, for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify({ value }, null, 2);
        // a brace in a text may look like depth, a key may stand for a merge
        expect(dataOf(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 200 },
    );
  });

  it('that an alias refers to is there twice, each for itself', () => {
    const data = dataOf('a: &sgb2 { merkmal: rechtskreis }\nb: [*sgb2, *sgb2]') as { a: object; b: object[] };
    expect(data).toEqual({
      a: { merkmal: 'rechtskreis' },
      b: [{ merkmal: 'rechtskreis' }, { merkmal: 'rechtskreis' }],
    });
    expect(data.b[0]).not.toBe(data.a);
  });
});

describe('a text that is no YAML', () => {
  it.each<[string, number | undefined, number | undefined, RegExp]>([
    ['a: 1\n\tb: 2', 2, 1, /Leerzeichen, keine Tabulatoren/u],
    ['a: 1\nb: 2\na: 3', 3, 1, /steht hier zweimal/u],
    ['a: [1, 2', 1, 9, /Klammer fehlt/u],
    ['a: "x', 1, 6, /Anführungszeichen/u],
    ['a: b: c', 1, 4, /Zwei Doppelpunkte/u],
    ['a: *x', 1, 4, /Diesen Verweis \(\*\) gibt es nicht/u],
    ['a: 1\n---\nb: 2', 2, 1, /mehrere Dokumente/u],
    ['a: !!binary abc', 1, 4, /Marken mit „!“/u],
    ['a: !foo abc', 1, 4, /Marken mit „!“/u],
    ['  a: 1\n b: 2', 2, 2, /Einrückung/u],
    ['a: "\\q"', 1, 5, /einfache nehmen/u],
    ['a: &a [*a]', undefined, undefined, /zu tief verschachtelt/u],
  ])('%j is told with line, column and a German sentence', (text, line, column, sentence) => {
    const fault = faultOf(text);
    expect(fault?.fault).toMatch(sentence);
    expect(fault).toMatchObject(line === undefined ? {} : { line, column });
  });

  it('is never thrown, whatever it holds', () => {
    const soup = fc.string({ unit: fc.constantFrom(...'[]{}:-?,&*!|>%@`"\'# \n\tab1~.'), maxLength: 60 });
    fc.assert(
      fc.property(soup, (text) => {
        const made = readYaml(text);
        if ('fault' in made) expect(made.fault).toMatch(/^\p{Lu}.*\.$/u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a text that would take all of memory', () => {
  it('of aliases to aliases is refused', () => {
    const lines = [...'bcdefghi'].map(
      (name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`,
    );
    expect(faultOf(['a: &a [x, x, x, x, x, x, x, x, x]', ...lines].join('\n'))?.fault).toMatch(/zu viele Daten/u);
    expect(faultOf(`a: &a [${Array(5000).fill(1)}]\nb: [${Array(900).fill('*a')}]`)?.fault).toMatch(/zu viele Daten/u);
  });

  it('of one condition that many rows use is not', () => {
    expect(faultOf(`a: &a { merkmal: alter, max: 30 }\nb: [${Array(900).fill('*a')}]`)).toBeUndefined();
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['brackets that end', `a: ${'['.repeat(300)}${']'.repeat(300)}`],
    ['fields', '{"a":'.repeat(50_000)],
    ['lists in lists', `a:\n ${'- '.repeat(50_000)}x`],
    ['lists behind a field', `a: ${'- '.repeat(50_000)}x`],
    ['questions', '? '.repeat(50_000)],
    ['indentation', `${Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}\nb: 1`],
  ])('of %s in each other is refused', (_, text) => {
    expect(faultOf(text)?.fault).toMatch(/zu tief verschachtelt/u);
  });

  it('of a hundred levels is read', () => {
    const text = Array.from({ length: 100 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    expect(faultOf(`${text}\nb: 1`)).toBeUndefined();
  });
});

describe('the line of a place', () => {
  const YAML = [
    '# Katalog', //                       1
    'fallbote: 1', //                     2
    'massnahmen:', //                     3
    '  - id: m-1', //                     4
    '    name: Startklar', //             5
    '    criteria:', //                   6
    '      - { merkmal: alter, max: 24 }', // 7
    '      - any:', //                    8
    '          - merkmal: ort', //        9
    '            of: [a,', //            10
    '              b]', //               11
    '  - id: m-2', //                    12
  ].join('\n');
  const JSON_TEXT = [
    '{', //                                                   1
    '  "fallbote": 1, "x": "} ] \\" ,",', //                  2
    '  "massnahmen": [', //                                   3
    '    { "id": "m-1", "name": "Start, [klar]: {",', //      4
    '      "criteria": [', //                                 5
    '        { "merkmal": "alter", "max": 24 },', //          6
    '        { "any": [', //                                  7
    '          { "merkmal": "ort", "of": ["a",', //           8
    '            "b"] } ] }', //                              9
    '      ] },', //                                         10
    '    { "id": "m-2" }', //                                11
    '  ]', //                                                12
    '}', //                                                  13
  ].join('\n');
  const lines = (text: string, yaml: boolean, paths: readonly string[]) => {
    const made = yaml ? readYaml(text) : { linesOf: jsonLines(text) };
    if ('fault' in made) throw new Error(made.fault);
    return made.linesOf(paths.map(stepsOf));
  };
  const PATHS = [
    'fallbote',
    'massnahmen[0].name',
    'massnahmen[0].criteria[0].max',
    'massnahmen[0].criteria[1].any[0].of[1]',
    'massnahmen[1]',
    'massnahmen[1].kind',
    'massnahmen[0].criteria[1].any[0].min',
    '(Datei)',
  ];

  it('is found in YAML, and of what is missing that of what it belongs to', () => {
    expect(lines(YAML, true, PATHS)).toEqual([2, 5, 7, 11, 12, 12, 9, 2]);
  });

  it('is found in JSON', () => {
    expect(lines(JSON_TEXT, false, PATHS)).toEqual([2, 4, 6, 9, 11, 11, 8, 1]);
  });

  it('is none in JSON of a single line', () => {
    expect(lines(JSON.stringify(JSON.parse(JSON_TEXT)), false, PATHS)).toEqual(PATHS.map(() => undefined));
  });

  it('is the same in JSON, whichever reader looks', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const text = JSON.stringify({ a: [value, { b: value }] }, null, 1);
        expect(lines(text, false, ['a[1].b', 'a[0]'])).toEqual(lines(text, true, ['a[1].b', 'a[0]']));
      }),
      { numRuns: 100 },
    );
  });
});
