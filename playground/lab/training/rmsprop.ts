import { dispose, engine, Optimizer, type Tensor, tidy, type Variable, zerosLike } from '@tensorflow/tfjs';
import { wantNumber, wantOptions } from '../arguments/want.ts';

/** How RMSProp averages. Unless given: 0.99, 10⁻⁸, 0. */
export interface RMSPropOptions {
  /** Decay of the mean of squared gradients. */
  decay?: number;
  /** Added to the root of the mean square, not under it. */
  epsilon?: number;
  /** Share of the last step that is kept. */
  momentum?: number;
}

/**
 * RMSProp (Tieleman and Hinton 2012, lecture 6.5 of "Neural networks for machine learning") with the defaults that
 * PyTorch has: decay 0.99 and ε = 10⁻⁸ beside the root, w ← w − learningRate · g / (√s + ε).
 * `tf.train.rmsprop` has 0.9 and puts ε = 10⁻⁷ under the root, where it caps the step for gradients below 3 · 10⁻⁴.
 *
 * @param learningRate a positive number; `setLearningRate` changes it
 * @returns an optimiser with state of its own
 * @throws TypeError for what is no number, RangeError when a number is outside its range
 * @example
 * const w = tf.variable(tf.scalar(5));
 * const optimizer = rmsprop(0.1);
 * for await (const step of steps(100)) {
 *   optimizer.minimize(() => w.square().asScalar());
 * }
 * log(Math.abs(w.dataSync()[0] ?? 5) < 0.2); // true
 */
export function rmsprop(learningRate = 0.01, options: RMSPropOptions = {}): RMSProp {
  return new RMSProp(learningRate, options);
}

/**
 * What `rmsprop` makes: an optimiser of TensorFlow.js, made from the same numbers.
 *
 * @example
 * const optimizer = new RMSProp(0.01, { momentum: 0.9 });
 * log(optimizer.getConfig().decay, optimizer.learningRate); // 0.99 0.01
 */
export class RMSProp extends Optimizer {
  static get className(): string {
    return 'RMSPropWithUsualDefaults';
  }

  /** `setLearningRate` changes it. */
  learningRate: number;
  private readonly options: Required<RMSPropOptions>;
  private readonly state = new Map<string, Variable[]>();

  constructor(learningRate: number, options: RMSPropOptions = {}) {
    super();
    wantOptions('rmsprop', 'options', options);
    const { decay = 0.99, epsilon = 1e-8, momentum = 0 } = options;
    wantNumber('rmsprop', 'learningRate', learningRate, ' above 0', (rate) => rate > 0);
    for (const [name, share] of Object.entries({ decay, momentum })) {
      wantNumber('rmsprop', `options.${name}`, share, ' in [0, 1)', (value) => value >= 0 && value < 1);
    }
    wantNumber('rmsprop', 'options.epsilon', epsilon, ' of at least 0', (value) => value >= 0);
    this.learningRate = learningRate;
    this.options = { decay, epsilon, momentum };
  }

  override applyGradients(gradients: Parameters<Optimizer['applyGradients']>[0]): void {
    const given = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients);
    for (const [name, gradient] of given) {
      const variable = engine().registeredVariables[name];
      if (gradient && variable) tidy(() => this.update(variable, gradient));
    }
    this.incrementIterations();
  }

  private update(variable: Variable, gradient: Tensor): void {
    const { decay, epsilon, momentum } = this.options;
    const [square, last] = this.statesOf(variable) as [Variable, Variable?];
    square.assign(square.mul(decay).add(gradient.square().mul(1 - decay)));
    const scaled = gradient.div(square.sqrt().add(epsilon));
    const step = last ? last.mul(momentum).add(scaled) : scaled;
    last?.assign(step);
    variable.assign(variable.sub(step.mul(this.learningRate)));
  }

  /** The mean square of a variable's gradients and, with momentum, the last step; noughts before the first. */
  statesOf(variable: Variable): readonly Variable[] {
    const known = this.state.get(variable.name);
    if (known) return known;
    const states = this.options.momentum === 0 ? 1 : 2;
    const made = tidy(() => Array.from({ length: states }, () => zerosLike(variable).variable(false)));
    this.state.set(variable.name, made);
    return made;
  }

  override dispose(): void {
    dispose([...this.state.values()].flat());
    this.state.clear();
  }

  /** The numbers that it steps by. */
  getConfig(): { learningRate: number; decay: number; epsilon: number; momentum: number } {
    return { learningRate: this.learningRate, ...this.options };
  }
}
