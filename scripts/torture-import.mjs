// The import tests with an office of the size of the real ones: 13 000 cases, a hundred seeded mistakes.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  'npx',
  ['vitest', 'run', 'tests/exchange/errors.test.ts', 'tests/exchange/take-over.test.ts'],
  { stdio: 'inherit', env: { ...process.env, FALLBOTE_IMPORT_CASES: process.env.FALLBOTE_IMPORT_CASES ?? '13000' } },
);
process.exitCode = status ?? 1;
