import type { Optimizer } from '@tensorflow/tfjs';
import { wantNumber, wantOptions, wantWhole } from '../arguments/want.ts';

/** How a learning rate rises and falls. */
export interface WarmupCosineOptions {
  /** The largest learning rate, reached when warm-up ends. */
  peak: number;
  /** Steps of warm-up; 0, none, unless given. */
  warmup?: number;
  /** Steps in all, warm-up among them. */
  total: number;
  /** What the last step comes down to; 0 unless given. */
  floor?: number;
}

/**
 * A learning rate that rises linearly over the first steps (Goyal et al. 2017, arXiv:1706.02677) and falls along half
 * a cosine (Loshchilov and Hutter 2017, arXiv:1608.03983).
 *
 * @returns the learning rate of a step, counted from 0; step warmup − 1 has the peak, step total − 1 and all after it
 *   the floor
 * @throws TypeError for what is no number; RangeError when steps are not whole numbers in order or rates are negative
 * @example
 * const rate = warmupCosine({ peak: 0.01, warmup: 10, total: 100 });
 * log([0, 9, 50, 99].map((step) => rate(step).toFixed(4)).join(', '));
 * // 0.0010, 0.0100, 0.0057, 0.0000
 */
export function warmupCosine(options: WarmupCosineOptions): (step: number) => number {
  wantOptions('warmupCosine', 'options', options);
  const { peak, warmup = 0, total, floor = 0 } = options;
  wantWhole('warmupCosine', 'options.warmup', warmup);
  wantWhole('warmupCosine', 'options.total', total);
  wantNumber('warmupCosine', 'options.peak', peak, ' above 0', (rate) => rate > 0);
  wantNumber('warmupCosine', 'options.floor', floor);
  if (total <= warmup) {
    throw new RangeError(
      `warmupCosine: warm-up (${warmup} steps) must be shorter than the total (${total} steps).`,
    );
  }
  if (!(floor >= 0 && floor <= peak)) {
    throw new RangeError(`warmupCosine: the floor (${floor}) lies between 0 and the peak (${peak}).`);
  }
  // The cosine starts where warm-up has arrived; without warm-up, at step 0.
  const start = Math.max(warmup - 1, 0);
  return (step) => {
    if (step < start) return (peak * (step + 1)) / warmup;
    const done = Math.min(1, (step - start) / Math.max(total - 1 - start, 1));
    return floor + ((peak - floor) * (1 + Math.cos(Math.PI * done))) / 2;
  };
}

/**
 * Changes the learning rate of an optimiser between steps: any of `tf.train` and of `lab`.
 * TensorFlow.js itself offers this for SGD and momentum only.
 *
 * @param optimizer changed in place
 * @param rate the new learning rate, 0 or more
 * @throws RangeError when the rate is negative or not finite, TypeError for what is no number and for an optimiser of your own without one
 * @example
 * const rate = warmupCosine({ peak: 0.1, warmup: 5, total: 50 });
 * const optimizer = tf.train.adam(rate(0));
 * const w = tf.variable(tf.scalar(1));
 * for await (const step of steps(50)) {
 *   setLearningRate(optimizer, rate(step));
 *   optimizer.minimize(() => w.square().asScalar());
 * }
 * log(Math.abs(w.dataSync()[0] ?? 1) < 0.5); // true
 */
export function setLearningRate(optimizer: Optimizer, rate: number): void {
  wantOptions('setLearningRate', 'optimizer', optimizer);
  wantNumber('setLearningRate', 'rate', rate, ' of at least 0', (value) => value >= 0);
  if ('setLearningRate' in optimizer && typeof optimizer.setLearningRate === 'function') {
    optimizer.setLearningRate(rate);
  } else if ('learningRate' in optimizer) {
    optimizer.learningRate = rate;
  } else {
    throw new TypeError('setLearningRate: this optimiser has no learningRate.');
  }
}
