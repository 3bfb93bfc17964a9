import * as z from 'zod';
import { caseSchema } from '../../cases/case.ts';
import { officeSchema } from '../../cases/office.ts';
import { caseKey } from '../store.ts';
import { damaged, misfit, missing } from './faults.ts';
import { readText } from './json-file.ts';
import { MANIFEST } from './layout.ts';
import type { Parts } from './parts.ts';
import type { StoredRecord } from './records.ts';
import type { View } from './view.ts';

/** The manifest as Fallbote 0.1 wrote it, before there were seals, change files and generations. */
const manifestSchema = z.strictObject({
  format: z.literal('fallbote'),
  version: z.literal(1),
  serial: z.int().min(0),
  office: z
    .string()
    .regex(/^office-\d+\.json$/u)
    .nullable(),
  index: z
    .string()
    .regex(/^index-\d+\.json$/u)
    .nullable(),
  segments: z.array(
    z
      .string()
      .regex(/^cases-\d+\.json$/u)
      .nullable(),
  ),
});
const indexSchema = z.array(z.tuple([z.string()]).rest(z.unknown()));

async function read<T>(parts: Parts, name: string, schema: z.ZodType<T>): Promise<T> {
  const path = parts.path(name);
  const text = await readText(path, parts.files);
  if (text === null) throw missing(path);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw damaged(path, cause);
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw damaged(path, parsed.error);
  return parsed.data;
}

/**
 * Fills a view from a folder of version 1. Everything in it came with an import, as nothing else wrote at that time.
 * Throws FB102.
 */
export async function loadVersion1(view: View): Promise<void> {
  const { parts } = view;
  const manifest = await read(parts, MANIFEST, manifestSchema);
  const records = new Map<string, StoredRecord>();
  for (const name of manifest.segments) {
    if (name === null) continue;
    for (const kase of await read(parts, name, z.array(caseSchema)))
      records.set(caseKey(kase.no), { case: kase, imported: true });
  }
  const index = manifest.index === null ? [] : await read(parts, manifest.index, indexSchema);
  const indexed = new Set(index.map(([no]) => caseKey(no)));
  if (indexed.size !== records.size || ![...records.keys()].every((key) => indexed.has(key)))
    throw misfit(parts.path(manifest.index ?? MANIFEST));
  if (manifest.office !== null) {
    const office = await read(parts, manifest.office, officeSchema);
    view.office = { part: null, now: { office, imported: true }, dirty: true };
  }
  view.serial = manifest.serial;
  view.isVersion1 = true;
  view.adopt(view.place(records));
}
