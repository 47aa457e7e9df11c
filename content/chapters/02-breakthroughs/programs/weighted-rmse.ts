/**
 * @title An error on the sphere
 * @expect check "an error that is the same everywhere" passes
 * @expect check "an error at the equator counts more than one near the pole" fails
 * @expect check "two fields: the mean before the root" fails
 */
import { dataset, log } from 'lab';

/**
 * Root mean square error of forecasts on a grid, weighted by latitude.
 * @param forecast row-major: field after field, row after row
 * @param latitudes of the rows, in degrees
 * @param columns points in a row
 */
export function weightedRmse(
  forecast: ArrayLike<number>,
  truth: ArrayLike<number>,
  latitudes: ArrayLike<number>,
  columns: number,
): number {
  // Every point counts the same, and the poles are crowded.
  const cells = latitudes.length * columns;
  let mean = 0;
  for (let start = 0; start < truth.length; start += cells) {
    let sum = 0;
    for (let cell = 0; cell < cells; cell++) {
      sum += ((forecast[start + cell] ?? 0) - (truth[start + cell] ?? 0)) ** 2;
    }
    mean += Math.sqrt(sum / cells); // root, then mean over the fields
  }
  return mean / (truth.length / cells);
}

const winds = await dataset('fnoc-winds');
const { test } = winds.split();
const usual = winds.climatology('u').take(test);
const error = weightedRmse(usual, winds.variables.u.take(test), winds.axes.latitude, 144);
log(`climatology of u, 1991 and 1992: ${error.toFixed(2)} m/s`);
