import { count } from '../kit/reading.ts';
import type { NetworkId } from './networks.ts';
import type { Row } from './tally.ts';

const named: Readonly<Record<string, string>> = {
  dense: 'dense layers',
  conv1: 'conv1',
  down5: 'level 5',
  out: 'the output',
};

const depthOf = { vgg: 'convolution', resnet: 'bottleneck', unet: 'convolution' } as const;

/** What is read of the builder of three networks. */
export const words = {
  title: 'Three architectures, layer by layer',
  about:
    'VGG-16, ResNet-101 or U-Net as volumes, as wide as their channels and as high as their maps, with the layers of one block, their output, parameters, multiply-adds and receptive field.',
  picture: 'The blocks of the network as volumes, with the block to choose, and a table of its layers',
  railsPicture: 'The size of the input, the width and the depth of the blocks, on rails',
  choose: 'network',
  names: { vgg: 'VGG-16', resnet: 'ResNet-101', unet: 'U-Net' },
  changed: { vgg: 'A changed VGG', resnet: 'A changed ResNet', unet: 'A changed U-Net' },
  restore: 'As published',
  block: 'Block',
  /** A block by its name in the model, such as “block3”, “conv4”, “down2”. */
  blockName: (id: string): string => {
    const [, kind = '', number = ''] = /^(block|conv|down|up)(\d)$/.exec(id) ?? [];
    if (named[id] !== undefined) return named[id];
    if (kind === 'down') return `level ${number}, down`;
    if (kind === 'up') return `level ${number}, up`;
    return kind === 'block' ? `block ${number}` : `${kind}${number}`;
  },
  denseLabel: 'dense',
  heads: ['output', 'learns', 'computes', 'sees'],
  all: 'all',
  layer: ({ kind, kernel, stride, times }: Row): string => {
    const window = `${kernel}×${kernel}${stride > 1 && kind !== 'up' ? ` /${stride}` : ''}`;
    const names = {
      conv: window,
      pool: `pool ${window}`,
      up: `up ${window}`,
      join: 'join',
      project: `skip ${window}`,
      mean: 'mean',
      dense: 'dense',
    } as const;
    return times > 1 ? `${times} times ${names[kind]}` : names[kind];
  },
  thisBlock: 'this block',
  network: 'whole network',
  size: 'Cells of the input along either axis',
  sizeName: 'input',
  cells: (n: number) => `${n} by ${count(n, 'cell')}`,
  width: 'All channels times',
  widthName: 'width',
  times: (factor: string) => `${factor} times as many channels`,
  depth: (network: NetworkId, k: number) =>
    network === 'resnet'
      ? `Bottlenecks of conv${k + 2}`
      : `Convolutions of ${network === 'vgg' ? 'block' : 'level'} ${k + 1}`,
  depthName: (network: NetworkId, k: number) =>
    network === 'resnet'
      ? `bottlenecks, conv${k + 2}`
      : `layers, ${network === 'vgg' ? 'block' : 'level'} ${k + 1}`,
  depthText: (network: NetworkId, n: number) => count(n, depthOf[network]),
  becomes: (name: string, n: number, channels: number, size: number, out: number) =>
    `${name}: ${n} × ${n} cells with ${count(channels, 'channel')} become ${size === 1 ? '' : `${size} × ${size} cells with `}${
      size === 1 ? count(out, 'number') : count(out, 'channel')
    }.`,
  nothing: (name: string, n: number) =>
    `${name}: of ${n} × ${n} cells nothing is left before the end; the input is too small for it.`,
  learns: (parameters: string, computes: string) =>
    `It learns ${parameters} parameters and computes ${computes} multiply-adds for one example.`,
  chosen: (block: string, parameters: string, share: string, computes: string) =>
    `Chosen: ${block}, with ${parameters} parameters (${share} %) and ${computes} multiply-adds.`,
  billions: (n: string) => `${n} billion`,
} as const;
