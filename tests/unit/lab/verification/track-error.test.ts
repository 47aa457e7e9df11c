import fc from 'fast-check';
import { expect, test } from 'vitest';
import { greatCircle, trackError } from '../../../../playground/lab/index.ts';

const quarter = (6371.0088 * Math.PI) / 2;
const latitude = fc.double({ min: -90, max: 90, noNaN: true });
const longitude = fc.double({ min: -720, max: 720, noNaN: true });

test.each([
  ['from the equator to the pole', [0, 0, 90, 123], quarter],
  ['a quarter round the equator', [0, 350, 0, 80], quarter],
  ['to the antipode', [30, 10, -30, 190], 2 * quarter],
  ['nowhere, a turn of the globe later', [12, -70, 12, 290], 0],
  ['one degree of a meridian', [25, -80, 26, -80], quarter / 90],
] as const)('%s', (_, [a, b, c, d], expected) => {
  expect(greatCircle(a, b, c, d)).toBeCloseTo(expected, 6);
});

test('agrees with the chord between points in space, to a metre', () => {
  const point = (lat: number, lon: number): [number, number, number] => {
    const [p, l] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
  };
  fc.assert(
    fc.property(latitude, longitude, latitude, longitude, (a, b, c, d) => {
      const [p, q] = [point(a, b), point(c, d)];
      const chord = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
      // The arcsine loses digits at the antipode; there this reference is good to 6371 km · √(2⁻⁵²).
      fc.pre(chord < 1.999);
      expect(greatCircle(a, b, c, d)).toBeCloseTo(2 * 6371.0088 * Math.asin(chord / 2), 3);
    }),
  );
});

test('the way there is as long as the way back, and no detour is shorter', () => {
  fc.assert(
    fc.property(latitude, longitude, latitude, longitude, latitude, longitude, (a, b, c, d, e, f) => {
      const direct = greatCircle(a, b, c, d);
      expect(greatCircle(c, d, a, b)).toBeCloseTo(direct, 6);
      expect(direct).toBeLessThanOrEqual(greatCircle(a, b, e, f) + greatCircle(e, f, c, d) + 1e-6);
    }),
  );
});

test('one distance for each time, NaN where the storm is gone; what does not fit is refused', () => {
  const truth = { latitudes: [20, 21, 22], longitudes: [300, 299, 298] };
  const forecast = { latitudes: [20, 21, Number.NaN], longitudes: [-60, -62, -63] };
  const errors = trackError(forecast, truth);
  expect(errors[0]).toBeCloseTo(0, 9);
  expect(errors[1]).toBeCloseTo(103.8, 1);
  expect(errors[2]).toBeNaN();
  expect(() => trackError({ ...forecast, longitudes: [1] }, truth)).toThrow(
    'trackError: forecast.longitudes has the shape [1] and truth.latitudes the shape [3]',
  );
  expect(() => greatCircle(91, 0, 0, 0)).toThrow('the latitude 91 is not between -90 and 90');
});
