import { hold } from '../holdings.ts';
import { keyOf, type RunState } from '../run-state.ts';
import { textsWeight } from '../text-weight.ts';

export interface CheckResult {
  name: string;
  passed: boolean;
  message: string;
}

/** What a run has checked. */
export interface Checks {
  checks: CheckResult[];
}

/** All checks of a run stand together. */
export const checksKey = { kind: 'checks', id: '' } as const;
/** Checks kept of a run. */
export const maxChecks = 500;

/** Adds a check while there is room. */
export function addCheck({ checks, holdings, leftOut, order }: RunState & Checks, check: CheckResult): void {
  const key = keyOf(checksKey);
  const letters = (holdings.of.get(key)?.letters ?? 0) + textsWeight(check.name, check.message);
  if (checks.length >= maxChecks || !hold(holdings, key, { letters })) {
    leftOut.checks += 1;
    return;
  }
  if (checks.length === 0) order.push(checksKey);
  checks.push(check);
}
