import { wantWhole } from '../arguments/want.ts';

/** A graph on the unit sphere. */
export interface Mesh {
  /** Flat [vertices, 3]: x, y, z of each vertex; z points to the north pole, x to longitude 0. */
  vertices: Float32Array;
  /** Flat [faces, 3]: indices of vertices; empty where the mesh has none. */
  faces: Uint32Array;
  /** Flat [edges, 2]: indices of vertices, each edge once. */
  edges: Uint32Array;
}

const maxLevel = 6;

/**
 * The icosahedron with every edge halved `level` times and its points moved out to the sphere, as graph networks for
 * weather use it: 10 · 4^level + 2 vertices, 30 · 4^level edges, 20 · 4^level faces. The vertices of a level are the
 * first ones of the next, so the edges of all levels may be used on the vertices of the last (Lam et al. 2023,
 * doi:10.1126/science.adi2336).
 *
 * @param level how often each edge is halved, a whole number from 0 to 6
 * @returns coordinates without unit, on the sphere of radius 1, to the rounding of single precision
 * @throws TypeError for a level that is no number, RangeError for another one
 * @example
 * const { vertices, edges, faces } = icosahedralMesh(2);
 * log(vertices.length / 3, edges.length / 2, faces.length / 3); // 162 480 320
 */
export function icosahedralMesh(level: number): Mesh {
  wantWhole('icosahedralMesh', 'level', level, 0, maxLevel);
  const vertices = icosahedron();
  let faces = icosahedronFaces();
  for (let step = 0; step < level; step += 1) faces = refined(vertices, faces);
  const count = vertices.length / 3;
  const edges: number[] = [];
  for (let at = 0; at < faces.length; at += 3) {
    for (let corner = 0; corner < 3; corner += 1) {
      const from = faces[at + corner] as number;
      const to = faces[at + ((corner + 1) % 3)] as number;
      // Faces run the same way round, so each edge comes once in either direction.
      if (from < to) edges.push(from, to);
    }
  }
  if (count !== 10 * 4 ** level + 2) throw new Error('The icosahedron was refined wrongly.');
  return {
    vertices: Float32Array.from(vertices),
    faces: Uint32Array.from(faces),
    edges: Uint32Array.from(edges),
  };
}

/** Latitudes and longitudes of a mesh's vertices, in degrees. */
export function meshPlaces({ vertices }: Pick<Mesh, 'vertices'>): {
  latitudes: Float32Array;
  longitudes: Float32Array;
} {
  const count = vertices.length / 3;
  const latitudes = new Float32Array(count);
  const longitudes = new Float32Array(count);
  for (let i = 0; i < count; i += 1) {
    const [x = 0, y = 0, z = 0] = vertices.subarray(3 * i, 3 * i + 3);
    latitudes[i] = (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI;
    longitudes[i] = (Math.atan2(y, x) * 180) / Math.PI;
  }
  return { latitudes, longitudes };
}

/** Twelve corners: the poles, and two rings of five at latitudes ± atan(1/2). */
function icosahedron(): number[] {
  const vertices = [0, 0, 1];
  const [z, r] = [1 / Math.sqrt(5), 2 / Math.sqrt(5)];
  for (let i = 0; i < 10; i += 1) {
    const longitude = (i * Math.PI) / 5;
    vertices.push(r * Math.cos(longitude), r * Math.sin(longitude), i % 2 === 0 ? z : -z);
  }
  vertices.push(0, 0, -1);
  return vertices;
}

function icosahedronFaces(): number[] {
  const faces: number[] = [];
  const ring = (i: number) => 1 + (i % 10);
  for (let i = 0; i < 10; i += 2) {
    faces.push(0, ring(i), ring(i + 2)); // the cap about the north pole
    faces.push(ring(i), ring(i + 1), ring(i + 2)); // the belt
    faces.push(ring(i + 1), ring(i + 3), ring(i + 2));
    faces.push(11, ring(i + 3), ring(i + 1)); // the cap about the south pole
  }
  return faces;
}

/** Puts a vertex on the middle of every edge and four faces in the place of each. */
function refined(vertices: number[], faces: number[]): number[] {
  const middles = new Map<number, number>();
  const middle = (a: number, b: number): number => {
    const key = Math.min(a, b) * 2 ** 20 + Math.max(a, b);
    const known = middles.get(key);
    if (known !== undefined) return known;
    const sum = [0, 1, 2].map(
      (axis) => (vertices[3 * a + axis] as number) + (vertices[3 * b + axis] as number),
    );
    const length = Math.hypot(...sum);
    const index = vertices.length / 3;
    vertices.push(...sum.map((value) => value / length));
    middles.set(key, index);
    return index;
  };
  const next: number[] = [];
  for (let at = 0; at < faces.length; at += 3) {
    const [a = 0, b = 0, c = 0] = faces.slice(at, at + 3);
    const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
    next.push(a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca);
  }
  return next;
}
