import { expect } from 'vitest';
import { COMMANDS } from '../../commands/registry.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { Form, FormValues } from '../../src/bot/form.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Language } from '../../src/cases/values.ts';
import { jsonOf } from '../../src/reply/json.ts';
import type { ReplyJson } from '../../src/reply/json-schema.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { type CaseInput, dayOf, sound } from '../bot/ask.ts';
import { ids } from '../bot/ids.ts';
import { followUps } from './office.ts';

export const TODAY = '2026-11-20'; // a Friday

/** Frau Amsel's case F-1: SGB II, Kategorie D, 46 years old; nothing but what is given is due. */
export const caseF1 = (more: Partial<CaseInput> = {}): CaseInput =>
  followUps('F-1', [], {
    contacts: [{ on: '2026-11-02', kind: 'Erstgespräch' }],
    plans: [{ on: '2026-11-02' }],
    ...more,
  });

interface Setting {
  readonly kase?: Partial<CaseInput>;
  readonly cases?: readonly CaseInput[];
  readonly deputies?: readonly { of: string; deputy: string; from: string; until: string }[];
  readonly retention?: { readonly months: number } | null;
  /** stands between the bot and the store */
  readonly wrap?: (store: Store) => Store;
}

/** Two teams: Frau Amsel, Herr Star and Herr Specht (lead) in the north, Herr Fink and Frau Eule (lead) for U25. */
export function caseload({ kase, cases, deputies = [], retention = { months: 24 }, wrap = (s) => s }: Setting = {}) {
  const file = sound({
    fallbote: 1,
    office: {
      name: 'Jobcenter Probe',
      land: 'BB',
      ...(retention === null ? {} : { retention }),
      teams: [
        { id: 'nord', name: 'Nord' },
        { id: 'jung', name: 'U25' },
      ],
      staff: [
        { id: 'fm', name: 'Frau Amsel', roles: ['caseManager'], team: 'nord' },
        { id: 'star', name: 'Herr Star', roles: ['caseManager'], team: 'nord' },
        { id: 'lead', name: 'Herr Specht', roles: ['teamLead'], team: 'nord' },
        { id: 'fink', name: 'Herr Fink', roles: ['caseManager'], team: 'jung' },
        { id: 'eule', name: 'Frau Eule', roles: ['teamLead', 'caseManager'], team: 'jung' },
        { id: 'admin', name: 'Frau Elster', roles: ['admin'], team: 'nord' },
      ],
      deputies,
      massnahmen: [{ id: 'startklar', name: 'Startklar – Coaching', kind: 'MAbE', tendered: true }],
    },
    cases: cases ?? [caseF1(kase)],
  });
  const store = createMemoryStore(file);
  const bot = createBot({
    store: wrap(store),
    commands: COMMANDS,
    today: () => dayOf(TODAY),
    now: () => `${TODAY}T09:00:00.000Z`,
    newId: ids(),
    reference: () => 'REF',
    log: (line) => {
      throw new Error(line);
    },
  });
  const answer = (id: string, text: string, language: Language = 'de') =>
    bot.answer({ from: { platform: 'console', id }, text, language, place: { kind: 'private' } });
  const ask = async (id: string, text: string, language?: Language): Promise<ReplyJson> =>
    jsonOf((await answer(id, text, language)).here);
  const form = async (id: string, text: string): Promise<Form> => {
    const { form: offered, here } = await answer(id, text);
    if (offered === undefined) throw new Error(`no form: ${jsonOf(here).text}`);
    return offered;
  };
  return {
    store,
    ask,
    text: async (id: string, text: string, language?: Language) => (await ask(id, text, language)).text,
    form,
    submit: async (id: string, offered: Form, values: FormValues) => {
      const outcome = await offered.submit({ platform: 'console', id }, values);
      return outcome.ok ? jsonOf(outcome.answer.here).text : outcome.problems;
    },
    async kase(no = 'F-1'): Promise<Case> {
      const found = await store.findCase(no);
      if (found === undefined) throw new Error('no case');
      return found;
    },
    covers: async () => (await store.office()).deputies ?? [],
    /** what the audit trail says happened: "change plan F-1" */
    async trail(): Promise<readonly string[]> {
      const lines: string[] = [];
      for await (const line of store.trail()) {
        const { what, command, cases: of } = JSON.parse(line) as { what: string; command: string; cases: string[] };
        lines.push([what, command, ...of].join(' '));
      }
      return lines;
    },
  };
}

/** "satisfied befristung b1/1 2026-11-30", "new loeschfrist 2028-11-20", "moved … a → b" */
export const effectsOf = ({ facts }: ReplyJson): readonly string[] =>
  facts
    .filter(({ type }) => type === 'effect')
    .map(({ value: { effect, rule, subject, before, due } }) => {
      const when = effect === 'moved' ? `${String(before)} → ${String(due)}` : String(due ?? before ?? '');
      return [effect, rule, subject, when].filter((part) => part !== null && part !== '').join(' ');
    });

/** What a recorded line says first. */
export const saidIn = ({ facts }: ReplyJson): string =>
  String(facts.find(({ type }) => type === 'change')?.value['said']);

/** A line of Frau Amsel's that is recorded. Taken back at the end, the case is exactly what it was. */
export async function entered(kase: Partial<CaseInput>, line: string, language: Language = 'de') {
  const office = caseload({ kase });
  const before = await office.kase();
  const reply = await office.ask('fm', line, language);
  expect(reply.title, reply.text).toBe(language === 'de' ? 'Eingetragen' : 'Recorded');
  const after = await office.kase();
  expect(after).not.toEqual(before);
  const undone = await office.ask('fm', 'rückgängig F-1');
  expect(undone.title, undone.text).toBe('Rückgängig gemacht');
  expect(await office.kase()).toEqual(before);
  return { text: reply.text, said: saidIn(reply), kase: after, effects: effectsOf(reply) };
}

/** A line of Frau Amsel's that is not recorded, and what is said: nothing has changed. */
export async function refused(kase: Partial<CaseInput>, line: string, language: Language = 'de'): Promise<string> {
  const office = caseload({ kase });
  const before = await office.kase();
  const reply = await office.ask('fm', line, language);
  expect(['Eingetragen', 'Recorded'], reply.text).not.toContain(reply.title);
  expect(await office.kase()).toEqual(before);
  return reply.text;
}
