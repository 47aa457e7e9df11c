/** Ireland with the seven stations, their values after the round, and the edges. */
import { at, land } from '../irish-wind/map.ts';
import type { Handle, Point } from '../kit/figure.ts';
import { handle, text } from '../kit/shapes.ts';
import { brief } from './column.ts';
import {
  joined,
  look,
  type Passing,
  pairs,
  reached,
  type StationId,
  stations,
  valuesAfter,
} from './model.ts';
import { words } from './words.en.ts';

export const mapHeight = 362;

const places: readonly Point[] = stations.map(({ longitude, latitude }) => at(longitude, latitude));
const placeOf = (station: number): Point => places[station] ?? { x: 0, y: 0 };

/** Where a station’s name stands beside its value: no other name and no edge of the first graph is in its way. */
const sides = {
  above: { x: 0, y: -16, anchor: 'middle' },
  below: { x: 0, y: 25, anchor: 'middle' },
  left: { x: -24, y: 4, anchor: 'end' },
  right: { x: 24, y: 4, anchor: 'start' },
} as const;
const sideOf: Record<StationId, keyof typeof sides> = {
  mal: 'left',
  clo: 'left',
  mul: 'left',
  dub: 'below',
  bir: 'below',
  sha: 'above',
  val: 'above',
};

/** Half of what a value stands on, across and down. */
const half = { width: 20, height: 10 } as const;

/** The station whose place is nearest. */
function nearest({ x, y }: Point): number {
  const ways = places.map((to) => Math.hypot(to.x - x, to.y - y));
  return ways.indexOf(Math.min(...ways));
}

/** The station that is looked at, by keyboard; a pointer presses its mark. */
export function looking(state: Passing): Handle<Passing> {
  return {
    label: words.station,
    value: state.node + 1,
    min: 1,
    max: stations.length,
    step: 1,
    page: 3,
    text: words.names[stations[state.node]?.id ?? 'mal'],
    at: (point) => nearest(point) + 1,
    set: (station) => look(state, station - 1),
  };
}

type Draw = (a: number, b: number, path: string, kind: string) => string;

function edges(state: Passing, draw: Draw): string {
  return pairs
    .filter(([a, b]) => joined(state, a, b))
    .map(([a, b]) => {
      const [from, to] = [placeOf(a), placeOf(b)];
      const isNow = state.round > 0 && (a === state.node || b === state.node);
      return draw(a, b, `M${from.x} ${from.y}L${to.x} ${to.y}`, isNow ? ' now' : '');
    })
    .join('');
}

export function mapDrawing(state: Passing): string {
  const values = valuesAfter(state, state.round);
  const isReached = reached(state);
  const marks = stations.map(({ id }, station) => {
    const { x, y } = placeOf(station);
    const side = sides[sideOf[id]];
    const kind = station === state.node ? 'looked' : isReached[station] ? 'reached' : 'beyond';
    return (
      `<g class="station ${kind}" data-action="station-${station}">` +
      `<rect x="${x - half.width}" y="${y - half.height}" width="${2 * half.width}" height="${2 * half.height}" rx="10"/>` +
      `${text(x, y + 4.5, brief(values[station] ?? Number.NaN), 'number')}</g>` +
      text(
        x + side.x,
        y + side.y,
        words.names[id],
        station === state.node ? 'halo value' : 'halo',
        side.anchor,
      )
    );
  });
  // Around a mark a press is one on the station, unless it is on an edge: near stations leave it little room.
  const hits = places.map(
    ({ x, y }, station) =>
      `<circle class="hit" data-action="station-${station}" cx="${x}" cy="${y}" r="20"/>`,
  );
  const lines = edges(state, (_a, _b, path, kind) => `<path class="link${kind}" d="${path}"/>`);
  const presses = edges(
    state,
    (a, b, path) => `<path class="link-hit" data-action="edge-${a}-${b}" d="${path}"/>`,
  );
  return (
    `<path class="land" d="${land}"/><g>${lines}${hits.join('')}${presses}</g><g>${marks.join('')}</g>` +
    text(4, 44, words.after(state.round), 'value', 'start') +
    handle('station', looking(state), placeOf(state.node), 'keyed')
  );
}
