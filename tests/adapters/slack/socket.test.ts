import { describe, expect, it, onTestFinished } from 'vitest';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { type Emulation, hasEmulation, startEmulation } from './emulation.ts';
import { adapterOn, linked, slackUser, workspaceOf } from './slack-outside.ts';

const { office } = exampleOffice(toDay(2026, 11, 21));

describe.skipIf(!hasEmulation)('Socket Mode', () => {
  it('comes back where Slack was gone, and answers again', async () => {
    const workspace = workspaceOf(office, 'socket');
    const first = await startEmulation(workspace);
    const logged: string[] = [];
    const bot = adapterOn(first, linked(office), 'socket', { log: (line) => logged.push(line) });
    await bot.start(async ({ text }) => ({ here: seal(note('Echo', text), 'private') }));
    onTestFinished(() => bot.stop());
    const user = slackUser('fm-1');
    const answered = async (slack: Emulation) => {
      const channel = await slack.directMessage(user);
      const before = (await slack.messages(channel)).length;
      await slack.control('message', { channel, user, text: 'fristen' });
      await expect.poll(async () => (await slack.messages(channel)).length, { timeout: 1_000 }).toBe(before + 2);
    };
    await answered(first);
    await first.stop();
    await expect.poll(() => logged.length, { timeout: 5_000 }).toBeGreaterThan(1);
    const second = await startEmulation(workspace, Number(new URL(first.url).port));
    onTestFinished(() => second.stop());
    // its attempts are some seconds apart by now
    await expect
      .poll(
        async () =>
          answered(second).then(
            () => true,
            () => false,
          ),
        { timeout: 15_000, interval: 500 },
      )
      .toBe(true);
    for (const line of logged) expect(line).toMatch(/^slack: no connection, again in [\d.]+ s$/u);
  }, 30_000);
});
