// Slack to try out: a workspace on this machine, the bot and the example office in it. `npm run try:slack`
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { formatDay } from '../src/calendar/format.ts';
import { todayInBerlin } from '../src/calendar/today.ts';
import { hasEmulation } from '../tests/adapters/slack/emulation.ts';
import { startTrial } from './slack/trial.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

function fail(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

const WITHOUT = `Der nachgebaute Slack-Workspace fehlt. Es gibt ihn nur für Linux auf x64-Rechnern.

Unter Linux: npm ci --include=optional
Unter Windows: dasselbe in WSL (Windows-Subsystem für Linux), von dort dann npm run try:slack

Sonst:
  npm start        dieselben Befehle auf der Konsole
  docs/slack.md    Fallbote in einem eigenen Slack-Workspace, in zehn Minuten`;

function optionsOf(args: readonly string[]): { readonly port?: number; readonly socket: boolean } {
  const options = { port: { type: 'string' }, socket: { type: 'boolean' } } as const;
  try {
    const { port, socket = false } = parseArgs({ args: [...args], options }).values;
    if (port === undefined) return { socket };
    if (!/^\d{1,5}$/u.test(port) || Number(port) < 1 || Number(port) > 65_535) throw new Error('port');
    return { port: Number(port), socket };
  } catch {
    return fail('Aufruf: npm run try:slack [-- [--port <1 bis 65535>] [--socket]]');
  }
}

const options = optionsOf(process.argv.slice(2));
if (!hasEmulation) fail(WITHOUT);

/** Resolves when the process is told to end. */
const told = new Promise<undefined>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(undefined));
});

const trial = await startTrial({ ...options, today: todayInBerlin(new Date()), morning: true }).catch(
  (error: unknown) => fail(error instanceof Error ? error.message : 'Das ging nicht.'),
);
/** How long the bot may take to write, in milliseconds. */
const WRITES_WITHIN = 10_000;
let written: readonly string[] = [];
let isOver = false;
void told.then(() => {
  isOver = true;
});
for (const end = Date.now() + WRITES_WITHIN; !isOver && written.length === 0 && Date.now() < end; ) {
  await pause(250);
  written = await trial.written();
}
// the others get theirs in the same moment
await pause(500);
if (!isOver) written = await trial.written();
const staff = trial.office.staff.map(({ id, name }) => `${name} (${id})`).join(', ');
say(`Fallbote in Slack, zum Ausprobieren: ein nachgebauter Workspace auf diesem Rechner, alles darin ist erfunden.

  Im Browser öffnen:  ${trial.slack.url}

Oben rechts („Act as“) wählen Sie, wer Sie sind: ${staff}.
Dann tippen Sie unten zum Beispiel /fristen, /fall F-105 oder /kategorie F-105. Unter „Direct messages“, bei Ihrem Namen,
schreiben Sie dem Bot ohne Schrägstrich: was ist heute fällig?

Für den Bot beginnt der Arbeitstag gerade: ${formatDay(trial.day, 'de', 'long')}, 07:45 Uhr, wie spät es auch ist. Seine Morgennachricht
liegt schon unter „Direct messages“ bei: ${written.join(', ')}. „Erledigt“ dort ändert auch die Nachricht selbst.

Nur im Nachbau, nicht in Slack: Zeichen stehen als &lt; da, Vorausgewähltes bleibt leer, „Nur für Sie sichtbar“ sehen alle,
und Knöpfe in Fenstern tun nichts.

Strg-C beendet alles. Was Sie eingetragen haben, ist dann weg.`);

const ended = await Promise.race([told, trial.ended]);
await trial.stop();
if (ended !== undefined) fail(`Beendet, weil ${ended} nicht mehr läuft.`);
process.exit(0);
