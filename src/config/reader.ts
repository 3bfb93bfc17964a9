import { FallboteError } from '../errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
export type ReadFile = (path: string) => string;

/** How the variables of one platform are read. All of it throws FB401 and names variables, never values. */
export interface Reader {
  /** Whether any of these variables says something. */
  anyOf(names: readonly string[]): boolean;
  /** The value of a variable; an empty one counts as none. */
  value(name: string): string | undefined;
  /** The text of the file that a variable names. */
  file(name: string): string | undefined;
  /** The value of a variable, or of the file that `<name>_FILE` names. */
  secret(name: string): string | undefined;
  /** A value of the right shape. */
  shaped(name: string, value: string | undefined, shape: RegExp, want: string): string;
  port(name: string, otherwise: string): number;
  /** An address on this machine, over plain HTTP: for tests and for trying out. */
  loopback(name: string, example: string): URL | undefined;
  wrong(message: string, cause?: unknown): FallboteError;
}

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

export const isPort = (text: string): boolean => /^\d{1,5}$/u.test(text) && Number(text) <= 65_535;

/** @param platform as people call it */
export function readerOf(platform: string, env: Environment, readFile: ReadFile): Reader {
  const wrong = (message: string, cause?: unknown): FallboteError =>
    new FallboteError('FB401', 'user', `${platform} ist nicht richtig eingerichtet: ${message}`, { cause });
  const value = (name: string) => (env[name] ?? '').trim() || undefined;

  function file(name: string): string | undefined {
    const path = env[name] ?? '';
    if (path === '') return undefined;
    let text: string;
    try {
      text = readFile(path).trim();
    } catch (error) {
      throw wrong(`Die Datei in ${name} lässt sich nicht lesen. Bitte Pfad und Rechte prüfen.`, error);
    }
    if (text === '') throw wrong(`Die Datei in ${name} ist leer.`);
    return text;
  }

  return {
    anyOf: (names) => names.some((name) => (env[name] ?? '') !== ''),
    value,
    file,
    secret(name) {
      if ((env[name] ?? '') !== '' && (env[`${name}_FILE`] ?? '') !== '')
        throw wrong(`Bitte nur eines von ${name} und ${name}_FILE setzen.`);
      return value(name) ?? file(`${name}_FILE`);
    },
    shaped(name, text, shape, want) {
      if (text === undefined) throw wrong(`Es fehlt ${name}. ${want}`);
      if (!shape.test(text)) throw wrong(`${name} hat nicht die erwartete Form. ${want}`);
      return text;
    },
    port(name, otherwise) {
      const text = (env[name] ?? '') || otherwise;
      if (!isPort(text)) throw wrong(`${name} ist keine Zahl von 0 bis 65535.`);
      return Number(text);
    },
    loopback(name, example) {
      const text = value(name);
      if (text === undefined) return undefined;
      const url = URL.canParse(text) ? new URL(text) : undefined;
      // secrets and answers go there
      if (url === undefined || url.protocol !== 'http:' || !LOOPBACK.includes(url.hostname))
        throw wrong(`${name} ist nur für Tests und darf nur auf diesen Rechner zeigen (${example}).`);
      return url;
    },
    wrong,
  };
}
