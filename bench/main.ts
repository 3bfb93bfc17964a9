// Measures side by side in one run and prints Markdown tables; with --write they go into docs/benchmarks.md. Names of
// sections measure those alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { benchDeadlines } from './deadlines.ts';
import { benchFit } from './fit.ts';
import { benchImport } from './import.ts';
import { benchOutbox } from './outbox.ts';
import { benchReminders } from './reminders.ts';
import { benchSlack } from './slack.ts';
import { benchStartup } from './startup.ts';
import { benchStore } from './store.ts';
import { benchTeams } from './teams.ts';

const sections = [
  ['fristen', benchDeadlines],
  ['erinnerungen', benchReminders],
  ['start', benchStartup],
  ['import', benchImport],
  ['speicher', benchStore],
  ['passung', benchFit],
  ['slack', benchSlack],
  ['teams', benchTeams],
  ['outbox', benchOutbox],
] as const;

const path = join(process.env['FALLBOTE_ROOT'] ?? '.', 'docs/benchmarks.md');
let text = readFileSync(path, 'utf8');
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${new Date().toISOString().slice(0, 10)}`;

function fill(name: string, body: string): void {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md: the markers ${start} … ${end} are missing`);
  text = `${text.slice(0, from + start.length)}\n\n${body}\n\n${text.slice(to)}`;
}

fill('machine', machine);
process.stdout.write(`${machine}\n`);
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
for (const [name, measure] of sections) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const body = await measure();
  process.stdout.write(`\n${body}\n`);
  fill(name, body);
}
if (process.argv.includes('--write')) writeFileSync(path, text);
