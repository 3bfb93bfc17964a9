import type { Vault } from './vault.ts';

/** What every platform takes as the value of a button. */
export const MAX_BUTTON_VALUE = 2000;
/** How long a button works, in seconds. */
export const BUTTON_LIFE = 30 * 24 * 3600;

/** What a button does: a command as typed; or it opens the form of one; or shows a later page that is in memory. */
export interface ButtonMeaning {
  readonly does: 'command' | 'form' | 'page';
  /** the command, or the name of the page */
  readonly what: string;
}

/** What became of a button's value that came back. */
export type Pressed =
  | { readonly is: 'good'; readonly meaning: ButtonMeaning }
  /** too old */
  | { readonly is: 'expired' }
  /** edited, made up, or somebody else's */
  | { readonly is: 'wrong' };

/** Values of buttons: a client sees, keeps and sends back opaque text only. */
export interface Buttons {
  /**
   * `undefined` where the command is too long for a button.
   * @param user who may press it; `''`: everybody who sees it, for a channel
   */
  value(user: string, meaning: ButtonMeaning): string | undefined;
  read(user: string, value: string): Pressed;
}

const PURPOSE = 'button';
const DOES: readonly ButtonMeaning['does'][] = ['command', 'form', 'page'];

interface Content {
  /** user, kind, what, seconds of issue */
  readonly u: string;
  readonly d: ButtonMeaning['does'];
  readonly w: string;
  readonly t: number;
}

function contentOf(text: string): Content | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { u, d, w, t } = value as Readonly<Record<string, unknown>>;
  const does = DOES.find((item) => item === d);
  if (typeof u !== 'string' || does === undefined || typeof w !== 'string' || typeof t !== 'number') return undefined;
  return { u, d: does, w, t };
}

/** @param now in milliseconds */
export function createButtons(vault: Vault, now: () => number): Buttons {
  const second = () => Math.floor(now() / 1000);
  return {
    value(user, { does, what }) {
      const content: Content = { u: user, d: does, w: what, t: second() };
      const value = vault.seal(PURPOSE, JSON.stringify(content));
      return value.length > MAX_BUTTON_VALUE ? undefined : value;
    },
    read(user, value) {
      const text = vault.open(PURPOSE, value);
      const content = text === undefined ? undefined : contentOf(text);
      if (content === undefined || (content.u !== '' && content.u !== user)) return { is: 'wrong' };
      if (second() - content.t > BUTTON_LIFE) return { is: 'expired' };
      return { is: 'good', meaning: { does: content.d, what: content.w } };
    },
  };
}
