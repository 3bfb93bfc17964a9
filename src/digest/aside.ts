import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Sketch } from './draw.ts';

/** Beside the built program. From the sources there is none: Node does not read them in a thread of their own. */
const BUILT = new URL('./draw-worker.js', import.meta.url);
/** Drawing takes less than a second; on a machine that has no time for it the picture is given up. In milliseconds. */
const PATIENCE = 30_000;

/** Draws in a thread of its own, which gets nothing but the sketch: no settings, no tokens. */
function inThread(worker: URL, sketch: Sketch): Promise<Uint8Array> {
  const thread = new Worker(worker, { workerData: sketch, env: {}, execArgv: [], argv: [] });
  return new Promise<Uint8Array>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the picture takes too long')), PATIENCE);
    thread.once('message', (png: Uint8Array) => resolve(png));
    thread.once('error', reject);
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('no picture'));
    });
  }).finally(() => thread.terminate());
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Draws aside, so that nobody waits for it meanwhile; one picture at a time, as each takes a processor and some memory.
 * From the sources it draws in its own thread.
 */
export function drawAside(sketch: Sketch, worker = BUILT): Promise<Uint8Array> {
  const mine = last.then(async () =>
    existsSync(worker) ? inThread(worker, sketch) : (await import('./draw.ts')).draw(sketch),
  );
  last = mine.catch(() => undefined);
  return mine;
}
