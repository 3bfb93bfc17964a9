import { constants, type Stats } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '../cases/problem.ts';
import {
  HEAD,
  isAdapterFolder,
  isAside,
  isData,
  isTemporary,
  isTrail,
  LOCK,
  MANIFEST,
  OUTBOX,
} from '../store/json/layout.ts';
import { type Finding, finding } from './finding.ts';

const same = (command: string): Text => ({ de: command, en: command });

/** Whether this user may write in the folder; as somebody else Fallbote could only read. */
export async function checkOwnWriting(folder: string): Promise<Finding> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return finding('data-folder', 'ok', `Datenordner: ${folder}`, `Data folder: ${folder}`);
  } catch {
    return finding(
      'data-folder',
      'error',
      `In den Ordner ${folder} darf dieser Benutzer nicht schreiben.`,
      `This user may not write in the folder ${folder}.`,
      {
        de: 'Bitte den Besitzer des Ordners prüfen und Fallbote als dieser Benutzer starten.',
        en: 'Please check who owns the folder and start Fallbote as that user.',
      },
    );
  }
}

const SINGLE: readonly string[] = [MANIFEST, LOCK, HEAD, OUTBOX];
const isOurs = (name: string): boolean => SINGLE.includes(name) || isData(name) || isTrail(name) || isAside(name);

/** Files that others than the owner may read, what does not belong here, what was left. */
export async function checkFiles(folder: string, names: readonly string[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const found = new Map<string, Stats>();
  for (const name of names) {
    // what is replaced right now is looked at the next time
    const each = await stat(join(folder, name)).catch(() => undefined);
    if (each !== undefined) found.set(name, each);
  }
  const posix = process.platform !== 'win32';
  const open = [...found]
    .filter(([name, { mode }]) => posix && (isOurs(name) || isTemporary(name)) && (mode & 0o077) !== 0)
    .map(([name]) => name);
  if (open.length > 0) {
    findings.push(
      finding(
        'modes',
        'error',
        `${open.length === 1 ? 'Eine Datei ist' : `${open.length} Dateien sind`} für andere lesbar: ${open.slice(0, 3).join(', ')}`,
        `${open.length === 1 ? 'One file is' : `${open.length} files are`} readable for others: ${open.slice(0, 3).join(', ')}`,
        // not everything: a folder that somebody keeps there could no longer be entered
        same(`chmod 600 ${join(folder, '*.json*')}${open.includes(LOCK) ? ` ${join(folder, LOCK)}` : ''}`),
      ),
    );
  }
  const folders = [folder, ...[...found.keys()].filter(isAdapterFolder).map((name) => join(folder, name))];
  for (const each of folders) {
    if (!posix || ((await stat(each)).mode & 0o077) === 0) continue;
    findings.push(
      finding(
        'modes',
        'error',
        `Der Ordner ${each} ist für andere offen.`,
        `The folder ${each} is open to others.`,
        same(`chmod 700 ${each}`),
      ),
    );
  }
  if (findings.length === 0)
    findings.push(finding('modes', 'ok', 'Rechte: nur für den Besitzer.', 'Modes: for the owner alone.'));
  const foreign = names.filter(
    (name) => !isOurs(name) && !isAdapterFolder(name) && !isTemporary(name) && !name.startsWith(LOCK),
  );
  if (foreign.length > 0) {
    findings.push(
      finding(
        'foreign-files',
        'note',
        `Im Datenordner liegt Fremdes: ${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ' …' : ''}`,
        `There is something else in the data folder: ${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ' …' : ''}`,
        {
          de: 'Bitte anderswo aufheben. Fallbote rührt es nicht an.',
          en: 'Please keep it elsewhere. Fallbote does not touch it.',
        },
      ),
    );
  }
  const aside = names.filter(isAside);
  if (aside.length > 0) {
    findings.push(
      finding(
        'damaged-files',
        'warning',
        `Beiseite gelegte beschädigte Dateien: ${aside.length}`,
        `Damaged files put aside: ${aside.length}`,
        {
          de: 'Sie stammen von einem restore. Ist alles wieder da, können sie weg; nach zwei Wochen gehen sie von selbst.',
          en: 'They come from a restore. If everything is back they may go; after two weeks they go by themselves.',
        },
      ),
    );
  }
  return findings;
}
