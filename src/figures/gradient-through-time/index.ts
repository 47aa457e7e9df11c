/** The gradient through time: how far the state of a step reaches in an RNN, an LSTM and a GRU. */
import { choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { type Key, legend } from '../kit/legend.ts';
import { decimal } from '../kit/reading.ts';
import { curve, handles, heights, map, sized } from './drawings.ts';
import { bound, initial, keptRow, plainRow, radius, row, type Through } from './model.ts';
import { words } from './words.en.ts';

function describe(state: Through): string {
  const { cell, sigma, step } = state;
  const first = (values: readonly number[]): string => sized(values[0] ?? Number.NaN);
  const [name, norm] = [words.cells[cell], decimal(sigma, 1)];
  const over = words.over(step, 1, first(row(state)));
  if (cell === 'rnn')
    return `${words.set(name, norm, decimal(radius(state)))} ${over}${words.bounded(first(bound(state)))}`;
  const compared = words.compared(first(keptRow(state)), first(plainRow(state)));
  return `${words.setGated(name, norm, decimal(state.bias, 1))} ${over}${compared}`;
}

function key({ cell }: Through): string {
  const chosen: Key = { kind: 'through', mark: 'line', text: words.key.chosen[cell] };
  return legend(
    cell === 'rnn'
      ? [chosen, { kind: 'bound', mark: 'line', text: words.key.bound }]
      : [
          chosen,
          { kind: 'kept', mark: 'line', text: words.key.kept[cell] },
          { kind: 'plain', mark: 'line', text: words.key.plain },
        ],
  );
}

/** Each of these draws other weights and inputs. */
const seeds = Object.fromEntries([1, 2, 3, 4, 5, 6].map((seed) => [`${seed}`, words.drawing(seed)]));

export const figure: Figure<Through> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) =>
    square(words.map, heights.map, map(state)) + wide(words.curve, heights.curve, curve(state)) + key(state),
  describe,
  handles,
  controls: (state) => [
    choice('cell', words.cell, words.cells, state.cell, (cell) => ({ ...state, cell })),
    choice('weights', words.weights, seeds, `${state.seed}`, (seed) => ({ ...state, seed: Number(seed) })),
  ],
};
