/** One neuron with two inputs that should add: its parts and its error, in closed form where there is one. */
import { sigmoid } from '../activations.ts';

export type Activation = 'identity' | 'step' | 'sigmoid' | 'relu';

export interface Neuron {
  readonly w1: number;
  readonly w2: number;
  readonly b: number;
  readonly x1: number;
  readonly x2: number;
  readonly activation: Activation;
}

/** Inputs are taken from [−reach, reach]². */
export const reach = 4;

/** A neuron that does not add yet. */
export const initial: Neuron = { w1: 0.4, w2: 1.6, b: 1, x1: 2, x2: 3, activation: 'identity' };

/** σ(z) for the four activations of this figure; the step is 1 from z = 0 on. */
export function activate(activation: Activation, z: number): number {
  switch (activation) {
    case 'identity':
      return z;
    case 'step':
      return z >= 0 ? 1 : 0;
    case 'sigmoid':
      return sigmoid(z);
    case 'relu':
      return Math.max(0, z);
  }
}

/** Every number on the drawing. */
export interface Parts {
  readonly product1: number;
  readonly product2: number;
  readonly sum: number;
  readonly output: number;
  readonly wanted: number;
  readonly error: number;
}

/** y = σ(w₁x₁ + w₂x₂ + b), taken apart. */
export function parts({ w1, w2, b, x1, x2, activation }: Neuron): Parts {
  const product1 = w1 * x1;
  const product2 = w2 * x2;
  const sum = product1 + product2 + b;
  const output = activate(activation, sum);
  const wanted = x1 + x2;
  return { product1, product2, sum, output, wanted, error: output - wanted };
}

/** Output minus x₁ + x₂ at any point of the plane; for the identity (w₁−1)x₁ + (w₂−1)x₂ + b. */
export function errorAt(neuron: Neuron, x1: number, x2: number): number {
  return activate(neuron.activation, neuron.w1 * x1 + neuron.w2 * x2 + neuron.b) - x1 - x2;
}

/**
 * Root mean square of the error over the square of inputs. Exact for the identity:
 * r²/3·((w₁−1)² + (w₂−1)²) + b²; otherwise the midpoint rule on 64 × 64 cells.
 */
export function rootMeanSquare(neuron: Neuron): number {
  const { w1, w2, b, activation } = neuron;
  if (activation === 'identity') {
    return Math.sqrt((reach ** 2 / 3) * ((w1 - 1) ** 2 + (w2 - 1) ** 2) + b ** 2);
  }
  const cells = 64;
  const middle = (k: number): number => ((2 * k + 1) / cells - 1) * reach;
  let sum = 0;
  for (let i = 0; i < cells; i++) {
    for (let j = 0; j < cells; j++) sum += errorAt(neuron, middle(i), middle(j)) ** 2;
  }
  return Math.sqrt(sum) / cells;
}
