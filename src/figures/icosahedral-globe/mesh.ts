/**
 * The meshes M0 to M6: an icosahedron whose edges are halved again and again, its points moved out to the sphere (Lam et al.
 * 2023, doi:10.1126/science.adi2336). The points of a mesh are the first ones of the next. Each is made when it is asked for.
 */
import type { Direction } from '../globe/directions.ts';

export const finest = 6;

export const nodesOf = (level: number): number => 10 * 4 ** level + 2;
export const facesOf = (level: number): number => 20 * 4 ** level;
export const edgesOf = (level: number): number => 30 * 4 ** level;
/** The edges of all meshes up to this one, each in both directions. */
export const multiEdgesOf = (level: number): number => 20 * (4 ** (level + 1) - 1);

/** x, y, z of each point of all meshes so far; z points to the North Pole, x to Greenwich on the equator. */
const points: number[] = corners();
/** Three points of each face, of each mesh so far; faces run the same way round. */
const faces: Uint32Array[] = [icosahedron()];
/** Two points of each edge, of each mesh so far. */
const edges: Uint32Array[] = [];

/** The twelve corners: the poles, and two rings of five at latitudes ± atan(1/2). */
function corners(): number[] {
  const [z, r] = [1 / Math.sqrt(5), 2 / Math.sqrt(5)];
  const rings = Array.from({ length: 10 }, (_, k) => {
    const longitude = (k * Math.PI) / 5;
    return [r * Math.cos(longitude), r * Math.sin(longitude), k % 2 === 0 ? z : -z];
  });
  return [0, 0, 1, ...rings.flat(), 0, 0, -1];
}

function icosahedron(): Uint32Array {
  const ring = (k: number): number => 1 + (k % 10);
  const list = [0, 2, 4, 6, 8].flatMap((k) => [
    ...[0, ring(k), ring(k + 2)],
    ...[ring(k), ring(k + 1), ring(k + 2)],
    ...[ring(k + 1), ring(k + 3), ring(k + 2)],
    ...[11, ring(k + 3), ring(k + 1)],
  ]);
  return Uint32Array.from(list);
}

/** The faces of a mesh, four for each of the one before. */
function facesAt(level: number): Uint32Array {
  for (let made = faces.length; made <= level; made++) faces.push(refined(faces[made - 1] as Uint32Array));
  return faces[level] as Uint32Array;
}

function refined(before: Uint32Array): Uint32Array {
  const middles = new Map<number, number>();
  const middle = (a: number, b: number): number => {
    const key = Math.min(a, b) * 2 ** 20 + Math.max(a, b);
    const known = middles.get(key);
    if (known !== undefined) return known;
    const sum = [0, 1, 2].map((axis) => (points[3 * a + axis] ?? 0) + (points[3 * b + axis] ?? 0));
    const length = Math.hypot(...sum);
    const index = points.length / 3;
    for (const part of sum) points.push(part / length);
    middles.set(key, index);
    return index;
  };
  const next = new Uint32Array(4 * before.length);
  for (let at = 0; at < before.length; at += 3) {
    const [a = 0, b = 0, c = 0] = before.subarray(at, at + 3);
    const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
    next.set([a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca], 4 * at);
  }
  return next;
}

/** Pairs of points: each edge of a mesh once. */
export function edgesAt(level: number): Uint32Array {
  const known = edges[level];
  if (known) return known;
  const list = new Uint32Array(2 * edgesOf(level));
  const of = facesAt(level);
  let at = 0;
  for (let face = 0; face < of.length; face += 3)
    for (let corner = 0; corner < 3; corner++) {
      const [from, to] = [of[face + corner] ?? 0, of[face + ((corner + 1) % 3)] ?? 0];
      // An edge belongs to two faces, which run along it in opposite directions.
      if (from < to) list.set([from, to], 2 * at++);
    }
  edges[level] = list;
  return list;
}

/** A point of a mesh that is made already, as a unit vector. */
export function pointAt(index: number): Direction {
  return [points[3 * index] ?? 0, points[3 * index + 1] ?? 0, points[3 * index + 2] ?? 0];
}

/** The cosine of the angle between a point and a direction. */
export function cosine(index: number, [x, y, z]: Direction): number {
  return x * (points[3 * index] ?? 0) + y * (points[3 * index + 1] ?? 0) + z * (points[3 * index + 2] ?? 0);
}

/** The point of a mesh that is nearest to a direction. */
export function nearest(level: number, direction: Direction): number {
  facesAt(level);
  let [best, most] = [0, -2];
  for (let index = 0; index < nodesOf(level); index++) {
    const near = cosine(index, direction);
    if (near > most) [best, most] = [index, near];
  }
  return best;
}

const lengths: number[] = [];

/** The mean length of the edges of a mesh, as an angle. */
export function meanEdge(level: number): number {
  const known = lengths[level];
  if (known !== undefined) return known;
  const list = edgesAt(level);
  let sum = 0;
  for (let at = 0; at < list.length; at += 2)
    sum += Math.acos(Math.min(1, cosine(list[at] ?? 0, pointAt(list[at + 1] ?? 0))));
  lengths[level] = sum / edgesOf(level);
  return sum / edgesOf(level);
}
