/** Winds of the data set irish-wind as figures keep them: in whole knots, a letter a day, 0 for calm. */

const nought = '0'.charCodeAt(0);
/** Metres a second in a knot. */
export const knot = 1852 / 3600;

/** m/s, day by day. */
export const speeds = (letters: string): number[] =>
  Array.from(letters, (letter) => (letter.charCodeAt(0) - nought) * knot);
