import { describe, expect, test } from 'vitest';
import { frame } from '../../../src/figures/kit/frame.ts';
import { unitHandle } from '../../../src/figures/receptive-field/drawings.ts';
import { figure } from '../../../src/figures/receptive-field/index.ts';
import {
  add,
  change,
  cone,
  denseParameters,
  initial,
  parameters,
  remove,
  type Stack,
  type StackName,
  shapes,
  stacks,
  start,
  top,
} from '../../../src/figures/receptive-field/model.ts';

describe('networks whose numbers are known', () => {
  test('VGG-16: 14,714,688 parameters in its convolutions, and fields of 6, 16, 44, 100 and 212 after its blocks', () => {
    const after = shapes(stacks.vgg);
    expect(parameters(stacks.vgg)).toBe(14_714_688);
    expect([3, 6, 10, 14, 18].map((layer) => after[layer]?.field)).toEqual([6, 16, 44, 100, 212]);
    expect([3, 6, 10, 14, 18].map((layer) => after[layer]?.size)).toEqual([112, 56, 28, 14, 7]);
  });
  test('LeNet-5: 28, 14, 10, 5, 1 cells; 156 parameters in C1 and 48,120 in C5', () => {
    const after = shapes(stacks.lenet);
    expect(after.map(({ size }) => size)).toEqual([32, 28, 14, 10, 5, 1]);
    expect([after[1]?.parameters, after[5]?.parameters]).toEqual([156, 48_120]);
  });
  test('the network of WeatherBench: 313,858 parameters', () => {
    expect(parameters(stacks.weatherBench)).toBe(313_858);
    expect(top(stacks.weatherBench)).toMatchObject({ size: 32, field: 21, jump: 1 });
  });
});

/** What the unit depends on, found without a formula: marks that go from cell to cell through every layer. */
function seenBy(stack: Stack, unit: number): number[] {
  let marks: boolean[][] = Array.from({ length: stack.n }, (_, cell) =>
    Array.from({ length: stack.n }, (_, other) => cell === other),
  );
  for (const { k, s, p } of stack.layers) {
    const below = marks;
    const size = Math.floor((below.length + 2 * p - k) / s) + 1;
    marks = Array.from({ length: size }, (_, out) => {
      const under = Array.from({ length: k }, (_, m) => below[out * s - p + m] ?? []);
      return Array.from({ length: stack.n }, (_, cell) => under.some((mark) => mark[cell] === true));
    });
  }
  return (marks[unit] ?? []).flatMap((mark, cell) => (mark ? [cell] : []));
}

test.each(['three', 'strides', 'lenet', 'weatherBench'] as StackName[])(
  'the cone of %s has the cells that the unit in its middle depends on, and its field is as long',
  (name) => {
    const stack = start(name);
    const seen = seenBy(stack, unitHandle(stack).value);
    const { first = 0, last = 0 } = cone(stack)[0] ?? {};
    expect([seen[0], seen.at(-1)]).toEqual([Math.max(0, first), Math.min(stack.n - 1, last)]);
    expect(last - first + 1).toBe(top(stack).field);
  },
);

test('a dense layer from bottom to top has a weight for every pair', () => {
  expect(denseParameters({ n: 4, channels: 1, layers: stacks.three.layers })).toBe(16 * 16 * 16 + 16 * 16);
});

test('layers come and go, and one stays', () => {
  const more = add(initial, 'pool');
  expect(more.layers).toHaveLength(4);
  expect(top(more).size).toBe(16);
  expect(top(remove(more))).toEqual(top(initial));
  let less = initial;
  for (let k = 0; k < 9; k++) less = remove(less);
  expect(less.layers).toHaveLength(1);
});

test('a kernel that does not fit leaves nothing, and the figure says so', () => {
  const small = change({ ...initial, n: 8 }, { k: 11, p: 0 });
  expect(top(small).size).toBe(0);
  expect(figure.describe(small)).toContain('nothing comes out');
  expect(figure.drawings(small)).not.toMatch(/NaN|undefined|Infinity/);
});

test('where nothing comes out there is no unit to move, and nothing that it sees', () => {
  const drawn = figure.drawings({ ...start('lenet'), n: 8 });
  expect(drawn).not.toContain('data-handle="unit"');
  expect(drawn).not.toContain('sees 32');
  expect(figure.drawings(start('lenet'))).toContain('data-handle="unit"');
});

describe('padding that is wider than the kernel', () => {
  const padded = change(initial, { k: 1, p: 5 });
  test.each([0, 1])('the drawing stays in its frame, its unit at %i', (unit) => {
    const stack = { ...padded, unit };
    const cone = figure.drawings(stack).split('</svg>')[0] ?? '';
    const places = [
      ...cone.matchAll(/<rect class="unit[^"]*" x="([^"]+)"|data-handle="unit".*?translate\((\S+) /g),
    ];
    expect(places.length).toBeGreaterThan(32 + 42);
    for (const [, x, handle] of places) {
      expect(Number(x ?? handle)).toBeGreaterThanOrEqual(0);
      expect(Number(x ?? handle)).toBeLessThanOrEqual(411);
    }
    const { at, value } = unitHandle(stack);
    const drawnAt = places.map(([, , handle]) => handle).find(Boolean);
    expect(at({ x: Number(drawnAt), y: 0 })).toBeCloseTo(value, 1);
  });
  test('no more of what it sees lies in the padding than it sees', () => {
    expect(figure.describe({ ...padded, unit: 0 })).toContain(
      'sees 5 cells along either axis, 5 of them in the padding',
    );
    expect(unitHandle({ ...padded, unit: 0 }).text).toBe('unit 1 of 42, sees only padding');
  });
});

test('what the unit sees is heard with the unit', () => {
  const seen = seenBy(initial, 17);
  expect(unitHandle({ ...initial, unit: 17 / 31 }).text).toBe(
    `unit 18 of 32, sees cells ${(seen[0] ?? Number.NaN) + 1} to ${(seen.at(-1) ?? Number.NaN) + 1}`,
  );
  expect(unitHandle({ ...initial, unit: 0 }).text).toBe('unit 1 of 32, sees cells 1 to 4');
});

test('the buttons that make the table longer stand before it', () => {
  const html = frame('receptive-field', figure, initial);
  expect(html.indexOf('data-action="conv"')).toBeLessThan(html.indexOf('class="drawings"'));
});

test('every network of the list can be drawn, with the unit at either end', () => {
  for (const name of Object.keys(stacks) as StackName[])
    for (const unit of [0, 1]) {
      const stack = { ...start(name), unit };
      expect(figure.drawings(stack)).not.toMatch(/NaN|undefined|Infinity/);
      expect(unitHandle(stack).value).toBe(unit * (top(stack).size - 1));
    }
});
