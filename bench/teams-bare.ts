// A bot as small as it can be, as botbuilder's own samples have it: the one that the Teams adapter is measured against.
import { createServer } from 'node:http';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

const appId = process.env['TEAMS_APP_ID'] ?? '';
const openid = `${process.env['FALLBOTE_TEAMS_TRIAL_URL']}/openid`;
const audience = 'https://api.botframework.com';
// the same proof of who calls, and a token that costs nobody a way to Microsoft: on both sides
const authentication = new ConfigurationBotFrameworkAuthentication(
  {
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: audience,
    ToBotFromChannelTokenIssuer: audience,
    ToBotFromChannelOpenIdMetadataUrl: openid,
    ToBotFromEmulatorOpenIdMetadataUrl: openid,
    OAuthUrl: audience,
  },
  {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(request) {
        request.headers.set('authorization', 'Bearer trial');
        return request;
      },
    }),
  },
);
const adapter = new CloudAdapter(authentication);
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`ok: ${context.activity.text}`);
  await next();
});

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, headers } = request;
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
    const answer = {
      socket: response.socket,
      status(code: number) {
        response.statusCode = code;
        return answer;
      },
      header(name: string, value: unknown) {
        response.setHeader(name, String(value));
        return answer;
      },
      send(sent: unknown) {
        response.write(typeof sent === 'string' ? sent : JSON.stringify(sent));
        return answer;
      },
      end() {
        response.end();
        return answer;
      },
    };
    void adapter.process({ method: method ?? '', headers, body }, answer, (context) => bot.run(context));
  });
});
server.listen(Number(process.env['TEAMS_PORT']), '127.0.0.1', () => process.stdout.write('ready\n'));
process.once('SIGTERM', () => process.exit(0));
