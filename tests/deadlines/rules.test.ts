import { describe, expect, it } from 'vitest';
import { defaultRules } from '../../src/deadlines/load-rules.ts';
import { ruleSchema } from '../../src/deadlines/rule.ts';

describe('the rules that ship with Fallbote', () => {
  it.each(defaultRules().map((rule) => [rule.id, rule] as const))('%s is a sound row', (_id, rule) => {
    expect(ruleSchema.safeParse(rule).error).toBeUndefined();
  });

  it('are 52, each with an id of its own', () => {
    expect(new Set(defaultRules().map((rule) => rule.id)).size).toBe(52);
  });

  it('has only practice rules switched off', () => {
    expect(
      defaultRules()
        .filter((rule) => !rule.active)
        .map((rule) => rule.kind),
    ).toEqual(Array(7).fill('practice'));
    expect(defaultRules().filter((rule) => rule.kind === 'practice' && rule.active)).toEqual([]);
  });
});
