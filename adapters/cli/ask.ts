import { staffFor } from '../../src/bot/bot.ts';
import type { Place } from '../../src/bot/command.ts';
import type { Day } from '../../src/calendar/civil-date.ts';
import { FallboteError } from '../../src/errors.ts';
import { jsonOf } from '../../src/reply/json.ts';
import type { Store } from '../../src/store/store.ts';
import { renderConsole, wantsColour } from '../console/render.ts';
import { botOn, type DataOptions, dayFrom, languageFrom, openStore } from './context.ts';
import { complain, outputIsTerminal, print } from './output.ts';

export interface AskOptions extends DataOptions {
  readonly as: string;
  readonly in?: string | undefined;
  readonly json?: boolean | undefined;
}

function placeFrom(text: string | undefined, teams: readonly string[]): Place {
  if (text === undefined || text === 'private') return { kind: 'private' };
  const team = /^channel:(.+)$/u.exec(text)?.[1];
  if (team !== undefined && teams.includes(team)) return { kind: 'channel', team };
  throw new FallboteError(
    'FB301',
    'user',
    `--in „${text}“ gibt es nicht. Erwartet: private oder channel:<Team>, z. B. channel:${teams[0] ?? 'team'}.`,
  );
}

async function answered(text: string, options: AskOptions, store: Store, today: Day) {
  const office = await store.office();
  const place = placeFrom(
    options.in,
    office.teams.map((team) => team.id),
  );
  const from = { platform: 'console', id: options.as } as const;
  const answer = await botOn(store, () => today).answer({ from, text, place, language: languageFrom(options.lang) });
  return { office, place, answer, from };
}

/** One question, one answer. In a channel only what the channel sees is printed. */
export async function ask(command: string, options: AskOptions): Promise<void> {
  const today = dayFrom(options.today);
  const { store } = await openStore(options, today, 'ask');
  const { office, place, answer, from } = await answered(command, options, store, today).finally(() => store.close());
  const terminal = outputIsTerminal();
  const text =
    options.json === true
      ? JSON.stringify(
          jsonOf(answer.here, place.kind === 'channel' ? answer.privately !== undefined : undefined),
          null,
          2,
        )
      : renderConsole(answer.here, {
          colour: wantsColour({ isTTY: terminal }, process.env),
          width: terminal ? process.stdout.columns : undefined,
        });
  print(text);
  if (staffFor(office, from) === undefined) complain('Hinweis: --as erwartet die Kennung einer Person (staff.id).');
}
