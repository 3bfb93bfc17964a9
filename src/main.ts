import { Command } from 'commander';
import { ask } from '../adapters/cli/ask.ts';
import { assertFolder, dataFolder } from '../adapters/cli/context.ts';
import { GERMAN_HELP, germanError } from '../adapters/cli/german.ts';
import { complain, printRaw } from '../adapters/cli/output.ts';
import { report } from '../adapters/cli/report.ts';

/** The composition root: the command line, whose parts load when they are asked for. Nothing is decided here. */
const program = new Command('fallbote')
  .description('Fristen, Hemmnisse und Fälle im Chat. Ohne --data antwortet das Beispiel-Jobcenter.')
  .helpOption('-h, --help', 'diese Hilfe')
  .helpCommand('help [Befehl]', 'Hilfe zu einem Befehl')
  .configureHelp(GERMAN_HELP)
  .configureOutput({
    writeOut: printRaw,
    writeErr: (text) => complain(text.trimEnd()),
    outputError: (text, write) => write(germanError(text)),
  })
  .showHelpAfterError('Hilfe: fallbote --help')
  .version('0.1.0', '-V, --version', 'Version')
  .hook('preAction', (_program, command) => assertFolder(dataFolder(command.optsWithGlobals())));

const DATA = ['--data <Ordner>', 'Datenordner (oder FALLBOTE_DATA)'] as const;
const TODAY = ['--today <Tag>', 'so tun, als wäre heute dieser Tag (JJJJ-MM-TT)'] as const;
const LANG = ['--lang <Sprache>', 'de oder en'] as const;

program
  .command('serve')
  .description('startet den Bot; ohne eingerichtete Plattform auf der Konsole')
  .option('--as <Kennung>', 'auf der Konsole als diese Person beginnen')
  .option(...DATA)
  .option(...TODAY)
  .option(...LANG)
  .action(async (options) => (await import('../adapters/cli/serve.ts')).serve(options));

program
  .command('ask')
  .description('stellt eine Frage und druckt die Antwort')
  .argument('<Frage>', 'z. B. "fristen 14 Tage"')
  .requiredOption('--as <Kennung>', 'wer fragt (staff.id)')
  .option('--in <Ort>', 'private oder channel:<Team>')
  .option('--json', 'die neutrale Antwort mit ihren Fakten')
  .option(...DATA)
  .option(...TODAY)
  .option(...LANG)
  .action(ask);

program
  .command('import')
  .description(
    'übernimmt Daten aus dem Fachverfahren (docs/import.md) oder einen Katalog von Maßnahmen in den Datenordner',
  )
  .argument('<Datei>', 'JSON- oder YAML-Datei, oder Ordner mit CSV-Dateien')
  .option('--dry-run', 'nur prüfen und zählen')
  .option('--mapping <Datei>', 'JSON: andere Dateinamen, Überschriften, Werte; wer bei Konflikten gilt')
  .option('--skip-bad-rows', 'Zeilen mit Fehlern auslassen')
  .option('--report <Datei>', 'alle Fehler und Konflikte als JSON dorthin')
  .option(...DATA)
  .option(...LANG)
  .action(async (file, options) => (await import('../adapters/cli/import.ts')).importFile(file, options));

program
  .command('export')
  .description('schreibt die Daten so, wie import sie liest')
  .argument('<Ziel>', 'JSON-Datei oder Ordner für CSV-Dateien')
  .option('--format <Format>', 'json oder csv; ohne die Option nach dem Ziel')
  .option('--encoding <Kodierung>', 'für CSV: utf-8 oder windows-1252', 'utf-8')
  .option('--delimiter <Zeichen>', 'für CSV: ; oder ,', ';')
  .option('--case <Nummer>', 'nur diesen Fall')
  .option('--force', 'überschreiben, was dort liegt')
  .option(...DATA)
  .option(...LANG)
  .action(async (target, options) => (await import('../adapters/cli/export.ts')).exportData(target, options));

program
  .command('check')
  .description('prüft, was importiert werden soll, oder den Datenordner')
  .argument('[Datei]', 'JSON- oder YAML-Datei, oder Ordner mit CSV-Dateien; ohne sie der Datenordner')
  .option('--mapping <Datei>', 'JSON: andere Dateinamen, Überschriften, Werte')
  .option(...DATA)
  .option(...TODAY)
  .option(...LANG)
  .action(async (file, options) => (await import('../adapters/cli/check.ts')).check(file, options));

program
  .command('doctor')
  .description('prüft Programm, Rechner und Datenordner und sagt, was zu tun ist')
  .option('--json', 'als Daten')
  .option(...DATA)
  .option(...TODAY)
  .option(...LANG)
  .action(async (options) => (await import('../adapters/cli/doctor.ts')).doctor(options));

program
  .command('restore')
  .description('zeigt die aufgehobenen Stände des Datenordners und kehrt zu einem zurück')
  .option('--to <Nr>', 'zu diesem Stand zurückkehren')
  .option(...DATA)
  .option(...LANG)
  .action(async (options) => (await import('../adapters/cli/restore.ts')).restore(options));

const audit = program.command('audit').description('das Protokoll: wer welchen Fall gesehen oder geändert hat');

audit
  .command('verify')
  .description('prüft, ob eine Zeile fehlt, verändert oder verschoben ist')
  .option('--hash <Prüfwert>', 'ein früher notierter Prüfwert, der noch vorkommen muss')
  .option('--json', 'als Daten')
  .option(...DATA)
  .option(...LANG)
  .action(async (options) => (await import('../adapters/cli/audit.ts')).auditVerify(options));

audit
  .command('export')
  .description('gibt das Protokoll aus, ganz oder zu einem Fall (Auskunft, Art. 15 DSGVO)')
  .option('--case <Nummer>', 'nur dieser Fall')
  .option('--format <Format>', 'csv oder json', 'csv')
  .option('--out <Datei>', 'in diese neue Datei statt auf den Bildschirm')
  .option(...DATA)
  .option(...LANG)
  .action(async (options) => (await import('../adapters/cli/audit.ts')).auditExport(options));

program
  .command('remind')
  .description('zeigt, welche Erinnerungen hinausgingen, an wen, wann und warum; sendet nichts')
  .option('--dry-run', 'nur zeigen; senden tut allein serve')
  .option('--at <Zeit>', 'so tun, als wäre es diese Uhrzeit (HH:MM); mit --today allein die Morgenzeit')
  .option(...DATA)
  .option(...TODAY)
  .option(...LANG)
  .action(async (options) => (await import('../adapters/cli/remind.ts')).remind(options));

const outbox = program
  .command('outbox')
  .description('was aus Erinnerungen wurde: wie viele ankamen, und welche zu klären sind')
  .option('--json', 'als Daten')
  .option(...DATA)
  .option(...LANG)
  .action(async (options) => (await import('../adapters/cli/outbox.ts')).listOutbox(options));

outbox
  .command('resolve')
  .description('vermerkt, ob eine unklare Nachricht ankam')
  .argument('<Kennung>')
  .option('--sent', 'sie ist angekommen')
  .option('--not-sent', 'sie ist nicht angekommen')
  .option(...DATA)
  .option(...LANG)
  .action(async (id, _options, command) =>
    (await import('../adapters/cli/outbox.ts')).resolveOutbox(id, command.optsWithGlobals()),
  );

outbox
  .command('retry')
  .description('lässt eine Nachricht, die nicht ankam, gleich noch einmal versuchen')
  .argument('<Kennung>')
  .option(...DATA)
  .option(...LANG)
  .action(async (id, _options, command) =>
    (await import('../adapters/cli/outbox.ts')).retryOutbox(id, command.optsWithGlobals()),
  );

const slack = program.command('slack').description('was die App in Slack braucht');

slack
  .command('manifest')
  .description('druckt das Manifest der App (docs/slack.md)')
  .option('--url <Adresse>', 'wo Slack Fallbote erreicht (https)')
  .option('--socket', 'für Socket Mode; so auch ohne --url')
  .action(async (options) => (await import('../adapters/cli/slack-manifest.ts')).printSlackManifest(options));

const teams = program.command('teams').description('was die App in Teams braucht');

teams
  .command('package')
  .description('schreibt das Paket der App, zum Hochladen in Teams (docs/teams.md)')
  .option('--out <Datei>', 'wohin', 'fallbote-teams.zip')
  .option('--app-id <GUID>', 'Anwendungs-ID der App in Entra (oder TEAMS_APP_ID)')
  .option('--domain <Host>', 'unter welchem Namen Fallbote zu erreichen ist; wird verlangt')
  .option('--name <Name>', 'wie die App heißt', 'Fallbote')
  .option('--developer <Name>', 'wer sie herausgibt', 'Fallbote')
  .option('--app-version <n.n.n>', 'Version des Pakets; ohne die Option die nächste, wenn sich etwas geändert hat')
  .option('--privacy <Adresse>', 'Hinweise zum Datenschutz; sonst https://<Host>/datenschutz')
  .option('--terms <Adresse>', 'Hinweise zur Nutzung; sonst https://<Host>/nutzung')
  .option('--force', 'überschreiben, was dort liegt')
  .action(async (options) => (await import('../adapters/cli/teams-package.ts')).writeTeamsPackage(options));

program
  .command('rules')
  .description('zeigt die geltenden Fristenregeln')
  .option('--team <Team>', 'mit den Einstellungen dieses Teams')
  .option('--json', 'als Daten')
  .option(...DATA)
  .option(...TODAY)
  .option(...LANG)
  .action(async (options) => (await import('../adapters/cli/rules.ts')).rules(options));

program
  .command('demo')
  .description('legt ein erfundenes Jobcenter in einen leeren Ordner')
  .argument('<Ordner>')
  .option('--cases <n>', 'Zahl der Fälle', '1500')
  .option('--seed <n>', 'gleiche Zahl, gleiches Jobcenter', '1')
  .option(...TODAY)
  .action(async (folder, options) => (await import('../adapters/cli/demo.ts')).demo(folder, options));

for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error) => {
    report(error);
    process.exit();
  });

try {
  await program.parseAsync();
} catch (error) {
  report(error);
}
