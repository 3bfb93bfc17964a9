import type { Posting } from '../../src/reminders/notice.ts';
import { type Entries, type Entry, type OutboxEvent, STATES, unreachable } from '../../src/reminders/outbox.ts';
import type { OutboxStore } from '../../src/reminders/outbox-store.ts';
import type { Family, Sample } from './openmetrics.ts';

const KINDS = ['morning', 'urgent', 'channel', 'digest'] as const satisfies readonly Posting['kind'][];
/** What may become of an attempt; the other events are about what is known already. */
const OUTCOMES = [
  'sent',
  'failed',
  'uncertain',
  'absent',
  'doubtful',
  'withdrawn',
] as const satisfies readonly OutboxEvent['event'][];
type Outcome = (typeof OUTCOMES)[number];
const isOutcome = (event: string): event is Outcome => (OUTCOMES as readonly string[]).includes(event);

/** What a service did since it began: numbers, nothing else. */
export interface Counters {
  /** The same outbox, with what happens in it counted once it is kept. */
  counted(outbox: OutboxStore): OutboxStore;
  /** A look at what is to be sent took so many seconds, and went well or not. */
  ticked(seconds: number, well: boolean, now: number): void;
  requested(well: boolean): void;
  /** when the last look went well, in milliseconds since 1970; `undefined`: none did yet */
  readonly lastTick: number | undefined;
  families(entries: Entries): readonly Family[];
}

const countBy = (entries: Entries, is: (entry: Entry) => boolean) => [...entries.values()].filter(is).length;

/** @param doors the platforms that are served */
export function createCounters(doors: readonly string[] = []): Counters {
  const outcomes = new Map<string, number>();
  const throughDoor = new Map<string, number>();
  const ticks = { count: 0, failed: 0, seconds: 0 };
  const requests = { answered: 0, failed: 0 };
  let retries = 0;
  let lastTick: number | undefined;

  function count(events: readonly OutboxEvent[], entries: Entries): void {
    for (const event of events) {
      if (event.event === 'claimed' && event.attempt > 1) retries++;
      const entry = entries.get(event.id);
      if (entry === undefined || !isOutcome(event.event)) continue;
      for (const [counts, name] of [
        [outcomes, `${entry.kind} ${event.event}`],
        [throughDoor, `${entry.door} ${event.event}`],
      ] as const)
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }

  return {
    get lastTick() {
      return lastTick;
    },
    counted: (outbox) => ({
      load: () => outbox.load(),
      forget: (cases) => outbox.forget(cases),
      compact: (isOver) => outbox.compact(isOver),
      async append(...events) {
        await outbox.append(...events);
        count(events, await outbox.load());
      },
    }),
    ticked(seconds, well, now) {
      ticks.count++;
      ticks.seconds += seconds;
      if (well) lastTick = now;
      else ticks.failed++;
    },
    requested(well) {
      requests[well ? 'answered' : 'failed']++;
    },
    families: (entries) => [
      {
        name: 'fallbote_postings',
        type: 'counter',
        help: 'What became of messages that the bot sent of its own accord, since it started.',
        samples: KINDS.flatMap((kind) =>
          OUTCOMES.map(
            (outcome): Sample => ({ labels: { kind, outcome }, value: outcomes.get(`${kind} ${outcome}`) ?? 0 }),
          ),
        ),
      },
      {
        name: 'fallbote_platform_postings',
        type: 'counter',
        help: 'The same by the platform that they went through.',
        samples: doors.flatMap((platform) =>
          OUTCOMES.map(
            (outcome): Sample => ({
              labels: { platform, outcome },
              value: throughDoor.get(`${platform} ${outcome}`) ?? 0,
            }),
          ),
        ),
      },
      {
        name: 'fallbote_posting_retries',
        type: 'counter',
        help: 'Attempts after the first one.',
        samples: [{ value: retries }],
      },
      {
        name: 'fallbote_outbox_postings',
        type: 'gauge',
        help: 'Messages in the outbox by their state now.',
        samples: KINDS.flatMap((kind) =>
          STATES.map(
            (state): Sample => ({
              labels: { kind, state },
              value: countBy(entries, (entry) => entry.kind === kind && entry.state === state),
            }),
          ),
        ),
      },
      {
        name: 'fallbote_unreachable_people',
        type: 'gauge',
        help: 'People to whom the last message could not be delivered.',
        samples: [{ value: unreachable(entries).length }],
      },
      {
        name: 'fallbote_tick_duration_seconds',
        type: 'summary',
        help: 'How long it took to look what is to be sent and to send it.',
        samples: [
          { part: 'count', value: ticks.count },
          { part: 'sum', value: ticks.seconds },
        ],
      },
      {
        name: 'fallbote_tick_failures',
        type: 'counter',
        help: 'Looks that failed; nothing was sent.',
        samples: [{ value: ticks.failed }],
      },
      {
        name: 'fallbote_last_tick_timestamp_seconds',
        type: 'gauge',
        help: 'When the last look went well; 0 before the first one.',
        samples: [{ value: (lastTick ?? 0) / 1000 }],
      },
      {
        name: 'fallbote_requests',
        type: 'counter',
        help: 'Requests from the chat.',
        samples: (['answered', 'failed'] as const).map((outcome) => ({
          labels: { outcome },
          value: requests[outcome],
        })),
      },
    ],
  };
}
