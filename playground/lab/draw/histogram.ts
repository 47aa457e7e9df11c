import type { Role } from '../../protocol/roles.ts';
import { type CountedSeries, maxBins, maxHistogramSeries } from '../../views/histogram/event.ts';
import { host } from '../host/host.ts';
import { read } from '../host/reads.ts';
import { isTensor, type TensorLike } from '../host/tensor-like.ts';
import { axisSpec } from './axis-options.ts';
import { binValues } from './binning.ts';

/** Numbers in any order: a list, or a tensor of any shape. */
export type HistogramValues = ArrayLike<number> | TensorLike;

/** What a histogram is called and how it counts. */
export interface HistogramOptions {
  /** A second histogram of the same title replaces the first. */
  title: string;
  /** What the values are, with units in brackets at the end: `'error (m/s)'`. */
  xLabel?: string;
  /** How many bins, 1 to 500; by the rule of Freedman and Diaconis, at most 100, when absent. */
  bins?: number;
  /** Lower end of the first bin and upper end of the last; values outside are counted and said. */
  range?: readonly [number, number];
  /** Roles of named series, which give them the colours that they have in charts: `{ truth: { role: 'truth' } }`. */
  series?: Readonly<Record<string, { role?: Role }>>;
  /** Draws which share of its series a bin holds, in percent: for series of different sizes. */
  share?: boolean;
}

/** A set that stands alone has no name of its own. */
const only = 'values';

/**
 * Shows how often values occur, of one series or of several in common bins. They are counted here, so a million values cost a page as
 * much as a hundred. Values that are not finite are left out and counted. A second histogram of the same title replaces
 * the first. Tensors are read without blocking; the caller still disposes of them.
 *
 * @param values numbers in any order and of any shape, or a series of them under each name
 * @throws RangeError when there are no or too many series, or when `bins` or `range` are no such things
 * @example
 * const rng = random(1);
 * const errors = Array.from({ length: 1000 }, () => rng.normal(0, 2));
 * histogram(errors, { title: 'Errors', xLabel: 'error (K)' });
 * histogram({ forecast: errors, truth: errors.map(() => rng.normal()) }, { title: 'Two spreads', bins: 20 });
 */
export function histogram(
  values: HistogramValues | Readonly<Record<string, HistogramValues>>,
  options: HistogramOptions,
): void {
  const sets = isValues(values) ? { [only]: values } : values;
  const names = Object.keys(sets);
  refuse(names.length, options);
  const known = new Map<string, ArrayLike<number>>();
  const arrived = (name: string, numbers: ArrayLike<number>): void => {
    known.set(name, numbers);
    if (known.size < names.length) return;
    send(
      names.map((each) => ({ name: each, numbers: known.get(each) ?? [] })),
      options,
    );
  };
  for (const [name, set] of Object.entries(sets)) {
    if (isTensor(set)) read(set, (numbers) => arrived(name, numbers as ArrayLike<number>));
    // A program may change its list before a tensor beside it has been read.
    else arrived(name, names.length > 1 ? Float64Array.from(set) : set);
  }
}

function isValues(
  values: HistogramValues | Readonly<Record<string, HistogramValues>>,
): values is HistogramValues {
  return (
    isTensor(values) ||
    (typeof values === 'object' && 'length' in values && typeof values.length === 'number')
  );
}

function refuse(count: number, { title, bins, range }: HistogramOptions): void {
  const wrong = (what: string): RangeError => new RangeError(`histogram "${title}": ${what}`);
  if (count === 0) throw wrong('there is no series to count.');
  if (count > maxHistogramSeries)
    throw wrong(`${count} series; at most ${maxHistogramSeries} can be told apart.`);
  if (bins !== undefined && !(Number.isInteger(bins) && bins >= 1 && bins <= maxBins)) {
    throw wrong(`${bins} bins; give a whole number from 1 to ${maxBins}.`);
  }
  if (range === undefined) return;
  const [low, high] = range;
  if (!Number.isFinite(high - low) || !(high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high)))) {
    throw wrong(`the range [${low}, ${high}] is empty; give a lower and a higher number.`);
  }
}

function send(
  sets: readonly { name: string; numbers: ArrayLike<number> }[],
  options: HistogramOptions,
): void {
  const { title, xLabel = 'value', bins, range, series: roles = {}, share = false } = options;
  const binned = binValues(
    sets.map(({ numbers }) => numbers),
    { ...(bins !== undefined && { bins }), ...(range && { range }) },
  );
  const series = binned.sets.map((counted, i): CountedSeries => {
    const name = sets[i]?.name ?? only;
    const role = roles[name]?.role;
    return { name, ...(role && { role }), ...counted };
  });
  const spec = { title, x: axisSpec(xLabel), ...(share && { share }) };
  host().emit({ type: 'histogram', id: title, spec, low: binned.low, width: binned.width, series });
}
