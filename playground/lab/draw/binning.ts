/** Sets of values counted in the same bins. */
export interface Binned {
  /** Lower end of the first bin, and the width of every bin. */
  low: number;
  width: number;
  /** One for each set, in their order. */
  sets: BinnedSet[];
}

interface BinnedSet {
  /** One count a bin. A value on the border of two bins is in the upper one; the last bin has its upper end too. */
  counts: number[];
  below: number;
  above: number;
  /** NaN and infinities. */
  notFinite: number;
}

export interface BinChoice {
  bins?: number;
  range?: readonly [number, number];
}

interface Bins {
  low: number;
  high: number;
  width: number;
  count: number;
}

/** The most bins of the rule: more of them than a chart has room for would be thinner than its lines. */
const mostByRule = 100;
/**
 * Values that differ by less than this part of them count as equal: an axis has no ticks for less, and 500 bins of it are
 * still eighteen steps of a double wide.
 */
const alike = 2e-12;
/** Near 0 doubles lie closer than quotients of them can be computed. */
const leastSpan = 1e-290;
/** Values of a set that its quartiles are taken from: an even sample where there are more. */
const sampled = 20_000;

/**
 * Counts sets of values in common bins of one width, in time proportional to the number of values.
 *
 * Without `bins`, the width follows the rule of Freedman and Diaconis (1981), 2 · IQR / ∛n, of the set for which it is
 * narrowest, and there are at most 100 bins; where no set has a spread between its quartiles, Sturges' rule (1926),
 * ⌈log₂ n⌉ + 1 bins, takes its place. With neither `bins` nor `range`, widths are 1, 2 or 5 times a power of ten and the
 * ends of bins multiples of them. Otherwise the bins divide `range`, or what lies between the lowest and the highest value.
 *
 * @param where who counts, for errors
 * @throws RangeError when the values lie further apart than a number can say
 */
export function binValues(
  sets: readonly ArrayLike<number>[],
  { bins, range }: BinChoice = {},
  where = 'histogram',
): Binned {
  const [low, high] = range ?? extent(sets);
  if (low <= high && !Number.isFinite(high - low)) {
    throw new RangeError(`${where}: values from ${low} to ${high} have no bins of one width: give a range.`);
  }
  const chosen = low > high ? divided(0, 1, bins ?? 1) : chooseBins(sets, low, high, { bins, range });
  return { low: chosen.low, width: chosen.width, sets: sets.map((set) => count(set, chosen)) };
}

function chooseBins(
  sets: readonly ArrayLike<number>[],
  low: number,
  high: number,
  { bins, range }: { bins: number | undefined; range: BinChoice['range'] | undefined },
): Bins {
  if (!tellsApart(low, high)) return around(low, high, bins ?? 1);
  const wanted = bins ?? binsByRule(sets, low, high);
  return bins === undefined && range === undefined
    ? roundBins(low, high, wanted)
    : divided(low, high, wanted);
}

/** Whether values from `low` to `high` can be told apart on an axis. */
export function tellsApart(low: number, high: number): boolean {
  return high - low > Math.max(leastSpan, Math.max(Math.abs(low), Math.abs(high)) * alike);
}

/** Bins on both sides of values that count as equal; none reaches beyond the largest double. */
function around(low: number, high: number, bins: number): Bins {
  const middle = low / 2 + high / 2;
  const half = Math.max(0.5, Math.abs(middle) * (2 * alike));
  return divided(Math.max(-Number.MAX_VALUE, middle - half), Math.min(Number.MAX_VALUE, middle + half), bins);
}

function divided(low: number, high: number, count: number): Bins {
  return { low, high, width: (high - low) / count, count };
}

/** Lowest and highest finite value of all sets; the other way round when there are none. */
function extent(sets: readonly ArrayLike<number>[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 1) {
      const value = set[i] as number;
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}

function binsByRule(sets: readonly ArrayLike<number>[], low: number, high: number): number {
  let narrowest = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const set of sets) {
    const { size, spread } = quartiles(set, low, high);
    most = Math.max(most, size);
    if (spread > 0) narrowest = Math.min(narrowest, (2 * spread) / Math.cbrt(size));
  }
  const wanted = Number.isFinite(narrowest)
    ? Math.ceil((high - low) / narrowest)
    : Math.ceil(Math.log2(Math.max(1, most))) + 1;
  return Math.max(1, Math.min(mostByRule, wanted));
}

/** How many values of a set lie within the limits, and how far its quartiles lie apart. */
function quartiles(set: ArrayLike<number>, low: number, high: number): { size: number; spread: number } {
  const stride = Math.max(1, Math.ceil(set.length / sampled));
  const sample = new Float64Array(Math.ceil(set.length / stride));
  let kept = 0;
  for (let i = 0; i < set.length; i += stride) {
    const value = set[i] as number;
    if (value >= low && value <= high) {
      sample[kept] = value;
      kept += 1;
    }
  }
  const sorted = sample.subarray(0, kept).sort();
  const at = (part: number): number => sorted[Math.floor(part * (kept - 1))] ?? 0;
  return { size: kept * stride, spread: at(0.75) - at(0.25) };
}

/** Bins of a round width, about as many as wanted and never more than the rule has at most. */
function roundBins(low: number, high: number, wanted: number): Bins {
  const exact = (high - low) / wanted;
  const power = Math.floor(Math.log10(exact));
  const widths = [power - 1, power, power + 1, power + 2].flatMap((exponent) =>
    [1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)),
  );
  const away = (width: number): number => Math.abs(Math.log(width / exact));
  const nearest = widths.reduce((best, width) => (away(width) < away(best) ? width : best));
  for (const width of widths) {
    const first = lowerEnd(low, width);
    const size = lowerEnd(high, width) - first + 1;
    if (width < nearest || size > mostByRule) continue;
    const [from, to] = [multiple(first, width), multiple(first + size, width)];
    // Near the largest double a round end lies beyond it.
    if (Number.isFinite(to - from)) return { low: from, high: to, width, count: size };
  }
  return divided(low, high, wanted);
}

/** Which multiple of a width is the lower end of the bin that a value lies in. */
function lowerEnd(value: number, width: number): number {
  const times = Math.floor(value / width);
  // The quotient may be rounded to the other side of a border.
  if (multiple(times + 1, width) <= value) return times + 1;
  return multiple(times, width) > value ? times - 1 : times;
}

/** `3 × 0.1` without the 0.00000000000000004 that doubles add to it. */
function multiple(times: number, width: number): number {
  return plain(times * width, width);
}

/** The nearest number of few digits, where that is much nearer than a bin is wide. */
function plain(border: number, width: number): number {
  if (Math.abs(border) < width * 1e-10) return 0;
  for (const digits of [12, 15]) {
    const short = Number(border.toPrecision(digits));
    if (Math.abs(short - border) < width * 1e-3) return short;
  }
  return border;
}

function count(set: ArrayLike<number>, { low, high, width, count: size }: Bins): BinnedSet {
  const ends = Array.from({ length: size }, (_, i) => plain(low + i * width, width));
  const counts = new Array<number>(size).fill(0);
  let [below, above, notFinite] = [0, 0, 0];
  for (let i = 0; i < set.length; i += 1) {
    const value = set[i] as number;
    if (!Number.isFinite(value)) notFinite += 1;
    else if (value < low) below += 1;
    else if (value > high) above += 1;
    else {
      let bin = Math.min(size - 1, Math.floor((value - low) / width));
      // The quotient may be rounded to the other side of a border.
      if (bin + 1 < size && value >= (ends[bin + 1] as number)) bin += 1;
      else if (bin > 0 && value < (ends[bin] as number)) bin -= 1;
      counts[bin] = (counts[bin] as number) + 1;
    }
  }
  return { counts, below, above, notFinite };
}
