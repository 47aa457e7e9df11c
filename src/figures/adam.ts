/** Adam (Kingma and Ba, arXiv:1412.6980) with its usual constants. */

export interface Adam {
  /** Moves the parameters one step against their slopes, at the rate given here or else at first. */
  step(all: Float64Array, slopes: Float64Array, rate?: number): void;
}

export function adam(count: number, usual: number): Adam {
  const [first, second] = [new Float64Array(count), new Float64Array(count)];
  let t = 0;
  return {
    step(all, slopes, rate = usual) {
      t++;
      for (let k = 0; k < count; k++) {
        const g = slopes[k] ?? 0;
        const m = 0.9 * (first[k] ?? 0) + 0.1 * g;
        const s = 0.999 * (second[k] ?? 0) + 0.001 * g * g;
        first[k] = m;
        second[k] = s;
        all[k] = (all[k] ?? 0) - (rate * m) / (1 - 0.9 ** t) / (Math.sqrt(s / (1 - 0.999 ** t)) + 1e-8);
      }
    },
  };
}
