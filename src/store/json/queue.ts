interface Item<T> {
  readonly job: T;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Jobs that are done in the order in which they came, those that wait together as one group. */
export class Queue<T> {
  readonly #groupSize: (jobs: readonly T[]) => number;
  readonly #run: (jobs: readonly T[]) => Promise<ReadonlyMap<T, unknown>>;
  #items: Item<T>[] = [];
  #busy = false;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param groupSize how many of the jobs that wait are done next, at least 1
   * @param run does a group; gives which jobs failed and why, or throws where all of them did
   */
  constructor(
    groupSize: (jobs: readonly T[]) => number,
    run: (jobs: readonly T[]) => Promise<ReadonlyMap<T, unknown>>,
  ) {
    this.#groupSize = groupSize;
    this.#run = run;
  }

  /** Resolves when the job is done; rejects with why it was not. */
  add(job: T): Promise<void> {
    const result = new Promise<void>((done, failed) => {
      this.#items.push({ job, done, failed });
    });
    this.#last = result.catch(() => undefined);
    if (!this.#busy) {
      this.#busy = true;
      void this.#work();
    }
    return result;
  }

  /** Resolves when all jobs are done that were added before. */
  async settled(): Promise<void> {
    await this.#last;
  }

  async #work(): Promise<void> {
    // those that are added at the same moment make one group
    await undefined;
    while (this.#items.length > 0) {
      const group = this.#items.splice(0, this.#groupSize(this.#items.map(({ job }) => job)));
      const failed = await this.#run(group.map(({ job }) => job)).catch((error: unknown) => error);
      for (const item of group) {
        if (!(failed instanceof Map)) item.failed(failed);
        else if (failed.has(item.job)) item.failed(failed.get(item.job));
        else item.done();
      }
    }
    this.#busy = false;
  }
}
