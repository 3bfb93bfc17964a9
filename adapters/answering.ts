import { newReference } from '../src/errors.ts';
import { messagesIn } from '../src/messages/messages.ts';
import { note } from '../src/reply/reply.ts';
import { seal } from '../src/reply/seal.ts';
import type { Handler, Message } from './adapter.ts';

/**
 * A handler that always answers: where it throws, the person gets a sentence with a reference and the log the same
 * reference, without contents.
 */
export function answering(handler: Handler, log: (line: string) => void): Handler {
  return async (request) => {
    try {
      return await handler(request);
    } catch (error) {
      const reference = newReference();
      log(`${reference} FB900 ${error instanceof Error ? error.name : typeof error}`);
      const messages = messagesIn(request.language ?? 'de');
      const sorry = note(messages.faultTitle, messages.fault(reference));
      return { here: request.place.kind === 'private' ? seal(sorry, 'private') : seal(sorry, 'channel') };
    }
  };
}

/** Whether a message's reply was sealed for where it goes. The types say so; this holds where a cast got past them. */
export const fitsAddress = ({ to, reply }: Message): boolean =>
  reply.outlet === (to.kind === 'person' ? 'private' : 'channel');
