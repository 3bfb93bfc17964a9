import type * as z from 'zod';

type Schema = z.core.JSONSchema.JSONSchema;

function typeText(schema: Schema): string {
  if (schema.format === 'date') return 'Datum';
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(' · ');
  if (schema.anyOf !== undefined) {
    return schema.anyOf.map((part) => (typeof part === 'boolean' ? '' : typeText(part))).join(' oder ');
  }
  if (schema.type === 'array')
    return `Liste: ${typeof schema.items === 'object' && !Array.isArray(schema.items) ? typeText(schema.items) : ''}`;
  if (schema.type === 'object') {
    const keys = Object.keys(schema.properties ?? {});
    return keys.length <= 2 && keys.length > 0 ? `\`{ ${keys.map((key) => `"${key}": …`).join(', ')} }\`` : 'Objekt';
  }
  const types: Record<string, string> = {
    string: 'Text',
    integer: 'ganze Zahl',
    number: 'Zahl',
    boolean: 'true / false',
  };
  return types[String(schema.type)] ?? String(schema.type);
}

const cell = (text: string) => text.replaceAll('|', '\\|');

/** What one entry of a list is, where the list itself has no words of its own. */
function itemText(schema: Schema): string {
  if (schema.type !== 'array' || typeof schema.items !== 'object' || Array.isArray(schema.items)) return '';
  return schema.items.description ?? '';
}

function objectIn(schema: Schema): Schema | undefined {
  if (schema.type === 'object' && schema.properties !== undefined) return schema;
  if (schema.type === 'array' && typeof schema.items === 'object' && !Array.isArray(schema.items))
    return objectIn(schema.items);
  return undefined;
}

/** One Markdown table per object of a JSON Schema, parents before children. */
export function fieldTables(schema: Schema, path: string, skip: readonly string[] = []): string {
  const object = objectIn(schema);
  if (object === undefined) return '';
  const required = new Set(object.required ?? []);
  const inner =
    schema.type === 'array' && typeof schema.items === 'object' && !Array.isArray(schema.items) ? schema.items : schema;
  const about = schema.description ?? inner.description;
  const rows = Object.entries(object.properties ?? {}).map(([name, value]) => {
    const field = value as Schema;
    return `| \`${name}\` | ${cell(typeText(field))} | ${required.has(name) ? 'ja' : ''} | ${cell(field.description ?? itemText(field))} |`;
  });
  const own = [
    `### \`${path}\``,
    ...(about === undefined ? [] : ['', `${about}.`]),
    '',
    '| Feld | Wert | nötig | Bedeutung |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
  const children = Object.entries(object.properties ?? {})
    .filter(([name]) => !skip.includes(name))
    .map(([name, value]) => {
      const field = value as Schema;
      return fieldTables(field, `${path}.${name}${field.type === 'array' ? '[]' : ''}`, skip);
    });
  return [own, ...children].filter((part) => part !== '').join('\n');
}
