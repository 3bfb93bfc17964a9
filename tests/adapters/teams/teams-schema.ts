import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SchemaObject } from 'ajv';
import Draft4 from 'ajv-draft-04';
import formats from 'ajv-formats';

// the schemas of Microsoft's own package; its code is not needed, and wants parts that it does not bring
const require = createRequire(import.meta.url);
const FOLDER = join(dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build/json-schemas/teams');

/** The versions that are there and are no preview, oldest first. */
export const VERSIONS: readonly string[] = readdirSync(FOLDER)
  .flatMap((name) => /^v(1\.\d+)$/u.exec(name)?.[1] ?? [])
  .sort((a, b) => Number(a.split('.')[1]) - Number(b.split('.')[1]));

function validatorOf(version: string, file: string) {
  // some patterns of Microsoft's are none with the flag u
  const ajv = new Draft4({ strict: false, allErrors: true, unicodeRegExp: false });
  formats(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(FOLDER, `v${version}`, file), 'utf8')) as SchemaObject);
}

type Validator = ReturnType<typeof validatorOf>;

const said = (validate: Validator, value: unknown): readonly string[] =>
  validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

/** What Microsoft's schemas of a version say against a manifest, and against the texts in another language. */
export function teamsSchema(version: string): {
  readonly manifest: (value: unknown) => readonly string[];
  readonly texts: (value: unknown) => readonly string[];
} {
  const manifest = validatorOf(version, 'MicrosoftTeams.schema.json');
  const texts = validatorOf(version, 'MicrosoftTeams.Localization.schema.json');
  return { manifest: (value) => said(manifest, value), texts: (value) => said(texts, value) };
}
