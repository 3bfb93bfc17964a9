/** It took too long. */
export class LateError extends Error {
  override readonly name = 'LateError';
}

/** Waits for something that cannot be called off, but no longer than this; rejects with a LateError then. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new LateError('late')), ms);
    work.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
