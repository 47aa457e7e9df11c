import { describe, expect, test } from 'vitest';
import { figure } from '../../../src/figures/layer-builder/index.ts';
import { blocksOf, deepen, initial, output, start, whole } from '../../../src/figures/layer-builder/model.ts';
import { type NetworkId, networks, total } from '../../../src/figures/layer-builder/networks.ts';
import { conv, input, pool, type Tally, up } from '../../../src/figures/layer-builder/tally.ts';
import { blockHandle } from '../../../src/figures/layer-builder/volumes.ts';

const ids = Object.keys(networks) as NetworkId[];
const parametersOf = (id: NetworkId): number[] =>
  blocksOf(start(id)).map(({ rows }) => total(rows).parameters);

describe('as published', () => {
  test('VGG-16: 138,357,544 parameters, by block, and 15.47 billion multiply-adds', () => {
    const blocks = blocksOf(start('vgg'));
    expect(whole(start('vgg'))).toEqual({ parameters: 138_357_544, multiplyAdds: 15_470_264_320 });
    expect(parametersOf('vgg')).toEqual([
      1792 + 36_928,
      73_856 + 147_584,
      295_168 + 2 * 590_080,
      1_180_160 + 2 * 2_359_808,
      3 * 2_359_808,
      102_764_544 + 16_781_312 + 4_097_000,
    ]);
    const ends = blocks
      .slice(0, 5)
      .map(({ rows }) => [rows.at(-2)?.field, rows.at(-1)?.field, rows.at(-1)?.size]);
    expect(ends).toEqual([
      [5, 6, 112],
      [14, 16, 56],
      [40, 44, 28],
      [92, 100, 14],
      [196, 212, 7],
    ]);
  });
  test('ResNet-101: 44,549,160 parameters, by stage, and 7.8 billion multiply-adds', () => {
    const { parameters, multiplyAdds } = whole(start('resnet'));
    expect(parameters).toBe(44_549_160);
    expect(multiplyAdds / 1e9).toBeCloseTo(7.8, 1);
    expect(parametersOf('resnet')).toEqual([9536, 215_808, 1_219_584, 26_090_496, 14_964_736, 2_049_000]);
    expect(blocksOf(start('resnet')).map(({ size }) => size)).toEqual([112, 56, 28, 14, 7, 1]);
  });
  test('U-Net: 31,030,658 parameters, 572 cells to 388, and the sizes of the paper', () => {
    expect(whole(start('unet')).parameters).toBe(31_030_658);
    expect(output(start('unet'))).toEqual({ size: 388, channels: 2 });
    const sizes = blocksOf(start('unet')).flatMap(({ rows }) => {
      const [before, after] = [rows[0], rows.at(-1)];
      return rows.length > 1 && before?.kind !== 'conv' ? [before?.size, after?.size] : [after?.size];
    });
    expect(sizes).toEqual([
      568, 284, 280, 140, 136, 68, 64, 32, 28, 56, 52, 104, 100, 200, 196, 392, 388, 388,
    ]);
    const convolutions = blocksOf(start('unet')).flatMap(({ rows }) =>
      rows.filter(({ kind }) => kind === 'conv' || kind === 'up'),
    );
    expect(convolutions).toHaveLength(23);
    expect(blocksOf(start('unet'))[4]?.rows.at(-1)?.field).toBe(140);
  });
});

test.each([
  ['ResNet-50', 'resnet', [3, 4, 6, 3], 25_557_032],
  ['ResNet-152', 'resnet', [3, 8, 36, 3], 60_192_808],
  ['VGG-19', 'vgg', [2, 2, 4, 4, 4], 143_667_240],
] as const)('other depths of blocks make %s', (_, id, depths, parameters) => {
  expect(whole({ ...start(id), depths })).toMatchObject({ parameters });
});

test('a convolution between equally many channels has about four times the weights at twice the width', () => {
  const last = (width: number) => blocksOf({ ...start('vgg'), width })[4]?.rows[0]?.parameters ?? 0;
  expect(last(2)).toBe(4 * (last(1) - 512) + 1024);
});

test('the size of the input changes what is computed and, but for dense layers, not what is learned', () => {
  for (const id of ['resnet', 'unet'] as const) {
    const larger = { ...start(id), size: networks[id].sizes.max };
    expect(whole(larger).parameters).toBe(whole(start(id)).parameters);
    expect(whole(larger).multiplyAdds).toBeGreaterThan(whole(start(id)).multiplyAdds);
  }
  expect(whole({ ...start('vgg'), size: 256 }).parameters - whole(start('vgg')).parameters).toBe(
    (64 - 49) * 512 * 4096,
  );
});

/** The most cells that any unit depends on, by marks that go from cell to cell. */
function marked(layers: readonly (readonly ['conv' | 'pool' | 'up', number])[], cells: number): number {
  let marks = Array.from({ length: cells }, (_, cell) => new Set([cell]));
  const merged = (of: readonly (Set<number> | undefined)[]) => new Set(of.flatMap((set) => [...(set ?? [])]));
  for (const [kind, k] of layers) {
    const below = marks;
    const stride = kind === 'pool' ? k : 1;
    marks =
      kind === 'up'
        ? Array.from({ length: 2 * below.length }, (_, i) => below[Math.floor(i / 2)] ?? new Set())
        : Array.from({ length: Math.floor((below.length - k) / stride) + 1 }, (_, i) =>
            merged(Array.from({ length: k }, (_, j) => below[i * stride + j])),
          );
  }
  return Math.max(...marks.map((set) => Math.max(...set) - Math.min(...set) + 1));
}

test('what a unit sees behind layers that make maps larger is what marks find', () => {
  const down = [
    ['conv', 3],
    ['conv', 3],
    ['pool', 2],
  ] as const;
  const back = [
    ['up', 2],
    ['conv', 3],
    ['conv', 3],
  ] as const;
  const layers = [...down, ...down, ...down, ['conv', 3], ['conv', 3], ...back, ...back, ...back] as const;
  let at: Tally = input(188, 1);
  for (const [kind, k] of layers) {
    if (kind === 'conv') at = conv(at, { k, out: 1, p: 0 });
    else at = kind === 'pool' ? pool(at, k) : up(at, 1);
    expect(at.rows.at(-1)?.field).toBe(marked(layers.slice(0, at.rows.length), 188));
  }
});

test.each(ids)('%s can be drawn at every end of its rails, with every block chosen', (id) => {
  for (const size of [networks[id].sizes.min, networks[id].sizes.max])
    for (const width of [0.25, 2])
      for (const depth of [1, networks[id].deepest]) {
        const state = { ...start(id), size, width, depths: start(id).depths.map(() => depth) };
        blocksOf(state).forEach((_, chosen) => {
          expect(figure.drawings({ ...state, chosen })).not.toMatch(/NaN|undefined|Infinity/);
          expect(figure.describe({ ...state, chosen })).not.toMatch(/NaN|undefined|Infinity/);
        });
      }
});

test('an input that is too small for the layers leaves nothing, and the figure says so', () => {
  const small = { ...start('unet'), size: 188, depths: [3, 3, 3, 3, 3] };
  expect(output(small).size).toBe(0);
  expect(figure.describe(small)).toContain('nothing is left');
});

test('a block is taken by its volume, and each lies on the rail where it is found again', () => {
  expect(figure.grab?.(initial, 'block-4')).toEqual({ state: { ...initial, chosen: 4 }, handle: 'block' });
  for (const id of ids)
    blocksOf(start(id)).forEach((_, chosen) => {
      const drawn = figure.drawings({ ...start(id), chosen });
      const [, x] = /data-handle="block"[^>]*translate\((\S+) /.exec(drawn) ?? [];
      expect(blockHandle({ ...start(id), chosen }).at({ x: Number(x), y: 0 })).toBe(chosen);
    });
});

test('what was changed is no longer called by the name of the published network', () => {
  expect(figure.describe(initial)).toMatch(/^VGG-16: /);
  expect(figure.describe(deepen(initial, 0, 1))).toMatch(/^A changed VGG: /);
});
