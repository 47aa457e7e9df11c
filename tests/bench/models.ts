/**
 * `npm run bench:models`: a step of training, forwards, backwards and Adam, for the six reference models, with this
 * project's kernels and with TensorFlow.js as it comes. Each side is a process of its own; they take turns, so that a
 * machine that slows down slows all of them, and every ratio is a median of the ratios of neighbouring turns.
 * `npm run bench:models -- mlp lstm` measures those; `--rounds 15` takes more turns.
 */
import { parseArgs } from 'node:util';
import type { ReferenceName } from '../../playground/benchmark/models/reference.ts';
import { bundleSide } from './models/build.ts';
import { Side } from './models/process.ts';

const names: ReferenceName[] = ['mlp', 'cnn', 'lstm', 'attention', 'graph', 'unet'];
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' } },
});
const chosen = positionals.length > 0 ? names.filter((name) => positionals.includes(name)) : names;
/** A step of a large model on the CPU backend takes seconds, so it has fewer turns; the first is not counted. */
const cpuRounds = 2;
/** Milliseconds of processor time. */
const turn = 250;

const script = await bundleSide();
const sides = {
  ours: new Side(script, 'ours', 'wasm'),
  stock: new Side(script, 'stock', 'wasm'),
  cpu: new Side(script, 'stock', 'cpu'),
};
const rows: Record<string, Record<string, string>> = {};
for (const model of chosen) {
  rows[model] = await measure(model);
  console.log(model, rows[model]);
}
console.table(rows);
for (const side of Object.values(sides)) side.end();

async function measure(model: ReferenceName): Promise<Record<string, string>> {
  const times = { ours: [] as number[], stock: [] as number[], cpu: [] as number[] };
  const able = { ours: true, stock: true, cpu: true };
  const take = async (side: keyof typeof sides, milliseconds: number, keep: boolean) => {
    if (!able[side]) return;
    const answer = await sides[side].ask({ model, milliseconds });
    if ('failed' in answer) {
      if (side !== 'stock') throw new Error(`${model}, ${side}: ${answer.failed}`);
      able[side] = false;
    }
    if (!('failed' in answer) && keep) times[side].push(answer.perStep);
  };
  // Engines compile while they warm up.
  for (const side of ['ours', 'stock'] as const) await take(side, 600, false);
  const rounds = Number(options.rounds);
  for (let round = 0; round < rounds; round++) {
    await take('ours', turn, true);
    await take('stock', turn, true);
    if (round < cpuRounds) await take('cpu', 0, round > 0);
  }
  const ours = median(times.ours);
  return {
    'ours, WASM (ms)': ours.toFixed(2),
    'stock, WASM (ms)': able.stock ? median(times.stock).toFixed(2) : 'cannot',
    'times faster': able.stock
      ? median(times.stock.map((time, round) => time / (times.ours[round] as number))).toFixed(2)
      : '',
    'stock, CPU (ms)': median(times.cpu).toFixed(1),
    'times faster than CPU': (median(times.cpu) / ours).toFixed(1),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
