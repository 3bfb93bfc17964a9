import type { Delivery } from '../adapter.ts';
import type { NotSent } from './outbound.ts';

export const refused: NotSent = { state: 'failed', retryable: false, reason: 'refused' };
/** the platform is not spoken to yet, or no longer: nothing went out, and later it may */
export const offline: NotSent = { state: 'failed', retryable: true, reason: 'offline' };
/** nobody can say just now whether the office knows the person or channel */
export const unknown: NotSent = { state: 'failed', retryable: true, reason: 'refused' };
export const unreachable: NotSent = { state: 'failed', retryable: false, reason: 'unreachable' };

/** Never throws: a fault before the call means that nothing went out. */
export const guarded = (work: () => Promise<Delivery>): Promise<Delivery> => work().catch(() => refused);
