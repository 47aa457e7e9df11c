/** The drawings of the batch-normalisation figure: a batch before and after, and its statistics over time. */
import { numberLine, plot } from '../kit/plot.ts';
import { type Rail, rails } from '../kit/rails.ts';
import { decimal } from '../kit/reading.ts';
import { clamped, linear } from '../kit/scale.ts';
import { text } from '../kit/shapes.ts';
import { type Batches, longest, normalise, running, statistics, values } from './model.ts';
import { words } from './words.en.ts';

/** The height of both drawings. */
export const height = 300;

const [left, before, after] = [24, 70, 196];
const at = clamped(linear([-6, 6], [left, 396]));
const course = plot(linear([0, longest], [30, 400]), clamped(linear([-4, 6], [250, 16])));

/** Mean and spread of what comes in. */
export function settings(state: Batches) {
  const rail = (
    key: 'mean' | 'deviation',
    [label, name]: readonly [string, string],
    min: number,
    max: number,
  ): Rail<Batches> => ({
    label,
    name,
    ...{ value: state[key], min, max, step: 0.1, page: 0.5 },
    text: decimal(state[key], 1),
    set: (value) => ({ ...state, [key]: value }),
  });
  return rails<Batches, 'mean' | 'deviation'>(
    { from: 140, to: 360, y: 254, gap: 32 },
    {
      mean: rail('mean', [words.meanLabel, words.mean], -3, 3),
      deviation: rail('deviation', [words.spreadLabel, words.spread], 0.5, 2.5),
    },
  );
}

/** The batch on two number lines, each example joined to what becomes of it. */
export function batch(state: Batches): string {
  const all = values(state);
  const now = statistics(all);
  const examples = all.map((value, i) => {
    const [from, to] = [at(value), at(normalise(value, now))];
    const kind = i === 0 ? 'marked' : 'example';
    return (
      `<path class="${i === 0 ? 'marked-path' : 'axis'}" d="M${from} ${before}L${to} ${after}"/>` +
      `<circle class="${kind}" cx="${from}" cy="${before}" r="${i === 0 ? 6 : 4}"/>` +
      `<circle class="${kind}" cx="${to}" cy="${after}" r="${i === 0 ? 6 : 4}"/>`
    );
  });
  const spread = Math.sqrt(now.variance);
  const inUse = at(normalise(all[0] ?? 0, running(state)));
  const ticks = [-6, -4, -2, 0, 2, 4, 6];
  return (
    text(left, 16, words.before, 'soft', 'start') +
    text(left, after - 14, words.after, 'soft', 'start') +
    `<path class="bracket" d="M${at(now.mean - spread)} 40v-7H${at(now.mean + spread)}v7M${at(now.mean)} 33v-6"/>` +
    text(at(now.mean), 20, `${decimal(now.mean)} ± ${decimal(spread)}`, 'number') +
    numberLine(at, before, ticks) +
    numberLine(at, after, ticks) +
    examples.join('') +
    `<path class="in-use" d="M${inUse} ${after - 9}l-5 -10h10z"/>` +
    settings(state).svg
  );
}

/** Each batch's mean, the running mean, and where the marked example came out. */
export function over(state: Batches): string {
  const { history } = state;
  const dots = (kind: string, r: number, value: (k: number) => number): string =>
    history
      .map((_, k) => course.at(k + 1, value(k)))
      .map(({ x, y }) => `<circle class="${kind}" cx="${x}" cy="${y}" r="${r}"/>`)
      .join('');
  const means = history.map((entry, k) => [k + 1, entry.running.mean] as const);
  return (
    course.yAxis({ at: [-4, -2, 0, 2, 4, 6] }) +
    course.xAxis({ at: [0, 20, 40, 60], name: words.batchAxis }) +
    dots('batch-mean', 3, (k) => history[k]?.batch.mean ?? 0) +
    dots('marked small', 2.5, (k) => history[k]?.marked ?? 0) +
    `<path class="running" d="${course.curve([[0, 0], ...means])}"/>`
  );
}
