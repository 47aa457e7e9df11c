/** The globe with what the point looks at, and the rails that turn it. */
import { coastLines } from '../coast-lines.ts';
import type { Point } from '../kit/figure.ts';
import { rails } from '../kit/rails.ts';
import { freePoint, text } from '../kit/shapes.ts';
import { around, nearLine, toPlace, toPoint, toVector, type View } from '../orthographic.ts';
import { count, edge, lengths, nearestRow } from './grid.ts';
import {
  capOf,
  radius as earth,
  facing,
  halfOf,
  isWhole,
  type Looks,
  near,
  pointOf,
  runsOf,
  take,
  whereOf,
  windowOf,
} from './model.ts';
import { cap, piece, ring } from './regions.ts';
import { words } from './words.en.ts';

export const globeHeight = 400;

const centre: Point = { x: 150, y: 156 };
const radius = 124;
const rail = { from: 20, to: 280, y: 326, gap: 50 } as const;

function viewOf(state: Looks): View {
  return { centre, radius, longitude: facing(state), latitude: state.tilt };
}

/** What the point looks at, as a path that is filled by `evenodd`: rows that are whole in one ring, the others piece by piece. */
function seen(state: Looks, view: View): string {
  const index = pointOf(state);
  const half = halfOf(state);
  if (state.shape === 'nearest') {
    const { longitude, latitude } = whereOf(index);
    return cap(view, longitude, latitude, capOf(index, half));
  }
  const runs = runsOf(windowOf(index, half));
  const whole = runs.filter(isWhole);
  const [top, bottom] = [whole.at(0)?.row, whole.at(-1)?.row];
  const rings = top === undefined || bottom === undefined ? '' : ring(view, edge(top), edge(bottom + 1));
  const pieces = runs
    .filter((run) => !isWhole(run))
    .map(({ row, from, to }) => {
      const spacing = 360 / (lengths[row] ?? 1);
      return piece(view, [edge(row), edge(row + 1)], (from - 0.5) * spacing, (to + 0.5) * spacing);
    });
  return rings + pieces.join('');
}

/** The rails under the globe: as long as there is room, since a hand on the globe goes by them too. */
export function turning(state: Looks) {
  const [name, shown] = ['', ''];
  return rails<Looks, 'turn' | 'tilt'>(rail, {
    turn: {
      label: words.turn,
      name,
      value: state.turn,
      min: -180,
      max: 180,
      step: 1,
      page: 30,
      text: words.facing(words.longitude(facing(state))),
      shown,
      set: (turn) => ({ ...state, turn }),
    },
    tilt: {
      label: words.tilt,
      name,
      value: state.tilt,
      min: -90,
      max: 90,
      step: 5,
      page: 30,
      text: words.facing(words.latitude(state.tilt, 0)),
      shown,
      set: (tilt) => ({ ...state, tilt }),
    },
  });
}

/** The rails with their names and numbers over their ends. */
function turners(state: Looks): string {
  const lines = [
    [words.turnName, words.turned(state.turn)],
    [words.tiltName, words.shortNorth(state.tilt)],
  ] as const;
  const texts = lines.map(([name, shown], k) => {
    const y = rail.y + k * rail.gap - 14;
    return text(rail.from - 6, y, name, '', 'start') + text(rail.to + 6, y, shown, 'number value', 'end');
  });
  return texts.join('') + turning(state).svg;
}

/** The state with the point under a point of the drawing. */
export function drag(state: Looks, _id: string, point: Point): Looks {
  const { east, north } = toPlace(viewOf(state), point);
  return take(state, nearestRow(north), around(Math.round(east)));
}

/** The globe as it stands in this state. */
export function globe(state: Looks): string {
  const view = viewOf(state);
  const index = pointOf(state);
  const { longitude, latitude } = whereOf(index);
  const vector = toVector(view, longitude, latitude);
  const { first, last } = windowOf(index, halfOf(state));
  const ball = `cx="${centre.x}" cy="${centre.y}" r="${radius}"`;
  const coasts = coastLines.map((coast) => nearLine(view, coast)).join('');
  return (
    text(centre.x, 16, words.share(last - first + 1, count), 'number value') +
    `<circle class="ball" data-grab="turn" ${ball}/>` +
    `<path class="seen" d="${seen(state, view)}"/>` +
    `<path class="coast" d="${coasts}"/>` +
    `<path class="near" d="${nearCircle(view, longitude, latitude)}"/><circle class="rim" ${ball}/>` +
    turners(state) +
    (vector[2] > 0 ? freePoint('point', toPoint(view, vector)) : '')
  );
}

/** The neighbourhood that is counted and shown enlarged. */
function nearCircle(view: View, longitude: number, latitude: number): string {
  const isNear = toVector(view, longitude, latitude)[2] > 0;
  return isNear ? cap(view, longitude, latitude, near / earth) : '';
}
