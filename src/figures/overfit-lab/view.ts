/** The overfitting figure: a day of sunshine learned by too large a network, and seven switches. */
import { button, decimal, drawing, type Explorable, frame } from '../frame.ts';
import { daylight, errors, handles, size } from './drawings.ts';
import { initial, type Lab, names, parameters, shown, toggle, training } from './model.ts';
import { type Method, methods, schedule } from './training.ts';

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

function key(): string {
  return (
    '<p class="note lab-key"><span><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="learned" cx="6" cy="6" r="4"/></svg> learned from</span> ' +
    '<span><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="held-back" cx="6" cy="6" r="4"/></svg> held back</span> ' +
    '<span><svg viewBox="0 0 26 12" aria-hidden="true"><path class="sun" d="M1 6h24"/></svg> truth</span> ' +
    '<span><svg viewBox="0 0 26 12" aria-hidden="true"><path class="fit" d="M1 6h24"/></svg> network</span> ' +
    '<span><svg viewBox="0 0 12 12" aria-hidden="true"><path class="lowest" d="M0 11l6 -10l6 10z"/></svg> lowest held-back error</span></p>'
  );
}

function html(lab: Lab, words = ''): string {
  const switches = methods.map((method) =>
    button(method, names[method], { pressed: lab.on.includes(method) }),
  );
  return frame('overfit-lab', {
    drawings:
      drawing(
        'wide-drawing',
        'Observations, truth and the network’s curve over the hours of a day',
        size.width,
        size.height,
        daylight(lab),
      ) +
      drawing(
        'wide-drawing',
        'Both errors by step of training, with the step to drag',
        size.width,
        size.height,
        errors(lab),
      ) +
      key(),
    controls:
      `<span class="names" role="group" aria-label="Methods">${switches.join('')}</span>` +
      button('sample', 'Other observations'),
    text: words,
  });
}

function isMethod(action: string): action is Method {
  return (methods as readonly string[]).includes(action);
}

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Lab> = {
  initial,
  html,
  describe,
  handles,
  act: (lab, action) =>
    action === 'sample'
      ? { ...lab, sample: (lab.sample % 12) + 1 }
      : isMethod(action)
        ? toggle(lab, action)
        : lab,
};
