import { readdir } from 'node:fs/promises';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { FallboteError } from '../../src/errors.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { assertFolder, dayFrom, WAIT } from './context.ts';
import { print } from './output.ts';

export interface DemoCliOptions {
  readonly cases: string;
  readonly seed: string;
  readonly today?: string | undefined;
}

function whole(name: string, text: string, max: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw new FallboteError(
    'FB301',
    'user',
    `--${name} „${text}“ geht nicht. Erwartet: eine ganze Zahl von 1 bis ${max}.`,
  );
}

/** Writes a synthetic office into an empty folder, ready for `--data`. */
export async function demo(folder: string, options: DemoCliOptions): Promise<void> {
  const cases = whole('cases', options.cases, 1_000_000);
  const seed = whole('seed', options.seed, 2_147_483_647);
  assertFolder(folder);
  const existing = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (existing.length > 0)
    throw new FallboteError('FB301', 'user', `Der Ordner ${folder} ist nicht leer. Bitte einen neuen nennen.`);
  const file = demoOffice({ cases, seed, today: dayFrom(options.today) });
  const store = await openJsonStore(folder, { wait: WAIT, what: 'fallbote demo' });
  await store.commit({ office: file.office, put: file.cases });
  await store.close();
  const manager = file.office.staff.find((person) => person.roles.includes('caseManager'))?.id ?? '';
  print(
    `${file.cases.length} Fälle liegen in ${folder}. Zum Beispiel: fallbote ask --data ${folder} --as ${manager} "fristen"`,
  );
}
