import { describe, expect, it } from 'vitest';
import { ok, type Weather } from './loopback.ts';
import { bot, FM1, said } from './signed-bot.ts';

const KEY = 'a1b2c3';
const message = (ts: string, key?: string) => ({
  ts,
  text: 'Fallbote',
  blocks: [{ type: 'header', ...(key === undefined ? {} : { block_id: `fallbote-key-${key}` }) }],
});

/** A direct message of so many pages, the one that is looked for on the page of that number, the first being 0. */
function history(pages: number, at: number): Weather {
  return (call, response, request) => {
    const page = Number(call.body['cursor'] ?? 0);
    const more = page + 1 < pages ? { response_metadata: { next_cursor: `${page + 1}` }, has_more: true } : {};
    const messages = [message(`${page}.1`), message(`${page}.2`, page === at ? KEY : 'another')];
    ok({ messages, ...more })(call, response, request);
  };
}

describe('looking for a message that may have been sent', () => {
  async function look(pages: number, at: number) {
    const weather = {
      'conversations.open': ok({ channel: { id: 'D1' } }),
      'conversations.history': history(pages, at),
    };
    const { adapter, calls } = await bot(async () => said('Ja.'), { weather });
    if (!adapter.find.available) throw new Error('cannot look');
    const found = adapter.find.run({ kind: 'person', id: FM1 }, KEY);
    return { found: await found.catch((error: Error) => error.message), calls };
  }

  it('goes on behind the latest messages', async () => {
    const { found, calls } = await look(4, 2);
    expect(found).toEqual({ adapter: 'slack', id: 'D1/2.2' });
    expect(calls.filter(({ method }) => method === 'conversations.history')).toHaveLength(3);
  });

  it('says that it is not there only when all was looked through', async () => {
    expect((await look(3, 9)).found).toBeUndefined();
    expect((await look(50, 30)).found).toMatch(/too many messages/u);
  });
});
