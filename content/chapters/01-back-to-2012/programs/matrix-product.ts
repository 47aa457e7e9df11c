/**
 * @title The same product on every backend
 * @timed
 * @expect plot "Matrix product" series "wasm" last > 0
 * @expect table "Fastest product" cell "wasm" "speed (GFLOP/s)" > 0.2
 * @small ", 256, 512, 1024]" = "]"
 * @expect-small plot "Matrix product" series "wasm" last > 0
 * @expect-small table "Fastest product" cell "wasm" "speed (GFLOP/s)" > 0.05
 */
import * as tf from '@tensorflow/tfjs';
import { log, plot, steps, table } from 'lab';

// An n × n product is n² sums of n products: 2n³ operations.
// With n = 4 that is next to nothing: what it takes is the
// call.
const sizes = [4, 64, 128, 256, 512, 1024];
const backends = ['webgpu', 'webgl', 'wasm', 'cpu']; // GPU twice, processor twice
const chart = plot({
  title: 'Matrix product',
  x: { label: 'n', log: true },
  y: { label: 'speed', units: 'GFLOP/s', log: true },
});
const first = tf.getBackend();
const rows: (string | number)[][] = [];
let backend = '';

/** Seconds for `repeats` products, each waiting for the one before; reading one number waits for them all. */
async function seconds(a: tf.Tensor, b: tf.Tensor, repeats: number): Promise<number> {
  const start = performance.now();
  const last = tf.tidy(() => {
    let product = b;
    for (let i = 0; i < repeats; i++) product = a.matMul(product as tf.Tensor2D);
    return product.slice([0, 0], [1, 1]);
  });
  await last.data();
  last.dispose();
  return (performance.now() - start) / 1000;
}

let best: [speed: number, size: number] = [0, 0];
let last = 0; // seconds that the last product took
let small: number[] = []; // microseconds that products of the first two sizes took
for await (const step of steps(backends.length * sizes.length)) {
  const size = sizes[step % sizes.length] ?? 0;
  if (size === sizes[0]) {
    backend = backends[step / sizes.length] ?? '';
    [best, last, small] = [[0, 0], 0, []];
    const ready = await tf.setBackend(backend).catch(() => false);
    if (!ready) {
      log(`${backend}: not on this machine`);
      backend = '';
    }
  }
  // The next size costs eight times the last: stop where it
  // would take more than two seconds.
  if (backend === '' || 8 * last > 2) continue;
  const a = tf.fill([size, size], 1 / size); // keeps the numbers of a chain from growing
  const b = tf.ones([size, size]);
  await seconds(a, b, 1); // the first time compiles shaders
  const once = await seconds(a, b, 1);
  const repeats = Math.max(1, Math.min(100, Math.round(0.15 / once)));
  last = (await seconds(a, b, repeats)) / repeats;
  const speed = (2 * size ** 3) / last / 1e9;
  chart.add(backend, size, speed);
  if (speed > best[0]) best = [speed, size];
  tf.dispose([a, b]);
  if (small.length < 2) small.push(1e6 * last);
  const sums = (2 * 64 ** 3) / best[0] / 1e3; // microseconds at full speed
  const row = [backend, ...[...best, ...small, sums].map((value) => Number(value.toPrecision(3)))];
  const known = rows.findIndex(([name]) => name === backend);
  if (known < 0) rows.push(row);
  else rows[known] = row;
}
await tf.setBackend(first);
const columns = ['backend', 'speed (GFLOP/s)', 'at size', '4 × 4 (µs)', '64 × 64 (µs)', 'its sums (µs)'];
table({ title: 'Fastest product', columns, rows });
