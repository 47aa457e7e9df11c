/** Places of the globe as directions from its middle. */

/** A unit vector: towards Greenwich on the equator, 90° east, and the North Pole. */
export type Direction = readonly [number, number, number];

/** The Earth’s mean radius, km. */
export const earth = 6371;

export const degree = Math.PI / 180;

/** A place, in degrees, as a unit vector. */
export function direction(north: number, east: number): Direction {
  const [up, flat] = [Math.sin(north * degree), Math.cos(north * degree)];
  return [flat * Math.cos(east * degree), flat * Math.sin(east * degree), up];
}

/** The angle between two directions, radians; exact for small ones too. */
export function angle([a, b, c]: Direction, [x, y, z]: Direction): number {
  return 2 * Math.asin(Math.min(1, Math.hypot(a - x, b - y, c - z) / 2));
}
