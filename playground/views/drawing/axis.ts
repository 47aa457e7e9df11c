import { scaleLinear } from 'd3-scale';
import type { AxisSpec } from '../../protocol/axis.ts';
import { logTickText, tickTexts } from './number-format.ts';

/** Lowest and highest value of a set; `low > high` when it is empty. */
export interface Extent {
  low: number;
  high: number;
}

export interface Tick {
  value: number;
  /** 0 at the start of the axis, 1 at its end. */
  at: number;
  text: string;
}

export interface Axis {
  label: string;
  units: string | undefined;
  log: boolean;
  low: number;
  high: number;
  /** Maps a value to 0…1 along the axis. */
  position(value: number): number;
  /** Maps 0…1 back to a value. */
  value(at: number): number;
  ticks: Tick[];
}

export interface AxisChoice {
  log: boolean;
  /** Round the ends to the next tick; a time axis is better left tight. */
  nice: boolean;
  ticks: number;
}

/** `pressure (hPa)`; units that have brackets of their own follow a comma. */
export function axisTitle({ label, units }: { label: string; units?: string | undefined }): string {
  if (!units) return label;
  return /[()]/.test(units) ? `${label}, ${units}` : `${label} (${units})`;
}

/** Whether a logarithmic axis has a place for a value; below 1e-290 its round ends would be zero. */
export function hasLog(value: number): boolean {
  return value > 1e-290;
}

/** Whether all the values can stand on a logarithmic axis. */
export function allowsLog(extent: Extent): boolean {
  return extent.low > extent.high || hasLog(extent.low);
}

/** Lays out one axis of a chart over the values it must hold. */
export function layoutAxis(spec: AxisSpec, extent: Extent, choice: AxisChoice): Axis {
  const log = choice.log && allowsLog(extent);
  const [low, high] = choice.nice ? rounded(padded(extent, log), log) : padded(extent, log);
  const start = log ? Math.log(low) : low;
  const length = (log ? Math.log(high) : high) - start;
  const position = log
    ? (value: number) => (Math.log(value) - start) / length
    : (value: number) => (value - start) / length;
  const values = log
    ? logTicks(low, high, choice.ticks)
    : scaleLinear().domain([low, high]).ticks(choice.ticks);
  const texts = log ? values.map(logTickText) : tickTexts(values);
  return {
    label: spec.label,
    units: spec.units,
    log,
    low,
    high,
    position,
    value: (at) => (log ? Math.exp(start + at * length) : start + at * length),
    ticks: values.map((value, i) => ({ value, at: position(value), text: texts[i] ?? '' })),
  };
}

/** A domain that is never empty or of no length. */
function padded({ low, high }: Extent, log: boolean): [number, number] {
  if (low > high) return log ? [0.1, 1] : [0, 1];
  // Nearer than doubles can be told apart on an axis counts as equal; d3 has no ticks for such a domain.
  if (high - low > Math.max(1e-290, Math.max(Math.abs(low), Math.abs(high)) * 1e-12)) return [low, high];
  if (log) return [low / 2, high * 2];
  // Half of the smallest doubles is no room: they are as good as zero.
  const room = Math.abs(low) > 1e-290 ? Math.abs(low) / 2 : 0.5;
  return [low - room, high + room];
}

/** Ends moved out to the next fine step: a curve fills its chart, and the axis does not move with each point. */
function rounded([low, high]: [number, number], log: boolean): [number, number] {
  if (!log) {
    const [start = low, end = high] = scaleLinear().domain([low, high]).nice(12).domain();
    return [start, end];
  }
  const multiples = [1, 2, 5, 10];
  const below = 10 ** Math.floor(Math.log10(low));
  const above = 10 ** Math.floor(Math.log10(high));
  const start = multiples.findLast((multiple) => multiple * below <= low * (1 + 1e-9)) ?? 1;
  const end = multiples.find((multiple) => multiple * above >= high * (1 - 1e-9)) ?? 10;
  return [start * below, end * above];
}

/** Whole powers of ten where there are enough of them, else 1, 2 and 5 times these. */
function logTicks(low: number, high: number, count: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const decades = last - first + 1;
  if (decades >= 3) {
    const stride = Math.ceil(decades / (count + 1));
    return Array.from({ length: Math.ceil(decades / stride) }, (_, i) => 10 ** (first + i * stride));
  }
  const fine: number[] = [];
  for (let power = first - 1; power <= last + 1; power += 1) {
    for (const multiple of [1, 2, 5]) {
      const value = Number(`${multiple}e${power}`);
      if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) fine.push(value);
    }
  }
  return fine.length >= 2 ? fine : scaleLinear().domain([low, high]).ticks(4);
}
