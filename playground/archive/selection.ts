import type { ArchiveArray, ArchiveQuestion, Pick } from '../protocol/archive.ts';
import { inMegabytes, limits } from './budget.ts';

/** One range of indices for each dimension, and whether the dimension stays. */
export interface Chosen {
  first: number;
  end: number;
  stays: boolean;
}

/** What one read takes of an array. */
export interface Selection {
  ranges: Chosen[];
  /** Chunks that it touches: as many requests. */
  pieces: number;
}

/**
 * The ranges that a question asks of an array, in the order of its dimensions; dimensions without a pick are whole. What
 * is too much is refused here, by the metadata, before anything is fetched or even listed.
 * @param bytes of one value
 * @throws an error in words when a dimension is not there, a range is empty or outside, or it is too much for one read
 */
export function choose(
  { name, dims, shape, chunks }: ArchiveArray,
  picks: (ArchiveQuestion & { ask: 'read' })['picks'],
  bytes: number,
): Selection {
  for (const { dimension } of picks) {
    if (dims.includes(dimension)) continue;
    throw new Error(`The array "${name}" has no dimension "${dimension}"; it has ${dims.join(', ')}.`);
  }
  const chosen = dims.map((dimension, axis): Chosen => {
    const count = shape[axis] as number;
    const pick: Pick = picks.findLast((entry) => entry.dimension === dimension)?.pick ?? [0, count];
    const [first, end] = typeof pick === 'number' ? [pick, pick + 1] : pick;
    if (first >= end || end > count) {
      throw new Error(
        `The dimension "${dimension}" of "${name}" has the indices 0 to ${count - 1}; ` +
          `${typeof pick === 'number' ? pick : `[${pick.join(', ')}]`} chooses none or goes beyond.`,
      );
    }
    return { first, end, stays: typeof pick !== 'number' };
  });
  const sizes = chosen.map(({ first, end }) => end - first);
  const touched = chosen.map(({ first, end }, axis) => {
    const size = chunks[axis] as number;
    return Math.ceil(end / size) - Math.floor(first / size);
  });
  const [values, pieces, piece] = [product(sizes), product(touched), product(chunks) * bytes];
  if (values > limits.values) {
    throw new Error(
      `This selection of "${name}" has ${values} values; one read may have ${limits.values}. Choose fewer indices: ` +
        `${dims.map((dimension, axis) => `${dimension} has ${shape[axis]}`).join(', ')}.`,
    );
  }
  if (pieces > limits.pieces) {
    throw new Error(
      `"${name}" is stored in chunks of ${chunks.join(' × ')}, of which this selection needs ${pieces}; one read may ` +
        `fetch ${limits.pieces}. Choose fewer indices, or an archive of larger chunks.`,
    );
  }
  if (piece > limits.chunk || piece * pieces > limits.unpacked) {
    throw new Error(
      `"${name}" is stored in chunks of ${inMegabytes(piece)}, of which this selection needs ${pieces}. One chunk ` +
        `may have ${inMegabytes(limits.chunk)}, all of a read ${inMegabytes(limits.unpacked)}. Choose fewer indices, ` +
        'or a coarser archive.',
    );
  }
  return { ranges: chosen, pieces };
}

function product(counts: readonly number[]): number {
  return counts.reduce((total, count) => total * count, 1);
}
