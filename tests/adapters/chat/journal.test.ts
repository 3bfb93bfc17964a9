import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openJournal } from '../../../adapters/chat/journal.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'fallbote-journal-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** Appends a line that fits, one that does not, and two that do; then it compacts, and does the same again. */
const WORKER = `
import { openJournal } from '../../../adapters/chat/journal.ts';
const journal = await openJournal(process.argv[2]);
const append = (line) => journal.append(line).then(() => 'kept', (error) => error.code);
const said = [];
for (const round of ['a', 'b']) {
  for (const line of ['1', 'x'.repeat(6000), '2', '3']) said.push(await append(round + line));
  if (round === 'a') await journal.replace(['a1', 'a2', 'a3']);
}
await journal.close();
console.log(said.join(' '));
`;

describe('a journal on a full disk', () => {
  it('loses the line that does not fit, whose torn rest takes no other with it', async () => {
    const path = folder();
    await build({
      stdin: { contents: WORKER, resolveDir: import.meta.dirname, loader: 'ts' },
      outfile: join(path, 'worker.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
    });
    const file = join(path, 'inbox.jsonl');
    // a file may not get longer than 4096 bytes: what is longer is written up to there
    const limited = `ulimit -f 8; exec "${process.execPath}" "${join(path, 'worker.mjs')}" "${file}"`;
    const { stdout } = spawnSync('sh', ['-c', limited], { encoding: 'utf8' });
    expect(stdout.trim()).toBe('kept EFBIG kept kept kept EFBIG kept kept');
    expect(readFileSync(file, 'utf8').split('\n')).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3', '']);
    const journal = await openJournal(file);
    expect(journal.lines).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
    await journal.close();
  });
});

describe('a line', () => {
  it('is with the system at once, also one that nobody waits for', async () => {
    const file = join(folder(), 'inbox.jsonl');
    const journal = await openJournal(file);
    const later = journal.append('1', { inAGroup: true });
    expect(readFileSync(file, 'utf8')).toBe('1\n');
    const now = journal.append('2');
    expect(readFileSync(file, 'utf8')).toBe('1\n2\n');
    await Promise.all([later, now]);
    await journal.close();
  });

  it('that comes while others are put in the place of all comes after them', async () => {
    const file = join(folder(), 'inbox.jsonl');
    const journal = await openJournal(file);
    const before = journal.append('1');
    const replaced = journal.replace(['a']);
    const meanwhile = journal.append('2', { inAGroup: true });
    await Promise.all([before, replaced, meanwhile]);
    expect(readFileSync(file, 'utf8')).toBe('a\n2\n');
    await journal.append('3');
    await journal.close();
    expect(readFileSync(file, 'utf8')).toBe('a\n2\n3\n');
  });
});

describe('a journal that cannot be opened', () => {
  it.each([
    ['is a folder', 'EISDIR', (path: string) => mkdirSync(join(path, 'slack/inbox.jsonl'), { recursive: true })],
    ['has no folder to be in', 'ENOTDIR|EEXIST', (path: string) => writeFileSync(join(path, 'slack'), '')],
  ])('as it %s says what to do', async (_what, code, prepare) => {
    const path = folder();
    prepare(path);
    const file = join(path, 'slack/inbox.jsonl');
    await expect(openJournal(file)).rejects.toMatchObject({
      code: 'FB404',
      fault: 'platform',
      message: expect.stringMatching(
        new RegExp(`^Die Datei ${file} lässt sich nicht verwenden \\((?:${code})\\)`, 'u'),
      ),
    });
  });
});
