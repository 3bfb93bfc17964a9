import { readFileSync } from 'node:fs';
import { isDeleted } from '../../commands/case-access.ts';
import { COMMANDS } from '../../commands/registry.ts';
import { accessOf } from '../../src/access/access.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Staff } from '../../src/cases/office.ts';
import { configFrom } from '../../src/config.ts';
import { FallboteError } from '../../src/errors.ts';
import { createConsoleAdapter } from '../console/console-adapter.ts';
import { findPerson } from '../console/people.ts';
import { wantsColour } from '../console/render.ts';
import { botOn, type DataOptions, dayFrom, languageFrom, log, openStore } from './context.ts';

/** Starts the adapters that the environment sets up; none set: the console, with the example office where there is no data. */
export async function serve(options: DataOptions & { readonly as?: string | undefined }): Promise<void> {
  const config = configFrom(process.env, (path) => readFileSync(path, 'utf8'));
  if (config.slack === undefined && config.teams === undefined) return serveConsole(options);
  const { serveChat } = await import('./serve-chat.ts');
  return serveChat(config, options);
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
