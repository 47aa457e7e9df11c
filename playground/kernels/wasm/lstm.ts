import type * as tf from '@tensorflow/tfjs';
import { type LstmInputs, lstmCell, lstmCellGrad, type RecurrentActivation } from '../recurrent/lstm.ts';
import { multiply } from './matmul.ts';
import { type Kernel, supply } from './replace.ts';

const step: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { x, h, c, kernel, recurrentKernel, bias } = inputs as unknown as LstmInputs<tf.TensorInfo>;
  const [batch = 0, depth = 0] = x.shape;
  const [, units = 0] = c.shape;
  const gates = backend.makeOutput([batch, 5 * units], 'float32');
  const [nextH, nextC] = [backend.makeOutput(c.shape, 'float32'), backend.makeOutput(c.shape, 'float32')];
  const [z, row] = [machine.at(gates), 20 * units];
  const product = (a: tf.TensorInfo, b: tf.TensorInfo, k: number, start: readonly [number, number]): void =>
    multiply(
      machine,
      { at: machine.at(a), transposed: false },
      machine.at(b),
      z,
      [batch, 4 * units, k],
      start,
      row,
    );
  product(x, kernel, depth, [bias ? machine.at(bias) : 0, 0]);
  product(h, recurrentKernel, units, [z, row]);
  const run = machine[`lstm${attrs['recurrentActivation'] as RecurrentActivation}`];
  run(z, machine.at(c), machine.at(nextH), machine.at(nextC), batch, 4 * units);
  return [nextH, nextC, gates];
};

const gradient: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { dh, dc, c, gates } = inputs as Record<'dh' | 'dc' | 'c' | 'gates', tf.TensorInfo>;
  const [batch = 0, units = 0] = c.shape;
  const dz = backend.makeOutput([batch, 4 * units], 'float32');
  const before = backend.makeOutput(c.shape, 'float32');
  const run = machine[`lstm${attrs['recurrentActivation'] as RecurrentActivation}Grad`];
  const [atGates = 0, ...others] = [gates, c, dh, dc, dz, before].map((tensor) => machine.at(tensor));
  run(atGates, ...others, batch, 4 * units);
  return [dz, before];
};

/** A step of an LSTM and its gradient: small networks spend their time in calling kernels. */
export function registerLstm(): void {
  supply(lstmCell, step);
  supply(lstmCellGrad, gradient);
}
