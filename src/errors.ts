/** Whose fault it was: the person's input, the platform's or the disk's answer, or ours. */
export type Fault = 'user' | 'platform' | 'ours';

/** Every error of our own has a code that users can search for; a test holds that codes are unique. */
export const ERROR_CODES = {
  FB101: 'the data folder is empty',
  FB102: 'a file of the data folder cannot be used',
  FB103: 'a file of the data folder cannot be written',
  FB104: 'a case to remove does not exist',
  FB105: 'what a change was made from has changed meanwhile',
  FB106: 'another process owns the data folder',
  FB107: 'whether a change was kept cannot be told',
  FB201: 'a fact would leave above the ceiling of its outlet',
  FB301: 'an option of the command line cannot be used',
  FB302: 'an import file cannot be read',
  FB303: 'an import file is not sound',
  FB304: 'no such person in the office',
  FB305: 'the audit trail was changed',
  FB401: 'an adapter is set up by half, or with a value that cannot be right',
  FB402: 'a platform refuses the credentials, or they belong to something else',
  FB403: 'a platform cannot be reached, or a port cannot be opened, at start',
  FB404: 'a file of an adapter cannot be used: its key, or what came in',
  FB900: 'an unexpected fault',
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

/** The short number under which a fault is shown to a person and logged. */
export const newReference = (): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(4)))
    .toString('hex')
    .toUpperCase();

/** A sentence in both languages. */
type Said = { readonly de: string; readonly en: string };

/**
 * An error whose message may be shown to whoever sits at the machine: it says what to do, may name a file, and holds no
 * contents of a case. What exactly happened is in `cause`, for the operator.
 */
export class FallboteError extends Error {
  override readonly name = 'FallboteError';
  readonly code: ErrorCode;
  readonly fault: Fault;
  /** what a person in a chat is told instead, without names of files */
  readonly inChat: Said | undefined;

  constructor(
    code: ErrorCode,
    fault: Fault,
    message: string,
    options?: { readonly cause?: unknown; readonly inChat?: Said },
  ) {
    super(message, options);
    this.code = code;
    this.fault = fault;
    this.inChat = options?.inChat;
  }
}
