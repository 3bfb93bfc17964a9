import {
  type AuthConfiguration,
  authorizeJWT,
  ConnectorClient,
  HttpClient,
  HttpError,
  type HttpRequestConfig,
  type HttpResponse,
} from '@microsoft/agents-hosting';
import { record, textIn } from '../../../adapters/chat/body.ts';
import { brokenOff, refusedWith } from '../../../adapters/teams/call-failed.ts';
import { ISSUER, plausible } from '../../../adapters/teams/claims.ts';
import { TRIAL_TOKEN } from '../../../adapters/teams/credentials.ts';
import { isServiceUrl } from '../../../adapters/teams/service-url.ts';
import { type Activity, type TeamsTransport, TransportError } from '../../../adapters/teams/transport.ts';
import type { TeamsConfig } from '../../../src/config.ts';

/**
 * The library's client with a limit of time and without redirects, for both of which it has no option. A method that is
 * given a message by its id takes the ids into the address as they are.
 */
class LimitedHttp extends HttpClient {
  readonly #base: string;
  readonly #timeoutMs: number;

  constructor(base: string, token: string, timeoutMs: number) {
    super({ baseURL: base, headers: { authorization: `Bearer ${token}` } });
    this.#base = base.replace(/\/$/u, '');
    this.#timeoutMs = timeoutMs;
  }

  override async request<T>(config: HttpRequestConfig): Promise<HttpResponse<T>> {
    const response = await fetch(`${this.#base}/${config.url.replace(/^\//u, '')}`, {
      method: config.method.toUpperCase(),
      headers: { ...this.defaultHeaders, 'content-type': 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(this.#timeoutMs),
      ...(config.data === undefined ? {} : { body: JSON.stringify(config.data) }),
    });
    const text = await response.text();
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      data = text;
    }
    const { status, statusText, headers } = response;
    const answer = { data: data as T, status, statusText, headers, config };
    if (!response.ok) throw new HttpError(`status ${status}`, answer, config);
    return answer;
  }
}

class Client extends ConnectorClient {
  static over(http: HttpClient): Client {
    return new Client(http);
  }
}

type AgentActivity = Parameters<ConnectorClient['sendToConversation']>[1];

/** The library asks the activity a question where it names the channel. */
const agentActivity = (activity: Activity): AgentActivity =>
  Object.assign(Object.create({ isTargetedActivity: () => false }), activity) as AgentActivity;

/** Runs the library's middleware for Express without Express. Resolves with the claims of a token it takes. */
function verified(config: AuthConfiguration, authorization: string): Promise<Activity> {
  return new Promise((resolve, reject) => {
    const request: Parameters<ReturnType<typeof authorizeJWT>>[0] = { method: 'POST', headers: { authorization } };
    const refuse = { send: () => reject(new Error('teams: refused')) };
    const response = { status: () => refuse } as unknown as Parameters<ReturnType<typeof authorizeJWT>>[1];
    authorizeJWT(config)(request, response, () => resolve(record(request.user))).catch(reject);
  });
}

/** Which channels the key of a token is for. The library does not look; it has no part that reads it either. */
async function endorsementsOf(authorization: string, keys: string): Promise<readonly unknown[]> {
  const [head = ''] = authorization.replace('Bearer ', '').split('.');
  const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as { kid?: unknown };
  const { keys: all } = (await (await fetch(keys)).json()) as { keys: { kid: string; endorsements?: unknown[] }[] };
  return all.find((key) => key.kid === kid)?.endorsements ?? [];
}

function failureOf(error: unknown): TransportError {
  if (error instanceof HttpError) {
    const { status, headers, data } = error.response;
    return refusedWith({ status, retryAfter: headers.get('retry-after'), body: data });
  }
  if (!(error instanceof Error)) return new TransportError({ connection: 'reset' });
  if (error.name === 'TimeoutError') return new TransportError({ connection: 'timeout' });
  return brokenOff((error.cause as { code?: unknown } | undefined)?.code);
}

/**
 * The same line on the library that Microsoft names as botbuilder's successor, as a proof that botbuilder can be replaced.
 * Only tried out: it has no token of Microsoft's own. The keys have to be led here from `login.botframework.com`.
 */
export function createAgentsTransport(options: {
  readonly config: TeamsConfig;
  readonly timeoutMs?: number;
}): TeamsTransport {
  const { config, timeoutMs = 10_000 } = options;
  const { appId, tenantId, trialUrl } = config;
  if (appId.trim() === '') throw new Error('teams: no app id');
  if (trialUrl === undefined) throw new Error('teams: only to be tried out');
  const auth: AuthConfiguration = { clientId: appId, tenantId, validateIssuer: true };
  const connections: AuthConfiguration = { connections: new Map([['bot', auth]]) };

  async function call(serviceUrl: string, work: (client: Client) => Promise<unknown>): Promise<Activity> {
    if (!isServiceUrl(serviceUrl, true)) throw new TransportError({ connection: 'before', code: 'ServiceUrlRefused' });
    try {
      return record(await work(Client.over(new LimitedHttp(serviceUrl, TRIAL_TOKEN, timeoutMs))));
    } catch (error) {
      throw failureOf(error);
    }
  }

  return {
    check: async () => undefined,
    async authenticate(authorization, activity) {
      const serviceUrl = plausible(authorization, activity, { appId, isTrial: true, now: Date.now() });
      const claims = await verified(connections, authorization);
      if (claims['iss'] !== ISSUER || claims['serviceurl'] !== serviceUrl) throw new Error('teams: other claims');
      const endorsements = await endorsementsOf(authorization, `${trialUrl}/keys`);
      if (!endorsements.includes('msteams')) throw new Error('teams: the key is for another channel');
    },
    async post({ serviceUrl, id }, activity) {
      const at = encodeURIComponent(id);
      const said = await call(serviceUrl, (client) => client.sendToConversation(at, agentActivity(activity)));
      return textIn(said, 'id') ?? '';
    },
    async update({ serviceUrl, id: at }, id, activity) {
      const whole = agentActivity({ ...activity, id });
      await call(serviceUrl, (client) => client.updateActivity(encodeURIComponent(at), encodeURIComponent(id), whole));
    },
    async remove({ serviceUrl, id: at }, id) {
      await call(serviceUrl, (client) => client.deleteActivity(encodeURIComponent(at), encodeURIComponent(id)));
    },
    async converse({ serviceUrl, tenantId: tenant, bot, member }) {
      const channelData = { tenant: { id: tenant } };
      const wanted = { isGroup: false, bot: { id: bot }, members: [{ id: member }], tenantId: tenant, channelData };
      const said = await call(serviceUrl, (client) =>
        client.createConversation(wanted as unknown as Parameters<ConnectorClient['createConversation']>[0]),
      );
      const id = textIn(said, 'id');
      if (id === undefined) throw new TransportError({ connection: 'reset', cause: 'no id' });
      return id;
    },
  };
}
