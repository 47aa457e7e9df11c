/** The drawings of the dropout figure: the network under its mask, and the answers of all masks drawn. */
import { decimal, type Handle, handle, round } from '../frame.ts';
import { answer, change, contribution, type Dropping, expected, hidden, weights, whole } from './model.ts';

export const size = { width: 420, height: 300 };

const places = { input: 40, hidden: 190, output: 340, top: 26, gap: 31 } as const;
const rail = { y: 284, from: 150, to: 372, max: 0.9 } as const;
const axis = { left: 24, right: 408, base: 214, low: -4, high: 10, bin: 0.5 } as const;

const row = (j: number): number => places.top + j * places.gap;
const middle = row(3.5);
const text = (x: number, y: number, content: string, kind = '', anchor = 'middle'): string =>
  `<text class="${kind}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${content}</text>`;

/** The probability of dropping, on its rail. */
export function handles(state: Dropping): Record<'p', Handle<Dropping>> {
  return {
    p: {
      label: 'Probability of dropping a neuron',
      value: state.p,
      min: 0,
      max: rail.max,
      step: 0.05,
      page: 0.2,
      text: `p ${decimal(state.p)}`,
      at: ({ x }) => ((x - rail.from) / (rail.to - rail.from)) * rail.max,
      set: (p) => change(state, { p }),
    },
  };
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
  const spec = handles(state).p;
  return (
    edges.join('') +
    inputs.map((y) => `<circle class="node" cx="${places.input}" cy="${y}" r="11"/>`).join('') +
    neurons.join('') +
    `<circle class="node" cx="${places.output}" cy="${middle}" r="29"/>` +
    text(places.output, middle + 5, decimal(answer(state)), 'number value') +
    text(places.output, middle - 38, 'answer', 'soft') +
    text(places.output, middle + 48, `whole: ${decimal(whole)}`, 'number soft') +
    text(rail.from - 16, rail.y + 4, 'p, dropped', '', 'end') +
    `<path class="rail" d="M${rail.from} ${rail.y}H${rail.to}"/>` +
    text(rail.to + 12, rail.y + 4, decimal(state.p), 'number value', 'start') +
    handle('p', spec, { x: rail.from + (state.p / rail.max) * (rail.to - rail.from), y: rail.y })
  );
}

/** The answers drawn so far in bins of one half, their mean, and the answer of the whole network. */
export function answers(state: Dropping): string {
  const at = (value: number): number =>
    round(
      axis.left +
        ((Math.min(axis.high, Math.max(axis.low, value)) - axis.low) / (axis.high - axis.low)) *
          (axis.right - axis.left),
    );
  const counts = new Map<number, number>();
  for (const value of state.drawn) {
    const bin = Math.floor(Math.min(axis.high - 0.01, Math.max(axis.low, value)) / axis.bin);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const tall = Math.max(10, ...counts.values());
  const bars = [...counts].map(([bin, count]) => {
    const [x, next, high] = [at(bin * axis.bin), at((bin + 1) * axis.bin), (count / tall) * 150];
    return `<rect class="bar" x="${x + 0.5}" y="${round(axis.base - high)}" width="${round(next - x - 1)}" height="${round(high)}"/>`;
  });
  const ticks = [-4, -2, 0, 2, 4, 6, 8, 10].map(
    (value) =>
      `<path class="tick" d="M${at(value)} ${axis.base}v4"/>${text(at(value), axis.base + 18, decimal(value, 0), 'number soft')}`,
  );
  const mean = state.drawn.reduce((a, b) => a + b, 0) / state.drawn.length;
  const exact = expected(state);
  const words = [
    text(axis.left, axis.base + 46, `whole network ${decimal(whole)}`, 'number', 'start'),
    text(
      axis.left,
      axis.base + 66,
      `mean of ${state.drawn.length}: ${decimal(mean)}`,
      'number mean-text',
      'start',
    ),
    text(axis.right, axis.base + 46, `mean of all masks ${decimal(exact.mean)}`, 'number soft', 'end'),
    text(axis.right, axis.base + 66, `their spread ${decimal(exact.deviation)}`, 'number soft', 'end'),
  ];
  const pointer = `<path class="mean-line" d="M${at(mean)} 40V${axis.base}"/>`;
  return (
    `<path class="tick" d="M${axis.left} ${axis.base}H${axis.right}"/>${ticks.join('')}${bars.join('')}` +
    `<path class="whole-line" d="M${at(whole)} 28V${axis.base}"/>${text(at(whole), 20, 'whole', 'soft')}` +
    pointer +
    words.join('')
  );
}
