/** Numbers, from 1, of the lines of the first text that are in the longest run of lines which both have in one order. */
export function linesInBoth(lines: readonly string[], others: readonly string[]): Set<number> {
  const [n, m] = [lines.length, others.length];
  /** Longest common runs of what is left of both, from a line of each. */
  const left = Array.from({ length: n + 1 }, () => new Uint16Array(m + 1));
  const at = (i: number, j: number): number => left[i]?.[j] ?? 0;
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let j = m - 1; j >= 0; j -= 1) {
      const longest = lines[i] === others[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      (left[i] as Uint16Array)[j] = longest;
    }
  }
  const same = new Set<number>();
  for (let [i, j] = [0, 0]; i < n && j < m; ) {
    if (lines[i] === others[j]) {
      same.add(i + 1);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return same;
}
