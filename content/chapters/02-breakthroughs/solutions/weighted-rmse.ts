/**
 * @title An error on the sphere
 * @expect check "an error that is the same everywhere" passes
 * @expect check "an error at the equator counts more than one near the pole" passes
 * @expect check "two fields: the mean before the root" passes
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
  const cells = latitudes.length * columns;
  const fields = truth.length / cells;
  let [sum, total] = [0, 0];
  for (let cell = 0; cell < cells; cell++) {
    const weight = Math.cos(((latitudes[Math.floor(cell / columns)] ?? 0) * Math.PI) / 180);
    for (let field = 0; field < fields; field++) {
      const i = field * cells + cell;
      sum += weight * ((forecast[i] ?? 0) - (truth[i] ?? 0)) ** 2;
      total += weight;
    }
  }
  return Math.sqrt(sum / total); // one mean over cells and fields, then the root
}

const winds = await dataset('fnoc-winds');
const { test } = winds.split();
const usual = winds.climatology('u').take(test);
const error = weightedRmse(usual, winds.variables.u.take(test), winds.axes.latitude, 144);
log(`climatology of u, 1991 and 1992: ${error.toFixed(2)} m/s`);
