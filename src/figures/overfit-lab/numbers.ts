import { initial } from './model.ts';
import { answers } from './network.ts';
import { observe, schedule, train, truth } from './training.ts';

const { sample, hidden } = initial;
const large = train(hidden, new Set(), sample);
const one = train(1, new Set(), sample);
const two = train(2, new Set(), sample);
const thirty = train(30, new Set(), sample);
const mirrored = train(hidden, new Set(['augmentation']), sample);
const { validation } = observe(sample);
const last = (values: readonly number[]): number => values.at(-1) ?? Number.NaN;

/** Squared errors on the held-back points of the large network, as it is kept at this place. */
function squares(kept: number): number[] {
  const network = large.kept[kept] ?? new Float64Array();
  return answers(network, validation.x, false, []).map((value, i) => (value - (validation.y[i] ?? 0)) ** 2);
}
const [best, end] = [squares(large.best), squares(large.kept.length - 1)];

/** What the text may print of this figure. */
export const numbers = {
  'error learned': last(large.train),
  'error held back': last(large.validation),
  'lowest error held back': large.validation[large.best] ?? Number.NaN,
  'best step': large.best * schedule.every,
  'steps after the best': schedule.steps - large.best * schedule.every,
  'held-back points made worse': end.filter((square, i) => square > (best[i] ?? 0)).length,
  'noise held back': Math.sqrt(
    validation.y.reduce((sum, y, i) => sum + (y - truth(validation.x[i] ?? Number.NaN)) ** 2, 0) /
      validation.y.length,
  ),
  'one neuron, learned': last(one.train),
  'one neuron, held back': last(one.validation),
  'two neurons, learned': last(two.train),
  'two neurons, held back': last(two.validation),
  'thirty neurons, held back': last(thirty.validation),
  'augmentation, held back': last(mirrored.validation),
};
