import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../commands/registry.ts';
import { type BotAnswer, createBot } from '../../src/bot/bot.ts';
import type { FormField } from '../../src/bot/form.ts';
import { toIso } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import { checkImport } from '../../src/cases/check.ts';
import type { Office } from '../../src/cases/office.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { jsonOf } from '../../src/reply/json.ts';
import type { ReplyJson } from '../../src/reply/json-schema.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { caseKey, type HistoryEntry } from '../../src/store/store.ts';
import { dayOf, sound } from '../bot/ask.ts';
import { ids } from '../bot/ids.ts';

const TODAY = dayOf('2026-11-20');
/** More of them: FALLBOTE_RANDOM_RUNS=5000 npx vitest run tests/commands/random-commands.test.ts */
const RUNS = Number(process.env['FALLBOTE_RANDOM_RUNS'] ?? 60);

/** Frau Amsel's cases, one of Herr Star, who stands in for her, and one of nobody; Herr Specht leads the team. */
const NUMBERS = ['F-101', 'F-105', 'F-106', 'F-109', 'F-103', 'F-107'];
const PEOPLE = ['fm-1', 'fm-2', 'tl-1'];
const example = sound(exampleOffice(TODAY));
const file = sound({ ...example, cases: example.cases.filter(({ no }) => NUMBERS.includes(no)) });

/** Taking back comes at the end, one by one. */
const GIVEN = COMMANDS.filter(({ name }) => name !== 'rueckgaengig' && name !== 'hilfe');
const NAMES = GIVEN.map(({ name }) => name);
const EXAMPLES = GIVEN.flatMap(({ examples }) => [...examples.de, ...examples.en]);
const WORDS = [
  ...EXAMPLES.flatMap((line) => line.split(' ').slice(2)),
  ...[
    'heute',
    'gestern',
    '15.11.',
    '1.12.',
    'bis 31.12.2027',
    'bis Ende März',
    'ab 1.12.',
    'am 2.11.',
    'seit 1.3.2026',
  ],
  ...[
    '31.02.',
    '2',
    'Nr. 3',
    'weil',
    'weil Umzug',
    'verzicht',
    'nicht',
    'ändern',
    'change',
    'zurück',
    'ja',
    'nein',
    '„',
    '§ 16i',
  ],
];
const DATES = [
  '',
  'heute',
  '15.11.',
  '1.12.',
  '30.11.2027',
  '2026-11-02',
  '1.3.2026',
  '31.02.',
  'Ende März 2027',
  'bald',
];
const TEXTS = ['', 'Anruf beim Vermieter', 'EGZ', 'Schulden', 'x'.repeat(600), '  ', 'weil bis 1.12.', '<b>„\'"'];

/** Choices one after the other, from a list of numbers. */
const chooser = (numbers: readonly number[]) => {
  let at = 0;
  const next = () => numbers[at++ % numbers.length] ?? 0;
  return {
    chance: (percent: number) => next() % 100 < percent,
    of: <T>(list: readonly T[]): T => list[next() % list.length] as T,
    words: (most: number) => Array.from({ length: next() % (most + 1) }, () => WORDS[next() % WORDS.length]).join(' '),
  };
};
type Choose = ReturnType<typeof chooser>;

function valueFor(field: FormField, choose: Choose): string {
  if (choose.chance(30)) return field.initial ?? '';
  switch (field.type) {
    case 'choice':
      return choose.chance(5) ? 'nichts davon' : choose.of(field.choices).value;
    case 'yes-no':
      return choose.of(['yes', 'no', '']);
    case 'date':
      return choose.of(DATES);
    case 'text':
      return choose.chance(30) ? `${choose.of([0, 1, 2, 45, 2027])}` : choose.of(TEXTS);
  }
}

/** Office and cases as they are kept. */
interface State {
  readonly office: Office;
  readonly cases: readonly Case[];
}

function world() {
  const store = createMemoryStore(file);
  const log: string[] = [];
  const bot = createBot({
    store,
    commands: COMMANDS,
    today: () => TODAY,
    now: () => '2026-11-20T09:00:00.000Z',
    newId: ids(),
    reference: () => 'REF-4711',
    log: (line) => log.push(line),
  });
  const state = async (): Promise<State> => ({ office: await store.office(), cases: await store.findCases() });
  const identity = (id: string) => ({ platform: 'console' as const, id });

  /** What must hold for every answer. */
  function checked(answer: BotAnswer): ReplyJson {
    const json = jsonOf(answer.here);
    expect(json.title).toMatch(/\p{L}{2}/u);
    expect(JSON.stringify(json)).not.toMatch(/REF-4711|undefined|NaN|\[object/u);
    expect(log).toEqual([]);
    return json;
  }
  return {
    store,
    state,
    async ask(id: string, text: string, language: 'de' | 'en'): Promise<{ answer: BotAnswer; json: ReplyJson }> {
      const answer = await bot.answer({ from: identity(id), text, place: { kind: 'private' }, language });
      return { answer, json: checked(answer) };
    },
    /** Fills a form in and sends it; what is wrong is filled in anew, a few times. */
    async submit(id: string, { form }: BotAnswer, choose: Choose): Promise<ReplyJson | undefined> {
      if (form === undefined) return undefined;
      const values: Record<string, string> = {};
      for (const field of form.fields) values[field.name] = valueFor(field, choose);
      for (let n = 0; n < 4; n++) {
        const outcome = await form.submit(identity(id), values);
        if (outcome.ok) return checked(outcome.answer);
        for (const problem of Object.values(outcome.problems)) expect(problem).toMatch(/\p{L}{2}/u);
        for (const field of form.fields) {
          if (outcome.problems[field.name] !== undefined) values[field.name] = valueFor(field, choose);
        }
      }
      return undefined;
    },
  };
}
type World = ReturnType<typeof world>;

/** One thing somebody does: an example, random words, or a form found by following the buttons. */
async function act(on: World, id: string, choose: Choose): Promise<ReplyJson | undefined> {
  const no = choose.of(NUMBERS);
  const language = choose.of(['de', 'en'] as const);
  const name = choose.of(NAMES);
  if (choose.chance(20)) {
    const line = choose.of(EXAMPLES).replaceAll(/F-\d+/gu, no);
    return (await on.ask(id, choose.chance(70) ? line : `${line} ${choose.words(2)}`, language)).json;
  }
  if (choose.chance(25)) return (await on.ask(id, `${name} ${no} ${choose.words(5)}`, language)).json;
  const settles = choose.chance(35);
  const number = settles ? `${choose.of([1, 2, 3, 4, 5, 6, 8, 11, 14])} ${choose.words(2)}` : '';
  const first = `${settles ? choose.of(['erledigt', 'verzicht', 'offen']) : name} ${no} ${number}`;
  let { answer, json } = await on.ask(id, first, language);
  for (let n = 0; n < 3; n++) {
    const sent = choose.chance(80) ? await on.submit(id, answer, choose) : undefined;
    if (sent !== undefined) return sent;
    const buttons = json.actions.filter(({ command }) => !/^(?:rueckgaengig|fristen)/u.test(command.text));
    if (buttons.length === 0) break;
    ({ answer, json } = await on.ask(id, `${choose.of(buttons).command.text} ${choose.words(1)}`, language));
  }
  return json;
}

const datesOf = (kase: Case, office: Office) =>
  createOfficeDeadlines(office)
    .of(kase, TODAY)
    .map((date) => ({
      rule: date.rule.id,
      subject: date.subject === '' ? null : date.subject,
      state: date.state,
      due: date.due === undefined ? null : toIso(date.due),
    }));

/** What an answer says about dates is what follows from the case as it is kept. */
async function datesHold(on: World, json: ReplyJson): Promise<void> {
  const office = await on.store.office();
  for (const { type, value } of json.facts) {
    if (type !== 'effect' || value['effect'] === 'missing') continue;
    const kase = await on.store.findCase(String(value['case']));
    if (kase === undefined) continue;
    const { rule, subject, before, due, effect } = value;
    const pending = datesOf(kase, office).filter(
      (date) => date.rule === rule && date.subject === subject && ['open', 'overdue'].includes(date.state),
    );
    const isPending = (day: unknown) => pending.some((date) => date.due === day);
    if (before !== null) expect(isPending(before), `${effect} ${rule} ${before}`).toBe(false);
    if (effect === 'new' || effect === 'moved') expect(isPending(due), `${effect} ${rule} ${due}`).toBe(true);
  }
}

/** "fristen <Fall>" lists exactly the dates that follow from the case as it is kept. */
async function listsHold(on: World): Promise<void> {
  const office = await on.store.office();
  for (const kase of await on.store.findCases()) {
    const { json } = await on.ask('tl-1', `fristen ${kase.no}`, 'de');
    if (kase.team !== 'ue25' || json.facts.some(({ type }) => type === 'refusal')) continue;
    const shown = json.facts.map(({ value }) => [value['rule'], value['subject'], value['state'], value['due']].join());
    const derived = datesOf(kase, office).map((date) => [date.rule, date.subject, date.state, date.due].join());
    expect(shown.sort()).toEqual(derived.sort());
  }
}

/** The same but for cases that were deleted for good since. */
const withoutGone = (before: State, now: State): State => ({
  ...before,
  cases: before.cases.filter(({ no }) => now.cases.some((kase) => caseKey(kase.no) === caseKey(no))),
});

const step = fc.record({
  who: fc.constantFrom(...PEOPLE),
  numbers: fc.array(fc.nat(9999), { minLength: 12, maxLength: 12 }),
});

test(
  'any sequence of commands leaves everything sound, and taken back one by one exactly what was there',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14, size: 'max' }), async (steps) => {
        const on = world();
        const kept: { readonly entry: HistoryEntry; readonly before: State }[] = [];
        for (const { who, numbers } of steps) {
          const before = await on.state();
          const known = new Set((await on.store.history()).map(({ id }) => id));
          const json = await act(on, who, chooser(numbers));
          if (json !== undefined) await datesHold(on, json);
          const [entry] = (await on.store.history()).filter(({ id }) => !known.has(id));
          const after = await on.state();
          if (entry !== undefined) kept.push({ entry, before });
          else expect({ ...after, cases: after.cases.length }).toEqual({ ...before, cases: after.cases.length });
          expect(checkImport({ fallbote: 1, ...after }).problems).toEqual([]);
        }
        await listsHold(on);
        for (const { entry, before } of kept.reverse()) {
          const stays = await on.store.history(entry.by);
          if (!stays.some(({ id }) => id === entry.id)) continue;
          const { json } = await on.ask(entry.by, 'rückgängig', 'de');
          expect(json.title, json.text).toBe('Rückgängig gemacht');
          const now = await on.state();
          expect(now).toEqual(withoutGone(before, now));
        }
      }),
      { numRuns: RUNS },
    );
  },
  RUNS * 2000,
);
