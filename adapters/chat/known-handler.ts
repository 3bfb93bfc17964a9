import type { Handler } from '../adapter.ts';
import { answering } from '../answering.ts';
import type { KnownOffice } from './known-office.ts';

/** A handler that always answers; what was asked may have changed who is who, or a language. */
export function knownHandler(
  given: Handler,
  people: Pick<KnownOffice, 'latest'>,
  log: (line: string) => void,
): Handler {
  const asked = answering(given, log);
  return async (request) => {
    const answer = await asked(request);
    await people.latest();
    return answer;
  };
}
