/** The overfitting figure: a day of sunshine learned by too large a network, and seven switches. */
import { action, type Control, group } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { decimal } from '../kit/reading.ts';
import { daylight, errors, handles, height } from './drawings.ts';
import { initial, type Lab, names, parameters, shown, toggle, training } from './model.ts';
import { methods, schedule } from './training.ts';

/** The state in words and numbers. */
function describe(lab: Lab): string {
  const run = training(lab);
  const [now, end] = [shown(lab), run.kept.length - 1];
  const error = (values: readonly number[], at: number): string => decimal(values[at] ?? 0);
  const acting = lab.on.length === 0 ? 'no method' : lab.on.map((method) => names[method]).join(', ');
  const count = `${lab.hidden} ${lab.hidden === 1 ? 'neuron' : 'neurons'}, ${parameters(lab)} parameters, ${acting}.`;
  const here = `At step ${now * schedule.every} the error is ${error(run.train, now)} on the 12 points learned from and ${error(run.validation, now)} on the 12 held back.`;
  const best = `Held back, it was lowest at step ${run.best * schedule.every}: ${error(run.validation, run.best)}`;
  return `${count} ${here} ${best}${now === end ? '.' : `; at the end it is ${error(run.validation, end)}.`}`;
}

const key = legend([
  { kind: 'learned', mark: 'dot', text: 'learned from' },
  { kind: 'held-back', mark: 'dot', text: 'held back' },
  { kind: 'sun', mark: 'line', text: 'truth' },
  { kind: 'fit', mark: 'line', text: 'network' },
  { kind: 'lowest', mark: { path: 'M0 11l6 -10l6 10z' }, text: 'lowest held-back error' },
]);

function controls(lab: Lab): Control<Lab>[] {
  const switches = methods.map((method) =>
    action(method, names[method], () => toggle(lab, method), { pressed: lab.on.includes(method) }),
  );
  return [
    group('Methods', switches),
    action('sample', 'Other observations', () => ({ ...lab, sample: (lab.sample % 12) + 1 })),
  ];
}

export const figure: Figure<Lab> = {
  title: 'Overfitting, and seven methods against it',
  about:
    'A network learns sunshine over a day from 12 noisy observations: its curve, and its errors on these and on 12 held back, by step of training.',
  initial,
  drawings: (lab) =>
    wide('Observations, truth and the network’s curve over the hours of a day', height, daylight(lab)) +
    wide('Both errors by step of training, with the step to drag', height, errors(lab)) +
    key,
  describe,
  handles,
  controls,
};
