/** Pixels of a picture, four bytes each. */
export interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue, opacity. */
  data: ArrayLike<number>;
}

/** How a picture differs from its reference. */
export interface Difference {
  /** Blocks that differ by more than `blockTolerance` in a channel, as a share of all. */
  share: number;
  /** Mean difference of all blocks and channels, of 255. */
  mean: number;
  /** Blocks that one picture has and the other lacks, in rows or columns. */
  size: number;
}

/** Pixels along a block's side. */
const block = 8;
/** Difference of a block's mean colour, of 255, that the edges of letters cannot make and a lost line can. */
const blockTolerance = 26;
/**
 * What two machines may differ by: fonts are hinted differently, lines smoothed differently. Without hinting and
 * sub-pixels, Chromium draws views of which no block differs by `blockTolerance`, and all by up to 2.0 in the mean; the
 * smallest mistake that the test makes, a storm or a name that is lost, changes 0.3 % of the blocks.
 */
const tolerance: Difference = { share: 0.002, mean: 2.5, size: 1 };

/**
 * The structure of a picture: the mean colour of each block of 8 × 8 pixels. Letters become grey bands in it, while
 * axes, curves, coasts, colours and what is missing stay what they are.
 */
export function structureOf({ width, height, data }: Pixels): Pixels {
  const [columns, rows] = [Math.ceil(width / block), Math.ceil(height / block)];
  const means = new Uint8ClampedArray(4 * columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const sums = [0, 0, 0];
      let count = 0;
      for (let y = row * block; y < Math.min(height, (row + 1) * block); y++) {
        for (let x = column * block; x < Math.min(width, (column + 1) * block); x++) {
          for (let channel = 0; channel < 3; channel++)
            sums[channel] = (sums[channel] ?? 0) + (data[4 * (y * width + x) + channel] ?? 0);
          count++;
        }
      }
      means.set([...sums.map((sum) => sum / count), 255], 4 * (row * columns + column));
    }
  }
  return { width: columns, height: rows, data: means };
}

/** Compares two structures where they overlap. */
export function differenceOf(a: Pixels, b: Pixels): Difference {
  const [columns, rows] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  let [sum, above] = [0, 0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let most = 0;
      for (let channel = 0; channel < 3; channel++) {
        const here = a.data[4 * (row * a.width + column) + channel] ?? 0;
        const there = b.data[4 * (row * b.width + column) + channel] ?? 0;
        sum += Math.abs(here - there);
        most = Math.max(most, Math.abs(here - there));
      }
      if (most > blockTolerance) above++;
    }
  }
  const blocks = Math.max(1, columns * rows);
  return {
    share: above / blocks,
    mean: sum / blocks / 3,
    size: Math.max(Math.abs(a.width - b.width), Math.abs(a.height - b.height)),
  };
}

/** Whether a difference is more than two machines may have. */
export function isSeen({ share, mean, size }: Difference): boolean {
  return share > tolerance.share || mean > tolerance.mean || size > tolerance.size;
}
