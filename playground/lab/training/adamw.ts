import { AdamOptimizer, engine, type NamedTensorMap, tidy, type Variable } from '@tensorflow/tfjs';
import { wantFunction, wantNumber, wantOptions } from '../arguments/want.ts';

/** How AdamW steps and decays. Unless given: 0.9, 0.999, 10⁻⁸, 0.01, all weights. */
export interface AdamWOptions {
  /** Decay of the mean of gradients. */
  beta1?: number;
  /** Decay of the mean of squared gradients. */
  beta2?: number;
  /** Added to the root of the mean square; keeps the first steps finite. */
  epsilon?: number;
  /** λ: in each step a weight loses the share learningRate · λ of itself. */
  weightDecay?: number;
  /** Which variables decay; all without it. Biases and the gains of norms are often left out: `(v) => v.rank > 1`. */
  decays?: (variable: Variable) => boolean;
}

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv:1711.05101). An L2 penalty in the loss would be
 * divided by Adam's step size, so that weights with large gradients hardly decay; here the decay
 * w ← w − learningRate · λ · w stands beside the step. Use it like any `tf.train` optimiser.
 *
 * @param learningRate a positive number; `setLearningRate` changes it
 * @returns an optimiser with state of its own
 * @throws TypeError for what is no number, and for `decays` that is no function; RangeError when a number is outside its range
 * @example
 * const w = tf.variable(tf.tensor1d([1, -2]));
 * const optimizer = adamw(0.1, { weightDecay: 0.5 });
 * optimizer.minimize(() => w.square().sum().asScalar());
 * log(Array.from(w.dataSync(), (value) => value.toFixed(3)).join(', '));
 * // 0.850, -1.800
 */
export function adamw(learningRate = 0.001, options: AdamWOptions = {}): AdamW {
  return new AdamW(learningRate, options);
}

/** tfjs types Adam's gradients as variables; it takes any tensors. */
type Stock = Parameters<AdamOptimizer['applyGradients']>[0];
type Gradients = NamedTensorMap | Stock;

/**
 * What `adamw` makes: an optimiser of TensorFlow.js, made from the same numbers.
 *
 * @example
 * const decays = (variable: tf.Variable) => variable.rank > 1;
 * const optimizer = new AdamW(0.001, { weightDecay: 0.1, decays });
 * log(optimizer.weightDecay); // 0.1
 */
export class AdamW extends AdamOptimizer {
  static override get className(): string {
    return 'AdamW';
  }

  /** λ, as it was given. */
  readonly weightDecay: number;
  /** Which variables decay, as it was given. */
  readonly decays: (variable: Variable) => boolean;

  constructor(learningRate: number, options: AdamWOptions = {}) {
    wantOptions('adamw', 'options', options);
    const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0.01, decays = () => true } = options;
    wantNumber('adamw', 'learningRate', learningRate, ' above 0', (rate) => rate > 0);
    for (const [name, share] of Object.entries({ beta1, beta2 })) {
      wantNumber('adamw', `options.${name}`, share, ' in [0, 1)', (value) => value >= 0 && value < 1);
    }
    for (const [name, size] of Object.entries({ epsilon, weightDecay })) {
      wantNumber('adamw', `options.${name}`, size, ' of at least 0', (value) => value >= 0);
    }
    wantFunction('adamw', 'options.decays', decays);
    super(learningRate, beta1, beta2, epsilon);
    this.weightDecay = weightDecay;
    this.decays = decays;
  }

  /** The decay reads the weight before Adam's step, so the one can come before the other. */
  override applyGradients(gradients: Gradients): void {
    this.decay(gradients);
    super.applyGradients(gradients as Stock);
  }

  /**
   * What a step leaves of a weight before Adam moves it.
   * @internal
   */
  decayFactor(variable: Variable): number {
    return this.decays(variable) ? 1 - this.learningRate * this.weightDecay : 1;
  }

  /** Shrinks the weights that have a part in the step. */
  private decay(gradients: Gradients): void {
    const given = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients);
    for (const [name, gradient] of given) {
      const variable = engine().registeredVariables[name];
      if (!gradient || !variable) continue;
      const factor = this.decayFactor(variable);
      if (factor !== 1) tidy(() => variable.assign(variable.mul(factor)));
    }
  }
}
