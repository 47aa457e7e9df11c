import { wantNumber, wantOptions, wantWhole } from '../arguments/want.ts';
import { arc, type Edges, edgesOf } from './edges.ts';
import { wantPlaces } from './want-edges.ts';

/** Whom a receiver hears: one of the two. */
export interface SphereEdgesOptions {
  /** All senders within so many degrees of a great circle. */
  within?: number;
  /** The nearest so many senders. */
  nearest?: number;
}

/**
 * Edges between places on the sphere. The encoder of AIFS lets a node of its mesh hear all points of the data's grid
 * within a radius, its decoder lets a point of the grid hear the three nearest nodes (Lang et al. 2024,
 * arXiv:2406.01465).
 *
 * @param senders flat [senders, 3], on the unit sphere, as `gridPlaces` and `multiMesh` give them
 * @param receivers flat [receivers, 3]
 * @param options either `within` or `nearest`
 * @returns edges in the order of their receivers, with length and direction
 * @throws TypeError for what is no array of numbers; RangeError for places that are not on the unit sphere, for a radius
 *   that is not above 0, for more nearest than there are senders, and without exactly one of the options
 * @example
 * const grid = gridPlaces([-60, 0, 60], [0, 90, 180, 270]);
 * const { vertices } = multiMesh([0]);
 * const { from } = sphereEdges(vertices, grid, { nearest: 3 });
 * log(from.length); // 36
 */
export function sphereEdges(
  senders: Float32Array,
  receivers: Float32Array,
  options: SphereEdgesOptions,
): Edges {
  wantPlaces('sphereEdges', 'senders', senders);
  wantPlaces('sphereEdges', 'receivers', receivers);
  wantOptions('sphereEdges', 'options', options);
  const { within, nearest } = options;
  const count = senders.length / 3;
  if ((within === undefined) === (nearest === undefined)) {
    throw new RangeError('sphereEdges: options has either within or nearest.');
  }
  if (within !== undefined) {
    wantNumber('sphereEdges', 'options.within', within, ' above 0', (radius) => radius > 0);
  } else wantWhole('sphereEdges', 'options.nearest', nearest, 1, count);
  const pairs: [number, number][] = [];
  for (let to = 0; to < receivers.length / 3; to++) {
    const far = Float64Array.from({ length: count }, (_, from) => arc(senders, from, receivers, to));
    const all = Array.from(far.keys());
    const heard =
      within === undefined
        ? all.toSorted((a, b) => (far[a] as number) - (far[b] as number)).slice(0, nearest)
        : all.filter((from) => (far[from] as number) <= (within * Math.PI) / 180);
    for (const from of heard) pairs.push([from, to]);
  }
  return edgesOf(pairs, senders, receivers);
}
