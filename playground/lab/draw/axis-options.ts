import type { AxisSpec } from '../../protocol/axis.ts';

/** An axis of a plot. */
export interface AxisOptions {
  /** What runs along it. */
  label: string;
  /** Its unit. */
  units?: string;
  /** A logarithmic scale. */
  log?: boolean;
}

/** An axis from its label, with units in brackets at its end where there are any: `'error (m/s)'`. */
export function axisSpec(options: string | AxisOptions): AxisSpec {
  if (typeof options !== 'string') return { ...options };
  const [, label, units] = /^(.*\S)\s+\(([^()]+)\)$/.exec(options) ?? [];
  return label === undefined || units === undefined ? { label: options } : { label, units };
}
