import { type Role, roles } from '../../protocol/roles.ts';
import {
  type CountedSeries,
  type HistogramEvent,
  type HistogramSpec,
  maxBins,
  maxHistogramSeries,
} from '../../views/histogram/event.ts';
import { described } from '../arguments/described.ts';
import { wantFlag, wantNumber, wantOneOf, wantOptions, wantWhole } from '../arguments/want.ts';
import { flatNumbers, wantArray, wantNumeric } from '../arguments/want-list.ts';
import { host } from '../host/host.ts';
import { read } from '../host/reads.ts';
import { isTensor, type TensorLike } from '../host/tensor-like.ts';
import { drawings } from '../host/turns.ts';
import { axisSpec } from './axis-options.ts';
import { binValues, tellsApart } from './binning.ts';
import { titled } from './titled.ts';

/** Lists of numbers in lists, up to eight deep. */
export type NestedNumbers = readonly (number | ArrayLike<number> | NestedNumbers)[];

/** Numbers in any order: a list, typed or of lists, or a tensor of any shape. */
export type HistogramValues = ArrayLike<number> | NestedNumbers | TensorLike;

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

/** Options that were looked at. */
interface Chosen {
  spec: HistogramSpec;
  bins?: number;
  range?: readonly [number, number];
  roles: Map<string, Role>;
}

/**
 * Shows how often values occur, of one series or of several in common bins. They are counted here, so a million values cost a page as
 * much as a hundred. Values that are not finite are left out and counted. A second histogram of the same title replaces
 * the first. Tensors are read without blocking; the caller still disposes of them.
 *
 * @param values numbers in any order and of any shape, or a series of them under each name, of which there are at most 20
 * @throws TypeError for values that are no numbers and options that are no such things; RangeError when there are no or
 *   too many series, when `bins` or `range` are outside their limits, and for values too far apart for bins of one width
 * @example
 * const rng = random(1);
 * const errors = Array.from({ length: 1000 }, () => rng.normal(0, 2));
 * histogram(errors, { title: 'Errors', xLabel: 'error (K)' });
 * const truth = errors.map(() => rng.normal());
 * histogram({ forecast: errors, truth }, { title: 'Two spreads', bins: 20 });
 */
export function histogram(
  values: HistogramValues | Readonly<Record<string, HistogramValues>>,
  options: HistogramOptions,
): void {
  const where = titled('histogram', options);
  const sets = setsOf(where, values);
  const chosen = choose(where, options);
  const numbers = sets.map(([name, set]): ArrayLike<number> | undefined => {
    const what = sets.length === 1 ? name : `values.${name}`;
    if (!isTensor(set)) return flatNumbers(where, what, set);
    wantNumeric(where, what, set);
    return undefined;
  });
  const tensors = sets.flatMap(([, set], i) => (isTensor(set) ? [{ set, i }] : []));
  if (tensors.length === 0) {
    const event = counted(where, sets, numbers as ArrayLike<number>[], chosen);
    drawings.now(() => host().emit(event));
    return;
  }
  // A program may change its list before a tensor beside it has been read.
  const kept = numbers.map((list) => list && Float64Array.from(list));
  const leave = drawings.take();
  const known: (ArrayLike<number> | undefined)[] = kept;
  for (const { set, i } of tensors) {
    read(
      set,
      (data) => {
        known[i] = data as ArrayLike<number>;
        const complete = known.filter((one) => one !== undefined);
        if (complete.length === known.length)
          leave(() => host().emit(counted(where, sets, complete, chosen)));
      },
      (error) => {
        // A histogram that cannot be read holds up no drawing behind it.
        leave(() => {});
        throw error;
      },
    );
  }
}

/** The series under their names. */
function setsOf(where: string, values: unknown): [name: string, set: unknown][] {
  const isOne =
    isTensor(values) ||
    (typeof values === 'object' &&
      values !== null &&
      'length' in values &&
      typeof values.length === 'number');
  if (isOne) return [[only, values]];
  const kind = Object.prototype.toString.call(values);
  if (kind !== '[object Object]') {
    throw new TypeError(
      `${where}: values must be numbers in an array or a tensor, or an object with such a series under each name; it is ` +
        `${described(values)}.`,
    );
  }
  const sets = Object.entries(values as object);
  if (sets.length === 0) throw new RangeError(`${where}: there is no series to count.`);
  if (sets.length > maxHistogramSeries) {
    throw new RangeError(`${where}: ${sets.length} series; at most ${maxHistogramSeries} can be told apart.`);
  }
  return sets;
}

function choose(where: string, options: HistogramOptions): Chosen {
  const { title, xLabel = 'value', bins, range, series = {}, share = false } = options;
  const x = axisSpec(where, 'options.xLabel', xLabel);
  wantFlag(where, 'options.share', share);
  if (bins !== undefined) wantWhole(where, 'options.bins', bins, 1, maxBins);
  if (range !== undefined) refuseRange(where, range);
  wantOptions(where, 'options.series', series);
  const chosen = new Map<string, Role>();
  for (const [name, one] of Object.entries(series)) {
    wantOptions(where, `options.series.${name}`, one);
    if (one.role === undefined) continue;
    wantOneOf(where, `options.series.${name}.role`, roles, one.role);
    chosen.set(name, one.role);
  }
  return {
    spec: { title, x, ...(share && { share }) },
    ...(bins !== undefined && { bins }),
    ...(range !== undefined && { range }),
    roles: chosen,
  };
}

function refuseRange(where: string, range: unknown): void {
  wantArray(where, 'options.range', range, ' such as [low, high]');
  const [low, high] = range;
  for (const [name, end] of [['lower', low] as const, ['upper', high] as const]) {
    if (typeof end !== 'number') wantNumber(where, `the ${name} end of options.range`, end);
  }
  const [from, to] = [low as number, high as number];
  if (!Number.isFinite(to - from) || !(from < to)) {
    throw new RangeError(`${where}: the range [${from}, ${to}] is empty; give a lower and a higher number.`);
  }
  if (!tellsApart(from, to)) {
    throw new RangeError(`${where}: the range [${from}, ${to}] is too narrow to be told apart on an axis.`);
  }
}

function counted(
  where: string,
  sets: readonly (readonly [string, unknown])[],
  numbers: readonly ArrayLike<number>[],
  { spec, bins, range, roles: known }: Chosen,
): HistogramEvent {
  const binned = binValues(numbers, { ...(bins !== undefined && { bins }), ...(range && { range }) }, where);
  const series = binned.sets.map((one, i): CountedSeries => {
    const name = sets[i]?.[0] ?? only;
    const role = known.get(name);
    return { name, ...(role && { role }), ...one };
  });
  return { type: 'histogram', id: spec.title, spec, low: binned.low, width: binned.width, series };
}
