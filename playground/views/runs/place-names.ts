import { moveApart } from '../drawing/move-apart.ts';

/** Heights of the plot area: between these above its place a curve would touch a name, and names are so far apart. */
const [near, far, apart] = [-0.02, 0.12, 0.09];
/** Places that are tried, from the one that a name would like to both sides of it. */
const step = 0.01;

/** From one height to another, 0 at the top. */
export type Reach = readonly [top: number, bottom: number];

/**
 * Gives names places near those that they would like: none covers another, and none is struck through by a curve of the
 * shown run, which is drawn above it. Where there is not room for that, curves may strike.
 * @param names in the order of their heights, 0 at the top; `at` is where a name stands, and it reaches up from there
 * @param tails where curves of the shown run lie at the side on which a name stands
 */
export function placeNames<Name extends { at: number }>(
  names: Name[],
  tails: (name: Name) => readonly Reach[],
): void {
  const wished = names.map(({ at }) => at);
  let above = 0;
  for (const name of names) {
    const struck = tails(name);
    const isFree = (at: number): boolean =>
      at >= above + apart - 1e-9 &&
      at <= 1 &&
      !struck.some(([top, bottom]) => bottom > at - far && top < at - near);
    const places = Array.from({ length: 1 / step }, (_, k) => k * step);
    const at = places.flatMap((by) => [name.at - by, name.at + by]).find(isFree);
    if (at === undefined) {
      for (const [i, wish] of wished.entries()) (names[i] as Name).at = wish;
      moveApart(names, apart);
      return;
    }
    name.at = at;
    above = at;
  }
}
