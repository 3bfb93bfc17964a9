/** Ids in order instead of random ones. */
export const ids = (): (() => string) => {
  let n = 0;
  return () => `id-${++n}`;
};
