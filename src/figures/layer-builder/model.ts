/** What the reader sets of a network, and its blocks. */
import { type Block, type NetworkId, networks, type Setting, total } from './networks.ts';

export interface Builder extends Setting {
  readonly network: NetworkId;
  /** The block whose layers are listed, from 0. */
  readonly chosen: number;
}

/** The network as its authors have it. */
export function start(network: NetworkId): Builder {
  const { size, width, depths } = networks[network];
  return { network, size, width, depths, chosen: network === 'unet' ? 4 : 2 };
}

export const initial = start('vgg');

export function blocksOf({ network, size, width, depths }: Builder): Block[] {
  return networks[network].build({ size, width, depths });
}

/** Parameters and multiply-adds of the whole network. */
export function whole(state: Builder): { parameters: number; multiplyAdds: number } {
  return total(blocksOf(state).flatMap(({ rows }) => rows));
}

/** The shape at the end. */
export function output(state: Builder): { size: number; channels: number } {
  const { size, channels } = blocksOf(state).at(-1)?.rows.at(-1) ?? { size: 0, channels: 0 };
  return { size, channels };
}

/** With another number of layers in one of its blocks. */
export function deepen(state: Builder, block: number, count: number): Builder {
  return { ...state, depths: state.depths.map((old, k) => (k === block ? count : old)) };
}
