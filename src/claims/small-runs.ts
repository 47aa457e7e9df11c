import type { Results } from '../../playground/views/results.ts';
import { type ComparedRun, comparedRun, rounded } from './compared-run.ts';
import { findNumber } from './find-number.ts';
import type { Found } from './missing.ts';
import { type Quantity, quantityText } from './quantity.ts';

/** A short run of a program: what tests compare, and the numbers that `@expect-small` names. */
export interface SmallRun extends ComparedRun {
  /** Absent of a program without `@seeds`. */
  seed?: number;
  /** By the text of the quantity; null where the run did not show it. */
  numbers: Record<string, number | null>;
}

/** What a recording keeps of a program's short runs: of its own seed, and of the first and the last of the others. */
export interface SmallRuns {
  /** What was changed, as the header has it. */
  setting: string;
  runs: SmallRun[];
}

/** A named number of a run as recordings keep it; null where the run did not show it. */
export function keptNumber(quantity: Quantity, results: Results): number | null {
  const found = findNumber(quantity, results);
  return 'fault' in found ? null : rounded(found.value);
}

export function smallRun(results: Results, named: readonly Quantity[], seed: number | undefined): SmallRun {
  const numbers = Object.fromEntries(
    named.map((quantity) => [quantityText(quantity), keptNumber(quantity, results)]),
  );
  return { ...(seed !== undefined && { seed }), ...comparedRun(results), numbers };
}

/** The short runs' part of a recording; undefined when it has none. Throws when it is malformed. */
export function readSmallRuns(recording: unknown): SmallRuns | undefined {
  const { small } = recording as { small?: unknown };
  if (small === undefined) return undefined;
  const { setting, runs } = small as Partial<Record<keyof SmallRuns, unknown>>;
  const isList = Array.isArray(runs) && runs.length > 0 && runs.every(isRun);
  if (typeof setting !== 'string' || !isList) throw new Error('its short runs are malformed');
  return { setting, runs };
}

function isRun(data: unknown): data is SmallRun {
  const { seed, tables, curves, numbers } = (data ?? {}) as Partial<Record<keyof SmallRun, unknown>>;
  const areNumbers = (part: unknown): boolean =>
    isRecord(part) && Object.values(part).every((value) => value === null || typeof value === 'number');
  const areTables =
    isRecord(tables) &&
    Object.values(tables).every((rows) => Array.isArray(rows) && rows.every(Array.isArray));
  return (
    (seed === undefined || Number.isSafeInteger(seed)) &&
    areTables &&
    areNumbers(curves) &&
    areNumbers(numbers)
  );
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}

/** Finds the numbers that `@expect-small` names in a recorded short run. */
export function smallNumber({ numbers, seed }: SmallRun): (quantity: Quantity) => Found {
  return (quantity) => {
    const text = quantityText(quantity);
    const value = numbers[text];
    if (value === undefined)
      return { fault: `the recording holds no short run of ${text}; run npm run record` };
    if (value !== null) return { value };
    return { fault: `the short run${seed === undefined ? '' : ` with seed ${seed}`} did not show ${text}` };
  };
}
