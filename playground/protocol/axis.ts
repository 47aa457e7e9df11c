import { name, record } from './primitives.ts';

/** What stands along an axis. */
export interface AxisSpec {
  label: string;
  units?: string;
  log?: boolean;
}

/** Parses the description of an axis; undefined when it is malformed. */
export function parseAxis(data: unknown): AxisSpec | undefined {
  const axis = record(data);
  const label = name(axis?.['label']);
  if (!axis || label === undefined) return undefined;
  const units = name(axis['units']);
  return { label, ...(units !== undefined && { units }), ...(axis['log'] === true && { log: true }) };
}
