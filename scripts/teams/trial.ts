import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { instantOf, minuteOf } from '../../src/calendar/berlin.ts';
import { type Day, toIso } from '../../src/calendar/civil-date.ts';
import { createWorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Office } from '../../src/cases/office.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { DEFAULT_MORNING } from '../../src/reminders/times.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { startAuthority } from '../../tests/adapters/teams/authority.ts';
import { APP_ID, type Playground, startPlayground, TENANT } from '../../tests/adapters/teams/playground.ts';
import { linkedInTeams } from '../../tests/adapters/teams/playground-office.ts';
import { freePort } from '../../tests/free-port.ts';
import { isFree, startBot } from '../trial-bot.ts';
import { castOf, type Member } from './cast.ts';
import { type Watch, watch } from './written.ts';

/** How long the bot may take to greet everybody, in milliseconds. */
const GREETS_WITHIN = 30_000;
/** What the morning message begins with, in the languages of the office. */
const GREETINGS = ['Guten Morgen', 'Good morning'];

/** A member of the office with a Teams of her own. */
export interface Seat extends Member {
  readonly playground: Playground;
}

/** Teams on this machine with the bot and the example office in it. */
export interface TeamsTrial {
  readonly seats: readonly Seat[];
  readonly office: Office;
  /** what day it is for the bot */
  readonly day: Day;
  /** Names of those who got the morning message by now. */
  written(): readonly string[];
  /** Resolves when one of the parts has ended, told to or not, with its name. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface TeamsTrialOptions {
  readonly today: Day;
  /** of the first playground, the others have the next ones; else free ones */
  readonly port?: number | undefined;
  /**
   * The clock of the office begins at the time of the morning message, on `today` or the next Arbeitstag, and the bot writes
   * of its own accord. Without it the bot only answers.
   */
  readonly morning?: boolean | undefined;
  /** nobody stands in for anybody */
  readonly noDeputies?: boolean | undefined;
}

async function portsFor(count: number, first: number | undefined): Promise<readonly number[]> {
  const ports: number[] = [];
  for (let i = 0; i < count; i++) {
    const port = first === undefined ? await freePort() : first + i;
    if (first !== undefined && !(await isFree(port))) throw new Error(`Port ${port} ist schon vergeben.`);
    ports.push(port);
  }
  return ports;
}

/** Starts all of it. What is entered lies in a folder that goes when it is stopped. Throws what to tell a person. */
export async function startTeamsTrial(options: TeamsTrialOptions): Promise<TeamsTrial> {
  const { today, morning = false, noDeputies = false } = options;
  const shipped = exampleOffice(today).office;
  const day = morning ? createWorkCalendar(shipped.land, shipped.holidays ?? []).onOrAfter(today) : today;
  const example = exampleOffice(day);
  const office: Office = { ...linkedInTeams(example.office), ...(noDeputies ? { deputies: [] } : {}) };
  const { members, all } = castOf(office);
  const ports = await portsFor(members.length, options.port);
  const botPort = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'fallbote-teams-'));
  // what was begun is ended in the opposite order, also where a later part does not begin
  const ends: (() => Promise<unknown> | unknown)[] = [() => rmSync(data, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const store = await openJsonStore(data, { what: 'try:teams' });
    await store.commit({ office, put: example.cases });
    await store.close();
    const authority = await startAuthority({ appId: APP_ID });
    ends.push(() => authority.stop());
    const botUrl = authority.forwardTo(`http://127.0.0.1:${botPort}/api/messages`);
    const started = await Promise.allSettled(
      members.map(async (member, i): Promise<Seat> => {
        const { person: me, channel } = member;
        const others = all.filter(({ id }) => id !== me.id);
        const playground = await startPlayground({ botUrl, me, others, channel, port: ports[i] });
        ends.push(() => playground.stop());
        return { ...member, playground };
      }),
    );
    const seats = started.flatMap((seat) => (seat.status === 'fulfilled' ? [seat.value] : []));
    if (seats.length < members.length) throw new Error('Der Teams-Nachbau von Microsoft startet nicht.');
    const watches: { readonly name: string; readonly log: Watch }[] = [];
    for (const { person, playground } of seats) watches.push({ name: person.name, log: await watch(playground) });
    ends.push(() => {
      for (const { log } of watches) log.close();
    });
    const env = {
      TEAMS_APP_ID: APP_ID,
      TEAMS_APP_PASSWORD: 'nur-zum-ausprobieren',
      TEAMS_TENANT_ID: TENANT,
      TEAMS_PORT: String(botPort),
      FALLBOTE_TEAMS_TRIAL_URL: authority.url,
    };
    let bot = await startBot(['--data', data, '--today', toIso(day)], env, 'Teams');
    ends.push(() => bot.stop());
    // as if the organisation had put the app there for everybody; else the bot could write to nobody of its own accord
    for (const { playground } of seats) await playground.install(playground.personal);
    for (const end = Date.now() + GREETS_WITHIN; watches.some(({ log }) => !log.has('')) && Date.now() < end; )
      await pause(100);
    if (morning) {
      await bot.stop();
      const begins = new Date(instantOf(day, minuteOf(DEFAULT_MORNING))).toISOString();
      bot = await startBot(['--data', data], { ...env, FALLBOTE_TRIAL_NOW: begins }, 'Teams');
    }
    return {
      seats,
      office,
      day,
      written: () => watches.flatMap(({ name, log }) => (GREETINGS.some(log.has) ? [name] : [])),
      ended: Promise.race([
        bot.ended.then(() => 'Fallbote'),
        ...seats.map(({ person, playground }) => playground.ended.then(() => `das Teams von ${person.name}`)),
      ]),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
