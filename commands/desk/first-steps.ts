import type { CommandContext } from '../../src/bot/command.ts';
import type { Case } from '../../src/cases/case.ts';
import { type Item, internal, plain, type Section } from '../../src/reply/reply.ts';
import { DESK_TEXTS } from './texts.ts';

/** Three things to try, for somebody who has never recorded anything; nothing for everybody else. */
export async function firstSteps(cases: readonly Case[], context: CommandContext): Promise<readonly Section[]> {
  const { store, access, language, looked } = context;
  if ((await store.history(access.person.id)).length > 0) return [];
  const texts = DESK_TEXTS[language];
  const item = (command: string, what: string): Item => ({
    // a case number may be in it
    line: [internal(command, 'strong'), plain(` ${what}`)],
  });
  const [first] = cases;
  const help = item('hilfe', texts.tryHelp);
  const heading = [plain(texts.newHere, 'strong')];
  if (first !== undefined) {
    // its number is shown, so it is written down
    looked.add(first.no);
    return [{ heading, items: [item(texts.days, texts.tryDates), item(`fall ${first.no}`, texts.tryCase), help] }];
  }
  if (access.leads.length > 0)
    return [{ heading, items: [item('fristen team', texts.tryTeam), item('vertretung', texts.tryCover), help] }];
  const settings = item('einstellungen', texts.trySettings);
  const second = access.person.roles.includes('admin')
    ? item('verknuepfen', texts.tryLink)
    : item('vertretung', texts.tryCover);
  return [{ heading, items: [settings, second, help] }];
}
