import { wantEachNumber, wantNumbers } from '../arguments/want-list.ts';

/** Latitudes and longitudes of the points of a grid, in degrees. */
export interface LatitudeLongitude {
  /** Degrees north, one a row, at equal distances. */
  latitude: ArrayLike<number>;
  /** Degrees east, one a column, at equal distances once round the globe. */
  longitude: ArrayLike<number>;
}

/**
 * Averages a fine field over the cells of a coarser grid: each fine box counts where its centre lies, by the cosine of
 * its latitude.
 *
 * @param values flat, row-major, on `fine`; NaN is left out
 * @param fine latitudes and longitudes of the values, in degrees
 * @param coarse those of the grid that is wanted, in degrees
 * @returns flat, row-major, on `coarse`; NaN where no fine box lies in a cell
 * @throws TypeError for what is no array of numbers; RangeError when there are not as many values as boxes, or fewer than
 *   two rows or columns
 * @example
 * const fine = { latitude: [-67.5, -22.5, 22.5, 67.5], longitude: [45, 135, 225, 315] };
 * const values = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 5, 5, 1, 1, 5, 5];
 * const coarse = { latitude: [-45, 45], longitude: [90, 270] };
 * log(Array.from(regrid(values, fine, coarse))); // [0, 0, 1, 5]
 */
export function regrid(
  values: ArrayLike<number>,
  fine: LatitudeLongitude,
  coarse: LatitudeLongitude,
): Float32Array {
  wantNumbers('regrid', 'values', values);
  for (const [name, grid] of [['fine', fine] as const, ['coarse', coarse] as const]) {
    wantEachNumber('regrid', `${name}.latitude`, grid?.latitude, (φ) => Math.abs(φ) <= 90, ' from -90 to 90');
    wantEachNumber('regrid', `${name}.longitude`, grid?.longitude, Number.isFinite, ' that is finite');
    if (grid.latitude.length < 2 || grid.longitude.length < 2) {
      throw new RangeError(`regrid: ${name} has fewer than two rows or columns.`);
    }
  }
  const [rows, columns] = [coarse.latitude.length, coarse.longitude.length];
  if (values.length !== fine.latitude.length * fine.longitude.length) {
    throw new RangeError(
      `regrid: ${values.length} values are not of ${fine.latitude.length} × ${fine.longitude.length} boxes.`,
    );
  }
  const first = Number(coarse.latitude[0]);
  const step = Number(coarse.latitude[1]) - first;
  const [sums, weights] = [new Float64Array(rows * columns), new Float64Array(rows * columns)];
  for (let box = 0; box < values.length; box++) {
    const latitude = Number(fine.latitude[Math.floor(box / fine.longitude.length)]);
    const longitude = Number(fine.longitude[box % fine.longitude.length]);
    const row = Math.round((latitude - first) / step);
    const east = Math.round(((longitude - Number(coarse.longitude[0])) * columns) / 360);
    const value = Number(values[box]);
    if (row < 0 || row >= rows || Number.isNaN(value)) continue;
    const cell = row * columns + (((east % columns) + columns) % columns);
    const weight = Math.cos((latitude * Math.PI) / 180);
    sums[cell] = Number(sums[cell]) + weight * value;
    weights[cell] = Number(weights[cell]) + weight;
  }
  return Float32Array.from(sums, (sum, cell) => sum / Number(weights[cell]));
}
