import { X509Certificate } from 'node:crypto';
import type { TeamsConfig } from '../../src/config.ts';
import { type Finding, finding } from '../../src/doctor/finding.ts';
import { createBotbuilderTransport } from '../teams/botbuilder-transport.ts';

/** Days before its end at which a certificate is to be renewed. */
const SOON = 30;

/** A certificate is over without a word, and then nothing can be said in Teams any more. */
export function checkCertificate({ credentials }: Pick<TeamsConfig, 'credentials'>, now: number): readonly Finding[] {
  if (credentials.kind !== 'certificate') return [];
  const until = Date.parse(new X509Certificate(credentials.certificate).validTo);
  const days = Math.floor((until - now) / 86_400_000);
  if (days >= SOON) return [];
  const remedy = {
    de: 'Bitte ein neues anlegen, bei der App im Azure-Portal hochladen und in TEAMS_APP_CERTIFICATE_FILE eintragen.',
    en: 'Please make a new one, upload it at the app in the Azure portal and name it in TEAMS_APP_CERTIFICATE_FILE.',
  };
  if (days < 0)
    return [
      finding('teams', 'error', 'Das Zertifikat der App ist abgelaufen.', 'The app’s certificate is over.', remedy),
    ];
  return [
    finding(
      'teams',
      'warning',
      `Das Zertifikat der App läuft bald ab (Tage: ${days}).`,
      `The app’s certificate ends soon (days: ${days}).`,
      remedy,
    ),
  ];
}

/**
 * Whether Microsoft gives the app a token, and for how long yet. Says nothing of who is let in. Rejects with a
 * FallboteError where there is none.
 */
export async function askTeams(config: TeamsConfig, now: number): Promise<readonly Finding[]> {
  await createBotbuilderTransport({ config }).check();
  const taken = finding('teams', 'ok', 'Microsoft nimmt Fallbote für Teams an.', 'Microsoft takes Fallbote for Teams.');
  return [taken, ...checkCertificate(config, now)];
}
