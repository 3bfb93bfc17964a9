import { COMMANDS } from '../../commands/registry.ts';
import { type Bot, type BotOptions, createBot } from '../../src/bot/bot.ts';
import type { Day } from '../../src/calendar/civil-date.ts';
import type { Store } from '../../src/store/store.ts';
import { ids } from './ids.ts';

/** The whole bot on a store, as if today were that day; what it would log is dropped. */
export const botOn = (store: Store, today: Day, more: Partial<BotOptions> = {}): Bot =>
  createBot({
    store,
    commands: COMMANDS,
    today: () => today,
    now: () => '2026-11-20T09:00:00.000Z',
    newId: ids(),
    reference: () => 'ABCD1234',
    log: () => undefined,
    ...more,
  });
