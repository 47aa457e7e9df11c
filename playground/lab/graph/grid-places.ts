import { wantEachNumber } from '../arguments/want-list.ts';
import type { Numbers } from '../verification/numbers.ts';

/**
 * Where the points of a latitude–longitude grid lie on the unit sphere, for edges between grids and meshes. The axes are
 * those of `icosahedralMesh`: z to the north pole, x to longitude 0.
 *
 * @param latitudes degrees north, one a row
 * @param longitudes degrees east, one a column
 * @returns flat [rows · columns, 3], row after row
 * @throws TypeError for what is no array of numbers; RangeError for a latitude beyond a pole and for what is not finite
 * @example
 * const places = gridPlaces([0, 90], [0, 180]);
 * log(Array.from(places, (x) => Math.round(x)).join(' ')); // 1 0 0 -1 0 0 0 0 1 0 0 1
 */
export function gridPlaces(latitudes: Numbers, longitudes: Numbers): Float32Array {
  wantEachNumber('gridPlaces', 'latitudes', latitudes, (φ) => Math.abs(φ) <= 90, ' from -90 to 90');
  wantEachNumber('gridPlaces', 'longitudes', longitudes, Number.isFinite, ' that is finite');
  const degree = Math.PI / 180;
  const places = new Float32Array(3 * latitudes.length * longitudes.length);
  let at = 0;
  for (const latitude of Array.from(latitudes)) {
    for (const longitude of Array.from(longitudes)) {
      const [φ, λ] = [latitude * degree, longitude * degree];
      places[at++] = Math.cos(φ) * Math.cos(λ);
      places[at++] = Math.cos(φ) * Math.sin(λ);
      places[at++] = Math.sin(φ);
    }
  }
  return places;
}
