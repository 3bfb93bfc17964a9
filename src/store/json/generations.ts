import { FallboteError } from '../../errors.ts';
import { type Files, nodeFiles } from './files.ts';
import type { Manifest } from './layout.ts';
import { listFolder, loadAsFar, readManifest } from './load.ts';
import { Parts } from './parts.ts';
import { readGenerations } from './sweep.ts';

/** A state of a folder that can be gone back to. */
export interface Generation {
  readonly serial: number;
  /** instant of its last change, ISO 8601 in UTC */
  readonly at: string;
  readonly cases: number;
  /** `now`: the present state; `readable`: as far as that can be read; `kept`: an earlier one */
  readonly kind: 'now' | 'readable' | 'kept';
}

/** Everything that a folder holds of states: those that can be gone back to, and which are broken. */
export interface Generations {
  /** newest first */
  readonly states: readonly Generation[];
  /** serials of generations that cannot be read */
  readonly broken: readonly number[];
  /** why the present state cannot be read */
  readonly fault?: unknown;
}

/** Lists the states of a folder; nothing is written. Throws FB102 where the folder itself cannot be read. */
export async function listGenerations(folder: string, files: Files = nodeFiles): Promise<Generations> {
  const parts = new Parts(folder, files);
  const states = new Map<number, Generation>();
  const broken: number[] = [];
  for (const [serial, manifest] of await readGenerations(parts, await listFolder(parts))) {
    if (manifest === undefined) broken.push(serial);
    else states.set(serial, { ...stateOf(manifest), kind: 'kept' });
  }
  const base = await readManifest(parts).catch(() => null);
  if (base !== null && base !== 1 && base.serial > 0) states.set(base.serial, { ...stateOf(base), kind: 'kept' });
  const { view, fault } = await loadAsFar(parts);
  if (view !== undefined && view.serial > 0)
    states.set(view.serial, {
      serial: view.serial,
      at: view.at,
      cases: view.rows.size,
      kind: fault === undefined ? 'now' : 'readable',
    });
  const sorted = [...states.values()].sort((a, b) => b.serial - a.serial);
  return { states: sorted, broken, ...(fault === undefined ? {} : { fault }) };
}

const stateOf = ({ serial, at, cases }: Manifest) => ({ serial, at, cases });

/** FB301 for a state that a folder does not have. */
export const noSuchState = (folder: string, serial: number) =>
  new FallboteError(
    'FB301',
    'user',
    `Einen Stand ${serial} gibt es in ${folder} nicht. Welche es gibt, zeigt: fallbote restore --data ${folder}`,
  );
