import { createAgentsTransport } from './agents-transport.ts';
import { divert } from './diverted.ts';
import { describeTransport } from './transport-contract.ts';

describeTransport('@microsoft/agents-hosting', ({ config, authority, timeoutMs = 10_000 }) => {
  // the library reads the keys of the bot service from an address of its own
  divert({ 'login.botframework.com': authority.url });
  return createAgentsTransport({ config, timeoutMs });
});
