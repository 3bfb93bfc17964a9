import type { BotAnswer, BotRequest } from '../src/bot/bot.ts';
import type { SealedReply } from '../src/reply/seal.ts';

/** A person or a team channel, in the platform's own ids. */
export type Address =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'channel'; readonly id: string };

/**
 * What became of a message. `uncertain`: the platform may have accepted it (time-out, reset after the request went
 * out); whoever sent it must look before sending again. `retryable`: known not to have been delivered.
 */
export type Delivery =
  | { readonly state: 'sent'; readonly reference: string }
  | {
      readonly state: 'failed';
      readonly retryable: boolean;
      readonly reason: 'rate-limited' | 'unreachable' | 'refused' | 'offline';
    }
  | { readonly state: 'uncertain'; readonly reason: 'timeout' | 'reset' | 'server-error' };

/** Something a platform can do, or the reason why it cannot: the caller has to look at which it is. */
export type Capability<F> =
  | { readonly available: true; readonly run: F }
  | { readonly available: false; readonly why: string };

/** A form field as every platform can draw it. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'date' | 'choice' | 'yes-no';
  readonly required: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

export interface Form {
  readonly title: string;
  readonly fields: readonly FormField[];
}

/** A picture with the words for who cannot see it. */
export interface Picture {
  readonly png: Uint8Array;
  readonly alt: string;
}

/** A message to the right outlet: a person is sent private replies, a channel channel replies. */
export type Message =
  | { readonly to: Extract<Address, { kind: 'person' }>; readonly reply: SealedReply<'private'> }
  | { readonly to: Extract<Address, { kind: 'channel' }>; readonly reply: SealedReply<'channel'> };

export type Handler = (request: BotRequest) => Promise<BotAnswer>;

/**
 * A door to a chat platform: transport and rendering, nothing else. An adapter renders sealed replies only, delivers
 * `privately` to the person alone, and repeats nothing by itself.
 */
export interface Adapter {
  readonly name: 'console' | 'slack' | 'teams';
  /** Starts taking requests; resolves when it is ready. */
  start(handler: Handler): Promise<void>;
  /** Resolves when requests under way are answered and nothing more is taken. */
  stop(): Promise<void>;
  /** Speaks first. Never throws: what went wrong is in the result. */
  post(message: Message): Promise<Delivery>;
  readonly update: Capability<(reference: string, message: Message) => Promise<Delivery>>;
  readonly form: Capability<
    (to: Extract<Address, { kind: 'person' }>, form: Form) => Promise<Readonly<Record<string, string>> | undefined>
  >;
  readonly picture: Capability<(message: Message, picture: Picture) => Promise<Delivery>>;
}
