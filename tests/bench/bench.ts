/**
 * `npm run bench`: what the sandbox costs against a bare page that trains on its main thread. Each figure is a ratio of
 * medians; the two sides take turns in one run, so that a machine that slows down slows both.
 * `npm run bench -- wasm 9` measures one backend, nine times.
 */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { medianOf } from '../../playground/benchmark/measurements.ts';
import { writeFragment } from '../../playground/session/share.ts';
import { launchChromium } from '../browser/chromium.ts';
import { pressBackend } from '../browser/playground-hands.ts';
import { serveSite } from '../browser/site-server.ts';
import { serveBarePage } from './bare-server.ts';

const [only, times = '5'] = process.argv.slice(2);
const rounds = Number(times);
const chapter = 'chapters/dense-networks/';
const title = 'Saturation humidity from observations';
const source = readFileSync('content/chapters/04-dense-networks/programs/saturation-humidity.ts', 'utf8');

/** Six seconds and more: the first two, in which a curve is drawn with every frame, are not timed. */
const longSteps: Record<string, number> = { wasm: 12_000, webgl: 600, webgpu: 600 };
const longSource = (backend: string): string =>
  readFileSync('tests/bench/long-training.ts', 'utf8').replace(
    'total = 4000',
    `total = ${longSteps[backend] ?? 400}`,
  );

/** How long a reader takes at least to change a line: Run is pressed again after so many milliseconds. */
const editMs = 4000;

interface Times {
  /** First point after Run on a page just opened. */
  cold: number;
  /** First point after Run pressed again. */
  again: number;
  /** Milliseconds a step, long after the start. */
  step: number;
}

const site = await serveSite();
const bare = await serveBarePage();
const browser = await launchChromium();
const context = await browser.newContext();
try {
  for (const backend of only ? [only] : ['wasm', 'webgpu', 'webgl']) {
    const ours: Times[] = [];
    const theirs: Times[] = [];
    // The first round fills the HTTP cache and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const sandboxed = await measureSite(context, backend);
      const plain = await measureBare(context, backend);
      if (round === 0) continue;
      ours.push(sandboxed);
      theirs.push(plain);
    }
    report(backend, ours, theirs);
  }
} finally {
  await browser.close();
  bare.close();
  await site.close();
}

async function measureSite(context: BrowserContext, backend: string): Promise<Times> {
  const page = await context.newPage();
  await page.goto(`${site.url.replace('127.0.0.1', 'localhost')}${chapter}?backend=${backend}`);
  const first = await pressAndTime(page);
  await page.waitForTimeout(editMs);
  const second = await pressAndTime(page);
  await page.close();
  return { cold: first, again: second, step: await stepTime(context, backend) };
}

/** The long training on the playground's own page. */
async function stepTime(context: BrowserContext, backend: string): Promise<number> {
  const page = await context.newPage();
  const link = writeFragment({ title: 'Long training', source: longSource(backend) });
  await page.goto(`${site.url.replace('127.0.0.1', 'localhost')}playground/${link}`);
  await pressBackend(page);
  await page.getByLabel('Run on').selectOption(backend);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const line = page.locator('.console-lines li', { hasText: 'ms per step' });
  await line.waitFor({ timeout: 300_000 });
  const text = await line.textContent();
  await page.close();
  return Number(/([\d.]+)\s*$/.exec(text ?? '')?.[1]);
}

/**
 * Presses Run inside the page, watches the chart there, so that no time of the driver is counted, and presses Stop when
 * the first point is drawn.
 */
function pressAndTime(page: Page): Promise<number> {
  return page.evaluate(async (title) => {
    const playground = document.querySelector(`section[aria-label="${title}"]`);
    const find = (part: string) => playground?.querySelector<HTMLElement>(`[data-part="${part}"]`);
    const results = find('results');
    const status = find('status');
    if (!playground || !results || !status) throw new Error('no playground');
    const before = results.querySelector('.results');
    const start = performance.now();
    find('run')?.click();
    return new Promise<number>((resolve, reject) => {
      let firstPoint = 0;
      let begun = false;
      const look = (): void => {
        const text = status.textContent ?? '';
        if (/^(Loading|Running)/.test(text)) begun = true;
        // What stood there before stays until the first point of this run puts a new element in its place.
        const fresh = results.querySelector('.results') !== before;
        // A chart's accessible name ends with its last values, once it has any.
        const point = () => results.querySelector('[role="img"][aria-label*=" at step "]');
        if (begun && fresh && firstPoint === 0 && point()) {
          firstPoint = performance.now() - start;
          find('stop')?.click();
        }
        if (begun && /^(Stopped|Finished)/.test(text)) {
          observer.disconnect();
          resolve(firstPoint);
        }
        if (text.startsWith('Failed')) reject(new Error(text));
      };
      const observer = new MutationObserver(look);
      observer.observe(playground, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  }, title);
}

async function measureBare(context: BrowserContext, backend: string): Promise<Times> {
  const page = await context.newPage();
  await page.goto(bare.url);
  const times = await page.evaluate(
    async ([source, long, backend, editMs]) => {
      const start = performance.now();
      const script = document.createElement('script');
      script.src = '/bare.js';
      const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
      document.head.append(script);
      await loaded;
      const loading = performance.now() - start;
      const first = await bareRun(source, backend as 'wasm');
      await new Promise((resolve) => setTimeout(resolve, editMs));
      const second = await bareRun(source, backend as 'wasm');
      const { lastNumber } = await bareRun(long, backend as 'wasm', 'to the end');
      return { cold: loading + first.firstPoint, again: second.firstPoint, step: lastNumber };
    },
    [source, longSource(backend), backend, editMs] as const,
  );
  await page.close();
  return times;
}

function report(backend: string, ours: Times[], theirs: Times[]): void {
  console.log(`\n${backend}, ${rounds} rounds: sandbox against bare page, medians`);
  const rows: [string, keyof Times][] = [
    ['Run → first point, page just opened', 'cold'],
    ['Run again → first point', 'again'],
    ['Long training, one step', 'step'],
  ];
  for (const [name, key] of rows) {
    const [a, b] = [ours, theirs].map((times) => medianOf(times.map((time) => time[key]))) as [
      number,
      number,
    ];
    console.log(`${name.padEnd(38)} ${show(a)} ms ${show(b)} ms   ratio ${(a / b).toFixed(2)}`);
  }
}

function show(ms: number): string {
  return ms.toPrecision(3).padStart(7);
}
