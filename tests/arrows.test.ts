import { cruise } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

/** Arrows point inwards: adapters → commands → src. Only src/main.ts, the composition root, may name an adapter. */
const FORBIDDEN = [
  {
    name: 'src imports no adapter and no command',
    from: { path: '^src/', pathNot: '^src/main\\.ts$' },
    to: { path: '^(adapters|commands)/' },
  },
  { name: 'commands import no adapter', from: { path: '^commands/' }, to: { path: '^adapters/' } },
  {
    name: 'only adapters know a chat platform',
    from: { path: '^(src|commands)/' },
    to: { path: '^(@slack/|botbuilder|@microsoft/)' },
  },
  { name: 'nothing goes round in a circle', from: { path: '^(src|commands|adapters)/' }, to: { circular: true } },
  {
    name: 'the core knows no effects',
    from: { path: '^src/(calendar|cases|deadlines|reply|access|bot|messages)/' },
    to: { path: '^(node:)?(fs|net|http|https|child_process|os|process)(/|$)' },
  },
];

describe('the arrows of the house', () => {
  it('point from adapters to commands to src, and nowhere else', async () => {
    const { output } = await cruise(['src', 'commands', 'adapters'], {
      ruleSet: { forbidden: FORBIDDEN.map((rule) => ({ severity: 'error' as const, ...rule })) },
      validate: true,
      tsPreCompilationDeps: false,
      doNotFollow: { path: 'node_modules' },
    });
    if (typeof output === 'string') throw new Error('no result');
    expect(output.summary.totalCruised).toBeGreaterThan(40);
    expect(output.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([]);
  }, 60_000);
});
