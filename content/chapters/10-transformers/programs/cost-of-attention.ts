/**
 * @title What attention costs
 * @timed
 * @expect table "Growth" cell "full" "power of N, memory" between 1.99 and 2.01
 * @expect table "Growth" cell "windowed" "power of N, memory" between 0.99 and 1.01
 */
import * as tf from '@tensorflow/tfjs';
import { leastSquares, plot, scaledDotProductAttention, table } from 'lab';

const [width, window] = [32, 64];
const sizes = [128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768];

// N tokens of 32 numbers. Each looks at all of them, or at those of its window of 64.
const full = (x: tf.Tensor) => scaledDotProductAttention(x, x, x);
const windowed = (x: tf.Tensor) => {
  const windows = x.reshape([-1, window, width]);
  return scaledDotProductAttention(windows, windows, windows);
};
const tokens = { label: 'tokens', log: true };
const time = plot({ title: 'Time', x: tokens, y: 'ms', log: true });
const memory = plot({ title: 'Memory', x: tokens, y: 'MB', log: true });
/** The power of N that fits the four largest sizes. */
function power(costs: number[]) {
  const n = sizes.slice(costs.length - 4, costs.length).map((size) => [Math.log(size)]);
  return leastSquares(n, costs.slice(-4).map(Math.log)).weights[0] ?? Number.NaN;
}

const rows: (string | number)[][] = [];
for (const [name, attend] of Object.entries({ full, windowed })) {
  const [ms, mb]: [number[], number[]] = [[], []];
  for (const n of sizes) {
    if (name === 'full' && n > 4096) break; // scores of 8,192 tokens would fill a quarter of a gigabyte
    const x = tf.randomNormal([n, width], 0, 1, 'float32', 1);
    const once = () => tf.tidy(() => attend(x).sum());
    const times: number[] = [];
    for (let turn = 0; turn < 6; turn++) {
      const start = performance.now();
      await once().data();
      if (turn > 0) times.push(performance.now() - start); // the first also sets things up
    }
    ms.push(Math.min(...times)); // what else the machine does only adds to a time
    const before = tf.memory().numBytes;
    mb.push(((await tf.profile(once)).peakBytes - before) / 1e6);
    time.add(name, n, ms.at(-1) ?? Number.NaN);
    memory.add(name, n, mb.at(-1) ?? Number.NaN);
  }
  rows.push([name, power(ms), power(mb), ms[5] ?? Number.NaN, mb[5] ?? Number.NaN]);
  const columns = ['attention', 'power of N, time', 'power of N, memory', 'ms at 4096', 'MB at 4096'];
  table({ title: 'Growth', columns, rows, decimals: 2 });
}
