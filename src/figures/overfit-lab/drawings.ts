/** The two drawings of the overfitting figure: the fit over the day, and the errors over the training. */
import { count, decimal, type Handle, handle, type Point, round } from '../frame.ts';
import { type Lab, shown, training } from './model.ts';
import { answers } from './network.ts';
import { observe, schedule, truth } from './training.ts';

export const size = { width: 420, height: 300 };

const day = { left: 30, right: 408, top: 14, bottom: 212, low: -0.5, high: 1.5 };
const rail = { y: 272, from: 130, to: 392, min: 1, max: 30 };
const course = { left: 44, right: 396, top: 14, bottom: 252, low: 0.005, high: 1 };

const ofDay = (x: number, y: number): Point => ({
  x: round(day.left + ((x + 1) / 2) * (day.right - day.left)),
  y: round(day.top + ((day.high - y) / (day.high - day.low)) * (day.bottom - day.top)),
});
const ofCourse = (step: number, error: number): Point => ({
  x: round(course.left + (step / schedule.steps) * (course.right - course.left)),
  y: round(
    course.top +
      (Math.log(course.high / Math.min(course.high, Math.max(course.low, error))) /
        Math.log(course.high / course.low)) *
        (course.bottom - course.top),
  ),
});
const line = (points: readonly Point[]): string => `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`;
const text = (x: number, y: number, content: string, kind = '', anchor = 'middle'): string =>
  `<text class="${kind}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${content}</text>`;

/** The number of neurons, on its rail, and the step of training that is drawn, on the errors. */
export function handles(lab: Lab): Record<'hidden' | 'step', Handle<Lab>> {
  const step = shown(lab) * schedule.every;
  return {
    hidden: {
      label: 'Hidden neurons',
      value: lab.hidden,
      min: rail.min,
      max: rail.max,
      step: 1,
      page: 5,
      text: count(lab.hidden, 'neuron'),
      at: ({ x }) => rail.min + ((x - rail.from) / (rail.to - rail.from)) * (rail.max - rail.min),
      set: (hidden) => ({ ...lab, hidden }),
    },
    step: {
      label: 'Step of training that is drawn',
      value: step,
      min: 0,
      max: schedule.steps,
      step: schedule.every,
      page: 10 * schedule.every,
      text: `step ${step}`,
      at: ({ x }) => ((x - course.left) / (course.right - course.left)) * schedule.steps,
      // Whoever chooses the step stops by hand.
      set: (value) => ({ ...lab, step: value, on: lab.on.filter((method) => method !== 'early-stopping') }),
    },
  };
}

/** Observations, truth and the network's curve, and the rail of neurons. */
export function daylight(lab: Lab): string {
  const { train, validation } = observe(lab.sample);
  const grid = Array.from({ length: 161 }, (_, k) => k / 80 - 1);
  const network = training(lab).kept[shown(lab)] ?? new Float64Array();
  const guess = answers(network, grid, lab.on.includes('batch-norm'), train.x);
  const kept = (value: number): number => Math.min(day.high + 0.3, Math.max(day.low - 0.3, value));
  const curve = line(grid.map((x, i) => ofDay(x, kept(guess[i] ?? 0))));
  const dots = (x: readonly number[], y: readonly number[], kind: string, r: number): string =>
    x
      .map((value, i) => ofDay(value, y[i] ?? 0))
      .map((at) => `<circle class="${kind}" cx="${at.x}" cy="${at.y}" r="${r}"/>`)
      .join('');
  const ticks = [-8, -4, 0, 4, 8].map((hour) => {
    const { x } = ofDay(hour / 8, 0);
    return `<path class="tick" d="M${x} ${day.bottom}v4"/>${text(x, day.bottom + 18, decimal(hour, 0), 'number soft')}`;
  });
  const levels = [0, 0.5, 1].map((y) => {
    const at = ofDay(-1, y);
    return `<path class="axis" d="M${at.x} ${at.y}H${day.right}"/>${text(at.x - 6, at.y + 4, decimal(y, y === 0.5 ? 1 : 0), 'number soft', 'end')}`;
  });
  const spec = handles(lab).hidden;
  const at = {
    x: rail.from + ((lab.hidden - rail.min) / (rail.max - rail.min)) * (rail.to - rail.from),
    y: rail.y,
  };
  return (
    `<defs><clipPath id="overfit-lab-day"><rect x="${day.left}" y="${day.top}" width="${day.right - day.left}" height="${day.bottom - day.top}"/></clipPath></defs>` +
    levels.join('') +
    ticks.join('') +
    text(day.right, day.bottom + 36, 'hours from noon', 'soft', 'end') +
    `<path class="sun" d="${line(grid.map((x) => ofDay(x, truth(x))))}"/>` +
    `<g clip-path="url(#overfit-lab-day)"><path class="fit" d="${curve}"/></g>` +
    dots(validation.x, validation.y, 'held-back', 4) +
    dots(train.x, train.y, 'learned', 4) +
    text(rail.from - 16, rail.y + 4, 'neurons', '', 'end') +
    `<path class="rail" d="M${rail.from} ${rail.y}H${rail.to}"/>` +
    text(rail.from - 16, rail.y + 22, String(lab.hidden), 'number value', 'end') +
    handle('hidden', spec, at)
  );
}

/** Both errors by step on a logarithmic scale, and the step that is drawn. */
export function errors(lab: Lab): string {
  const run = training(lab);
  const [now, step] = [shown(lab), shown(lab) * schedule.every];
  const curve = (values: readonly number[]): string =>
    line(values.map((value, k) => ofCourse(k * schedule.every, value)));
  const marks = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1].map((value) => {
    const { y } = ofCourse(0, value);
    return `<path class="axis" d="M${course.left} ${y}H${course.right}"/>${text(course.left - 6, y + 4, String(value), 'number soft', 'end')}`;
  });
  const ticks = [0, 800, 1600, 2400].map((value) => {
    const { x } = ofCourse(value, 1);
    return `<path class="tick" d="M${x} ${course.bottom}v4"/>${text(x, course.bottom + 18, String(value), 'number soft')}`;
  });
  const { x } = ofCourse(step, 1);
  const lowest = ofCourse(run.best * schedule.every, run.validation[run.best] ?? 1);
  const [a, b] = [ofCourse(step, run.train[now] ?? 1), ofCourse(step, run.validation[now] ?? 1)];
  return (
    marks.join('') +
    ticks.join('') +
    text(course.right, course.bottom + 36, 'step of training', 'soft', 'end') +
    text(course.left, course.bottom + 36, 'error (root mean square)', 'soft', 'start') +
    `<path class="guide" d="M${x} ${course.top}V${course.bottom}"/>` +
    `<path class="course-train" d="${curve(run.train)}"/><path class="course-held" d="${curve(run.validation)}"/>` +
    `<path class="lowest" d="M${lowest.x - 6} ${lowest.y + 15}l6 -10l6 10z"/>` +
    `<circle class="learned" cx="${a.x}" cy="${a.y}" r="4"/><circle class="held-back" cx="${b.x}" cy="${b.y}" r="4"/>` +
    handle('step', handles(lab).step, { x, y: course.bottom })
  );
}
