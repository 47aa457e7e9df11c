import { heldBack } from '../irish-wind/parts.ts';
import { units } from './lstm.ts';
import { error, gate, initial } from './model.ts';
import { days, heldBackError, persistence, regression } from './series.ts';

/** Of each unit the mean and the ends of its forget gate over the held-back days. */
const forget = Array.from({ length: days - heldBack }, (_, k) => gate(initial, heldBack + k, 'f'));
const unit = (k: number): number[] => forget.map((values) => values[k] ?? Number.NaN);
const means = Array.from(
  { length: units },
  (_, k) => unit(k).reduce((sum, value) => sum + value, 0) / forget.length,
);

/** What the text may print of this figure. */
export const numbers = {
  'error of the LSTM': error(initial),
  'error untrained': error({ ...initial, passes: 0 }),
  'error of regression': heldBackError(regression),
  'error of persistence': heldBackError(persistence),
  'lowest mean forget gate': Math.min(...means),
  'highest mean forget gate': Math.max(...means),
  'lowest forget gate': Math.min(...forget.flat()),
  'highest forget gate': Math.max(...forget.flat()),
};
