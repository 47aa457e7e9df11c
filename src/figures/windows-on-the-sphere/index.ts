/** Which points of AIFS's hidden grid a point looks at: a window of a list is a band around the globe. */
import { globeHeight, hands, turning } from '../globe/ball.ts';
import { o96 } from '../globe/o96.ts';
import { windowOf } from '../globe/row-window.ts';
import { type Control, choice, preset } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { decimal, whole } from '../kit/reading.ts';
import { enlarged, enlargedHeight, settings } from './enlarged.ts';
import { drag, globe } from './globe.ts';
import {
  capKilometres,
  facing,
  goTo,
  halfOf,
  initial,
  type Looks,
  near,
  neighbours,
  placeOf,
  pointOf,
  reachOf,
  type Shape,
  whereOf,
} from './model.ts';
import { words } from './words.en.ts';

const shapes: Record<Shape, string> = words.shapes;

/** The state in words and numbers. */
function describe(state: Looks): string {
  const index = pointOf(state);
  const half = halfOf(state);
  const { latitude, longitude } = whereOf(index);
  const { first, last } = windowOf(index, half);
  const points = whole(last - first + 1);
  const share = decimal((100 * (last - first + 1)) / o96.count, 1);
  const km = whole(capKilometres(index, half));
  const where = words.where(
    state.row + 1,
    o96.rows,
    words.latitude(latitude, 1),
    words.longitude(Math.round(longitude)),
  );
  if (state.shape === 'nearest') return [where, words.nearest(points, share, km)].join(' ');
  const { own, north, south } = reachOf(index, half);
  const { seen, all } = neighbours(index, half);
  return [
    where,
    words.looksAtWindow(whole(half), points, share),
    own ? words.full(north, south) : words.partOfRow,
    words.neighbours(seen, all, near),
    words.cap(km),
  ].join(' ');
}

function controls(state: Looks): Control<Looks>[] {
  return [
    preset('place', words.place, words.places, placeOf(state), (place) => goTo(state, place)),
    choice('shape', words.looksAt, shapes, state.shape, (shape) => ({ ...state, shape })),
  ];
}

const key = legend([
  { kind: 'in', mark: { path: 'M6 6h0' }, text: words.key.in },
  { kind: 'key-out', mark: { path: 'M6 3.5a2.5 2.5 0 1 0 .01 0z' }, text: words.key.out },
  { kind: 'near', mark: 'line', text: words.key.near(near) },
]);

export const figure: Figure<Looks> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) =>
    square(words.globe, globeHeight, globe(state)) +
    wide(words.enlargedPicture, enlargedHeight, enlarged(state)) +
    key,
  describe,
  handles: (state) => ({ ...settings(state).handles, ...turning(state, facing(state)).handles }),
  controls,
  grab: (state) => ({ state, handle: 'turn', hands }),
  drag,
};
