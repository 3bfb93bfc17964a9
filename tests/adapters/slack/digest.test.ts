import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { COMMANDS } from '../../../commands/registry.ts';
import { instantOf } from '../../../src/calendar/berlin.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { BOT_TOKEN, type Emulation, hasEmulation, type SlackMessage, startEmulation } from './emulation.ts';
import { createEngine } from './engine.ts';
import { strings, wordsOf } from './reading.ts';
import { adapterOn, linked, slackChannel, slackUser, workspaceOf } from './slack-outside.ts';

/** A Monday. */
const TODAY = toDay(2026, 11, 23);
const example = exampleOffice(TODAY);
const data = { ...example, office: linked(example.office) };
const LEAD = slackUser('tl-1');
const FM1 = slackUser('fm-1');
const UE25 = slackChannel('ue25');
const NO_SCOPE = JSON.stringify({ ok: false, error: 'missing_scope', needed: 'files:write', provided: 'chat:write' });

/** What the line to Slack does with a call: its own answer, or none after Slack has taken the call. */
type Line = (method: string, number: number) => Response | 'lost' | undefined;

describe.skipIf(!hasEmulation)('the report of a team in Slack', () => {
  let slack: Emulation;
  beforeAll(async () => {
    slack = await startEmulation(workspaceOf(example.office, 'events'));
  }, 30_000);
  afterAll(() => slack.stop());
  beforeEach(async () => {
    await slack.control('reset', {});
  });

  async function bot(line: Line = () => undefined) {
    const called: string[] = [];
    const logged: string[] = [];
    const store = createMemoryStore(data);
    const adapter = adapterOn(slack, data.office, 'events', {
      office: () => store.office(),
      commands: COMMANDS.map(({ name }) => name),
      log: (text) => logged.push(text),
      fetch: async (input, init) => {
        const { pathname } = new URL(String(input));
        const method = pathname.startsWith('/upload/') ? 'upload' : pathname.replace('/api/', '');
        called.push(method);
        const fate = line(method, called.filter((other) => other === method).length);
        if (fate instanceof Response) return fate;
        const response = await fetch(input, init);
        if (fate !== 'lost') return response;
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('gone'), { code: 'ECONNRESET' }) });
      },
    });
    await adapter.start(botOn(store, TODAY).answer);
    onTestFinished(() => adapter.stop());
    const before = new Set((await everything()).map(({ ts }) => ts));
    const fresh = async (channel: string) => (await slack.messages(channel)).filter(({ ts }) => !before.has(ts));
    return {
      adapter,
      store,
      logged,
      called,
      uploads: () => called.filter((method) => method === 'upload').length,
      /** what came into the direct message of somebody */
      direct: async (user: string) => fresh(await slack.directMessage(user)),
      channel: () => fresh(UE25),
      async ask(text: string, { user = LEAD, channel = UE25, command = '/digest' } = {}) {
        await slack.control('command', { channel, user, command, text });
        await adapter.idle();
      },
    };
  }

  async function everything(): Promise<readonly SlackMessage[]> {
    const direct = await Promise.all([LEAD, FM1].map((user) => slack.directMessage(user)));
    return (await Promise.all([UE25, ...direct].map((channel) => slack.messages(channel)))).flat();
  }

  const filesIn = (messages: readonly SlackMessage[]) => messages.flatMap(({ files = [] }) => files);

  it('comes to the lead alone, as text where she asked and as a picture in her direct message', async () => {
    const { ask, direct, channel, logged } = await bot();
    await ask('monat');
    const [text, ...others] = await channel();
    expect(others).toEqual([]);
    expect(text?.ephemeral_to).toBe(LEAD);
    expect(text?.text).toBe('Teambericht: 4 Wochen');
    expect(wordsOf(text ?? {})).toContain('Überfällige Fristen');
    const messages = await direct(LEAD);
    const [file, ...more] = filesIn(messages);
    expect(more).toEqual([]);
    expect(file).toMatchObject({ name: 'bericht.png', title: 'Bild zum Teambericht', mimetype: 'image/png' });
    expect(file?.alt_txt).toMatch(/^Team Ü25: 4 Wochen im Vergleich\. Balken .* Kontakte: .*\d+/u);
    const got = await fetch(file?.url_private ?? '', { headers: { authorization: `Bearer ${BOT_TOKEN}` } });
    const bytes = Buffer.from(await got.arrayBuffer());
    expect([bytes.subarray(1, 4).toString('latin1'), bytes.readUInt32BE(16)]).toEqual(['PNG', 1920]);
    // what a notification or a list of files shows names no team and no figure
    expect(messages.map((message) => message.text)).toEqual(['']);
    expect(await direct(FM1)).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('in her direct message brings text and then picture', async () => {
    const { ask, direct } = await bot();
    await ask('', { channel: await slack.directMessage(LEAD) });
    expect((await direct(LEAD)).map(({ text, files = [] }) => `${text}${files.length}`)).toEqual([
      'Teambericht: Woche0',
      '1',
    ]);
  });

  it('as a table, or refused to somebody else, is no picture', async () => {
    const { ask, called } = await bot();
    await ask('csv');
    await ask('', { user: FM1 });
    await ask('u25');
    expect(called.filter((method) => method.startsWith('files.'))).toEqual([]);
  });

  it('is the whole text without the right to store files: the log says so once, the lead each time in one sentence', async () => {
    const { ask, channel, direct, called, logged } = await bot((method) =>
      method === 'files.getUploadURLExternal' ? new Response(NO_SCOPE) : undefined,
    );
    await ask('');
    await ask('monat');
    const texts = (await channel()).map((message) => strings(message.blocks ?? []).join('\n'));
    expect(texts).toHaveLength(3);
    for (const text of texts.slice(1)) expect(text).toContain('Fallbote darf in diesem Slack keine Dateien ablegen');
    expect(texts[0]).toContain('Überfällige Fristen');
    expect(texts[2]).toContain('Überfällige Fristen');
    expect(filesIn(await direct(LEAD))).toEqual([]);
    expect(called.filter((method) => method.startsWith('files.'))).toHaveLength(1);
    expect(logged.filter((line) => line.includes('files:write'))).toHaveLength(1);
  });

  it('is not drawn where Slack said at the start that the right is missing', async () => {
    const scopes = 'app_mentions:read,chat:write,commands,im:history,im:write';
    const { ask, channel, adapter, called, logged } = await bot((method) =>
      method === 'auth.test'
        ? new Response(JSON.stringify({ ok: true, team_id: 'T01TEST', user_id: 'U0BOT', bot_id: 'B0BOT' }), {
            headers: { 'x-oauth-scopes': scopes },
          })
        : undefined,
    );
    expect(logged).toEqual([expect.stringContaining('files:write')]);
    expect(adapter.picture.available).toBe(false);
    await ask('');
    expect(strings((await channel())[0]?.blocks).join()).toContain('Ohne Bild');
    expect(called).not.toContain('files.getUploadURLExternal');
    expect(logged).toHaveLength(1);
  });

  it('says in one sentence that the picture could not be sent, and nothing where it may be there', async () => {
    const broken = await bot((method) => (method === 'upload' ? new Response('no', { status: 500 }) : undefined));
    await broken.ask('');
    expect((await broken.channel()).map(wordsOf)[1]).toContain('Das Bild konnte ich nicht schicken');
    expect(filesIn(await broken.direct(LEAD))).toEqual([]);
    expect(broken.logged).toEqual(['slack: picture failed offline']);
    await broken.adapter.stop();

    const lost = await bot((method) => (method === 'files.completeUploadExternal' ? 'lost' : undefined));
    await lost.ask('');
    expect(await lost.channel()).toHaveLength(1);
    expect(filesIn(await lost.direct(LEAD))).toHaveLength(1);
    expect(lost.logged).toEqual(['slack: picture uncertain reset']);
  });

  it('is brought to no other machine than Slack', async () => {
    const { ask, channel, uploads } = await bot((method) =>
      method === 'files.getUploadURLExternal'
        ? new Response(JSON.stringify({ ok: true, upload_url: 'http://example.invalid/upload/v1/x', file_id: 'F1' }))
        : undefined,
    );
    await ask('');
    expect(uploads()).toBe(0);
    expect((await channel()).map(wordsOf)[1]).toContain('Das Bild konnte ich nicht schicken');
  });

  it('waits for a while where Slack takes nothing, and is sent once', async () => {
    const { ask, direct } = await bot((method, number) =>
      method === 'files.completeUploadExternal' && number === 1
        ? new Response('', { status: 429, headers: { 'retry-after': '1' } })
        : undefined,
    );
    await ask('');
    expect(filesIn(await direct(LEAD))).toHaveLength(1);
  });

  it('goes as a picture to no channel and to nobody whom the office does not know', async () => {
    const { adapter, called } = await bot();
    const { picture } = adapter;
    if (!picture.available) throw new Error(picture.why);
    const drawn = { grade: 'internal', png: new Uint8Array([1]), alt: 'Balken' } as const;
    const reply = note('Bericht', 'Zahlen');
    const failed = { state: 'failed', retryable: false };
    const toChannel = { to: { kind: 'channel', id: UE25 }, reply: seal(reply, 'channel') } as const;
    const toStranger = { to: { kind: 'person', id: slackUser('stranger') }, reply: seal(reply, 'private') } as const;
    const toLead = { to: { kind: 'person', id: LEAD }, reply: seal(reply, 'private') } as const;
    expect(await picture.run(toChannel, async () => drawn)).toEqual({ ...failed, reason: 'refused' });
    expect(await picture.run(toStranger, async () => drawn)).toEqual({ ...failed, reason: 'unreachable' });
    expect(await picture.run(toLead, async () => ({ ...drawn, grade: 'sensitive' }) as never)).toEqual({
      ...failed,
      reason: 'refused',
    });
    expect(called.filter((method) => method.startsWith('files.'))).toEqual([]);
  });

  it('comes by itself on Monday morning: the text, then the picture, once', async () => {
    const { adapter, store, direct, logged } = await bot();
    let now = instantOf(TODAY, 7 * 60 + 44);
    const start = createEngine(
      adapter,
      store,
      () => now,
      (line) => logged.push(line),
    );
    await start().tick();
    expect(await direct(LEAD)).toEqual([]);
    now += 60_000;
    await start().tick();
    const reports = async () =>
      (await direct(LEAD)).filter(({ text, files }) => text.startsWith('Teambericht') || files);
    expect((await reports()).map(({ text, files = [] }) => `${text}${files.length}`)).toEqual([
      'Teambericht: Woche0',
      '1',
    ]);
    for (let tick = 0; tick < 3; tick++) {
      now += 3_600_000;
      await start().tick();
    }
    expect(await reports()).toHaveLength(2);
    expect(logged).toEqual([]);
  });
});
