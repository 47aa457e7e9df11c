/** The months of the winds on a grid of 10°, as vectors whose squared length is the mean square of the wind over the area. */
import { openDataset } from '../../../chapter-heads/open-dataset.ts';

/** Rows from 80° N to 80° S, columns from 20° E on, both components: the cells of a month. */
const [rows, columns] = [17, 36];
const cells = 2 * rows * columns;

const split = { train: [0, 83], validation: [90, 101], test: [108, 131] } as const;
export type Part = keyof typeof split;

export interface Months {
  /** Wind of each month, m/s: u of all points, then v. */
  readonly winds: readonly Float64Array[];
  /** What a cell counts, by the area of its row; all together 1 for each component. */
  readonly weights: Float64Array;
  /** The months of each part. */
  readonly parts: Readonly<Record<Part, readonly number[]>>;
}

export function readMonths(): Months {
  const { u, v } = openDataset('fnoc-winds').variables;
  if (!u || !v) throw new Error('The winds have two components.');
  const [count = 0, latitudes = 0, longitudes = 0] = u.shape;
  const components = [u.values, v.values];
  const winds = Array.from({ length: count }, (_, month) => {
    const wind = new Float64Array(cells);
    components.forEach((values, component) => {
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++)
          wind[(component * rows + row) * columns + column] = boxMean(
            values.subarray(month * latitudes * longitudes, (month + 1) * latitudes * longitudes),
            longitudes,
            row,
            column,
          );
    });
    return wind;
  });
  const area = Array.from({ length: rows }, (_, row) => Math.cos((latitude(row) * Math.PI) / 180));
  const whole = columns * area.reduce((sum, part) => sum + part, 0);
  const weights = Float64Array.from(
    { length: cells },
    (_, k) => (area[Math.floor(k / columns) % rows] ?? 0) / whole,
  );
  const months = ([first, last]: readonly [number, number]) =>
    Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const parts = {
    train: months(split.train),
    validation: months(split.validation),
    test: months(split.test),
  };
  return { winds, weights, parts };
}

/** Degrees north of a row. */
function latitude(row: number): number {
  return 80 - 10 * row;
}

/** Mean over the 5 × 5 points of 2.5° round a point of 10°; those on the edges belong to two boxes and count half in each. */
function boxMean(month: ArrayLike<number>, longitudes: number, row: number, column: number): number {
  let [sum, weight] = [0, 0];
  for (let i = -2; i <= 2; i++)
    for (let j = -2; j <= 2; j++) {
      // The source's rows begin at 90° S.
      const y = (latitude(row) + 2.5 * i + 90) / 2.5;
      const x = (4 * column + j + longitudes) % longitudes;
      const share = (Math.abs(i) === 2 ? 0.5 : 1) * (Math.abs(j) === 2 ? 0.5 : 1);
      sum += share * (month[y * longitudes + x] ?? Number.NaN);
      weight += share;
    }
  return sum / weight;
}
