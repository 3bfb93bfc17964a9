import { fileURLToPath } from 'node:url';
import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import Ajv, { type SchemaObject } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

/** What Slack takes, by its own types. The schema is made of these. */
export interface Slack {
  readonly blocks?: KnownBlock[];
  readonly modal?: ModalView;
  readonly home?: HomeView;
}

const schema = createGenerator({
  path: fileURLToPath(import.meta.url),
  type: 'Slack',
  tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)),
  skipTypeCheck: true,
  expose: 'export',
}).createSchema('Slack');
const validate = new Ajv({ strict: false }).compile(schema as SchemaObject);

type Thing = Readonly<Record<string, unknown>>;
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;

/** Most characters of a text, by the type of what holds it and its name there. */
const LENGTHS: Readonly<Record<string, number>> = {
  'header.text': 150,
  'section.text': 3000,
  'button.text': 75,
  'input.label': 2000,
  'input.hint': 2000,
  'modal.title': 24,
  'modal.submit': 24,
  'modal.close': 24,
  'static_select.placeholder': 150,
  'option.text': 75,
  'group.label': 75,
};
const COUNTS: Readonly<Record<string, number>> = {
  'actions.elements': 25,
  'static_select.options': 100,
  'static_select.option_groups': 100,
  'group.options': 100,
  'radio_buttons.options': 10,
  'modal.blocks': 100,
  'home.blocks': 100,
  'section.fields': 10,
};
const STRINGS: Readonly<Record<string, number>> = {
  action_id: 255,
  block_id: 255,
  callback_id: 255,
  private_metadata: 3000,
  value: 2000,
  initial_value: 3000,
};

/** What a thing without a type of its own is, by where it stands. */
const kindOf = (thing: Thing, at: string): string => {
  if (typeof thing['type'] === 'string') return thing['type'];
  if (/option_groups/u.test(at) && Array.isArray(thing['options'])) return 'group';
  return /option/u.test(at) ? 'option' : '';
};

/** Limits that the types cannot say; https://docs.slack.dev/reference/block-kit */
function overLimit(value: unknown, at: string, found: string[]): void {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) overLimit(item, `${at}[${i}]`, found);
    return;
  }
  if (!isThing(value)) return;
  const kind = kindOf(value, at);
  for (const [name, inner] of Object.entries(value)) {
    const here = `${at}.${name}`;
    const text = isThing(inner) && typeof inner['text'] === 'string' ? inner['text'] : undefined;
    if (text !== undefined && (text === '' || text.length > (LENGTHS[`${kind}.${name}`] ?? 3000)))
      found.push(`${here}: ${text.length} characters`);
    if (Array.isArray(inner) && (inner.length === 0 || inner.length > (COUNTS[`${kind}.${name}`] ?? 100)))
      found.push(`${here}: ${inner.length} entries`);
    if (
      typeof inner === 'string' &&
      inner.length > (kind === 'option' && name === 'value' ? 150 : (STRINGS[name] ?? 3000))
    )
      found.push(`${here}: ${inner.length} characters`);
    overLimit(inner, here, found);
  }
}

function twice(blocks: readonly unknown[]): readonly string[] {
  const ids = blocks.flatMap((block) => {
    if (!isThing(block)) return [];
    const elements = Array.isArray(block['elements']) ? block['elements'] : [];
    return [block['block_id'], ...elements.map((element) => (isThing(element) ? element['action_id'] : undefined))];
  });
  const given = ids.filter((id): id is string => typeof id === 'string');
  return given.filter((id, i) => given.indexOf(id) !== i).map((id) => `${id} twice`);
}

/** Everything that Slack would refuse about blocks or a view; empty where it takes them. */
export function refusals(slack: Slack): readonly string[] {
  const found: string[] = [];
  if (!validate(slack)) found.push(...(validate.errors ?? []).slice(0, 5).map((e) => `${e.instancePath} ${e.message}`));
  const { blocks = [], modal, home } = slack;
  if (blocks.length > 50) found.push(`${blocks.length} blocks`);
  overLimit(slack, '', found);
  return [...found, ...twice([...blocks, ...(modal?.blocks ?? []), ...(home?.blocks ?? [])])];
}
