import type { Entry, OutboxEvent } from '../../src/reminders/outbox.ts';

export const AT = '2026-11-20T07:45:00.000Z';
export const LATER = '2026-11-20T07:46:00.000Z';

type Claim = Extract<OutboxEvent, { event: 'claimed' }>;

/** The key of a notice about a case. */
export const keyOf = (no: string, to = 'fm-1'): string => `${no}|befristung|b1/1|2026-12-31|lead-12w|${to}`;

export const claim = (id: string, more: Partial<Claim> = {}): Claim => ({
  event: 'claimed',
  id,
  at: AT,
  kind: 'morning',
  to: { kind: 'person', staff: 'fm-1' },
  door: 'slack',
  day: '2026-11-20',
  keys: [keyOf('F-1')],
  attempt: 1,
  life: 'l1',
  ...more,
});
export const sent = (id: string, attempt = 1, reference = `D1/${id}.${attempt}`): OutboxEvent => ({
  event: 'sent',
  id,
  at: LATER,
  attempt,
  reference: { adapter: 'slack', id: reference },
});
export const failed = (id: string, attempt = 1): OutboxEvent => ({
  event: 'failed',
  id,
  at: LATER,
  attempt,
  reason: 'offline',
  retryAt: '2026-11-20T07:47:00.000Z',
});
export const uncertain = (id: string, attempt = 1): OutboxEvent => ({
  event: 'uncertain',
  id,
  at: LATER,
  attempt,
  reason: 'reset',
});
export const on = (event: 'unseen' | 'doubtful', id: string, attempt = 1): OutboxEvent => ({
  event,
  id,
  at: LATER,
  attempt,
});
export const absent = (id: string, attempt = 1): OutboxEvent => ({
  event: 'absent',
  id,
  at: LATER,
  attempt,
  retryAt: LATER,
});

/** Without parts that say nothing, as a file gives them back. */
export const plainly = (entries: ReadonlyMap<string, Entry>): readonly Entry[] =>
  JSON.parse(JSON.stringify([...entries.values()])) as readonly Entry[];
