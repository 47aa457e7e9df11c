import type { EventKind } from '../protocol/event-kind.ts';
import { chartEvents } from './chart/event.ts';
import { checkEvents } from './checks/event.ts';
import { consoleEvents } from './console/event.ts';
import { fieldEvents } from './field/event.ts';
import { histogramEvents } from './histogram/event.ts';
import { mapEvents } from './map/parse-event.ts';
import { memoryEvents } from './memory/event.ts';
import { progressEvents } from './progress/event.ts';
import { tableEvents } from './table/event.ts';
import { warningEvents } from './warning/event.ts';

/**
 * The events of every view. Sandbox and page both go by this list; `registry.ts` says what the page makes of them, and does
 * not compile before every one is taken in there.
 */
export const viewEvents = [
  chartEvents,
  histogramEvents,
  fieldEvents,
  mapEvents,
  tableEvents,
  consoleEvents,
  checkEvents,
  warningEvents,
  progressEvents,
  memoryEvents,
] as const;

type EventIn<Kinds> = {
  [Type in keyof Kinds]: Kinds[Type] extends EventKind<infer Event> ? Event : never;
}[keyof Kinds];
type EachIn<Listed> = Listed extends unknown ? EventIn<Listed> : never;

/** What a program shows. */
export type ViewEvent = EachIn<(typeof viewEvents)[number]>;

const kinds = new Map<string, EventKind<ViewEvent>>(viewEvents.flatMap((listed) => Object.entries(listed)));

/** How events of a type cross; undefined when they belong to no view. */
export function kindOf(type: string): EventKind<ViewEvent> | undefined {
  return kinds.get(type);
}
