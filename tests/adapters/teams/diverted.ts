import http from 'node:http';
import https from 'node:https';
import { onTestFinished } from 'vitest';

type Request = typeof https.request;

/** What went out over TLS, and to whom. */
export interface Diverted {
  readonly hosts: readonly string[];
}

/**
 * Leads what is meant for hosts of Microsoft to this machine until the test is over, for libraries whose addresses cannot
 * be set. What is meant for anybody else fails.
 * @param to where a host is instead, as in `http://127.0.0.1:1`
 */
export function divert(to: Readonly<Record<string, string>>): Diverted {
  const hosts: string[] = [];
  const real = https.request;
  const request = (options: http.RequestOptions, callback?: (response: http.IncomingMessage) => void) => {
    const host = String(options.hostname ?? options.host);
    hosts.push(host);
    const { hostname, port } = new URL(to[host] ?? 'http://127.0.0.1:9');
    return http.request({ ...options, protocol: 'http:', hostname, host: hostname, port, agent: undefined }, callback);
  };
  https.request = request as Request;
  onTestFinished(() => {
    https.request = real;
  });
  return { hosts };
}
