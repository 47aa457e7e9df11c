import { describe, expect, it } from 'vitest';
import { gaussianGrid } from '../../../../playground/lab/barotropic/grids.ts';
import { radius, rotation } from '../../../../playground/lab/barotropic/planet.ts';
import { tendencyOf } from '../../../../playground/lab/barotropic/tendency.ts';
import { sphericalTransform } from '../../../../playground/lab/barotropic/transform.ts';
import { triangle } from '../../../../playground/lab/barotropic/triangle.ts';

/* Flows that are polynomials of x, y, z on the unit sphere: their vorticity has a closed form. */
type Place = { x: number; y: number; z: number };
const parts: { n: number; psi: (place: Place) => number }[] = [
  { n: 1, psi: ({ z }) => -6e7 * z },
  { n: 2, psi: ({ x, y }) => 2e7 * (x * x - y * y) },
  { n: 3, psi: ({ x, y, z }) => 4e7 * x * y * z },
  { n: 4, psi: ({ x, y, z }) => 3e7 * z * (x ** 3 - 3 * x * y * y) },
];
const place = (latitude: number, longitude: number): Place => ({
  x: Math.cos(latitude) * Math.cos(longitude),
  y: Math.cos(latitude) * Math.sin(longitude),
  z: Math.sin(latitude),
});
const psi = (phi: number, lambda: number) =>
  parts.reduce((sum, part) => sum + part.psi(place(phi, lambda)), 0);
const zeta = (phi: number, lambda: number) =>
  parts.reduce((sum, { n, psi }) => sum - (n * (n + 1) * psi(place(phi, lambda))) / radius ** 2, 0);
const absolute = (phi: number, lambda: number) => zeta(phi, lambda) + 2 * rotation * Math.sin(phi);

/** J(ψ, ζ + f) by differences along both angles: no transform, no product of series, no flux form. */
function jacobian(phi: number, lambda: number): number {
  const h = 1e-4;
  const slope = (f: typeof psi) => ({
    east: (f(phi, lambda + h) - f(phi, lambda - h)) / (2 * h),
    north: (f(phi + h, lambda) - f(phi - h, lambda)) / (2 * h),
  });
  const [a, b] = [slope(psi), slope(absolute)];
  return (a.east * b.north - a.north * b.east) / (radius ** 2 * Math.cos(phi));
}

describe('the tendency of the vorticity', () => {
  it.each([21, 42])('is the Jacobian that finite differences find, T%i', (truncation) => {
    const transform = sphericalTransform(triangle(truncation), gaussianGrid(truncation));
    const { sinLatitude, columns } = transform.grid;
    const networkOnGrid = (f: (phi: number, lambda: number) => number) =>
      Float64Array.from({ length: sinLatitude.length * columns }, (_, cell) =>
        f(
          Math.asin(Number(sinLatitude[Math.floor(cell / columns)])),
          (2 * Math.PI * (cell % columns)) / columns,
        ),
      );
    const none = { dissipation: { order: 1, hours: 0 }, drag: { days: 0 } };
    const tendency = tendencyOf(transform, none)(transform.analysis(networkOnGrid(zeta), 'value'));
    const found = transform.synthesis(tendency, 'value');
    const expected = networkOnGrid((phi, lambda) => -jacobian(phi, lambda));
    const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(scale).toBeGreaterThan(1e-10);
    for (const [cell, value] of found.entries())
      expect(Math.abs(value - Number(expected[cell]))).toBeLessThan(2e-7 * scale);
  });
});
