import { type Axis, timeAfter } from '../lab/axis.ts';
import { locale } from '../words/en/locale.ts';

/** A point of an axis (from 0) as readers see it: a number, a month, a date, a station, a storm. */
export function axisLabel(axis: Axis, index: number): string {
  switch (axis.kind) {
    case 'regular': {
      const value = axis.first + axis.step * index;
      return axis.name === 'month' ? monthName(value) : plain(value);
    }
    case 'list':
      return plain(axis.values[index] ?? Number.NaN);
    case 'time':
      return date(timeAfter(axis.start, axis.step, index), axis.step.unit);
    case 'times':
      return date(axis.times[index] ?? new Date(Number.NaN), 'hours');
    case 'stations':
      return axis.stations[index]?.name ?? '';
    case 'rows': {
      let first = 0;
      const group = axis.groups.find(({ count }) => {
        first += count;
        return index < first;
      });
      return group ? `${group.name} ${group.start.getUTCFullYear()}` : '';
    }
  }
}

function date(time: Date, unit: 'hours' | 'days' | 'months'): string {
  const text = time.toISOString();
  if (unit === 'hours') return `${text.slice(0, 10)} ${text.slice(11, 16)} UTC`;
  return unit === 'days' ? text.slice(0, 10) : text.slice(0, 7);
}

function plain(value: number): string {
  return value.toLocaleString(locale, { maximumFractionDigits: 6 }).replace('-', '−');
}

/** The name of a month, 1 to 12; empty for any other number. */
function monthName(month: number): string {
  if (!(month >= 1 && month <= 12)) return '';
  return new Date(Date.UTC(2000, month - 1)).toLocaleDateString(locale, { month: 'long', timeZone: 'UTC' });
}
