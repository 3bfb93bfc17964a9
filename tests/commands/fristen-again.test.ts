import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Day, toDay } from '../../src/calendar/civil-date.ts';
import type { Language } from '../../src/cases/values.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import type { Store } from '../../src/store/store.ts';
import { botOn } from '../bot/bot-on.ts';
import { folders } from '../store/folders.ts';

const folder = folders();
const TODAY = toDay(2026, 11, 18);

describe('"fristen" asked again of a data folder', () => {
  let today: Day;
  beforeAll(() => {
    today = TODAY;
  });

  async function desk() {
    today = TODAY;
    const store: Store = await openJsonStore(folder());
    onTestFinished(() => store.close());
    const { office, cases } = exampleOffice(TODAY);
    await store.commit({ office, put: cases });
    const bot = botOn(store, TODAY, { today: () => today, now: () => '2026-11-18T09:00:00.000Z' });
    const ask = async (text = 'fristen', language: Language = 'de', id = 'fm-1'): Promise<Reply> => {
      const answer = await bot.answer({
        from: { platform: 'console', id },
        text,
        place: { kind: 'private' },
        language,
      });
      return answer.here.reply as Reply;
    };
    return { store, ask, office };
  }

  it('is not worked out anew while nothing has changed', async () => {
    const { ask } = await desk();
    expect(await ask()).toBe(await ask());
  });

  it('is not worked out anew for somebody who stands in for a colleague either', async () => {
    const { ask, store, office } = await desk();
    const deputies = [{ of: 'fm-2', deputy: 'fm-1', from: '2026-11-16', until: '2026-11-18' }];
    await store.commit({ office: { ...office, deputies } });
    const covered = await ask();
    expect(await ask()).toBe(covered);
    today = TODAY + 1;
    const alone = await ask();
    await store.commit({ office: { ...office, deputies: [] } });
    today = TODAY;
    expect(JSON.stringify(await ask())).not.toBe(JSON.stringify(covered));
    expect(JSON.stringify(alone)).not.toBe(JSON.stringify(covered));
  });

  it('is another answer in another language, period or hands', async () => {
    const { ask } = await desk();
    const answers = [
      await ask(),
      await ask('fristen', 'en'),
      await ask('fristen morgen'),
      await ask('fristen', 'de', 'fm-2'),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(4);
    expect(JSON.stringify(await ask())).toBe(JSON.stringify(answers[0]));
  });

  it('is another answer the next day', async () => {
    const { ask } = await desk();
    const before = JSON.stringify(await ask());
    today = TODAY + 1;
    expect(JSON.stringify(await ask())).not.toBe(before);
  });

  it('knows what was recorded meanwhile, and what was taken away', async () => {
    const { ask, store } = await desk();
    const before = JSON.stringify(await ask());
    await ask('wiedervorlage F-105 morgen Unterlagen ansehen');
    const after = JSON.stringify(await ask());
    expect(after).not.toBe(before);
    expect(after).toContain('Unterlagen ansehen');
    await store.commit({ remove: ['F-105'] });
    expect(JSON.stringify(await ask())).not.toContain('F-105');
  });

  it('follows a change of the office', async () => {
    const { ask, store, office } = await desk();
    const before = JSON.stringify(await ask());
    const absent = { ...office, staff: office.staff.filter(({ id }) => id !== 'fm-1') };
    await store.commit({ office: absent });
    expect(JSON.stringify(await ask())).not.toBe(before);
  });
});
