import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import {
  descend,
  type FieldWindows,
  type ForecastStep,
  fieldWindows,
  flowChannels,
  joinWindows,
  networkOnGrid,
  ownWindows,
  regrid,
  ridgeStep,
  rollOut,
  rolloutScores,
  takeWindows,
} from '../../../playground/lab/index.ts';
import { open } from './data/dataset-files.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const grow: ForecastStep = (_, now) => now.mul(2);
const numbers = (...values: number[]): FieldWindows => {
  const states = values.map((value) => tf.fill<tf.Rank.R3>([1, 2, 4], value));
  return { states, usual: states.map((state) => tf.zerosLike(state)) };
};
const value = (x: tf.Tensor | undefined) => x?.dataSync()[0];

test('windows are the steps of the data set, and none reaches into another run', () => {
  const simulated = open('barotropic');
  const { states, usual } = fieldWindows(simulated, 'streamfunction', 'validation', {
    targets: 2,
    every: 5,
    unit: 7,
  });
  const windows = simulated.windows('validation', { inputs: 2, targets: 2 }).filter((_, k) => k % 5 === 0);
  expect(states.map(({ shape }) => shape)).toEqual(new Array(4).fill([windows.length, 32, 64]));
  const at = Number(windows[3]?.targets[1]);
  const wanted = simulated.variables.streamfunction.take([at]);
  expect(states[3]?.arraySync()[3]?.[5]?.[7]).toBeCloseTo(Number(wanted[5 * 64 + 7]) / 7, 5);
  const normal = simulated.climatology('streamfunction').take([at]);
  expect(usual[3]?.arraySync()[3]?.[5]?.[7]).toBeCloseTo(Number(normal[5 * 64 + 7]) / 7, 5);
});

test('samples are taken and turned, windows joined', () => {
  const x = tf.tensor3d([1, 2, 3, 4, 5, 6], [2, 1, 3]);
  const { states } = takeWindows({ states: [x], usual: [] }, [1, 0], 2);
  expect(Array.from(states[0]?.dataSync() ?? [])).toEqual([6, 4, 5, 3, 1, 2]);
  const joined = joinWindows([numbers(1, 2, 3), numbers(4, 5)]);
  expect(joined.states.map((state) => Array.from(state.slice([0, 0, 0], [-1, 1, 1]).dataSync()))).toEqual([
    [1, 4],
    [2, 5],
  ]);
});

test('a rollout takes its own forecasts, and windows of them end in the truth', () => {
  const windows = numbers(1, 3, 5, 7, 9);
  expect(rollOut(grow, windows, 3).map(value)).toEqual([6, 12, 24]);
  const own = ownWindows(grow, windows);
  expect(own.map(({ states }) => states.map(value))).toEqual([
    [3, 6, 7],
    [6, 12, 9],
  ]);
});

test('scores of models, persistence and climatology', async () => {
  const scores = await rolloutScores({ grow }, numbers(1, 3, 5, 7), { latitudes: [-45, 45], unit: 2 });
  expect(Object.keys(scores)).toEqual(['truth', 'persistence', 'climatology', 'grow']);
  expect(scores['grow']?.rmse.map((x) => Math.round(x))).toEqual([2, 10]);
  expect(scores['persistence']?.rmse.map((x) => Math.round(x))).toEqual([4, 8]);
  expect(scores['climatology']?.rmse.map((x) => Math.round(x))).toEqual([10, 14]);
  expect(scores['grow']?.acc[0]).toBeCloseTo(1, 6);
});

test('a step of ridge finds a linear law', async () => {
  const draw = (seed: number) => tf.randomNormal<tf.Rank.R3>([40, 2, 8], 0, 1, 'float32', seed);
  const [a, b] = [draw(1), draw(2)];
  const windows = {
    states: [a, b, b.mul<tf.Tensor3D>(0.5).sub<tf.Tensor3D>(a)],
    usual: [tf.zerosLike(a), tf.zerosLike(a)],
  };
  const step = await ridgeStep(windows, (before, now) => tf.stack([before, now], 1) as tf.Tensor4D, {
    penalty: 1e-6,
  });
  const [c, d] = [draw(3), draw(4)];
  expect(value(step(c, d, c).sub(d.mul(0.5).sub(c)).abs().max())).toBeLessThan(0.01);
});

test('fluxes of a solid rotation, clipped winds, and fewer channels', () => {
  const latitudes = Array.from({ length: 16 }, (_, row) => -84.375 + 11.25 * row);
  const psi = (speed: number) =>
    tf.tensor3d([
      latitudes.map((φ) => new Array(32).fill(-6.371 * speed * Math.sin((φ * Math.PI) / 180)) as number[]),
    ]);
  const see = flowChannels({ latitudes });
  const at = (speed: number, channel: number) =>
    Number(see(psi(0), psi(speed), psi(0)).slice([0, channel, 8, 3], [1, 1, 1, 1]).dataSync()[0]);
  expect(at(15, 7)).toBeCloseTo(0.99, 1); // u at 5.6° north
  expect(at(15, 4)).toBeCloseTo(0.7 * at(15, 7) ** 2, 4);
  expect(at(150, 7)).toBe(3);
  expect(flowChannels({ latitudes, channels: 3 })(psi(0), psi(1), psi(0)).shape).toEqual([1, 3, 16, 32]);
});

test('fields reach the points of a network and come back in order', () => {
  const fields = tf.range(0, 12).reshape([2, 1, 2, 3]);
  const same = networkOnGrid((x) => x.slice([0, 0, 0], [-1, -1, 1]), fields, tf.ones([6, 1, 1]));
  expect(Array.from(same.dataSync())).toEqual(Array.from({ length: 12 }, (_, k) => k));
});

test('means of boxes keep a constant, across the date line too', () => {
  const fine = {
    latitude: [-75, -45, -15, 15, 45, 75],
    longitude: [20, 60, 100, 140, 180, 220, 260, 300, 340],
  };
  const coarse = { latitude: [-60, 0, 60], longitude: [0, 120, 240] };
  const values = Array.from({ length: 54 }, () => 3);
  expect(Array.from(regrid(values, fine, coarse), (x) => Math.round(1000 * x) / 1000)).toEqual(
    new Array(9).fill(3),
  );
});

test('a step of training goes down, and clipping bounds it', () => {
  const w = tf.variable(tf.tensor1d([30, 40]));
  const loss = descend(tf.train.sgd(1), () => w.square().sum(), { clip: 5, variables: [w] });
  expect(value(loss)).toBe(2500);
  expect(Array.from(w.dataSync())).toEqual([27, 36]);
});
