// Writes the generated parts of docs/. A test fails when they are stale.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedDocs, generatedPackage } from './docs/generate.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/u, '');
for (const [path, content] of [...generatedDocs(root), ...(await generatedPackage())]) {
  mkdirSync(dirname(`${root}/${path}`), { recursive: true });
  writeFileSync(`${root}/${path}`, content);
}
