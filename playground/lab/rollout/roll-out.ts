import { type Tensor3D, tidy } from '@tensorflow/tfjs';
import { inTheNameOf } from '../arguments/in-the-name-of.ts';
import { wantFunction, wantNumber, wantOptions, wantWhole } from '../arguments/want.ts';
import { wantNumbers, wantTensor } from '../arguments/want-list.ts';
import { acc } from '../verification/anomaly-correlation.ts';
import { rmse } from '../verification/errors.ts';
import type { Numbers } from '../verification/numbers.ts';
import { type FieldWindows, wantWindows } from './field-windows.ts';

/** A forecast of one step: from the state before, the state now and what is normal now, to the next state. */
export type ForecastStep = (before: Tensor3D, now: Tensor3D, usual: Tensor3D) => Tensor3D;

/**
 * Makes a forecast of many steps by taking one after the other, each from the two before: autoregression.
 *
 * @param step makes one step; it may have a gradient, and then the rollout has one
 * @param windows of which the first two states and what is normal are used
 * @param leads how many steps
 * @returns the forecast states of the steps 1 to `leads`
 * @throws TypeError for what is no function and no windows; RangeError for more steps than there are normal states
 * @example
 * const x = tf.ones([1, 1, 2]) as tf.Tensor3D;
 * const windows = { states: [x, x.mul<tf.Tensor3D>(2)], usual: [x, x, x] };
 * const trend = (a: tf.Tensor, b: tf.Tensor) => b.mul(2).sub<tf.Tensor3D>(a);
 * log(rollOut(trend, windows, 2).map((state) => state.dataSync()[0])); // [3, 4]
 */
export function rollOut(step: ForecastStep, windows: FieldWindows, leads: number): Tensor3D[] {
  wantFunction('rollOut', 'step', step);
  wantWindows('rollOut', windows);
  wantWhole('rollOut', 'leads', leads, 1, Math.max(1, windows.usual.length - 1));
  const states = windows.states.slice(0, 2);
  for (let lead = 1; lead <= leads; lead++) {
    const [before, now] = states.slice(-2) as [Tensor3D, Tensor3D];
    const next = tidy(() => step(before, now, windows.usual[lead] as Tensor3D));
    wantTensor('rollOut', 'what a step gives', next);
    states.push(next);
  }
  return states.slice(2);
}

/** What scores of rollouts need to know. */
export interface RolloutScoresOptions {
  /** Degrees north, one a row. */
  latitudes: Numbers;
  /** What forecasts and truth are multiplied by; 1 unless given. */
  unit?: number;
}

/** A model's forecasts and their scores, at each lead time in turn. */
export interface RolloutScores {
  /** Root-mean-square errors, weighted by latitude, in the unit of the fields. */
  rmse: number[];
  /** Anomaly correlations. */
  acc: number[];
  /** The fields, flat: [samples, rows, columns]. */
  fields: Float32Array[];
}

/**
 * Rolls models out over windows and scores them at each lead time, beside persistence and climatology.
 *
 * @param models a step for each name
 * @param windows two states that are known and as many as are to be forecast
 * @returns scores and fields of `truth`, `persistence`, `climatology` and of the models, by name
 * @throws TypeError for what is no model, no windows or no latitudes; RangeError when windows have fewer than three states
 * @example
 * const x = tf.ones([1, 2, 4]) as tf.Tensor3D;
 * const windows = { states: [x, x, x.mul<tf.Tensor3D>(3)], usual: [x, x, x] };
 * const { persistence } = await rolloutScores({}, windows, { latitudes: [-45, 45] });
 * log(persistence?.rmse); // [2]
 */
export async function rolloutScores(
  models: Readonly<Record<string, ForecastStep>>,
  windows: FieldWindows,
  options: RolloutScoresOptions,
): Promise<Record<string, RolloutScores>> {
  const where = 'rolloutScores';
  wantOptions(where, 'models', models);
  wantWindows(where, windows);
  wantOptions(where, 'options', options);
  const { latitudes, unit = 1 } = options;
  wantNumbers(where, 'options.latitudes', latitudes);
  wantNumber(where, 'options.unit', unit, ' above 0', (size) => size > 0);
  const { states, usual } = windows;
  if (states.length < 3 || usual.length < states.length) {
    throw new RangeError(`${where}: windows must have three states or more, and what is normal for each.`);
  }
  const shape = states[0]?.shape ?? [];
  const read = (fields: readonly Tensor3D[]) =>
    Promise.all(fields.map(async (x) => (await tidy(() => x.mul(unit)).data()) as Float32Array));
  const [truth, normal] = [await read(states.slice(2)), await read(usual.slice(2, states.length))];
  const scores: Record<string, RolloutScores> = {};
  const score = (name: string, fields: Float32Array[]): void => {
    const each = (of: (field: Float32Array, wanted: Float32Array, climatology: Float32Array) => number) =>
      fields.map((field, lead) => of(field, truth[lead] as Float32Array, normal[lead] as Float32Array));
    scores[name] = inTheNameOf(where, () => ({
      rmse: each((field, wanted) => rmse(field, wanted, { shape, latitudes })),
      acc: each((field, wanted, climatology) => acc(field, wanted, { shape, latitudes, climatology })),
      fields,
    }));
  };
  score('truth', truth);
  const [now] = await read(states.slice(1, 2));
  score(
    'persistence',
    truth.map(() => now as Float32Array),
  );
  score('climatology', normal);
  for (const [name, step] of Object.entries(models)) {
    wantFunction(where, `models.${name}`, step);
    const made = inTheNameOf(where, () => rollOut(step, windows, truth.length));
    score(name, await read(made));
    for (const state of made) state.dispose();
  }
  return scores;
}
