import data from './hemmnis-catalogue.json' with { type: 'json' };
import type { Catalogue, Handlungsbedarf, SubKind } from './hemmnis-catalogue-schema.ts';
import { nameKey } from './name-key.ts';

/** Rows by name; of a name such as "Justiz / Haft" each part finds the row too, unless another row owns it. */
function byName<T extends { readonly name: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  const index = new Map(rows.map((row) => [nameKey(row.name), row]));
  for (const row of rows) {
    for (const part of row.name.split(' / ')) {
      if (!part.endsWith('-') && !index.has(nameKey(part))) index.set(nameKey(part), row);
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
    const catalogue = data as Catalogue;
    loaded = {
      catalogue,
      handlungsbedarfe: byName(catalogue.handlungsbedarfe),
      subKinds: byName(catalogue.subKinds),
    };
  }
  return loaded;
}

/** The catalogue that ships with Fallbote. A test holds it against its schema. */
export function catalogue(): Catalogue {
  return load().catalogue;
}

export function findHandlungsbedarf(name: string): Handlungsbedarf | undefined {
  return load().handlungsbedarfe.get(nameKey(name));
}

export function findSubKind(name: string): SubKind | undefined {
  return load().subKinds.get(nameKey(name));
}

/** What can be done about a Handlungsbedarf: its own strategies first, then the general ones; unknown: only those. */
export function strategiesFor(handlungsbedarf: string): readonly string[] {
  return [...(findHandlungsbedarf(handlungsbedarf)?.strategies ?? []), ...catalogue().generalStrategies];
}
