import { randomNormal, type Tensor, tidy, type Variable, variable, zeros } from '@tensorflow/tfjs';
import { wantFlag, wantOptions, wantWhole } from '../arguments/want.ts';
import { wantTensor } from '../arguments/want-list.ts';
import type { Random } from '../random/random.ts';
import { wantSeeds } from './want-edges.ts';

/** The widest layer: its weights would fill a gigabyte. */
const widest = 16384;

/** How a linear layer begins. */
export interface LinearLayerOptions {
  /** Where its first weights are drawn from. */
  rng: Pick<Random, 'seed'>;
  /** Whether it begins at nought, so that what it is added to begins unchanged. */
  zero?: boolean;
}

/** A linear layer: it is called with its input. */
export interface LinearLayer {
  (x: Tensor): Tensor;
  /** Shape [from, to]. */
  readonly weights: Variable;
  /** Shape [to]. */
  readonly bias: Variable;
}

/**
 * A linear layer over the last dimension, x W + b, with weights that train. W is drawn with the standard deviation
 * 1 / √from, which keeps the size of what comes in; b begins at 0.
 *
 * @param from width of what comes in
 * @param to width of what comes out
 * @returns a function from [..., from] to [..., to]
 * @throws TypeError and RangeError for widths that are no whole numbers from 1 to 16384, and for an input of another width
 * @example
 * const layer = linear(3, 8, { rng: random(1) });
 * log(layer(tf.ones([5, 2, 3])).shape); // [5, 2, 8]
 */
export function linear(from: number, to: number, options: LinearLayerOptions): LinearLayer {
  wantWhole('linear', 'from', from, 1, widest);
  wantWhole('linear', 'to', to, 1, widest);
  wantOptions('linear', 'options', options);
  const { rng, zero = false } = options;
  wantSeeds('linear', rng);
  wantFlag('linear', 'options.zero', zero);
  const weights = tidy(() =>
    variable(
      zero ? zeros([from, to]) : randomNormal([from, to], 0, 1 / Math.sqrt(from), 'float32', rng.seed()),
    ),
  );
  const bias = tidy(() => variable(zeros([to])));
  const layer = (x: Tensor): Tensor => {
    wantTensor('linear', 'x', x);
    if (x.shape.at(-1) !== from) {
      throw new RangeError(`linear: x has the shape [${x.shape}]; its last dimension must be ${from}.`);
    }
    return tidy(() =>
      x
        .reshape([-1, from])
        .matMul(weights as Tensor)
        .add(bias)
        .reshape([...x.shape.slice(0, -1), to]),
    );
  };
  return Object.assign(layer, { weights, bias });
}
