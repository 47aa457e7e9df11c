import { describe, expect, it } from 'vitest';
import { fourierTransform } from '../../../../playground/lab/barotropic/fourier.ts';
import { gaussianLatitudes } from '../../../../playground/lab/barotropic/gauss.ts';
import { gaussianGrid, latitudesOf, regularGrid } from '../../../../playground/lab/barotropic/grids.ts';
import { legendreValues } from '../../../../playground/lab/barotropic/legendre.ts';
import { sphericalTransform } from '../../../../playground/lab/barotropic/transform.ts';
import { retruncated, triangle } from '../../../../playground/lab/barotropic/triangle.ts';
import { largest, randomState } from './states.ts';

describe('fourierTransform', () => {
  it.each([1, 2, 3, 4, 6, 8, 9, 12, 64, 96, 128, 144])('is the sum that defines it, length %i', (length) => {
    const real = Float64Array.from({ length }, (_, j) => Math.sin(j * j + 1));
    const imaginary = Float64Array.from({ length }, (_, j) => Math.cos(3 * j * j));
    const expected = Array.from({ length }, (_, k) => {
      let sum = 0;
      for (let j = 0; j < length; j++) {
        const angle = (2 * Math.PI * ((j * k) % length)) / length;
        sum += Number(real[j]) * Math.cos(angle) + Number(imaginary[j]) * Math.sin(angle);
      }
      return sum;
    });
    fourierTransform(length)(real, imaginary);
    expect(largest(real, expected)).toBeLessThan(1e-13 * length);
  });

  it('says which lengths it knows', () => {
    expect(() => fourierTransform(100)).toThrow('100 points around the globe: use a number 2ᵃ·3ᵇ');
  });
});

describe('gaussianLatitudes', () => {
  it('has the points and weights of closed forms', () => {
    expect(gaussianLatitudes(2).sinLatitude[1]).toBeCloseTo(1 / Math.sqrt(3), 15);
    const { sinLatitude, weights } = gaussianLatitudes(4);
    expect(sinLatitude[3]).toBeCloseTo(Math.sqrt(3 / 7 + (2 / 7) * Math.sqrt(6 / 5)), 15);
    expect(weights[3]).toBeCloseTo((18 - Math.sqrt(30)) / 36, 14);
  });

  it.each([32, 64, 128])('integrates polynomials up to degree 2·%i − 1', (count) => {
    const { sinLatitude, weights } = gaussianLatitudes(count);
    const integral = (degree: number) =>
      sinLatitude.reduce((sum, x, row) => sum + Number(weights[row]) * x ** degree, 0);
    for (const degree of [0, 2, count, 2 * count - 2])
      expect(integral(degree)).toBeCloseTo(2 / (degree + 1), 13);
    // One degree further it is wrong, which shows that the test can fail.
    const four = gaussianLatitudes(4);
    const eighth = four.sinLatitude.reduce((sum, x, row) => sum + Number(four.weights[row]) * x ** 8, 0);
    expect(Math.abs(eighth - 2 / 9)).toBeGreaterThan(1e-3);
  });

  it('wants an even number', () => {
    expect(() => gaussianLatitudes(31)).toThrow('an even number of latitudes, not 31');
  });
});

describe('grids', () => {
  it.each([
    [21, 32, 64],
    [31, 48, 96],
    [42, 64, 128],
  ])('T%i is free of aliases on %i × %i', (truncation, rows, columns) => {
    const grid = gaussianGrid(truncation);
    expect([grid.sinLatitude.length, grid.columns]).toEqual([rows, columns]);
  });

  it('puts regular latitudes half a step from the poles', () => {
    const latitudes = latitudesOf(regularGrid(32));
    expect(latitudes[0]).toBeCloseTo(-87.1875, 12);
    expect(latitudes[31]).toBeCloseTo(87.1875, 12);
    expect(latitudes[16]).toBeCloseTo(2.8125, 12);
  });
});

describe('legendreValues', () => {
  const shape = triangle(3);
  it.each([-0.9, -0.2, 0, 0.5, 0.99])('has the closed forms of low degree at μ = %d', (x) => {
    const { value } = legendreValues(x, shape);
    const c = Math.sqrt(1 - x * x);
    const closed = [
      1, // m = 0
      Math.sqrt(3) * x,
      (Math.sqrt(5) * (3 * x * x - 1)) / 2,
      (Math.sqrt(7) * (5 * x ** 3 - 3 * x)) / 2,
      Math.sqrt(3 / 2) * c, // m = 1
      Math.sqrt(15 / 2) * x * c,
      (Math.sqrt(21 / 16) * (5 * x * x - 1) * c) / 1,
      Math.sqrt(15 / 8) * c * c, // m = 2
      Math.sqrt(105 / 8) * x * c * c,
      Math.sqrt(35 / 16) * c ** 3, // m = 3
    ];
    expect(largest(value, closed)).toBeLessThan(1e-14);
  });

  it('is orthonormal and finite up to degree 213', () => {
    const large = triangle(213);
    const { sinLatitude, weights } = gaussianLatitudes(320);
    const tables = Array.from(sinLatitude, (x) => legendreValues(x, large).value);
    const product = (a: number, b: number) =>
      tables.reduce((sum, p, row) => sum + 0.5 * Number(weights[row]) * Number(p[a]) * Number(p[b]), 0);
    for (const m of [0, 1, 100, 212]) {
      const [low, high] = [Number(large.start[m]), Number(large.start[m + 1]) - 1];
      expect(product(low, low)).toBeCloseTo(1, 10);
      expect(product(high, high)).toBeCloseTo(1, 10);
      expect(product(low, low + 1)).toBeCloseTo(0, 10);
    }
  });

  it('has the slope that differences find', () => {
    const large = triangle(42);
    const [x, h] = [0.37, 1e-6];
    const [before, here, after] = [x - h, x, x + h].map((at) => legendreValues(at, large));
    const differences = Array.from(
      here?.value ?? [],
      (_, k) => ((1 - x * x) * (Number(after?.value[k]) - Number(before?.value[k]))) / (2 * h),
    );
    expect(largest(here?.slope ?? [], differences)).toBeLessThan(1e-6);
  });
});

describe('sphericalTransform', () => {
  it.each([21, 31, 42, 63])('analysis inverts synthesis to 1e-12 at T%i', (truncation) => {
    const shape = triangle(truncation);
    const transform = sphericalTransform(shape, gaussianGrid(truncation));
    const state = randomState(shape, 7, () => 1);
    expect(largest(transform.analysis(transform.synthesis(state, 'value'), 'value'), state)).toBeLessThan(
      1e-12,
    );
  });

  it('makes the harmonic itself, north and south', () => {
    const shape = triangle(5);
    const transform = sphericalTransform(shape, gaussianGrid(5));
    const state = new Float64Array(2 * shape.size);
    const index = Number(shape.start[1]) + 1; // m = 1, n = 2
    state[2 * index] = 1;
    state[2 * index + 1] = 2;
    const { sinLatitude, columns } = transform.grid;
    const expected = Array.from({ length: sinLatitude.length * columns }, (_, cell) => {
      const x = Number(sinLatitude[Math.floor(cell / columns)]);
      const angle = (2 * Math.PI * (cell % columns)) / columns;
      return 2 * Math.sqrt(15 / 2) * x * Math.sqrt(1 - x * x) * (Math.cos(angle) - 2 * Math.sin(angle));
    });
    expect(largest(transform.synthesis(state, 'value'), expected)).toBeLessThan(1e-13);
  });

  it('refuses grids that it cannot use', () => {
    const shape = triangle(42);
    expect(() => sphericalTransform(shape, regularGrid(32))).toThrow(
      '64 longitudes cannot hold wavenumber 42',
    );
    const transform = sphericalTransform(triangle(21), regularGrid(32));
    expect(() => transform.analysis(new Float64Array(2048), 'value')).toThrow('no quadrature weights');
  });

  it('keeps what two truncations share', () => {
    const [small, large] = [triangle(5), triangle(9)];
    const state = randomState(small, 1, () => 1);
    const there = retruncated(state, small, large);
    expect(there.length).toBe(2 * large.size);
    expect(retruncated(there, large, small)).toEqual(state);
  });
});
