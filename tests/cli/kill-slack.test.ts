import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import type { AuditEntry } from '../../src/access/audit.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { readTrail } from '../../src/store/json/trail-files.ts';
import {
  BOT_TOKEN,
  BOT_USER,
  type Emulation,
  hasEmulation,
  SIGNING_SECRET,
  startEmulation,
  TEAM,
} from '../adapters/slack/emulation.ts';
import { wordsOf } from '../adapters/slack/reading.ts';
import { linked, slackChannel, slackUser, workspaceOf } from '../adapters/slack/slack-outside.ts';
import { FINE, weatherBefore } from '../adapters/slack/weather.ts';
import { EXAMPLE, fallbote, TODAY, temporaryFolder } from './fallbote.ts';

const FM1 = slackUser('fm-1');
const de = messagesIn('de');
const example = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as ImportFile;
const office = linked(example.office);

/** A process that is killed at the moment in which it would say how a window goes on. */
const KILLED_AT_WINDOW = `import http from 'node:http';
const { end } = http.ServerResponse.prototype;
http.ServerResponse.prototype.end = function (text, ...more) {
  if (String(text).includes('response_action')) process.kill(process.pid, 'SIGKILL');
  return end.call(this, text, ...more);
};`;

describe.skipIf(!hasEmulation)('a service that is killed between an entry and its answer', () => {
  let slack: Emulation;
  beforeAll(async () => {
    slack = await startEmulation(workspaceOf(office, 'events'));
  }, 30_000);
  afterAll(() => slack.stop());

  /** A data folder, and the service on it, which can be killed and started again. */
  async function service() {
    await slack.control('reset', {});
    const data = temporaryFolder();
    const file = join(temporaryFolder(), 'buero.json');
    writeFileSync(file, JSON.stringify({ ...example, office }));
    await fallbote(['import', file, '--data', data]);
    /** no answer arrives */
    let isMute = false;
    const { url, passed } = await weatherBefore(slack, ({ method }) =>
      isMute && method === 'chat.postMessage' ? { is: 'before', say: 'silence' } : FINE,
    );
    let running: ChildProcess | undefined;

    async function stop(signal: NodeJS.Signals): Promise<void> {
      if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
      const ended = once(running, 'exit');
      running.kill(signal);
      await ended;
    }
    onTestFinished(() => stop('SIGKILL'));

    return {
      passed,
      mute: (is: boolean) => {
        isMute = is;
      },
      stop,
      hasEnded: () => running?.signalCode === 'SIGKILL',
      async start(before = ''): Promise<void> {
        const preload = before === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
        const child = spawn(process.execPath, [...preload, inject('cli'), 'serve', '--data', data, ...TODAY], {
          env: {
            PATH: process.env['PATH'] ?? '',
            SLACK_BOT_TOKEN: BOT_TOKEN,
            SLACK_TEAM_ID: TEAM,
            SLACK_SIGNING_SECRET: SIGNING_SECRET,
            SLACK_PORT: String(slack.botPort),
            FALLBOTE_SLACK_API_URL: `${url}/api/`,
          },
        });
        running = child;
        let out = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          out += text;
        });
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
          out += text;
        });
        await expect.poll(() => out, { timeout: 20_000 }).toContain(`Slack (Port ${slack.botPort})`);
      },
      async say(text: string): Promise<void> {
        await slack.control('message', { channel: await slack.directMessage(FM1), user: FM1, text });
      },
      /** what she read in her direct message */
      async read(): Promise<readonly string[]> {
        const all = await slack.messages(await slack.directMessage(FM1));
        return all.filter(({ user }) => user === BOT_USER).map(wordsOf);
      },
      /** what the last message offers to do */
      async buttons(): Promise<readonly string[]> {
        const last = (await slack.messages(await slack.directMessage(FM1))).at(-1);
        return (last?.blocks ?? []).flatMap((block) =>
          block.type === 'actions'
            ? block.elements.flatMap((item) => (item.type === 'button' ? [item.text.text] : []))
            : [],
        );
      },
      /** what the trail says of changes: `what command case` */
      async written(): Promise<readonly string[]> {
        const lines: string[] = [];
        for await (const { text } of readTrail(data)) {
          const { what, command = '-', cases, request } = JSON.parse(text) as AuditEntry;
          if (request !== undefined) lines.push([what, command, ...cases].join(' '));
        }
        return lines;
      },
      /** contacts of a case, after the end */
      async contacts(no: string): Promise<number> {
        await stop('SIGTERM');
        const store = await openJsonStore(data);
        const kase = await store.findCase(no);
        await store.close();
        return kase?.contacts?.length ?? 0;
      },
      verify: () => fallbote(['audit', 'verify', '--data', data]),
      exported: () => fallbote(['audit', 'export', '--data', data, '--case', 'F-105']),
    };
  }

  const before = example.cases.find(({ no }) => no === 'F-105')?.contacts?.length ?? 0;

  it('has recorded it once, and says so after the restart; it takes nothing back twice either', async () => {
    const bot = await service();
    const waiting = () => bot.passed.filter(({ method }) => method === 'chat.postMessage').length;
    await bot.start();
    await bot.say('kontakt F-105 Gespräch 18.11.');
    await expect.poll(bot.read, { timeout: 10_000 }).toHaveLength(1);
    bot.mute(true);
    await bot.say('kontakt F-105 Gespräch 19.11.');
    await expect.poll(waiting, { timeout: 10_000 }).toBe(2);
    await bot.stop('SIGKILL');
    bot.mute(false);
    await bot.start();
    await expect.poll(bot.read, { timeout: 10_000 }).toHaveLength(2);
    const [, told] = await bot.read();
    expect(told).toContain(de.alreadyRecordedTitle);
    expect(told).toContain(`F-105  ${de.alreadyChanged('kontakt')}`);
    expect(await bot.buttons()).toEqual([de.case, de.undo]);

    bot.mute(true);
    const sent = waiting();
    await bot.say('rückgängig');
    await expect.poll(waiting, { timeout: 10_000 }).toBe(sent + 1);
    await bot.stop('SIGKILL');
    bot.mute(false);
    await bot.start();
    await expect.poll(bot.read, { timeout: 10_000 }).toHaveLength(3);
    const [, , undone] = await bot.read();
    expect(undone).toContain(`F-105  ${de.alreadyUndone('kontakt')}`);
    expect(await bot.buttons()).toEqual([de.case]);

    expect(await bot.contacts('F-105')).toBe(before + 1);
    expect(await bot.written()).toEqual(['change kontakt F-105', 'change kontakt F-105', 'undo kontakt F-105']);
    expect((await bot.verify()).code).toBe(0);
    expect((await bot.exported()).out.match(/;kontakt;/gu)?.length).toBeGreaterThanOrEqual(3);
  }, 90_000);

  it('knows of a form, too, whether it was recorded', async () => {
    const bot = await service();
    await bot.start(KILLED_AT_WINDOW);
    const browser = await slack.browser();
    onTestFinished(() => browser.close());
    const channel = slackChannel('ue25');
    await slack.control('command', { channel, user: FM1, command: '/kategorie', text: 'F-105' });
    await expect.poll(() => browser.windows.length, { timeout: 10_000 }).toBe(1);
    const value = { selected_option: { value: 'c2' } };
    void browser.submit(FM1, { value, since: { selected_date: '2026-11-16' } });
    await expect.poll(bot.hasEnded, { timeout: 10_000 }).toBe(true);
    await bot.start();
    await expect.poll(bot.read, { timeout: 10_000 }).toHaveLength(1);
    expect((await bot.read())[0]).toContain(`F-105  ${de.alreadyChanged('kategorie')}`);
    await bot.stop('SIGTERM');
    expect(await bot.written()).toEqual(['change kategorie F-105']);
  }, 60_000);
});
