import { describe, expect, test } from 'vitest';
import { parseFigure } from '../../../playground/store/figure-settings.ts';
import { choose, press } from '../../../src/figures/kit/frame.ts';
import { type Settings, settingsOf, withSettings } from '../../../src/figures/kit/settings.ts';
import { figure } from '../../../src/figures/pixel-graph/index.ts';
import {
  between,
  degree,
  edgeCount,
  flip,
  initial,
  isOn,
  joined,
  look,
  nodes,
  orders,
  otherOf,
  type PixelGraph,
  pictures,
  pieces,
  toggle,
} from '../../../src/figures/pixel-graph/model.ts';
import { numbers } from '../../../src/figures/pixel-graph/numbers.ts';

const whole: PixelGraph = { ...initial, pixels: pictures.all };

/** The adjacency matrix by distances of pixels in the plane: 1 to a side, √2 to a corner. */
function matrixOf(state: PixelGraph): number[][] {
  const all = nodes(state);
  const reach = state.neighbours === 4 ? 1 : Math.SQRT2;
  return all.map((a) =>
    all.map((b) => {
      const away = Math.hypot((a % 5) - (b % 5), Math.floor(a / 5) - Math.floor(b / 5));
      return a !== b && away < reach + 0.01 ? 1 : 0;
    }),
  );
}

test('the whole picture is a lattice: 2 · 5 · 4 edges, and 2 · 4 · 4 more across corners', () => {
  expect(nodes(whole)).toHaveLength(25);
  expect(edgeCount(whole)).toBe(40);
  expect(edgeCount({ ...whole, neighbours: 8 })).toBe(72);
  const degrees = nodes(whole).map((node) => degree(whole, node));
  expect([2, 3, 4].map((wanted) => degrees.filter((one) => one === wanted).length)).toEqual([4, 12, 9]);
  expect(numbers).toMatchObject({
    'edges of all pixels, 4 neighbours': 40,
    'edges of all pixels, 8 neighbours': 72,
    'nodes of the cross': 9,
    'edges of the cross, 4 neighbours': 8,
    'edges of the cross, 8 neighbours': 12,
  });
});

describe.each(Object.entries(pictures))('%s', (_, pixels) => {
  test.each([4, 8] as const)('with %i neighbours the edges are those of near pixels', (neighbours) => {
    const state: PixelGraph = { ...initial, pixels, neighbours };
    const all = nodes(state);
    const matrix = matrixOf(state);
    expect(all.map((a) => all.map((b) => (joined(state, a, b) ? 1 : 0)))).toEqual(matrix);
    const ones = matrix.flat().reduce((sum, one) => sum + one, 0);
    expect(2 * edgeCount(state)).toBe(ones);
    // As many pieces as classes of nodes that are within reach of each other.
    let reach = matrix.map((row, a) => row.map((one, b) => one || Number(a === b)));
    for (let k = 0; k < 5; k++)
      reach = reach.map((row) => row.map((_one, b) => Number(row.some((one, c) => one && reach[c]?.[b]))));
    expect(pieces(state)).toBe(new Set(reach.map((row) => row.join(''))).size);
  });
});

test('another order permutes the matrix and leaves the graph', () => {
  for (const neighbours of [4, 8] as const) {
    const first = toggle({ ...initial, neighbours }, 2, 22);
    for (const order of orders) {
      const state = { ...first, order };
      expect(nodes(state).toSorted((a, b) => a - b)).toEqual(nodes(first));
      expect(edgeCount(state)).toBe(edgeCount(first));
      expect(pieces(state)).toBe(pieces(first));
      for (const node of nodes(first)) expect(degree(state, node)).toBe(degree(first, node));
    }
  }
  const lists = orders.map((order) => nodes({ ...whole, order }).join());
  expect(new Set(lists).size).toBe(orders.length);
  expect(nodes({ ...whole, order: 'columns' }).slice(0, 6)).toEqual([0, 5, 10, 15, 20, 1]);
});

test('an edge that is cut or added makes it another graph than that of the picture', () => {
  const cut = toggle(initial, 12, 7);
  expect(between(cut, 7, 12)).toBe('cut');
  expect([joined(cut, 7, 12), edgeCount(cut), pieces(cut)]).toEqual([false, 7, 2]);
  const added = toggle(cut, 2, 22);
  expect(between(added, 22, 2)).toBe('added');
  expect(pieces(added)).toBe(1);
  expect(figure.describe(added)).toContain('no longer the graph of the picture');
  expect(toggle(toggle(added, 22, 2), 7, 12)).toMatchObject({ edits: [] });
  expect(figure.describe(initial)).not.toContain('no longer');
  // A pixel that is off has no edges to cut, and forgets what was done to them.
  expect(toggle(initial, 0, 12)).toEqual(initial);
  expect(flip(flip(cut, 7), 7)).toMatchObject({ pixels: initial.pixels, edits: [] });
});

test('pixels, nodes, edges and cells can be pressed', () => {
  const off = press(figure, initial, 'pixel-7');
  expect(isOn(off, 7)).toBe(false);
  expect(off.at).toBe(7);
  expect(otherOf(off)).toBe(2);
  expect(press(figure, initial, 'node-2')).toEqual(look(initial, 2));
  expect(look(initial, 2)).toMatchObject({ at: 2, other: 12 });
  expect(press(figure, initial, 'edge-7-12')).toEqual(toggle(initial, 7, 12));
  // Nine nodes, 264 / 9 units a cell: the first row, the third column.
  const dragged = figure.drag?.(initial, 'cell', { x: 30 + (2.5 * 264) / 9, y: 25 }) as PixelGraph;
  expect([dragged.at, dragged.other]).toEqual([nodes(initial)[0], nodes(initial)[2]]);
  expect(figure.drag?.(initial, 'cell', { x: 9999, y: -9 })).toMatchObject({ at: 2, other: 22 });
});

test('pixels and edges that were made are kept together', () => {
  const made = toggle(toggle(press(figure, initial, 'pixel-24'), 24, 2), 7, 12);
  const state = { ...made, order: 'second' as const };
  const kept = parseFigure(JSON.parse(JSON.stringify(settingsOf(figure, state)))) as Settings;
  expect(withSettings(figure, kept)).toEqual(state);
  for (const bad of ['', 'to5', 'to4z', 'to40c', 'to4zzzz'])
    expect(choose(figure, initial, 'edges', bad)).toEqual(initial);
  for (const bad of ['', 'p', 'pzzzzzz', 'cross'])
    expect(choose(figure, initial, 'picture', bad)).toEqual(initial);
});

test('without a node there is no graph', () => {
  const none: PixelGraph = { ...initial, pixels: 0 };
  expect([nodes(none).length, edgeCount(none), pieces(none), otherOf(none)]).toEqual([0, 0, 0, undefined]);
  expect(figure.drawings(none)).not.toMatch(/NaN|undefined/);
  expect(figure.describe(none)).toContain('is off, so it is no node');
});
