/** The globe with what the point looks at. */
import { ball, centre, coasts, rim, turners, viewOf } from '../globe/ball.ts';
import { earth } from '../globe/directions.ts';
import { o96 } from '../globe/o96.ts';
import { cap } from '../globe/regions.ts';
import { windowOf, windowPath } from '../globe/row-window.ts';
import type { Point } from '../kit/figure.ts';
import { freePoint, text } from '../kit/shapes.ts';
import { around, toPlace, toPoint, toVector, type View } from '../orthographic.ts';
import { capOf, facing, halfOf, type Looks, near, pointOf, take, whereOf } from './model.ts';
import { words } from './words.en.ts';

/** What the point looks at, as a path that is filled by `evenodd`. */
function seen(state: Looks, view: View): string {
  const index = pointOf(state);
  const half = halfOf(state);
  if (state.shape === 'window') return windowPath(view, windowOf(index, half));
  const { longitude, latitude } = whereOf(index);
  return cap(view, longitude, latitude, capOf(index, half));
}

/** The state with the point under a point of the drawing. */
export function drag(state: Looks, _id: string, point: Point): Looks {
  const { east, north } = toPlace(viewOf(state, facing(state)), point);
  return take(state, o96.nearestRow(north), around(Math.round(east)));
}

/** The globe as it stands in this state. */
export function globe(state: Looks): string {
  const view = viewOf(state, facing(state));
  const index = pointOf(state);
  const { longitude, latitude } = whereOf(index);
  const vector = toVector(view, longitude, latitude);
  const { first, last } = windowOf(index, halfOf(state));
  return (
    text(centre.x, 16, words.share(last - first + 1, o96.count), 'number value') +
    ball +
    `<path class="seen" d="${seen(state, view)}"/>` +
    coasts(view) +
    `<path class="near" d="${nearCircle(view, longitude, latitude)}"/>` +
    rim +
    turners(state, facing(state)) +
    (vector[2] > 0 ? freePoint('point', toPoint(view, vector)) : '')
  );
}

/** The neighbourhood that is counted and shown enlarged. */
function nearCircle(view: View, longitude: number, latitude: number): string {
  const isNear = toVector(view, longitude, latitude)[2] > 0;
  return isNear ? cap(view, longitude, latitude, near / earth) : '';
}
