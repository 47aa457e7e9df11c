/** Surfaces over two parameters, on which the figures of chapters 3 and 5 descend. */

/** Two parameters, or a slope with respect to both. */
export type Pair = readonly [number, number];

/** A loss over two parameters: its value and its slope, and how it is drawn. */
export interface Surface {
  readonly name: string;
  /** The map shows [−reach, reach]². */
  readonly reach: number;
  readonly axes: readonly [string, string];
  /** Ten ascending values that separate the bands of the map. */
  readonly levels: readonly number[];
  readonly lowest: number;
  /** For a bowl: its centre, its curvatures along its axes, and how far the first axis is turned from the horizontal. */
  readonly ellipses?: { readonly centre: Pair; readonly curvatures: Pair; readonly degrees: number };
  value(at: Pair): number;
  /** The slope at a place; with `draw`, that of a minibatch, or with noise of another kind. */
  slope(at: Pair, draw?: () => number): Pair;
}
