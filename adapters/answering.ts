import type { Language } from '../src/cases/values.ts';
import { newReference } from '../src/errors.ts';
import { messagesIn } from '../src/messages/messages.ts';
import { note, type Reply } from '../src/reply/reply.ts';
import { seal } from '../src/reply/seal.ts';
import type { Handler, Message } from './adapter.ts';

/** What a person is told about a fault that nobody expected: a sentence with a reference. The log has it too, without contents. */
export function sorry(error: unknown, language: Language, log: (line: string) => void): Reply<'public'> {
  const reference = newReference();
  log(`${reference} FB900 ${error instanceof Error ? error.name : typeof error}`);
  const messages = messagesIn(language);
  return note(messages.faultTitle, messages.fault(reference));
}

/**
 * A handler that always answers: where it throws, the person gets a sentence with a reference and the log the same
 * reference, without contents.
 */
export function answering(handler: Handler, log: (line: string) => void): Handler {
  return async (request) => {
    try {
      return await handler(request);
    } catch (error) {
      const said = sorry(error, request.language ?? 'de', log);
      return { here: request.place.kind === 'private' ? seal(said, 'private') : seal(said, 'channel') };
    }
  };
}

/** Whether a message's reply was sealed for where it goes. The types say so; this holds where a cast got past them. */
export const fitsAddress = ({ to, reply }: Message): boolean =>
  reply.outlet === (to.kind === 'person' ? 'private' : 'channel');
