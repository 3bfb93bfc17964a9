import { FallboteError, newReference } from '../../src/errors.ts';
import { safeLines } from '../console/safe.ts';
import { complain } from './output.ts';

/** What the file system says, in words; the codes that a wrong path or missing rights bring. */
const PATH_FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'die Rechte fehlen',
  EPERM: 'die Rechte fehlen',
  EROFS: 'das Laufwerk ist schreibgeschützt',
  ENOENT: 'den Pfad gibt es nicht',
  ENOTDIR: 'ein Teil des Pfades ist kein Ordner',
  EEXIST: 'dort liegt schon eine Datei',
  EISDIR: 'das ist ein Ordner, keine Datei',
  ENAMETOOLONG: 'der Pfad ist zu lang',
  ELOOP: 'die Verknüpfungen führen im Kreis',
};

/** A path that cannot be used, as an error of ours; `undefined` for every other error. */
function pathError(error: unknown): FallboteError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  const why = code === undefined ? undefined : PATH_FAULTS[code];
  if (path === undefined || why === undefined) return undefined;
  return new FallboteError('FB301', 'user', `${path} lässt sich nicht verwenden: ${why}.`, { cause: error });
}

/**
 * Tells the operator what went wrong and sets the exit code: 1 where the input was wrong, else 2. Stacks may hold
 * contents of a case, so they are shown with FALLBOTE_DEBUG=1 only.
 */
export function report(error: unknown): void {
  const known = error instanceof FallboteError ? error : pathError(error);
  if (known !== undefined) complain(`${safeLines(known.message)}\n(${known.code})`);
  else {
    const kind = error instanceof Error ? error.name : typeof error;
    complain(
      `Bei Fallbote ist etwas schiefgegangen: ${kind}, Nummer ${newReference()}. Mehr dazu zeigt der gleiche Aufruf mit FALLBOTE_DEBUG=1.\n(FB900)`,
    );
  }
  if (process.env['FALLBOTE_DEBUG'] === '1')
    for (let at = error; at !== undefined; at = at instanceof Error ? at.cause : undefined)
      complain(safeLines(at instanceof Error ? (at.stack ?? String(at)) : String(at)));
  process.exitCode = known?.fault === 'user' ? 1 : 2;
}
