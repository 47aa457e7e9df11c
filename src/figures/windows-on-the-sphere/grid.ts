/**
 * The octahedral reduced Gaussian grid O96, on which AIFS works: 192 rows on the Gaussian latitudes of N96, the first row
 * from either pole with 20 points and each further one with 4 more, 40,320 in all. Its points are listed row by row from
 * north to south, each row eastward from Greenwich.
 */

/** Rows from a pole to the equator. */
const half = 96;
export const rows = 2 * half;

const degree = Math.PI / 180;

/** Roots of the Legendre polynomial of this degree above 0, the largest first: the sines of the Gaussian latitudes. */
function legendreRoots(n: number): number[] {
  return Array.from({ length: n / 2 }, (_, k) => {
    let x = Math.cos((Math.PI * (k + 0.75)) / (n + 0.5));
    for (let newton = 0; newton < 5; newton++) {
      let [before, value] = [1, x];
      for (let m = 2; m <= n; m++)
        [before, value] = [value, ((2 * m - 1) * x * value - (m - 1) * before) / m];
      x -= (value * (x * x - 1)) / (n * (x * value - before));
    }
    return x;
  });
}

const northern = legendreRoots(rows).map((root) => Math.asin(root) / degree);

/** Degrees north of each row, from north to south. */
export const latitudes: readonly number[] = [
  ...northern,
  ...northern.toReversed().map((latitude) => -latitude),
];

/** How many points each row has. */
export const lengths: readonly number[] = latitudes.map((_, row) => 20 + 4 * Math.min(row, rows - 1 - row));

/** Where each row begins in the list; one more for where the list ends. */
export const starts: readonly number[] = (() => {
  const all = [0];
  for (const [row, length] of lengths.entries()) all.push((all[row] ?? 0) + length);
  return all;
})();

export const count = starts[rows] ?? 0;

/** The latitude between a row and the one before it; the poles are the ends. */
export function edge(row: number): number {
  if (row <= 0) return 90;
  if (row >= rows) return -90;
  return ((latitudes[row - 1] ?? 0) + (latitudes[row] ?? 0)) / 2;
}

/** The row of a point of the list. */
export function rowOf(index: number): number {
  let row = index < count / 2 ? 0 : half;
  while (index >= (starts[row + 1] ?? count)) row++;
  return row;
}

/** Degrees east of a point of the list, from 0. */
export function longitudeOf(index: number): number {
  const row = rowOf(index);
  return (360 * (index - (starts[row] ?? 0))) / (lengths[row] ?? 1);
}

/** The point of a row that is nearest to a longitude. */
export function nearestInRow(row: number, longitude: number): number {
  const length = lengths[row] ?? 1;
  const place = Math.round((longitude / 360) * length);
  return (starts[row] ?? 0) + (((place % length) + length) % length);
}

/** The row that is nearest to a latitude. */
export function nearestRow(latitude: number): number {
  let row = 0;
  while (row < rows - 1 && latitude < edge(row + 1)) row++;
  return row;
}

/** The points as unit vectors: three numbers each, towards Greenwich on the equator, 90° east, and the north pole. */
const vectors: Float64Array = (() => {
  const all = new Float64Array(3 * count);
  latitudes.forEach((latitude, row) => {
    const [flat, up] = [Math.cos(latitude * degree), Math.sin(latitude * degree)];
    const length = lengths[row] ?? 0;
    for (let k = 0; k < length; k++) {
      const longitude = (2 * Math.PI * k) / length;
      all.set([flat * Math.cos(longitude), flat * Math.sin(longitude), up], 3 * ((starts[row] ?? 0) + k));
    }
  });
  return all;
})();

/** Where a point of the list lies, as a unit vector. */
export function vectorOf(index: number): readonly [number, number, number] {
  return [vectors[3 * index] ?? 0, vectors[3 * index + 1] ?? 0, vectors[3 * index + 2] ?? 0];
}

/** The cosines of the angles between a point and all points of the list, seen from the middle of the Earth. */
export function cosines(index: number): Float64Array {
  const [x, y, z] = vectorOf(index);
  return Float64Array.from({ length: count }, (_, k) => {
    return x * (vectors[3 * k] ?? 0) + y * (vectors[3 * k + 1] ?? 0) + z * (vectors[3 * k + 2] ?? 0);
  });
}

/** The same for one other point. */
export function cosine(one: number, other: number): number {
  const [x, y, z] = vectorOf(one);
  const [a, b, c] = vectorOf(other);
  return x * a + y * b + z * c;
}
