import type * as tf from '@tensorflow/tfjs';
import { type GruInputs, gruCell, gruCellGrad, gruCellWeights } from '../recurrent/gru.ts';
import type { RecurrentActivation } from '../recurrent/lstm.ts';
import { multiply } from './matmul.ts';
import { type Kernel, supply } from './replace.ts';

type Inputs<Name extends string> = Record<Name, tf.TensorInfo>;

const step: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { x, h, kernel, recurrentKernel, bias } = inputs as unknown as GruInputs<tf.TensorInfo>;
  const [batch = 0, depth = 0] = x.shape;
  const [, units = 0] = h.shape;
  const activation = attrs['recurrentActivation'] as RecurrentActivation;
  const outputs = [units, 3 * units, units].map((width) => backend.makeOutput([batch, width], 'float32'));
  const [next = 0, gates = 0, reset = 0] = outputs.map((tensor) => machine.at(tensor));
  const [state, weights] = [machine.at(h), machine.at(recurrentKernel)];
  const [width, row] = [4 * units, 12 * units];
  const inside = { at: machine.at(x), transposed: false };
  const start = [bias ? machine.at(bias) : 0, 0] as const;
  multiply(machine, inside, machine.at(kernel), gates, [batch, 3 * units, depth], start);
  machine.multiply(state, weights, gates, batch, 2 * units, units, width, 4, row, row, gates, row);
  machine[`gruReset${activation}`](gates, state, reset, batch, width);
  const [last, of] = [gates + 2 * width, weights + 2 * width];
  machine.multiply(reset, of, last, batch, units, units, width, 4, row, row, last, row);
  machine[`gruOutput${activation}`](gates, state, next, batch, width);
  return outputs;
};

const gradient: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { dy, h, gates, recurrentKernel } = inputs as Inputs<'dy' | 'h' | 'gates' | 'recurrentKernel'>;
  const [batch = 0, units = 0] = h.shape;
  const activation = attrs['recurrentActivation'] as RecurrentActivation;
  const sums = backend.makeOutput([batch, 3 * units], 'float32');
  const before = backend.makeOutput([batch, units], 'float32');
  const [width, row] = [4 * units, 12 * units];
  // The recurrent weights, turned, and behind them the gradient of what the reset gate let through.
  const turned = machine.scratch(row * units + width * batch);
  const through = turned + row * units;
  const [atGates, state, d, dh] = [machine.at(gates), machine.at(h), machine.at(sums), machine.at(before)];
  machine.transpose(machine.at(recurrentKernel), turned, units, 3 * units, row, width);
  machine[`gruOutput${activation}Grad`](atGates, state, machine.at(dy), d, dh, batch, width);
  const last = turned + 2 * units * width;
  machine.multiply(d + 2 * width, last, through, batch, units, units, row, 4, width, width, 0, 0);
  machine[`gruReset${activation}Grad`](atGates, state, through, d, dh, batch, width);
  machine.multiply(d, turned, dh, batch, units, 2 * units, row, 4, width, width, dh, width);
  return [sums, before];
};

const weights: Kernel = ({ inputs, backend, machine }) => {
  const { h, reset, sums } = inputs as Inputs<'h' | 'reset' | 'sums'>;
  const [batch = 0, units = 0] = h.shape;
  const out = backend.makeOutput([units, 3 * units], 'float32');
  const [width, row] = [4 * units, 12 * units];
  const [d, to] = [machine.at(sums), machine.at(out)];
  machine.multiply(machine.at(h), d, to, units, 2 * units, batch, 4, width, row, row, 0, 0);
  const last = [d + 2 * width, to + 2 * width] as const;
  machine.multiply(machine.at(reset), ...last, units, units, batch, 4, width, row, row, 0, 0);
  return out;
};

/** A step of a GRU and its gradients. */
export function registerGru(): void {
  supply(gruCell, step);
  supply(gruCellGrad, gradient);
  supply(gruCellWeights, weights);
}
