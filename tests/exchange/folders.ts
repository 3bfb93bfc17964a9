import type { Office } from '../../src/cases/office.ts';
import type { Draft } from '../../src/exchange/draft.ts';
import type { Mapping } from '../../src/exchange/mapping.ts';
import { readFolder } from '../../src/exchange/read-folder.ts';
import { type Settled, settle } from '../../src/exchange/settle.ts';

/** CSV files by name, as text or as bytes. */
export type Files = ReadonlyMap<string, string | Uint8Array> | Readonly<Record<string, string | Uint8Array>>;

const entriesOf = (files: Files) => new Map(files instanceof Map ? files : Object.entries(files));

export async function draftOf(files: Files, mapping: Mapping = {}): Promise<Draft> {
  const all = entriesOf(files);
  const { draft } = await readFolder(
    { names: [...all.keys()], read: async (name) => Buffer.from((all.get(name) ?? '') as Uint8Array) },
    mapping,
  );
  return draft;
}

/** Reads and checks CSV files. */
export const settled = async (
  files: Files,
  options: { mapping?: Mapping; under?: Office; skip?: boolean } = {},
): Promise<Settled> => settle(await draftOf(files, options.mapping), options.under, options.skip);
