/** The points around the one that looks, enlarged, with what is counted of them beside it, and the rails that move it. */
import { earth } from '../globe/directions.ts';
import { o96, vectorOf } from '../globe/o96.ts';
import { windowOf } from '../globe/row-window.ts';
import type { Box } from '../kit/figure.ts';
import { rails } from '../kit/rails.ts';
import { whole } from '../kit/reading.ts';
import { round, text } from '../kit/shapes.ts';
import {
  capKilometres,
  halfOf,
  type Looks,
  looking,
  near,
  neighbours,
  pointOf,
  pointsNear,
  reachOf,
  setRow,
  sizes,
  whereOf,
} from './model.ts';
import { words } from './words.en.ts';

export const enlargedHeight = 418;

const box: Box = { x: 4, y: 28, width: 240, height: 240 };
const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
/** Kilometres from the middle to the sides. */
const across = 620;
const scale = box.width / 2 / across;

/** Where a point is drawn: in its true distance and direction from the one in the middle; undefined beyond the sides. */
function place(index: number, point: number): { x: number; y: number } | undefined {
  const [x, y, z] = vectorOf(index);
  const [a, b, c] = vectorOf(point);
  const flat = Math.hypot(x, y);
  const east = (x * b - y * a) / flat;
  const north = c * flat - (z * (a * x + b * y)) / flat;
  const away = Math.hypot(east, north);
  const km = away === 0 ? 0 : (earth * Math.atan2(away, x * a + y * b + z * c)) / away;
  const [right, up] = [east * km, north * km];
  if (Math.max(Math.abs(right), Math.abs(up)) > across - 15) return undefined;
  return { x: Math.round(middle.x + scale * right), y: Math.round(middle.y - scale * up) };
}

/** Both kinds of dots, and the circle within which they are counted. */
function dots(state: Looks): string {
  const index = pointOf(state);
  const isSeen = looking(index, halfOf(state), state.shape);
  const paths = { in: '', out: '' };
  for (const point of pointsNear(index, across * Math.SQRT2)) {
    const at = place(index, point);
    if (at) paths[isSeen(point) ? 'in' : 'out'] += `M${at.x} ${at.y}h0`;
  }
  return (
    `<path class="out" d="${paths.out}"/><path class="hole" d="${paths.out}"/><path class="in" d="${paths.in}"/>` +
    `<circle class="near" cx="${middle.x}" cy="${middle.y}" r="${round(near * scale)}"/>` +
    `<circle class="looks" cx="${middle.x}" cy="${middle.y}" r="6"/>`
  );
}

/** What is counted, in lines beside the map; the numbers stand out. */
function counted(state: Looks): string {
  const index = pointOf(state);
  const half = halfOf(state);
  const { all, seen } = neighbours(index, half, state.shape);
  const nearest = state.shape === 'nearest';
  const lines: (readonly [text: string, isNumber?: boolean])[] = [
    [words.within(near)],
    [words.ofNeighbours(seen, all), true],
    [''],
  ];
  if (nearest)
    lines.push([words.reaches], [words.km(whole(capKilometres(index, half))), true], [words.allWays]);
  else {
    const { own, north, south } = reachOf(index, half);
    lines.push(
      [words.rowsInFull],
      [own ? words.rowsNorth(north) : words.notOwn, true],
      [own ? words.rowsSouth(south) : '', true],
    );
  }
  return lines
    .map(
      ([says, isNumber], k) =>
        says && text(258, 58 + 22 * k, says, isNumber ? 'number value' : 'soft', 'start'),
    )
    .join('');
}

/** The rails under the map. */
export function settings(state: Looks) {
  const half = halfOf(state);
  const { first, last } = windowOf(pointOf(state), half);
  const points = whole(last - first + 1);
  const hasSides = state.shape === 'window';
  const { latitude } = whereOf(pointOf(state));
  return rails<Looks, 'row' | 'longitude' | 'size'>(
    { from: 118, to: 322, y: 306 },
    {
      row: {
        label: words.row,
        name: words.rowName(state.row + 1),
        value: state.row + 1,
        min: 1,
        max: o96.rows,
        step: 1,
        page: 10,
        text: words.rowText(state.row + 1, o96.rows, words.latitude(latitude, 1)),
        shown: words.shortNorth(latitude, 1),
        set: (row) => setRow(state, row - 1),
      },
      longitude: {
        label: words.east,
        name: words.eastName,
        value: state.longitude,
        min: -180,
        max: 180,
        step: 1,
        page: 15,
        text: words.longitude(state.longitude),
        shown: words.shortEast(state.longitude),
        set: (longitude) => ({ ...state, longitude }),
      },
      size: {
        label: words.window,
        name: words.windowName,
        value: state.size,
        ...sizes,
        step: 1,
        page: 4,
        text: hasSides ? words.half(whole(half)) : words.asMany(points),
        shown: hasSides ? `± ${whole(half)}` : points,
        set: (size) => ({ ...state, size }),
      },
    },
  );
}

export function enlarged(state: Looks): string {
  return (
    text(box.x, 16, words.enlarged(2 * across), 'soft', 'start') +
    `<rect class="plane-edge" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"/>` +
    dots(state) +
    counted(state) +
    settings(state).svg
  );
}
