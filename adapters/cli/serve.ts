import { COMMANDS } from '../../commands/registry.ts';
import { accessOf } from '../../src/access/access.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Staff } from '../../src/cases/office.ts';
import { createConsoleAdapter } from '../console/console-adapter.ts';
import { wantsColour } from '../console/render.ts';
import { botOn, type DataOptions, dayFrom, languageFrom, openStore } from './context.ts';

/** Starts the adapters that the environment sets up; none set: the console, with the example office where there is no data. */
export async function serve(options: DataOptions & { readonly as?: string | undefined }): Promise<void> {
  const now = () => dayFrom(options.today);
  const { store, example } = await openStore(options, now());
  const office = await store.office();
  const language = languageFrom(options.lang);
  const bot = botOn(store, now);
  const complete = async (person: Staff) => {
    const { covers } = accessOf(person, office, now());
    const cases = await store.findCases({ managers: [person.id, ...covers.map((cover) => cover.manager)] });
    return [
      ...COMMANDS.map((command) => command.name),
      ...cases.map((kase) => kase.no),
      ...office.staff.map((item) => item.id),
      'team',
      'als',
      'ende',
    ];
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
  });
  await adapter.start((request) => bot.answer(request));
  await adapter.finished;
  await store.close();
}
