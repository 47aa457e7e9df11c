import { expect, test } from 'vitest';
import { leastSquares } from '../../../playground/lab/index.ts';
import { open } from '../lab/data/dataset-files.ts';

/* Numbers about COADS that chapter 3 states and no program shows. */

const parts = open('coads').samples(['airTemperature', 'specificHumidity']).split();
const { airTemperature: T, specificHumidity: q } = parts.train.columns;
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b) / values.length;

/** Specific humidity of saturation over water at 1013.25 hPa, g/kg (Bolton 1980, doi:10.1175/1520-0493(1980)108<1046:TCOEPT>2.0.CO;2). */
function saturation(celsius: number): number {
  const e = 6.112 * Math.exp((17.67 * celsius) / (celsius + 243.5));
  return (622 * e) / (1013.25 - 0.378 * e);
}

/** Curvatures of the bowl of a line through x: smallest and largest. */
function curvatures(x: ArrayLike<number>): [number, number] {
  const [m, mm] = [mean(x), mean(Array.from(x, (value) => value * value))];
  const root = Math.sqrt((mm - 1) ** 2 + 4 * m * m);
  return [mm + 1 - root, mm + 1 + root];
}

test('the bowl of the line: curvatures 0.41 and 9.56, limit 0.209, condition 23; in degrees 1,617 and 0.0025', () => {
  const [least, most] = curvatures(Array.from(T, (celsius) => celsius / 10));
  expect([least, most].map((value) => value.toFixed(2))).toEqual(['0.41', '9.56']);
  expect(2 / most).toBeCloseTo(0.209, 3);
  expect(most / least).toBeCloseTo(23, 0);
  const [low, high] = curvatures(T);
  expect([Math.round(high / low), (2 / high).toFixed(4)]).toEqual([1617, '0.0025']);
});

test('from w = b = 0 the lowest place lies across the valley, from b = 10 along it', () => {
  const x = Array.from(T, (celsius) => celsius / 10);
  const line = leastSquares(
    x.map((value) => [value]),
    q,
  );
  const best = [line.weights[0] ?? Number.NaN, line.intercepts[0] ?? Number.NaN] as const;
  // The steep direction: the eigenvector of the larger curvature.
  const [m, mm] = [mean(x), mean(x.map((value) => value * value))];
  const angle = Math.atan2(2 * m, mm - 1) / 2;
  const steep = [Math.cos(angle), Math.sin(angle)] as const;
  const offsets = (w: number, b: number) => {
    const [dw, db] = [w - best[0], b - best[1]];
    return [Math.abs(dw * steep[1] - db * steep[0]), Math.abs(dw * steep[0] + db * steep[1])];
  };
  expect(offsets(0, 0).map((value) => value.toFixed(2))).toEqual(['0.08', '5.72']);
  expect(offsets(0, 10)[0]).toBeCloseTo(9.2, 1);
});

test.each([
  [3, 0.357],
  [4, 0.273],
  [8, 0.15],
])('standardised powers up to degree %d allow a learning rate below %d', (degree, limit) => {
  const columns = Array.from({ length: degree }, (_, k) => {
    const powers = Float64Array.from(T, (celsius) => (celsius / 10) ** (k + 1));
    const centre = mean(powers);
    const spread = Math.sqrt(mean(powers.map((value) => (value - centre) ** 2)));
    return powers.map((value) => (value - centre) / spread);
  });
  const correlation = columns.map((a) => columns.map((b) => mean(a.map((value, i) => value * (b[i] ?? 0)))));
  // The largest eigenvalue by repeated multiplication; the constant beside the powers has 1 and is smaller.
  let [vector, largest] = [columns.map(() => 1), 0];
  for (let round = 0; round < 200; round++) {
    const next = correlation.map((row) => row.reduce((sum, value, k) => sum + value * (vector[k] ?? 0), 0));
    largest = Math.hypot(...next) / Math.hypot(...vector);
    vector = next.map((value) => value / Math.hypot(...next));
  }
  expect(2 / (2 * largest)).toBeCloseTo(limit, 3);
});

test('of the cells below 0 °C, 15 % hold more vapour than saturated air; the one at −4.45 °C twice as much', () => {
  const cold = (['train', 'validation', 'test'] as const)
    .flatMap((part) => {
      const { airTemperature, specificHumidity } = parts[part].columns;
      return Array.from(
        airTemperature,
        (celsius, i) => [celsius, specificHumidity[i] ?? Number.NaN] as const,
      );
    })
    .filter(([celsius]) => celsius < 0);
  const above = cold.filter(([celsius, humidity]) => humidity > saturation(celsius)).length / cold.length;
  expect(above).toBeGreaterThan(0.145);
  expect(above).toBeLessThan(0.16);
  expect(5.85 / saturation(-4.45)).toBeCloseTo(2.16, 2);
});
