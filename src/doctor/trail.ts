import { type TrailReport, verifyTrail } from '../access/verify-trail.ts';
import type { Text } from '../cases/problem.ts';
import { nodeFiles } from '../store/json/files.ts';
import { HEAD } from '../store/json/layout.ts';
import { readManifest } from '../store/json/load.ts';
import { Parts } from '../store/json/parts.ts';
import { readHead, readTrail, trailFiles } from '../store/json/trail-files.ts';
import { emptyStore } from '../store/memory-store.ts';

const NO_HEAD: Text = {
  de: 'Diese Datei fehlt. Ob am Ende Zeilen fehlen, lässt sich ohne sie nicht sagen.',
  en: 'This file is missing. Without it nobody can tell whether lines are missing at the end.',
};

/**
 * Follows the audit trail of a data folder. How far it had come at least is noted twice: in its head and in the state of
 * the data. Throws FB101 where the folder holds no data, FB102 where a file of the trail cannot be read.
 * @param anchor a hash noted elsewhere, which must be in the trail
 */
export async function followTrail(folder: string, anchor?: string): Promise<TrailReport> {
  // before the lines: what is added meanwhile makes the trail longer
  const head = await readHead(folder);
  const state = await readManifest(new Parts(folder, nodeFiles)).catch(() => undefined);
  if (state === null && (await trailFiles(folder, nodeFiles)).length === 0) throw emptyStore();
  const known = typeof state === 'object' && state !== null ? state : undefined;
  const further = known !== undefined && known.trail.lines > (head?.lines ?? 0);
  const report = await verifyTrail(readTrail(folder), further ? known.trail : head, anchor);
  if (head !== undefined || known === undefined || known.serial === 0) return report;
  return { ...report, findings: [...report.findings, { where: HEAD, text: NO_HEAD }] };
}
