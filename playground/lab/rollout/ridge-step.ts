import { type Tensor3D, type Tensor4D, tidy } from '@tensorflow/tfjs';
import { inTheNameOf } from '../arguments/in-the-name-of.ts';
import { wantFunction, wantWhole } from '../arguments/want.ts';
import { type ZonalRidgeOptions, zonalRidge } from '../graph/zonal-ridge.ts';
import { type FieldWindows, wantWindows } from './field-windows.ts';
import { type ForecastStep, rollOut } from './roll-out.ts';

/**
 * A step solved by ridge regression: the change from one state to the next, linear in what is seen of both known states,
 * as `zonalRidge` fits it.
 *
 * @param windows two states that are known and the next
 * @param see what is seen, [samples, channels, rows, columns]
 * @returns the step, with a gradient
 * @throws TypeError for what are no windows and no function; RangeError for fewer than three states
 * @example
 * const x = tf.randomNormal([30, 2, 4], 0, 1, 'float32', 2) as tf.Tensor3D;
 * const windows = { states: [x, x, x.mul<tf.Tensor3D>(3)], usual: [x, x] };
 * const step = await ridgeStep(windows, (_, now) => now.expandDims(1), { penalty: 1e-6 });
 * log(((await step(x, x, x).sub(x.mul(3)).abs().max().data())[0] ?? 1) < 0.01); // true
 */
export async function ridgeStep(
  windows: FieldWindows,
  see: (...known: Parameters<ForecastStep>) => Tensor4D,
  options: ZonalRidgeOptions = {},
): Promise<ForecastStep> {
  wantWindows('ridgeStep', windows);
  wantFunction('ridgeStep', 'see', see);
  const [before, now, next] = windows.states;
  const usual = windows.usual[1];
  if (!before || !now || !next || !usual) {
    throw new RangeError('ridgeStep: windows must have three states and what is normal for two.');
  }
  const [seen, wanted] = tidy(() => [see(before, now, usual), next.sub(now)] as [Tensor4D, Tensor3D]);
  const change = await inTheNameOf('ridgeStep', () => zonalRidge(seen, wanted, options));
  seen.dispose();
  wanted.dispose();
  return (...known) => tidy(() => known[1].add(change(see(...known))));
}

/**
 * Windows whose known states a model has forecast itself, and whose next state is the truth. A model that learns from
 * them learns where its own errors lead: in a rollout it never sees anything else (Ross, Gordon and Bagnell 2011,
 * arXiv:1011.0686).
 *
 * @param step the model
 * @param windows two states that are known and some that follow
 * @returns windows of three states for each lead time but the last, as `joinWindows` takes them
 * @throws TypeError for what is no function and no windows; RangeError for fewer than four states
 * @example
 * const x = tf.ones([1, 1, 2]) as tf.Tensor3D;
 * const windows = { states: [x, x, x, x, x], usual: [x, x, x, x, x] };
 * const own = ownWindows((_, now) => now.mul(2), windows);
 * log(own.map(({ states }) => states[1]?.dataSync()[0])); // [2, 4]
 */
export function ownWindows(step: ForecastStep, windows: FieldWindows): FieldWindows[] {
  wantFunction('ownWindows', 'step', step);
  wantWindows('ownWindows', windows);
  const { states, usual } = windows;
  wantWhole('ownWindows', 'the number of windows.states', states.length, 4);
  const made = [
    ...states.slice(1, 2),
    ...inTheNameOf('ownWindows', () => rollOut(step, windows, states.length - 3)),
  ];
  return made.slice(1).map((now, lead) => ({
    states: [made[lead] as Tensor3D, now, states[lead + 3] as Tensor3D],
    usual: usual.slice(lead + 1, lead + 3),
  }));
}
