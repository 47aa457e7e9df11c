import { finite, list, record, text, whole } from './primitives.ts';

/** One index of a dimension, which then goes, or its indices from the first up to and without the second. */
export type Pick = number | readonly [first: number, end: number];

/** What a program asks of an archive on another site. It may be forged: the page checks every word of it. */
export type ArchiveQuestion =
  | { ask: 'open'; url: string }
  | { ask: 'read'; url: string; array: string; picks: { dimension: string; pick: Pick }[] };

/** One array of an archive. */
export interface ArchiveArray {
  /** What `read` calls it by. */
  readonly name: string;
  /** Names of the dimensions, in the order of `shape`. */
  readonly dims: readonly string[];
  /** Number of indices along each dimension. */
  readonly shape: readonly number[];
  /** The type in which the archive stores it: `'float32'`, `'int64'`. */
  readonly dtype: string;
  /** Sizes of the pieces in which it is stored: a read fetches whole ones. */
  readonly chunks: readonly number[];
  /** What the archive says of it: `units`, `long_name`. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface ArchiveContents {
  arrays: ArchiveArray[];
  attributes: Record<string, unknown>;
}

/** A part of an array, unpacked. */
export interface ArchivePart {
  /** Row-major in the order of `shape`; NaN where the archive says that a value is missing. */
  readonly values: Float32Array;
  /** Number of values along each dimension that is left. */
  readonly shape: readonly number[];
  /** The dimensions that are left. */
  readonly dims: readonly string[];
  /** Along each dimension that has them. */
  readonly coordinates: Readonly<Record<string, Float64Array>>;
}

/** The page's answer to the question of the same number. */
export type ArchiveReply =
  | { type: 'archive'; request: number; answer: ArchiveContents | ArchivePart }
  | { type: 'archive-failed'; request: number; message: string };

/** The most dimensions an array may have. */
export const maxDimensions = 10;

/** Parses a question to an archive; undefined when it is malformed. */
export function parseArchiveQuestion(data: unknown): ArchiveQuestion | undefined {
  const question = record(data);
  const url = text(question?.['url']);
  if (!question || url === undefined) return undefined;
  if (question['ask'] === 'open') return { ask: 'open', url };
  const array = text(question['array']);
  const picks = list(question['picks'], parsePick, maxDimensions);
  if (question['ask'] !== 'read' || array === undefined || !picks) return undefined;
  return { ask: 'read', url, array, picks };
}

function parsePick(data: unknown): { dimension: string; pick: Pick } | undefined {
  const entry = record(data);
  const dimension = text(entry?.['dimension']);
  const index = whole(entry?.['pick']);
  const [first, end, ...rest] = list(entry?.['pick'], finite, 2)?.map(whole) ?? [];
  if (dimension === undefined) return undefined;
  if (index !== undefined) return { dimension, pick: index };
  return first === undefined || end === undefined || rest.length > 0
    ? undefined
    : { dimension, pick: [first, end] };
}
