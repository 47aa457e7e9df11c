import { wantWhole } from '../arguments/want.ts';
import { type Edges, edgesOf } from './edges.ts';
import { wantPlaces } from './want-edges.ts';

/**
 * Edges of windowed attention: nodes are put in the order of their latitude from south to north, those of one latitude by
 * longitude, and each hears those that stand at most `window` places before or after it, and itself. A window as long
 * as the longest circle of latitude covers the neighbours on all sides; the processor of AIFS attends so (Lang et al.
 * 2024, arXiv:2406.01465).
 *
 * @param vertices flat [nodes, 3], on the unit sphere
 * @param window places on either side, a whole number from 1
 * @returns edges with features, as `sphereEdges` gives them; nodes keep their numbers
 * @throws TypeError for what is no array of places or no number; RangeError for a window that is no whole number from 1
 * @example
 * const { vertices } = multiMesh([1]);
 * log(windowEdges(vertices, 5).from.length); // 432
 */
export function windowEdges(vertices: Float32Array, window: number): Edges {
  wantPlaces('windowEdges', 'vertices', vertices);
  const nodes = vertices.length / 3;
  wantWhole('windowEdges', 'window', window, 1);
  const latitude = (node: number): number => Math.round(1e4 * Number(vertices[3 * node + 2]));
  const longitude = (node: number): number =>
    Math.atan2(Number(vertices[3 * node + 1]), Number(vertices[3 * node]));
  const order = Array.from({ length: nodes }, (_, node) => node).toSorted(
    (a, b) => latitude(a) - latitude(b) || longitude(a) - longitude(b),
  );
  const pairs = order.flatMap((to, place) =>
    order.slice(Math.max(0, place - window), place + window + 1).map((from): [number, number] => [from, to]),
  );
  return edgesOf(pairs, vertices, vertices);
}
