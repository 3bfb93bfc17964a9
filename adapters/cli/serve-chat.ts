import { CHAT_PLATFORMS, createLinkCodes } from '../../src/access/link-codes.ts';
import { todayInBerlin } from '../../src/calendar/today.ts';
import { type Config, onTrial } from '../../src/config.ts';
import { FallboteError } from '../../src/errors.ts';
import type { Handler } from '../adapter.ts';
import { createCounters } from '../metrics/counters.ts';
import type { Metrics } from '../metrics/server.ts';
import { botOn, type DataOptions, dataFolder, dayFrom, languageFrom, log, openStore } from './context.ts';
import { print } from './output.ts';
import { platformsOf, startAll, stopAll } from './platforms.ts';
import { createReminding, hoursText, wakingStore } from './reminding.ts';

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

/** The people of the example office have no accounts on a real platform. */
function assertData(config: Config, options: DataOptions): void {
  if (dataFolder(options) !== undefined || onTrial(config)) return;
  const names = [
    ...(config.slack === undefined ? [] : ['Slack']),
    ...(config.teams === undefined ? [] : ['Teams']),
  ].join(' und ');
  throw new FallboteError(
    'FB401',
    'user',
    `${names} ${names.includes(' ') ? 'sind' : 'ist'} eingerichtet, aber der Datenordner fehlt. Bitte --data <Ordner> oder FALLBOTE_DATA angeben.`,
  );
}

/** Serves the platforms that are set up, all on one store and with one bot, until the process is told to end. */
export async function serveChat(config: Config, options: DataOptions): Promise<void> {
  const language = languageFrom(options.lang);
  assertData(config, options);
  const folder = dataFolder(options);
  const { trialNow, metricsPort } = config;
  const ahead = trialNow === undefined ? 0 : trialNow - Date.now();
  const clock = () => Date.now() + ahead;
  const now = () => (options.today === undefined ? todayInBerlin(new Date(clock())) : dayFrom(options.today));
  const opened = await openStore(options, now(), 'serve');
  const silent = silentBecause(options);
  let wake: () => void = () => undefined;
  const store = wakingStore(opened.store, () => wake());
  const served = CHAT_PLATFORMS.filter((name) => config[name] !== undefined);
  const counters = createCounters(served);
  const bot = botOn(store, now, { linkCodes: createLinkCodes(served) });
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
  const platforms = await platformsOf({ config, office: () => store.office(), answer, folder, log });
  const adapters = platforms.map(({ adapter }) => adapter);
  const reminding = silent === undefined ? createReminding({ store, adapters, counters, now: clock, log }) : undefined;
  const outbox = store.outbox();
  let metrics: Metrics | undefined;
  try {
    const end = told();
    if (metricsPort !== undefined) {
      const { startMetrics } = await import('../metrics/server.ts');
      const reminds = reminding !== undefined;
      metrics = await startMetrics({ port: metricsPort, counters, outbox, reminds, now: Date.now });
    }
    await startAll(platforms, answer);
    const office = await store.office();
    for (const platform of platforms) print(`Fallbote · ${office.name} · ${platform.line()}`);
    print(`Erinnerungen: ${silent === undefined ? hoursText(office) : `aus, ${silent}`}`);
    if (metrics !== undefined) print(`Zahlen: http://127.0.0.1:${metrics.port}/metrics`);
    reminding?.start();
    wake = () => reminding?.wake();
    await end;
  } finally {
    // begins nothing more; what is under way ends with the adapters, which do not wait for ever
    const stopped = reminding?.stop();
    await Promise.all([stopAll(platforms), stopped, metrics?.stop()]).finally(() => store.close());
  }
}
