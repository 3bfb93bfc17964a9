import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A call that arrived, with what was sent. */
export interface Call {
  readonly method: string;
  readonly body: Readonly<Record<string, string>>;
  readonly at: number;
}

/** What a stand-in for the Web API does with a call. */
export type Weather = (call: Call, response: ServerResponse, request: IncomingMessage) => void;

export const ok =
  (more: object = {}): Weather =>
  ({ body }, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ok: true, channel: body['channel'], ts: '1.1', ...more }));
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, text = ''): Weather =>
  (_call, response) =>
    void response.writeHead(code, headers).end(text);
export const error = (name: string): Weather => status(200, {}, JSON.stringify({ ok: false, error: name }));
/** Takes the whole call and says nothing. */
export const silent: Weather = () => undefined;
/** Takes the whole call and hangs up. */
export const reset: Weather = (_call, _response, request) => void request.socket.destroy();

/** A small HTTP server on this machine that counts calls and makes the weather: the next entry for each call. */
export async function loopback(...weather: readonly Weather[]): Promise<{
  readonly url: string;
  readonly calls: Call[];
  readonly server: Server;
}> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      const call: Call = {
        method: (request.url ?? '').split('/').at(-1) ?? '',
        body: Object.fromEntries(new URLSearchParams(text)),
        at: Date.now(),
      };
      calls.push(call);
      (weather[Math.min(calls.length, weather.length) - 1] ?? ok())(call, response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`, calls, server };
}
