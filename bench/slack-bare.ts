// A Bolt app as small as it can be: the one that the Slack adapter is measured against.
import { App } from '@slack/bolt';

const app = new App({
  token: 'xoxb-bench',
  signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '',
  clientOptions: { slackApiUrl: process.env['FALLBOTE_SLACK_API_URL'] ?? '' },
});
app.command('/fristen', async ({ ack }) => {
  await ack('ok');
});
await app.start({ port: Number(process.env['SLACK_PORT']), host: '127.0.0.1' });
process.stdout.write('ready\n');
process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
