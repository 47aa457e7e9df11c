import type { Comparison } from '../sides/compare.ts';

/** What the sides are called in a comparison. */
export const [own, one, two] = ['this project', 'PyTorch', 'PyTorch with two threads'] as const;

/**
 * How much losses of the two sides may differ, as a share of them: both compute in single precision from the same weights,
 * and add up in other orders. Of the seven models the graph network is furthest apart, by 2e-5 in five steps; mini-AIFS with
 * another scale of its scores, or without what its edges add to keys, by 2e-4 and more.
 */
export const alike = 5e-5;

/** The largest difference of losses of the same steps, as a share of PyTorch's; infinite where there is nothing to compare. */
export function apart(ours: readonly number[], theirs: readonly number[]): number {
  const steps = Math.min(ours.length, theirs.length);
  if (steps === 0) return Number.POSITIVE_INFINITY;
  const shares = Array.from({ length: steps }, (_, step) => {
    const [a, b] = [ours[step] as number, theirs[step] as number];
    return Math.abs(a - b) / Math.abs(b);
  });
  return shares.every(Number.isFinite) ? Math.max(...shares) : Number.POSITIVE_INFINITY;
}

/** What is known of a model when all turns are taken. */
export interface Row {
  model: string;
  /** This project and PyTorch with one thread. */
  single: Comparison;
  /** This project and PyTorch with two. */
  double: Comparison;
  /** How far the losses are apart, as a share. */
  difference: number;
}

/** Milliseconds with three digits. */
const ms = (value: number | undefined): string =>
  value === undefined ? 'cannot' : value >= 100 ? value.toFixed(0) : value.toPrecision(3);

/** How long this project takes, as a share of what another takes. */
function share(ours: number | undefined, theirs: number | undefined): string {
  return ours === undefined || theirs === undefined ? '' : (ours / theirs).toFixed(2);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), `|---${'|--:'.repeat(heads.length - 1)}|`, ...rows.map(line)].join('\n');
}

/** One thread: medians of the processor's time a step, in the thread that trains; below 1 this project is faster. */
export function oneThread(rows: readonly Row[]): string {
  return table(
    [
      'one thread',
      'this project (ms)',
      'PyTorch (ms)',
      'this project / PyTorch',
      'all threads of each (ms)',
      'losses differ by',
    ],
    rows.map(({ model, single: { times, process, ratios }, difference }) => [
      model,
      ms(times[own]),
      ms(times[one]),
      share(1, ratios[one]),
      `${ms(process[own])}, ${ms(process[one])}`,
      difference.toExponential(0),
    ]),
  );
}

/** Two threads for PyTorch: by the clock, since a second thread saves no processor's time; one for this project. */
export function twoThreads(rows: readonly Row[]): string {
  return table(
    [
      'PyTorch with two threads',
      'this project, by the clock (ms)',
      'PyTorch, by the clock (ms)',
      'this project / PyTorch',
      'processor’s time of PyTorch (ms)',
    ],
    rows.map(({ model, double: { clock, process } }) => [
      model,
      ms(clock[own]),
      ms(clock[two]),
      share(clock[own], clock[two]),
      ms(process[two]),
    ]),
  );
}

/** The models whose losses say that the two sides train different ones. */
export function differing(rows: readonly Row[]): string[] {
  return rows.filter(({ difference }) => !(difference <= alike)).map(({ model }) => model);
}
