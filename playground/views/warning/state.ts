import { hold } from '../holdings.ts';
import { leaveOut } from '../left-out.ts';
import { keyOf, maxViews, type RunState } from '../run-state.ts';
import { textWeight } from '../text-weight.ts';

export interface WarningResult {
  message: string;
  line?: number;
  count: number;
}

/** What a run has been warned of; a warning's id is its place here. */
export interface Warnings {
  warnings: WarningResult[];
}

/** What this view is called among the results. */
export const kind = 'warning';

/** Adds a warning while there is room, or counts one that is known; answers with its id. */
export function addWarning(
  run: RunState & Warnings,
  message: string,
  line: number | undefined,
  times: number,
): string {
  const at = run.warnings.findIndex((other) => other.message === message && other.line === line);
  const known = run.warnings[at];
  if (known) {
    known.count += times;
    return String(at);
  }
  const id = String(run.warnings.length);
  const full = run.order.length >= maxViews;
  if (full || !hold(run.holdings, keyOf({ kind, id }), { letters: textWeight(message) })) {
    leaveOut(run.leftOut, 'warning', `${line ?? ''}:${message}`);
    return id;
  }
  run.order.push({ kind, id });
  run.warnings.push({ message, ...(line !== undefined && { line }), count: times });
  return id;
}
