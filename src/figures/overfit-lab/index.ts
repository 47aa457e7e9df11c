/** The overfitting figure: a day of sunshine learned by too large a network, and seven switches. */
import { action, type Control, group } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { decimal } from '../kit/reading.ts';
import { daylight, errors, handles, height } from './drawings.ts';
import { initial, type Lab, parameters, shown, toggle, training } from './model.ts';
import { methods, schedule } from './training.ts';
import { words } from './words.en.ts';

/** The state in words and numbers. */
function describe(lab: Lab): string {
  const run = training(lab);
  const [now, end] = [shown(lab), run.kept.length - 1];
  const error = (values: readonly number[], at: number): string => decimal(values[at] ?? 0);
  const acting =
    lab.on.length === 0 ? words.noMethod : lab.on.map((method) => words.names[method]).join(', ');
  const count = words.network(lab.hidden, parameters(lab), acting);
  const here = words.now(now * schedule.every, error(run.train, now), error(run.validation, now));
  const best = words.best(run.best * schedule.every, error(run.validation, run.best));
  return `${count} ${here} ${best}${now === end ? '.' : words.atTheEnd(error(run.validation, end))}`;
}

const key = legend([
  { kind: 'learned', mark: 'dot', text: words.key.learned },
  { kind: 'held-back', mark: 'dot', text: words.key.heldBack },
  { kind: 'sun', mark: 'line', text: words.key.truth },
  { kind: 'fit', mark: 'line', text: words.key.network },
  { kind: 'lowest', mark: { path: 'M0 11l6 -10l6 10z' }, text: words.key.lowest },
]);

function controls(lab: Lab): Control<Lab>[] {
  const switches = methods.map((method) =>
    action(method, words.names[method], () => toggle(lab, method), { pressed: lab.on.includes(method) }),
  );
  return [
    group(words.methods, switches),
    action('sample', words.otherSample, () => ({ ...lab, sample: (lab.sample % 12) + 1 })),
  ];
}

export const figure: Figure<Lab> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (lab) => wide(words.day, height, daylight(lab)) + wide(words.course, height, errors(lab)) + key,
  describe,
  handles,
  controls,
};
