import { afterAll, beforeAll, describe } from 'vitest';
import { describeAdapter } from '../adapter-contract.ts';
import { startAuthority } from './authority.ts';
import { startService } from './service.ts';
import { APP, type Microsoft, teamsHarness } from './teams-outside.ts';

describe('Teams on botbuilder', () => {
  let microsoft: Microsoft | undefined;
  beforeAll(async () => {
    microsoft = { authority: await startAuthority({ appId: APP }), service: await startService() };
  });
  afterAll(async () => {
    await microsoft?.service.stop();
    await microsoft?.authority.stop();
  });

  describeAdapter(
    'teams',
    teamsHarness(() => {
      if (microsoft === undefined) throw new Error('no Microsoft');
      return microsoft;
    }),
  );
});
