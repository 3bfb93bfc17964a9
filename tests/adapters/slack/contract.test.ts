import { afterAll, beforeAll, describe } from 'vitest';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { describeAdapter } from '../adapter-contract.ts';
import { type Emulation, hasEmulation, startEmulation } from './emulation.ts';
import { slackHarness, workspaceOf } from './slack-outside.ts';

const { office } = exampleOffice(toDay(2026, 11, 21));

describe.skipIf(!hasEmulation).each([
  ['over HTTP', 'events'],
  ['over Socket Mode', 'socket'],
] as const)('Slack %s', (_how, mode) => {
  let emulation: Emulation | undefined;
  beforeAll(async () => {
    emulation = await startEmulation(workspaceOf(office, mode));
  }, 30_000);
  afterAll(async () => emulation?.stop());

  describeAdapter(
    'slack',
    slackHarness(() => {
      if (emulation === undefined) throw new Error('no emulation');
      return emulation;
    }, mode),
  );
});
