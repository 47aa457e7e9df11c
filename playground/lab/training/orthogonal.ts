import { initializers, type Tensor, tensor } from '@tensorflow/tfjs';
import { wantNumber, wantOptions } from '../arguments/want.ts';
import { random } from '../random/random.ts';

/** Which weights are drawn. */
export interface OrthogonalOptions {
  /** The length of a column (or row): 1 unless given, √2 before a ReLU. */
  gain?: number;
  /** The same seed gives the same weights. */
  seed: number;
}

/** An initialiser of TensorFlow.js, which does not export the type by name. */
export type Initializer = ReturnType<typeof initializers.zeros>;

/** What all initialisers of TensorFlow.js extend; a layer takes no other. It is not exported by name. */
const Base = Object.getPrototypeOf(initializers.zeros().constructor) as new () => Initializer;

/**
 * Orthogonal initial weights (Saxe, McClelland and Ganguli 2014, arXiv:1312.6120): columns (or rows, whichever are
 * fewer) of length `gain` at right angles, drawn evenly from all such matrices (Mezzadri 2007,
 * arXiv:math-ph/0609050). All dimensions but the last count as rows. `tf.initializers.orthogonal` gives the same kind
 * of weights and takes seconds for a few hundred units, since it builds a graph of small tensors.
 *
 * @returns what layers take as `kernelInitializer`
 * @throws TypeError for a gain or a seed that is no number; RangeError for a gain that is not finite, a seed that is not
 *   whole, and a shape of fewer than two dimensions
 * @example
 * const rng = random(7);
 * const kernelInitializer = orthogonal({ seed: rng.seed() });
 * const layer = tf.layers.dense({ units: 3, inputShape: [3], kernelInitializer });
 * tf.sequential({ layers: [layer] });
 * const w = layer.getWeights()[0] as tf.Tensor2D;
 * const product = tf.matMul(w, w, true).dataSync();
 * log(Array.from(product, (value) => Math.abs(value).toFixed(2)).join(' '));
 * // 1.00 0.00 0.00 0.00 1.00 0.00 0.00 0.00 1.00
 */
export function orthogonal(options: OrthogonalOptions): Initializer {
  wantOptions('orthogonal', 'options', options);
  const { gain = 1, seed } = options;
  wantNumber('orthogonal', 'options.gain', gain);
  wantNumber('orthogonal', 'options.seed', seed, ' without a fraction', Number.isInteger);
  return new Orthogonal(gain, seed);
}

class Orthogonal extends Base {
  static className = 'OrthogonalByGramSchmidt';
  private readonly gain: number;
  private readonly seed: number;

  constructor(gain: number, seed: number) {
    super();
    this.gain = gain;
    this.seed = seed;
  }

  override apply(shape: (number | null)[]): Tensor {
    if (shape.length < 2) throw new RangeError(`orthogonal: the shape [${shape}] is no matrix.`);
    const sizes = shape.map((size) => size ?? 1);
    const columns = sizes.at(-1) ?? 1;
    const rows = sizes.reduce((product, size) => product * size, 1) / columns;
    const vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), this.seed);
    const values = new Float32Array(rows * columns);
    for (const [index, vector] of vectors.entries()) {
      for (const [position, entry] of vector.entries()) {
        values[rows < columns ? index * columns + position : position * columns + index] = this.gain * entry;
      }
    }
    return tensor(values, sizes);
  }

  override getConfig(): { gain: number; seed: number } {
    return { gain: this.gain, seed: this.seed };
  }
}

/** `count` vectors of length 1 at right angles, from normal draws by Gram–Schmidt in double precision. */
function orthonormal(count: number, length: number, seed: number): Float64Array[] {
  const rng = random(seed);
  const done: Float64Array[] = [];
  for (let index = 0; index < count; index++) {
    const vector = Float64Array.from({ length }, () => rng.normal());
    // Twice is enough (Giraud, Langou and Rozložník 2005, doi:10.1016/j.camwa.2005.08.009).
    for (let time = 0; time < 2; time++) {
      for (const other of done) subtract(vector, other, dot(vector, other));
    }
    const norm = Math.sqrt(dot(vector, vector));
    for (let i = 0; i < length; i++) vector[i] = (vector[i] as number) / norm;
    done.push(vector);
  }
  return done;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function subtract(vector: Float64Array, other: Float64Array, share: number): void {
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) - share * (other[i] as number);
}
