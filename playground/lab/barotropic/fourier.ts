/** Discrete Fourier transform in place: X[k] = Σ x[j] e^(−2πi jk / length), without a factor. */
export type FourierTransform = (real: Float64Array, imaginary: Float64Array) => void;

/** One pass: `stride` interleaved sequences are split into 2, 3 or 4 times as many of length `parts`. */
interface Pass {
  split: (pass: Pass, from: Complex, to: Complex) => void;
  parts: number;
  stride: number;
  /** e^(−2πi k / n), where n is the length of the sequences before the split. */
  cos: Float64Array;
  sin: Float64Array;
}

type Complex = readonly [real: Float64Array, imaginary: Float64Array];

/** Four comes first: its roots of unity, ±1 and ±i, need no multiplication. */
const splits = [
  [4, splitByFour],
  [2, splitByTwo],
  [3, splitByThree],
] as const;

const halfRoot3 = Math.sqrt(3) / 2;

/**
 * Plans transforms of a length whose only prime factors are 2 and 3. Stockham's order of the passes leaves the
 * result sorted (Cochran et al. 1967, doi:10.1109/PROC.1967.5957). Errors are those of rounding.
 */
export function fourierTransform(length: number): FourierTransform {
  const passes = plan(length);
  const spare: Complex = [new Float64Array(length), new Float64Array(length)];
  return (real, imaginary) => {
    let from: Complex = [real, imaginary];
    let to = spare;
    for (const pass of passes) {
      pass.split(pass, from, to);
      [from, to] = [to, from];
    }
    if (from === spare) {
      real.set(spare[0]);
      imaginary.set(spare[1]);
    }
  };
}

function plan(length: number): Pass[] {
  const passes: Pass[] = [];
  for (let n = length, stride = 1; n > 1; ) {
    const [radix, split] = splits.find(([candidate]) => n % candidate === 0) ?? [];
    if (!radix || !split)
      throw new RangeError(`${length} points around the globe: use a number 2ᵃ·3ᵇ, such as 96 or 128.`);
    const roots = Array.from({ length: n }, (_, k) => (-2 * Math.PI * k) / n);
    const [cos, sin] = [Float64Array.from(roots, Math.cos), Float64Array.from(roots, Math.sin)];
    passes.push({ split, parts: n / radix, stride, cos, sin });
    stride *= radix;
    n /= radix;
  }
  return passes;
}

function splitByTwo({ parts, stride, cos, sin }: Pass, [xr, xi]: Complex, [yr, yi]: Complex): void {
  for (let part = 0; part < parts; part++) {
    for (let lane = 0; lane < stride; lane++) {
      const a = stride * part + lane;
      const b = a + parts * stride;
      const y = 2 * stride * part + lane;
      yr[y] = at(xr, a) + at(xr, b);
      yi[y] = at(xi, a) + at(xi, b);
      const gapR = at(xr, a) - at(xr, b);
      turned(yr, yi, y + stride, gapR, at(xi, a) - at(xi, b), at(cos, part), at(sin, part));
    }
  }
}

function splitByFour({ parts, stride, cos, sin }: Pass, [xr, xi]: Complex, [yr, yi]: Complex): void {
  const quarter = parts * stride;
  for (let part = 0; part < parts; part++) {
    for (let lane = 0; lane < stride; lane++) {
      const a = stride * part + lane;
      const b = a + quarter;
      const c = b + quarter;
      const d = c + quarter;
      const evenR = at(xr, a) + at(xr, c);
      const evenI = at(xi, a) + at(xi, c);
      const gapR = at(xr, a) - at(xr, c);
      const gapI = at(xi, a) - at(xi, c);
      const oddR = at(xr, b) + at(xr, d);
      const oddI = at(xi, b) + at(xi, d);
      const turnR = at(xi, b) - at(xi, d);
      const turnI = at(xr, d) - at(xr, b);
      const y = 4 * stride * part + lane;
      yr[y] = evenR + oddR;
      yi[y] = evenI + oddI;
      turned(yr, yi, y + stride, gapR + turnR, gapI + turnI, at(cos, part), at(sin, part));
      turned(yr, yi, y + 2 * stride, evenR - oddR, evenI - oddI, at(cos, 2 * part), at(sin, 2 * part));
      turned(yr, yi, y + 3 * stride, gapR - turnR, gapI - turnI, at(cos, 3 * part), at(sin, 3 * part));
    }
  }
}

function splitByThree({ parts, stride, cos, sin }: Pass, [xr, xi]: Complex, [yr, yi]: Complex): void {
  const third = parts * stride;
  for (let part = 0; part < parts; part++) {
    for (let lane = 0; lane < stride; lane++) {
      const a = stride * part + lane;
      const b = a + third;
      const c = b + third;
      const sumR = at(xr, b) + at(xr, c);
      const sumI = at(xi, b) + at(xi, c);
      const turnR = halfRoot3 * (at(xi, b) - at(xi, c));
      const turnI = halfRoot3 * (at(xr, c) - at(xr, b));
      const middleR = at(xr, a) - sumR / 2;
      const middleI = at(xi, a) - sumI / 2;
      const y = 3 * stride * part + lane;
      yr[y] = at(xr, a) + sumR;
      yi[y] = at(xi, a) + sumI;
      turned(yr, yi, y + stride, middleR + turnR, middleI + turnI, at(cos, part), at(sin, part));
      turned(yr, yi, y + 2 * stride, middleR - turnR, middleI - turnI, at(cos, 2 * part), at(sin, 2 * part));
    }
  }
}

/** Stores (r + i·m) · (c + i·s). */
function turned(
  yr: Float64Array,
  yi: Float64Array,
  y: number,
  r: number,
  m: number,
  c: number,
  s: number,
): void {
  yr[y] = r * c - m * s;
  yi[y] = r * s + m * c;
}

/** As in `at.ts`; of this file, because where modules are not bundled an import costs more than the sum it is in. */
function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
