import { record, textIn } from '../chat/body.ts';
import { isServiceUrl } from './service-url.ts';
import type { Activity } from './transport.ts';

/** Who signs what Teams sends. */
export const ISSUER = 'https://api.botframework.com';
const CHANNEL = 'msteams';
/** how far clocks may be apart, in seconds */
const SKEW = 5 * 60;
const LONGEST = 8_192;
const SHAPE = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/u;

const refused = (why: string): Error => new Error(`teams: ${why}`);

function decoded(part: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')));
  } catch {
    return {};
  }
}

/** What a request is compared with. */
export interface Expected {
  readonly appId: string;
  readonly isTrial: boolean;
  /** milliseconds */
  readonly now: number;
}

/**
 * Refuses what cannot be right before anybody looks for a key. The libraries behind have doors of their own: for other
 * channels, for skills and for the emulator, whose tokens say nothing of the service; and they take a token without an
 * end. Says nothing of the signature. Throws an error whose message holds nothing of the request.
 * @returns the service's URL, which the signed claims have to name too
 */
export function plausible(authorization: string, activity: Activity, expected: Expected): string {
  const serviceUrl = textIn(activity, 'serviceUrl');
  if (activity['channelId'] !== CHANNEL) throw refused('another channel');
  if (serviceUrl === undefined || !isServiceUrl(serviceUrl, expected.isTrial)) throw refused('another service');
  const [, head, body] = (authorization.length > LONGEST ? null : SHAPE.exec(authorization)) ?? [];
  if (head === undefined) throw refused('no token');
  if (decoded(head)['alg'] !== 'RS256') throw refused('another algorithm');
  const { iss, aud, serviceurl, exp, nbf } = decoded(body);
  if (iss !== ISSUER) throw refused('another issuer');
  if (aud !== expected.appId) throw refused('another app');
  if (serviceurl !== serviceUrl) throw refused('another service in the token');
  const now = expected.now / 1000;
  if (typeof exp !== 'number' || exp + SKEW < now) throw refused('too old');
  if (typeof nbf !== 'number' || nbf - SKEW > now) throw refused('too early');
  return serviceUrl;
}
