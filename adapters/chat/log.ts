const EVERY_MS = 10_000;
const MOST_LINES = 1_000;

/**
 * A log that an attacker cannot fill: a line that was written a moment ago is counted instead, and the number stands with
 * it the next time.
 * @param now in milliseconds
 */
export function calmLog(log: (line: string) => void, now: () => number): (line: string) => void {
  const written = new Map<string, { at: number; more: number }>();
  return (line) => {
    const last = written.get(line);
    if (last !== undefined && now() - last.at < EVERY_MS) {
      last.more++;
      return;
    }
    if (written.size >= MOST_LINES) written.clear();
    written.set(line, { at: now(), more: 0 });
    log(last === undefined || last.more === 0 ? line : `${line} (+${last.more})`);
  };
}
