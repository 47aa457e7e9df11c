/**
 * @title How long the slope is, day by day
 * @seeds 5
 * @expect table "From the last day to the first" cell "RNN" "by hand / backwards" between 0.999 and 1.001
 * @expect table "From the last day to the first" cell "LSTM, gates half open" "share that arrives" < 0.001 in every seed
 * @expect table "From the last day to the first" cell "GRU, gates half open" "share that arrives" < 0.001 in every seed
 * @expect table "From the last day to the first" cell "LSTM, gates open" "share that arrives" > 0.1 in every seed
 * @expect table "From the last day to the first" cell "GRU, gates open" "share that arrives" > 0.1 in every seed
 */
import * as tf from '@tensorflow/tfjs';
import { orthogonal, plot, random, table } from 'lab';

const seed = 2; // @knob any seed
const [rng, days, hidden, batch] = [random(seed), 20, 16, 64];
const open = 3; // @knob 0..6 step 0.5 added before the sigmoid of the gate that keeps

// One step: a(k) is what gate k hears of the day, b(k) what it hears of the state before. c is the LSTM's cell.
type Gate = (k: number) => tf.Tensor;
type State = { h: tf.Tensor; c: tf.Tensor };
type Cell = { gates: number; step: (a: Gate, b: Gate, before: State) => State };
const RNN: Cell = { gates: 1, step: (a, b, { c }) => ({ h: a(0).add(b(0)).tanh(), c }) };
const GRU = (more: number): Cell => ({
  gates: 3,
  step(a, b, { h, c }) {
    const [r, z] = [a(0).add(b(0)).sigmoid(), a(1).add(b(1)).add(more).sigmoid()];
    const fresh = tf.tanh(a(2).add(r.mul(b(2))));
    return { h: z.mul(h.sub(fresh)).add(fresh), c };
  },
});
const LSTM = (more: number): Cell => ({
  gates: 4,
  step(a, b, before) {
    const [i, f] = [a(0).add(b(0)).sigmoid(), a(1).add(b(1)).add(more).sigmoid()];
    const c = f.mul(before.c).add(i.mul(a(3).add(b(3)).tanh()));
    return { h: c.tanh().mul(a(2).add(b(2)).sigmoid()), c };
  },
});
const x = tf.unstack(tf.randomNormal([days, batch, 1], 0, 1, 'float32', rng.seed())); // a random number every day
const curves = plot({ title: 'How long the slope is', x: 'day', y: 'of that at the last day', log: true });
const rows: (string | number | null)[][] = [];
async function measure(name: string, { gates, step }: Cell) {
  const draw = (shape: number[]) => orthogonal({ seed: rng.seed() }).apply(shape);
  const [w, u, out] = [draw([1, gates * hidden]), draw([hidden, gates * hidden]), draw([hidden, 1])];
  const states: State[] = [];
  // The nudges are zeros, added to every state: the slope by a nudge is the slope by the state.
  const last = (nudges: tf.Tensor) => {
    let state: State = { h: tf.zeros([batch, hidden]), c: tf.zeros([batch, hidden]) };
    for (const [t, nudge] of tf.unstack(nudges).entries()) {
      const heard = [(x[t] as tf.Tensor).matMul(w), state.h.matMul(u)].map((all) => tf.split(all, gates, 1));
      const [a, b] = [0, 1].map((of) => (k: number) => heard[of]?.[k] as tf.Tensor) as [Gate, Gate];
      state = step(a, b, state);
      states.push({ h: tf.keep(state.h), c: state.c });
      const [h, c] = tf.unstack(nudge) as [tf.Tensor, tf.Tensor];
      state = { h: state.h.add(h), c: state.c.add(c) };
    }
    return state.h.matMul(out).sum();
  };
  const slopes = tf.grad(last)(tf.zeros([days, 2, batch, hidden]));
  const norms = await slopes.square().sum([1, 2, 3]).sqrt().data();
  const [first = 0, end = 1] = [norms[0], norms[days - 1]];
  curves.set(
    name,
    Array.from(norms.keys(), (t) => t + 1),
    norms.map((norm) => norm / end),
  );
  // Of the RNN the same by its equation: from the slope at the last state back to that at the first.
  let slope: tf.Tensor = tf.ones([batch, 1]).matMul(out, false, true);
  for (const { h } of gates === 1 ? states.slice(1).reverse() : [])
    slope = h.square().neg().add(1).mul(slope).matMul(u, false, true);
  const byHand = ((await slope.norm().data())[0] ?? Number.NaN) / first;
  rows.push([name, first / end, gates === 1 ? byHand : null]);
  const columns = ['cell', 'share that arrives', 'by hand / backwards'];
  table({ title: 'From the last day to the first', columns, rows, decimals: 6 });
}
await measure('RNN', RNN);
await measure('GRU, gates half open', GRU(0));
await measure('LSTM, gates half open', LSTM(0));
await measure('GRU, gates open', GRU(open));
await measure('LSTM, gates open', LSTM(open));
