import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { COMMANDS } from '../../commands/registry.ts';
import { FallboteError } from '../../src/errors.ts';
import { teamsIcons } from '../teams/icons.ts';
import type { TeamsApp } from '../teams/manifest.ts';
import { type PackageSeen, packageFiles, packageSeen, packageZip } from '../teams/package.ts';
import { print } from './output.ts';

export interface TeamsPackageOptions {
  readonly out: string;
  readonly appId?: string | undefined;
  readonly domain?: string | undefined;
  readonly name: string;
  readonly developer: string;
  readonly appVersion?: string | undefined;
  readonly privacy?: string | undefined;
  readonly terms?: string | undefined;
  readonly force?: boolean | undefined;
}

const FIRST_VERSION = '1.0.0';
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;
const HOST = /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/u;
const VERSION = /^(?:0|[1-9]\d{0,4})\.(?:0|[1-9]\d{0,4})\.(?:0|[1-9]\d{0,4})$/u;
/** Larger files are no package of ours, and are not read. In bytes. */
const MOST = 5_000_000;

const wrong = (message: string, cause?: unknown) => new FallboteError('FB301', 'user', message, { cause });

function appIdOf(option: string | undefined): string {
  const id = (option ?? process.env['TEAMS_APP_ID'] ?? '').trim().toLowerCase();
  const where = 'In Entra, „App-Registrierungen“, heißt sie „Anwendungs-ID (Client)“; siehe docs/teams.md.';
  if (id === '') throw wrong(`Für welche App? Bitte --app-id nennen oder TEAMS_APP_ID setzen. ${where}`);
  if (!GUID.test(id) || /^[0-]+$/u.test(id))
    throw wrong(`Die Kennung der App ist keine GUID wie 3f2a…-…-…: 32 Zeichen 0–9 und a–f mit Strichen. ${where}`);
  return id;
}

function domainOf(option: string | undefined): string {
  if (option === undefined)
    throw wrong(
      'Unter welchem Namen ist Fallbote zu erreichen? Bitte --domain nennen, z. B. --domain fallbote.ihr-jobcenter.example. Dort stehen auch die Hinweise zum Datenschutz und zur Nutzung, auf die Teams verweist.',
    );
  const host = domainToASCII(option.trim());
  if (!HOST.test(host))
    throw wrong(
      '--domain erwartet nur den Namen, ohne https, Port und Pfad, z. B. --domain fallbote.ihr-jobcenter.example.',
    );
  return host;
}

function text(option: string, value: string, most: number): string {
  const trimmed = value.trim();
  if (trimmed === '' || trimmed.length > most || /\p{C}/u.test(trimmed))
    throw wrong(`--${option} darf nicht leer sein und hat höchstens ${most} Zeichen, alle in einer Zeile.`);
  return trimmed;
}

function address(option: string, value: string | undefined, otherwise: string): string {
  if (value === undefined) return otherwise;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'https:' || `${url.username}${url.password}` !== '' || url.href.length > 2048)
    throw wrong(`--${option} erwartet eine Adresse mit https, z. B. https://www.ihr-jobcenter.example/${option}.`);
  return url.href;
}

/** What lies where the package is to go; a file that is no package of this app is only replaced by force. */
function there(path: string, appId: string, force: boolean): Uint8Array | undefined {
  if (!existsSync(path)) return undefined;
  const info = statSync(path);
  if (info.isDirectory()) throw wrong(`${path} ist ein Ordner. Bitte eine Datei nennen, z. B. fallbote-teams.zip.`);
  const bytes = info.size > MOST ? undefined : readFileSync(path);
  const seen = bytes === undefined ? undefined : packageSeen(bytes);
  if (seen?.id === appId) return bytes;
  if (!force)
    throw wrong(
      seen === undefined
        ? `Die Datei ${path} gibt es schon, und sie ist kein Paket für Teams. Mit --force wird sie überschrieben.`
        : `Die Datei ${path} ist das Paket einer anderen App (${seen.id}). Mit --force wird sie überschrieben.`,
    );
  return undefined;
}

function raised({ version }: PackageSeen): string {
  if (!VERSION.test(version)) return FIRST_VERSION;
  const [major = '1', minor = '0', patch = '0'] = version.split('.');
  return `${major}.${minor}.${Number(patch) + 1}`;
}

/** Whether a version comes before another; of another shape none does. */
function isLower(version: string, other: string): boolean {
  if (!VERSION.test(other)) return false;
  const [own, theirs] = [version, other].map((text) => text.split('.').map(Number));
  const at = own?.findIndex((part, i) => part !== theirs?.[i]) ?? -1;
  return at >= 0 && (own?.[at] ?? 0) < (theirs?.[at] ?? 0);
}

/**
 * Without a version named: that of the package which lies there if nothing else differs, else the next one, as Teams
 * takes a change only with a higher version.
 */
function versioned(make: (version: string) => Uint8Array, before: Uint8Array | undefined): Uint8Array {
  const seen = before === undefined ? undefined : packageSeen(before);
  if (before === undefined || seen === undefined) return make(FIRST_VERSION);
  const same = make(seen.version);
  return Buffer.from(same).equals(before) ? same : make(raised(seen));
}

/** Writes the package of the Teams app, and says what to do with it. */
export async function writeTeamsPackage(options: TeamsPackageOptions): Promise<void> {
  const { out, appVersion } = options;
  const appId = appIdOf(options.appId);
  const domain = domainOf(options.domain);
  if (appVersion !== undefined && !VERSION.test(appVersion))
    throw wrong('--app-version erwartet drei Zahlen mit Punkten, z. B. 1.0.1.');
  if (!/\.zip$/iu.test(out)) throw wrong('--out erwartet den Namen einer Datei, die auf .zip endet: so will es Teams.');
  const app: Omit<TeamsApp, 'version'> = {
    appId,
    domain,
    name: text('name', options.name, 30),
    developer: text('developer', options.developer, 32),
    websiteUrl: `https://${domain}/`,
    privacyUrl: address('privacy', options.privacy, `https://${domain}/datenschutz`),
    termsUrl: address('terms', options.terms, `https://${domain}/nutzung`),
  };
  const before = there(out, appId, options.force === true);
  const icons = await teamsIcons();
  const seen = before === undefined ? undefined : packageSeen(before)?.version;
  if (appVersion !== undefined && seen !== undefined && isLower(appVersion, seen) && options.force !== true)
    throw wrong(`--app-version ${appVersion} ist niedriger als die von ${out} (${seen}); Teams nimmt nur eine höhere.`);
  const make = (version: string) => packageZip(packageFiles(COMMANDS, { ...app, version }, icons));
  const zip = appVersion === undefined ? versioned(make, before) : make(appVersion);
  const version = packageSeen(zip)?.version ?? '';
  if (before !== undefined && Buffer.from(zip).equals(before)) {
    print(`${out} ist schon auf diesem Stand (Version ${version}).`);
    return;
  }
  try {
    writeFileSync(out, zip);
  } catch (error) {
    throw wrong(`${out} lässt sich nicht schreiben. Bitte Ordner, Rechte und freien Platz prüfen.`, error);
  }
  print(
    [
      `${out} ${before === undefined ? 'ist geschrieben' : 'ist ersetzt'}: ${app.name}, Version ${version}.`,
      '',
      'Wie es weitergeht (docs/teams.md):',
      `1. Was Teams verlinkt, muss es geben: ${app.privacyUrl}, ${app.termsUrl} und ${app.websiteUrl}.`,
      `2. In Azure beim Bot als Endpunkt eintragen: https://${domain}/api/messages.`,
      '3. Das Paket hochladen: https://admin.teams.microsoft.com, „Teams-Apps“, „Apps verwalten“.',
      '4. Dort festlegen, für wen es die App gibt.',
    ].join('\n'),
  );
}
