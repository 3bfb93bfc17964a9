import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Command } from '../../src/bot/command.ts';
import type { TeamsIcons } from './icons.ts';
import { englishTexts, FILES, type TeamsApp, teamsManifest } from './manifest.ts';

/** Zip keeps the hour of the clock on the wall: by its numbers, so that it is the same everywhere. */
const THEN = new Date(2026, 0, 1, 12);
/** No manifest is nearly as large. */
const MOST = 1_000_000;

const json = (value: object): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);

/** The files of the package by name, as Teams wants them: all at the top. */
export function packageFiles(
  commands: readonly Command[],
  app: TeamsApp,
  icons: TeamsIcons,
): Readonly<Record<string, Uint8Array>> {
  return {
    [FILES.manifest]: json(teamsManifest(commands, app)),
    [FILES.english]: json(englishTexts(commands, app)),
    [FILES.color]: icons.color,
    [FILES.outline]: icons.outline,
  };
}

/** The package: the same files make the same bytes, whenever and wherever. */
export const packageZip = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({ ...files }, { level: 9, mtime: THEN });

/** What tells one package from another. */
export interface PackageSeen {
  readonly id: string;
  readonly version: string;
}

/** What a package says of itself; `undefined` where the bytes are no package of an app. */
export function packageSeen(bytes: Uint8Array): PackageSeen | undefined {
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === FILES.manifest && originalSize < MOST,
    });
    const manifest = files[FILES.manifest];
    if (manifest === undefined) return undefined;
    const { id, version } = JSON.parse(strFromU8(manifest)) as Readonly<Record<string, unknown>>;
    return typeof id === 'string' && typeof version === 'string' ? { id, version } : undefined;
  } catch {
    return undefined;
  }
}
