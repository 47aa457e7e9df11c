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
  const struck = names.map(tails);
  const wished = names.map(({ at }) => at);
  const placed = downwards(wished, struck) ?? upwards(wished, struck);
  for (const [i, name] of names.entries()) name.at = placed?.[i] ?? name.at;
  if (!placed) moveApart(names, apart);
}

/** Each from the top takes the nearest place that is free, below the one before; undefined where one finds none. */
function downwards(wished: readonly number[], struck: readonly (readonly Reach[])[]): number[] | undefined {
  const placed: number[] = [];
  for (const [i, wish] of wished.entries()) {
    const at = freeNear(wish, struck[i] ?? [], { above: (placed.at(-1) ?? 0) + apart, below: 1 });
    if (at === undefined) return undefined;
    placed.push(at);
  }
  return placed;
}

/** As `downwards`, from the bottom: where a curve leaves no room below, all stand above it. */
function upwards(wished: readonly number[], struck: readonly (readonly Reach[])[]): number[] | undefined {
  const placed: number[] = [];
  for (const [i, wish] of [...wished.entries()].reverse()) {
    const below = (placed.at(-1) ?? 1 + apart) - apart;
    const at = freeNear(wish, struck[i] ?? [], { above: apart * (i + 1), below });
    if (at === undefined) return undefined;
    placed.push(at);
  }
  return placed.reverse();
}

function freeNear(
  wish: number,
  struck: readonly Reach[],
  { above, below }: { above: number; below: number },
): number | undefined {
  const isFree = (at: number): boolean =>
    at >= above - 1e-9 &&
    at <= below + 1e-9 &&
    !struck.some(([top, bottom]) => bottom > at - far && top < at - near);
  return tries.flatMap((by) => [wish - by, wish + by]).find(isFree);
}
