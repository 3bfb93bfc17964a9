/** A new id for an entry of a list: a letter and the next number that none of its entries has. */
export function nextId(letter: string, list: readonly { readonly id: string }[] | undefined): string {
  const numbers = (list ?? []).map(({ id }) => Number(/(\d+)$/u.exec(id)?.[1] ?? 0));
  const taken = new Set((list ?? []).map(({ id }) => id));
  for (let n = Math.max(0, ...numbers) + 1; ; n++) if (!taken.has(`${letter}${n}`)) return `${letter}${n}`;
}
