/**
 * The same scores written a second time, another way: nested arrays, explicit cell areas, double sums over all pairs.
 * Slow and plain; nothing here is shared with `lab`.
 */
export type Fields = number[][][];

/** Cuts a flat array into [times][rows][columns]. */
export function nested(flat: ArrayLike<number>, [times, rows, columns]: [number, number, number]): Fields {
  const all = Array.from(flat);
  return Array.from({ length: times }, (_, t) =>
    Array.from({ length: rows }, (_, r) =>
      all.slice((t * rows + r) * columns, (t * rows + r) * columns + columns),
    ),
  );
}

/** Σ cos φ · g / Σ cos φ over the cells where g is a number; the cosines are not normalised at all. */
export function mean(latitudes: number[], g: (t: number, r: number, c: number) => number, like: Fields) {
  let top = 0;
  let bottom = 0;
  like.forEach((field, t) => {
    field.forEach((row, r) => {
      row.forEach((_, c) => {
        const value = g(t, r, c);
        if (Number.isNaN(value)) return;
        const w = Math.sin(((90 - (latitudes[r] as number)) * Math.PI) / 180);
        top += w * value;
        bottom += w;
      });
    });
  });
  return top / bottom;
}

export const at = (x: Fields, t: number, r: number, c: number): number => x[t]?.[r]?.[c] as number;

/** ∫ (F(x) − 1{x ≥ y})² dx of the step function F of an ensemble, added up interval by interval. */
export function crpsByIntegral(members: number[], y: number): number {
  const edges = [...members, y].sort((a, b) => a - b);
  let sum = 0;
  for (let i = 1; i < edges.length; i++) {
    const [left, right] = [edges[i - 1] as number, edges[i] as number];
    const below = members.filter((x) => x <= left).length / members.length;
    sum += (below - (y <= left ? 1 : 0)) ** 2 * (right - left);
  }
  return sum;
}

/** Mean distance between two different members, and half of it: what separates the fair score from the plain one. */
export function meanDistance(members: number[]): number {
  let sum = 0;
  for (const [j, a] of members.entries())
    for (const [k, b] of members.entries()) if (j !== k) sum += Math.abs(a - b);
  return sum / (members.length * (members.length - 1));
}

/** FSS of one field by walking over every neighbourhood, cells outside of the grid as zeros. */
export function fssByHand(f: number[][], o: number[][], threshold: number, window: number): number {
  const reach = (window - 1) / 2;
  const fraction = (x: number[][], row: number, column: number): number => {
    let [events, cells] = [0, 0];
    for (let r = row - reach; r <= row + reach; r++) {
      for (let c = column - reach; c <= column + reach; c++) {
        const [a, b] = [f[r]?.[c], o[r]?.[c]];
        if (Number.isNaN(a) || Number.isNaN(b)) continue;
        cells++;
        if ((x[r]?.[c] ?? Number.NEGATIVE_INFINITY) >= threshold) events++;
      }
    }
    return events / cells;
  };
  let [mse, worst] = [0, 0];
  f.forEach((row, r) => {
    row.forEach((value, c) => {
      if (Number.isNaN(value) || Number.isNaN(o[r]?.[c])) return;
      const [a, b] = [fraction(f, r, c), fraction(o, r, c)];
      mse += (a - b) ** 2;
      worst += a ** 2 + b ** 2;
    });
  });
  return 1 - mse / worst;
}
