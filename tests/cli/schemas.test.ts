import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importSchema } from '../../src/cases/office.ts';
import { replyJsonSchema } from '../../src/reply/json-schema.ts';
import { EXAMPLE } from './fallbote.ts';
import { schemaCheck } from './schemas.ts';

const example = readFileSync(EXAMPLE, 'utf8');

/** The example with one thing changed. */
function changed(
  change: (file: Record<string, unknown>, office: Record<string, unknown>, first: Record<string, unknown>) => void,
): unknown {
  const file: Record<string, unknown> = JSON.parse(example);
  const cases = file['cases'] as Record<string, unknown>[];
  change(file, file['office'] as Record<string, unknown>, cases[0] ?? {});
  return file;
}

describe('the schema of the import file', () => {
  const check = schemaCheck('import');

  it('accepts the example', () => {
    expect(check(JSON.parse(example))).toEqual([]);
  });

  it.each<[string, unknown, boolean]>([
    ['the example', changed(() => undefined), true],
    [
      'no cases at all',
      changed((file) => {
        file['cases'] = [];
      }),
      true,
    ],
    [
      'an office without people',
      changed((_, office) => {
        office['staff'] = [];
      }),
      true,
    ],
    [
      'another version',
      changed((file) => {
        file['fallbote'] = 2;
      }),
      false,
    ],
    [
      'a field that does not exist',
      changed((file) => {
        file['fall'] = [];
      }),
      false,
    ],
    [
      'a field of a case that does not exist',
      changed((_, __, first) => {
        first['nummer'] = 1;
      }),
      false,
    ],
    [
      'a case without a number',
      changed((_, __, first) => {
        delete first['no'];
      }),
      false,
    ],
    [
      'a case number without a digit',
      changed((_, __, first) => {
        first['no'] = 'Fall';
      }),
      false,
    ],
    [
      'a case number with blanks',
      changed((_, __, first) => {
        first['no'] = 'F 101';
      }),
      false,
    ],
    [
      'a Land that does not exist',
      changed((_, office) => {
        office['land'] = 'XX';
      }),
      false,
    ],
    [
      'a Rechtskreis that does not exist',
      changed((_, __, first) => {
        first['rechtskreis'] = 'SGB XII';
      }),
      false,
    ],
    [
      'a name with control characters',
      changed((_, office) => {
        office['name'] = 'Jobcenter\u001B[2J\u0007';
      }),
      false,
    ],
    [
      'a date as a number',
      changed((_, __, first) => {
        first['opened'] = 20261110;
      }),
      false,
    ],
    [
      'no teams',
      changed((_, office) => {
        office['teams'] = [];
      }),
      false,
    ],
    ['a list instead of a file', [], false],
    ['nothing', null, false],
  ])('and zod agree on %s', (_name, data, sound) => {
    expect({ schema: check(data).length === 0, zod: importSchema.safeParse(data).success }).toEqual({
      schema: sound,
      zod: sound,
    });
  });
});

describe('the schema of an answer', () => {
  const check = schemaCheck('answer');
  const fact = { grade: 'internal', type: 'deadline', value: { case: 'F-101' } };
  const action = { label: 'Weiter', command: { text: 'fristen Seite 2', grade: 'internal' } };
  const sound = {
    fallbote: 1,
    outlet: 'private',
    title: 'Fristen',
    facts: [fact],
    sections: [
      {
        items: [{ line: [{ text: 'F-101', grade: 'internal', style: 'strong' }], facts: [fact], actions: [action] }],
      },
    ],
    actions: [action],
    page: { number: 1, of: 2 },
    text: 'Fristen',
  };

  it.each<[string, unknown, boolean]>([
    ['an answer with everything', sound, true],
    ['an answer with nothing in it', { ...sound, facts: [], sections: [], actions: [] }, true],
    ['a grade that does not exist', { ...sound, facts: [{ ...fact, grade: 'secret' }] }, false],
    ['a kind of fact that does not exist', { ...sound, facts: [{ ...fact, type: 'person' }] }, false],
    ['an outlet that is none of an answer', { ...sound, outlet: 'log' }, false],
    ['an answer without text', { ...sound, text: undefined }, false],
    ['half a page', { ...sound, page: { number: 1.5, of: 2 } }, false],
    ['a field that does not exist', { ...sound, html: '' }, false],
  ])('and zod agree on %s', (_name, given, accepted) => {
    const data: unknown = JSON.parse(JSON.stringify(given));
    expect({ schema: check(data).length === 0, zod: replyJsonSchema.safeParse(data).success }).toEqual({
      schema: accepted,
      zod: accepted,
    });
  });
});
