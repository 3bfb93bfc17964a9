import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generatedDocs, generatedPackage } from '../scripts/docs/generate.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/u, '');
const inPackage = [...(await generatedPackage())];

describe('the generated documents', () => {
  it.each([...generatedDocs(root)])('%s is what "npm run docs" writes', (path, content) => {
    expect(readFileSync(`${root}/${path}`, 'utf8')).toBe(content);
  });

  it.each(inPackage)('%s is what "npm run docs" writes', (path, content) => {
    expect(readFileSync(`${root}/${path}`).equals(content)).toBe(true);
  });
});
