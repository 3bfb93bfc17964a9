import { toIso } from '../../src/calendar/civil-date.ts';
import { todayInBerlin } from '../../src/calendar/today.ts';
import type { Language } from '../../src/cases/values.ts';
import { FallboteError } from '../../src/errors.ts';
import { deliveryLine } from '../../src/reminders/attempt.ts';
import { type Entry, type OutboxEvent, STATES, type State, unreachable } from '../../src/reminders/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { paint, wantsColour } from '../console/render.ts';
import { safe, safeLines } from '../console/safe.ts';
import { type DataOptions, dataFolder, dayFrom, languageFrom, openStore } from './context.ts';
import { outputIsTerminal, print } from './output.ts';

const STATE: Readonly<Record<State, Readonly<Record<Language, string>>>> = {
  claimed: { de: 'geht gerade hinaus', en: 'going out' },
  sent: { de: 'angekommen', en: 'arrived' },
  failed: { de: 'nicht angekommen', en: 'did not arrive' },
  uncertain: { de: 'unklar, es wird nachgesehen', en: 'uncertain, to be looked for' },
  doubtful: { de: 'unklar, nachsehen ging nicht', en: 'uncertain, nobody can look' },
  withdrawn: { de: 'nicht mehr gebraucht', en: 'not needed any more' },
};
const KIND: Readonly<Record<Entry['kind'], Readonly<Record<Language, string>>>> = {
  morning: { de: 'Morgennachricht', en: 'morning' },
  urgent: { de: 'Eilnachricht', en: 'urgent' },
  channel: { de: 'Kanal', en: 'channel' },
  digest: { de: 'Bericht', en: 'report' },
};
const REASON: Readonly<Record<NonNullable<Entry['reason']>, Readonly<Record<Language, string>>>> = {
  'rate-limited': { de: 'die Plattform bremst', en: 'the platform slows down' },
  unreachable: { de: 'nicht erreichbar', en: 'unreachable' },
  refused: { de: 'die Plattform nimmt sie nicht', en: 'the platform refuses it' },
  expired: { de: 'zu spät', en: 'too late' },
  offline: { de: 'keine Verbindung', en: 'no connection' },
  absent: { de: 'nachgesehen: nicht da', en: 'looked: not there' },
  timeout: { de: 'keine Antwort', en: 'no answer' },
  reset: { de: 'Verbindung abgebrochen', en: 'connection lost' },
  'server-error': { de: 'Fehler der Plattform', en: 'fault of the platform' },
  crash: { de: 'Fallbote wurde unterbrochen', en: 'Fallbote was interrupted' },
  lease: { de: 'keine Antwort', en: 'no answer' },
};

const TEXTS = {
  de: {
    none: 'Fallbote hat hier noch nichts von selbst gesendet.',
    clear: 'Alle klar.',
    open: (n: number) => `Zu klären: ${n}`,
    since: (at: string) => `seit ${at}`,
    attempts: (n: number) => (n === 1 ? '1 Versuch' : `${n} Versuche`),
    unreachable: (ids: string) => `Nicht erreichbar: ${ids}`,
    what: 'Wer weiß, was daraus wurde: fallbote outbox resolve <Kennung> --sent oder --not-sent. Noch einmal versuchen: fallbote outbox retry <Kennung>.',
    resolved: (sent: boolean) =>
      sent
        ? 'Vermerkt: angekommen. Sie wird nicht noch einmal gesendet.'
        : 'Vermerkt: nicht angekommen. serve sendet, was davon noch gilt, noch einmal.',
    retried: 'Vermerkt. serve sendet, was davon noch gilt, sobald es wieder läuft und die Uhrzeit es erlaubt.',
  },
  en: {
    none: 'Fallbote has sent nothing of its own accord here yet.',
    clear: 'All of them are clear.',
    open: (n: number) => `To be settled: ${n}`,
    since: (at: string) => `since ${at}`,
    attempts: (n: number) => (n === 1 ? '1 attempt' : `${n} attempts`),
    unreachable: (ids: string) => `Unreachable: ${ids}`,
    what: 'Whoever knows what became of one: fallbote outbox resolve <id> --sent or --not-sent. To try again: fallbote outbox retry <id>.',
    resolved: (sent: boolean) =>
      sent
        ? 'Noted: it arrived. It is not sent again.'
        : 'Noted: it did not arrive. serve sends again what of it still holds.',
    retried: 'Noted. serve sends what of it still holds as soon as it runs again and the time of the day allows it.',
  },
} as const satisfies Record<Language, unknown>;

function assertFolderGiven(options: DataOptions): void {
  if (dataFolder(options) !== undefined) return;
  throw new FallboteError('FB301', 'user', 'Welche Nachrichten? Bitte den Datenordner nennen: --data <Ordner>.');
}

/** Whether somebody might have to do something about it. */
const isOpen = ({ state, told }: Entry): boolean =>
  state === 'failed' || state === 'uncertain' || (state === 'doubtful' && told !== true);

const berlin = (at: string, language: Language): string =>
  new Date(at).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'short',
  });

const recipientOf = ({ to }: Entry): string => (to.kind === 'person' ? to.staff : `#${to.team}`);

function lineOf(entry: Entry, language: Language, colour: boolean): string {
  const t = TEXTS[language];
  const { id, state, kind, day, at, attempt, reason } = entry;
  const parts = [
    recipientOf(entry),
    KIND[kind][language],
    day,
    reason === undefined ? STATE[state][language] : `${STATE[state][language]} (${REASON[reason][language]})`,
    t.since(berlin(at, language)),
    t.attempts(attempt),
  ];
  return `${paint(safe(id), 'strong', colour)}\n    ${safe(parts.join(' · '))}`;
}

/** Counts of the messages that were sent, and those of which somebody has to know what became of them. Reads only. */
export async function listOutbox(options: DataOptions & { readonly json?: boolean | undefined }): Promise<void> {
  const language = languageFrom(options.lang) ?? 'de';
  const t = TEXTS[language];
  assertFolderGiven(options);
  const { store } = await openStore(options, dayFrom(options.today), 'outbox', 'read');
  const entries = await store.outbox().load();
  await store.close();
  const all = [...entries.values()];
  const open = all.filter(isOpen);
  const cut = unreachable(entries);
  const counts = STATES.map((state) => [state, all.filter((entry) => entry.state === state).length] as const);
  if (options.json === true) {
    const shown = open.map((entry) => {
      const { id, kind, day, state, at, attempt, reason = null } = entry;
      return { id, to: recipientOf(entry), kind, day, state, since: at, attempts: attempt, reason };
    });
    return print(JSON.stringify({ counts: Object.fromEntries(counts), open: shown, unreachable: cut }, null, 2));
  }
  if (all.length === 0) return print(t.none);
  const colour = wantsColour({ isTTY: outputIsTerminal() }, process.env);
  for (const [state, count] of counts) if (count > 0) print(`${`${count}`.padStart(7)}  ${STATE[state][language]}`);
  if (cut.length > 0) print(safeLines(`\n${t.unreachable(cut.join(', '))}`));
  if (open.length === 0) return print(`\n${t.clear}`);
  print(`\n${paint(t.open(open.length), 'strong', colour)}`);
  for (const entry of open) print(lineOf(entry, language, colour));
  print(`\n${t.what}`);
}

/** Does something with one message; while serve runs, it alone may. Throws FB106 then, FB301 where there is no such one. */
async function withEntry(
  id: string,
  options: DataOptions,
  work: (entry: Entry, store: Store) => Promise<void>,
): Promise<void> {
  assertFolderGiven(options);
  const opened = openStore(options, dayFrom(options.today), 'outbox').catch((error: unknown) => {
    if (!(error instanceof FallboteError) || error.code !== 'FB106') throw error;
    throw new FallboteError(
      'FB106',
      'user',
      `${error.message}\nSolange serve läuft, klärt es Nachrichten selbst, soweit es geht. Von Hand: serve beenden, diesen Aufruf wiederholen, serve wieder starten.`,
      { cause: error },
    );
  });
  const { store } = await opened;
  try {
    const entry = (await store.outbox().load()).get(id);
    if (entry === undefined)
      throw new FallboteError(
        'FB301',
        'user',
        `Eine Nachricht „${id}“ gibt es nicht. Die Kennungen zeigt: fallbote outbox`,
      );
    await work(entry, store);
  } finally {
    await store.close();
  }
}

const wrongState = ({ state }: Entry, why: string): FallboteError =>
  new FallboteError('FB301', 'user', `Diese Nachricht ist ${STATE[state].de}. ${why}`);

/** Writes down what somebody knows of a message of which Fallbote does not. */
export async function resolveOutbox(
  id: string,
  options: DataOptions & { readonly sent?: boolean | undefined; readonly notSent?: boolean | undefined },
): Promise<void> {
  const t = TEXTS[languageFrom(options.lang) ?? 'de'];
  const sent = options.sent === true;
  if (sent === (options.notSent === true))
    throw new FallboteError('FB301', 'user', 'Ist sie angekommen? Bitte --sent oder --not-sent angeben.');
  await withEntry(id, options, async (entry, store) => {
    const { state, attempt } = entry;
    if (state !== 'claimed' && state !== 'uncertain' && state !== 'doubtful')
      throw wrongState(entry, 'Daran ist nichts zu klären.');
    const at = new Date().toISOString();
    const on = { id, at, attempt } as const;
    // who owns the folder sends nothing just now: the process that claimed it is gone
    const cut: readonly OutboxEvent[] = state === 'claimed' ? [{ event: 'uncertain', ...on, reason: 'crash' }] : [];
    // as in the engine, the trail first; of a doubtful one it says so already
    if (sent && state !== 'doubtful') await store.log(deliveryLine(entry, at));
    await store.outbox().append(...cut, sent ? { event: 'sent', ...on } : { event: 'absent', ...on, retryAt: at });
  });
  print(t.resolved(sent));
}

/** Has a message that did not arrive tried again at once. */
export async function retryOutbox(id: string, options: DataOptions): Promise<void> {
  const t = TEXTS[languageFrom(options.lang) ?? 'de'];
  await withEntry(id, options, async (entry, store) => {
    if (entry.state !== 'failed')
      throw wrongState(
        entry,
        'Noch einmal versucht wird nur, was sicher nicht ankam; sonst erst: fallbote outbox resolve',
      );
    if (entry.day !== toIso(todayInBerlin(new Date())))
      throw wrongState(entry, 'Sie ist von einem anderen Tag: Was noch gilt, geht mit der nächsten Morgennachricht.');
    const at = new Date().toISOString();
    await store.outbox().append({ event: 'retry', id, at, retryAt: at });
  });
  print(t.retried);
}
