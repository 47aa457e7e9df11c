import { extremes } from '../drawing/extremes.ts';
import type { FieldResult } from './state.ts';

/**
 * How many pieces of a picture stand side by side, with columns without values between them; undefined where values are
 * missing in any other way, or none. Only where columns are no places: on the earth, what has no value is missing. One row
 * alone is a series.
 */
export function piecesOf({ spec, rows, columns, values }: FieldResult): number | undefined {
  if (spec.x || spec.y || rows < 2 || extremes(values).missing === 0) return undefined;
  let pieces = 0;
  let gaps = 0;
  let wasGap = true;
  for (let column = 0; column < columns; column += 1) {
    const isGap = !Number.isFinite(values[column]);
    for (let row = 1; row < rows; row += 1) {
      if (!Number.isFinite(values[row * columns + column]) !== isGap) return undefined;
    }
    if (isGap) gaps += 1;
    else if (wasGap) pieces += 1;
    wasGap = isGap;
  }
  return gaps > 0 && pieces > 1 ? pieces : undefined;
}
