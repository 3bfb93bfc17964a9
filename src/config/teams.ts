import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type Environment, type Reader, type ReadFile, readerOf } from './reader.ts';

/** What Microsoft knows the app by: a word, or a certificate with its key, both as PEM. */
export type TeamsCredentials =
  | { readonly kind: 'secret'; readonly password: string }
  | { readonly kind: 'certificate'; readonly certificate: string; readonly privateKey: string };

export interface TeamsConfig {
  /** lower case, as the tokens of Microsoft name it */
  readonly appId: string;
  /** where the app is registered; lower case */
  readonly tenantId: string;
  readonly credentials: TeamsCredentials;
  /** whose people are answered, never empty; lower case */
  readonly tenants: readonly string[];
  readonly host: string;
  readonly port: number;
  /** what stands in for Microsoft's login, for tests and for trying out: on this machine, without a slash at its end */
  readonly trialUrl?: string;
}

const SECRET = 'TEAMS_APP_PASSWORD';
const CERTIFICATE = 'TEAMS_APP_CERTIFICATE_FILE';
const PRIVATE_KEY = 'TEAMS_APP_PRIVATE_KEY_FILE';
const TENANTS = 'TEAMS_TENANTS';
const TRIAL_URL = 'FALLBOTE_TEAMS_TRIAL_URL';
const PORT = '3978';

/** All variables of Teams, for the documentation and for whoever looks for typing errors. */
export const TEAMS_VARIABLES: readonly string[] = [
  'TEAMS_APP_ID',
  SECRET,
  `${SECRET}_FILE`,
  CERTIFICATE,
  PRIVATE_KEY,
  'TEAMS_TENANT_ID',
  TENANTS,
  'TEAMS_HOST',
  'TEAMS_PORT',
  TRIAL_URL,
];

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
const PASSWORD = /^[\x21-\x7e]{8,300}$/u;

function passwordOf(read: Reader, password: string): string {
  // what stands beside it in the portal, and is taken for it again and again
  if (GUID.test(password))
    throw read.wrong(`${SECRET} ist die Kennung des Geheimnisses. Gebraucht wird sein Wert („Value“ im Azure-Portal).`);
  return read.shaped(SECRET, password, PASSWORD, 'Es ist der Wert („Value“) des Client Secret der App.');
}

function certificateOf(read: Reader): TeamsCredentials {
  const certificate = read.file(CERTIFICATE);
  const privateKey = read.file(PRIVATE_KEY);
  if (certificate === undefined) throw read.wrong(`Es fehlt ${CERTIFICATE}. Sie gehört zu ${PRIVATE_KEY}.`);
  if (privateKey === undefined) throw read.wrong(`Es fehlt ${PRIVATE_KEY}. Sie gehört zu ${CERTIFICATE}.`);
  let known: X509Certificate;
  let key: KeyObject;
  try {
    known = new X509Certificate(certificate);
  } catch (error) {
    throw read.wrong(`In ${CERTIFICATE} steht kein Zertifikat als PEM.`, error);
  }
  try {
    key = createPrivateKey(privateKey);
  } catch (error) {
    throw read.wrong(`In ${PRIVATE_KEY} steht kein Schlüssel als PEM ohne Passwort.`, error);
  }
  // Microsoft takes signatures with RSA only
  if (key.asymmetricKeyType !== 'rsa') throw read.wrong(`In ${PRIVATE_KEY} wird ein RSA-Schlüssel gebraucht.`);
  if (!known.checkPrivateKey(key)) throw read.wrong(`${PRIVATE_KEY} gehört nicht zum Zertifikat in ${CERTIFICATE}.`);
  return { kind: 'certificate', certificate, privateKey };
}

function credentialsOf(read: Reader): TeamsCredentials {
  const password = read.secret(SECRET);
  const certified = read.anyOf([CERTIFICATE, PRIVATE_KEY]);
  if (password !== undefined && certified)
    throw read.wrong(`Bitte nur eines setzen: ${SECRET} oder ${CERTIFICATE} mit ${PRIVATE_KEY}.`);
  if (certified) return certificateOf(read);
  if (password === undefined)
    throw read.wrong(`Es fehlt ${SECRET} (Client Secret der App) oder ${CERTIFICATE} mit ${PRIVATE_KEY}.`);
  return { kind: 'secret', password: passwordOf(read, password) };
}

function tenantsOf(read: Reader, own: string): readonly string[] {
  const text = read.value(TENANTS);
  if (text === undefined) return [own];
  const want = 'Es sind die Kennungen der Mandanten, deren Leute Fallbote antwortet, mit Komma getrennt.';
  const tenants = text.split(',').map((part) => read.shaped(TENANTS, part.trim(), GUID, want).toLowerCase());
  return [...new Set(tenants)];
}

/** `undefined`: none of its variables says anything. There is no way to set up Teams without authentication. */
export function teamsFrom(env: Environment, readFile: ReadFile): TeamsConfig | undefined {
  const read = readerOf('Teams', env, readFile);
  if (!read.anyOf(TEAMS_VARIABLES)) return undefined;
  const guid = (name: string, want: string) => read.shaped(name, read.value(name), GUID, want).toLowerCase();
  const appId = guid('TEAMS_APP_ID', 'Es ist die „Anwendungs-ID (Client)“ der App-Registrierung.');
  const tenantId = guid('TEAMS_TENANT_ID', 'Es ist die „Verzeichnis-ID (Mandant)“ der App-Registrierung.');
  const trialUrl = read.loopback(TRIAL_URL, 'http://127.0.0.1:…')?.href.replace(/\/+$/u, '');
  return {
    appId,
    tenantId,
    credentials: credentialsOf(read),
    tenants: tenantsOf(read, tenantId),
    host: read.value('TEAMS_HOST') ?? '127.0.0.1',
    port: read.port('TEAMS_PORT', PORT),
    ...(trialUrl === undefined ? {} : { trialUrl }),
  };
}
