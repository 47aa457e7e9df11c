import type * as tf from '@tensorflow/tfjs';
import type { Machine } from './machine.ts';
import { multiply } from './matmul.ts';

/** Tiles are transformed in pieces of about this size, which stay in the cache until they are multiplied. */
const pieceBytes = 512 * 1024;

/** A convolution with filters of 3 × 3 at stride 1: of an image, or of the gradient that comes in. */
export interface Winograd {
  readonly batch: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  /** Rows and columns of noughts before the image. */
  readonly top: number;
  readonly left: number;
}

/** Where a filter's numbers lie: `row` is the distance of two inputs in bytes, `tap` that of two places. */
export interface Filter {
  readonly at: number;
  readonly row: number;
  readonly tap: number;
}

type Info = tf.backend_util.Conv2DInfo;

/**
 * Whether Winograd's products are faster for a convolution than patches are: with filters of 3 × 3 at stride 1, for enough
 * channels and tiles, most of which must be used whole; below these bounds patches were as fast or faster. Times as fast, as
 * `npm run bench:winograd` printed it on one core of a Xeon, and so for both gradients:
 *
 * | images | channels in → out | times |
 * |---|---|---|
 * | 8 × 16 × 16 | 8 → 8 | 1.6 |
 * | 8 × 32 × 32 | 16 → 16 | 1.6 |
 * | 4 × 32 × 64 | 32 → 32 | 1.8 |
 * | 8 × 8 × 8 | 64 → 64 | 2.1 |
 * | 1 × 56 × 56 | 128 → 128 | 1.9 |
 * | 2 × 4 × 4 | 64 → 64 | 1.3 |
 */
export function suitsWinograd(info: Info): boolean {
  const { filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth } = info;
  const { batchSize, inChannels, outChannels, outHeight, outWidth, padInfo } = info;
  const tiles = Math.ceil(outHeight / 2) * Math.ceil(outWidth / 2);
  return (
    filterHeight === 3 &&
    filterWidth === 3 &&
    strideHeight * strideWidth * dilationHeight * dilationWidth === 1 &&
    Math.max(padInfo.top, padInfo.left, padInfo.bottom, padInfo.right) <= 2 &&
    Math.min(inChannels, outChannels) >= 8 &&
    batchSize * tiles >= 8 &&
    outHeight * outWidth >= 0.7 * 4 * tiles
  );
}

/** The convolution itself, from images [batch, height, width, inChannels] to [batch, height, width, outChannels]. */
export function forwards(info: Info): Winograd {
  return {
    batch: info.batchSize,
    inHeight: info.inHeight,
    inWidth: info.inWidth,
    inChannels: info.inChannels,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
    outChannels: info.outChannels,
    top: info.padInfo.top,
    left: info.padInfo.left,
  };
}

/** Its gradient for the image: a convolution of the gradient that comes in with the turned filter. */
export function backwards(info: Info): Winograd {
  return {
    batch: info.batchSize,
    inHeight: info.outHeight,
    inWidth: info.outWidth,
    inChannels: info.outChannels,
    outHeight: info.inHeight,
    outWidth: info.inWidth,
    outChannels: info.inChannels,
    top: 2 - info.padInfo.top,
    left: 2 - info.padInfo.left,
  };
}

/**
 * The distance of two of the 16 matrices of so many bytes: an odd number of lines of the cache, for at a power of two all 16 would
 * have the same few places in it.
 */
const apart = (bytes: number): number => 64 * (Math.ceil(bytes / 64) | 1);

/** Sizes in bytes of what a convolution keeps in scratch memory, and how it is cut. */
function plan({ batch, inChannels, outChannels, outHeight, outWidth }: Winograd) {
  const [across, down] = [Math.ceil(outWidth / 2), Math.ceil(outHeight / 2)];
  const lines = batch * down;
  const ofLine = 16 * 4 * across * (inChannels + outChannels);
  const atOnce = Math.max(1, Math.min(lines, Math.floor(pieceBytes / ofLine)));
  const tiles = atOnce * across;
  return {
    across,
    down,
    lines,
    atOnce,
    filter: 16 * apart(4 * inChannels * outChannels),
    /** Four rows of the image with their padding. */
    rows: 4 * (2 * across + 2) * inChannels * 4,
    image: 16 * apart(4 * tiles * inChannels),
    products: 16 * apart(4 * tiles * outChannels),
    /** Two rows of the result, whole tiles of it. */
    result: 2 * 2 * across * outChannels * 4,
  };
}

/** Bytes of scratch memory that `winograd` needs. */
export function roomForWinograd(convolution: Winograd): number {
  const { filter, rows, image, products, result } = plan(convolution);
  return filter + rows + image + products + result;
}

/** Where the parts of a plan lie in scratch memory, and the distances in it. */
function layOut(convolution: Winograd, scratch: number) {
  const sizes = plan(convolution);
  const rows = scratch + sizes.filter;
  const image = rows + sizes.rows;
  const products = image + sizes.image;
  return { ...sizes, weights: scratch, rows, image, products, result: products + sizes.products };
}

/** Row `index` of all tiles of a batch: its image, and its row there. */
const lineOf = (index: number, down: number): readonly [sample: number, line: number] => [
  Math.floor(index / down),
  index % down,
];

/** Transforms some rows of tiles of the image at `from`, from row `first` on, into 16 matrices [tiles, channels]. */
function transformImage(
  machine: Machine,
  { inHeight, inWidth, inChannels, top, left }: Winograd,
  { across, down, rows, image }: ReturnType<typeof layOut>,
  from: number,
  [first, some]: readonly [number, number],
): void {
  const channels = 4 * inChannels;
  const rowBytes = (2 * across + 2) * channels;
  const columns = Math.min(inWidth, 2 * across + 2 - left);
  for (let index = 0; index < some; index++) {
    const [sample, line] = lineOf(first + index, down);
    for (let row = 0; row < 4; row++) {
      const y = 2 * line + row - top;
      const place = rows + row * rowBytes + left * channels;
      if (y < 0 || y >= inHeight) machine.fill(place, columns * channels);
      else machine.copy(from + (sample * inHeight + y) * inWidth * channels, place, columns * channels);
    }
    const at = image + index * across * channels;
    machine.winogradImage(rows, at, across, channels, rowBytes, apart(some * across * channels));
  }
}

/**
 * Writes a convolution to `to`. What is no number spreads over its tile, two by two; so does what is infinite, as no number.
 *
 * @param scratch as many bytes as `roomForWinograd` says
 * @param bias address of a number for each output, or 0
 */
export function winograd(
  machine: Machine,
  convolution: Winograd,
  from: number,
  filter: Filter,
  to: number,
  scratch: number,
  bias = 0,
): void {
  const { inChannels, outHeight, outWidth, outChannels } = convolution;
  const room = layOut(convolution, scratch);
  const { across, down, lines, atOnce, weights, rows, image, products, result } = room;
  const [channels, outputs] = [4 * inChannels, 4 * outChannels];
  const ofFilter = apart(inChannels * outputs);
  machine.winogradFilter(filter.at, weights, inChannels, outputs, filter.row, filter.tap, ofFilter);
  machine.fill(rows, room.image - rows);
  for (let first = 0; first < lines; first += atOnce) {
    const some = Math.min(atOnce, lines - first);
    const tiles = some * across;
    const [ofImage, ofProducts] = [apart(tiles * channels), apart(tiles * outputs)];
    transformImage(machine, convolution, room, from, [first, some]);
    for (let place = 0; place < 16; place++) {
      const left = { at: image + place * ofImage, transposed: false };
      const size = [tiles, outChannels, inChannels] as const;
      multiply(machine, left, weights + place * ofFilter, products + place * ofProducts, size);
    }
    for (let index = 0; index < some; index++) {
      const [sample, line] = lineOf(first + index, down);
      const height = Math.min(2, outHeight - 2 * line);
      const out = to + (sample * outHeight + 2 * line) * outWidth * outputs;
      const at = products + index * across * outputs;
      const whole = height === 2 && outWidth % 2 === 0;
      const row = (whole ? outWidth : 2 * across) * outputs;
      machine.winogradResult(at, whole ? out : result, across, outputs, ofProducts, row, bias);
      if (whole) continue;
      for (let line = 0; line < height; line++)
        machine.copy(result + line * row, out + line * outWidth * outputs, outWidth * outputs);
    }
  }
}

/**
 * Writes the gradient of a convolution for its filter, [3, 3, inChannels, outChannels], to `to`.
 *
 * @param from address of the image
 * @param gradient address of the gradient that comes in
 * @param scratch as many bytes as `roomForWinograd` says
 */
export function winogradOfFilter(
  machine: Machine,
  convolution: Winograd,
  from: number,
  gradient: number,
  to: number,
  scratch: number,
): void {
  const { inChannels, outHeight, outWidth, outChannels } = convolution;
  const room = layOut(convolution, scratch);
  const { across, down, lines, atOnce, weights, rows, image, products, result } = room;
  const [channels, outputs] = [4 * inChannels, 4 * outChannels];
  const ofFilter = apart(inChannels * outputs);
  machine.fill(rows, room.image - rows);
  for (let first = 0; first < lines; first += atOnce) {
    const some = Math.min(atOnce, lines - first);
    const tiles = some * across;
    const [ofImage, ofProducts] = [apart(tiles * channels), apart(tiles * outputs)];
    transformImage(machine, convolution, room, from, [first, some]);
    for (let index = 0; index < some; index++) {
      const [sample, line] = lineOf(first + index, down);
      const height = Math.min(2, outHeight - 2 * line);
      const given = gradient + (sample * outHeight + 2 * line) * outWidth * outputs;
      const whole = height === 2 && outWidth % 2 === 0;
      const row = (whole ? outWidth : 2 * across) * outputs;
      if (!whole) {
        machine.fill(result, 2 * row);
        for (let line = 0; line < height; line++)
          machine.copy(given + line * outWidth * outputs, result + line * row, outWidth * outputs);
      }
      const at = products + index * across * outputs;
      machine.winogradGradient(whole ? given : result, at, across, outputs, row, ofProducts);
    }
    for (let place = 0; place < 16; place++) {
      const left = { at: image + place * ofImage, transposed: true };
      const sum = weights + place * ofFilter;
      const size = [inChannels, outChannels, tiles] as const;
      const start = first === 0 ? ([0, 0] as const) : ([sum, outputs] as const);
      multiply(machine, left, products + place * ofProducts, sum, size, start);
    }
  }
  machine.winogradFilterGradient(weights, to, inChannels, outputs, ofFilter, inChannels * outputs);
}
