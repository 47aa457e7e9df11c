import { moveApart } from '../drawing/move-apart.ts';

/** Heights of the plot area: between these above its place a curve would touch a name, and names are so far apart. */
const [near, far, apart] = [-0.02, 0.12, 0.09];
/** How far from the place that a name would like others are tried, on both sides of it. */
const tries = Array.from({ length: 100 }, (_, k) => k / 100);

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
  const struck = names.map(tails);
  const order = [...names.keys()];
  const placed =
    // Each from the top below the one before; where a curve leaves no room below it, from the bottom all above it.
    placeInOrder(order, (_, last = 0) => [last + apart, 1]) ??
    placeInOrder(order.toReversed(), (i, last = 1 + apart) => [apart * (i + 1), last - apart]);
  for (const [i, name] of names.entries()) name.at = placed?.[i] ?? name.at;
  if (!placed) moveApart(names, apart);

  /** Each in this order takes the nearest place that is free within its bounds; undefined where one finds none. */
  function placeInOrder(
    order: readonly number[],
    bounds: (i: number, last: number | undefined) => readonly [above: number, below: number],
  ): number[] | undefined {
    const placed: number[] = [];
    let last: number | undefined;
    for (const i of order) {
      last = freeNear(wished[i] as number, struck[i] ?? [], bounds(i, last));
      if (last === undefined) return undefined;
      placed[i] = last;
    }
    return placed;
  }
}

function freeNear(
  wish: number,
  struck: readonly Reach[],
  [above, below]: readonly [above: number, below: number],
): number | undefined {
  const isFree = (at: number): boolean =>
    at >= above - 1e-9 &&
    at <= below + 1e-9 &&
    !struck.some(([top, bottom]) => bottom > at - far && top < at - near);
  return tries.flatMap((by) => [wish - by, wish + by]).find(isFree);
}
