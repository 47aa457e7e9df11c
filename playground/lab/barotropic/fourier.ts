import { at } from './at.ts';

/** Discrete Fourier transform in place: X[k] = Σ x[j] e^(−2πi jk / length), without a factor. */
export type FourierTransform = (real: Float64Array, imaginary: Float64Array) => void;

/** One pass: sequences of radix · parts numbers, `stride` of them interleaved, are split into `radix` shorter ones. */
interface Pass {
  radix: number;
  parts: number;
  stride: number;
  /** e^(−2πi k / (radix · parts)) */
  cos: Float64Array;
  sin: Float64Array;
}

type Complex = readonly [real: Float64Array, imaginary: Float64Array];

/**
 * Plans transforms of a length whose only prime factors are 2, 3 and 5. Stockham's order of the passes leaves the
 * result sorted (Cochran et al. 1967, doi:10.1109/PROC.1967.5957). Errors are those of rounding.
 */
export function fourierTransform(length: number): FourierTransform {
  const passes = plan(length);
  const spare: Complex = [new Float64Array(length), new Float64Array(length)];
  return (real, imaginary) => {
    let from: Complex = [real, imaginary];
    let to = spare;
    for (const pass of passes) {
      (pass.radix === 4 ? splitByFour : splitByAny)(pass, from, to);
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
    // Four comes first: its roots of unity are ±1 and ±i and need no multiplication.
    const radix = [4, 2, 3, 5].find((candidate) => n % candidate === 0);
    if (!radix) throw new RangeError(`${length} points around the globe: use a number 2ᵃ·3ᵇ·5ᶜ, such as 96.`);
    const roots = Array.from({ length: n }, (_, k) => (-2 * Math.PI * k) / n);
    const [cos, sin] = [Float64Array.from(roots, Math.cos), Float64Array.from(roots, Math.sin)];
    passes.push({ radix, parts: n / radix, stride, cos, sin });
    stride *= radix;
    n /= radix;
  }
  return passes;
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

function splitByAny({ radix, parts, stride, cos, sin }: Pass, [xr, xi]: Complex, [yr, yi]: Complex): void {
  for (let part = 0; part < parts; part++) {
    for (let lane = 0; lane < stride; lane++) {
      for (let k = 0; k < radix; k++) {
        let real = 0;
        let imaginary = 0;
        for (let j = 0; j < radix; j++) {
          const x = stride * (part + parts * j) + lane;
          const root = ((j * k) % radix) * parts;
          real += at(xr, x) * at(cos, root) - at(xi, x) * at(sin, root);
          imaginary += at(xr, x) * at(sin, root) + at(xi, x) * at(cos, root);
        }
        const y = stride * (radix * part + k) + lane;
        turned(yr, yi, y, real, imaginary, at(cos, k * part), at(sin, k * part));
      }
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
