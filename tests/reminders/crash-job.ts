/** What a child process of the crash test is told. */
export interface Job {
  readonly mode: 'send' | 'hold';
  readonly folder: string;
  readonly apiUrl: string;
  /** where it listens for Slack */
  readonly port: number;
  readonly people: readonly string[];
  /** what is wanted: the dates of this round and all before it */
  readonly round: number;
  /** how much faster than the real clock its own goes */
  readonly haste: number;
  /** it gives up after so long, in milliseconds */
  readonly patience: number;
  /** where it is to be killed: when it comes there for the nth time, `after` so many milliseconds */
  readonly kill?: { readonly point: string; readonly nth: number; readonly after: number } | undefined;
}
