import { type Axis, timeAfter } from './axis.ts';
import { type Part, type PerPart, partWithin, type SplitRule } from './split.ts';

/** A storm of a table of tracks: where its rows lie. */
export interface Storm {
  /** Name that no other storm has, such as `'ike-2008'`. */
  readonly id: string;
  /** Name in capitals, as its service gave it. */
  readonly name: string;
  /** Time of the first row. */
  readonly start: Date;
  /** Its first row; the others follow it. */
  readonly first: number;
  /** Number of its rows. */
  readonly count: number;
}

/** The axis that runs in time: the one that the split cuts, else the first that has times. */
export function stepAxisOf(axes: readonly Axis[], rule: SplitRule): Axis | undefined {
  const cut = rule.method === 'ranges' ? rule.axis : undefined;
  return (
    axes.find(({ name }) => name === cut) ??
    axes.find(({ kind }) => kind === 'rows' || kind === 'time' || kind === 'times')
  );
}

/**
 * The times along an axis, in UTC; empty where it has none.
 *
 * @param hours for rows: hours since the start of the group
 */
export function timesOf(axis: Axis, hours: (name: string) => Float32Array): Date[] {
  switch (axis.kind) {
    case 'time':
      return Array.from({ length: axis.count }, (_, step) => timeAfter(axis.start, axis.step, step));
    case 'times':
      return axis.times;
    case 'rows': {
      const since = hours(axis.hours);
      return stormsOf(axis).flatMap(({ start, first, count }) =>
        Array.from({ length: count }, (_, row) =>
          timeAfter(start, { count: since[first + row] as number, unit: 'hours' }, 1),
        ),
      );
    }
    default:
      return [];
  }
}

/** The groups of an axis of rows; empty for other axes. */
export function stormsOf(axis: Axis | undefined): Storm[] {
  if (axis?.kind !== 'rows') return [];
  let first = 0;
  return axis.groups.map((group) => {
    const storm = { ...group, first };
    first += group.count;
    return storm;
  });
}

/** The positions along the axis that the split cuts, by part; those in a gap are in none. */
export function splitSteps(axis: Axis, rule: SplitRule): PerPart<Int32Array> {
  const positions: PerPart<number[]> = { train: [], validation: [], test: [] };
  const add = (part: Part | undefined, first: number, count: number): void => {
    if (part) for (let index = 0; index < count; index++) positions[part].push(first + index);
  };
  if (rule.method === 'ranges')
    for (let index = 0; index < axis.count; index++) add(partWithin(index, rule.ranges), index, 1);
  if (rule.method === 'groups')
    for (const { start, first, count } of stormsOf(axis))
      add(partWithin(start.getUTCFullYear(), rule.years), first, count);
  return {
    train: Int32Array.from(positions.train),
    validation: Int32Array.from(positions.validation),
    test: Int32Array.from(positions.test),
  };
}

/**
 * Stretches of positions that follow each other at the axis' own step, cut where the part ends, where a time is
 * skipped and where another storm begins. Of a storm only the rows at whole steps of the day count (00, 06, 12 and
 * 18 UTC for six hours): the others were put in between at landfall. Of two rows at one time the first counts.
 */
export function runsOf(axis: Axis, positions: Int32Array, times: readonly Date[]): number[][] {
  if (axis.kind === 'rows') {
    const step = axis.step.count * 3_600_000;
    const storms = stormsOf(axis).map(({ first, count }) =>
      Array.from({ length: count }, (_, row) => first + row).filter(
        (row, index, rows) =>
          Number(times[row]) % step === 0 && Number(times[row]) !== Number(times[rows[index - 1] ?? -1]),
      ),
    );
    const wanted = new Set(positions);
    return storms.flatMap((rows) =>
      cut(
        rows.filter((row) => wanted.has(row)),
        (before, row) => Number(times[row]) - Number(times[before]) === step,
      ),
    );
  }
  const step = axis.kind === 'times' ? smallestStep(times) : 0;
  return cut(
    [...positions],
    (before, after) =>
      after === before + 1 && (step === 0 || Number(times[after]) - Number(times[before]) === step),
  );
}

function cut(positions: readonly number[], follows: (before: number, after: number) => boolean): number[][] {
  const runs: number[][] = [];
  let before: number | undefined;
  for (const position of positions) {
    if (before !== undefined && follows(before, position)) runs.at(-1)?.push(position);
    else runs.push([position]);
    before = position;
  }
  return runs;
}

function smallestStep(times: readonly Date[]): number {
  return times
    .slice(1)
    .reduce((least, time, index) => Math.min(least, Number(time) - Number(times[index])), Infinity);
}
