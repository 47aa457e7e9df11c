import type { Backend, BackendNote, ProgramError } from '../protocol/events.ts';
import { type Cost, type Holdings, hold, noHoldings } from './holdings.ts';
import { type LeftOut, leaveOut, letIn, nothingLeftOut } from './left-out.ts';

export type Outcome =
  | { kind: 'finished'; seconds: number }
  | { kind: 'stopped' }
  | { kind: 'failed'; error: ProgramError };

/** Where a view stands: views keep the order in which the program made them. */
export interface ViewKey {
  /** As the view is registered. */
  kind: string;
  id: string;
}

/** What is known of a run besides what each view keeps of it. */
export interface RunState {
  order: ViewKey[];
  leftOut: LeftOut;
  holdings: Holdings;
  backend: Backend | undefined;
  notes: BackendNote[];
  outcome: Outcome | undefined;
}

/** Views that one run may keep on the page, besides what all of them may hold (`holdings.ts`). */
export const maxViews = 200;

/** A run that has said nothing yet. */
export function emptyRun(): RunState {
  return {
    order: [],
    leftOut: nothingLeftOut(),
    holdings: noHoldings(),
    backend: undefined,
    notes: [],
    outcome: undefined,
  };
}

/** The name of a view among all of a run, as `holdings` and the page know it. */
export function keyOf({ kind, id }: ViewKey): string {
  return `${kind}:${id}`;
}

/**
 * Replaces the view of this id or, while there is room, adds it at the end.
 * @param sort what it is called when there is no room for it
 */
export function place<View extends { id: string }>(
  { order, holdings, leftOut }: RunState,
  views: View[],
  view: View,
  { kind, cost, sort }: { kind: string; cost: Cost; sort: 'drawing' | 'table' },
): void {
  const key = keyOf({ kind, id: view.id });
  const known = views.findIndex((other) => other.id === view.id);
  const full = known < 0 && order.length >= maxViews;
  if (full || !hold(holdings, key, cost)) {
    leaveOut(leftOut, sort, key);
    return;
  }
  letIn(leftOut, sort, key);
  if (known >= 0) {
    views[known] = view;
  } else {
    views.push(view);
    order.push({ kind, id: view.id });
  }
}

/** The view of this id; the page asks only for those that are in the order. */
export function byId<View extends { id: string }>(views: readonly View[], id: string): View {
  const found = views.find((view) => view.id === id);
  if (!found) throw new Error(`There is no view "${id}".`);
  return found;
}
