/**
 * `npm run bench:webgpu [rounds] [model …]`: what a step of training asks of the GPU and how long it takes, with the
 * kernels of the course and with stock TensorFlow.js. The two sides take turns in one run; times are medians of the rounds, and a
 * software GPU is fine: ratios are what counts.
 */

import type { ModelName } from '../browser/webgpu/models.ts';
import { openWebGpuPages } from '../browser/webgpu/open.ts';
import type { StepFigures } from '../browser/webgpu/page.ts';

const [times = '3', ...wanted] = process.argv.slice(2);
const rounds = Number(times);
const stepsOf: Record<ModelName, number> = { mlp: 30, classifier: 30, cnn: 3 };

const pages = await openWebGpuPages();
try {
  for (const [model, steps] of Object.entries(stepsOf) as [ModelName, number][]) {
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

function report(model: ModelName, { ours, stock }: Record<'ours' | 'stock', StepFigures[]>): void {
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
  console.log(`  ${(median(stock) / median(ours)).toFixed(2)} times as fast`);
}

function median(figures: readonly StepFigures[]): number {
  const sorted = figures.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
