import type { Body } from '../chat/body.ts';

/** An activity as it goes over the line; what comes in is looked at field by field. */
export type Activity = Body;

/** Where something is said: a conversation and the service that has it. */
export interface Conversation {
  readonly serviceUrl: string;
  /** with `;messageid=…` at its end: a thread of a channel */
  readonly id: string;
}

/** With whom a conversation is to be begun. */
export interface Partner {
  readonly serviceUrl: string;
  readonly tenantId: string;
  /** the bot's own id in Teams, `28:<app id>` */
  readonly bot: string;
  /** the person's id in Teams, `29:…` */
  readonly member: string;
}

/**
 * What became of a call that brought no result. `status`: the service answered with it; else the connection: `before` it
 * was there (nothing went out), or `timeout` and `reset` after that.
 */
export class TransportError extends Error {
  readonly status: number | undefined;
  readonly connection: 'before' | 'timeout' | 'reset' | undefined;
  /** seconds, where the service names them */
  readonly retryAfter: number | undefined;
  /** the service's word for it, such as `MessageWritesBlocked`; letters only */
  readonly code: string | undefined;

  constructor(what: {
    readonly status?: number | undefined;
    readonly connection?: 'before' | 'timeout' | 'reset' | undefined;
    readonly retryAfter?: number | undefined;
    readonly code?: string | undefined;
    readonly cause?: unknown;
  }) {
    super(`teams: ${what.status ?? what.connection ?? 'failed'}`, { cause: what.cause });
    this.name = 'TransportError';
    this.status = what.status;
    this.connection = what.connection;
    this.retryAfter = what.retryAfter;
    this.code = what.code;
  }
}

/**
 * The thin line to Microsoft: who sent this, and out with that. Everything else about Teams knows only this, so that the
 * library behind it can be replaced. Each call goes out once, whatever comes back, and takes no longer than 10 s.
 */
export interface TeamsTransport {
  /**
   * Asks Microsoft for a token. Throws FB402 where the app or its secret is refused, FB403 where Microsoft cannot be reached.
   */
  check(): Promise<void>;
  /**
   * Resolves where a request is signed by Microsoft's bot service for this app, is not too old, comes over the channel
   * that the key is for, and names the very service that the token is about; rejects else. Says nothing of the tenant.
   * @param authorization the header as it came; `''` where there is none
   */
  authenticate(authorization: string, activity: Activity): Promise<void>;
  /** Says something; resolves with the id of the message, `''` where Teams names none. Rejects with a TransportError. */
  post(to: Conversation, activity: Activity): Promise<string>;
  /** Changes a message in place. Rejects with a TransportError. */
  update(to: Conversation, id: string, activity: Activity): Promise<void>;
  /** Takes a message back. Rejects with a TransportError. */
  remove(to: Conversation, id: string): Promise<void>;
  /** Begins a conversation with one person, or gives the one there is; resolves with its id. Rejects with a TransportError. */
  converse(partner: Partner): Promise<string>;
}
