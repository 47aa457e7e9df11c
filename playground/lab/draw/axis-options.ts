import type { AxisSpec } from '../../protocol/axis.ts';
import { wantFlag, wantOptions, wantText } from '../arguments/want.ts';

/** An axis of a plot. */
export interface AxisOptions {
  /** What runs along it. */
  label: string;
  /** Its unit. */
  units?: string;
  /** A logarithmic scale. */
  log?: boolean;
}

/**
 * An axis from its label, with units in brackets at its end where there are any: `'error (m/s)'`.
 *
 * @param where the drawing, and
 * @param name the argument, for errors
 */
export function axisSpec(where: string, name: string, options: string | AxisOptions): AxisSpec {
  if (typeof options === 'string') {
    const [, label, units] = /^(.*\S)\s+\(([^()]+)\)$/.exec(options) ?? [];
    return label === undefined || units === undefined ? { label: options } : { label, units };
  }
  if (options === undefined) wantText(where, name, options);
  wantOptions(where, name, options);
  const { label, units, log } = options;
  wantText(where, `${name}.label`, label);
  if (units !== undefined) wantText(where, `${name}.units`, units);
  if (log !== undefined) wantFlag(where, `${name}.log`, log);
  return { label, ...(units !== undefined && { units }), ...(log !== undefined && { log }) };
}
