import { check } from 'lab';
import { slopes } from 'program';

/** The check's own forward pass, to take differences of. */
const end = (w: number, start: number, inputs: number[]) =>
  inputs.reduce((h, x) => Math.tanh(w * h + x), start);
const cases: [number, number, number[]][] = [
  [0.9, 0.5, [0.1, -0.4, 0.8]],
  [1.2, -0.3, [0.2, 0.1, -0.2, 0.1, 0.3]],
  [-0.7, 0.4, [0.5]],
];
const step = 1e-5;
const differences = cases.map(([w, start, inputs]) => ({
  weight: (end(w + step, start, inputs) - end(w - step, start, inputs)) / (2 * step),
  start: (end(w, start + step, inputs) - end(w, start - step, inputs)) / (2 * step),
}));
const said = cases.map(([w, start, inputs]) => slopes(w, start, inputs));
const wrong = (of: 'weight' | 'start') =>
  cases.findIndex((_, k) => !(Math.abs((said[k]?.[of] ?? NaN) - (differences[k]?.[of] ?? 0)) < 1e-6));
function judge(name: string, of: 'weight' | 'start', hint: string) {
  const k = wrong(of);
  const [w, start, inputs] = cases[k] ?? [];
  check(
    name,
    k < 0,
    `With w = ${w}, the initial state ${start} and the inputs ${inputs}, differences give ${differences[k]?.[of].toFixed(6)}; you say ${said[k]?.[of]}. ${hint}`,
  );
}
judge('gradient by the weight', 'weight', 'Each step uses w: go through all of them, backwards, and add up.');
judge('gradient by the initial state', 'start', 'Each step multiplies lambda by the slope of tanh and by w.');
