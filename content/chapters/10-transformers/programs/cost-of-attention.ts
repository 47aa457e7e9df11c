/**
 * @title What attention costs
 * @timed
 */
import * as tf from '@tensorflow/tfjs';
import { leastSquares, plot, scaledDotProductAttention, table } from 'lab';

const [width, window] = [32, 64];
const sizes = [128, 256, 512, 1024, 2048, 4096];

// N tokens of 32 numbers, of which each looks at all N; or at those of its window of 64.
const full = (x: tf.Tensor) => scaledDotProductAttention(x, x, x);
const windowed = (x: tf.Tensor) => {
  const windows = x.reshape([-1, window, width]);
  return scaledDotProductAttention(windows, windows, windows);
};
const chart = plot({ title: 'Time', x: { label: 'tokens', log: true }, y: 'ms', log: true });
const memory = plot({ title: 'Memory', x: { label: 'tokens', log: true }, y: 'MB', log: true });
const rows: (string | number)[][] = [];
for (const [name, attend] of Object.entries({ full, windowed })) {
  const points: { n: number; ms: number; mb: number }[] = [];
  for (const n of sizes) {
    const x = tf.randomNormal([n, width], 0, 1, 'float32', 1);
    const once = () => tf.tidy(() => attend(x).sum()).data();
    await once();
    const times: number[] = [];
    for (let k = 0; k < 5; k++) {
      const start = performance.now();
      await once();
      times.push(performance.now() - start);
    }
    const ms = times.sort((a, b) => a - b)[2] ?? 0;
    const { peakBytes } = await tf.profile(() => tf.tidy(() => attend(x).sum()));
    points.push({ n, ms, mb: peakBytes / 1e6 });
    chart.add(name, n, ms);
    memory.add(name, n, peakBytes / 1e6);
    x.dispose();
  }
  const last = points.slice(-4);
  const slope = (of: 'ms' | 'mb') => leastSquares(last.map(({ n }) => [Math.log(n)]), last.map((p) => [Math.log(p[of])])).weights[0] ?? 0;
  rows.push([name, slope('ms'), slope('mb'), last[3]!.ms, last[3]!.mb]);
  table({ title: 'Growth', columns: ['attention', 'power of N, time', 'power of N, memory', 'ms at 4096', 'MB at 4096'], rows, decimals: 2 });
}
