import * as z from 'zod';
import { text } from './fields.ts';
import { nameKey as key } from './name-key.ts';
import { AREAS } from './values.ts';

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
