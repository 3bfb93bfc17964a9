import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkImport } from '../src/cases/check.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const blocks = [...read('docs/import.md').matchAll(/```json\n([\s\S]*?)```/gu)].map((match) => match[1] ?? '');

/** The smallest example, with the parts of an office laid over. */
function smallest(office: object): unknown {
  const file = JSON.parse(blocks[0] ?? '') as { office: object };
  return { ...file, office: { ...file.office, ...office } };
}

describe('the examples of docs/import.md', () => {
  it('can be imported: the smallest office', () => {
    expect(checkImport(smallest({})).problems).toEqual([]);
  });

  it('can be imported: the own rules', () => {
    const rules = blocks.find((block) => block.startsWith('"rules"')) ?? '';
    expect(checkImport(smallest(JSON.parse(`{${rules}}`))).problems).toEqual([]);
  });

  it('and the example office', () => {
    expect(checkImport(JSON.parse(read('examples/buero.json'))).problems).toEqual([]);
  });
});

describe('the example of docs/digest.md', () => {
  it('can be imported: targets of the example office', () => {
    const [block = ''] = [...read('docs/digest.md').matchAll(/```json\n([\s\S]*?)```/gu)].map(
      (match) => match[1] ?? '',
    );
    const file = JSON.parse(read('examples/buero.json')) as { office: object };
    const targets = JSON.parse(`{${block}}`) as object;
    expect(Object.keys(targets)).toEqual(['targets']);
    expect(checkImport({ ...file, office: { ...file.office, ...targets } }).problems).toEqual([]);
  });
});
