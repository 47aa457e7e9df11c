/** The globe with the edges of the meshes, the point and what it has reached, and the rails that turn it. */
import { coastLines } from '../coast-lines.ts';
import type { Point } from '../kit/figure.ts';
import { rails } from '../kit/rails.ts';
import { whole } from '../kit/reading.ts';
import { freePoint, text } from '../kit/shapes.ts';
import { around, nearLine, toPlace, toPoint, type View } from '../orthographic.ts';
import { cosine, type Direction, edgesAt, nodesOf, pointAt } from './mesh.ts';
import { facing, type Globe, pointOf, reached, reachOf, take } from './model.ts';
import { words } from './words.en.ts';

export const globeHeight = 400;

const centre: Point = { x: 150, y: 156 };
const radius = 124;
const rail = { from: 20, to: 280, y: 326, gap: 50 } as const;

const degree = Math.PI / 180;

const viewOf = (state: Globe): View => ({
  centre,
  radius,
  longitude: facing(state),
  latitude: state.tilt,
});

/** Unit vectors as they are seen: to the right, up, and towards the reader. */
function turned({ longitude, latitude }: View): (point: Direction) => Direction {
  const [sinL, cosL] = [Math.sin(longitude * degree), Math.cos(longitude * degree)];
  const [sinP, cosP] = [Math.sin(latitude * degree), Math.cos(latitude * degree)];
  return ([x, y, z]) => {
    const along = cosL * x + sinL * y;
    return [cosL * y - sinL * x, cosP * z - sinP * along, sinP * z + cosP * along];
  };
}

/** Paths of edges and points are written in whole tenths of a unit, each edge from its start: half as long as otherwise. */
const tenths = 'transform="scale(.1)"';
const across = ([x]: Direction): number => Math.round(10 * (centre.x + radius * x));
const down = ([, y]: Direction): number => Math.round(10 * (centre.y - radius * y));

/** Straight pieces of an edge, so that it follows the sphere. */
const piecesOf = [8, 4, 2];

/** How far from the point edges are drawn where they would be a grey all over, as a cosine. */
const shown: Readonly<Record<number, number>> = { 6: Math.cos(15 * degree) };

/** The edges of one mesh on the near side. */
function edgesPath(level: number, see: (point: Direction) => Direction, own: Direction): string {
  const list = edgesAt(level);
  const pieces = piecesOf[level] ?? 1;
  const least = shown[level] ?? -1;
  let path = '';
  for (let at = 0; at < list.length; at += 2) {
    const [a, b] = [list[at] ?? 0, list[at + 1] ?? 0];
    if (least > -1 && (cosine(a, own) < least || cosine(b, own) < least)) continue;
    const [from, to] = [see(pointAt(a)), see(pointAt(b))];
    if (from[2] < 0 && to[2] < 0) continue;
    let last = from;
    for (let piece = 1; piece <= pieces; piece++) {
      const next = piece === pieces ? to : onWay(from, to, piece / pieces);
      if (last[2] >= 0 && next[2] >= 0)
        path += `M${across(last)} ${down(last)}l${across(next) - across(last)} ${down(next) - down(last)}`;
      last = next;
    }
  }
  return path;
}

/** A direction on the way from one to another. */
function onWay([a, b, c]: Direction, [x, y, z]: Direction, part: number): Direction {
  const mix = [a + (x - a) * part, b + (y - b) * part, c + (z - c) * part] as const;
  const length = Math.hypot(...mix);
  return [mix[0] / length, mix[1] / length, mix[2] / length];
}

/** More points than this cannot be told apart; then those of a coarser mesh stand for all. */
const [most, coarser] = [1500, 4] as const;

/** Whether all points that are reached are drawn, or those of the coarser mesh. */
export function dotsFor(state: Globe): 'all' | 'coarser' {
  return reachOf(state, state.multi).nodes > most ? 'coarser' : 'all';
}

/** Points that are reached, on the near side. */
function reachedPath(state: Globe, see: (point: Direction) => Direction): string {
  const all = reached(state);
  const limit = dotsFor(state) === 'coarser' ? nodesOf(coarser) : Number.POSITIVE_INFINITY;
  return all
    .filter((node) => node < limit)
    .map((node) => see(pointAt(node)))
    .filter(([, , ahead]) => ahead > 0)
    .map((seen) => `M${across(seen)} ${down(seen)}h0`)
    .join('');
}

/** The meshes whose edges are drawn, the coarsest first. */
export const drawnLevels = ({ level, multi }: Globe): number[] =>
  Array.from({ length: level + 1 }, (_, at) => at).filter((at) => multi || at === level);

/** The rails under the globe: as long as there is room, since a hand on the globe goes by them too. */
export function turning(state: Globe) {
  const [name, shownBeside] = ['', ''];
  return rails<Globe, 'turn' | 'tilt'>(rail, {
    turn: {
      label: words.turn,
      name,
      value: state.turn,
      min: -180,
      max: 180,
      step: 1,
      page: 30,
      text: words.facing(words.longitude(facing(state))),
      shown: shownBeside,
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
      text: words.facing(words.latitude(state.tilt)),
      shown: shownBeside,
      set: (tilt) => ({ ...state, tilt }),
    },
  });
}

/** The rails with their names and numbers over their ends. */
function turners(state: Globe): string {
  const lines = [
    [words.turnName, words.shortEast(facing(state))],
    [words.tiltName, words.shortNorth(state.tilt)],
  ] as const;
  const texts = lines.map(([name, says], k) => {
    const y = rail.y + k * rail.gap - 14;
    return text(rail.from - 6, y, name, '', 'start') + text(rail.to + 6, y, says, 'number value', 'end');
  });
  return texts.join('') + turning(state).svg;
}

/** The state with the point under a point of the drawing. */
export function drag(state: Globe, _id: string, point: Point): Globe {
  const { east, north } = toPlace(viewOf(state), point);
  return take(state, Math.round(north), around(Math.round(east)));
}

/** The globe as it stands in this state. */
export function globe(state: Globe): string {
  const view = viewOf(state);
  const see = turned(view);
  const own = pointAt(pointOf(state));
  const seen = see(own);
  const ball = `cx="${centre.x}" cy="${centre.y}" r="${radius}"`;
  const coasts = coastLines.map((coast) => nearLine(view, coast)).join('');
  const { nodes, km } = reachOf(state, state.multi);
  const edges = drawnLevels(state).map(
    (level) => `<path class="mesh-${level}" d="${edgesPath(level, see, own)}" ${tenths}/>`,
  );
  const kind = state.level > 3 ? ' small' : '';
  return (
    text(centre.x, 16, words.reaches(nodes, nodesOf(state.level), whole(km)), 'number value') +
    `<circle class="ball" data-grab="turn" ${ball}/>` +
    `<path class="coast" d="${coasts}"/>${edges.join('')}` +
    `<path class="reach${kind}" d="${reachedPath(state, see)}" ${tenths}/><circle class="rim" ${ball}/>` +
    turners(state) +
    (seen[2] > 0 ? freePoint('point', toPoint(view, seen)) : '')
  );
}
