import * as z from 'zod';
import { fold } from '../calendar/fold.ts';
import { text } from './fields.ts';
import data from './hemmnis-catalogue.json' with { type: 'json' };
import { AREAS } from './values.ts';

/** Two names that read the same are the same name: case, umlauts, ß and spaces do not count. */
const key = (name: string): string => fold(name).replaceAll(' ', '');

const handlungsbedarfSchema = z.strictObject({
  name: text(80),
  area: z.enum(AREAS),
  strategies: z.array(text(120)).min(1),
  sensitive: z.enum(['health', 'personal', 'family']).nullable(),
  en: text(80),
});

const subKindSchema = z.strictObject({
  name: text(80),
  handlungsbedarf: text(80).describe('the Handlungsbedarf that it refines'),
  neverPrint: z.boolean().describe('kept out of every channel, digest, log and notification preview'),
  en: text(80),
});

const catalogueSchema = z
  .strictObject({
    handlungsbedarfe: z.array(handlungsbedarfSchema).min(1),
    generalStrategies: z.array(text(120)).describe('strategies without a Handlungsbedarf of their own'),
    subKinds: z.array(subKindSchema),
  })
  .superRefine(({ handlungsbedarfe, generalStrategies, subKinds }, ctx) => {
    const once = (names: readonly string[], path: (index: number) => (string | number)[]) => {
      const seen = new Set<string>();
      names.forEach((name, index) => {
        if (seen.has(key(name))) ctx.addIssue({ code: 'custom', path: path(index), message: 'is listed twice' });
        seen.add(key(name));
      });
    };
    once(
      handlungsbedarfe.map(({ name }) => name),
      (row) => ['handlungsbedarfe', row, 'name'],
    );
    handlungsbedarfe.forEach(({ strategies }, row) => {
      once(strategies, (index) => ['handlungsbedarfe', row, 'strategies', index]);
    });
    once(generalStrategies, (index) => ['generalStrategies', index]);
    once(
      subKinds.map(({ name }) => name),
      (row) => ['subKinds', row, 'name'],
    );
    const known = new Set(handlungsbedarfe.map(({ name }) => name));
    subKinds.forEach(({ handlungsbedarf }, row) => {
      if (known.has(handlungsbedarf)) return;
      ctx.addIssue({ code: 'custom', path: ['subKinds', row, 'handlungsbedarf'], message: 'names no Handlungsbedarf' });
    });
  });

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

export type Catalogue = DeepReadonly<z.infer<typeof catalogueSchema>>;
export type Handlungsbedarf = Catalogue['handlungsbedarfe'][number];
export type SubKind = Catalogue['subKinds'][number];

/** Reads catalogue data; throws an error that names every wrong place, such as `subKinds.3.handlungsbedarf`. */
export function parseCatalogue(input: unknown): Catalogue {
  const parsed = catalogueSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(top)'}: ${message}`);
  throw new Error(`Hemmnis catalogue: ${places.join('; ')}`);
}

/** Rows by name; of a name such as "Justiz / Haft" each part finds the row too, unless another row owns it. */
function byName<T extends { readonly name: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  const index = new Map(rows.map((row) => [key(row.name), row]));
  for (const row of rows) {
    for (const part of row.name.split(' / ')) {
      if (!part.endsWith('-') && !index.has(key(part))) index.set(key(part), row);
    }
  }
  return index;
}

interface Loaded {
  readonly catalogue: Catalogue;
  readonly handlungsbedarfe: ReadonlyMap<string, Handlungsbedarf>;
  readonly subKinds: ReadonlyMap<string, SubKind>;
}

let loaded: Loaded | undefined;

function load(): Loaded {
  if (loaded === undefined) {
    const catalogue = parseCatalogue(data);
    loaded = {
      catalogue,
      handlungsbedarfe: byName(catalogue.handlungsbedarfe),
      subKinds: byName(catalogue.subKinds),
    };
  }
  return loaded;
}

/** The catalogue that ships with Fallbote; read on the first call, once. */
export function catalogue(): Catalogue {
  return load().catalogue;
}

export function findHandlungsbedarf(name: string): Handlungsbedarf | undefined {
  return load().handlungsbedarfe.get(key(name));
}

export function findSubKind(name: string): SubKind | undefined {
  return load().subKinds.get(key(name));
}

/** What can be done about a Handlungsbedarf: its own strategies first, then the general ones; unknown: only those. */
export function strategiesFor(handlungsbedarf: string): readonly string[] {
  return [...(findHandlungsbedarf(handlungsbedarf)?.strategies ?? []), ...catalogue().generalStrategies];
}
