import type { Language } from '../cases/values.ts';
import type { Rule } from './rule.ts';

type Named = Pick<Rule, 'privacy' | 'title' | 'channelTitle'>;

/** Whether the name and id of a rule may stand where others of the team read them: not where they say a category. */
export const isOpenName = ({ privacy, channelTitle }: Pick<Named, 'privacy' | 'channelTitle'>): boolean =>
  privacy === 'team' && channelTitle === undefined;

/**
 * What a team's channel calls a date of a rule: its name, or other words where that says a category. `undefined` where any
 * name would tell too much.
 */
export const teamTitle = ({ privacy, title, channelTitle }: Named, language: Language): string | undefined =>
  privacy === 'team' ? (channelTitle ?? title)[language] : undefined;
