import type { BotAnswer, BotRequest, Identity } from '../src/bot/bot.ts';
import type { Form } from '../src/bot/form.ts';
import type { DrawPicture } from '../src/reply/picture.ts';
import type { SealedReply } from '../src/reply/seal.ts';

/** A person or a team channel, in the platform's own ids. */
export type Address =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'channel'; readonly id: string };

/**
 * A message that was sent, for whoever wants to change it later. `id` is opaque: only the adapter of that name can read
 * it. It survives a restart, may be stored as JSON and holds no contents.
 */
export interface Reference {
  readonly adapter: AdapterName;
  readonly id: string;
}

/**
 * What became of a message.
 * - `failed`: known not to have been delivered. `unreachable`: the person or channel cannot be written to (left, never
 *   installed the bot, bot not in the channel) until somebody changes that; `refused`: the platform or the adapter does
 *   not take this message; `expired`: too late to open a form or to change the message; `rate-limited`: again after
 *   `retryAfter` seconds, where the platform says so; `offline`: no connection.
 * - `uncertain`: the platform may have accepted it (time-out, reset after the request went out); look with `find` before
 *   sending it again.
 */
export type Delivery =
  | { readonly state: 'sent'; readonly reference: Reference }
  | {
      readonly state: 'failed';
      readonly retryable: boolean;
      readonly reason: 'rate-limited' | 'unreachable' | 'refused' | 'expired' | 'offline';
      readonly retryAfter?: number;
    }
  | { readonly state: 'uncertain'; readonly reason: 'timeout' | 'reset' | 'server-error' };

/** Something a platform can do, or the reason why it cannot: the caller has to look at which it is. */
export type Capability<F> =
  | { readonly available: true; readonly run: F }
  | { readonly available: false; readonly why: string };

/** A message to the right outlet: a person is sent private replies, a channel channel replies. */
export type Message = (
  | { readonly to: Extract<Address, { kind: 'person' }>; readonly reply: SealedReply<'private'> }
  | { readonly to: Extract<Address, { kind: 'channel' }>; readonly reply: SealedReply<'channel'> }
) & {
  /** random name of this message, so that it can be found after an uncertain delivery; says nothing about its contents */
  readonly key?: string;
};

export type Handler = (request: BotRequest) => Promise<BotAnswer>;

export type AdapterName = Identity['platform'];

/**
 * A door to a chat platform: transport and rendering, nothing else. What every adapter keeps to, and the suite in
 * tests/adapters/adapter-contract.ts holds:
 * - It renders sealed replies only, `here` where the request was made, `privately` to the person alone. Where the private
 *   answer cannot be delivered it is dropped, never shown in the channel instead.
 * - It acknowledges a request in time, however long the handler takes (Slack gives up after 3 s, Teams after 15 s): before
 *   it waits for it, or after a second at most. It calls the handler once for a request that the platform delivers again.
 * - `place` is taken from what the platform vouches for: private also in a channel, where nobody but the person sees what
 *   she typed and what it brings (a slash command). A channel that belongs to no team of the office goes by its own
 *   id, so nothing of a team is shown there.
 * - Preview, fallback text and metadata hold the reply's title at most, or the form's. A button carries no command above
 *   the grade of outlet `button`: such a command stands as words to type, behind a random token that the adapter
 *   remembers, or sealed with a key of the adapter's that never leaves the house.
 * - A form is drawn where only the person who asked sees it, also where that was in a channel. What a platform keeps about
 *   it behind the scenes holds names of fields and random tokens, no choice's value.
 * - A handler that throws is answered with a sentence (`answering` in answering.ts) and ends nothing.
 */
export interface Adapter {
  readonly name: AdapterName;
  /** whom a `rate-limited` is about: one recipient; missing: all of the platform */
  readonly limits?: 'recipient';
  /** Starts taking requests; resolves when it is ready. Rejects with a FallboteError that says what to set up. */
  start(handler: Handler): Promise<void>;
  /**
   * Takes nothing more; resolves when the requests under way are answered, or after some seconds: what still waits to be
   * sent then is given back as `offline`. Also before `start`, and twice.
   */
  stop(): Promise<void>;
  /** Speaks first. Never throws and never tries twice: what went wrong is in the result. */
  post(message: Message): Promise<Delivery>;
  /** Changes a message in place. It stays where it is: `message.to` is the address it was sent to. */
  readonly update: Capability<(reference: Reference, message: Message) => Promise<Delivery>>;
  /** Takes a message back, for the deletion of a case. */
  readonly remove: Capability<(reference: Reference) => Promise<Delivery>>;
  /** Looks for a message that was sent with this key; `undefined`: it is not there. Rejects where it cannot look. */
  readonly find: Capability<(to: Address, key: string) => Promise<Reference | undefined>>;
  /**
   * Opens a form in answer to a request. `request` is the very object that the handler was given: the trigger that Slack
   * and Teams ask for belongs to it and expires within seconds.
   */
  readonly form: Capability<(request: BotRequest, form: Form) => Promise<Delivery>>;
  /** Sends a picture after a message, to the same person alone; a channel is sent none. Rejects where it cannot be drawn. */
  readonly picture: Capability<(message: Message, draw: DrawPicture) => Promise<Delivery>>;
}
