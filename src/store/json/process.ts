import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** What the system tells; `undefined` where it does not, as on other systems than Linux. */
function told<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/**
 * Where process numbers mean the same: this machine since its last start, and in it the same container. Two containers
 * may both have the host name and the process number of the other.
 */
export const thisPlace = (): string =>
  [
    hostname(),
    told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    told(() => readlinkSync('/proc/self/ns/pid')),
  ].join(' ');

/** When a process was started, in the system's own count: a process number that is given again has another. */
export const startOf = (pid: number): string | undefined =>
  told(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the second field is the name in brackets, which may hold anything
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  });

/** Whether a process of this place still runs; one of another user does too. */
export function runs(pid: number, start: string | undefined): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = startOf(pid);
  return start === undefined || now === undefined || now === start;
}
