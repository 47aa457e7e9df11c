/** The arithmetic of AlexNet (Krizhevsky, Sutskever and Hinton 2012): sizes, parameters, multiplications. */
import { outputSide } from '../output-side.ts';

export interface Layer {
  readonly name: string;
  readonly kind: 'convolution' | 'dense';
  /** Filters of a convolution, neurons of a dense layer. */
  readonly units: number;
  readonly kernel: number;
  readonly stride: number;
  /** Halves of the network that do not see each other, in the layers that have them. */
  readonly split: boolean;
  /** Followed by a maximum over 3 × 3 points, every second one. */
  readonly pool: boolean;
  readonly padded: boolean;
}

export interface Network {
  /** Side of the picture in points; it has three colours. */
  readonly image: number;
  readonly layers: readonly Layer[];
  /** Two halves, one on each graphics processor, as in 2012; otherwise one. */
  readonly halves: boolean;
  readonly chosen: number;
  readonly bars: 'parameters' | 'multiplications';
}

const convolution = (name: string, units: number, kernel: number, rest: Partial<Layer> = {}): Layer => ({
  name,
  kind: 'convolution',
  units,
  kernel,
  stride: 1,
  split: false,
  pool: false,
  padded: true,
  ...rest,
});
const dense = (name: string, units: number): Layer => ({
  ...convolution(name, units, 1),
  kind: 'dense',
});

/** As published. The text says pictures of 224 points; only 227 gives the 55 × 55 that it draws. */
export const initial: Network = {
  image: 227,
  layers: [
    convolution('conv1', 96, 11, { stride: 4, pool: true, padded: false }),
    convolution('conv2', 256, 5, { split: true, pool: true }),
    convolution('conv3', 384, 3),
    convolution('conv4', 384, 3, { split: true }),
    convolution('conv5', 256, 3, { split: true, pool: true }),
    dense('fc6', 4096),
    dense('fc7', 4096),
    dense('fc8', 1000),
  ],
  halves: true,
  chosen: 0,
  bars: 'parameters',
};

export interface Counted {
  readonly layer: Layer;
  /** Side of the output before pooling; 1 for a dense layer, 0 when the picture has been used up. */
  readonly side: number;
  readonly parameters: number;
  /** Multiplications for one picture. */
  readonly multiplications: number;
}

/** Sizes and counts of every layer, front to back. */
export function count({ image, layers, halves }: Network): readonly Counted[] {
  let [side, channels] = [image, 3];
  return layers.map((layer) => {
    const { units, kernel, stride, kind, split, pool, padded } = layer;
    if (kind === 'dense') {
      const weights = side * side * channels * units;
      [side, channels] = [1, units];
      return { layer, side, parameters: weights + units, multiplications: weights };
    }
    const out = outputSide(side, kernel, stride, padded ? Math.floor(kernel / 2) : 0);
    const weights = (kernel * kernel * channels * units) / (split && halves ? 2 : 1);
    side = pool ? outputSide(out, 3, 2, 0) : out;
    channels = units;
    return { layer, side: out, parameters: weights + units, multiplications: weights * out * out };
  });
}

/** Sums over the layers, and the share of the dense ones. */
export function totals(rows: readonly Counted[]) {
  const sum = (of: 'parameters' | 'multiplications', kind?: Layer['kind']): number =>
    rows.reduce((total, row) => total + (kind && row.layer.kind !== kind ? 0 : row[of]), 0);
  const [parameters, multiplications] = [sum('parameters'), sum('multiplications')];
  return {
    parameters,
    multiplications,
    denseParameters: sum('parameters', 'dense') / parameters,
    denseMultiplications: sum('multiplications', 'dense') / multiplications,
  };
}
