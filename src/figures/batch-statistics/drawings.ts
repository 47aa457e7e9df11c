/** The drawings of the batch-normalisation figure: a batch before and after, and its statistics over time. */
import { decimal, type Handle, handle, type Point, round } from '../frame.ts';
import { type Batches, longest, normalise, running, statistics, values } from './model.ts';

export const size = { width: 420, height: 300 };

const plain = { left: 24, right: 396, before: 70, after: 196, reach: 6 } as const;
const rails = { from: 140, to: 360, mean: 254, deviation: 286 } as const;
const course = { left: 30, right: 400, top: 16, bottom: 250, low: -4, high: 6 } as const;

const at = (value: number): number =>
  round(
    plain.left +
      ((Math.min(plain.reach, Math.max(-plain.reach, value)) + plain.reach) / (2 * plain.reach)) *
        (plain.right - plain.left),
  );
const ofCourse = (k: number, value: number): Point => ({
  x: round(course.left + (k / longest) * (course.right - course.left)),
  y: round(
    course.top +
      ((course.high - Math.min(course.high, Math.max(course.low, value))) / (course.high - course.low)) *
        (course.bottom - course.top),
  ),
});
const text = (x: number, y: number, content: string, kind = '', anchor = 'middle'): string =>
  `<text class="${kind}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${content}</text>`;
const limits = { mean: { min: -3, max: 3 }, deviation: { min: 0.5, max: 2.5 } } as const;

/** Mean and spread of what comes in. */
export function handles(state: Batches): Record<'mean' | 'deviation', Handle<Batches>> {
  const rail = (key: 'mean' | 'deviation', label: string): Handle<Batches> => {
    const { min, max } = limits[key];
    return {
      label,
      value: state[key],
      min,
      max,
      step: 0.1,
      page: 0.5,
      text: decimal(state[key], 1),
      at: ({ x }) => min + ((x - rails.from) / (rails.to - rails.from)) * (max - min),
      set: (value) => ({ ...state, [key]: value }),
    };
  };
  return {
    mean: rail('mean', 'Mean of what comes in'),
    deviation: rail('deviation', 'Spread of what comes in'),
  };
}

function numberLine(y: number): string {
  const ticks = [-6, -4, -2, 0, 2, 4, 6].map(
    (value) =>
      `<path class="tick" d="M${at(value)} ${y}v4"/>${text(at(value), y + 17, decimal(value, 0), 'number soft')}`,
  );
  return `<path class="tick" d="M${plain.left} ${y}H${plain.right}"/>${ticks.join('')}`;
}

/** The batch on two number lines, each example joined to what becomes of it. */
export function batch(state: Batches): string {
  const before = values(state);
  const now = statistics(before);
  const examples = before.map((value, i) => {
    const after = normalise(value, now);
    const kind = i === 0 ? 'marked' : 'example';
    return (
      `<path class="${i === 0 ? 'marked-path' : 'axis'}" d="M${at(value)} ${plain.before}L${at(after)} ${plain.after}"/>` +
      `<circle class="${kind}" cx="${at(value)}" cy="${plain.before}" r="${i === 0 ? 6 : 4}"/>` +
      `<circle class="${kind}" cx="${at(after)}" cy="${plain.after}" r="${i === 0 ? 6 : 4}"/>`
    );
  });
  const spread = Math.sqrt(now.variance);
  const inUse = at(normalise(before[0] ?? 0, running(state)));
  const rail = (key: 'mean' | 'deviation', label: string): string => {
    const { min, max } = limits[key];
    const x = rails.from + ((state[key] - min) / (max - min)) * (rails.to - rails.from);
    return (
      text(rails.from - 16, rails[key] + 4, label, '', 'end') +
      `<path class="rail" d="M${rails.from} ${rails[key]}H${rails.to}"/>` +
      text(rails.to + 14, rails[key] + 4, decimal(state[key], 1), 'number value', 'start') +
      handle(key, handles(state)[key], { x: round(x), y: rails[key] })
    );
  };
  return (
    text(plain.left, 16, 'before', 'soft', 'start') +
    text(plain.left, plain.after - 14, 'after', 'soft', 'start') +
    `<path class="bracket" d="M${at(now.mean - spread)} 40v-7H${at(now.mean + spread)}v7M${at(now.mean)} 33v-6"/>` +
    text(at(now.mean), 20, `${decimal(now.mean)} ± ${decimal(spread)}`, 'number') +
    numberLine(plain.before) +
    numberLine(plain.after) +
    examples.join('') +
    `<path class="in-use" d="M${inUse} ${plain.after - 9}l-5 -10h10z"/>` +
    rail('mean', 'mean') +
    rail('deviation', 'spread')
  );
}

/** Each batch's mean, the running mean, and where the marked example came out. */
export function over(state: Batches): string {
  const { history } = state;
  const dots = (kind: string, r: number, value: (k: number) => number): string =>
    history
      .map((_, k) => ofCourse(k + 1, value(k)))
      .map(({ x, y }) => `<circle class="${kind}" cx="${x}" cy="${y}" r="${r}"/>`)
      .join('');
  const line = (value: (k: number) => number): string =>
    `M${history
      .map((_, k) => ofCourse(k + 1, value(k)))
      .map(({ x, y }) => `${x} ${y}`)
      .join('L')}`;
  const levels = [-4, -2, 0, 2, 4, 6].map((value) => {
    const { x, y } = ofCourse(0, value);
    return `<path class="axis" d="M${x} ${y}H${course.right}"/>${text(x - 6, y + 4, decimal(value, 0), 'number soft', 'end')}`;
  });
  const ticks = [0, 20, 40, 60].map((k) => {
    const { x } = ofCourse(k, 0);
    return `<path class="tick" d="M${x} ${course.bottom}v4"/>${text(x, course.bottom + 18, String(k), 'number soft')}`;
  });
  const start = ofCourse(0, 0);
  return (
    levels.join('') +
    ticks.join('') +
    text(course.right, course.bottom + 36, 'batch', 'soft', 'end') +
    dots('batch-mean', 3, (k) => history[k]?.batch.mean ?? 0) +
    dots('marked small', 2.5, (k) => history[k]?.marked ?? 0) +
    `<path class="running" d="M${start.x} ${start.y}L${line((k) => history[k]?.running.mean ?? 0).slice(1)}"/>`
  );
}
