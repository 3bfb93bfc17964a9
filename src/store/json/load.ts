import { caseKey } from '../store.ts';
import { damaged, misfit, missing, unreadable, unusable } from './faults.ts';
import { codeOf } from './files.ts';
import { checked, JsonFile, parseJson, readText, unseal } from './json-file.ts';
import { changeName, changeSerial, isData, MANIFEST, type Manifest, manifestSchema, SHARD_SIZE } from './layout.ts';
import type { Parts } from './parts.ts';
import { changeFileSchema, entriesSchema, shardSchema } from './records.ts';
import { readHeadFile } from './trail-files.ts';
import { loadVersion1 } from './version-1.ts';
import { type Row, View } from './view.ts';

/** The names in the folder, none where it does not exist yet; throws FB102. */
export async function listFolder(parts: Parts): Promise<readonly string[]> {
  try {
    return await parts.files.readdir(parts.folder);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return [];
    throw unreadable(parts.folder, cause);
  }
}

/** The manifest of a file, `null` where there is none, 1 where it is of version 1. Throws FB102. */
export async function readManifest(parts: Parts, name = MANIFEST): Promise<Manifest | 1 | null> {
  const path = parts.path(name);
  const text = await readText(path, parts.files);
  if (text === null) return null;
  const sealed = unseal(text);
  const data = parseJson(sealed?.json ?? text);
  const said = versionIn(data);
  if (said === 1) return 1;
  if (said > 2)
    throw unusable(
      path,
      'Eine neuere Version von Fallbote hat sie geschrieben.',
      undefined,
      'Bitte diese neuere Version verwenden.',
    );
  if (sealed === undefined) throw damaged(path);
  return checked(path, manifestSchema, data);
}

/** The version that a manifest says; 0 where it is none of ours. A later version may be sealed in another way. */
function versionIn(data: unknown): number {
  const outer = data as { readonly data?: unknown } | null | undefined;
  const { format, version } =
    ((outer?.data ?? outer) as { format?: unknown; version?: unknown } | null | undefined) ?? {};
  return format === 'fallbote' && typeof version === 'number' ? version : 0;
}

/** Fills a view with the state of a manifest; throws FB102. */
export async function loadManifest(view: View, manifest: Manifest): Promise<void> {
  const { parts } = view;
  const wrong = () => misfit(parts.path(MANIFEST));
  if (manifest.index.length !== Math.ceil(manifest.segments.length / SHARD_SIZE)) throw wrong();
  for (const [number, part] of manifest.index.entries()) {
    const shard = await parts.read('index', part, shardSchema);
    const files = manifest.segments.slice(number * SHARD_SIZE, (number + 1) * SHARD_SIZE);
    if (shard.length !== files.length) throw wrong();
    for (const [at, entry] of shard.entries()) {
      const n = files[at] ?? null;
      if ((entry === null) !== (n === null)) throw wrong();
      const segment = view.segments.length;
      const rows = (entry?.rows ?? []).map(
        ([no, manager, team, bedarfsgemeinschaft]): Row => ({ no, manager, team, bedarfsgemeinschaft, segment }),
      );
      for (const row of rows) view.rows.set(caseKey(row.no), row);
      view.segments.push({ part: entry === null || n === null ? null : { n, sum: entry.sum }, rows, dirty: false });
    }
  }
  if (view.rows.size !== manifest.cases) throw wrong();
  const { entries, trail } = manifest;
  if (entries !== null) view.held.push({ start: trail, entries: await parts.read('entries', entries, entriesSchema) });
  view.manifest = manifest;
  view.serial = manifest.serial;
  view.id = manifest.id;
  view.at = manifest.at;
  view.office = { part: manifest.office, dirty: false };
  view.history = { part: manifest.history, since: [] };
}

/** Takes the change files over that follow the view's state, at most up to a serial. Throws FB102 at the first unsound one. */
export async function loadChanges(view: View, upTo = Number.POSITIVE_INFINITY): Promise<void> {
  const { parts } = view;
  for (let serial = view.serial + 1; serial <= upTo; serial++) {
    const path = parts.path(changeName(serial));
    const file = new JsonFile(path, changeFileSchema, parts.files);
    const change = await file.read();
    if (change === null) return;
    if (change.serial !== serial || change.after !== view.id) throw misfit(path);
    view.adopt(view.place(new Map(change.records.map((record) => [caseKey(record.case.no), record]))));
    if (change.office !== undefined) view.office = { ...view.office, now: change.office, dirty: true };
    for (const history of change.history) view.addHistory({ history });
    view.held.push({ start: change.trail, entries: change.audit });
    Object.assign(view, { serial, id: file.sum, at: change.at, changes: view.changes + 1 });
    view.bytes += file.length;
  }
}

/** The state of a folder. Throws FB102 where it is not whole. */
export async function loadView(parts: Parts): Promise<View> {
  const { view, fault } = await loadAsFar(parts);
  if (fault !== undefined) throw fault;
  return view ?? new View(parts);
}

/** What can be read of a folder's state, up to the first file that is not sound, and what is wrong with that. */
export interface AsFar {
  readonly view?: View;
  readonly fault?: unknown;
}

export async function loadAsFar(parts: Parts): Promise<AsFar> {
  const view = new View(parts);
  let begun = false;
  try {
    const names = await listFolder(parts);
    parts.avoid(names);
    // a broken head is for the check of the audit trail to report, it stops nobody from working
    const head = await readHeadFile(parts.folder, parts.files).catch(() => null);
    const manifest = await readManifest(parts);
    if (manifest === null) {
      if (names.some(isData)) throw unusable(parts.path(MANIFEST), 'Sie fehlt, im Ordner liegen aber Daten.');
      return { view };
    }
    if (manifest === 1) {
      await loadVersion1(view);
      return { view };
    }
    await loadManifest(view, manifest);
    begun = true;
    await loadChanges(view);
    const last = Math.max(head?.serial ?? 0, ...names.map((name) => changeSerial(name) ?? 0));
    if (last > view.serial) throw missing(parts.path(changeName(view.serial + 1)));
    return { view };
  } catch (fault) {
    return begun ? { view, fault } : { fault };
  }
}
