import { expect } from 'vitest';
import { COMMANDS } from '../../commands/registry.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { Form, FormValues } from '../../src/bot/form.ts';
import type { Case } from '../../src/cases/case.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import { jsonOf } from '../../src/reply/json.ts';
import type { ReplyJson } from '../../src/reply/json-schema.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { type CaseInput, dayOf, sound } from '../bot/ask.ts';
import { ids } from '../bot/ids.ts';
import { followUps, officeWith } from './office.ts';

export const TODAY = '2026-11-20'; // a Friday

const MASSNAHMEN: ImportFile['office']['massnahmen'] = [
  { id: 'startklar', name: 'Startklar – Coaching', kind: 'MAbE', tendered: true },
  { id: 'mut', name: 'Mut zum Neustart – Coaching', kind: 'MAbE' },
  { id: 'erprobung', name: 'Arbeitserprobung 120 Tage', kind: 'sonstige', attendanceQuota: 120, daysPerWeek: 5 },
  { id: 'probe', name: 'Probearbeit im Betrieb', kind: 'MAG' },
];
const RULES: ImportFile['office']['rules'] = ['nachbetreuung', 'anschluss', 'anwesenheitsende', 'job-beendet'].map(
  (id) => ({ id, active: true }),
);

/** A case F-1 where nothing is due but what a test adds. */
const caseWith = (more: Partial<CaseInput>): CaseInput => followUps('F-1', [], more);

interface Entered {
  readonly text: string;
  /** what was recorded, the first sentence */
  readonly said: string;
  /** the case as it is afterwards */
  readonly kase: Case;
  /** "satisfied befristung b1/1 2026-11-30", "new befristung b1/2 2027-12-31", "moved … a → b" */
  readonly effects: readonly string[];
}

/** Asks on one case of Frau Amsel's. */
export function working(more: Partial<CaseInput> = {}) {
  const { office, ...file } = officeWith([], RULES);
  const data = sound({ ...file, office: { ...office, massnahmen: MASSNAHMEN }, cases: [caseWith(more)] });
  const store = createMemoryStore(data);
  const bot = createBot({
    store,
    commands: COMMANDS,
    today: () => dayOf(TODAY),
    now: () => `${TODAY}T09:00:00.000Z`,
    newId: ids(),
    reference: () => 'REF',
    log: (line) => {
      throw new Error(line);
    },
  });
  const from = { platform: 'console', id: 'fm' } as const;
  const kase = async (): Promise<Case> => {
    const found = await store.findCase('F-1');
    if (found === undefined) throw new Error('no case');
    return found;
  };
  const answer = (text: string, language: Language) => bot.answer({ from, text, language, place: { kind: 'private' } });
  const ask = async (text: string, language: Language = 'de'): Promise<ReplyJson> =>
    jsonOf((await answer(text, language)).here);
  const form = async (text: string): Promise<Form> => {
    const { form: offered, here } = await answer(text, 'de');
    if (offered === undefined) throw new Error(`no form: ${jsonOf(here).text}`);
    return offered;
  };
  const submit = async (offered: Form, values: FormValues) => {
    const outcome = await offered.submit(from, values);
    return outcome.ok ? jsonOf(outcome.answer.here).text : outcome.problems;
  };
  return { ask, form, submit, kase };
}

function effectsOf({ facts }: ReplyJson): readonly string[] {
  return facts
    .filter(({ type }) => type === 'effect')
    .map(({ value }) => {
      const { effect, rule, subject, before, due } = value;
      const when = effect === 'moved' ? `${String(before)} → ${String(due)}` : String(due ?? before ?? '');
      return [effect, rule, subject, when].filter((part) => part !== null && part !== '').join(' ');
    });
}

/** A line that is recorded. What it does is taken back at the end: then the case is what it was. */
export async function entered(more: Partial<CaseInput>, line: string, language: Language = 'de'): Promise<Entered> {
  const { ask, kase } = working(more);
  const before = await kase();
  const reply = await ask(line, language);
  expect(reply.title, reply.text).toBe(language === 'de' ? 'Eingetragen' : 'Recorded');
  const after = await kase();
  expect(after).not.toEqual(before);
  const said = String(reply.facts.find(({ type }) => type === 'change')?.value['said']);
  const undone = await ask('rückgängig F-1');
  expect(undone.title, undone.text).toBe('Rückgängig gemacht');
  expect(await kase()).toEqual(before);
  return { text: reply.text, said, kase: after, effects: effectsOf(reply) };
}

/** A line that is not recorded, and what is said: nothing has changed. */
export async function refused(more: Partial<CaseInput>, line: string, language: Language = 'de'): Promise<string> {
  const { ask, kase } = working(more);
  const before = await kase();
  const reply = await ask(line, language);
  expect(['Eingetragen', 'Recorded'], reply.text).not.toContain(reply.title);
  expect(await kase()).toEqual(before);
  return reply.text;
}
