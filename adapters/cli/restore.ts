import type { Language } from '../../src/cases/values.ts';
import { FallboteError } from '../../src/errors.ts';
import { type Generation, type Generations, listGenerations } from '../../src/store/json/generations.ts';
import { type Restored, restoreGeneration } from '../../src/store/json/restore.ts';
import { emptyStore } from '../../src/store/memory-store.ts';
import { type DataOptions, dataFolder, languageFrom } from './context.ts';
import { print } from './output.ts';

/** How long to wait for another short call that owns the folder. */
const WAIT = 5_000;

interface Texts {
  readonly states: (folder: string) => string;
  readonly kinds: Readonly<Record<Generation['kind'], string>>;
  readonly cases: (count: number) => string;
  readonly broken: (serials: string) => string;
  readonly fault: (message: string) => string;
  readonly howTo: (folder: string) => string;
  readonly done: (restored: Restored) => string;
  readonly kept: (before: number) => string;
  readonly aside: string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  de: {
    states: (folder) => `Stände in ${folder}, neueste zuerst:`,
    kinds: { now: '  (jetzt)', readable: '  (so weit lesbar)', kept: '' },
    cases: (count) => `${count} ${count === 1 ? 'Fall' : 'Fälle'}`,
    broken: (serials) => `Nicht lesbar: ${serials}.`,
    fault: (message) => `Der jetzige Stand lässt sich nicht lesen: ${message}`,
    howTo: (folder) => `Zu einem davon zurückgehen: fallbote restore --data ${folder} --to <Nummer>`,
    done: ({ from, serial, cases }) =>
      `Zurückgegangen zu Stand ${from}, jetzt Stand ${serial}: ${cases} ${cases === 1 ? 'Fall' : 'Fälle'}.`,
    kept: (before) => `Der Stand davor bleibt als ${before} erhalten.`,
    aside: 'Der Stand davor war nicht lesbar. Seine Dateien liegen noch zwei Wochen unter defekt-… im Ordner.',
  },
  en: {
    states: (folder) => `States in ${folder}, newest first:`,
    kinds: { now: '  (now)', readable: '  (as far as it can be read)', kept: '' },
    cases: (count) => `${count} ${count === 1 ? 'case' : 'cases'}`,
    broken: (serials) => `Cannot be read: ${serials}.`,
    fault: (message) => `The present state cannot be read: ${message}`,
    howTo: (folder) => `To go back to one of them: fallbote restore --data ${folder} --to <number>`,
    done: ({ from, serial, cases }) =>
      `Gone back to state ${from}, now state ${serial}: ${cases} ${cases === 1 ? 'case' : 'cases'}.`,
    kept: (before) => `The state before is kept as ${before}.`,
    aside: 'The state before could not be read. Its files stay in the folder as defekt-… for two weeks.',
  },
};

/** The instant in local time, e.g. "21.11.2026, 08:15". */
const instant = (at: string): string =>
  new Date(at).toLocaleString('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'medium', timeStyle: 'short' });

function listed(folder: string, { states, broken, fault }: Generations, texts: Texts): string {
  const width = Math.max(...states.map(({ serial }) => String(serial).length));
  const lines = [
    texts.states(folder),
    ...states.map(
      ({ serial, at, cases, kind }) =>
        `  ${String(serial).padStart(width)}  ${instant(at)}  ${texts.cases(cases)}${texts.kinds[kind]}`,
    ),
  ];
  if (broken.length > 0) lines.push(texts.broken(broken.join(', ')));
  if (fault instanceof Error) lines.push(texts.fault(fault.message));
  return [...lines, texts.howTo(folder)].join('\n');
}

/** Lists the states of the data folder, or with `--to` goes back to one. */
export async function restore(options: DataOptions & { readonly to?: string | undefined }): Promise<void> {
  const texts = TEXTS[languageFrom(options.lang) ?? 'de'];
  const folder = dataFolder(options);
  if (folder === undefined)
    throw new FallboteError('FB301', 'user', 'Welcher Ordner? Bitte den Datenordner nennen: --data <Ordner>.');
  if (options.to === undefined) {
    const generations = await listGenerations(folder);
    if (generations.states.length === 0) throw generations.fault ?? emptyStore();
    print(listed(folder, generations, texts));
    return;
  }
  if (!/^\d{1,12}$/u.test(options.to))
    throw new FallboteError('FB301', 'user', `--to „${options.to}“ ist keine Nummer eines Standes.`);
  const restored = await restoreGeneration(folder, Number(options.to), { wait: WAIT, what: 'fallbote restore' });
  print([texts.done(restored), restored.before === undefined ? texts.aside : texts.kept(restored.before)].join('\n'));
}
