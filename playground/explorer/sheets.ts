import { type Axis, timeAfter } from '../lab/data/axis.ts';
import { axisLabel } from './axis-label.ts';

/** A stretch of an axis that is looked at in one go: a year, a run, or all of it. */
export interface Sheet {
  /** Empty where there is but one. */
  label: string;
  first: number;
  count: number;
  /** Names of its points. */
  names: string[];
}

/**
 * Cuts an axis into what can be played through in one go: days and months by years, the runs of a simulation by
 * their months; everything else stays whole.
 */
export function sheetsOf(axis: Axis): Sheet[] {
  const names = Array.from({ length: axis.count }, (_, index) => axisLabel(axis, index));
  const keys = names.map((_, index) => keyOf(axis, index));
  const sheets: Sheet[] = [];
  for (const [index, key] of keys.entries()) {
    const last = sheets.at(-1);
    if (last?.label === key) last.count += 1;
    else sheets.push({ label: key, first: index, count: 1, names: [] });
  }
  for (const sheet of sheets) sheet.names = names.slice(sheet.first, sheet.first + sheet.count);
  return sheets;
}

function keyOf(axis: Axis, index: number): string {
  if (axis.kind === 'times') return (axis.times[index] as Date).toISOString().slice(0, 7);
  if (axis.kind !== 'time' || axis.step.unit === 'hours') return '';
  return String(timeAfter(axis.start, axis.step, index).getUTCFullYear());
}
