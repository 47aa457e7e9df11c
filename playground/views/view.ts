import type { ProgramEvent } from '../protocol/events.ts';
import type { FieldResult } from './field/state.ts';
import type { LiveView } from './live-view.ts';
import type { MapResult } from './map/state.ts';
import type { RunState } from './run-state.ts';
import type { Others } from './runs/other-run.ts';

/** An event of a recording, and how many identical ones in a row it stands for; one when absent. */
export interface Recorded {
  event: ProgramEvent;
  count?: number;
}

export interface RenderOptions {
  /** Line above the results, such as `The author's result`; the backend and the time are added to it. */
  note?: string;
  /** Draws maps. Only what has maps to draw hands it in: it brings the coastlines with it. */
  mapView?: (map: MapResult) => string;
  /** Coasts over fields of the earth, which bring the coastlines too. */
  fieldCoasts?: (field: FieldResult) => string;
  /** Tells style sheets where the axes of charts end. */
  ends?: boolean;
}

/** The page that a live view stands in. */
export interface Page<Slice extends object = object> {
  /** Whether a line of the program that the reader presses can be shown. */
  showsLines: boolean;
  /** The runs that the reader compares this one with; a view is updated when they change. */
  others: Others<Slice>;
}

/**
 * What is done with each type of event. A taker changes the run in place: a training loop sends thousands of points, and
 * copying the arrays for each would make appending quadratic. `times` is how many identical events this one stands for.
 */
type Takers<Run, Event extends { type: string }, Answer> = {
  [Type in Event['type']]: (run: Run, event: Extract<Event, { type: Type }>, times: number) => Answer;
};

/**
 * A kind of figure or message among the results; there may be many of a kind, told apart by their ids. What it keeps of a
 * run, a slice, is named here and nowhere else.
 */
export interface View<Kind extends string, Slice extends object, Event extends { type: string }> {
  kind: Kind;
  /** The slice of a run that has said nothing yet. */
  empty(): Slice;
  /** Answers with the id of the view that the event is about; with undefined when there is none. */
  take: Takers<RunState & Slice, Event, string | undefined>;
  /** Whether there is more to see than a frame around nothing. */
  shows(run: RunState & Slice, id: string): boolean;
  /** Whether it may be drawn less often after some seconds, as curves that have grown for a while. */
  settles: boolean;
  /** Its markup: the author's result at build time, and what a live view begins with. Empty when it cannot be drawn here. */
  render(run: RunState & Slice, id: string, options: RenderOptions): string;
  live(run: RunState & Slice, id: string, page: Page<Slice>): LiveView;
  /** The events that draw it again, thinned to what a recording may weigh. */
  freeze(run: RunState & Slice, id: string): Recorded[];
}

/** What the results have one of, in a place of its own: the console, the bar of progress. */
export interface Part<Slice extends object, Event extends { type: string }> {
  empty(): Slice;
  take: Takers<RunState & Slice, Event, void>;
  /** The events that draw it again; none when it says something of the machine only. */
  freeze(run: RunState & Slice): Recorded[];
}
