import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeleted } from '../../commands/case-access.ts';
import { COMMANDS } from '../../commands/registry.ts';
import { accessOf } from '../../src/access/access.ts';
import { createLinkCodes } from '../../src/access/link-codes.ts';
import { formatDay } from '../../src/calendar/format.ts';
import { todayInBerlin } from '../../src/calendar/today.ts';
import type { Staff } from '../../src/cases/office.ts';
import { configFrom, type SlackConfig } from '../../src/config.ts';
import { FallboteError } from '../../src/errors.ts';
import type { Handler } from '../adapter.ts';
import { createConsoleAdapter } from '../console/console-adapter.ts';
import { findPerson } from '../console/people.ts';
import { wantsColour } from '../console/render.ts';
import type { Metrics } from '../metrics/server.ts';
import { botOn, type DataOptions, dataFolder, dayFrom, languageFrom, log, openStore } from './context.ts';
import { print } from './output.ts';

/** Resolves when the process is told to end. */
const told = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });

/** Why nothing is written of its own accord; `undefined`: it is. */
function silentBecause(options: DataOptions): string | undefined {
  // what goes out on a day that somebody only pretends would be wrong for everybody who reads it
  if (options.today !== undefined) return 'mit --today schreibt Fallbote nicht von selbst';
  return dataFolder(options) === undefined ? 'ohne Datenordner schreibt Fallbote nicht von selbst' : undefined;
}

/** Serves Slack until the process is told to end. */
async function serveSlack(config: SlackConfig, metricsPort: number | undefined, options: DataOptions): Promise<void> {
  const language = languageFrom(options.lang);
  const { createSlackAdapter } = await import('../slack/slack-adapter.ts');
  const { createHome } = await import('../slack/home.ts');
  const { createReminding, hoursText, wakingStore } = await import('./reminding.ts');
  const { createCounters } = await import('../metrics/counters.ts');
  const folder = dataFolder(options);
  // the people of the example office have no accounts in a real workspace
  if (folder === undefined && config.apiUrl === undefined)
    throw new FallboteError(
      'FB401',
      'user',
      'Slack ist eingerichtet, aber der Datenordner fehlt. Bitte --data <Ordner> oder FALLBOTE_DATA angeben.',
    );
  const ahead = config.trialNow === undefined ? 0 : config.trialNow - Date.now();
  const clock = () => Date.now() + ahead;
  const now = () => (options.today === undefined ? todayInBerlin(new Date(clock())) : dayFrom(options.today));
  const opened = await openStore(options, now(), 'serve');
  const silent = silentBecause(options);
  let wake: () => void = () => undefined;
  const store = wakingStore(opened.store, () => wake());
  const counters = createCounters();
  const bot = botOn(store, now, { linkCodes: createLinkCodes() });
  const answer: Handler = async (request) => {
    let well = false;
    try {
      const given = await bot.answer({ ...request, language: request.language ?? language });
      well = true;
      return given;
    } finally {
      counters.requested(well);
    }
  };
  const office = () => store.office();
  const adapter = createSlackAdapter({
    config,
    office,
    home: createHome({ answer, office }),
    commands: COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases]),
    folder: folder === undefined ? undefined : join(folder, 'slack'),
    log,
  });
  const reminding = silent === undefined ? createReminding({ store, adapter, counters, now: clock, log }) : undefined;
  const outbox = store.outbox();
  let metrics: Metrics | undefined;
  try {
    const end = told();
    if (metricsPort !== undefined) {
      const { startMetrics } = await import('../metrics/server.ts');
      const reminds = reminding !== undefined;
      metrics = await startMetrics({ port: metricsPort, counters, outbox, reminds, now: Date.now });
    }
    await adapter.start(answer);
    const served = await store.office();
    const port = adapter.port();
    print(`Fallbote · ${served.name} · Slack ${port === undefined ? '(Socket Mode)' : `(Port ${port})`}`);
    print(`Erinnerungen: ${silent === undefined ? hoursText(served) : `aus, ${silent}`}`);
    if (metrics !== undefined) print(`Zahlen: http://127.0.0.1:${metrics.port}/metrics`);
    reminding?.start();
    wake = () => reminding?.wake();
    await end;
  } finally {
    // begins nothing more; what is under way ends with the adapter, which does not wait for ever
    const stopped = reminding?.stop();
    await Promise.all([adapter.stop(), stopped, metrics?.stop()]).finally(() => store.close());
  }
}

/** Starts the adapters that the environment sets up; none set: the console, with the example office where there is no data. */
export async function serve(options: DataOptions & { readonly as?: string | undefined }): Promise<void> {
  const { slack, metricsPort } = configFrom(process.env, (path) => readFileSync(path, 'utf8'));
  return slack === undefined ? serveConsole(options) : serveSlack(slack, metricsPort, options);
}

async function serveConsole(options: DataOptions & { readonly as?: string | undefined }): Promise<void> {
  const now = () => dayFrom(options.today);
  const { store, example } = await openStore(options, now(), 'serve');
  const office = await store.office();
  const language = languageFrom(options.lang);
  if (options.as !== undefined && findPerson(options.as, office) === undefined)
    throw new FallboteError(
      'FB304',
      'user',
      `Die Person „${options.as}“ gibt es nicht. --as erwartet die Kennung einer Person (staff.id).`,
    );
  const bot = botOn(store, now);
  const complete = async (person: Staff) => {
    const { covers, leads, rightTo } = accessOf(person, await store.office(), now());
    const managed = await store.findCases({ managers: [person.id, ...covers.map((cover) => cover.manager)] });
    const led = leads.length === 0 ? [] : await store.findCases({ teams: leads });
    const cases = [...managed, ...led]
      .filter((kase) => rightTo(kase) !== undefined && !isDeleted(kase, now()))
      .map((kase) => kase.no);
    return [...COMMANDS.map((command) => command.name), ...new Set(cases), 'team', 'als', 'ende'];
  };
  const adapter = createConsoleAdapter({
    input: process.stdin,
    output: process.stdout,
    office,
    colour: wantsColour(process.stdout, process.env),
    language,
    today: formatDay(now(), language ?? 'de', 'long'),
    example,
    as: options.as,
    complete,
    log,
  });
  const leave = () => void adapter.stop();
  process.once('SIGTERM', leave);
  try {
    await adapter.start((request) => bot.answer(request));
    await adapter.finished;
  } finally {
    process.removeListener('SIGTERM', leave);
    await store.close();
  }
}
