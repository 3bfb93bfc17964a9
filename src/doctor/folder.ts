import { readdir, statfs } from 'node:fs/promises';
import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import type { Text } from '../cases/problem.ts';
import { FallboteError } from '../errors.ts';
import { nodeFiles } from '../store/json/files.ts';
import { listGenerations } from '../store/json/generations.ts';
import { openJsonStore } from '../store/json/json-store.ts';
import { lockOf } from '../store/json/lock.ts';
import { readTrail } from '../store/json/trail-files.ts';
import { checkFiles, checkOwnWriting } from './files.ts';
import { type Finding, finding } from './finding.ts';
import { checkOutbox } from './outbox.ts';
import { followTrail } from './trail.ts';

/** What the folder holds and what is wrong with it. `office` is missing where it cannot be read. */
export interface FolderReport {
  readonly findings: readonly Finding[];
  readonly office?: Office;
  readonly cases: readonly Case[];
  /** the latest instant that is written down, ISO 8601 */
  readonly newest?: string;
}

const MIB = 1024 * 1024;
const LITTLE_SPACE = 200 * MIB;
const NO_SPACE = 20 * MIB;

async function checkLock(folder: string): Promise<Finding> {
  const holder = await lockOf(folder, { files: nodeFiles, now: () => new Date() });
  if (holder === undefined)
    return finding('lock', 'ok', 'Niemand arbeitet gerade mit dem Ordner.', 'Nobody works with the folder at present.');
  const who = `${holder.what} (${holder.pid})`;
  if (holder.alive) return finding('lock', 'ok', `Mit dem Ordner arbeitet: ${who}`, `Working with the folder: ${who}`);
  return finding(
    'lock',
    'note',
    `Ein abgebrochener Vorgang hat seine Sperre zurückgelassen: ${who}`,
    `A process that broke off has left its lock: ${who}`,
    { de: 'Nichts zu tun: Der nächste Start übernimmt sie.', en: 'Nothing to do: the next start takes it over.' },
  );
}

async function checkGenerations(folder: string): Promise<readonly Finding[]> {
  const { states, broken } = await listGenerations(folder);
  const kept = states.filter((state) => state.kind === 'kept');
  const findings = broken.map((serial) =>
    finding(
      'generations',
      'warning',
      `Der Stand ${serial} ist nicht mehr lesbar.`,
      `State ${serial} can no longer be read.`,
      {
        de: 'Bitte die Platte prüfen. Die anderen Stände sind davon nicht betroffen.',
        en: 'Please check the disk. The other states are not affected.',
      },
    ),
  );
  const [latest] = kept;
  findings.push(
    latest === undefined
      ? finding(
          'generations',
          'ok',
          'Noch kein früherer Stand zum Zurückkehren.',
          'No earlier state to go back to yet.',
        )
      : finding(
          'generations',
          'ok',
          `Frühere Stände: ${kept.length}, der letzte von ${latest.at.slice(0, 16).replace('T', ' ')} UTC.`,
          `Earlier states: ${kept.length}, the latest of ${latest.at.slice(0, 16).replace('T', ' ')} UTC.`,
        ),
  );
  return findings;
}

async function checkAudit(folder: string): Promise<readonly Finding[]> {
  const { findings, lines } = await followTrail(folder);
  if (findings.length === 0)
    return [finding('audit', 'ok', `Protokoll lückenlos: ${lines} Zeilen.`, `Audit trail whole: ${lines} lines.`)];
  return [
    finding(
      'audit',
      'error',
      `Das Protokoll wurde verändert (${findings[0]?.where ?? ''}${findings.length > 1 ? ` und ${findings.length - 1} weitere Stellen` : ''}).`,
      `The audit trail was changed (${findings[0]?.where ?? ''}${findings.length > 1 ? ` and ${findings.length - 1} more places` : ''}).`,
      {
        de: `Alle Stellen: fallbote audit verify --data ${folder}`,
        en: `All places: fallbote audit verify --data ${folder}`,
      },
    ),
  ];
}

async function checkSpace(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const text = `${Math.round(free / MIB)} MiB`;
  if (free >= LITTLE_SPACE) return finding('space', 'ok', `Freier Platz: ${text}.`, `Free space: ${text}.`);
  return finding('space', free < NO_SPACE ? 'error' : 'warning', `Nur noch ${text} frei.`, `Only ${text} left.`, {
    de: 'Bitte Platz schaffen: Ist die Platte voll, kann nichts mehr eingetragen werden.',
    en: 'Please make room: on a full disk nothing can be recorded.',
  });
}

/** What goes wrong while one thing is looked at is a finding too; the others are still looked at. */
async function guarded(check: string, look: () => Promise<Finding | readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return [await look()].flat();
  } catch (error) {
    const message = error instanceof FallboteError ? error.message : error instanceof Error ? error.name : typeof error;
    return [finding(check, 'error', message, message, REMEDIES[check] ?? REMEDY)];
  }
}

const REMEDY: Text = {
  de: 'Bitte prüfen, ob die Platte in Ordnung ist und Fallbote die Dateien lesen darf.',
  en: 'Please check whether the disk is sound and Fallbote may read the files.',
};
const REMEDIES: Readonly<Record<string, Text>> = {
  data: {
    de: 'Frühere Stände zeigt: fallbote restore; mit --to <Nummer> geht es zu einem zurück.',
    en: 'Earlier states: fallbote restore; with --to <number> it goes back to one.',
  },
  outbox: {
    de: 'Die Datei outbox.jsonl aus der Sicherung zurückholen. Fehlt sie, gehen Erinnerungen von heute noch einmal hinaus; sonst geht nichts verloren.',
    en: 'Bring outbox.jsonl back from the backup. Without it reminders of today go out once more; nothing else is lost.',
  },
};

async function lastEntry(folder: string): Promise<string | undefined> {
  let last: string | undefined;
  for await (const { text } of readTrail(folder)) last = /"at":"([0-9TZ:.-]{20,30})"/u.exec(text)?.[1] ?? last;
  return last;
}

/** Looks at a data folder and reads all of it. Writes nothing and takes no lock. */
export async function checkFolder(folder: string): Promise<FolderReport> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return {
      cases: [],
      findings: [
        missing
          ? finding(
              'data-folder',
              'note',
              `Den Ordner ${folder} gibt es noch nicht.`,
              `The folder ${folder} does not exist yet.`,
              {
                de: `Ein Import legt ihn an: fallbote import <Datei> --data ${folder}`,
                en: `An import makes it: fallbote import <file> --data ${folder}`,
              },
            )
          : finding(
              'data-folder',
              'error',
              `Der Ordner ${folder} lässt sich nicht lesen.`,
              `The folder ${folder} cannot be read.`,
              {
                de: 'Bitte Pfad und Rechte prüfen.',
                en: 'Please check path and rights.',
              },
            ),
      ],
    };
  }
  const findings: Finding[] = [];
  findings.push(...(await guarded('data-folder', () => checkOwnWriting(folder))));
  findings.push(...(await guarded('modes', () => checkFiles(folder, names))));
  findings.push(...(await guarded('lock', () => checkLock(folder))));
  let office: Office | undefined;
  let cases: readonly Case[] = [];
  findings.push(
    ...(await guarded('data', async () => {
      const store = await openJsonStore(folder, { access: 'read' });
      office = await store.office();
      cases = await store.findCases();
      await store.history();
      return finding(
        'data',
        'ok',
        `Alle Dateien sind lesbar: ${names.length}.`,
        `All files can be read: ${names.length}.`,
      );
    })),
  );
  findings.push(...(await guarded('generations', () => checkGenerations(folder))));
  findings.push(...(await guarded('audit', () => checkAudit(folder))));
  findings.push(...(await guarded('outbox', () => checkOutbox(folder))));
  findings.push(...(await guarded('space', () => checkSpace(folder))));
  const newest = await lastEntry(folder).catch(() => undefined);
  return { findings, cases, ...(office === undefined ? {} : { office }), ...(newest === undefined ? {} : { newest }) };
}
