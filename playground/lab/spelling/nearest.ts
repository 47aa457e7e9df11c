/** The entries of `known` that a mistyped `name` may have meant, the nearest first, at most three. */
export function nearest(name: string, known: readonly string[]): string[] {
  const allowed = Math.max(2, Math.ceil(name.length / 3));
  return known
    .map((entry) => ({ entry, distance: editDistance(name.toLowerCase(), entry.toLowerCase()) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ entry }) => entry);
}

/** Levenshtein's distance: insertions, deletions and replacements that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, (above[j] as number) + 1, (row[j - 1] as number) + 1);
    }
  }
  return row[b.length] as number;
}
