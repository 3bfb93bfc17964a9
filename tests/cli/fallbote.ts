import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject, onTestFinished } from 'vitest';

export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** code that runs before the command line does */
  readonly before?: string;
  /** closes its end of the output after so many bytes, as `head` does */
  readonly readOnly?: number;
  /** leaves the input open and sends this signal after the first output */
  readonly kill?: NodeJS.Signals;
}

export const EXAMPLE = fileURLToPath(new URL('../../examples/buero.json', import.meta.url));

/** The day for which the example was written. */
export const TODAY = ['--today', '2026-11-21'] as const;

/** Runs the built command line as a process of its own, without the variables of this one. */
export function fallbote(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const preload =
    options.before === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(options.before)}`];
  const child = spawn(process.execPath, [...preload, inject('cli'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...options.env },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (options.readOnly !== undefined && out.length >= options.readOnly) child.stdout.destroy();
    if (options.kill !== undefined && !child.killed) child.kill(options.kill);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  // a process that has ended takes no more input
  child.stdin.on('error', () => undefined);
  if (options.kill === undefined) child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
}

/** A new folder that goes when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fallbote-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
