/** The loss of a line through observed cells, as a surface over its slope w and its intercept b. */
import { seaCells } from './sea-cells.ts';
import type { Pair, Surface } from './surface.ts';
import { words } from './words.en.ts';

/** How the temperature is fed to the line. */
export type Inputs = 'tens' | 'standard';

/** A line's data, the place of its least loss, and the largest learning rate with which full batches converge. */
export interface LineFit extends Surface {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly best: Pair;
  readonly largestRate: number;
  /** Ratio of the largest to the smallest curvature. */
  readonly condition: number;
  /** A temperature in °C as the line sees it. */
  scale(celsius: number): number;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const fits = new Map<string, LineFit>();

/** The fit for these inputs and batches of `batch` cells (all 64: no chance); made once. */
export function lineFit(inputs: Inputs, batch = seaCells.length): LineFit {
  const key = `${inputs} ${batch}`;
  const fit = fits.get(key) ?? makeFit(inputs, batch);
  fits.set(key, fit);
  return fit;
}

/** The surface L(w, b) = mean (w·x + b − q)², q in g/kg. */
function makeFit(inputs: Inputs, batch: number): LineFit {
  const celsius = seaCells.map(([temperature]) => temperature);
  const centre = mean(celsius);
  const spread = Math.sqrt(mean(celsius.map((value) => (value - centre) ** 2)));
  const scale = (value: number): number => (inputs === 'tens' ? value / 10 : (value - centre) / spread);
  const x = celsius.map(scale);
  const y = seaCells.map(([, humidity]) => humidity);
  const [mx, my] = [mean(x), mean(y)];
  const mxx = mean(x.map((value) => value * value));
  const mxy = mean(x.map((value, i) => value * (y[i] ?? 0)));
  const myy = mean(y.map((value) => value * value));
  const w = (mxy - mx * my) / (mxx - mx * mx);
  const best: Pair = [w, my - w * mx];
  // The matrix of second derivatives is 2·[[mxx, mx], [mx, 1]].
  const [half, root] = [mxx + 1, Math.sqrt((mxx - 1) ** 2 + 4 * mx * mx)];
  const value = ([a, b]: Pair): number =>
    a * a * mxx + 2 * a * b * mx + b * b - 2 * a * mxy - 2 * b * my + myy;
  return {
    name: words.line,
    reach: 16,
    axes: ['w', 'b'],
    levels: [4, 6, 10, 20, 40, 80, 160, 320, 640, 1280],
    x,
    y,
    best,
    largestRate: 2 / (half + root),
    condition: (half + root) / (half - root),
    lowest: value(best),
    ellipses: {
      centre: best,
      curvatures: [half + root, half - root],
      degrees: (Math.atan2(2 * mx, mxx - 1) / 2) * (180 / Math.PI),
    },
    scale,
    value,
    slope([a, b], draw) {
      if (!draw || batch >= x.length) return [2 * (a * mxx + b * mx - mxy), 2 * (a * mx + b - my)];
      let [sumA, sumB] = [0, 0];
      for (let k = 0; k < batch; k++) {
        const i = Math.floor(draw() * x.length);
        const error = a * (x[i] ?? 0) + b - (y[i] ?? 0);
        sumA += 2 * error * (x[i] ?? 0);
        sumB += 2 * error;
      }
      return [sumA / batch, sumB / batch];
    },
  };
}
