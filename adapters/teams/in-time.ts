/** What is ready within this time is the answer to a pressed button itself, in milliseconds. Teams waits for some ten seconds. */
export const IN_TIME_MS = 5_000;

/**
 * Whether something is there in time; `undefined` where it is not.
 * @param until in milliseconds, by the clock of `now`
 */
export async function inTime<T>(work: Promise<T>, until: number, now: () => number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.max(0, until - now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
