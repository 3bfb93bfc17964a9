import { type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { COMMANDS } from '../../commands/registry.ts';
import { type Bot, type BotOptions, createBot } from '../../src/bot/bot.ts';
import { type Day, parseIso, toIso } from '../../src/calendar/civil-date.ts';
import { parseDate } from '../../src/calendar/phrases.ts';
import { todayInBerlin } from '../../src/calendar/today.ts';
import type { Language } from '../../src/cases/values.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { FallboteError, newReference } from '../../src/errors.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { complain } from './output.ts';

export interface DataOptions {
  readonly data?: string | undefined;
  readonly today?: string | undefined;
  readonly lang?: string | undefined;
}

/** The day an answer is for: `--today`, else the date in Berlin. */
export function dayFrom(text: string | undefined): Day {
  const now = todayInBerlin(new Date());
  if (text === undefined) return now;
  const day = parseIso(text) ?? parseDate(text, now);
  if (day === undefined)
    throw new FallboteError(
      'FB301',
      'user',
      `--today „${text}“ ist kein Datum. Erwartet: JJJJ-MM-TT, z. B. ${toIso(now)}.`,
    );
  return day;
}

export function languageFrom(text: string | undefined): Language | undefined {
  if (text === undefined || text === 'de' || text === 'en') return text;
  throw new FallboteError('FB301', 'user', `--lang „${text}“ gibt es nicht. Erwartet: de oder en.`);
}

/** The folder of `--data` or FALLBOTE_DATA; without one the example office in memory. */
export function dataFolder(options: DataOptions): string | undefined {
  return options.data ?? (process.env['FALLBOTE_DATA'] || undefined);
}

/** Throws FB301 where the path of a data folder is something else; a folder that does not exist yet is fine. */
export function assertFolder(path: string | undefined): void {
  if (path === undefined) return;
  if (path === '') throw notAFolder(path);
  for (let part = resolve(path); ; part = dirname(part)) {
    const found = existing(part);
    if (found?.isDirectory() === true || part === dirname(part)) return;
    if (found !== undefined) throw notAFolder(path, part !== resolve(path));
  }
}

/** What lies at a path; nothing where there is nothing, nor where a part of it is a file (which Node versions tell in two ways). */
function existing(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

const notAFolder = (path: string, above = false): FallboteError =>
  new FallboteError(
    'FB301',
    'user',
    above
      ? `„${path}“ lässt sich nicht verwenden: ein Teil des Pfades ist kein Ordner.`
      : `„${path}“ ist kein Ordner. Bitte den Datenordner nennen.`,
  );

/** How long a call waits for another one that owns the data folder for a moment, in milliseconds. */
export const WAIT = 5_000;

/**
 * The store of the data folder, or the example office in memory. Throws FB106 where another process owns the folder.
 * @param call as others are told who has the folder
 * @param access `read` beside whoever owns it: for calls that write nothing, not even down who looked
 */
export async function openStore(
  options: DataOptions,
  today: Day,
  call: string,
  access: 'own' | 'read' = 'own',
): Promise<{ readonly store: Store; readonly example: boolean }> {
  const folder = dataFolder(options);
  if (folder !== undefined) {
    const { openJsonStore } = await import('../../src/store/json/json-store.ts');
    return { store: await openJsonStore(folder, { access, wait: WAIT, what: `fallbote ${call}` }), example: false };
  }
  return { store: createMemoryStore(exampleOffice(today)), example: true };
}

/** One line for the operator, without contents. */
export const log = (line: string): void => complain(`fallbote: ${line}`);

export function botOn(store: Store, today: () => Day, more: Pick<BotOptions, 'linkCodes'> = {}): Bot {
  return createBot({
    store,
    commands: COMMANDS,
    today,
    now: () => new Date().toISOString(),
    newId: () => Buffer.from(crypto.getRandomValues(new Uint8Array(9))).toString('base64url'),
    reference: newReference,
    log,
    ...more,
  });
}
