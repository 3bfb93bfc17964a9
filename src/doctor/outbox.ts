import { join } from 'node:path';
import { unreachable } from '../reminders/outbox.ts';
import { nodeFiles } from '../store/json/files.ts';
import { OUTBOX } from '../store/json/layout.ts';
import { readOutbox } from '../store/json/outbox-lines.ts';
import { type Finding, finding } from './finding.ts';

/** Whether it is known what became of the messages that the bot sent of its own accord. Throws FB102 where it cannot be read. */
export async function checkOutbox(folder: string): Promise<readonly Finding[]> {
  const found = await readOutbox(join(folder, OUTBOX), nodeFiles);
  if (found === undefined) return [];
  const entries = [...found.entries.values()];
  const doubtful = entries.filter(({ state, told }) => state === 'doubtful' && told !== true).length;
  const cut = unreachable(found.entries).length;
  const findings: Finding[] = [];
  if (doubtful > 0)
    findings.push(
      finding(
        'outbox',
        'warning',
        `Von ${doubtful === 1 ? 'einer Nachricht' : `${doubtful} Nachrichten`} weiß niemand, ob sie ankam.`,
        `Of ${doubtful === 1 ? 'one message' : `${doubtful} messages`} nobody knows whether it arrived.`,
        { de: `Welche: fallbote outbox --data ${folder}`, en: `Which: fallbote outbox --data ${folder}` },
      ),
    );
  if (cut > 0)
    findings.push(
      finding(
        'outbox',
        'warning',
        `${cut === 1 ? 'Eine Person ist' : `${cut} Personen sind`} nicht erreichbar.`,
        `${cut === 1 ? 'One person' : `${cut} people`} cannot be reached.`,
        { de: `Wer: fallbote outbox --data ${folder}`, en: `Who: fallbote outbox --data ${folder}` },
      ),
    );
  return findings.length > 0
    ? findings
    : [
        finding(
          'outbox',
          'ok',
          `Gesendete Nachrichten: ${entries.length}, alle klar.`,
          `Messages sent: ${entries.length}, all of them clear.`,
        ),
      ];
}
