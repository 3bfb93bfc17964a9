import type { DrawPicture } from '../reply/picture.ts';
import type { SealedReply } from '../reply/seal.ts';
import type { Posting } from './notice.ts';
import type { Doubt, Failure, Sent } from './outbox.ts';

export type To = Posting['to'];

/** A reply for where it goes: to a person what is private, to a channel what a channel may hold. */
export type Content =
  | {
      readonly to: Extract<To, { kind: 'person' }>;
      readonly reply: SealedReply<'private'>;
      /** draws the reply as a picture that may follow it; may reject */
      readonly picture?: DrawPicture;
    }
  | { readonly to: Extract<To, { kind: 'channel' }>; readonly reply: SealedReply<'channel'> };

/** What became of an attempt; see `Delivery` of the adapters. */
export type Outcome =
  | { readonly state: 'sent'; readonly reference: Sent }
  | {
      readonly state: 'failed';
      readonly reason: Exclude<Failure, 'absent'>;
      readonly retryable: boolean;
      /** in seconds */
      readonly retryAfter?: number | undefined;
    }
  | { readonly state: 'uncertain'; readonly reason: Exclude<Doubt, 'crash' | 'lease'> };

/** What a look brought. `later`: it could not be looked just now; `never`: here nobody can look. */
export type Look =
  | { readonly state: 'found'; readonly reference: Sent }
  | { readonly state: 'absent' }
  | { readonly state: 'later' | 'never' };

/** The way out to the people of an office, by their ids there. None of it throws, and none of it tries twice. */
export interface Door {
  /** name of the adapter */
  readonly name: string;
  /** whom a "too many" is about: one recipient; missing: all of the platform */
  readonly limits?: 'recipient' | undefined;
  /** whether the office knows an address for them on this platform */
  reaches(to: To): Promise<boolean>;
  /**
   * A short mark of the address that the office knows for them now: another one for another address, and nobody can read
   * the address from it. `undefined`: no address, or the platform has none of its own.
   */
  markOf?(to: To): Promise<string | undefined>;
  /** Sends a message under a random name, by which `find` finds it. `mark`: only to this address. */
  post(id: string, content: Content, mark?: string): Promise<Outcome>;
  /**
   * Changes a message in place; `undefined` where the platform cannot. Where it went to another address than the one of
   * today (`mark`: of the address then) it is taken back: nothing new is shown to somebody else.
   */
  update(id: string, reference: Sent, content: Content, mark?: string): Promise<Outcome | undefined>;
  /** Takes a message back; `undefined` where the platform cannot. */
  remove(reference: Sent): Promise<Outcome | undefined>;
  /** `mark`: of the address that it went to; at another one nobody can look for it. */
  find(id: string, to: To, mark?: string): Promise<Look>;
}
