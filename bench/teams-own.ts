// Fallbote in Teams as `serve` puts it together, but without the pace that Teams asks for: that would be measured alone.
import { botOn, openStore } from '../adapters/cli/context.ts';
import { createTeamsAdapter } from '../adapters/teams/teams-adapter.ts';
import { parseIso } from '../src/calendar/civil-date.ts';
import { configFrom } from '../src/config.ts';

const [data = '', day = ''] = process.argv.slice(2);
const today = parseIso(day);
const { teams: config } = configFrom(process.env, () => '');
if (today === undefined || config === undefined) throw new Error('teams-own <folder> <day>');
const { store } = await openStore({ data }, today, 'serve');
const bot = botOn(store, () => today);
const adapter = createTeamsAdapter({
  config,
  office: () => store.office(),
  folder: `${data}/teams`,
  log: (line) => process.stderr.write(`${line}\n`),
  pace: 0,
});
await adapter.start((request) => bot.answer(request));
process.stdout.write('ready\n');
process.once('SIGTERM', () => void adapter.stop().then(() => store.close()));
