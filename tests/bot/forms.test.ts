import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/registry.ts';
import type { AuditEntry } from '../../src/access/audit.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { Form, FormField } from '../../src/bot/form.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import { textOf } from '../../src/reply/text.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { accessOffice } from '../access/office.ts';
import { MARKED_TODAY, markedOffice } from '../reply/marked-office.ts';
import { aboutOf, dayOf } from './ask.ts';
import { ids } from './ids.ts';

const person = (id: string) => ({ platform: 'console', id }) as const;

/** A bot whose forms can be sent, with its audit trail. */
function formsOn(file: ImportFile, today: string) {
  const store = createMemoryStore(file);
  const day = dayOf(today);
  const bot = createBot({
    store,
    commands: COMMANDS,
    today: () => day,
    now: () => '2026-11-20T09:00:00.000Z',
    newId: ids(),
    reference: () => 'REF-4711',
    log: () => undefined,
  });
  const ask = async (as: string, text: string, team?: string) =>
    bot.answer({
      from: person(as),
      text,
      place: team === undefined ? { kind: 'private' } : { kind: 'channel', team },
    });
  async function form(as: string, text: string): Promise<Form> {
    const { form } = await ask(as, text);
    if (form === undefined) throw new Error(`no form: ${text}`);
    return form;
  }
  async function trail(): Promise<readonly string[]> {
    const lines: string[] = [];
    for await (const line of store.trail()) {
      const { who, what, command = '-', door, cases } = JSON.parse(line) as AuditEntry;
      lines.push([who, what, command, door, ...cases].join(' '));
    }
    return lines;
  }
  return { store, ask, form, trail };
}

async function sent(form: Form, as: string, values: Readonly<Record<string, string>> = {}): Promise<string> {
  const outcome = await form.submit(person(as), values);
  return outcome.ok ? textOf(outcome.answer.here) : JSON.stringify(outcome.problems);
}

describe('a form that somebody else sends', () => {
  test('is answered like an unknown case where she has no right to it, and nothing changes', async () => {
    const { store, ask, form, trail } = formsOn(accessOffice, '2026-11-18');
    const before = await store.findCase('F-1');
    const stolen = await form('ahorn', 'wiedervorlage F-1');
    for (const values of [{}, { due: '2026-12-03', text: 'Rückruf' }, { due: 'Unsinn' }])
      expect(await sent(stolen, 'dorn', values)).toBe(textOf((await ask('dorn', 'wiedervorlage F-999')).here));
    expect(await store.findCase('F-1')).toEqual(before);
    expect((await trail()).filter((line) => line.startsWith('dorn'))).toEqual([
      'dorn refused wiedervorlage console F-1',
      'dorn refused wiedervorlage console F-999',
      'dorn refused wiedervorlage console F-1',
      'dorn refused wiedervorlage console F-999',
      'dorn refused wiedervorlage console F-1',
      'dorn refused wiedervorlage console F-999',
    ]);
  });

  test('counts as her own entry where she has the right', async () => {
    const { form, trail } = formsOn(accessOffice, '2026-11-18');
    const opened = await form('ahorn', 'wiedervorlage F-1');
    expect(await sent(opened, 'buche', { due: '2026-12-03', text: 'Rückruf' })).toContain('Eingetragen');
    expect((await trail()).at(-1)).toBe('buche change wiedervorlage console F-1');
  });

  test('brings somebody unknown the one sentence', async () => {
    const { ask, form, trail } = formsOn(accessOffice, '2026-11-18');
    const opened = await form('ahorn', 'wiedervorlage F-1');
    expect(await sent(opened, 'nobody')).toBe(textOf((await ask('nobody', 'fall F-1')).here));
    expect((await trail()).at(-1)).toBe('console:nobody refused - console');
  });
});

test('what is wrong with a form says something of the case, so it is a look by whoever sent it', async () => {
  const { form, trail } = formsOn(accessOffice, '2026-11-18');
  const opened = await form('ahorn', 'wiedervorlage F-1');
  expect(await sent(opened, 'buche', { due: 'Unsinn' })).toContain('due');
  expect((await trail()).at(-1)).toBe('buche look wiedervorlage console F-1');
});

describe('the parts of a form', () => {
  const lines = COMMANDS.flatMap(({ name, examples }) => {
    const told = examples.de.map((example) => example.replace(/F-\d+/gu, 'F-71'));
    return [`${name} F-71`, `${name} F-73`, ...told, ...told.map((line) => line.replace('F-71', 'F-73'))];
  });
  const words = (field: FormField) => [
    field.hint,
    field.initial,
    ...(field.type === 'choice' ? field.choices.flatMap(({ value, label }) => [value, label]) : []),
  ];

  test('title and labels are the same for every case, hints and choices may hold what stands in it', async () => {
    const { marker, file } = markedOffice('Mkform', 0);
    const told = new Set<string>();
    const asked = new Set<string>();
    const about = new Set<string>();
    for (const text of lines) {
      for (const as of ['fm', 'other']) {
        // each on an office of its own: a line that is whole is recorded
        const { form } = await formsOn(file, MARKED_TODAY).ask(as, text, 'nord');
        for (const word of [form?.title ?? '', ...(form?.fields ?? []).map(({ label }) => label)]) asked.add(word);
        for (const word of (form?.fields ?? []).flatMap(words)) told.add(word ?? '');
        const [first = ''] = form === undefined ? [] : aboutOf(form);
        if (form !== undefined) about.add(first === form.title ? '' : first);
      }
    }
    expect([...asked].filter((word) => word.includes(marker) || /\d\d\.\d\d\.|F-7/u.test(word))).toEqual([]);
    expect(asked.size).toBeGreaterThan(40);
    // each says which case it is for; those of the office are for none
    expect(new Set([...about].map((line) => /^F-7[13](?= {2}\p{L})/u.exec(line)?.[0] ?? line))).toEqual(
      new Set(['F-71', 'F-73', '']),
    );
    expect([...told].filter((word) => word.includes(marker)).length).toBeGreaterThan(3);
  });
});
