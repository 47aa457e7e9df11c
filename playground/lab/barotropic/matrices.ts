import { wantOptions, wantWhole } from '../arguments/want.ts';
import { wantEachNumber } from '../arguments/want-list.ts';
import { at } from './at.ts';
import { gaussianGrid, latitudesOf } from './grids.ts';
import { legendreValues } from './legendre.ts';
import { rotation } from './planet.ts';
import { type Coefficients, type Triangle, triangle } from './triangle.ts';

/** Beyond, the matrices fill hundreds of megabytes. */
const mostTruncation = 31;

/** Seconds of the unit of time. */
const day = 86_400;

/** How finely the matrices resolve. */
export interface BarotropicMatricesOptions {
  /** Largest wavenumber of the triangular truncation, a whole number from 1 to 31. */
  truncation: number;
}

/** A linear map as numbers, row-major: states are rows, so that x.matMul(map) applies it to each. */
export interface LinearMap {
  /** The matrix, flat, of the shape beside it. */
  values: Float32Array;
  /** [numbers in, numbers out] */
  shape: [number, number];
}

/** The linear parts of the barotropic model of one truncation, in days and radii of the Earth. */
export interface BarotropicMatrices {
  /** Numbers of a state, (truncation + 1)² − 1. */
  readonly size: number;
  /** Points of the Gaussian grid: rows · columns. */
  readonly points: number;
  /** Total wavenumber n of each number of a state: its kinetic energy is ½ Σ x² / n(n + 1), in radii² a day². */
  readonly total: Int32Array;
  /** Latitudes of the grid's rows, from the south, in degrees north. */
  readonly latitudes: number[];
  /** Longitudes of the grid's columns, in degrees east from 0°. */
  readonly longitudes: number[];
  /** State to vorticity ζ at the points, a day⁻¹; shape [size, points], points row after row from the south. */
  readonly vorticity: LinearMap;
  /** State to eastward wind in radii a day; shape [size, points]. One is 73.7 m s⁻¹. */
  readonly u: LinearMap;
  /** State to northward wind in radii a day; shape [size, points]. */
  readonly v: LinearMap;
  /** State to ∂ζ/∂x = ∂ζ/∂λ / cos φ, a day and radius; shape [size, points]. */
  readonly east: LinearMap;
  /** State to ∂ζ/∂y = ∂ζ/∂φ, a day and radius; shape [size, points]. */
  readonly north: LinearMap;
  /** Values at the points to the state that fits them best; shape [points, size]. It undoes `vorticity`. */
  readonly analysis: LinearMap;
  /** df/dy = 2Ω cos φ at the points, a day and radius: the planet's own gradient of vorticity. */
  readonly beta: Float32Array;
  /**
   * The state of a model's `vorticity`.
   *
   * @param vorticity coefficients in s⁻¹, of a model of the same truncation
   * @returns shape [size], a day
   * @throws TypeError for what is no list of numbers, RangeError for one of another length
   */
  fromModel(vorticity: ArrayLike<number>): Float32Array;
  /**
   * Coefficients that a model takes as its `vorticity`.
   *
   * @param state shape [size], a day
   * @returns coefficients in s⁻¹, in the order of `triangle`
   * @throws TypeError for what is no list of numbers, RangeError for one of another length
   */
  toModel(state: ArrayLike<number>): Coefficients;
}

/**
 * What is linear in the model of `barotropic`, as matrices: with them a program writes the tendency
 * −(u ∂ζ/∂x + v (∂ζ/∂y + df/dy)) in tensors, and can differentiate it. The products are formed on the Gaussian grid of
 * the model, where they have no aliases (Orszag 1970, doi:10.1175/1520-0469(1970)027<0890:TMFTCO>2.0.CO;2), so the
 * tendency is that of the model without dissipation, to the rounding of single precision.
 *
 * A state is the vorticity as a row of (truncation + 1)² − 1 real numbers, which multiply harmonics of mean square 1:
 * |x|² is the global mean of ζ². They stand by zonal wavenumber m, in each by total wavenumber n from max(m, 1), and for m > 0
 * as pairs (√2 · real, √2 · imaginary part). What is always zero is left out. The unit of time is the day and that
 * of length the Earth's radius, in which vorticity and wind of the atmosphere are near 1; one a day is 1.157·10⁻⁵ s⁻¹.
 *
 * @returns matrices in single precision; five of them have size · points numbers: 61,440 at 10, 293,760 at 15
 * @throws TypeError for what is no number, RangeError for a truncation that is no whole number from 1 to 31
 * @example
 * const m = barotropicMatrices({ truncation: 5 });
 * const of = ({ values, shape }: typeof m.u) => tf.tensor2d(values, shape);
 * const tendency = (x: tf.Tensor2D) => {
 *   const alongX = x.matMul(of(m.u)).mul(x.matMul(of(m.east)));
 *   const north = x.matMul(of(m.north)).add(m.beta);
 *   const sum = x.matMul(of(m.v)).mul(north).add(alongX);
 *   return sum.neg().matMul(of(m.analysis));
 * };
 * const zonal = tf.oneHot(tf.tensor1d([2], 'int32'), m.size);
 * const change = tendency(zonal.asType('float32') as tf.Tensor2D);
 * log(m.size, m.points, change.abs().max().dataSync()[0]); // 35 128 0
 */
export function barotropicMatrices(options: BarotropicMatricesOptions): BarotropicMatrices {
  wantOptions('barotropicMatrices', 'options', options);
  const { truncation } = options;
  wantWhole('barotropicMatrices', 'options.truncation', truncation, 1, mostTruncation);
  const shape = triangle(truncation);
  const parts = partsOf(shape);
  const size = parts.length;
  const grid = gaussianGrid(truncation);
  const { sinLatitude, weights, columns } = grid;
  const points = sinLatitude.length * columns;
  const toPoints = (): LinearMap => ({ values: new Float32Array(size * points), shape: [size, points] });
  const [vorticity, u, v, east, north] = [toPoints(), toPoints(), toPoints(), toPoints(), toPoints()];
  const analysis: LinearMap = { values: new Float32Array(points * size), shape: [points, size] };
  const beta = new Float32Array(points);

  for (const [row, sine] of sinLatitude.entries()) {
    const { value, slope } = legendreValues(sine, shape);
    const cosine = Math.sqrt((1 - sine) * (1 + sine));
    // The share of a point in the global mean.
    const share = at(weights, row) / (2 * columns);
    beta.fill(2 * rotation * day * cosine, row * columns, (row + 1) * columns);
    for (const [j, { harmonic, m, n, scale, phase }] of parts.entries()) {
      // For ζ = ∇²ψ, ψ is −1 / n(n + 1) of ζ on a sphere of radius 1.
      const inverse = 1 / (n * (n + 1));
      for (let column = 0; column < columns; column++) {
        const angle = (2 * Math.PI * ((m * column) % columns)) / columns + phase;
        const along = scale * Math.cos(angle);
        const toEast = (-m * scale * Math.sin(angle) * at(value, harmonic)) / cosine;
        const toNorth = (along * at(slope, harmonic)) / cosine;
        const point = row * columns + column;
        const entry = j * points + point;
        vorticity.values[entry] = along * at(value, harmonic);
        east.values[entry] = toEast;
        north.values[entry] = toNorth;
        u.values[entry] = inverse * toNorth;
        v.values[entry] = -inverse * toEast;
        analysis.values[point * size + j] = share * along * at(value, harmonic);
      }
    }
  }
  return {
    size,
    points,
    total: Int32Array.from(parts, ({ n }) => n),
    latitudes: latitudesOf(grid),
    longitudes: Array.from({ length: columns }, (_, column) => (360 * column) / columns),
    vorticity,
    u,
    v,
    east,
    north,
    analysis,
    beta,
    fromModel(coefficients) {
      checkNumbers('fromModel', 'vorticity', coefficients, 2 * shape.size);
      return Float32Array.from(parts, ({ place, scale }) => scale * day * Number(coefficients[place]));
    },
    toModel(state) {
      checkNumbers('toModel', 'state', state, size);
      const coefficients = new Float64Array(2 * shape.size);
      for (const [j, { place, scale }] of parts.entries())
        coefficients[place] = Number(state[j]) / (scale * day);
      return coefficients;
    },
  };
}

/** One number of a state: a real or an imaginary part of a coefficient. */
interface Part {
  /** Number of the harmonic in the triangle. */
  harmonic: number;
  /** Number of the part in a list of coefficients. */
  place: number;
  m: number;
  n: number;
  /** What makes the mean square of the harmonic 1; m > 0 stands for −m as well. */
  scale: number;
  /** cos(mλ + phase) is what the part multiplies: cos mλ for a real part, −sin mλ for an imaginary one. */
  phase: number;
}

function partsOf({ size, total, zonal }: Triangle): Part[] {
  const parts: Part[] = [];
  for (let harmonic = 0; harmonic < size; harmonic++) {
    const [m, n] = [zonal[harmonic] as number, total[harmonic] as number];
    if (n === 0) continue;
    const scale = m === 0 ? 1 : Math.SQRT2;
    parts.push({ harmonic, place: 2 * harmonic, m, n, scale, phase: 0 });
    if (m > 0) parts.push({ harmonic, place: 2 * harmonic + 1, m, n, scale, phase: Math.PI / 2 });
  }
  return parts;
}

function checkNumbers(method: string, name: string, given: unknown, length: number): void {
  const where = `barotropicMatrices: ${method}`;
  wantEachNumber(where, name, given, Number.isFinite, ' that is finite');
  if (given.length === length) return;
  throw new RangeError(
    `${where}: ${name} must have ${length} numbers for this truncation; it has ${given.length}.`,
  );
}
