import { jit, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import type { JaxModel, Weights } from './model.ts';

const [rate, beta1, beta2, epsilon] = [0.001, 0.9, 0.999, 1e-7];

/** The state of a training: weights and Adam's two moments of each. */
type State = { weights: Weights; means: Weights; squares: Weights };

/** A weight of the model's twin in TensorFlow.js, as it starts. */
export interface Start {
  shape: number[];
  values: Float32Array<ArrayBuffer>;
}

/**
 * Trains a model with Adam as TensorFlow.js has it; the whole step is one jitted function.
 *
 * @returns takes a step and gives the loss before it
 */
export function training({ data, loss }: JaxModel, start: readonly Start[]): () => Promise<number> {
  const gradient = valueAndGrad((weights: Weights, batch: np.Array[]) => loss(weights, ...batch));
  const update = jit((state: State, batch: np.Array[], unbiasMean: np.Array, unbiasSquare: np.Array) => {
    const [value, slopes] = gradient(tree.ref(state.weights), batch);
    const next: State = { weights: [], means: [], squares: [] };
    for (const [index, weight] of state.weights.entries()) {
      const slope = slopes[index] as np.Array;
      const mean = (state.means[index] as np.Array).mul(beta1).add(slope.ref.mul(1 - beta1));
      const square = (state.squares[index] as np.Array).mul(beta2).add(np.square(slope).mul(1 - beta2));
      const root = np.sqrt(square.ref.mul(unbiasSquare.ref)).add(epsilon);
      next.weights.push(weight.sub(mean.ref.mul(unbiasMean.ref).mul(rate).div(root)));
      next.means.push(mean);
      next.squares.push(square);
    }
    unbiasMean.dispose();
    unbiasSquare.dispose();
    return { value, next };
  });
  const zeros = () => start.map(({ shape }) => np.zeros(shape));
  let state: State = {
    weights: start.map(({ shape, values }) => np.array(values, { shape })),
    means: zeros(),
    squares: zeros(),
  };
  let steps = 0;
  return async () => {
    steps++;
    const unbias = (beta: number) => np.array(1 / (1 - beta ** steps));
    const { value, next } = update(state, tree.ref(data), unbias(beta1), unbias(beta2));
    state = next;
    const [number = Number.NaN] = await value.data();
    return number;
  };
}
