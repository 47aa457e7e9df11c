/** What a figure is: a state, its drawings, its words, and what the reader can do to it. No DOM. */
import type { Control } from './controls.ts';
import type { Steps } from './steps.ts';

/** A place in the coordinates of a drawing (its SVG viewBox). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of a drawing. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A field of a drawing, a colour for each cell of a grid; `field()` makes it. */
export interface Field {
  readonly place: Box;
  /** What is heard of it. */
  readonly label: string;
  /** Cells across and down. */
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each level; level 0 is not painted. */
  readonly palette: Uint8Array;
  /** The level of each cell, row by row from the top. */
  pixels(): Uint8Array;
}

/** One number that the reader moves on the drawing: by pointer along `at`, by keyboard in `step`s. */
export interface Handle<State> {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** How far Page Up and Page Down go. */
  readonly page: number;
  /** Whether Page Up and Page Down stop at multiples of `page`, wherever they start. */
  readonly pageMultiples?: boolean;
  /** The value as it is spoken. */
  readonly text: string;
  readonly vertical?: boolean;
  /** The value that a point of the drawing stands for. */
  at(point: Point): number;
  set(value: number): State;
}

/** What a press on something large takes hold of. */
interface Grab<State> {
  /** The state after it. */
  readonly state: State;
  /** The handle that the pointer then holds, and that has the focus. */
  readonly handle: string;
  /** The numbers that the pointer moves in its place, where what it holds goes another way than the handle on its rail. */
  hands?(state: State): readonly Handle<State>[];
}

/**
 * An explorable figure. Everything is a function from the state, so that the build draws with it what stands in the
 * page before any script has run, and the reader's hand moves the same.
 */
export interface Figure<State> {
  readonly title: string;
  /** What is drawn, in a sentence; the state in words follows it. */
  readonly about: string;
  readonly initial: State;
  /** The drawings and what stands beside them, as HTML: `wide()`, `square()`, `legend()`. */
  drawings(state: State): string;
  /** The fields that lie under the drawings, by the names that `wide()` and `square()` are given with them. */
  fields?(state: State): Readonly<Record<string, Field>>;
  /** The state in words and numbers. */
  describe(state: State): string;
  /** The numbers to move, by the names that the drawings give to their handles. */
  handles(state: State): Readonly<Record<string, Handle<State>>>;
  /** The line of buttons and choices under the drawings; Reset is there by itself. */
  controls?(state: State): readonly Control<State>[];
  /** The line of controls stands over the drawings: where these grow, it stays under the hand. */
  readonly controlsFirst?: boolean;
  /** A course of steps: gives the line of controls Step back, Step and Play. */
  steps?(state: State): Steps<State>;
  /** A press on `data-grab="id"`. */
  grab?(state: State, id: string): Grab<State>;
  /** A press on `data-drag="id"`, which `freePoint()` draws: a point that moves in two directions at once. */
  drag?(state: State, id: string, point: Point): State;
  /** A press on `data-action` within the drawings: a mark, or a `button()` beside them. */
  act?(state: State, action: string): State;
}
