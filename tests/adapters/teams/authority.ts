import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The issuer of tokens that Microsoft's bot service sends. */
const CHANNEL_ISSUER = 'https://api.botframework.com';

// the second of each: as the bot service has it, for libraries that know its address by heart
const METADATA: readonly string[] = ['/openid', '/v1/.well-known/openidconfiguration'];
const KEYS: readonly string[] = ['/keys', '/v1/.well-known/keys'];

/** How a token is signed, where it is not signed rightly; for attacks. */
export interface Forged {
  /** the name of the key in the header; `undefined` leaves it out */
  readonly kid?: string | undefined;
  readonly alg?: 'RS256' | 'HS256' | 'none';
  /** another key than the named one; for HS256 any text */
  readonly key?: KeyObject | string;
}

/** Stands in for Microsoft's login, on this machine only. */
export interface Authority {
  /** without a slash at its end; serves the metadata at `${url}/openid` */
  readonly url: string;
  readonly appId: string;
  /** how often the metadata was read */
  readonly reads: () => number;
  /** The public key that tokens are signed with, as PEM. */
  readonly publicKey: string;
  /**
   * A token as the bot service would sign it, good for an hour. A claim that is given replaces the usual one; `undefined`
   * leaves it out. The claim `serviceurl` has to be given: the activity's service URL.
   */
  token(claims?: Readonly<Record<string, unknown>>, forged?: Forged): string;
  /**
   * Hands POSTs on to a bot: with a fresh token for the service that the activity names, as Microsoft would add it.
   * @param botUrl where the bot takes messages, as in `http://127.0.0.1:3978/api/messages`
   * @returns the address to post to
   */
  forwardTo(botUrl: string): string;
  stop(): Promise<void>;
}

interface Key {
  readonly privateKey: KeyObject;
  /** for which channels the key is good; none: it does not say */
  readonly endorsements: readonly string[] | undefined;
}

const made = (endorsements?: readonly string[]): Key => ({
  privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  endorsements,
});

/** The name of the key that signs for Teams. */
const TEAMS_KEY = 'teams-key';
/** The name of a key that is as genuine, and signs for another channel. */
export const WEBCHAT_KEY = 'webchat-key';

// made once: the bot's libraries keep the keys of an address for a day, and an address comes back
let keys: ReadonlyMap<string, Key> | undefined;
const theKeys = (): ReadonlyMap<string, Key> => {
  keys ??= new Map([
    [TEAMS_KEY, made(['msteams'])],
    [WEBCHAT_KEY, made(['webchat'])],
  ]);
  return keys;
};

const keyNamed = (kid: string): KeyObject => {
  const key = theKeys().get(kid) ?? theKeys().get(TEAMS_KEY);
  if (key === undefined) throw new Error('no key');
  return key.privateKey;
};

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function signature(text: string, alg: string, key: KeyObject | string): string {
  if (alg === 'none') return '';
  if (typeof key === 'string') return createHmac('sha256', key).update(text).digest('base64url');
  return sign('sha256', Buffer.from(text), key).toString('base64url');
}

/** A signed token of exactly these claims. */
function signed(claims: object, forged: Forged): string {
  const { alg = 'RS256' } = forged;
  const kid = 'kid' in forged ? forged.kid : TEAMS_KEY;
  const text = `${encoded({ typ: 'JWT', alg, kid, x5t: kid })}.${encoded(claims)}`;
  return `${text}.${signature(text, alg, forged.key ?? keyNamed(kid ?? TEAMS_KEY))}`;
}

const jwks = () => ({
  keys: [...theKeys()].map(([kid, { privateKey, endorsements }]) => ({
    ...createPublicKey(privateKey).export({ format: 'jwk' }),
    use: 'sig',
    kid,
    x5t: kid,
    endorsements,
  })),
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const json = (response: ServerResponse, value: object) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

/** @param setting `port`: any that is free where there is none */
export async function startAuthority(setting: { readonly appId: string; readonly port?: number }): Promise<Authority> {
  const { appId, port = 0 } = setting;
  const bots: string[] = [];
  let reads = 0;

  function token(claims: Readonly<Record<string, unknown>> = {}, forged: Forged = {}): string {
    const now = Math.floor(Date.now() / 1000);
    return signed({ iss: CHANNEL_ISSUER, aud: appId, nbf: now - 5, exp: now + 3600, ...claims }, forged);
  }

  async function handOn(bot: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const { serviceUrl: serviceurl } = JSON.parse(body) as { serviceUrl?: unknown };
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token({ serviceurl })}` };
    const answer = await fetch(bot, { method: 'POST', headers, body });
    const type = answer.headers.get('content-type');
    response.writeHead(answer.status, type === null ? {} : { 'content-type': type }).end(await answer.text());
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (request.method === 'GET' && METADATA.includes(path)) {
      reads++;
      return json(response, {
        issuer: CHANNEL_ISSUER,
        jwks_uri: `${url}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (request.method === 'GET' && KEYS.includes(path)) return json(response, jwks());
    const bot = bots[Number(/^\/forward\/(\d+)\/api\/messages$/u.exec(path)?.[1] ?? -1)];
    // a page in the browser must not borrow the signature
    if (request.method === 'POST' && bot !== undefined && request.headers.origin === undefined)
      return handOn(bot, request, response);
    response.writeHead(404).end();
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(502).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    appId,
    reads: () => reads,
    publicKey: createPublicKey(keyNamed(TEAMS_KEY)).export({ type: 'spki', format: 'pem' }).toString(),
    token,
    forwardTo: (botUrl) => `${url}/forward/${bots.push(botUrl) - 1}/api/messages`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
