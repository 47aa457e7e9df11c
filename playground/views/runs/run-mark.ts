import type { OtherRun } from './other-run.ts';

/** What tells the lines of one run from those of others without colour. */
export interface RunMark {
  /** A dash pattern of `runs.css`: 0, solid, is the run before, 1 the author's. */
  dash: number;
  /** Dots that stand along its lines besides. */
  dots: 'round' | 'square' | undefined;
}

/** Dash patterns of runs that are neither the author's nor the one before. */
const dashes = [2, 3, 4];
/** Three dashes with three kinds of dots are more than the runs that are kept. */
const dots = [undefined, 'round', 'square'] as const;

/** The mark of a run: each that is kept has a place of its own among them, and keeps it. */
export function markOf({ role, slot = 0 }: Pick<OtherRun<object>, 'role' | 'slot'>): RunMark {
  if (role !== 'other') return { dash: role === 'author' ? 1 : 0, dots: undefined };
  return {
    dash: dashes[slot % dashes.length] ?? 0,
    dots: dots[Math.floor(slot / dashes.length) % dots.length],
  };
}
