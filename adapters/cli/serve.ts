import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeleted } from '../../commands/case-access.ts';
import { COMMANDS } from '../../commands/registry.ts';
import { accessOf } from '../../src/access/access.ts';
import { createLinkCodes } from '../../src/access/link-codes.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Staff } from '../../src/cases/office.ts';
import { configFrom, type SlackConfig } from '../../src/config.ts';
import { FallboteError } from '../../src/errors.ts';
import type { Handler } from '../adapter.ts';
import { createConsoleAdapter } from '../console/console-adapter.ts';
import { findPerson } from '../console/people.ts';
import { wantsColour } from '../console/render.ts';
import { botOn, type DataOptions, dataFolder, dayFrom, languageFrom, log, openStore } from './context.ts';
import { print } from './output.ts';

/** Resolves when the process is told to end. */
const told = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });

/** Serves Slack until the process is told to end. */
async function serveSlack(config: SlackConfig, options: DataOptions): Promise<void> {
  const now = () => dayFrom(options.today);
  const language = languageFrom(options.lang);
  const { createSlackAdapter } = await import('../slack/slack-adapter.ts');
  const { createHome } = await import('../slack/home.ts');
  const folder = dataFolder(options);
  // the people of the example office have no accounts in a real workspace
  if (folder === undefined && config.apiUrl === undefined)
    throw new FallboteError(
      'FB401',
      'user',
      'Slack ist eingerichtet, aber der Datenordner fehlt. Bitte --data <Ordner> oder FALLBOTE_DATA angeben.',
    );
  const { store } = await openStore(options, now(), 'serve');
  const bot = botOn(store, now, { linkCodes: createLinkCodes() });
  const answer: Handler = (request) => bot.answer({ ...request, language: request.language ?? language });
  const office = () => store.office();
  const adapter = createSlackAdapter({
    config,
    office,
    home: createHome({ answer, office }),
    commands: COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases]),
    folder: folder === undefined ? undefined : join(folder, 'slack'),
    log,
  });
  try {
    const end = told();
    await adapter.start(answer);
    const { name } = await store.office();
    const port = adapter.port();
    print(`Fallbote · ${name} · Slack ${port === undefined ? '(Socket Mode)' : `(Port ${port})`}`);
    await end;
  } finally {
    await adapter.stop().finally(() => store.close());
  }
}

/** Starts the adapters that the environment sets up; none set: the console, with the example office where there is no data. */
export async function serve(options: DataOptions & { readonly as?: string | undefined }): Promise<void> {
  const { slack } = configFrom(process.env, (path) => readFileSync(path, 'utf8'));
  return slack === undefined ? serveConsole(options) : serveSlack(slack, options);
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
