import { expect, test } from 'vitest';
import { gridPlaces, multiMesh, sphereEdges } from '../../../../playground/lab/index.ts';

const turned = (places: Float32Array, degrees: number): Float32Array => {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const result = new Float32Array(places.length);
  for (let at = 0; at < places.length; at += 3) {
    const [x = 0, y = 0, z = 0] = places.subarray(at, at + 3);
    result.set([c * x - s * y, s * x + c * y, z], at);
  }
  return result;
};

test.each([
  [[0], 12, 60],
  [[2], 162, 960],
  [[0, 1, 2], 162, 1260],
  [[3, 1], 642, 4080],
  [[1, 1], 42, 240],
])('mesh of levels %j has %i vertices and %i edges', (levels, vertices, edges) => {
  const mesh = multiMesh(levels);
  expect(mesh.vertices.length / 3).toBe(vertices);
  expect(mesh.edges.from.length).toBe(edges);
  const pairs = new Set(Array.from(mesh.edges.from, (from, edge) => `${from} ${mesh.edges.to[edge]}`));
  expect(pairs.size).toBe(edges);
  for (const pair of pairs) expect(pairs.has(pair.split(' ').reverse().join(' '))).toBe(true);
});

test('receivers rise, and each hears its nearest', () => {
  const grid = gridPlaces([-60, -20, 20, 60], [0, 45, 90, 135, 180, 225, 270, 315]);
  const { vertices } = multiMesh([1]);
  const { from, to, senders, receivers } = sphereEdges(vertices, grid, { nearest: 3 });
  expect([senders, receivers, from.length]).toEqual([42, 32, 96]);
  expect(Array.from(to)).toEqual(Array.from(to).toSorted((a, b) => a - b));
  const closeness = (node: number, point: number) =>
    [0, 1, 2].reduce(
      (sum, axis) => sum + Number(vertices[3 * node + axis]) * Number(grid[3 * point + axis]),
      0,
    );
  for (let point = 0; point < 32; point++) {
    const heard = Array.from(from).filter((_, edge) => to[edge] === point);
    const worst = Math.min(...heard.map((node) => closeness(node, point)));
    const closer = Array.from({ length: 42 }, (_, node) => closeness(node, point)).filter(
      (c) => c > worst + 1e-6,
    );
    expect(closer.length).toBeLessThan(3);
  }
});

test('within a radius, both directions are the same pairs', () => {
  const { vertices } = multiMesh([1]);
  const { from, to } = sphereEdges(vertices, vertices, { within: 40 });
  const pairs = new Set(Array.from(from, (node, edge) => `${node} ${to[edge]}`));
  for (const pair of pairs) expect(pairs.has(pair.split(' ').reverse().join(' '))).toBe(true);
  // Each hears itself, and by symmetry as often as it is heard.
  for (let node = 0; node < 42; node++) expect(pairs.has(`${node} ${node}`)).toBe(true);
});

test('features: length, direction and its double, in the frame of the receiver', () => {
  const centre = gridPlaces([0], [0]);
  const around = gridPlaces([10, 0, -10], [-10, 0, 10]);
  const { from, features } = sphereEdges(around, centre, { within: 11 });
  const of = (sender: number) => {
    const edge = from.indexOf(sender);
    return Array.from(features.subarray(5 * edge, 5 * edge + 5), (x) => Math.round(100 * x) / 100 + 0);
  };
  expect(of(1)).toEqual([1, 0, 1, 0, 1]); // to the north
  expect(of(5)).toEqual([1, 1, 0, 0, -1]); // to the east
  expect(of(7)).toEqual([1, 0, -1, 0, 1]); // to the south
  expect(of(4)).toEqual([0, 0, 0, 0, 0]); // itself
});

test('turning the globe about its axis changes no feature', () => {
  const { vertices } = multiMesh([1]);
  const grid = gridPlaces([-75, -30, 30, 75], [0, 30, 60, 200]);
  const still = sphereEdges(vertices, grid, { within: 30 });
  const moved = sphereEdges(turned(vertices, 77), turned(grid, 77), { within: 30 });
  expect(moved.from).toEqual(still.from);
  for (const [at, feature] of moved.features.entries())
    expect(feature).toBeCloseTo(Number(still.features[at]), 4);
});

test('errors in words', () => {
  const places = gridPlaces([0], [0, 90]);
  expect(() => sphereEdges(places, places, {})).toThrow('either within or nearest');
  expect(() => sphereEdges(places, places, { nearest: 3 })).toThrow('from 1 to 2');
  expect(() => sphereEdges(Float32Array.of(1, 1, 1), places, { nearest: 1 })).toThrow('unit sphere');
  expect(() => multiMesh([])).toThrow('at least one level');
  expect(() => gridPlaces([100], [0])).toThrow('from -90 to 90');
});
