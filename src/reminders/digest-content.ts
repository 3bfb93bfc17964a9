import { findStaff } from '../access/access.ts';
import { createDigest, type DigestInput } from '../digest/digest.ts';
import { digestReply, shortDigestReply } from '../digest/reply.ts';
import { REMINDER_TEXTS } from '../messages/reminders.ts';
import { plain, type TeamReply } from '../reply/reply.ts';
import { seal } from '../reply/seal.ts';
import type { DigestName } from './digests.ts';
import type { Content } from './door.ts';

/** So many characters are one message everywhere. */
const MOST_TEXT = 6_000;

const lengthOf = ({ sections }: TeamReply): number =>
  sections
    .flatMap(({ heading = [], items }) => [heading, ...items.flatMap(({ line, details = [] }) => [line, ...details])])
    .reduce((sum, line) => sum + line.reduce((n, { text }) => n + text.length, 0), 0);

/**
 * A report that nobody asked for: as one message, with what is to be done alone where all of it is too long for one.
 * @param perhapsTwice nobody knows whether it arrived before
 */
export function digestContent(
  { team, period, lead }: DigestName,
  { perhapsTwice, ...given }: Omit<DigestInput, 'team' | 'period'> & { readonly perhapsTwice: boolean },
): Content {
  const language = findStaff(given.office, lead)?.language ?? 'de';
  const input: DigestInput = { ...given, team, period };
  const digest = createDigest(input);
  const whole = digestReply(digest, language);
  const reply = lengthOf(whole) > MOST_TEXT ? shortDigestReply(digest, language) : whole;
  const remark = { items: [{ line: [plain(REMINDER_TEXTS[language].perhapsTwice, 'muted')] }] };
  return {
    to: { kind: 'person', staff: lead },
    reply: seal(perhapsTwice ? { ...reply, sections: [...reply.sections, remark] } : reply, 'private'),
    ...(digest.actionable
      ? { picture: async (widest) => (await import('../digest/picture.ts')).digestPicture(input, language, widest) }
      : {}),
  };
}
