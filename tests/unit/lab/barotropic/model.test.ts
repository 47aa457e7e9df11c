import { describe, expect, it } from 'vitest';
import { enstrophy } from '../../../../playground/lab/barotropic/diagnostics.ts';
import { type BarotropicOptions, barotropic } from '../../../../playground/lab/barotropic/model.ts';
import { radius, rotation } from '../../../../playground/lab/barotropic/planet.ts';
import { triangle } from '../../../../playground/lab/barotropic/triangle.ts';
import { largest, weather } from './states.ts';

const free: BarotropicOptions = { truncation: 21, dissipation: { order: 1, hours: 0 } };
const size = (state: Float64Array) => state.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe('barotropic without friction', () => {
  it.each([
    [4, 5],
    [1, 3],
    [6, 6],
  ])('moves the Rossby–Haurwitz wave m = %i, n = %i at its speed to 1e-5 and keeps its shape', (m, n) => {
    const model = barotropic({ ...free, stepHours: 0.5 });
    const shape = triangle(21);
    const turning = 6e-6;
    const state = new Float64Array(2 * shape.size);
    state[2] = (2 * turning) / Math.sqrt(3); // ζ = 2ω sin φ turns with the angular velocity ω
    const wave = 2 * (Number(shape.start[m]) + n - m);
    state[wave] = 2e-5;
    model.vorticity = state;
    const days = 5;
    model.run(24 * days);
    // Haurwitz (1940): ω − 2(Ω + ω) / n(n + 1)
    const speed = turning - (2 * (rotation + turning)) / (n * (n + 1));
    const angle = -m * speed * 86_400 * days;
    const moved = state.slice();
    moved[wave] = 2e-5 * Math.cos(angle);
    moved[wave + 1] = 2e-5 * Math.sin(angle);
    expect(largest(model.vorticity, moved)).toBeLessThan(1e-5 * Math.abs(angle) * 2e-5);
  });

  it('conserves energy and enstrophy to 1e-6 in five days, angular momentum and total vorticity to rounding', () => {
    const model = barotropic({ ...free, truncation: 42, stepHours: 0.5 });
    model.vorticity = weather(triangle(42), 3);
    const [energy, enstrophyBefore, momentum] = [
      model.energy(),
      model.enstrophy(),
      Number(model.vorticity[2]),
    ];
    const before = model.vorticity;
    model.run(120);
    expect(energy).toBeGreaterThan(30);
    expect(largest(model.vorticity, before)).toBeGreaterThan(0.3 * size(before));
    expect(Math.abs(model.energy() / energy - 1)).toBeLessThan(1e-6);
    expect(Math.abs(model.enstrophy() / enstrophyBefore - 1)).toBeLessThan(1e-6);
    expect(Math.abs(Number(model.vorticity[2]) / momentum - 1)).toBeLessThan(1e-12);
    expect(model.vorticity[0]).toBe(0);
  });

  it('leaves a flow along circles of latitude as it is', () => {
    const model = barotropic(free);
    model.vorticity = weather(triangle(21), 4).map((value, k) => (k < 44 ? value : 0));
    const before = model.vorticity;
    model.run(240);
    expect(largest(model.vorticity, before)).toBeLessThan(1e-13 * size(before));
  });

  it('does to a mirrored or turned flow what it does to the flow', () => {
    const shape = triangle(21);
    const start = weather(shape, 5);
    // The mirror at the equator turns the sign of vorticity, and of harmonics with odd n − m once more.
    const mirror = (state: Float64Array) =>
      state.map((value, k) =>
        (Number(shape.total[k >> 1]) - Number(shape.zonal[k >> 1])) % 2 === 0 ? -value : value,
      );
    const turn = (state: Float64Array) =>
      state.map((_, k) => {
        const angle = 0.7 * Number(shape.zonal[k >> 1]);
        const [real, imaginary] = [Number(state[k & ~1]), Number(state[k | 1])];
        return k % 2 === 0
          ? real * Math.cos(angle) - imaginary * Math.sin(angle)
          : real * Math.sin(angle) + imaginary * Math.cos(angle);
      });
    const later = (state: Float64Array) => {
      const model = barotropic(free);
      model.vorticity = state;
      model.run(48);
      return model.vorticity;
    };
    for (const change of [mirror, turn])
      expect(largest(later(change(start)), change(later(start)))).toBeLessThan(1e-11 * size(start));
  });

  it('is of fourth order in the time step', () => {
    const run = (stepHours: number) => {
      const model = barotropic({ ...free, stepHours });
      model.vorticity = weather(triangle(21), 6);
      model.run(24);
      return model.vorticity;
    };
    const best = run(0.25);
    const ratio = largest(run(4), best) / largest(run(2), best);
    expect(ratio).toBeGreaterThan(12);
    expect(ratio).toBeLessThan(20);
  });
});

describe('barotropic with friction', () => {
  it('lets the smallest harmonic fall to 1/e in the hours of the dissipation, every harmonic by the drag', () => {
    const shape = triangle(21);
    const one = (n: number, options: BarotropicOptions, hours: number) => {
      const model = barotropic({ truncation: 21, ...options });
      const state = new Float64Array(2 * shape.size);
      state[2 * n] = 1e-6; // zonal, so that nothing is carried
      model.vorticity = state;
      model.run(hours);
      return Number(model.vorticity[2 * n]) / 1e-6;
    };
    expect(one(21, { dissipation: { order: 4, hours: 12 } }, 12)).toBeCloseTo(Math.exp(-1), 6);
    const rate = (90 / 462) ** 4;
    expect(one(9, { dissipation: { order: 4, hours: 12 } }, 12)).toBeCloseTo(Math.exp(-rate), 6);
    expect(one(3, { dissipation: { order: 1, hours: 0 }, drag: { days: 2 } }, 48)).toBeCloseTo(
      Math.exp(-1),
      8,
    );
  });

  it('has the enstrophy of the vorticity’s map', () => {
    const shape = triangle(21);
    const model = barotropic({ truncation: 21 });
    model.vorticity = weather(shape, 8);
    const rows = 96;
    const [map, u, v] = (['vorticity', 'u', 'v'] as const).map((name) => model.map(name, rows));
    const mean = (values: (cell: number) => number) => {
      let [sum, weight] = [0, 0];
      for (let cell = 0; cell < 2 * rows * rows; cell++) {
        const w = Math.sin((Math.PI * (Math.floor(cell / (2 * rows)) + 0.5)) / rows);
        sum += w * values(cell);
        weight += w;
      }
      return sum / weight;
    };
    expect(mean((cell) => Number(map?.[cell]) ** 2) / 2 / enstrophy(model.vorticity, shape)).toBeCloseTo(
      1,
      2,
    );
    const energy = mean((cell) => Number(u?.[cell]) ** 2 + Number(v?.[cell]) ** 2) / 2;
    expect(energy / model.energy()).toBeCloseTo(1, 2);
  });

  it('draws winds that are the slopes of its streamfunction', () => {
    const model = barotropic({ truncation: 21 });
    model.vorticity = weather(triangle(21), 9);
    const rows = 512;
    const [psi, u, v] = (['streamfunction', 'u', 'v'] as const).map((name) => model.map(name, rows));
    const [row, column] = [300, 77];
    const cell = row * 2 * rows + column;
    const step = (Math.PI / rows) * radius;
    const latitude = ((row + 0.5) / rows - 0.5) * Math.PI;
    const slope = (to: number, from: number) => (Number(psi?.[to]) - Number(psi?.[from])) / (2 * step);
    expect(Number(u?.[cell])).toBeCloseTo(-slope(cell + 2 * rows, cell - 2 * rows), 1);
    expect(Number(v?.[cell])).toBeCloseTo(slope(cell + 1, cell - 1) / Math.cos(latitude), 1);
    expect(Math.abs(Number(u?.[cell])) + Math.abs(Number(v?.[cell]))).toBeGreaterThan(1);
  });

  it('says what is wrong', () => {
    const model = barotropic({ truncation: 21, stepHours: 2 });
    expect(() => model.run(3)).toThrow('3 hours are not a whole number of steps of 2 hours');
    expect(() => barotropic({ stepHours: 0 })).toThrow('stepHours must be a finite number above 0; it is 0');
    expect(() => {
      model.vorticity = new Float64Array(4);
    }).toThrow('barotropic: a state of T21 has 506 numbers, not 4.');
    model.vorticity = weather(triangle(21), 1).map((value) => 100 * value);
    expect(() => model.run(480)).toThrow('Give it a smaller stepHours');
  });
});
