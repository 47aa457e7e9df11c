/** The drawings of the dropout figure: the network under its mask, and the answers of all masks drawn. */
import { numberLine } from '../kit/plot.ts';
import { rails } from '../kit/rails.ts';
import { decimal } from '../kit/reading.ts';
import { clamped, linear } from '../kit/scale.ts';
import { round, text } from '../kit/shapes.ts';
import { answer, change, contribution, type Dropping, expected, hidden, weights, whole } from './model.ts';
import { words } from './words.en.ts';

const places = { input: 40, hidden: 190, output: 340, top: 26, gap: 31 } as const;
/** Answers are counted in bins of one half; those beyond the axis count at its ends. */
const axis = { low: -4, high: 10, bin: 0.5 } as const;
const [left, right, base] = [24, 408, 214];
const across = clamped(linear([axis.low, axis.high], [left, right]));

const row = (j: number): number => places.top + j * places.gap;
const middle = row(3.5);

/** The probability of dropping, on its rail. */
export function probability(state: Dropping) {
  return rails<Dropping, 'p'>(
    { from: 150, to: 366, y: 284 },
    {
      p: {
        label: words.probability,
        name: words.dropped,
        value: state.p,
        min: 0,
        max: 0.9,
        step: 0.05,
        page: 0.2,
        text: words.probabilityText(decimal(state.p)),
        shown: decimal(state.p),
        set: (p) => change(state, { p }),
      },
    },
  );
}

/** Inputs, hidden neurons and output; a dropped neuron is crossed out and sends nothing. */
export function network(state: Dropping): string {
  const inputs = [1.5, 3.5, 5.5].map(row);
  const edges = hidden.map((_, j) => {
    if (!state.kept[j]) return '';
    const into = inputs.map((y) => `M${places.input + 12} ${y}L${places.hidden - 15} ${row(j)}`).join('');
    const sign = (weights[j] ?? 0) < 0 ? 'negative' : 'positive';
    const wide = round(0.75 + Math.abs(contribution(state, j)));
    return (
      `<path class="axis" d="${into}"/>` +
      `<path class="edge ${sign}" stroke-width="${wide}" d="M${places.hidden + 15} ${row(j)}L${places.output - 30} ${middle}"/>`
    );
  });
  const neurons = hidden.map((value, j) => {
    const y = row(j);
    const label = text(places.hidden, y + 4, decimal(value, 1), `number ${state.kept[j] ? '' : 'soft'}`);
    const cross = state.kept[j]
      ? ''
      : `<path class="cross" d="M${places.hidden - 10} ${y - 10}l20 20m0 -20l-20 20"/>`;
    return `<circle class="node${state.kept[j] ? '' : ' dropped'}" cx="${places.hidden}" cy="${y}" r="14"/>${label}${cross}`;
  });
  return (
    edges.join('') +
    inputs.map((y) => `<circle class="node" cx="${places.input}" cy="${y}" r="11"/>`).join('') +
    neurons.join('') +
    `<circle class="node" cx="${places.output}" cy="${middle}" r="29"/>` +
    text(places.output, middle + 5, decimal(answer(state)), 'number value') +
    text(places.output, middle - 38, words.answer, 'soft') +
    text(places.output, middle + 48, words.wholeIs(decimal(whole)), 'number soft') +
    probability(state).svg
  );
}

/** The answers drawn so far in bins of one half, their mean, and the answer of the whole network. */
export function answers(state: Dropping): string {
  const counts = new Map<number, number>();
  for (const value of state.drawn) {
    const bin = Math.floor(Math.min(axis.high - 0.01, Math.max(axis.low, value)) / axis.bin);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const tall = Math.max(10, ...counts.values());
  const bars = [...counts].map(([bin, count]) => {
    const [x, next, high] = [across(bin * axis.bin), across((bin + 1) * axis.bin), (count / tall) * 150];
    return `<rect class="bar" x="${x + 0.5}" y="${round(base - high)}" width="${round(next - x - 1)}" height="${round(high)}"/>`;
  });
  const mean = state.drawn.reduce((a, b) => a + b, 0) / state.drawn.length;
  const exact = expected(state);
  const numbers = [
    text(left, base + 46, words.wholeNetwork(decimal(whole)), 'number', 'start'),
    text(left, base + 66, words.meanOf(state.drawn.length, decimal(mean)), 'number mean-text', 'start'),
    text(right, base + 46, words.meanOfAll(decimal(exact.mean)), 'number soft', 'end'),
    text(right, base + 66, words.spread(decimal(exact.deviation)), 'number soft', 'end'),
  ];
  return (
    numberLine(across, base, [-4, -2, 0, 2, 4, 6, 8, 10]) +
    bars.join('') +
    `<path class="whole-line" d="M${across(whole)} 28V${base}"/>${text(across(whole), 20, words.whole, 'soft')}` +
    `<path class="mean-line" d="M${across(mean)} 40V${base}"/>` +
    numbers.join('')
  );
}
