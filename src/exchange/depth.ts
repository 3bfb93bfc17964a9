/** Whether data nests deeper than so many levels. Walks without calling itself, however deep it is. */
export function deeperThan(data: unknown, levels: number): boolean {
  let layer: unknown[] = [data];
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth > levels) return true;
    const next: unknown[] = [];
    for (const value of layer)
      if (typeof value === 'object' && value !== null)
        for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) next.push(inner);
    layer = next;
  }
  return false;
}
