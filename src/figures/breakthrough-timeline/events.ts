/** What happened when, models by their first appearance, often a preprint; each date is that of the source named. */
import { words } from './words.en.ts';

export interface Happening {
  /** Year and, where the source says, month and day. */
  readonly date: string;
  readonly field: 'learning' | 'weather';
  readonly name: string;
  readonly what: string;
  readonly source: string;
}

/** A date as a number of years; what the source leaves open is put into the middle. */
export function yearOf({ date }: Happening): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return year + 0.5;
  return year + (month - 1 + (day === undefined ? 0.5 : (day - 1) / 30.4)) / 12;
}

/** The date in words. */
export function dateOf({ date }: Happening): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = words.months[Number(month) - 1] ?? '';
  return day === undefined ? words.monthOf(name, year) : words.dayOf(Number(day), name, year);
}
