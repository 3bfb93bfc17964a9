import type { Command, Place } from '../../src/bot/command.ts';
import type { Form } from '../../src/bot/form.ts';
import { type Day, parseIso } from '../../src/calendar/civil-date.ts';
import { checkImport } from '../../src/cases/check.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import { jsonOf } from '../../src/reply/json.ts';
import type { ReplyJson } from '../../src/reply/json-schema.ts';
import { textOf } from '../../src/reply/text.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { botOn } from './bot-on.ts';

export type CaseInput = ImportFile['cases'][number];

/** What a person gets: where they asked, and what went to them alone. */
export interface Answered {
  readonly here: ReplyJson;
  readonly privately: ReplyJson | undefined;
  /** the answer meant for the person, wherever it went */
  readonly own: ReplyJson;
}

export interface Where {
  /** ask in the channel of this team */
  readonly channel?: string;
  readonly language?: Language;
}

export interface Asking {
  readonly log: readonly string[];
  ask(as: string, text: string, where?: Where): Promise<Answered>;
  /** the text of the answer to the person */
  text(as: string, text: string, where?: Where): Promise<string>;
}

export function dayOf(iso: string): Day {
  const day = parseIso(iso);
  if (day === undefined) throw new Error(`no date: ${iso}`);
  return day;
}

/** An import file that is sound, or an error that says what is not. */
export function sound(file: unknown): ImportFile {
  const { file: checked, problems } = checkImport(file);
  if (checked === undefined) throw new Error(problems.map(({ path, text }) => `${path}: ${text.de}`).join('\n'));
  return checked;
}

/** What a form says it is for, line by line. */
export const aboutOf = (form: Form | undefined): readonly string[] =>
  form?.about === undefined ? [] : textOf(form.about).split('\n').slice(1);

/** A bot on an office, as if today were that day. */
export function askOn(
  file: ImportFile,
  today: string,
  options: { readonly store?: Store; readonly commands?: readonly Command[] } = {},
): Asking {
  const log: string[] = [];
  const day = dayOf(today);
  const bot = botOn(options.store ?? createMemoryStore(file), day, {
    ...(options.commands === undefined ? {} : { commands: options.commands }),
    reference: () => 'REF-4711',
    log: (line) => log.push(line),
  });
  const ask: Asking['ask'] = async (as, text, { channel, language } = {}) => {
    const place: Place = channel === undefined ? { kind: 'private' } : { kind: 'channel', team: channel };
    const answer = await bot.answer({ from: { platform: 'console', id: as }, text, place, language });
    const here = jsonOf(answer.here);
    const privately = answer.privately === undefined ? undefined : jsonOf(answer.privately);
    return { here, privately, own: privately ?? here };
  };
  return { log, ask, text: async (as, text, where) => (await ask(as, text, where)).own.text };
}
