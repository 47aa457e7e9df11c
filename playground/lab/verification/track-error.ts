import { wantAnyNumber, wantOptions } from '../arguments/want.ts';
import { wantNumbers } from '../arguments/want-list.ts';
import { checkSameLength, type Numbers } from './numbers.ts';

/** The path of a storm: one position for each time. */
export interface StormPath {
  /** Degrees north. */
  readonly latitudes: Numbers;
  /** Degrees east; any turn of the globe. */
  readonly longitudes: Numbers;
}

/** Mean radius of the Earth in kilometres (IUGG; Moritz 2000, doi:10.1007/s001900050278). */
const earthRadius = 6371.0088;

/**
 * Length of the great circle between two positions, on a sphere of 6371.0088 km. The form with atan2 (Vincenty 1975,
 * doi:10.1179/sre.1975.23.176.88) is exact for neighbours and antipodes alike.
 *
 * @param latitude1 degrees north
 * @param longitude1 degrees east; any turn of the globe
 * @param latitude2 degrees north
 * @param longitude2 degrees east; any turn of the globe
 * @returns kilometres; NaN when a coordinate is missing
 * @throws TypeError for what is no number, RangeError when a latitude is beyond a pole
 * @example
 * log(Math.round(greatCircle(52.5, 13.4, 48.9, 2.4))); // 871
 */
export function greatCircle(
  latitude1: number,
  longitude1: number,
  latitude2: number,
  longitude2: number,
): number {
  for (const degrees of [latitude1, longitude1, latitude2, longitude2]) {
    wantAnyNumber('greatCircle', 'each coordinate', degrees);
  }
  return distance('greatCircle', latitude1, longitude1, latitude2, longitude2);
}

function distance(
  where: string,
  latitude1: number,
  longitude1: number,
  latitude2: number,
  longitude2: number,
): number {
  for (const latitude of [latitude1, latitude2]) {
    if (Math.abs(latitude) > 90) {
      throw new RangeError(`${where}: the latitude ${latitude} is not between -90 and 90.`);
    }
  }
  const [a, b, turn] = [latitude1, latitude2, longitude2 - longitude1].map(
    (degrees) => (degrees * Math.PI) / 180,
  ) as [number, number, number];
  const across = Math.cos(b) * Math.sin(turn);
  const along = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn);
  const towards = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn);
  return earthRadius * Math.atan2(Math.hypot(across, along), towards);
}

/**
 * Distance between the forecast and the true position of a storm at each time, along the great circle.
 *
 * @param forecast n positions; NaN is missing
 * @param truth the positions at the same n times; NaN is missing
 * @returns n distances in kilometres; NaN where a position is missing
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when lengths differ or a latitude is beyond a pole
 * @example
 * const truth = { latitudes: [25, 26], longitudes: [-75, -76] };
 * const forecast = { latitudes: [25, 27], longitudes: [-75, -76] };
 * log(Array.from(trackError(forecast, truth), Math.round)); // [0, 111]
 */
export function trackError(forecast: StormPath, truth: StormPath): Float64Array {
  wantOptions('trackError', 'forecast', forecast);
  wantOptions('trackError', 'truth', truth);
  const coordinates = [
    ['forecast.latitudes', forecast.latitudes],
    ['forecast.longitudes', forecast.longitudes],
    ['truth.latitudes', truth.latitudes],
    ['truth.longitudes', truth.longitudes],
  ] as const;
  for (const [name, values] of coordinates) {
    wantNumbers('trackError', name, values);
  }
  for (const pair of coordinates) {
    checkSameLength('trackError', [...pair], ['truth.latitudes', truth.latitudes]);
  }
  return Float64Array.from({ length: truth.latitudes.length }, (_, i) =>
    distance(
      'trackError',
      forecast.latitudes[i] as number,
      forecast.longitudes[i] as number,
      truth.latitudes[i] as number,
      truth.longitudes[i] as number,
    ),
  );
}
