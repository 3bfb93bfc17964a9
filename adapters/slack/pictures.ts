import { type FilesGetUploadURLExternalResponse, WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Office } from '../../src/cases/office.ts';
import { assertBelow } from '../../src/reply/grade.ts';
import type { Picture } from '../../src/reply/picture.ts';
import type { Adapter } from '../adapter.ts';
import { fitsAddress } from '../answering.ts';
import { fitted } from '../chat/fitted.ts';
import type { NotSent, Outbound, Sent } from '../chat/outbound.ts';
import { failureOf, failureOfStatus } from './failures.ts';
import { CALL_TIMEOUT_MS, MAX_ALT } from './limits.ts';
import type { Method } from './outbound.ts';
import { type Fetch, isOwnHost } from './respond.ts';
import type { SlackTexts } from './texts.ts';

/** Answers of Slack after which it would say the same to every picture. */
const NOT_ALLOWED: readonly string[] = [
  'missing_scope',
  'not_allowed_token_type',
  'file_uploads_disabled',
  'file_type_not_allowed',
];

const failed = (reason: 'refused' | 'unreachable'): NotSent => ({ state: 'failed', retryable: false, reason });

/** How long a picture may wait for Slack to take something again, in seconds. */
const PATIENCE = 60;

export interface PictureOptions {
  readonly client: WebClient;
  readonly outbound: Outbound<Method>;
  readonly fetch: Fetch;
  readonly apiUrl: string | undefined;
  readonly office: () => Promise<Office>;
  readonly textsFor: (user: string) => Pick<SlackTexts, 'pictureTitle'>;
  readonly log: (line: string) => void;
  /** whether Slack is being spoken to at all */
  readonly running: () => boolean;
}

/** Pictures in direct messages. */
export interface Pictures {
  /** What Slack said when the app started: without the right to store files there are none, and the text stays whole. */
  allow(isAllowed: boolean): void;
  isAllowed(): boolean;
  /** Sends a picture to a person of the office alone. Never throws, and never tries again what may have arrived. */
  send(user: string, picture: Picture): Promise<Sent<string>>;
  readonly capability: Adapter['picture'];
}

/**
 * A file in three steps, as Slack wants it: an address, the bytes, and then the message that shows it. Nothing is to be
 * seen before the last one, so only that can be uncertain.
 */
export function createPictures(options: PictureOptions): Pictures {
  const { client, outbound, log } = options;
  let allowed = true;

  function forbid(): void {
    if (allowed) log('slack: no pictures: the app may not store files (scope files:write), see docs/slack.md');
    allowed = false;
  }

  const noticing = async <T>(call: Promise<T>): Promise<T> =>
    call.catch((error: unknown) => {
      if (error instanceof WebAPIPlatformError && NOT_ALLOWED.includes(error.data.error)) forbid();
      throw error;
    });

  async function upload(url: string, png: Uint8Array): Promise<NotSent | undefined> {
    try {
      const response = await options.fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: Buffer.from(png),
        redirect: 'error',
        signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
      });
      await response.arrayBuffer();
      return response.ok ? undefined : failureOfStatus(response.status);
    } catch (error) {
      return failureOf(error);
    }
  }

  /** What was only prepared is known not to be there. */
  const notThere = (failure: NotSent): NotSent =>
    failure.state === 'failed' ? failure : { state: 'failed', retryable: true, reason: 'offline' };

  async function attempt(user: string, { png, alt }: Picture): Promise<Sent<string>> {
    const opened = await outbound.send(
      `${user}:files`,
      'conversations.open',
      () => client.conversations.open({ users: user }),
      PATIENCE,
    );
    if (opened.state !== 'sent') return notThere(opened);
    const channel = opened.value.channel?.id;
    if (channel === undefined) return failed('unreachable');
    const place = await outbound.send(
      `${user}:files`,
      'files.getUploadURLExternal',
      // the library calls the words alt_text, Slack alt_txt
      () =>
        noticing<FilesGetUploadURLExternalResponse>(
          client.apiCall('files.getUploadURLExternal', {
            filename: 'bericht.png',
            length: png.byteLength,
            alt_txt: fitted(alt, MAX_ALT),
          }),
        ),
      PATIENCE,
    );
    if (place.state !== 'sent') return notThere(place);
    const { upload_url: url, file_id: id } = place.value;
    if (url === undefined || id === undefined || !isOwnHost(options.apiUrl)(url)) return failed('refused');
    const lost = await upload(url, png);
    if (lost !== undefined) return notThere(lost);
    // the title is all that a preview and a list of files show
    const files: [{ id: string; title: string }] = [{ id, title: options.textsFor(user).pictureTitle }];
    const shown = await outbound.send(
      user,
      'files.completeUploadExternal',
      () => noticing(client.files.completeUploadExternal({ files, channel_id: channel })),
      PATIENCE,
    );
    return shown.state === 'sent' ? { state: 'sent', value: id } : shown;
  }

  async function send(user: string, picture: Picture): Promise<Sent<string>> {
    try {
      if (!options.running() || !allowed) return failed('refused');
      assertBelow(picture.grade, 'digest');
      const { staff } = await options.office();
      if (!staff.some(({ platforms }) => platforms?.slack === user)) return failed('unreachable');
      const sent = await attempt(user, picture);
      if (sent.state !== 'sent') log(`slack: picture ${sent.state} ${sent.reason}`);
      return sent;
    } catch (error) {
      log(`slack: picture FB900 ${error instanceof Error ? error.name : typeof error}`);
      return failed('refused');
    }
  }

  return {
    send,
    isAllowed: () => allowed,
    allow(isAllowed) {
      if (!isAllowed) forbid();
    },
    get capability(): Adapter['picture'] {
      if (!allowed) return { available: false, why: 'the app has no right to store files' };
      return {
        available: true,
        async run(message, draw) {
          // a file in a channel would be there for everybody who comes later
          if (message.to.kind !== 'person' || !fitsAddress(message)) return failed('refused');
          const sent = await send(message.to.id, await draw());
          return sent.state === 'sent'
            ? { state: 'sent', reference: { adapter: 'slack', id: `file/${sent.value}` } }
            : sent;
        },
      };
    },
  };
}
