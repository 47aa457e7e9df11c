import { chart } from './chart/view.ts';
import { checks } from './checks/view.ts';
import { consolePart } from './console/part.ts';
import type { ViewEvent } from './events.ts';
import { field } from './field/view.ts';
import { histogram } from './histogram/view.ts';
import { map } from './map/view.ts';
import { memoryPart } from './memory/part.ts';
import { progressPart } from './progress/part.ts';
import type { RunState, ViewKey } from './run-state.ts';
import { table } from './table/view.ts';
import { warning } from './warning/view.ts';

/** Every view. Which one draws an event follows from the events that it takes in. */
export const views = [chart, histogram, field, map, table, checks, warning] as const;

/** What stands in places of its own: `ResultsPanel` draws it. */
export const parts = [consolePart, progressPart, memoryPart] as const;

const byKind = new Map<string, (typeof views)[number]>(views.map((view) => [view.kind, view]));

/** The view that draws what stands at a place of the order. */
export function viewOf({ kind }: ViewKey): (typeof views)[number] {
  const found = byKind.get(kind);
  if (!found) throw new Error(`There is no kind of view "${kind}".`);
  return found;
}

type Registered = (typeof views)[number] | (typeof parts)[number];
type Taken = Registered extends infer One
  ? One extends { take: infer Takers }
    ? keyof Takers
    : never
  : never;
type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** Does not compile while a type of event stands in one list only: the compiler names it. */
type Complete<_Forgotten extends never, Checked> = Checked;

/** What all of them keep of a run. */
export type Slices = Complete<
  // Not taken in here, or taken in here and not listed in `events.ts`.
  Exclude<ViewEvent['type'], Taken> | Exclude<Taken, ViewEvent['type']>,
  Intersection<ReturnType<Registered['empty']>>
>;

/** What takes in a type of event: a view of this kind, or a part, which has none. */
interface Taker {
  kind: string | undefined;
  take(run: RunState & Slices, event: ViewEvent, times: number): string | undefined;
}

/** By the type of the event. */
export const takers = new Map<string, Taker>(
  [...views, ...parts].flatMap((one) =>
    Object.entries(one.take).map(([type, take]) => [
      type,
      { kind: 'kind' in one ? one.kind : undefined, take: take as Taker['take'] },
    ]),
  ),
);
