import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ms, sideBySide, table } from './measure.ts';

const root = process.env['FALLBOTE_ROOT'] ?? '.';
const program = join(root, 'dist/fallbote.js');

function run(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
}

const TODAY = ['--today', '2026-11-20'];

/** From process start to the whole answer, against a Node process that does nothing. */
export async function benchStartup(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'fallbote-bench-data-'));
  try {
    const rows: string[][] = [];
    const offices = [
      ['example office', []],
      ['13 000 cases', ['--data', join(folder, '13000')]],
      ['130 000 cases', ['--data', join(folder, '130000')]],
    ] as const;
    for (const [, data] of offices) {
      const path = data[1];
      if (path !== undefined)
        run(program, 'demo', '--cases', path.slice(folder.length + 1), '--seed', '7', ...TODAY, path);
    }
    for (const [name, data] of offices) {
      const as = data.length === 0 ? 'fm-1' : 'fm-01';
      const result = await sideBySide(
        {
          empty: () => run('-e', '0'),
          ask: () => run(program, 'ask', ...data, ...TODAY, '--as', as, 'fristen'),
        },
        15,
      );
      const { empty = 0, ask = 0 } = result;
      rows.push([name, `${ms(empty)} ms`, `${ms(ask)} ms`, `**${(ask / empty).toFixed(2)}×**`]);
    }
    return table(['`fallbote ask … fristen` on', 'empty Node process', 'whole answer', 'answer / empty'], rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
