import type { TableResult } from '../../playground/views/table/state.ts';

/** One value that both sides of a pair compute. */
export interface Compared {
  name: string;
  /** Undefined where a side does not print it. */
  tensorflow: number | undefined;
  pytorch: number | undefined;
  agree: boolean;
}

/** Recordings keep five digits; sums that are rounded in another order differ in the sixth of a 32-bit float. */
const tolerance = { relative: 1e-4, absolute: 1e-6 };

/**
 * The values of a pair's two sides, by name: the rows of the program's table "Values", and the lines `name: value` that
 * its twin printed.
 */
export function compare(tables: readonly TableResult[], output: string): Compared[] {
  const rows = tables.find(({ spec }) => spec.title === 'Values')?.rows ?? [];
  const tensorflow = new Map(
    rows.flatMap(([name, value]) => (typeof value === 'number' ? [[String(name), value] as const] : [])),
  );
  const pytorch = new Map(
    [...output.matchAll(/^(.+?): (\S+)$/gm)].map(([, name = '', value]) => [name, Number(value)]),
  );
  return [...new Set([...tensorflow.keys(), ...pytorch.keys()])].map((name) => {
    const [left, right] = [tensorflow.get(name), pytorch.get(name)];
    return { name, tensorflow: left, pytorch: right, agree: near(left, right) };
  });
}

function near(left: number | undefined, right: number | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return Math.abs(left - right) <= tolerance.absolute + tolerance.relative * Math.abs(right);
}
