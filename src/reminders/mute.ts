import type { Rule } from '../deadlines/rule.ts';

/** Nobody can switch off what law or standard ask for. */
export const mayBeMuted = ({ kind }: Pick<Rule, 'kind'>): boolean => kind === 'practice' || kind === 'team';
