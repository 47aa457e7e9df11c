import type { Cell } from '../recurrent-cells.ts';
import { bound, initial, keptRow, plainRow, radius, row, type Through } from './model.ts';

const first = (values: readonly number[]): number => values[0] ?? Number.NaN;
const gated = (cell: Cell, bias: number): Through => ({ ...initial, cell, bias });
/** Steps from the first to the last one. */
const lag = initial.length - 1;
const atRest: Through = { ...initial, sigma: 3, size: 0 };

/** What the text may print of this figure. */
export const numbers = {
  'norm of W': initial.sigma,
  'spectral radius': radius(initial),
  steps: lag,
  'RNN over all steps': first(row(initial)),
  'bound over all steps': first(bound(initial)),
  'RNN by step': first(row(initial)) ** (1 / lag),
  'gate bias': initial.bias,
  'LSTM over all steps': first(row(gated('lstm', initial.bias))),
  'forget gate over all steps': first(keptRow(gated('lstm', initial.bias))),
  'GRU over all steps': first(row(gated('gru', initial.bias))),
  'update gate over all steps': first(keptRow(gated('gru', initial.bias))),
  'LSTM with bias 0': first(row(gated('lstm', 0))),
  'GRU with bias 0': first(row(gated('gru', 0))),
  'RNN at rest, norm 3': first(plainRow(atRest)),
  'RNN with inputs, norm 3': first(plainRow({ ...atRest, size: initial.size })),
};
