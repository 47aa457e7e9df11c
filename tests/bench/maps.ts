/**
 * `npm run bench:maps`: how often a map of 73 × 144 values is drawn while a reader turns, plays or scrubs it, on
 * software rendering. A step is asked for in each frame of the screen; printed are the times between frames and the time
 * that a frame's work takes. `npm run bench:maps -- 300` measures that many frames.
 */
import type { Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { serveSite } from '../browser/site-server.ts';

const frames = Number(process.argv[2] ?? 180);

/** Milliseconds of each frame: since the one before, and of work within it. */
interface Frames {
  between: number[];
  work: number[];
}

const scenes: [name: string, variable: string, projection: string, step: 'turn' | 'scrub'][] = [
  ['globe turned, field', 'u', 'orthographic', 'turn'],
  ['globe turned, field and arrows', 'wind', 'orthographic', 'turn'],
  ['months of a globe, field', 'u', 'orthographic', 'scrub'],
  ['months of Robinson’s map, field', 'u', 'robinson', 'scrub'],
  ['months of a flat map, field', 'u', 'equirectangular', 'scrub'],
  ['months of a flat map, field and arrows', 'wind', 'equirectangular', 'scrub'],
];

const site = await serveSite();
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
  await page.goto(`${site.url.replace('127.0.0.1', 'localhost')}datasets/fnoc-winds/`);
  await page.getByRole('button', { name: 'Explore the data' }).click();
  await page.getByRole('combobox', { name: 'Map' }).waitFor();
  console.log(`Chromium ${browser.version()}, ${frames} frames of each`);
  console.log(`${''.padEnd(42)}frames/s   between: median  95 %   work: median  95 %`);
  for (const [name, variable, projection, step] of scenes) {
    await page
      .getByRole('combobox', { name: 'Variable' })
      .selectOption({ index: variable === 'wind' ? 0 : 1 });
    await page.getByRole('combobox', { name: 'Map' }).selectOption(projection);
    await page.waitForTimeout(500);
    report(name, await measure(page, step));
  }
} finally {
  await browser.close();
  await site.close();
}

/** Steps once a frame. A task that is posted in a frame runs when the frame's work is done. */
function measure(page: Page, step: 'turn' | 'scrub'): Promise<Frames> {
  return page.evaluate(
    async ([step, frames]) => {
      const explorer = document.querySelector('dataset-explorer');
      const area = explorer?.querySelector<HTMLElement>('.map-area');
      const range = explorer?.querySelector<HTMLInputElement>('input[type="range"]');
      if (!area || !range) throw new Error('There is no map with frames.');
      const act =
        step === 'turn'
          ? () => area.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
          : () => {
              range.value = String((Number(range.value) + 1) % (Number(range.max) + 1));
              range.dispatchEvent(new Event('input', { bubbles: true }));
            };
      const [between, work]: [number[], number[]] = [[], []];
      const channel = new MessageChannel();
      let began = 0;
      channel.port1.onmessage = () => work.push(performance.now() - began);
      let last = await new Promise<number>(requestAnimationFrame);
      for (let frame = -10; frame < frames; frame++) {
        // Asked for before the map asks for its own: called first, it sees the frame's work begin.
        const next = new Promise<number>((resolve) => {
          requestAnimationFrame((time) => {
            began = performance.now();
            if (frame >= 0) channel.port2.postMessage(null);
            resolve(time);
          });
        });
        act();
        const now = await next;
        if (frame >= 0) between.push(now - last);
        last = now;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { between, work };
    },
    [step, frames] as const,
  );
}

function report(name: string, { between, work }: Frames): void {
  const rate = (1000 * between.length) / between.reduce((sum, ms) => sum + ms, 0);
  const ms = (values: number[], share: number) => quantile(values, share).toFixed(1).padStart(6);
  console.log(
    `${name.padEnd(42)}${rate.toFixed(1).padStart(8)}   ${ms(between, 0.5).padStart(15)}${ms(between, 0.95)}   ${ms(work, 0.5).padStart(12)}${ms(work, 0.95)}`,
  );
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
