import { describe, expect, it } from 'vitest';
import { gaussianGrid } from '../../../../playground/lab/barotropic/grids.ts';
import { barotropic } from '../../../../playground/lab/barotropic/model.ts';
import { radius } from '../../../../playground/lab/barotropic/planet.ts';
import { sphericalTransform } from '../../../../playground/lab/barotropic/transform.ts';
import { triangle } from '../../../../playground/lab/barotropic/triangle.ts';
import type { RegularWinds } from '../../../../playground/lab/barotropic/winds.ts';
import { largest } from './states.ts';

const latitude = Array.from({ length: 73 }, (_, row) => -90 + 2.5 * row);
const longitude = Array.from({ length: 144 }, (_, column) => 20 + 2.5 * column);

/** Winds on the grid of the monthly analyses, which begins at 20° east, from a function of both angles. */
function winds(of: (phi: number, lambda: number) => [u: number, v: number]): RegularWinds {
  const radians = Math.PI / 180;
  const vectors = latitude.flatMap((phi) => longitude.map((lambda) => of(phi * radians, lambda * radians)));
  return { u: vectors.map(([u]) => u), v: vectors.map(([, v]) => v), latitude, longitude };
}

/** A solid rotation and the wave of harmonic (4, 5) that Phillips (1959) made a test of. */
const [turning, strength, m] = [7.848e-6, 7.848e-6, 4];
const haurwitz = (phi: number, lambda: number): [number, number] => {
  const c = Math.cos(phi);
  return [
    radius * turning * c +
      radius * strength * c ** (m - 1) * (m * Math.sin(phi) ** 2 - c ** 2) * Math.cos(m * lambda),
    -radius * strength * m * c ** (m - 1) * Math.sin(phi) * Math.sin(m * lambda),
  ];
};

describe('winds on a regular grid', () => {
  it('become the vorticity of their closed form, to 1e-4', () => {
    const model = barotropic({ truncation: 42 });
    model.start(winds(haurwitz));
    const transform = sphericalTransform(model.triangle, gaussianGrid(42));
    const { sinLatitude, columns } = transform.grid;
    const expected = Array.from({ length: sinLatitude.length * columns }, (_, cell) => {
      const sine = Number(sinLatitude[Math.floor(cell / columns)]);
      const wave = strength * sine * (1 - sine * sine) ** (m / 2) * (m * m + 3 * m + 2);
      return 2 * turning * sine - wave * Math.cos((m * 2 * Math.PI * (cell % columns)) / columns);
    });
    expect(largest(transform.synthesis(model.vorticity, 'value'), expected)).toBeLessThan(1e-4 * 1e-4);
    expect(Math.max(...expected)).toBeGreaterThan(5e-5);
  });

  it('come back as they were', () => {
    const model = barotropic({ truncation: 42, windFactor: 3 });
    model.start(winds(haurwitz));
    const rows = 64;
    const angles = (cell: number): [number, number] => [
      ((Math.floor(cell / (2 * rows)) + 0.5) / rows - 0.5) * Math.PI,
      ((cell % (2 * rows)) * Math.PI) / rows,
    ];
    for (const [component, name] of (['u', 'v'] as const).entries()) {
      const map = model.map(name, rows);
      const expected = Array.from(map, (_, cell) => 3 * Number(haurwitz(...angles(cell))[component]));
      expect(largest(map, expected)).toBeLessThan(0.05);
      expect(Math.max(...expected)).toBeGreaterThan(100);
    }
  });

  it('blow across the poles', () => {
    // A solid rotation about an axis in the equator's plane: strongest at the poles, without any zonal mean.
    const model = barotropic({ truncation: 42 });
    const across = winds((phi, lambda) => [-20 * Math.sin(phi) * Math.cos(lambda), 20 * Math.sin(lambda)]);
    // What stands in the rows at the poles is not read.
    const broken = { ...across, u: Array.from(across.u, (value, cell) => (cell < 144 ? 1e6 : value)) };
    model.start(broken);
    const shape = triangle(42);
    const expected = new Float64Array(2 * shape.size);
    expected[2 * Number(shape.start[1])] = 20 / radius / Math.sqrt(3 / 2);
    expect(largest(model.vorticity, expected)).toBeLessThan(1e-4 * (20 / radius));
  });

  it('lose what diverges', () => {
    const model = barotropic({ truncation: 42 });
    model.start(winds((phi) => [0, 10 * Math.cos(phi)]));
    expect(model.energy()).toBeLessThan(1e-20);
  });

  it('stay as they are when they are held', () => {
    const model = barotropic({ truncation: 21, drag: { days: 10 } });
    const flow = winds((phi, lambda) => {
      const [u, v] = haurwitz(phi, lambda);
      return [
        u / 3 + 8 * Math.cos(phi) * Math.sin(phi) * Math.sin(lambda),
        v / 3 + 8 * Math.cos(phi) * Math.cos(lambda),
      ];
    });
    model.start(flow);
    const before = model.vorticity;
    model.run(24);
    const drift = largest(model.vorticity, before);
    model.hold(flow);
    model.start(flow);
    model.run(24);
    expect(drift).toBeGreaterThan(1e-6);
    expect(largest(model.vorticity, before)).toBeLessThan(1e-9 * drift);
  });

  it('are refused with a reason', () => {
    const model = barotropic({ truncation: 21 });
    const flow = winds(haurwitz);
    expect(() => model.start({ ...flow, latitude: latitude.slice(1) })).toThrow('latitudes -87.5° to 90°');
    const holed = Array.from(flow.u);
    holed[3000] = Number.NaN;
    expect(() => model.start({ ...flow, u: holed })).toThrow('missing values');
  });
});
