import { X509Certificate } from 'node:crypto';
import { FallboteError } from '../../src/errors.ts';
import { LateError } from './within.ts';

/** What the bot shows instead of a token of Microsoft's when it is tried out; nothing on this machine asks for more. */
export const TRIAL_TOKEN = 'trial';

/** By what Microsoft finds a certificate: SHA-1 in hex. */
export const thumbprintOf = (certificate: string): string =>
  new X509Certificate(certificate).fingerprint.replaceAll(':', '');

// numbers of Microsoft's login: learn.microsoft.com/entra/identity-platform/reference-error-codes
const WORDS: Readonly<Record<string, string>> = {
  7000215:
    'Das Geheimnis der App stimmt nicht. Bitte TEAMS_APP_PASSWORD prüfen: Gebraucht wird sein Wert („Value“), nicht seine Kennung.',
  7000222:
    'Das Geheimnis der App ist abgelaufen. Bitte im Azure-Portal ein neues anlegen und in TEAMS_APP_PASSWORD eintragen.',
  700016: 'Diese App gibt es in diesem Mandanten nicht. Bitte TEAMS_APP_ID und TEAMS_TENANT_ID prüfen.',
  90002: 'Diesen Mandanten gibt es nicht. Bitte TEAMS_TENANT_ID prüfen.',
  700027:
    'Das Zertifikat ist bei der App nicht hinterlegt oder abgelaufen. Bitte das aus TEAMS_APP_CERTIFICATE_FILE im Azure-Portal hochladen.',
};
/** Microsoft is busy or broken: says nothing of the app. */
const BUSY: readonly string[] = ['90024', '90033', '90055', '50196'];

/** The number that Microsoft's login gave its refusal, as in `7000215`. */
const refusalIn = (error: unknown): string | undefined =>
  error instanceof Error ? /\bAADSTS(\d{4,8})\b/u.exec(error.message)?.[1] : undefined;

/** What kept a token away, without anything that was sent. */
export function whyOf(error: unknown): string {
  const number = refusalIn(error);
  if (number !== undefined) return `AADSTS${number}`;
  if (error instanceof LateError) return 'timeout';
  const code = error instanceof Error ? (error as { errorCode?: unknown }).errorCode : undefined;
  return typeof code === 'string' && /^\w{1,60}$/u.test(code) ? code : 'unreachable';
}

/** Why there is no token, in words: FB402 where Microsoft said no, FB403 where it did not answer. */
export function tokenError(error: unknown): FallboteError {
  const number = refusalIn(error);
  // the library's error may hold the request; its name is enough
  const cause = new Error(whyOf(error));
  if (number === undefined || BUSY.includes(number))
    return new FallboteError(
      'FB403',
      'platform',
      'Microsoft antwortet nicht. Bitte prüfen, ob dieser Rechner login.microsoftonline.com erreicht.',
      { cause },
    );
  const why = WORDS[number] ?? `Antwort „AADSTS${number}“. Bitte die App im Azure-Portal prüfen.`;
  return new FallboteError('FB402', 'platform', `Microsoft nimmt Fallbote nicht an: ${why}`, { cause });
}
