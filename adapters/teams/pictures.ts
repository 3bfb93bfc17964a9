import type { Office } from '../../src/cases/office.ts';
import { assertBelow } from '../../src/reply/grade.ts';
import type { Picture } from '../../src/reply/picture.ts';
import type { Adapter } from '../adapter.ts';
import { fitsAddress } from '../answering.ts';
import { fitted } from '../chat/fitted.ts';
import type { NotSent, Sent } from '../chat/outbound.ts';
import { small } from './accounts.ts';
import { MAX_ACTIVITY_BYTES } from './limits.ts';
import type { TeamsLine, Told } from './line.ts';
import { referenceTo } from './messages.ts';
import type { TeamsTexts } from './texts.ts';
import type { Activity } from './transport.ts';

const failed = (reason: 'refused' | 'unreachable'): NotSent => ({ state: 'failed', retryable: false, reason });

/** How long a picture may wait for Teams to take something again, in seconds. */
const PATIENCE = 60;
/** Teams shows pictures in messages up to 1 024 pixels wide; https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
export const WIDEST = 1_024;
const MAX_ALT = 1_000;

export interface Pictures {
  /** Sends a picture to a person of the office alone. Never throws, and never tries again what may have arrived. */
  send(user: string, picture: Picture): Promise<Sent<Told>>;
  readonly capability: Adapter['picture'];
}

export interface PictureOptions {
  readonly line: TeamsLine;
  readonly office: () => Promise<Office>;
  readonly textsFor: (user: string) => Pick<TeamsTexts, 'pictureTitle'>;
  /** whether Teams is being spoken to at all */
  readonly running: () => boolean;
  readonly log: (line: string) => void;
}

/** The picture within its card, with the words for who cannot see it: stored nowhere else, and no address leads to it. */
function activityWith({ png, alt }: Picture, title: string): Activity {
  const url = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const card = {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: title,
    msteams: { width: 'Full' },
    body: [{ type: 'Image', url, altText: fitted(alt, MAX_ALT) }],
  };
  return {
    type: 'message',
    summary: title,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

export function createPictures({ line, office, textsFor, running, log }: PictureOptions): Pictures {
  async function send(user: string, picture: Picture): Promise<Sent<Told>> {
    try {
      if (!running()) return failed('refused');
      assertBelow(picture.grade, 'digest');
      const { staff } = await office();
      if (!staff.some(({ platforms }) => platforms?.teams === user)) return failed('unreachable');
      const activity = activityWith(picture, textsFor(user).pictureTitle);
      const isLight = Buffer.byteLength(JSON.stringify(activity)) <= MAX_ACTIVITY_BYTES;
      const sent = isLight ? await line.toPerson(user, activity, PATIENCE) : failed('refused');
      if (sent.state !== 'sent') log(`teams: picture ${sent.state} ${isLight ? sent.reason : 'too large'}`);
      return sent;
    } catch (error) {
      log(`teams: picture FB900 ${error instanceof Error ? error.name : typeof error}`);
      return failed('refused');
    }
  }

  return {
    send,
    capability: {
      available: true,
      async run(message, draw) {
        if (message.to.kind !== 'person' || !fitsAddress(message)) return failed('refused');
        const sent = await send(small(message.to.id), await draw(WIDEST));
        return sent.state === 'sent' ? { state: 'sent', reference: referenceTo(sent.value) } : sent;
      },
    },
  };
}
