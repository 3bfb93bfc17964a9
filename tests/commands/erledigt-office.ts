import { expect } from 'vitest';
import { COMMANDS } from '../../commands/registry.ts';
import { type BotAnswer, createBot } from '../../src/bot/bot.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import { jsonOf } from '../../src/reply/json.ts';
import type { ReplyJson } from '../../src/reply/json-schema.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { type CaseInput, dayOf, sound } from '../bot/ask.ts';
import { ids } from '../bot/ids.ts';

export const TODAY = '2026-11-20';

/** A case with two dates, both due on 01.12.2026: the Folgegespräch and the Kooperationsplan. */
const BASE: CaseInput = {
  no: 'F-101',
  opened: '2020-01-07',
  birthDate: '1980-02-03',
  team: 'nord',
  manager: 'fm',
  rechtskreis: 'SGB II',
  kategorien: [{ kategorie: 'D', since: '2020-02-03' }],
  prognosen: [{ prognose: 'nicht marktnah', since: '2020-02-03' }],
  antraege: [],
  bewilligungen: [{ on: '2020-01-20', weiterbewilligung: true }],
  contacts: [{ on: '2026-06-01', kind: 'Folgegespräch' }],
  plans: [{ on: '2026-06-01' }],
};

export interface Office {
  readonly massnahmen?: ImportFile['office']['massnahmen'];
  readonly rules?: ImportFile['office']['rules'];
  readonly retention?: ImportFile['office']['retention'];
}

/** One case in an office: Frau Amsel has it, Herr Star stands in for her. */
export function scene(kase: Partial<CaseInput> = {}, office: Office = {}) {
  const file = sound({
    fallbote: 1,
    office: {
      name: 'Jobcenter Probe',
      land: 'BB',
      teams: [{ id: 'nord', name: 'Nord' }],
      staff: [
        { id: 'fm', name: 'Frau Amsel', roles: ['caseManager'], team: 'nord' },
        { id: 'star', name: 'Herr Star', roles: ['caseManager'], team: 'nord' },
      ],
      deputies: [{ of: 'fm', deputy: 'star', from: '2026-11-01', until: '2026-11-30' }],
      ...office,
    },
    cases: [{ ...BASE, ...kase }],
  });
  const store = createMemoryStore(file);
  const bot = createBot({
    store,
    commands: COMMANDS,
    today: () => dayOf(TODAY),
    now: () => '2026-11-20T09:00:00.000Z',
    newId: ids(),
    reference: () => 'REF-4711',
    log: (line) => {
      throw new Error(line);
    },
  });
  const ask = (text: string, language: Language = 'de', id = 'fm'): Promise<BotAnswer> =>
    bot.answer({ from: { platform: 'console', id }, text, place: { kind: 'private' }, language });
  const json = async (text: string, language?: Language, id?: string): Promise<ReplyJson> =>
    jsonOf((await ask(text, language, id)).here);
  return {
    ask,
    json,
    text: async (line: string, language?: Language, id?: string) => (await json(line, language, id)).text,
    async kase(): Promise<CaseInput> {
      const found = await store.findCase('F-101');
      if (found === undefined) throw new Error('the case is gone');
      return found;
    },
    /** the buttons of an answer, as they are typed */
    buttons: async (line: string) => (await json(line)).actions.map(({ command }) => command.text),
    /** "rule due effect" for each effect of an answer */
    effects: async (line: string, language?: Language) =>
      (await json(line, language)).facts
        .filter(({ type }) => type === 'effect')
        .map(({ value }) => `${value['rule']} ${value['effect']} ${value['due'] ?? value['before']}`),
    /** "nr rule due state" for each date of the case */
    dates: async () =>
      (await json('fristen F-101')).facts
        .filter(({ type }) => type === 'deadline')
        .map(({ value }) => `${value['nr']} ${value['rule']} ${value['due']} ${value['state']}`),
  };
}

/** Two jobs with a fixed term each. */
export const TWO_JOBS: Partial<CaseInput> = {
  jobs: [
    { id: 'job-1', start: '2026-03-01', svp: true, contract: [{ from: '2026-03-01', until: '2027-02-28' }] },
    { id: 'job-2', start: '2026-06-01', svp: true, contract: [{ from: '2026-06-01', until: '2027-05-31' }] },
  ],
};

/** What a line adds to a case, in German and in English; and taken back everything is as it was. */
export async function records(kase: Partial<CaseInput>, office: Office, de: string, en: string, expected: object) {
  for (const [line, language] of [
    [`erledigt F-101 ${de}`, 'de'],
    [`done F-101 ${en}`, 'en'],
  ] as const) {
    const { text, kase: now } = scene(kase, office);
    const before = await now();
    const answer = await text(line, language);
    expect(answer, answer).toMatch(/^(?:Eingetragen|Recorded)\n/u);
    expect(await now(), line).toEqual({ ...before, ...expected });
    await text('rückgängig F-101');
    expect(await now(), line).toEqual(before);
  }
}
