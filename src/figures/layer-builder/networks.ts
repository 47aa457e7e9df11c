/** VGG-16, ResNet-101 and U-Net as blocks of layers, for any size of the input, width and depth of the blocks. */
import { bottlenecks, conv, dense, input, join, mean, pool, type Row, type Tally, up } from './tally.ts';

export interface Block {
  readonly id: string;
  /** Which entry of `depths` says how many layers it has; undefined where that is fixed. */
  readonly depth?: number;
  /** The maps that are drawn: the block's own, before a pooling at its end. */
  readonly size: number;
  readonly channels: number;
  readonly rows: readonly Row[];
}

export interface Setting {
  /** Cells of the input along either axis. */
  readonly size: number;
  /** What all numbers of channels are multiplied by. */
  readonly width: number;
  /** How many layers each block has: convolutions, or bottlenecks. */
  readonly depths: readonly number[];
}

interface Network extends Setting {
  /** Channels of the input. */
  readonly channels: number;
  readonly sizes: { readonly min: number; readonly max: number; readonly step: number };
  readonly deepest: number;
  build(setting: Setting): Block[];
}

/** What has been added to a tally since, as a block, and the tally with no rows. */
function cut(id: string, tally: Tally, depth?: number): [Block, Tally] {
  const own = tally.rows.filter(({ kind }) => kind !== 'pool').at(-1) ?? tally;
  const { size, channels } = own;
  return [
    { id, size, channels, rows: tally.rows, ...(depth !== undefined && { depth }) },
    { ...tally, rows: [] },
  ];
}

const repeat = (count: number, from: Tally, layer: (at: Tally) => Tally): Tally =>
  Array.from({ length: count }).reduce<Tally>(layer, from);

function vgg({ size, width, depths }: Setting): Block[] {
  let at = input(size, 3);
  const blocks = [64, 128, 256, 512, 512].map((channels, k) => {
    const out = Math.round(channels * width);
    const [block, next] = cut(
      `block${k + 1}`,
      pool(
        repeat(depths[k] ?? 1, at, (from) => conv(from, { k: 3, out })),
        2,
      ),
      k,
    );
    at = next;
    return block;
  });
  const wide = Math.round(4096 * width);
  return [...blocks, cut('dense', dense(dense(dense(at, wide), wide), 1000))[0]];
}

function resnet({ size, width, depths }: Setting): Block[] {
  const scaled = (channels: number): number => Math.round(channels * width);
  let [block, at] = cut(
    'conv1',
    pool(conv(input(size, 3), { k: 7, out: scaled(64), s: 2, norm: true }), 3, 1),
  );
  const blocks = [block];
  for (const [k, inner] of [64, 128, 256, 512].entries()) {
    [block, at] = cut(`conv${k + 2}`, bottlenecks(at, scaled(inner), depths[k] ?? 1, k === 0 ? 1 : 2), k);
    blocks.push(block);
  }
  return [...blocks, cut('dense', dense(mean(at), 1000))[0]];
}

/** Without padding, as in the paper: the output is smaller than the input. */
function unet({ size, width, depths }: Setting): Block[] {
  const channels = [64, 128, 256, 512, 1024].map((count) => Math.round(count * width));
  const convolutions = (from: Tally, level: number): Tally =>
    repeat(depths[level] ?? 1, from, (at) => conv(at, { k: 3, out: channels[level] ?? 1, p: 0 }));
  const blocks: Block[] = [];
  let at = input(size, 1);
  let block: Block;
  for (let level = 0; level < 5; level++) {
    [block, at] = cut(`down${level + 1}`, convolutions(level === 0 ? at : pool(at, 2), level), level);
    blocks.push(block);
  }
  for (let level = 3; level >= 0; level--) {
    const out = channels[level] ?? 1;
    [block, at] = cut(`up${level + 1}`, convolutions(join(up(at, out), out), level), level);
    blocks.push(block);
  }
  return [...blocks, cut('out', conv(at, { k: 1, out: 2 }))[0]];
}

export const networks = {
  vgg: {
    ...{ size: 224, width: 1, depths: [2, 2, 3, 3, 3], channels: 3 },
    ...{ sizes: { min: 32, max: 512, step: 32 }, deepest: 4, build: vgg },
  },
  resnet: {
    ...{ size: 224, width: 1, depths: [3, 4, 23, 3], channels: 3 },
    ...{ sizes: { min: 32, max: 512, step: 32 }, deepest: 36, build: resnet },
  },
  unet: {
    ...{ size: 572, width: 1, depths: [2, 2, 2, 2, 2], channels: 1 },
    ...{ sizes: { min: 188, max: 764, step: 16 }, deepest: 3, build: unet },
  },
} as const satisfies Record<string, Network>;
export type NetworkId = keyof typeof networks;

/** Parameters and multiply-adds of rows together. */
export function total(rows: readonly Row[]): { parameters: number; multiplyAdds: number } {
  return rows.reduce(
    (sum, row) => ({
      parameters: sum.parameters + row.parameters,
      multiplyAdds: sum.multiplyAdds + row.multiplyAdds,
    }),
    { parameters: 0, multiplyAdds: 0 },
  );
}
