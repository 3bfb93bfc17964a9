import type { Handler } from '../../../adapters/adapter.ts';
import { createTeamsAdapter, type TeamsAdapter } from '../../../adapters/teams/teams-adapter.ts';
import type { BotAnswer } from '../../../src/bot/bot.ts';
import type { Day } from '../../../src/calendar/civil-date.ts';
import type { ImportFile, Office } from '../../../src/cases/office.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { startAuthority } from './authority.ts';
import { APP_ID, type Playground, startPlayground, TENANT, type TeamsPerson, teamsPerson } from './playground.ts';
import { linkedInTeams } from './playground-office.ts';

/** Fallbote on the example office, with a playground for everybody who uses it. */
export interface PlaygroundBot {
  readonly adapter: TeamsAdapter;
  /** everything that the bot answered, the newest last */
  readonly answers: readonly BotAnswer[];
  readonly logged: readonly string[];
  store(): Store;
  /** Everything is as it was in the beginning; whom the bot knows in Teams stays. */
  afresh(): void;
  /** A playground of her own for somebody, known to the office or not. */
  playground(person: TeamsPerson): Promise<Playground>;
  stop(): Promise<void>;
}

export interface PlaygroundBotOptions {
  readonly today: Day;
  /** the instant, in milliseconds; else some hour before */
  readonly now?: () => number;
  /** what is otherwise than in the example */
  readonly change?: (office: Office) => Office;
  /** keeps an eye on what is answered, or has it otherwise */
  readonly around?: (answer: BotAnswer) => BotAnswer;
}

/** Somebody of the example office. */
export function colleague(id: string, today: Day): TeamsPerson {
  const person = exampleOffice(today).office.staff.find((item) => item.id === id);
  if (person === undefined) throw new Error(`nobody is ${id}`);
  return teamsPerson(id, person.name);
}

export async function startPlaygroundBot(options: PlaygroundBotOptions): Promise<PlaygroundBot> {
  const { today, now, change = (office) => office, around = (answer) => answer } = options;
  const example = exampleOffice(today);
  const data: ImportFile = { ...example, office: change(linkedInTeams(example.office)) };
  const [answers, logged]: [BotAnswer[], string[]] = [[], []];
  const log = (line: string) => void logged.push(line);
  let store = createMemoryStore(data);
  const instant = now === undefined ? {} : { now: () => new Date(now()).toISOString() };
  let bot = botOn(store, today, { log, ...instant });
  const handler: Handler = async (request) => {
    const answer = around(await bot.answer(request));
    answers.push(answer);
    return answer;
  };
  const authority = await startAuthority({ appId: APP_ID });
  const adapter = createTeamsAdapter({
    config: {
      appId: APP_ID,
      tenantId: TENANT,
      credentials: { kind: 'secret', password: 'only-for-tests' },
      tenants: [TENANT],
      host: '127.0.0.1',
      port: 0,
      trialUrl: authority.url,
    },
    office: () => store.office(),
    log,
    pace: 0,
  });
  await adapter.start(handler);
  const botUrl = authority.forwardTo(`http://127.0.0.1:${adapter.port()}/api/messages`);
  const playgrounds: Playground[] = [];
  return {
    adapter,
    answers,
    logged,
    store: () => store,
    afresh() {
      store = createMemoryStore(data);
      bot = botOn(store, today, { log, ...instant });
    },
    async playground(me) {
      const others = data.office.staff
        .filter(({ id }) => `29:${id}` !== me.id)
        .slice(0, 5)
        .map(({ id, name }) => teamsPerson(id, name));
      const playground = await startPlayground({ botUrl, me, others });
      playgrounds.push(playground);
      return playground;
    },
    async stop() {
      await Promise.all(playgrounds.map((playground) => playground.stop()));
      await adapter.stop();
      await authority.stop();
    },
  };
}
