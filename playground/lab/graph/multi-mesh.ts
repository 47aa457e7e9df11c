import { wantWhole } from '../arguments/want.ts';
import { wantArray } from '../arguments/want-list.ts';
import { icosahedralMesh } from '../sphere/icosahedral-mesh.ts';
import { type Edges, edgesOf } from './edges.ts';

/** The vertices of an icosahedral mesh with the edges of several levels. */
export interface MultiMesh {
  /** Flat [vertices, 3], on the unit sphere: those of the finest level. */
  vertices: Float32Array;
  /** Both directions of every edge of every level, each pair once. */
  edges: Edges;
}

/**
 * The vertices of the finest of some levels of the icosahedral mesh, and the edges of all of them: short ones between all
 * vertices, long ones between the few that coarse levels share, so that news crosses the globe in a few rounds (Lam et
 * al. 2023, doi:10.1126/science.adi2336).
 *
 * @param levels how often the icosahedron's edges are halved, whole numbers from 0 to 6 in any order
 * @returns coordinates without unit; edges with features, as `sphereEdges` gives them
 * @throws TypeError for what is no array of numbers; RangeError for a level that is no whole number from 0 to 6, and when
 *   there is none
 * @example
 * const { vertices, edges } = multiMesh([0, 1, 2]);
 * log(vertices.length / 3, edges.from.length); // 162 1260
 */
export function multiMesh(levels: readonly number[]): MultiMesh {
  wantArray('multiMesh', 'levels', levels, ' of numbers');
  if (levels.length === 0) throw new RangeError('multiMesh: levels is empty; it needs at least one level.');
  for (const level of levels) wantWhole('multiMesh', 'a level', level, 0, 6);
  const { vertices } = icosahedralMesh(Math.max(...levels));
  const pairs: [number, number][] = [];
  for (const level of new Set<number>(levels)) {
    const { edges } = icosahedralMesh(level);
    for (let end = 0; end < edges.length; end += 2) {
      const [a = 0, b = 0] = edges.subarray(end, end + 2);
      pairs.push([a, b], [b, a]);
    }
  }
  return { vertices, edges: edgesOf(pairs, vertices, vertices) };
}
