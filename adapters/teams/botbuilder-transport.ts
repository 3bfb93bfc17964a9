import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import {
  type Activity as BotActivity,
  ConfigurationBotFrameworkAuthentication as BotFrameworkAuthentication,
  type ConversationParameters,
  ConfigurationServiceClientCredentialFactory as CredentialFactory,
} from 'botbuilder';
import type { TeamsConfig } from '../../src/config.ts';
import { record, textIn } from '../chat/body.ts';
import { ISSUER, plausible } from './claims.ts';
import { TRIAL_TOKEN, thumbprintOf, tokenError, whyOf } from './credentials.ts';
import { mute } from './muted.ts';
import { failureOf, sendOnce } from './sent-once.ts';
import { isServiceUrl } from './service-url.ts';
import { type TeamsTransport, TransportError } from './transport.ts';
import { within } from './within.ts';

const CALL_TIMEOUT_MS = 10_000;
/** How long a call that was broken off may take to say so. */
const PATIENCE_MS = 500;
/** A connection that is idle for longer may be gone without a word, and what is said into it lost. */
const IDLE_MS = 5_000;
const MOST_CLIENTS = 100;
const AUDIENCE = 'https://api.botframework.com';
const LOGIN = 'https://login.microsoftonline.com/botframework.com';
type Identity = Parameters<BotFrameworkAuthentication['createConnectorFactory']>[0];
type ConnectorFactory = ReturnType<BotFrameworkAuthentication['createConnectorFactory']>;
type Client = Awaited<ReturnType<ConnectorFactory['create']>>;
type Options = { readonly abortSignal: AbortSignal };
interface Tokens {
  /** asked for once at a time, kept by the library until shortly before its end */
  get(): Promise<string>;
  /** Teams does not take it any more: the next one is a new one. */
  forget(): void;
}

function tokensOf({ appId, tenantId, credentials, trialUrl }: TeamsConfig, timeoutMs: number): Tokens {
  if (trialUrl !== undefined) return { get: async () => TRIAL_TOKEN, forget: () => undefined };
  const factory = new CredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
    ...(credentials.kind === 'secret'
      ? { MicrosoftAppPassword: credentials.password }
      : {
          CertificateThumbprint: thumbprintOf(credentials.certificate),
          CertificatePrivateKey: credentials.privateKey,
        }),
  });
  const known = factory.createCredentials(appId, AUDIENCE, LOGIN, true) as Promise<object>;
  let asked: Promise<string> | undefined;
  let isStale = false;

  async function ask(): Promise<string> {
    const credential = (await known) as { getToken(again: boolean): Promise<string> };
    const token = await credential.getToken(isStale);
    isStale = false;
    return token;
  }

  return {
    get() {
      // the library waits for ever where the login does not answer
      asked ??= within(timeoutMs, ask()).finally(() => {
        asked = undefined;
      });
      return asked;
    },
    forget() {
      isStale = true;
    },
  };
}

function authenticationOf({ appId, trialUrl }: TeamsConfig, tokens: Tokens): BotFrameworkAuthentication {
  const openid = `${trialUrl ?? ''}/openid`;
  const trial = {
    ToChannelFromBotLoginUrl: LOGIN,
    ToChannelFromBotOAuthScope: AUDIENCE,
    ToBotFromChannelTokenIssuer: ISSUER,
    ToBotFromChannelOpenIdMetadataUrl: openid,
    ToBotFromEmulatorOpenIdMetadataUrl: openid,
  };
  return new BotFrameworkAuthentication(trialUrl === undefined ? {} : trial, {
    isValidAppId: async (id) => id === appId,
    // without an app id the library would take everything
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(request) {
        request.headers.set('authorization', `Bearer ${await tokens.get()}`);
        return request;
      },
    }),
  });
}

export interface BotbuilderOptions {
  readonly config: TeamsConfig;
  readonly log?: (line: string) => void;
  /** of one call, for tests */
  readonly timeoutMs?: number;
}

/** The line to Microsoft on botbuilder. Throws where there is no app id: then nobody could be refused. */
export function createBotbuilderTransport(options: BotbuilderOptions): TeamsTransport {
  const { config, log = () => undefined, timeoutMs = CALL_TIMEOUT_MS } = options;
  const { appId } = config;
  const isTrial = config.trialUrl !== undefined;
  if (appId.trim() === '') throw new Error('teams: no app id');
  const tokens = tokensOf(config, timeoutMs);
  const authentication = authenticationOf(config, tokens);
  // the library asks an identity for the app's id, and exports no class to make one of
  const self = { getClaimValue: () => appId } as unknown as Identity;
  const connectors = authentication.createConnectorFactory(self);
  const keep = { keepAlive: true, timeout: IDLE_MS };
  const agent = isTrial ? new HttpAgent(keep) : new HttpsAgent(keep);
  const clients = new Map<string, Promise<Client>>();

  async function clientOf(serviceUrl: string): Promise<Client> {
    const client = await connectors.create(serviceUrl, AUDIENCE);
    sendOnce(client, agent);
    return client;
  }

  function client(serviceUrl: string): Promise<Client> {
    if (clients.size >= MOST_CLIENTS) clients.clear();
    const known = clients.get(serviceUrl) ?? clientOf(serviceUrl);
    clients.set(serviceUrl, known);
    return known;
  }

  /** Makes a call once; what a success says may be anything. */
  async function call(serviceUrl: string, work: (client: Client, options: Options) => Promise<unknown>) {
    if (!isServiceUrl(serviceUrl, isTrial))
      throw new TransportError({ connection: 'before', code: 'ServiceUrlRefused' });
    const abortSignal = AbortSignal.timeout(timeoutMs);
    await tokens.get().catch((error: unknown) => {
      log(`teams: no token from Microsoft (${whyOf(error)})`);
      throw new TransportError({ connection: 'before', cause: whyOf(error) });
    });
    try {
      // the library does not always hear that the call was broken off
      return record(await within(timeoutMs + PATIENCE_MS, work(await client(serviceUrl), { abortSignal })));
    } catch (error) {
      const failure = failureOf(error, abortSignal);
      if (failure.status === 401) tokens.forget();
      // taken, and answered in a way that the library does not understand
      if (failure.status !== undefined && failure.status >= 200 && failure.status < 300) return {};
      throw failure;
    }
  }

  return {
    check: () =>
      tokens.get().then(
        () => undefined,
        (error: unknown) => {
          throw tokenError(error);
        },
      ),
    async authenticate(authorization, activity) {
      const serviceUrl = plausible(authorization, activity, { appId, isTrial, now: Date.now() });
      mute();
      const checked = authentication.authenticateRequest(activity as unknown as BotActivity, authorization);
      const { claimsIdentity } = await within(timeoutMs, checked);
      const says = (claim: string) => claimsIdentity.getClaimValue(claim);
      const isGood = claimsIdentity.isAuthenticated && says('iss') === ISSUER && says('aud') === appId;
      if (!isGood || says('serviceurl') !== serviceUrl) throw new Error('teams: other claims');
    },
    async post({ serviceUrl, id }, activity) {
      const said = await call(serviceUrl, ({ conversations }, more) =>
        conversations.sendToConversation(id, activity as Partial<BotActivity>, more),
      );
      return textIn(said, 'id') ?? '';
    },
    async update({ serviceUrl, id: at }, id, activity) {
      const whole = { ...activity, id } as Partial<BotActivity>;
      await call(serviceUrl, ({ conversations }, more) => conversations.updateActivity(at, id, whole, more));
    },
    async remove({ serviceUrl, id: at }, id) {
      await call(serviceUrl, ({ conversations }, more) => conversations.deleteActivity(at, id, more));
    },
    async converse({ serviceUrl, tenantId, bot, member }) {
      const channelData = { tenant: { id: tenantId } };
      const wanted = { isGroup: false, bot: { id: bot }, members: [{ id: member }], tenantId, channelData };
      const said = await call(serviceUrl, ({ conversations }, more) =>
        conversations.createConversation(wanted as unknown as ConversationParameters, more),
      );
      const id = textIn(said, 'id');
      if (id === undefined) throw new TransportError({ connection: 'reset', cause: 'no id' });
      return id;
    },
  };
}
