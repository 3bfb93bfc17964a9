import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Somebody asked for a token. */
export interface Asked {
  readonly tenant: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What Microsoft's login says: a token, a refusal by its number, a breakdown, or nothing. */
export type Said = 'token' | `AADSTS${number}` | 'broken' | 'silent';

export interface Login {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** from now on */
  say(said: Said): void;
}

/** Stands in for `login.microsoftonline.com` until the test is over. Each token is another: `token-1`, `token-2` … */
export async function startLogin(said: Said = 'token'): Promise<Login> {
  const asked: Asked[] = [];
  let now = said;
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      const [, tenant = '', ...path] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
      if (path.join('/') !== 'oauth2/v2.0/token') return void response.writeHead(404).end();
      asked.push({ tenant, fields: Object.fromEntries(new URLSearchParams(text)) });
      if (now === 'silent') return;
      if (now === 'broken') return void response.writeHead(503).end('<html>');
      const body =
        now === 'token'
          ? { token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600, access_token: `token-${asked.length}` }
          : { error: 'invalid_client', error_description: `${now}: words. Trace ID: 1`, error_codes: [1] };
      response.writeHead(now === 'token' ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    say(other) {
      now = other;
    },
  };
}
