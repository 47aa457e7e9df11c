/** An autoencoder with two numbers in its middle: n → hidden → 2 → hidden → n, tanh in the hidden layers. */
import { adam } from '../../adam.ts';
import { chance } from '../../chance.ts';

export interface Autoencoder {
  encode(x: Float64Array): Float64Array;
  decode(code: ArrayLike<number>): Float64Array;
  /** The layers of the decoder: weights [output, input] and biases. */
  readonly decoder: readonly [Layer, Layer];
}

export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

export interface Recipe {
  readonly seed: number;
  readonly hidden: number;
  readonly steps: number;
  /** How often the held-back error is looked at. */
  readonly every: number;
  readonly rate: number;
  /** Weight decay, as AdamW does it. */
  readonly decay: number;
}

/** Trains on all examples at once by AdamW, and keeps the weights of the step at which `held` was reconstructed best. */
export function trainAutoencoder(
  train: readonly Float64Array[],
  held: readonly Float64Array[],
  { seed, hidden, steps, every, rate, decay }: Recipe,
): { autoencoder: Autoencoder; step: number } {
  const n = train[0]?.length ?? 0;
  const { normal } = chance(seed);
  const shapes = [
    [n, hidden],
    [hidden, 2],
    [2, hidden],
    [hidden, n],
  ] as const;
  const layers: Layer[] = shapes.map(([inputs, outputs]) => ({
    inputs,
    outputs,
    weights: Float64Array.from({ length: inputs * outputs }, () => normal() / Math.sqrt(inputs)),
    biases: new Float64Array(outputs),
  }));
  const moving = layers
    .flatMap(({ weights, biases }) => [weights, biases])
    .map((values) => ({ values, optimiser: adam(values.length, rate) }));
  let best = { error: Number.POSITIVE_INFINITY, step: 0, layers };
  for (let step = 1; step <= steps; step++) {
    const gradients = layers.map(
      ({ weights, biases }) => [weights.map(() => 0), biases.map(() => 0)] as const,
    );
    for (const x of train) backward(layers, x, gradients, train.length);
    const rateNow = rate * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
    const slopes = gradients.flat();
    for (const [k, { values, optimiser }] of moving.entries()) {
      // The weights decay by themselves, as in AdamW; biases do not.
      if (k % 2 === 0) values.set(values.map((value) => value * (1 - rateNow * decay)));
      optimiser.step(values, slopes[k] ?? values, rateNow);
    }
    if (step % every !== 0) continue;
    const error = squaredError(layers, held);
    if (error < best.error) best = { error, step, layers: layers.map(copy) };
  }
  return { autoencoder: of(best.layers), step: best.step };
}

const copy = (layer: Layer): Layer => ({
  ...layer,
  weights: layer.weights.slice(),
  biases: layer.biases.slice(),
});

function of(layers: readonly Layer[]): Autoencoder {
  const [first, code, up, last] = layers as [Layer, Layer, Layer, Layer];
  return {
    encode: (x) => affine(code, affine(first, x).map(Math.tanh)),
    decode: (z) => affine(last, affine(up, z).map(Math.tanh)),
    decoder: [up, last],
  };
}

function affine({ inputs, weights, biases }: Layer, x: ArrayLike<number>): Float64Array {
  return biases.map((bias, i) => {
    let sum = bias;
    for (let j = 0; j < inputs; j++) sum += (weights[i * inputs + j] ?? 0) * (x[j] ?? 0);
    return sum;
  });
}

/** Whether the layer's outputs go through tanh. */
const curved = [true, false, true, false];

function run(layers: readonly Layer[], x: Float64Array): Float64Array[] {
  const values = [x];
  layers.forEach((layer, k) => {
    const sum = affine(layer, values[k] ?? x);
    values.push(curved[k] ? sum.map(Math.tanh) : sum);
  });
  return values;
}

function squaredError(layers: readonly Layer[], examples: readonly Float64Array[]): number {
  return examples.reduce((sum, x) => {
    const out = run(layers, x)[4] ?? x;
    return sum + x.reduce((of, value, k) => of + (value - (out[k] ?? 0)) ** 2, 0);
  }, 0);
}

/** Adds the gradient of one example's squared error, over the number of examples. */
function backward(
  layers: readonly Layer[],
  x: Float64Array,
  gradients: readonly (readonly [Float64Array, Float64Array])[],
  examples: number,
): void {
  const values = run(layers, x);
  let above = (values[4] ?? x).map((out, k) => (2 * (out - (x[k] ?? 0))) / examples);
  for (let k = 3; k >= 0; k--) {
    const { inputs, weights } = layers[k] as Layer;
    const [ofWeights, ofBiases] = gradients[k] as readonly [Float64Array, Float64Array];
    const [input, output] = [values[k] ?? x, values[k + 1] ?? x];
    const below = new Float64Array(inputs);
    above.forEach((gradient, i) => {
      const sum = curved[k] ? gradient * (1 - (output[i] ?? 0) ** 2) : gradient;
      ofBiases[i] = (ofBiases[i] ?? 0) + sum;
      for (let j = 0; j < inputs; j++) {
        const at = i * inputs + j;
        ofWeights[at] = (ofWeights[at] ?? 0) + sum * (input[j] ?? 0);
        below[j] = (below[j] ?? 0) + sum * (weights[at] ?? 0);
      }
    });
    above = below;
  }
}
