import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createBotbuilderTransport } from '../../../adapters/teams/botbuilder-transport.ts';
import type { Activity } from '../../../adapters/teams/transport.ts';
import { startAuthority } from './authority.ts';
import { teamsWith, type Where } from './say.ts';
import { startService } from './service.ts';
import { APP, configFor, TENANT } from './transport-contract.ts';

const JANA = { account: '33333333-3333-4333-8333-333333333333' };
const CHANNEL = '19:ue25@thread.tacv2';

/** A bot that lets in what is signed, remembers it and says so. */
async function smallBot() {
  const [authority, service] = await Promise.all([startAuthority({ appId: APP }), startService()]);
  const transport = createBotbuilderTransport({ config: configFor(authority.url) });
  const taken: Activity[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      const activity = JSON.parse(text) as Activity;
      transport.authenticate(request.headers.authorization ?? '', activity).then(
        () => {
          taken.push(activity);
          response.writeHead(200, { 'content-type': 'application/json' }).end('{"statusCode":200}');
        },
        () => response.writeHead(401).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await Promise.all([authority.stop(), service.stop()]);
  });
  const botUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  return { authority, service, botUrl, taken, teams: teamsWith({ authority, service, botUrl, tenantId: TENANT }) };
}

it('sends as Teams does, each with an id of its own', async () => {
  const { teams, taken } = await smallBot();
  const where: Where = { channel: CHANNEL, thread: '7' };
  await teams.say(JANA, 'fristen');
  await teams.say(JANA, 'fristen', where);
  await teams.execute(JANA, { f: 'x' }, where, '99');
  await teams.submit(JANA, { f: 'x' }, 'private', '98');
  expect(await teams.install(JANA, 'add')).toEqual({ status: 200, body: { statusCode: 200 } });
  expect(new Set(taken.map(({ id }) => id)).size).toBe(6);
  expect(taken.map(({ type }) => type)).toEqual([
    'message',
    'message',
    'invoke',
    'message',
    'conversationUpdate',
    'installationUpdate',
  ]);
  expect(taken[1]).toMatchObject({
    text: '<at>Fallbote</at> fristen',
    conversation: { conversationType: 'channel', id: `${CHANNEL};messageid=7`, tenantId: TENANT },
    channelData: { channel: { id: CHANNEL }, tenant: { id: TENANT } },
  });
  expect(taken[2]).toMatchObject({
    name: 'adaptiveCard/action',
    value: { action: { data: { f: 'x' } } },
    replyToId: '99',
  });
});

it('sends without a signature where the test wants it', async () => {
  const { teams, taken } = await smallBot();
  expect(await teams.send(teams.activity(JANA), '')).toEqual({ status: 401, body: undefined });
  expect(taken).toEqual([]);
});

it('has one conversation with a person, whoever begins it', async () => {
  const { teams, service, authority } = await smallBot();
  const transport = createBotbuilderTransport({ config: configFor(authority.url) });
  const partner = { serviceUrl: service.url, tenantId: TENANT, bot: `28:${APP}`, member: teams.member(JANA) };
  expect(await transport.converse(partner)).toBe(teams.conversation(JANA));
});

it('adds the token on the way of a client that has none', async () => {
  const { authority, botUrl, teams, taken } = await smallBot();
  const body = JSON.stringify(teams.activity(JANA));
  const headers = { 'content-type': 'application/json' };
  const forward = authority.forwardTo(botUrl);
  const answer = await fetch(forward, { method: 'POST', headers, body });
  expect([answer.status, await answer.json()]).toEqual([200, { statusCode: 200 }]);
  expect(taken).toHaveLength(1);
  const page = await fetch(forward, { method: 'POST', headers: { ...headers, origin: 'http://example.org' }, body });
  expect(page.status).toBe(404);
  expect(taken).toHaveLength(1);
});
