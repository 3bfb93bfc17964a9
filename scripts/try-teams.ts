// Teams to try out: Microsoft's own stand-in for it on this machine, the bot and the example office in it. `npm run try:teams`
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { formatDay } from '../src/calendar/format.ts';
import { todayInBerlin } from '../src/calendar/today.ts';
import { hasPlayground } from '../tests/adapters/teams/playground.ts';
import { startTeamsTrial } from './teams/trial.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

function fail(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

const WITHOUT = `Der Teams-Nachbau von Microsoft fehlt (@microsoft/m365agentsplayground).

Mit ihm:   npm ci
Ohne ihn:  npm start        dieselben Befehle auf der Konsole
           docs/teams.md    Fallbote im eigenen Teams`;

/** The first of the ports, and as many after it. */
function portOf(args: readonly string[]): number | undefined {
  try {
    const { port } = parseArgs({ args: [...args], options: { port: { type: 'string' } } }).values;
    if (port === undefined) return undefined;
    if (!/^\d{1,5}$/u.test(port) || Number(port) < 1 || Number(port) > 65_500) throw new Error('port');
    return Number(port);
  } catch {
    return fail('Aufruf: npm run try:teams [-- --port <1 bis 65500>]');
  }
}

const port = portOf(process.argv.slice(2));
if (!hasPlayground) fail(WITHOUT);

/** Resolves when the process is told to end. */
const told = new Promise<undefined>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(undefined));
});

say('Einen Augenblick bitte …');
const trial = await startTeamsTrial({ port, today: todayInBerlin(new Date()), morning: true }).catch((error: unknown) =>
  fail(error instanceof Error ? error.message : 'Das ging nicht.'),
);
/** How long the bot may take to write, in milliseconds. */
const WRITES_WITHIN = 10_000;
let isOver = false;
void told.then(() => {
  isOver = true;
});
for (const end = Date.now() + WRITES_WITHIN; !isOver && trial.written().length === 0 && Date.now() < end; )
  await pause(250);
// the others get theirs in the same moment
if (!isOver) await pause(500);
const written = trial.written();
const places = trial.seats.map(({ person, who, playground }) => `  ${playground.url}   ${person.name} (${who})`);
say(`Fallbote in Teams, zum Ausprobieren: Microsofts eigener Nachbau auf diesem Rechner, alles darin ist erfunden.
Jede Person hat dort ihr eigenes Teams. Im Browser öffnen:

${places.join('\n')}

Unter „Personal Chat“ schreiben Sie dem Bot zum Beispiel: heute · fristen · fall F-105 · kontakt F-106 · hilfe
In „Besprechung“ und in den Kanälen hört er nur, was mit @Fallbote beginnt: @ tippen, „Fallbote“ wählen.

Für den Bot beginnt der Arbeitstag gerade: ${formatDay(trial.day, 'de', 'long')}, 07:45 Uhr, wie spät es auch ist.
${written.length === 0 ? 'Eine Morgennachricht gab es heute für niemanden.' : `Seine Morgennachricht liegt schon bei: ${written.join(', ')}.`}

Nur im Nachbau, nicht in Teams: Die Oberfläche spricht Englisch, das Protokoll rechts gibt es nur hier, und unter Karten
steht, dass er ihre volle Breite nicht kann. Ein Beitrag im Kanal erscheint nur bei der Person, die ihn schrieb. Wer die
Seite neu lädt, sieht das Alte nicht mehr. Tage wählen Sie im Kalender, getippt nimmt er sie nicht. Hat sich eine Nachricht
von selbst geändert, nimmt der Nachbau in ihrer Liste nichts mehr an.

Strg-C beendet alles. Was Sie eingetragen haben, ist dann weg.`);

const ended = await Promise.race([told, trial.ended]);
await trial.stop();
if (ended !== undefined) fail(`Beendet, weil ${ended} nicht mehr läuft.`);
process.exit(0);
