import { wantOneOf, wantOptions, wantWhole } from '../arguments/want.ts';
import { wantArray, wantTensor } from '../arguments/want-list.ts';

/** The part of a tf.Tensor4D that padding needs. */
interface Image {
  readonly shape: number[];
  slice(begin: number[], size: number[]): this;
  concat(others: this[], axis: number): this;
  reverse(axis: number): this;
  pad(paddings: [number, number][]): this;
}

/** What lies beyond the first and last row. */
export interface PeriodicPadding {
  /**
   * `'zeros'`, the default, puts noughts there. `'across'` goes on over the pole: the rows nearest to it in reverse
   * order, turned by half the circle. It suits scalars; a wind component changes its sign across a pole, which is
   * left to the program.
   */
  poles?: 'zeros' | 'across';
}

const [latitude, longitude] = [1, 2];

/**
 * Pads maps for a convolution with `pad: 'valid'`: along longitude with what comes round from the other side, so that a
 * filter sees no edge at the date line, and along latitude as `poles` says. Its gradient adds up at each cell what comes
 * back from all its copies. Periodic in longitude and noughts in latitude is what the convolutional networks of
 * WeatherBench do (Rasp et al. 2020, doi:10.1029/2020MS002203).
 *
 * @param x maps of the whole globe, [batch, latitude, longitude, channels]; longitudes run once round the globe and
 *   the repeated meridian is left out
 * @param margin rows and columns to add on either side; for a filter of n × m cells (n - 1) / 2 and (m - 1) / 2
 * @returns [batch, latitude + 2 rows, longitude + 2 columns, channels]
 * @throws TypeError for what is no tensor or no margin; RangeError if a margin is no whole number, is larger than the map, or the map cannot be turned by half
 * @example
 * const map = tf.tensor4d([1, 2, 3, 4], [1, 1, 4, 1]);
 * const padded = padPeriodic(map, [0, 1]);
 * log(Array.from(padded.dataSync())); // [4, 1, 2, 3, 4, 1]
 */
export function padPeriodic<T extends { readonly shape: number[] }>(
  x: T,
  margin: readonly [rows: number, columns: number],
  options: PeriodicPadding = {},
): T {
  wantTensor('padPeriodic', 'x', x);
  wantArray('padPeriodic', 'margin', margin, ' such as [rows, columns]');
  wantOptions('padPeriodic', 'options', options);
  const [rows, columns] = margin as readonly [number, number];
  const { poles = 'zeros' } = options;
  wantOneOf('padPeriodic', 'options.poles', ['zeros', 'across'], poles);
  const image = x as unknown as Image;
  const [height = 0, width = 0] = x.shape.slice(latitude);
  if (x.shape.length !== 4)
    throw new RangeError(
      `padPeriodic: x has ${x.shape.length} axes; it takes [batch, latitude, longitude, channels].`,
    );
  for (const [name, added, size] of [
    ['rows', rows, height],
    ['columns', columns, width],
  ] as const)
    wantWhole('padPeriodic', `the number of ${name}`, added, 0, size);
  if (poles === 'across' && width % 2 !== 0)
    throw new RangeError(`padPeriodic: ${width} longitudes; to go across a pole it takes an even number.`);

  const taller = poles === 'across' ? overPoles(image, rows, width / 2) : image;
  const wider = columns === 0 ? taller : round(taller, columns, width);
  if (poles === 'across' || rows === 0) return wider as unknown as T;
  return wider.pad([
    [0, 0],
    [rows, rows],
    [0, 0],
    [0, 0],
  ]) as unknown as T;
}

function round(x: Image, columns: number, width: number): Image {
  return cut(x, longitude, width - columns, columns).concat([x, cut(x, longitude, 0, columns)], longitude);
}

function overPoles(x: Image, rows: number, half: number): Image {
  if (rows === 0) return x;
  const beyond = (start: number): Image => {
    const near = cut(x, latitude, start, rows).reverse(latitude);
    return cut(near, longitude, half, half).concat([cut(near, longitude, 0, half)], longitude);
  };
  return beyond(0).concat([x, beyond((x.shape[latitude] ?? 0) - rows)], latitude);
}

function cut(x: Image, axis: number, start: number, count: number): Image {
  return x.slice(
    x.shape.map((_, other) => (other === axis ? start : 0)),
    x.shape.map((size, other) => (other === axis ? count : size)),
  );
}
