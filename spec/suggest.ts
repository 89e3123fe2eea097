/** Edits (insert, delete, replace, swap neighbours) that turn `a` into `b`. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : replaced;
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped));
    }
  }
  return at(a.length, b.length);
}

/** The known word nearest to a mistyped one, or `undefined` when none is near (a third of its letters, at least one). */
export function nearest<K extends string>(word: string, known: readonly K[]): K | undefined {
  // Nobody mistypes a name a thousand letters long; comparing it would cost, and tell nothing.
  if (word.length > 100) return undefined;
  let best: { readonly name: K; readonly edits: number } | undefined;
  for (const name of known) {
    const edits = distance(word.toLowerCase(), name.toLowerCase());
    if (
      edits <= Math.max(1, Math.floor(name.length / 3)) &&
      edits < name.length &&
      (best === undefined || edits < best.edits)
    ) {
      best = { name, edits };
    }
  }
  return best?.name;
}

/** A hint for a mistyped name: the nearest one, or all that there are when they are few. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const name = nearest(word, known);
  if (name !== undefined) return `did you mean "${name}"?`;
  if (known.length === 0) return undefined;
  const shown = known.slice(0, 12).join(', ');
  return known.length > 12 ? `known: ${shown}, …` : `known: ${shown}`;
}
