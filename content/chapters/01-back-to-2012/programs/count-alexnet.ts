/**
 * @title Count AlexNet
 * @expect check "a convolution in one piece" passes
 * @expect check "a convolution in two halves" fails
 * @expect check "all of AlexNet" fails
 */
import { table } from 'lab';

export interface Layer {
  name: string;
  /** Side of the kernel; a dense layer has 1. */
  kernel: number;
  /** Channels (or numbers) that come in. */
  channels: number;
  /** Filters (or neurons). */
  units: number;
  /** 2 where each filter sees only one half of the channels. */
  groups: number;
}

/** How many numbers a layer learns. It is right for layers in one piece. */
export function parameters({ kernel, channels, units }: Layer): number {
  return kernel * kernel * channels * units + units;
}

const layers: Layer[] = [
  { name: 'conv1', kernel: 11, channels: 3, units: 96, groups: 1 },
  { name: 'conv2', kernel: 5, channels: 96, units: 256, groups: 2 },
  { name: 'conv3', kernel: 3, channels: 256, units: 384, groups: 1 },
  { name: 'conv4', kernel: 3, channels: 384, units: 384, groups: 2 },
  { name: 'conv5', kernel: 3, channels: 384, units: 256, groups: 2 },
  // What arrives at the first dense layer is 6 × 6 points of
  // 256 channels, in one long row.
  { name: 'fc6', kernel: 1, channels: 256, units: 4096, groups: 1 },
  { name: 'fc7', kernel: 1, channels: 4096, units: 4096, groups: 1 },
  { name: 'fc8', kernel: 1, channels: 4096, units: 1000, groups: 1 },
];
/** All numbers that the network learns. */
export const total = layers.reduce((sum, layer) => sum + parameters(layer), 0);

table({
  title: 'AlexNet',
  columns: ['layer', 'parameters'],
  rows: [...layers.map((layer) => [layer.name, parameters(layer)]), ['all', total]],
});
