import { describe, expect, test, vi } from 'vitest';
import { icosahedralMesh } from '../../../playground/lab/sphere/icosahedral-mesh.ts';
import { parseFigure } from '../../../playground/store/figure-settings.ts';
import { direction, earth } from '../../../src/figures/globe/directions.ts';
import { type Place, places } from '../../../src/figures/globe/places.ts';
import { figure } from '../../../src/figures/icosahedral-globe/index.ts';
import {
  edgesAt,
  edgesOf,
  facesOf,
  finest,
  meanEdge,
  multiEdgesOf,
  nearest,
  nodesOf,
  pointAt,
} from '../../../src/figures/icosahedral-globe/mesh.ts';
import {
  facing,
  type Globe,
  goTo,
  initial,
  isWhole,
  mostRounds,
  nodeOf,
  pointOf,
  reached,
  reachOf,
  setClose,
  setNorth,
  take,
} from '../../../src/figures/icosahedral-globe/model.ts';
import { numbers } from '../../../src/figures/icosahedral-globe/numbers.ts';
import { roundsFrom } from '../../../src/figures/icosahedral-globe/reach.ts';
import { press } from '../../../src/figures/kit/frame.ts';
import { type Settings, settingsOf, withSettings } from '../../../src/figures/kit/settings.ts';
import { around } from '../../../src/figures/orthographic.ts';

vi.setConfig({ testTimeout: 60_000 });

const levels = Array.from({ length: finest + 1 }, (_, level) => level);

test('the formulas give the numbers that GraphCast is published with', () => {
  expect([nodesOf(6), facesOf(6), edgesOf(6), multiEdgesOf(6)]).toEqual([40_962, 81_920, 122_880, 327_660]);
  expect(levels.map(multiEdgesOf)).toEqual([60, 300, 1260, 5100, 20_460, 81_900, 327_660]);
  let sum = 0;
  for (const level of levels) {
    sum += 2 * edgesOf(level);
    expect(multiEdgesOf(level)).toBe(sum);
    expect(nodesOf(level) - edgesOf(level) + facesOf(level)).toBe(2);
  }
});

describe.each([0, 1, 2, 3, 4])('M%i', (level) => {
  test('is the mesh that programs of the course are given', () => {
    const { vertices, edges } = icosahedralMesh(level);
    const named = (list: Uint32Array): string[] =>
      Array.from({ length: list.length / 2 }, (_, k) => `${list[2 * k]}-${list[2 * k + 1]}`).sort();
    expect(named(edgesAt(level))).toEqual(named(edges));
    expect(vertices).toHaveLength(3 * nodesOf(level));
    for (let node = 0; node < nodesOf(level); node++)
      for (const [axis, part] of pointAt(node).entries())
        expect(Math.abs(part - (vertices[3 * node + axis] ?? Number.NaN))).toBeLessThan(1e-6);
  });
  test('has twelve points with five edges, and six at each other one', () => {
    const degrees = new Uint8Array(nodesOf(level));
    for (const node of edgesAt(level)) degrees[node] = (degrees[node] ?? 0) + 1;
    expect(degrees.slice(0, 12)).toEqual(new Uint8Array(12).fill(5));
    expect(degrees.slice(12).every((degree) => degree === 6)).toBe(true);
  });
});

test('an edge of the icosahedron spans atan 2, and each level about halves it', () => {
  expect(meanEdge(0)).toBeCloseTo(Math.atan(2), 9);
  for (const level of levels.slice(1)) {
    expect(meanEdge(level - 1) / meanEdge(level)).toBeGreaterThan(1.8);
    expect(meanEdge(level - 1) / meanEdge(level)).toBeLessThan(2);
  }
});

/** Rounds by another way: each round, every edge hands on what one of its ends has. */
function spread(level: number, multi: boolean, from: number, rounds: number): boolean[] {
  let has = Array.from({ length: nodesOf(level) }, (_, node) => node === from);
  const meshes = levels.filter((at) => (multi ? at <= level : at === level)).map((at) => edgesAt(at));
  for (let round = 0; round < rounds; round++) {
    const next = [...has];
    for (const mesh of meshes)
      for (let at = 0; at < mesh.length; at += 2) {
        const [a, b] = [mesh[at] ?? 0, mesh[at + 1] ?? 0];
        if (has[a]) next[b] = true;
        if (has[b]) next[a] = true;
      }
    has = next;
  }
  return has;
}

test.each([
  [1, 1],
  [3, 2],
  [3, 5],
  [4, 3],
])('on M%i, %i rounds reach what edges hand on', (level, rounds) => {
  for (const multi of [false, true])
    for (const from of [0, 7, nodesOf(level) - 1]) {
      const wanted = spread(level, multi, from, rounds);
      expect(Array.from(roundsFrom(level, multi, from), (at) => at <= rounds)).toEqual(wanted);
    }
});

test('far from the twelve corners, k rounds reach 1 + 3 k (k + 1) points of a mesh', () => {
  // The middle of a face of the icosahedron.
  const [[a, b, c], [x, y, z], [p, q, r]] = [pointAt(0), pointAt(1), pointAt(3)];
  const from = nearest(5, [a + x + p, b + y + q, c + z + r]);
  for (const k of [1, 2, 3, 4])
    expect(roundsFrom(5, false, from).filter((at) => at <= k)).toHaveLength(1 + 3 * k * (k + 1));
});

test('what is reached is counted and measured', () => {
  const state: Globe = { ...initial, level: 3, rounds: 2 };
  const own = direction(state.north, state.east);
  const [x, y, z] = pointAt(pointOf(state));
  expect(Math.acos(own[0] * x + own[1] * y + own[2] * z)).toBeLessThan(meanEdge(3));
  const found = reached({ ...state, multi: false });
  const reach = reachOf(state, false);
  expect(reach.nodes).toBe(found.length);
  const chords = found.map((node) =>
    Math.hypot(...pointAt(node).map((part, axis) => part - ([x, y, z][axis] ?? 0))),
  );
  expect(reach.km).toBeCloseTo(2 * earth * Math.asin(Math.max(...chords) / 2), 6);
  expect(reachOf(state, true).nodes).toBeGreaterThan(reach.nodes);
  const all = { ...state, rounds: reach.all };
  expect(isWhole(all, reachOf(all, false))).toBe(true);
  expect(isWhole({ ...all, rounds: reach.all - 1 }, reachOf({ ...all, rounds: reach.all - 1 }, false))).toBe(
    false,
  );
});

test('on M0 the multi-mesh is the mesh', () => {
  const state: Globe = { ...initial, level: 0, rounds: 1 };
  expect(reachOf(state, true)).toEqual(reachOf(state, false));
  expect(reachOf(state, true)).toMatchObject({ nodes: 6, all: 3 });
});

test('sixteen rounds go round the globe on the multi-mesh of M6, and not far on M6 alone', () => {
  expect(numbers['multi-mesh, rounds for the whole globe']).toBeLessThanOrEqual(mostRounds);
  expect(numbers['M6 alone, rounds for the whole globe']).toBeGreaterThan(100);
  expect(numbers['M6 alone, km in 16 rounds']).toBeLessThan(2500);
  expect(numbers['M6 alone, nodes in 16 rounds']).toBeLessThanOrEqual(1 + 3 * 16 * 17);
});

test('the point goes where it is dragged while the globe stays, and places put it in the middle', () => {
  const dragged = figure.drag?.(initial, 'point', { x: 190, y: 120 }) as Globe;
  expect(facing(dragged)).toBe(facing(initial));
  expect([dragged.north, dragged.east]).not.toEqual([initial.north, initial.east]);
  expect(take(initial, 10, 20)).toMatchObject({ north: 10, east: 20, tilt: initial.tilt });
  for (const place of Object.keys(places) as Place[])
    expect(facing(goTo(initial, places[place]))).toBe(places[place][1]);
  expect(setNorth(initial, -90).tilt).toBe(-50);
  const close = setClose(take(initial, -33, 151), true);
  expect(close).toMatchObject({ north: -33, east: 151 });
  expect(setClose(setClose(initial, true), false)).toEqual(initial);
});

test('in the close-up the point is in the middle, on whatever mesh and at whatever place', () => {
  for (const level of levels)
    for (const place of Object.keys(places) as Place[]) {
      const state = setClose({ ...goTo(initial, places[place]), level }, true);
      const { north, east } = nodeOf(state);
      expect([state.tilt, facing(state)]).toEqual([north, around(east)]);
      expect(figure.drawings(state)).toContain('data-drag="point"');
      const moved = ['level', 'north', 'east'].map((id) => figure.handles(state)[id]?.set(0));
      for (const one of moved) expect(figure.drawings(one ?? state)).toContain('data-drag="point"');
    }
});

test('the node is said where it lies, and how far it is from the place', () => {
  expect(nodeOf(initial)).toMatchObject({ north: 58, east: 0 });
  expect(nodeOf(initial).km).toBeCloseTo(943, -1);
  expect(figure.describe(initial)).toContain('58° north, 0°, 943 km away');
  expect(nodeOf({ ...initial, level: finest }).km).toBeLessThan(100);
});

test('the ball goes with the hand, past the date line, and in the close-up as well', () => {
  for (const close of [false, true]) {
    const state = { ...initial, close, turn: 170 };
    const hands = figure.grab?.(state, 'turn').hands?.(state) ?? [];
    const [across, down] = hands.map((hand) => hand.at({ x: 20, y: 20 }) - hand.at({ x: 0, y: 0 }));
    const wanted = ((20 / (124 * (close ? 4 : 1))) * 180) / Math.PI;
    expect(across).toBeCloseTo(wanted, 9);
    expect(down).toBeCloseTo(wanted, 9);
    expect(hands[0]?.set(190).turn).toBe(-170);
    expect(hands[1]?.set(41).tilt).toBe(41);
  }
});

test('on M0 no coarser mesh is spoken of, and after no round the point is alone', () => {
  expect(figure.describe({ ...initial, level: 0 })).toContain('there is no coarser mesh');
  expect(figure.describe({ ...initial, rounds: 0 })).toContain('reach itself only on this mesh alone');
});

test('the key has as many marks on every mesh, so that nothing below it moves', () => {
  const marks = (state: Globe): number => figure.drawings(state).match(/<span/g)?.length ?? 0;
  for (const level of levels)
    for (const multi of [false, true])
      expect(marks({ ...initial, level, multi, rounds: mostRounds })).toBe(marks(initial));
  expect(figure.drawings({ ...initial, level: 0 })).toContain('data-absent');
});

test('whatever is set is kept', () => {
  const state = press(figure, { ...take(initial, -33, 151), level: 4, tilt: -21 }, 'multi');
  for (const set of [state, setClose(state, true), { ...setClose(state, true), turn: 30 }]) {
    const kept = parseFigure(JSON.parse(JSON.stringify(settingsOf(figure, set)))) as Settings;
    expect(withSettings(figure, kept)).toEqual(set);
  }
});

test.each(levels)('M%i is drawn, alone and with all others, in a page that stays small', (level) => {
  for (const multi of [false, true]) {
    const whole = { ...initial, level, multi, rounds: mostRounds };
    const drawn = figure.drawings(whole);
    expect(figure.drawings(setClose(whole, true)).length).toBeLessThan(200_000);
    expect(drawn).not.toMatch(/NaN|undefined/);
    expect(drawn.length).toBeLessThan(600_000);
  }
});
