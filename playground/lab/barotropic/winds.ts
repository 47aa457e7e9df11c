import { wantOptions } from '../arguments/want.ts';
import { wantNumbers } from '../arguments/want-list.ts';
import { at } from './at.ts';
import { divergence } from './flow.ts';
import type { Transform } from './transform.ts';
import type { Coefficients } from './triangle.ts';

/** Winds on a regular grid from pole to pole: row after row from the south, none missing. */
export interface RegularWinds {
  /** Eastward wind in m s⁻¹: flat, row-major [latitudes, longitudes]. */
  u: ArrayLike<number>;
  /** Northward wind, as `u`. */
  v: ArrayLike<number>;
  /** Evenly spaced degrees north; the first is −90, the last 90. */
  latitude: ArrayLike<number>;
  /** Evenly spaced degrees east, once around the globe, from any meridian. */
  longitude: ArrayLike<number>;
}

/**
 * Coefficients of the vorticity, in s⁻¹, of winds on a regular grid. The winds are interpolated to the transform's
 * Gaussian grid by cubic polynomials along both axes, then their curl is projected on the harmonics. The divergent
 * part of the wind is lost by this; the rotational part is kept up to the truncation. The rows at the poles are not
 * read.
 */
export function vorticityOfWinds(where: string, winds: RegularWinds, transform: Transform): Coefficients {
  wantOptions(where, 'winds', winds);
  for (const member of ['u', 'v', 'latitude', 'longitude'] as const) {
    wantNumbers(where, `winds.${member}`, winds[member]);
  }
  const { sinLatitude, columns } = transform.grid;
  const u = interpolated(where, winds, winds.u, sinLatitude, columns);
  const v = interpolated(where, winds, winds.v, sinLatitude, columns);
  for (let cell = 0; cell < u.length; cell++) {
    const sine = at(sinLatitude, Math.floor(cell / columns));
    const cosine = Math.sqrt((1 - sine) * (1 + sine));
    u[cell] = -cosine * at(u, cell);
    v[cell] = cosine * at(v, cell);
  }
  return divergence(v, u, transform);
}

/** One component of the wind at the points of another grid, by cubic Lagrange interpolation along both axes. */
function interpolated(
  where: string,
  { latitude, longitude }: RegularWinds,
  values: ArrayLike<number>,
  sinLatitude: Float64Array,
  columns: number,
): Float64Array {
  const [rows, sourceColumns] = [latitude.length, longitude.length];
  const step = 180 / (rows - 1);
  const west = Number(longitude[0]);
  if (
    Math.abs(Number(latitude[0]) + 90) > 1e-4 ||
    Math.abs(Number(latitude[rows - 1]) - 90) > 1e-4 ||
    Math.abs(Number(longitude[1]) - west - 360 / sourceColumns) > 1e-4 ||
    sourceColumns % 2 !== 0 ||
    values.length !== rows * sourceColumns
  ) {
    throw new RangeError(
      `${where}: the winds want a regular grid from −90° to 90° and once around the globe; this one has ${values.length} ` +
        `values, ${rows > 0 ? `latitudes ${latitude[0]}° to ${latitude[rows - 1]}°` : 'no latitudes'} and ${sourceColumns} ` +
        `longitudes${sourceColumns > 0 ? ` from ${west}°` : ''}.`,
    );
  }
  /** The value at whole numbers of steps from the south pole and from the first meridian. */
  const valueAt = (row: number, column: number): number => {
    if (row === 0 || row === rows - 1) {
      // What stands at a pole depends on the meridian that its writer had in mind: it is made from two rows beside it.
      const inwards = row === 0 ? 1 : -1;
      const mean = (distance: number): number =>
        (valueAt(row + inwards * distance, column) + valueAt(row - inwards * distance, column)) / 2;
      return (4 * mean(1) - mean(2)) / 3;
    }
    // Across a pole the meridian goes on as the one opposite, and there north has become south, east west.
    const over = row < 0 ? -row : row >= rows ? 2 * (rows - 1) - row : undefined;
    const turned = over === undefined ? column : column + sourceColumns / 2;
    const east = ((turned % sourceColumns) + sourceColumns) % sourceColumns;
    const value = Number(values[(over ?? row) * sourceColumns + east]);
    if (!Number.isFinite(value))
      throw new RangeError(`${where}: the winds have missing values; the model needs all.`);
    return over === undefined ? value : -value;
  };
  const result = new Float64Array(sinLatitude.length * columns);
  for (let cell = 0; cell < result.length; cell++) {
    const y = ((Math.asin(at(sinLatitude, Math.floor(cell / columns))) * 180) / Math.PI + 90) / step;
    const x = ((((cell % columns) * 360) / columns - west) * sourceColumns) / 360;
    const [row, column] = [Math.floor(y), Math.floor(x)];
    const [alongY, alongX] = [cubicWeights(y - row), cubicWeights(x - column)];
    let sum = 0;
    alongY.forEach((wy, j) => {
      alongX.forEach((wx, i) => {
        sum += wy * wx * valueAt(row + j - 1, column + i - 1);
      });
    });
    result[cell] = sum;
  }
  return result;
}

/** Lagrange weights of the points −1, 0, 1 and 2 for a place t between 0 and 1. */
function cubicWeights(t: number): number[] {
  return [
    (-t * (t - 1) * (t - 2)) / 6,
    ((t + 1) * (t - 1) * (t - 2)) / 2,
    (-(t + 1) * t * (t - 2)) / 2,
    ((t + 1) * t * (t - 1)) / 6,
  ];
}
