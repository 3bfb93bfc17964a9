import { dirname } from 'node:path';
import { FallboteError } from '../../errors.ts';

const remedyFor = (path: string): string =>
  `Bitte zu einem früheren Stand zurückgehen (fallbote restore --data ${dirname(path)}) oder den ganzen Ordner aus der Sicherung zurückholen.`;

const CHECK_PATH = 'Bitte Pfad und Rechte prüfen.';

const CANNOT_READ = {
  de: 'Ich kann die Daten gerade nicht lesen. Bitte sagen Sie der Administration Bescheid.',
  en: 'I cannot read the data just now. Please tell the administrator.',
};
const CANNOT_WRITE = {
  de: 'Ich kann gerade nichts speichern. Nichts wurde geändert. Bitte sagen Sie der Administration Bescheid.',
  en: 'I cannot save anything just now. Nothing was changed. Please tell the administrator.',
};
const NOT_SURE = {
  de: 'Ob Ihre Änderung gespeichert ist, steht nicht fest. Bitte sehen Sie nach, bevor Sie sie wiederholen, und sagen Sie der Administration Bescheid.',
  en: 'Whether your change is saved is not certain. Please check before you repeat it, and tell the administrator.',
};

/** FB102 for a file of the data folder: which one, what is wrong with it and what to do. */
export function unusable(path: string, what: string, cause?: unknown, remedy: string = remedyFor(path)): FallboteError {
  return new FallboteError('FB102', 'platform', `Die Datei ${path} kann nicht verwendet werden. ${what} ${remedy}`, {
    cause,
    inChat: CANNOT_READ,
  });
}

/** What stands there cannot be what was written: torn by a crash, a bad disk or another program. */
export const damaged = (path: string, cause?: unknown) => unusable(path, 'Sie ist beschädigt.', cause);
export const missing = (path: string) => unusable(path, 'Sie fehlt.');
export const misfit = (path: string) => unusable(path, 'Sie passt nicht zu den anderen Dateien des Ordners.');
export const unreadable = (path: string, cause: unknown) =>
  unusable(path, 'Sie lässt sich nicht lesen.', cause, CHECK_PATH);

/** FB103 for a file or folder that cannot be written; what was there before still is. */
export function unwritable(path: string, cause: unknown): FallboteError {
  return new FallboteError(
    'FB103',
    'platform',
    `${path} lässt sich nicht schreiben. Nichts wurde geändert. Bitte Rechte und freien Speicherplatz prüfen.`,
    { cause, inChat: CANNOT_WRITE },
  );
}

/** FB103 for data that do not fit their schema: nothing of them is written. */
export const unsound = (cause: unknown) =>
  new FallboteError('FB103', 'ours', 'Diese Daten lassen sich nicht speichern. Nichts wurde geändert.', { cause });

/** FB107: the disk failed at the one moment after which nobody can tell whether a change is kept. */
export function uncertain(path: string, cause: unknown): FallboteError {
  return new FallboteError(
    'FB107',
    'platform',
    `Ob die Änderung gespeichert ist, steht nicht fest: Der Datenträger hat das Schreiben von ${path} nicht bestätigt. Bitte nachsehen, bevor Sie sie wiederholen, und Rechte und Speicherplatz prüfen.`,
    { cause, inChat: NOT_SURE },
  );
}

/** Where nothing names a file yet, a write that is not sure has not happened: FB107 becomes FB103. */
export const sureOrNot = <T>(path: string, write: Promise<T>): Promise<T> =>
  write.catch((error: unknown) => {
    throw error instanceof FallboteError && error.code === 'FB107' ? unwritable(path, error.cause) : error;
  });
