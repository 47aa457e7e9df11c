import { wantOneOf } from '../arguments/want.ts';
import { wantNumbers } from '../arguments/want-list.ts';
import type { Numbers } from './numbers.ts';

/** How a row's weight follows from its latitude. */
export type WeightForm = 'cosine' | 'area';

const radians = Math.PI / 180;

/**
 * The weight of each row of a latitude–longitude grid, with the mean 1: a degree of longitude is short near the
 * poles, so cells there count less. Computed in double precision, in JavaScript: the cosine of some GPUs is wrong in
 * the fourth digit.
 *
 * - `'cosine'`: cos φ over the mean of cos φ, as in WeatherBench (Rasp et al. 2020, doi:10.1029/2020MS002203).
 *   A row on a pole weighs nothing.
 * - `'area'`: the area of the row's cells, sin φ⁺ − sin φ⁻ over its mean, as in WeatherBench 2 (Rasp et al. 2024,
 *   doi:10.1029/2023MS004019). Edges lie midway between rows; the outer ones on the pole when that is less than one
 *   row away, else (a grid of a region) half a row further out.
 *
 * @param latitudes degrees north, one a row; for `'area'` at least two, in order from either pole
 * @param form how weights follow from latitudes
 * @returns one weight a row, without unit
 * @throws TypeError for what is no array of numbers; RangeError when a latitude is beyond a pole or missing, or `'area'` cannot tell the edges
 * @example
 * const weights = latitudeWeights([60, 0, -60]);
 * log(Array.from(weights, (weight) => weight.toFixed(2)).join(', ')); // 0.75, 1.50, 0.75
 */
export function latitudeWeights(latitudes: Numbers, form: WeightForm = 'cosine'): Float64Array {
  return weightsOf('latitudeWeights', latitudes, form);
}

/** The weights, for whichever function was called. */
export function weightsOf(where: string, latitudes: Numbers, form: WeightForm): Float64Array {
  wantNumbers(where, 'latitudes', latitudes);
  for (let row = 0; row < latitudes.length; row++) {
    const latitude = latitudes[row] as number;
    if (!(Math.abs(latitude) <= 90)) {
      throw new RangeError(
        `${where}: the latitude of row ${row} is ${latitude}; it must be between -90 and 90.`,
      );
    }
  }
  wantOneOf(where, 'the form of weights', ['cosine', 'area'], form);
  const raw = form === 'cosine' ? cosines(latitudes) : areas(where, latitudes);
  let sum = 0;
  for (const weight of raw) sum += weight;
  const mean = sum / raw.length;
  return raw.map((weight) => weight / mean);
}

function cosines(latitudes: Numbers): Float64Array {
  // Math.cos of 90° is 6e-17, and a grid of nothing but poles has no area to share out.
  return Float64Array.from(latitudes, (latitude) =>
    Math.abs(latitude) === 90 ? 0 : Math.cos(latitude * radians),
  );
}

function areas(where: string, latitudes: Numbers): Float64Array {
  const count = latitudes.length;
  const at = (row: number): number => latitudes[row] as number;
  const direction = Math.sign(at(count - 1) - at(0));
  for (let row = 1; row < count; row++) {
    if (Math.sign(at(row) - at(row - 1)) !== direction || direction === 0) {
      throw new RangeError(
        `${where}: the 'area' form needs rows in order from one pole to the other; ` +
          `row ${row} (${at(row)}) does not follow row ${row - 1} (${at(row - 1)}).`,
      );
    }
  }
  if (count < 2) throw new RangeError(`${where}: the 'area' form needs at least two rows.`);
  const edges = new Float64Array(count + 1);
  for (let row = 1; row < count; row++) edges[row] = (at(row - 1) + at(row)) / 2;
  edges[0] = outerEdge(at(0), at(1) - at(0));
  edges[count] = outerEdge(at(count - 1), at(count - 2) - at(count - 1));
  return Float64Array.from({ length: count }, (_, row) =>
    Math.abs(Math.sin((edges[row + 1] as number) * radians) - Math.sin((edges[row] as number) * radians)),
  );
}

/** The edge beyond an outermost row, given the step from it to the next row inwards. */
function outerEdge(latitude: number, inwards: number): number {
  const pole = inwards < 0 ? 90 : -90;
  return Math.abs(pole - latitude) < Math.abs(inwards) ? pole : latitude - inwards / 2;
}
