import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { slackManifest } from '../../adapters/slack/manifest.ts';
import { manifestYaml } from '../../adapters/slack/manifest-yaml.ts';
import { teamsIcons } from '../../adapters/teams/icons.ts';
import type { TeamsApp } from '../../adapters/teams/manifest.ts';
import { packageFiles } from '../../adapters/teams/package.ts';
import { COMMANDS } from '../../commands/registry.ts';
import { caseSchema } from '../../src/cases/case.ts';
import { importSchema, officeSchema } from '../../src/cases/office.ts';
import { DATE_FACT_NAMES, factName } from '../../src/deadlines/date-facts.ts';
import { ruleSchema } from '../../src/deadlines/rule.ts';
import { catalogueSchema } from '../../src/exchange/catalogue-file.ts';
import { jsonSchemaOf } from '../../src/exchange/json-schema.ts';
import { mappingSchema, tableMappingSchema } from '../../src/exchange/mapping.ts';
import { replyJsonSchema } from '../../src/reply/json-schema.ts';
import { fieldTables } from './fields.ts';
import { hemmnisTables } from './hemmnis-doc.ts';
import { importTables } from './import-tables.ts';
import { elsewhereList, merkmaleTable, wordsTable } from './merkmale-doc.ts';
import { rulesTable } from './rules-doc.ts';

const json = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });
const file = (schema: z.ZodType) => `${JSON.stringify(json(schema), null, 2)}\n`;

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function between(text: string, name: string, body: string): string {
  const start = `<!-- ${name} -->`;
  const end = `<!-- /${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs: the markers ${start} … ${end} are missing`);
  return `${text.slice(0, from + start.length)}\n\n${body.trim()}\n\n${text.slice(to)}`;
}

type Linked = Parameters<typeof fieldTables>[0];

/** What the tables of an office leave to others: rules have a page of their own, conditions lie inside each other. */
const OFFICE_ELSEWHERE = [
  ...['rules', 'due', 'when', 'done', 'title', 'channelTitle', 'leads', 'early'],
  ...['all', 'any', 'not', 'from', 'first', 'criterion'],
];

/** The fields of a mapping file, and of one table in it. */
const mappingTables = (): string =>
  [fieldTables(json(mappingSchema), 'Zuordnung'), fieldTables(json(tableMappingSchema), 'tables.<Tabelle>')]
    .join('\n')
    .replaceAll('\t', '\\t');

/** One table per way of counting a date. */
function formTables(): string {
  return ruleSchema.shape.due.options
    .map((option) =>
      fieldTables(json(option), `due: form ${JSON.stringify(option.shape.form.value)}`).replace(
        '### ',
        `**${option.shape.form.description ?? ''}**\n\n### `,
      ),
    )
    .join('\n');
}

/** The dates that `start`, `end`, `date` … may name. */
function factTable(): string {
  return [
    '| Name | Datum |',
    '|---|---|',
    ...DATE_FACT_NAMES.map((name) => `| \`${name}\` | ${factName(name, 'de')} |`),
  ].join('\n');
}

function commandList(): string {
  return COMMANDS.map((command) => {
    const examples = command.examples.de.map((text) => `\`${text}\``).join(', ');
    return `- **\`${command.usage.de}\`** ${command.summary.de}. Zum Beispiel: ${examples}.`;
  }).join('\n');
}

/** Every generated file with its content, by path from the project's root. */
export function generatedDocs(root: string): ReadonlyMap<string, string> {
  const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');
  return new Map([
    ['manifest.yml', manifestYaml(slackManifest(COMMANDS, { kind: 'socket' }))],
    ['docs/schema/import.schema.json', file(importSchema)],
    ['docs/schema/catalogue.schema.json', file(catalogueSchema)],
    ['docs/schema/answer.schema.json', file(replyJsonSchema)],
    [
      'docs/import.md',
      between(
        between(
          between(between(read('docs/import.md'), 'felder-zuordnung', mappingTables()), 'tabellen', importTables()),
          'felder-jobcenter',
          fieldTables(jsonSchemaOf(officeSchema) as Linked, 'office', OFFICE_ELSEWHERE),
        ),
        'felder-fall',
        fieldTables(json(caseSchema), 'cases[]'),
      ),
    ],
    ['docs/fristen.md', between(read('docs/fristen.md'), 'regeln', rulesTable())],
    [
      'docs/regeln.md',
      between(
        between(read('docs/regeln.md'), 'felder-regel', fieldTables(json(ruleSchema), 'rules[]', ['due'])),
        'formen',
        `${formTables()}\n\n${factTable()}`,
      ),
    ],
    ['docs/hemmnisse.md', between(read('docs/hemmnisse.md'), 'katalog', hemmnisTables())],
    [
      'docs/merkmale.md',
      between(
        between(between(read('docs/merkmale.md'), 'merkmale', merkmaleTable()), 'anderswo', elsewhereList()),
        'woerter',
        wordsTable(),
      ),
    ],
    ['docs/befehle.md', between(read('docs/befehle.md'), 'befehle', commandList())],
  ]);
}

/** Of a Jobcenter that does not exist; the real package is made by "fallbote teams package". */
const EXAMPLE_APP: TeamsApp = {
  appId: '00000000-0000-0000-0000-000000000000',
  domain: 'fallbote.example',
  name: 'Fallbote',
  developer: 'Fallbote',
  version: '1.0.0',
  websiteUrl: 'https://fallbote.example/',
  privacyUrl: 'https://fallbote.example/datenschutz',
  termsUrl: 'https://fallbote.example/nutzung',
};

/** What lies in the package of the Teams app, by path from the project's root. */
export async function generatedPackage(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = packageFiles(COMMANDS, EXAMPLE_APP, await teamsIcons());
  return new Map(Object.entries(files).map(([name, bytes]) => [`examples/teams/${name}`, bytes]));
}
