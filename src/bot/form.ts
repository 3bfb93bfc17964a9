import type { SealedReply } from '../reply/seal.ts';
import type { BotAnswer, Identity } from './bot.ts';

/**
 * A form field as every platform can draw it. Its value is text: a date YYYY-MM-DD, `yes` or `no`, a choice's value.
 * Name and label are public: the same for every case. All else is sensitive, as it may say what stands in the case
 * ("bisher: Kategorie B", "b1, befristet bis …"), and so is what is wrong with a value.
 */
export type FormField = {
  readonly name: string;
  /** public */
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  /** what stands in the field at first */
  readonly initial?: string;
} & (
  | { readonly type: 'text' | 'date' | 'yes-no' }
  | { readonly type: 'choice'; readonly choices: readonly { readonly value: string; readonly label: string }[] }
);

export type FormValues = Readonly<Record<string, string>>;

/** Taken over, with the answer to show; or what is wrong, by field name: shown at the field, and the form stays open. */
export type FormOutcome =
  | { readonly ok: true; readonly answer: BotAnswer }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/**
 * A form for one person, wherever she asked: it is drawn where she alone sees it (outlet `private`). It lives as long as
 * the process: one that is sent after a restart is to be opened anew.
 */
export interface Form {
  /** public, as every title */
  readonly title: string;
  /** which case it is for and what is recorded there; shown with the fields, never as a title or behind the scenes */
  readonly about?: SealedReply<'private'>;
  readonly fields: readonly FormField[];
  /**
   * Takes the values of the person who sent the form, as the platform vouches for her: the right to the case is asked
   * again. May take longer than the platform waits; the adapter acknowledges and brings the outcome afterwards.
   * @param request the name of the form as sent, for the trail; the same however often it is sent
   */
  submit(from: Identity, values: FormValues, request?: string): Promise<FormOutcome>;
}
