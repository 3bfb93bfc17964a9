import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/registry.ts';
import type { BotAnswer, BotRequest } from '../../src/bot/bot.ts';
import type { Form } from '../../src/bot/form.ts';
import { toDay } from '../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { botOn } from '../bot/bot-on.ts';
import { expectSame, type Harness, type Outside, type Seen } from './adapter-contract.ts';
import { consoleHarness } from './console-outside.ts';
import { type Emulation, hasEmulation, startEmulation } from './slack/emulation.ts';
import { slackHarness, workspaceOf } from './slack/slack-outside.ts';
import { startAuthority } from './teams/authority.ts';
import { startService } from './teams/service.ts';
import { APP, type Microsoft, teamsHarness } from './teams/teams-outside.ts';

const TODAY = toDay(2026, 11, 21);
const { office } = exampleOffice(TODAY);

/** Every line that the help gives as an example, in both languages, and some that it does not. */
const LINES = [
  ...new Set([
    ...COMMANDS.flatMap(({ examples }) => [...examples.de, ...examples.en]),
    ...[
      'heute',
      'überfällig',
      'nächste Woche',
      'F-105',
      'fristen F-999',
      'fall F-201',
      'hemnisse F-105',
      'kontakt F-105',
    ],
    ...['danke', 'gibt es nicht', 'kontakt F-105 gespräch 31.02.2026', 'massnahmen F-105', 'kategorie F-105'],
  ]),
];

/** A form as a person meets it. */
const shownForm = ({ title, about, fields }: Form) => ({ title, about: about?.reply, fields });

/** Everything that an answer says, to whom, and nothing of the platform. */
const contents = ({ here, privately, form }: BotAnswer) => ({
  here: [here.outlet, here.reply],
  privately: privately?.reply,
  form: form === undefined ? undefined : shownForm(form),
});

/** A platform with a bot of its own on the same data, and what that bot answered. */
interface Platform {
  readonly outside: Outside;
  readonly answers: { readonly request: BotRequest; readonly answer: BotAnswer }[];
}

async function platform(harness: Harness): Promise<Platform> {
  const example = exampleOffice(TODAY);
  const linked = harness.linked?.(example.office) ?? example.office;
  // for each as the office has it, but for who has which account
  const bot = botOn(createMemoryStore({ ...example, office: linked }), TODAY);
  const answers: Platform['answers'] = [];
  const outside = await harness.start(async (request) => {
    const answer = await bot.answer({ ...request, language: request.language ?? 'de' });
    answers.push({ request, answer });
    return answer;
  }, linked);
  return { outside, answers };
}

describe.skipIf(!hasEmulation)('the same line by the same person', () => {
  const platforms = new Map<string, Platform>();
  let emulation: Emulation | undefined;
  let microsoft: Microsoft | undefined;

  beforeAll(async () => {
    const slack = await startEmulation(workspaceOf(office, 'events'));
    const teams = { authority: await startAuthority({ appId: APP }), service: await startService() };
    emulation = slack;
    microsoft = teams;
    platforms.set('console', await platform(consoleHarness));
    platforms.set('slack', await platform(slackHarness(() => slack, 'events')));
    platforms.set('teams', await platform(teamsHarness(() => teams)));
  }, 60_000);

  afterAll(async () => {
    for (const { outside } of platforms.values()) await outside.adapter.stop();
    await emulation?.stop();
    await microsoft?.service.stop();
    await microsoft?.authority.stop();
  });

  /** Says a line on one platform; gives what was seen, and the bot's answer. */
  async function said(name: string, person: string, text: string, team?: string): Promise<readonly [Seen, BotAnswer]> {
    const { outside, answers } = platforms.get(name) ?? {};
    if (outside === undefined || answers === undefined) throw new Error(name);
    const seen = await outside.say(person, text, team === undefined ? { kind: 'private' } : { kind: 'channel', team });
    const last = answers.at(-1);
    if (last === undefined) throw new Error('no answer');
    return [seen, last.answer];
  }

  // one after another on the same office: what one line changes the next one meets, on each platform alike
  describe.each(['fm-1', 'tl-1', 'stranger'])('%s', (person) => {
    it.each(person === 'fm-1' ? LINES : LINES.slice(0, 40))('brings the same facts: %s', async (text) => {
      const [[onConsole, first], ...others] = [
        await said('console', person, text),
        await said('slack', person, text),
        await said('teams', person, text),
      ];
      for (const [, answer] of others) expect(contents(answer)).toEqual(contents(first));
      if (first.form !== undefined) return;
      for (const [seen, answer] of [[onConsole, first] as const, ...others]) {
        expectSame(seen.here, answer.here);
        expect(seen.privately).toBe('');
      }
    });
  });

  it.each(['fristen', 'fristen team', 'fall F-101', 'hilfe', 'gibt es nicht'])(
    'in a channel as well: %s',
    async (text) => {
      for (const person of ['fm-1', 'tl-1']) {
        const all = [
          await said('console', person, text, 'ue25'),
          await said('slack', person, text, 'ue25'),
          await said('teams', person, text, 'ue25'),
        ];
        for (const [seen, answer] of all) {
          expect(contents(answer)).toEqual(contents(all[0]?.[1] as BotAnswer));
          expectSame(seen.here, answer.here);
          if (answer.privately !== undefined) expectSame(seen.privately, answer.privately);
        }
      }
    },
  );
});
