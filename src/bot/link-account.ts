import { findStaff } from '../access/access.ts';
import { codeIn, type LinkCodes } from '../access/link-codes.ts';
import { differences } from '../cases/difference.ts';
import type { Office, Staff } from '../cases/office.ts';
import { FallboteError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import { note, plain, type Reply } from '../reply/reply.ts';
import type { Store } from '../store/store.ts';
import type { BotRequest, Identity } from './bot.ts';
import { cleanInput } from './words.ts';

/** The command that an account is linked with, by both sides. */
export const LINK = 'verknuepfen';

/** Longer than any line with a code in it. */
const MOST = 80;
const LINE = /^\/?(?:verkn(?:ü|ue)pfen|link)\s+(.+)$/iu;
const TRIES = 20;

/**
 * The code that somebody unknown sends, where it is nothing else and said in private. All other text of hers is not
 * looked at.
 */
export function linkCodeOf({ text, place, from }: BotRequest): string | undefined {
  if (place.kind !== 'private' || from.platform === 'console' || text.length > MOST) return undefined;
  const [, rest = ''] = LINE.exec(cleanInput(text)) ?? [];
  return codeIn(rest);
}

/** The office with the account at this person, for whoever links it. */
export const withAccount = (office: Office, id: string, platforms: Staff['platforms']): Office => ({
  ...office,
  staff: office.staff.map((person) => {
    if (person.id !== id) return person;
    const { platforms: _before, ...rest } = person;
    return platforms === undefined ? rest : { ...rest, platforms };
  }),
});

/** What somebody reads whose account was linked. */
export const welcome = ({ linkedTitle, linked, desk }: Messages): Reply<'public'> => ({
  ...note(linkedTitle, linked),
  actions: [{ label: desk, command: plain('heute') }],
});

/** How the trail names an account that belongs to nobody whom the office knows. */
export const accountOf = ({ platform, id }: Identity): string => `${platform}:${id}`.slice(0, 80);

export interface Linking {
  readonly store: Store;
  readonly codes: LinkCodes;
  /** the instant, ISO 8601 in UTC */
  readonly at: string;
  readonly newId: () => string;
}

/**
 * Links the account that a code was sent from, and gives the person it now belongs to. `undefined` for every reason not
 * to: a wrong, used or old code, too many attempts, somebody who has an account on this platform already.
 */
export async function linkAccount(
  code: string,
  { from, place, id: request }: BotRequest,
  { store, codes, at, newId }: Linking,
): Promise<Staff | undefined> {
  const { platform, id: account } = from;
  if (platform === 'console' || place.kind !== 'private') return undefined;
  const who = accountOf(from);
  const id = codes.redeem(code, who, at);
  if (id === undefined) return undefined;
  for (let attempt = 1; ; attempt++) {
    const office = await store.office();
    const person = findStaff(office, id);
    const taken = office.staff.some((item) => item.platforms?.[platform] === account);
    if (person === undefined || taken || person.platforms?.[platform] !== undefined) return undefined;
    const next = withAccount(office, id, { ...person.platforms, [platform]: account });
    const line = { at, door: platform, what: 'change', command: LINK, cases: [], request } as const;
    try {
      await store.commit({
        office: next,
        expect: { office },
        // of the account, not of the person: she cannot take it back by mistake
        history: [{ id: newId(), at, by: who, command: LINK, differences: differences(office, next) }],
        // one after the other they say which account is whose
        audit: [
          { ...line, who },
          { ...line, who: id },
        ],
      });
      return findStaff(next, id);
    } catch (error) {
      // somebody else changed the office meanwhile: once more on what stands there now
      if (!(error instanceof FallboteError) || error.code !== 'FB105' || attempt >= TRIES) throw error;
    }
  }
}
