/**
 * `npm run bench:webgpu -- [rounds] [model …] [--programs]`: what a step of training asks of the GPU and how long it takes, with the
 * kernels of the course and with stock TensorFlow.js. The two sides take turns in one run; times are medians of the rounds, and a
 * software GPU is fine: ratios are what counts.
 */
import { parseArgs } from 'node:util';
import { medianOf } from '../../playground/benchmark/measurements.ts';
import type { ReferenceName } from '../../playground/benchmark/models/reference.ts';
import { openWebGpuPages } from '../browser/webgpu/open.ts';
import type { StepFigures } from '../browser/webgpu/page.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { programs: { type: 'boolean', default: false } },
});
const [times = '3', ...wanted] = positionals;
const rounds = Number(times);
const stepsOf: Record<ReferenceName, number> = {
  mlp: 30,
  cnn: 6,
  lstm: 9,
  attention: 12,
  graph: 9,
  unet: 3,
  aifs: 3,
};

const pages = await openWebGpuPages();
try {
  for (const [model, steps] of Object.entries(stepsOf) as [ReferenceName, number][]) {
    if (wanted.length > 0 && !wanted.includes(model)) continue;
    const figures = { ours: [] as StepFigures[], stock: [] as StepFigures[] };
    for (let round = 0; round < rounds; round++) {
      for (const side of ['stock', 'ours'] as const) {
        const page = await pages.open(side === 'ours');
        figures[side].push(await page.evaluate(([m, n]) => webgpuPage.steps(m, n), [model, steps] as const));
        await page.context().close();
      }
    }
    report(model, figures);
  }
} finally {
  await pages.close();
}

function report(model: ReferenceName, { ours, stock }: Record<'ours' | 'stock', StepFigures[]>): void {
  console.log(`\n${model}, ${rounds} rounds`);
  for (const [side, figures] of [
    ['ours', ours],
    ['stock', stock],
  ] as const) {
    const last = figures.at(-1);
    console.log(
      `  ${side.padEnd(5)} ${String(last?.dispatches).padStart(4)} dispatches ${String(last?.submits).padStart(3)} submits ` +
        `${median(figures).toFixed(1).padStart(8)} ms a step`,
    );
  }
  if (options.programs) console.log(programs(ours.at(-1)), '\nstock', programs(stock.at(-1)));
  console.log(`  ${(median(stock) / median(ours)).toFixed(2)} times as fast`);
}

/** Dispatches by program, most first. */
function programs(figures: StepFigures | undefined): string {
  return Object.entries(figures?.programs ?? {})
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `    ${count} ${name}`)
    .join('\n');
}

function median(figures: readonly StepFigures[]): number {
  return medianOf(figures.map(({ ms }) => ms)) ?? Number.NaN;
}
