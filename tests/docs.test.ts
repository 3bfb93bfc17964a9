import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generatedDocs } from '../scripts/docs/generate.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/u, '');

describe('the generated documents', () => {
  it.each([...generatedDocs(root)])('%s is what "npm run docs" writes', (path, content) => {
    expect(readFileSync(`${root}/${path}`, 'utf8')).toBe(content);
  });
});
