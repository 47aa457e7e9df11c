/** A small LSTM with one output, forward over a series and backward through time. */
import { sigmoid } from '../activations.ts';
import type { Chance } from '../chance.ts';

/** Inputs of a day, units of the state, and the numbers of each gate's unit: a weight per input and unit, and a bias. */
export const [inputs, units] = [3, 4] as const;
const perUnit = inputs + units + 1;
const perGate = units * perUnit;
/** The gates in the order of their weights: forget, input, output, and the candidate. */
export const gates = ['f', 'i', 'o', 'g'] as const;
const head = gates.length * perGate;
/** All weights: those of the gates, then those of the output with its bias. */
export const count = head + units + 1;

export type Parameters = Float64Array;

/** Normal weights, small enough that no gate is shut or stuck open; the forget gate begins nearly open (its bias is 1). */
export function start({ normal }: Chance): Parameters {
  const all = Float64Array.from({ length: count }, () => normal() / Math.sqrt(inputs + units));
  for (let k = 0; k < gates.length * units; k++) all[k * perUnit + perUnit - 1] = k < units ? 1 : 0;
  all[count - 1] = 0;
  return all;
}

/** What a run leaves: of each day four gates, the cell state, its tanh and h, unit by unit, and the answer. */
export interface Run {
  readonly bent: Float64Array;
  readonly c: Float64Array;
  readonly tanhC: Float64Array;
  readonly h: Float64Array;
  readonly answers: Float64Array;
}

/** Runs over days from a state of zeros; `x` has the inputs of one day after another. */
export function run(all: Parameters, x: Float64Array): Run {
  const days = x.length / inputs;
  const bent = new Float64Array(days * gates.length * units);
  const [c, tanhC, h] = [0, 0, 0].map(() => new Float64Array(days * units)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const answers = new Float64Array(days);
  for (let day = 0; day < days; day++) {
    for (let k = 0; k < gates.length * units; k++) {
      const z = sum(all, k * perUnit, x, day, h);
      bent[day * gates.length * units + k] = k < 3 * units ? sigmoid(z) : Math.tanh(z);
    }
    let answer = all[count - 1] ?? 0;
    for (let j = 0; j < units; j++) {
      const at = day * gates.length * units + j;
      const [f = 0, i = 0, o = 0, g = 0] = [
        bent[at],
        bent[at + units],
        bent[at + 2 * units],
        bent[at + 3 * units],
      ];
      const value = f * (day > 0 ? (c[(day - 1) * units + j] ?? 0) : 0) + i * g;
      const bend = Math.tanh(value);
      c[day * units + j] = value;
      tanhC[day * units + j] = bend;
      h[day * units + j] = o * bend;
      answer += (all[head + j] ?? 0) * o * bend;
    }
    answers[day] = answer;
  }
  return { bent, c, tanhC, h, answers };
}

/** What goes into a unit of a gate: its inputs, the h of the day before, and its bias. */
function sum(all: Parameters, at: number, x: Float64Array, day: number, h: Float64Array): number {
  let z = all[at + perUnit - 1] ?? 0;
  for (let k = 0; k < inputs; k++) z += (all[at + k] ?? 0) * (x[day * inputs + k] ?? 0);
  if (day > 0)
    for (let k = 0; k < units; k++) z += (all[at + inputs + k] ?? 0) * (h[(day - 1) * units + k] ?? 0);
  return z;
}

/** Adds to `slopes` those of the sum over the days of (answer − target)² · `weight`. */
export function addSlopes(
  all: Parameters,
  x: Float64Array,
  targets: Float64Array,
  weight: number,
  slopes: Float64Array,
): void {
  const { bent, c, tanhC, h, answers } = run(all, x);
  const ofH = new Float64Array(units);
  const ofC = new Float64Array(units);
  const ofZ = new Float64Array(gates.length * units);
  const add = (at: number, value: number): void => {
    slopes[at] = (slopes[at] ?? 0) + value;
  };
  for (let day = answers.length - 1; day >= 0; day--) {
    const error = 2 * weight * ((answers[day] ?? 0) - (targets[day] ?? 0));
    add(count - 1, error);
    for (let j = 0; j < units; j++) {
      const [at, now] = [day * gates.length * units + j, day * units + j];
      const [f = 0, i = 0, o = 0, g = 0] = [
        bent[at],
        bent[at + units],
        bent[at + 2 * units],
        bent[at + 3 * units],
      ];
      const [bend = 0, then = 0] = [tanhC[now], day > 0 ? c[now - units] : 0];
      add(head + j, error * (h[now] ?? 0));
      const back = (ofH[j] ?? 0) + error * (all[head + j] ?? 0);
      const memory = (ofC[j] ?? 0) + back * o * (1 - bend * bend);
      ofZ[j] = memory * then * f * (1 - f);
      ofZ[units + j] = memory * g * i * (1 - i);
      ofZ[2 * units + j] = back * bend * o * (1 - o);
      ofZ[3 * units + j] = memory * i * (1 - g * g);
      ofC[j] = memory * f;
    }
    ofH.fill(0);
    for (let k = 0; k < gates.length * units; k++) {
      const [at, z] = [k * perUnit, ofZ[k] ?? 0];
      add(at + perUnit - 1, z);
      for (let m = 0; m < inputs; m++) add(at + m, z * (x[day * inputs + m] ?? 0));
      if (day === 0) continue;
      for (let m = 0; m < units; m++) {
        add(at + inputs + m, z * (h[(day - 1) * units + m] ?? 0));
        ofH[m] = (ofH[m] ?? 0) + z * (all[at + inputs + m] ?? 0);
      }
    }
  }
}
