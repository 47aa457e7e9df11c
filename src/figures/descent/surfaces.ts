/** The surfaces of the optimiser race: three made up to have one trouble each, three from observed cells. */
import { chance } from '../chance.ts';
import { seaCells } from './sea-cells.ts';
import type { Pair, Surface } from './surface.ts';
import { words } from './words.en.ts';

export const surfaceIds = ['valley', 'saddle', 'ripples', 'one', 'four', 'shortcuts'] as const;
export type SurfaceId = (typeof surfaceIds)[number];

/** A surface with the decades between which its loss is drawn, and a start from which it is worth descending. */
export interface Course extends Surface {
  readonly decades: readonly [low: number, high: number];
  readonly start: Pair;
}

const courses = new Map<string, Course>();

/** The surface of that name; `noisy` ones answer slopes as from a minibatch. Made once. */
export function course(id: SurfaceId, noisy: boolean): Course {
  const key = `${id} ${noisy}`;
  const known = courses.get(key) ?? makers[id](noisy);
  courses.set(key, known);
  return known;
}

const makers: Readonly<Record<SurfaceId, (noisy: boolean) => Course>> = {
  valley,
  saddle,
  ripples,
  one: (noisy) => network(words.oneBend, 1, false, noisy),
  four: (noisy) => network(words.fourBends, 4, false, noisy),
  shortcuts: (noisy) => network(words.shortcuts, 4, true, noisy),
};

/** A slope with noise of standard deviation `size` on both numbers. */
function shaken([a, b]: Pair, size: number, draw?: () => number): Pair {
  if (!draw) return [a, b];
  const { normal } = chance(Math.floor(draw() * 2 ** 31));
  return [a + size * normal(), b + size * normal()];
}

/** A long valley across both axes: curvatures 40 and 1, so no rate suits both. */
function valley(noisy: boolean): Course {
  const [steep, flat, degrees] = [40, 1, 60];
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const centre: Pair = [1, -0.5];
  const along = ([x, y]: Pair): Pair => [
    c * (x - centre[0]) + s * (y - centre[1]),
    c * (y - centre[1]) - s * (x - centre[0]),
  ];
  return {
    name: words.valley,
    reach: 4,
    axes: ['θ₁', 'θ₂'],
    levels: [0.1, 0.4, 1, 2, 4, 8, 16, 32, 64, 128],
    lowest: 0,
    decades: [-4, 2],
    start: [-3.4, 1],
    ellipses: { centre, curvatures: [steep, flat], degrees },
    value(at) {
      const [u, v] = along(at);
      return (steep * u * u + flat * v * v) / 2;
    },
    slope(at, draw) {
      const [u, v] = along(at);
      const [a, b] = [steep * u, flat * v];
      return shaken([c * a - s * b, s * a + c * b], noisy ? 1 : 0, draw);
    },
  };
}

/** Two lowest places with a saddle between: from a start on the ridge the slope leads to the saddle first. */
function saddle(noisy: boolean): Course {
  return {
    name: words.saddle,
    reach: 4,
    axes: ['θ₁', 'θ₂'],
    levels: [0.05, 0.15, 0.3, 0.5, 0.8, 1.2, 2, 4, 8, 16],
    lowest: 0,
    decades: [-4, 2],
    start: [-3, 0.02],
    value: ([x, y]) => (x * x) / 2 + (y * y - 4) ** 2 / 16,
    slope: ([x, y], draw) => shaken([x, (y * (y * y - 4)) / 4], noisy ? 0.3 : 0, draw),
  };
}

/** A bowl with ripples: many places are lower than all around them, one is lowest of all. */
function ripples(noisy: boolean): Course {
  const [height, wave] = [0.35, 4.5];
  const one = (x: number): number => 0.12 * x * x + height * (1 - Math.cos(wave * x));
  const slope = (x: number): number => 0.24 * x + height * wave * Math.sin(wave * x);
  return {
    name: words.ripples,
    reach: 4,
    axes: ['θ₁', 'θ₂'],
    levels: [0.2, 0.5, 0.8, 1.1, 1.5, 1.9, 2.4, 3, 3.6, 4.4],
    lowest: 0,
    decades: [-2, 1],
    start: [-3.1, 2.6],
    value: ([x, y]) => one(x - 0.7) + one(y + 0.7),
    slope: ([x, y], draw) => shaken([slope(x - 0.7), slope(y + 0.7)], noisy ? 0.8 : 0, draw),
  };
}

const standard = (values: readonly number[]): number[] => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (value - mean) / spread);
};
const temperature = standard(seaCells.map(([t]) => t));
const humidity = standard(seaCells.map(([, q]) => q));

/**
 * Two weights, one of them used at every bend: y = v·h, where h starts as the temperature and becomes tanh(w·h) at
 * each bend, or h + tanh(w·h) with shortcuts. The loss is the mean squared error of the humidity over 64 cells of
 * sea, both standardised, so that an answer of 0 has the loss 1.
 */
function network(name: string, bends: number, shortcuts: boolean, noisy: boolean): Course {
  /** h and its slope with respect to w. */
  const inner = (w: number, x: number): Pair => {
    let [h, slope] = [x, 0];
    for (let k = 0; k < bends; k++) {
      const t = Math.tanh(w * h);
      const dt = (1 - t * t) * (h + w * slope);
      [h, slope] = shortcuts ? [h + t, slope + dt] : [t, dt];
    }
    return [h, slope];
  };
  const over = ([w, v]: Pair, cells: readonly number[]): Pair => {
    let [a, b] = [0, 0];
    for (const i of cells) {
      const [h, slope] = inner(w, temperature[i] ?? 0);
      const error = v * h - (humidity[i] ?? 0);
      a += (2 * error * v * slope) / cells.length;
      b += (2 * error * h) / cells.length;
    }
    return [a, b];
  };
  const every = temperature.map((_, i) => i);
  const value = ([w, v]: Pair): number =>
    temperature.reduce(
      (sum, x, i) => sum + (v * inner(w, x)[0] - (humidity[i] ?? 0)) ** 2 / temperature.length,
      0,
    );
  return {
    name,
    reach: 4,
    axes: ['w', 'v'],
    levels: [0.08, 0.12, 0.2, 0.35, 0.6, 1.001, 1.8, 3.5, 8, 20],
    lowest: leastOnGrid(value, 4),
    decades: [-2, 1],
    start: [0.2, 0.8],
    value,
    slope: (at, draw) =>
      noisy && draw
        ? over(
            at,
            Array.from({ length: 4 }, () => Math.floor(draw() * every.length)),
          )
        : over(at, every),
  };
}

/** The least value on a fine grid of the map. */
function leastOnGrid(value: (at: Pair) => number, reach: number): number {
  let least = Number.POSITIVE_INFINITY;
  const cells = 160;
  for (let i = 0; i <= cells; i++) {
    for (let j = 0; j <= cells; j++) {
      least = Math.min(least, value([(2 * reach * i) / cells - reach, (2 * reach * j) / cells - reach]));
    }
  }
  return least;
}
