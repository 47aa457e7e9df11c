/** The two drawings of the overfitting figure: the fit over the day, and the errors over the training. */
import type { Handle } from '../kit/figure.ts';
import { plot } from '../kit/plot.ts';
import { rails } from '../kit/rails.ts';
import { count, decimal } from '../kit/reading.ts';
import { clamped, linear, logarithmic } from '../kit/scale.ts';
import { between, handle, text } from '../kit/shapes.ts';
import { type Lab, shown, training } from './model.ts';
import { answers } from './network.ts';
import { observe, schedule, truth } from './training.ts';
import { words } from './words.en.ts';

/** The height of both drawings. */
export const height = 300;

/** Sunshine over the hours of a day, in units of eight hours from noon. */
const day = plot(linear([-1, 1], [30, 408]), linear([-0.5, 1.5], [212, 14]));
const course = plot(linear([0, schedule.steps], [44, 396]), clamped(logarithmic([0.005, 1], [252, 14])));

function neurons(lab: Lab) {
  return rails<Lab, 'hidden'>(
    { from: 130, to: 372, y: 272 },
    {
      hidden: {
        label: words.hidden,
        name: words.neurons,
        value: lab.hidden,
        min: 1,
        max: 30,
        step: 1,
        page: 5,
        text: count(lab.hidden, words.neuron),
        shown: `${lab.hidden}`,
        set: (hidden) => ({ ...lab, hidden }),
      },
    },
  );
}

/** The number of neurons, on its rail, and the step of training that is drawn, on the errors. */
export function handles(lab: Lab): Record<'hidden' | 'step', Handle<Lab>> {
  const step = shown(lab) * schedule.every;
  return {
    ...neurons(lab).handles,
    step: {
      label: words.step,
      value: step,
      min: 0,
      max: schedule.steps,
      step: schedule.every,
      page: 10 * schedule.every,
      text: words.stepText(step),
      at: ({ x }) => course.x.invert(x),
      // Whoever chooses the step stops by hand.
      set: (value) => ({ ...lab, step: value, on: lab.on.filter((method) => method !== 'early-stopping') }),
    },
  };
}

/** Observations, truth and the network's curve, and the rail of neurons. */
export function daylight(lab: Lab): string {
  const { train, validation } = observe(lab.sample);
  const grid = between(-1, 1, 160);
  const network = training(lab).kept[shown(lab)] ?? new Float64Array();
  const guess = answers(network, grid, lab.on.includes('batch-norm'), train.x);
  // What leaves the plot is cut off at its edge; a little beyond is far enough.
  const kept = (value: number): number => Math.min(1.8, Math.max(-0.8, value));
  const curve = day.curve(grid.map((x, i) => [x, kept(guess[i] ?? 0)]));
  const dots = (x: readonly number[], y: readonly number[], kind: string, r: number): string =>
    x
      .map((value, i) => day.at(value, y[i] ?? 0))
      .map((at) => `<circle class="${kind}" cx="${at.x}" cy="${at.y}" r="${r}"/>`)
      .join('');
  return (
    day.yAxis({ at: [0, 0.5, 1], say: String }) +
    day.xAxis({ at: [-1, -0.5, 0, 0.5, 1], say: (x) => decimal(8 * x, 0), name: words.hours }) +
    `<path class="sun" d="${day.curve(grid.map((x) => [x, truth(x)]))}"/>` +
    day.inside('overfit-lab-day', `<path class="fit" d="${curve}"/>`) +
    dots(validation.x, validation.y, 'held-back', 4) +
    dots(train.x, train.y, 'learned', 4) +
    neurons(lab).svg
  );
}

/** Both errors by step on a logarithmic scale, and the step that is drawn. */
export function errors(lab: Lab): string {
  const run = training(lab);
  const [now, step] = [shown(lab), shown(lab) * schedule.every];
  const curve = (values: readonly number[]): string =>
    course.curve(values.map((value, k) => [k * schedule.every, value]));
  const { x, y: top } = course.at(step, 1);
  const [left, bottom] = [course.x(0), course.y(0)];
  const lowest = course.at(run.best * schedule.every, run.validation[run.best] ?? 1);
  const [a, b] = [course.at(step, run.train[now] ?? 1), course.at(step, run.validation[now] ?? 1)];
  return (
    course.yAxis({ at: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1], say: String }) +
    course.xAxis({ at: [0, 800, 1600, 2400], name: words.stepAxis }) +
    text(left, bottom + 36, words.errorAxis, 'soft', 'start') +
    `<path class="guide" d="M${x} ${top}V${bottom}"/>` +
    `<path class="course-train" d="${curve(run.train)}"/><path class="course-held" d="${curve(run.validation)}"/>` +
    `<path class="lowest" d="M${lowest.x - 6} ${lowest.y + 15}l6 -10l6 10z"/>` +
    `<circle class="learned" cx="${a.x}" cy="${a.y}" r="4"/><circle class="held-back" cx="${b.x}" cy="${b.y}" r="4"/>` +
    handle('step', handles(lab).step, { x, y: bottom })
  );
}
