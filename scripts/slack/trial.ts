import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOf, minuteOf } from '../../src/calendar/berlin.ts';
import { type Day, toIso } from '../../src/calendar/civil-date.ts';
import { createWorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Office } from '../../src/cases/office.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { DEFAULT_MORNING } from '../../src/reminders/times.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import {
  APP_TOKEN,
  BOT_TOKEN,
  BOT_USER,
  type Emulation,
  SIGNING_SECRET,
  startEmulation,
  TEAM,
} from '../../tests/adapters/slack/emulation.ts';
import { linked, workspaceOf } from '../../tests/adapters/slack/slack-outside.ts';
import { isFree, startBot } from '../trial-bot.ts';

/** A Slack workspace on this machine with the bot and the example office in it, whose staff are its members. */
export interface Trial {
  readonly slack: Emulation;
  readonly office: Office;
  /** what day it is for the bot */
  readonly day: Day;
  /** Names of those who got a message of the bot's own accord by now. */
  written(): Promise<readonly string[]>;
  /** Resolves when one of the two has ended, told to or not, with its name. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface TrialOptions {
  readonly today: Day;
  /** of the workspace; else a free one */
  readonly port?: number | undefined;
  /** over Socket Mode instead of HTTP */
  readonly socket?: boolean | undefined;
  /**
   * The clock of the office begins at the time of the morning message, on `today` or the next Arbeitstag, and the bot writes
   * of its own accord. Without it the bot only answers.
   */
  readonly morning?: boolean | undefined;
  /** nobody stands in for anybody */
  readonly noDeputies?: boolean | undefined;
}

/** Starts all of it. What is entered lies in a folder that goes when it is stopped. Throws what to tell a person. */
export async function startTrial(options: TrialOptions): Promise<Trial> {
  const { today, port, socket = false, morning = false, noDeputies = false } = options;
  if (port !== undefined && !(await isFree(port))) throw new Error(`Port ${port} ist schon vergeben.`);
  const shipped = exampleOffice(today).office;
  const day = morning ? createWorkCalendar(shipped.land, shipped.holidays ?? []).onOrAfter(today) : today;
  const example = exampleOffice(day);
  const office: Office = { ...linked(example.office), ...(noDeputies ? { deputies: [] } : {}) };
  const data = mkdtempSync(join(tmpdir(), 'fallbote-slack-'));
  const remove = () => rmSync(data, { recursive: true, force: true });
  const slack = await startEmulation(workspaceOf(office, socket ? 'socket' : 'events'), port).catch(
    (error: unknown) => {
      remove();
      throw new Error('Der nachgebaute Workspace startet nicht.', { cause: error });
    },
  );
  try {
    const store = await openJsonStore(data, { what: 'try:slack' });
    await store.commit({ office, put: example.cases });
    await store.close();
    const door = socket
      ? { SLACK_APP_TOKEN: APP_TOKEN }
      : { SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_PORT: String(slack.botPort) };
    const atMorning = new Date(instantOf(day, minuteOf(DEFAULT_MORNING))).toISOString();
    const bot = await startBot(
      ['--data', data, ...(morning ? [] : ['--today', toIso(day)])],
      {
        SLACK_BOT_TOKEN: BOT_TOKEN,
        SLACK_TEAM_ID: TEAM,
        FALLBOTE_SLACK_API_URL: slack.apiUrl,
        ...(morning ? { FALLBOTE_TRIAL_NOW: atMorning } : {}),
        ...door,
      },
      'Slack',
    );
    // there is no other way to begin a conversation with the bot in the web interface
    for (const { platforms } of office.staff)
      if (platforms?.slack !== undefined) await slack.directMessage(platforms.slack);
    return {
      slack,
      office,
      day,
      async written() {
        const names: string[] = [];
        for (const { name, platforms } of office.staff) {
          const messages =
            platforms?.slack === undefined ? [] : await slack.messages(await slack.directMessage(platforms.slack));
          if (messages.some(({ user }) => user === BOT_USER)) names.push(name);
        }
        return names;
      },
      ended: Promise.race([bot.ended.then(() => 'Fallbote'), slack.ended.then(() => 'der Workspace')]),
      async stop() {
        await bot.stop();
        await slack.stop();
        remove();
      },
    };
  } catch (error) {
    await slack.stop();
    remove();
    throw error;
  }
}
