/** The globe with the edges of the meshes, the point and what it has reached. */
import { ball, centre, coasts, rim, viewOf as turnedView, turners, withinRim } from '../globe/ball.ts';
import { type Direction, degree, direction } from '../globe/directions.ts';
import type { Point } from '../kit/figure.ts';
import { whole } from '../kit/reading.ts';
import { freePoint, text } from '../kit/shapes.ts';
import { around, toPlace, toPoint, type View } from '../orthographic.ts';
import { remembered } from '../remembered.ts';
import { cosine, edgesAt, finest, meanEdge, nodesOf, pointAt } from './mesh.ts';
import { facing, type Globe, pointOf, reached, reachOf, take } from './model.ts';
import { words } from './words.en.ts';

/** How many times larger the close-up is. */
const enlarged = 4;
export const scaleOf = ({ close }: Globe): number => (close ? enlarged : 1);

const viewOf = (state: Globe): View => turnedView(state, facing(state), scaleOf(state));

type See = (point: Direction) => Direction;

/** Unit vectors as they are seen: to the right, up, and towards the reader. */
function turned({ longitude, latitude }: View): See {
  const [sinL, cosL] = [Math.sin(longitude * degree), Math.cos(longitude * degree)];
  const [sinP, cosP] = [Math.sin(latitude * degree), Math.cos(latitude * degree)];
  return ([x, y, z]) => {
    const along = cosL * x + sinL * y;
    return [cosL * y - sinL * x, cosP * z - sinP * along, sinP * z + cosP * along];
  };
}

/** Paths of edges and points are written in whole tenths of a unit, each edge from its start: half as long as otherwise. */
const tenths = 'transform="scale(.1)"';
const across = (view: View, [x]: Direction): number => Math.round(10 * (centre.x + view.radius * x));
const down = (view: View, [, y]: Direction): number => Math.round(10 * (centre.y - view.radius * y));

/** Straight pieces of an edge, so that it follows the sphere. */
const piecesOf = [8, 4, 2];

/** How far from the point the edges of fine meshes are drawn where all would be a grey, as cosines by their levels. */
const fewAround: Partial<Record<number, number>> = {
  5: Math.cos(35 * degree),
  [finest]: Math.cos(15 * degree),
};

/** Whether the edges of a mesh are drawn around the point only. */
export const isFew = ({ close }: Globe, level: number): boolean => !close && level in fewAround;

const knownEdges = remembered<string>(2 * (finest + 1));

/** The edges of one mesh on the near side, or in the close-up; the words are made of several drawings of one state. */
function edgesOn(state: Globe, level: number, see: See, own: Direction): string {
  const near = isFew(state, level) ? own.join(' ') : '';
  const key = `${level} ${state.close} ${facing(state)} ${state.tilt} ${near}`;
  return knownEdges(key, () => edgesPath(state, level, see, own));
}

function edgesPath(state: Globe, level: number, see: See, own: Direction): string {
  const list = edgesAt(level);
  const view = viewOf(state);
  const pieces = piecesOf[level] ?? 1;
  const middle = direction(state.tilt, facing(state));
  // Long edges are seen in part, and what is short lies where its ends are.
  const least = state.close && level > 2 ? Math.cos(Math.asin(1 / enlarged) + 2 * meanEdge(level)) : 0;
  const few = isFew(state, level) ? (fewAround[level] ?? -1) : -1;
  let path = '';
  for (let at = 0; at < list.length; at += 2) {
    const [a, b] = [list[at] ?? 0, list[at + 1] ?? 0];
    if (few > -1 && (cosine(a, own) < few || cosine(b, own) < few)) continue;
    if (cosine(a, middle) < least && cosine(b, middle) < least) continue;
    const [from, to] = [see(pointAt(a)), see(pointAt(b))];
    let last = from;
    let isDrawn = false;
    for (let piece = 1; piece <= pieces; piece++) {
      const next = piece === pieces ? to : onWay(from, to, piece / pieces);
      const isNear = last[2] >= 0 && next[2] >= 0;
      if (isNear) {
        const [x, y] = [across(view, last), down(view, last)];
        path += `${isDrawn ? ' ' : `M${x} ${y}l`}${across(view, next) - x} ${down(view, next) - y}`;
      }
      isDrawn = isNear;
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

/** Whether a direction is on the near side, and within the close-up. */
function isSeen(state: Globe, [x, y, ahead]: Direction): boolean {
  return ahead > 0 && scaleOf(state) * Math.hypot(x, y) <= 1;
}

/** Whether all points that are reached are drawn, or those of the coarser mesh. */
export function dotsFor(state: Globe): 'all' | 'coarser' {
  return reachOf(state, state.multi).nodes > most && !state.close ? 'coarser' : 'all';
}

/** Points that are reached, on the near side. */
function reachedPath(state: Globe, see: See): string {
  const view = viewOf(state);
  const all = reached(state);
  const limit = dotsFor(state) === 'coarser' ? nodesOf(coarser) : Number.POSITIVE_INFINITY;
  return all
    .filter((node) => node < limit)
    .map((node) => see(pointAt(node)))
    .filter((seen) => isSeen(state, seen))
    .map((seen) => `M${across(view, seen)} ${down(view, seen)}h0`)
    .join('');
}

/** The meshes whose edges are drawn, the coarsest first. */
export const drawnLevels = ({ level, multi }: Globe): number[] =>
  Array.from({ length: level + 1 }, (_, at) => at).filter((at) => multi || at === level);

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
  const place = see(direction(state.north, state.east));
  const { x, y } = toPoint(view, place);
  const cross = isSeen(state, place) ? `<path class="place" d="M${x - 5} ${y - 5}l10 10m0-10l-10 10"/>` : '';
  const { nodes, km } = reachOf(state, state.multi);
  const edges = drawnLevels(state).map(
    (level) => `<path class="mesh-${level}" d="${edgesOn(state, level, see, own)}" ${tenths}/>`,
  );
  const kind = state.level > 3 ? ' small' : '';
  const lines =
    `${coasts(view)}${edges.join('')}` +
    `<path class="reach${kind}" d="${reachedPath(state, see)}" ${tenths}/>`;
  return (
    text(centre.x, 16, words.reaches(nodes, nodesOf(state.level), whole(km)), 'number value') +
    ball +
    withinRim('icosahedral-globe-rim', lines) +
    rim +
    turners(state, facing(state)) +
    cross +
    (isSeen(state, seen) ? freePoint('point', toPoint(view, seen)) : '')
  );
}
