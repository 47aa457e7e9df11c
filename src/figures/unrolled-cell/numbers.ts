import { cells } from '../recurrent-cells.ts';
import { change, finished, initial, steps } from './model.ts';
import { words } from './words.en.ts';

/** What the text may print of this figure: the state that each cell leaves at each step. */
export const numbers = Object.fromEntries(
  cells.flatMap((cell) =>
    steps(finished(change(initial, cell))).flatMap(({ at, values }) => [
      [`${words.cells[cell]}, h of step ${at}`, values['h'] ?? Number.NaN] as const,
      ...(cell === 'lstm' ? [[`LSTM, c of step ${at}`, values['c'] ?? Number.NaN] as const] : []),
    ]),
  ),
);
