import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { gaussianGrid } from '../../../../playground/lab/barotropic/grids.ts';
import { mapOf } from '../../../../playground/lab/barotropic/maps.ts';
import { barotropicMatrices, type LinearMap } from '../../../../playground/lab/barotropic/matrices.ts';
import { barotropic } from '../../../../playground/lab/barotropic/model.ts';
import { radius } from '../../../../playground/lab/barotropic/planet.ts';
import { tendencyOf } from '../../../../playground/lab/barotropic/tendency.ts';
import { sphericalTransform } from '../../../../playground/lab/barotropic/transform.ts';
import { triangle } from '../../../../playground/lab/barotropic/triangle.ts';
import { largest, weather } from './states.ts';

const day = 86_400;
const size = (values: ArrayLike<number>) => largest(values, new Float64Array(values.length));
const tensor = ({ values, shape }: LinearMap) => tf.tensor2d(values, shape);
const applied = ({ values, shape: [from, to] }: LinearMap, state: ArrayLike<number>) =>
  Float64Array.from({ length: to }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < from; i++) sum += Number(state[i]) * Number(values[i * to + j]);
    return sum;
  });

/** The tendency as a program writes it, of states of shape [states, size]. */
function tensorTendency(truncation: number) {
  const m = barotropicMatrices({ truncation });
  const [u, v, east, north] = [tensor(m.u), tensor(m.v), tensor(m.east), tensor(m.north)];
  const analysis = tensor(m.analysis);
  const tendency = (x: tf.Tensor2D) =>
    x
      .matMul(u)
      .mul(x.matMul(east))
      .add(x.matMul(v).mul(x.matMul(north).add(m.beta)))
      .neg()
      .matMul(analysis as tf.Tensor2D) as tf.Tensor2D;
  return { m, tendency };
}

beforeAll(() => tf.setBackend('cpu'));

describe.each([10, 15])('the matrices of T%i', (truncation) => {
  const shape = triangle(truncation);
  const transform = sphericalTransform(shape, gaussianGrid(truncation));
  const none = { dissipation: { order: 1, hours: 0 }, drag: { days: 0 } };
  const model = tendencyOf(transform, none);

  it('give the tendency of the model, to 1e-5 of it', () => {
    const { m, tendency } = tensorTendency(truncation);
    const states = [weather(shape, 1), weather(shape, 2)];
    const found = tendency(tf.tensor2d(states.map((state) => [...m.fromModel(state)]))).arraySync();
    for (const [i, state] of states.entries()) {
      const expected = m.fromModel(model(state).map((value) => value * day));
      expect(size(expected)).toBeGreaterThan(0.1);
      expect(largest(found[i] as number[], expected)).toBeLessThan(1e-5 * size(expected));
    }
  });

  it('give a gradient that differences of the model find', () => {
    const { m, tendency } = tensorTendency(truncation);
    const [state, direction, ahead] = [3, 4, 5].map((seed) => weather(shape, seed)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const toward = tf.tensor2d([[...m.fromModel(ahead)]]);
    const gradient = tf.grad((x) =>
      tendency(x as tf.Tensor2D)
        .mul(toward)
        .sum(),
    )(tf.tensor2d([[...m.fromModel(state)]]));
    const along = m
      .fromModel(direction)
      .reduce((sum, value, j) => sum + value * Number(gradient.dataSync()[j]), 0);
    // The tendency is quadratic: central differences of the model, in double precision, are exact but for rounding.
    const [more, less] = [1, -1].map((sign) => {
      const moved = state.map((value, k) => value + sign * Number(direction[k]));
      return m.fromModel(model(moved).map((value) => value * day));
    }) as [Float32Array, Float32Array];
    const weightOf = m.fromModel(ahead);
    const difference = more.reduce(
      (sum, value, j) => sum + ((value - Number(less[j])) / 2) * Number(weightOf[j]),
      0,
    );
    expect(Math.abs(difference)).toBeGreaterThan(1e-3);
    expect(Math.abs(along - difference)).toBeLessThan(1e-4 * Math.abs(difference));
  });

  it('give vorticity and winds as the model maps them, and analysis undoes the synthesis', () => {
    const m = barotropicMatrices({ truncation });
    const state = weather(shape, 6);
    const x = m.fromModel(state);
    for (const [name, unit] of [
      ['vorticity', 1 / day],
      ['u', radius / day],
      ['v', radius / day],
    ] as const) {
      const expected = mapOf(name, state, transform);
      const found = applied(m[name], x).map((value) => value * unit);
      expect(largest(found, expected)).toBeLessThan(1e-6 * size(expected));
    }
    expect(largest(applied(m.analysis, applied(m.vorticity, x)), x)).toBeLessThan(1e-6 * size(x));
  });
});

describe('a state', () => {
  const m = barotropicMatrices({ truncation: 10 });
  const model = barotropic({ truncation: 10 });
  model.vorticity = weather(triangle(10), 7);
  const x = m.fromModel(model.vorticity);

  it('goes to the model and back', () => {
    expect(x).toHaveLength(120);
    expect(largest(m.toModel(x), model.vorticity)).toBeLessThan(1e-7 * size(model.vorticity));
  });

  it('has the enstrophy and the energy of the model', () => {
    const enstrophy = x.reduce((sum, value) => sum + value ** 2, 0) / 2;
    const energy = x.reduce(
      (sum, value, j) => sum + value ** 2 / (Number(m.total[j]) * (Number(m.total[j]) + 1)),
      0,
    );
    expect(enstrophy / (model.enstrophy() * day ** 2)).toBeCloseTo(1, 6);
    expect(energy / 2 / (model.energy() * (day / radius) ** 2)).toBeCloseTo(1, 6);
  });

  it('is refused where it is that of another truncation', () => {
    expect(() => m.toModel([1, 2])).toThrow(
      'barotropicMatrices: toModel: state must have 120 numbers for this truncation; it has 2.',
    );
    expect(() => barotropicMatrices({ truncation: 42 })).toThrow(
      'barotropicMatrices: options.truncation must be a whole number from 1 to 31; it is 42.',
    );
  });
});

it('has gradients that differences of the vorticity find', () => {
  const m = barotropicMatrices({ truncation: 10 });
  const x = m.fromModel(weather(triangle(10), 8));
  const [columns, rows] = [m.longitudes.length, m.latitudes.length];
  const zeta = applied(m.vorticity, x);
  const east = applied(m.east, x);
  // Wavenumber 10 on 32 columns: the derivative of the trigonometric polynomial through a row, written out.
  for (const row of [0, rows / 2]) {
    const cosine = Math.cos((Number(m.latitudes[row]) * Math.PI) / 180);
    for (const column of [0, 5]) {
      let slope = 0;
      for (let other = 0; other < columns; other++) {
        if (other === column) continue;
        const steps = column - other;
        slope +=
          (Number(zeta[row * columns + other]) * 0.5 * (-1) ** steps) / Math.tan((Math.PI * steps) / columns);
      }
      expect(Number(east[row * columns + column])).toBeCloseTo(slope / cosine, 4);
    }
  }
});
