import type { Language } from '../../src/cases/values.ts';
import { sourceText } from '../../src/deadlines/explain.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import type { Rule } from '../../src/deadlines/rule.ts';
import { FallboteError } from '../../src/errors.ts';
import { paint, wantsColour } from '../console/render.ts';
import { safe } from '../console/safe.ts';
import { type DataOptions, dayFrom, languageFrom, openStore } from './context.ts';
import { outputIsTerminal, print } from './output.ts';

function line(rule: Rule, language: Language, colour: boolean): string {
  const de = language === 'de';
  const state = rule.active ? '' : de ? ' [aus]' : ' [off]';
  const privacy = rule.privacy === 'team' ? 'Team' : 'neutral';
  const source = rule.kind === 'team' ? `${sourceText(rule, language)} (${rule.source})` : sourceText(rule, language);
  return `${paint(safe(rule.id), 'strong', colour)}${state}\n    ${safe(`${rule.title[language]} · ${privacy} · ${source}`)}`;
}

/** The rules in force, for the office or for one team. */
export async function rules(
  options: DataOptions & { readonly json?: boolean | undefined; readonly team?: string | undefined },
): Promise<void> {
  const language = languageFrom(options.lang) ?? 'de';
  const { store } = await openStore(options, dayFrom(options.today), 'rules', 'read');
  const office = await store.office();
  await store.close();
  if (options.team !== undefined && !office.teams.some((team) => team.id === options.team)) {
    throw new FallboteError(
      'FB301',
      'user',
      `Das Team „${options.team}“ gibt es nicht. Vorhanden: ${office.teams.map((team) => team.id).join(', ')}.`,
    );
  }
  const list = createOfficeDeadlines(office).rules(options.team);
  if (options.json === true) {
    print(JSON.stringify(list, null, 2));
    return;
  }
  const colour = wantsColour({ isTTY: outputIsTerminal() }, process.env);
  print(list.map((rule) => line(rule, language, colour)).join('\n'));
}
