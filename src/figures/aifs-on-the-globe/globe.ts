/** The globe with the place, and the nodes whose state has come there. */
import { ball, centre, coasts, rim, turners, viewOf } from '../globe/ball.ts';
import { n320 } from '../globe/n320.ts';
import { o96 } from '../globe/o96.ts';
import { windowPath } from '../globe/row-window.ts';
import type { Point } from '../kit/figure.ts';
import { freePoint, text } from '../kit/shapes.ts';
import { toPlace, toPoint, toVector } from '../orthographic.ts';
import { type Follow, facing, heardOf, partOf, sizeOf, take } from './model.ts';
import { words } from './words.en.ts';

/** The state with the place under a point of the drawing. */
export function drag(state: Follow, _id: string, point: Point): Follow {
  const { east, north } = toPlace(viewOf(state, facing(state)), point);
  return take(state, north, east);
}

/** The line over the globe. */
function head(state: Follow): string {
  const part = partOf(state);
  if (part === 'data') return words.onGlobe.data(n320.count);
  if (part === 'encoder') return words.onGlobe.encoder(o96.count);
  return words.onGlobe.processor(sizeOf(heardOf(state)), o96.count);
}

/** The globe as it stands in this state. */
export function globe(state: Follow): string {
  const view = viewOf(state, facing(state));
  const part = partOf(state);
  const heard = part === 'processor' || part === 'decoder' ? windowPath(view, heardOf(state)) : '';
  const vector = toVector(view, state.east, state.north);
  return (
    text(centre.x, 16, head(state), 'number value') +
    ball +
    `<path class="heard-of" d="${heard}"/>` +
    coasts(view) +
    rim +
    turners(state, facing(state)) +
    (vector[2] > 0 ? freePoint('place', toPoint(view, vector)) : '')
  );
}
