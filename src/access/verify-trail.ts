import type { Text } from '../cases/problem.ts';
import { AUDIT_START, type AuditHead, follow } from './audit.ts';

/** A kept line and where it stands. */
export interface TrailLine {
  readonly text: string;
  readonly file: string;
  /** from 1, in its file */
  readonly number: number;
  /** no line end follows: it is just being written, or a crash has cut it off; it was never confirmed */
  readonly torn: boolean;
}

/** Something in the trail that is not as it was written. */
export interface TrailFinding {
  /** `audit-2026-11.jsonl:17`, or the file alone */
  readonly where: string;
  readonly text: Text;
}

export interface TrailReport {
  readonly findings: readonly TrailFinding[];
  /** lines read */
  readonly lines: number;
  /** hash of the last line: noted down elsewhere it proves later that nothing before it has changed */
  readonly hash: string;
}

const CLAIM = /^\{"n":(\d{1,15}),.*"hash":"([0-9a-f]{64})"\}$/u;

/** What the line itself says its place and hash are; `undefined` where it is no line of a trail. */
function claimOf(text: string): AuditHead | undefined {
  const [, n, hash] = CLAIM.exec(text) ?? [];
  return n === undefined || hash === undefined ? undefined : { lines: Number(n), hash };
}

const removed = (from: number, to: number): Text =>
  from === to
    ? { de: `Zeile Nr. ${from} fehlt.`, en: `Line no. ${from} is missing.` }
    : { de: `Die Zeilen Nr. ${from} bis ${to} fehlen.`, en: `Lines no. ${from} to ${to} are missing.` };

const NO_LINE: Text = {
  de: 'Das ist keine Zeile des Protokolls oder sie wurde verändert.',
  en: 'This is no line of the trail, or it was changed.',
};
const CHANGED: Text = {
  de: 'Diese Zeile oder die davor wurde verändert.',
  en: 'This line or the one before was changed.',
};

/**
 * Follows the chain of a whole trail. Goes on after a break, so that every place is named.
 * @param kept the end that is noted beside the trail; a trail may be longer, never shorter
 * @param anchor a hash noted elsewhere, which must be in the trail
 */
export async function verifyTrail(
  trail: AsyncIterable<TrailLine>,
  kept: AuditHead | undefined,
  anchor?: string,
): Promise<TrailReport> {
  const findings: TrailFinding[] = [];
  let head = AUDIT_START;
  let lines = 0;
  let last: TrailLine | undefined;
  let anchored = anchor === undefined || anchor === AUDIT_START.hash;
  let keptFound = kept === undefined || kept.hash === AUDIT_START.hash;
  for await (const line of trail) {
    if (line.torn) continue;
    lines++;
    last = line;
    const where = `${line.file}:${line.number}`;
    const next = follow(line.text, head);
    if (next === undefined) {
      const claim = claimOf(line.text);
      if (claim === undefined) findings.push({ where, text: NO_LINE });
      else if (claim.lines > head.lines + 1) findings.push({ where, text: removed(head.lines + 1, claim.lines - 1) });
      else if (claim.lines <= head.lines) {
        findings.push({
          where,
          text: {
            de: `Zeile Nr. ${claim.lines} steht hier an falscher Stelle oder doppelt.`,
            en: `Line no. ${claim.lines} stands here in the wrong place or twice.`,
          },
        });
      } else findings.push({ where, text: CHANGED });
      // from here on by what the line says of itself
      head = claim ?? head;
    } else head = next;
    if (head.hash === anchor) anchored = true;
    if (head.hash === kept?.hash && head.lines === kept.lines) keptFound = true;
  }
  if (kept !== undefined && !keptFound) {
    const where = last === undefined ? 'audit' : `${last.file}:${last.number}`;
    findings.push({
      where,
      text:
        kept.lines > head.lines
          ? {
              de: `Am Ende fehlt etwas: ${removed(head.lines + 1, kept.lines).de}`,
              en: `The end is cut: ${removed(head.lines + 1, kept.lines).en}`,
            }
          : { de: 'Der vermerkte letzte Stand kommt nicht vor.', en: 'The noted end does not occur.' },
    });
  }
  if (!anchored)
    findings.push({
      where: 'audit',
      text: { de: 'Der angegebene Prüfwert kommt nicht vor.', en: 'The given hash does not occur.' },
    });
  return { findings, lines, hash: head.hash };
}
