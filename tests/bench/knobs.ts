/**
 * `npm run bench:knobs`: milliseconds from the last movement of a knob that is dragged until the screen shows the first
 * mark of the new run, the pause after the last movement included. On WASM, on the program's own page, in a window of
 * 1440 × 1000, warm: the program has run before. Each chapter has its main program with knobs measured twice: with nothing
 * running, and while the run of the turn before goes on. Printed are medians of five. `npm run bench:knobs -- regularisation/`
 * takes all programs with knobs that have this in their address, `--rounds 9` turns each nine times.
 */
import { parseArgs } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { medianOf } from '../../playground/benchmark/measurements.ts';
import { parseKnobs } from '../../playground/element/knobs/parse-knobs.ts';
import { coursePrograms } from '../../src/commands/record/course-programs.ts';
import { launchChromium } from '../browser/chromium.ts';
import { serveSite } from '../browser/site-server.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' } },
});
const rounds = Number(values.rounds);
/** The programs that chapters are about, and the knob of each. */
const main: Record<string, string> = {
  'back-to-2012/hand-made-features': 'struck',
  'breakthroughs/two-free-forecasts': 'waves',
  'learning-process/line-by-hand': 'learningRate',
  'dense-networks/saturation-humidity': 'hidden',
  'training-and-gpus/five-optimisers': 'unit',
  'regularisation/overfit-on-purpose': 'hidden',
  'convolutional-networks/eight-kernels': 'filters',
  'architectures/count-u-net': 'padding',
  'recurrent-networks/slope-through-time': 'open',
  'transformers/stations-look-at-stations': 'width',
  'graph-neural-networks/neighbours-solved': 'known',
  'aifs/mini-aifs': 'windowed',
  'what-we-learned/bring-your-own': 'kept',
};
const bar = 250;
/** Movements of a drag, and the milliseconds between two: fewer than the page waits for the next one. */
const movements = 4;
const movementMs = 30;
/** Milliseconds after a run in which the page makes a worker ready for the next. */
const readyMs = 3000;

interface Turned {
  id: string;
  /** Where the program stands, below the site's root. */
  page: string;
  knob: string;
}

const turned: Turned[] = coursePrograms().flatMap(({ path, source }) => {
  const [, kind, folder = '', name = ''] =
    /^content\/(chapters|datasets)\/(?:\d\d-)?([^/]+)\/programs\/([^/]+)\.ts$/.exec(path) ?? [];
  if (kind === undefined) return [];
  const id = `${kind === 'chapters' ? '' : 'datasets/'}${folder}/${name}`;
  const knobs = parseKnobs(source).knobs.filter(({ turn }) => turn.kind !== 'die');
  const chosen = main[id] ?? (positionals.length > 0 ? knobs[0]?.name : undefined);
  const isAsked = positionals.length === 0 || positionals.some((part) => id.includes(part));
  return chosen !== undefined && isAsked ? [{ id, page: `${kind}/${folder}/`, knob: chosen }] : [];
});

const site = await serveSite();
const browser = await launchChromium({ graphics: false });
try {
  console.log(`WASM, medians of ${rounds}: milliseconds from a knob to the first mark; the bar is ${bar}`);
  console.log(`${''.padEnd(42)}at rest   while it runs`);
  for (const one of turned) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    await page.goto(`${site.url.replace('127.0.0.1', 'localhost')}${one.page}?backend=wasm`);
    const times = await measure(page, one);
    const said = (ms: number[]): string => (ms.length > 0 ? `${Math.round(medianOf(ms) ?? 0)}` : '–');
    console.log(
      `${`${one.id} (${one.knob})`.padEnd(46)}${said(times.atRest).padStart(3)}   ${said(times.running).padStart(11)}`,
    );
    await page.close();
  }
} finally {
  await browser.close();
  await site.close();
}

async function measure(page: Page, { id, knob }: Turned): Promise<{ atRest: number[]; running: number[] }> {
  const playground = page.locator(`code-playground[data-program="${id}"]`);
  const times = { atRest: [] as number[], running: [] as number[] };
  await playground.getByRole('button', { name: 'Run', exact: true }).click();
  await ended(playground);
  for (let round = 0; round < rounds; round++) {
    await stop(playground);
    await page.waitForTimeout(readyMs);
    const rest = await drag(playground, knob);
    if (rest !== undefined) times.atRest.push(rest);
    // A reader looks at what has come before going on with the drag.
    await page.waitForTimeout(500);
    if ((await playground.getAttribute('data-phase')) !== 'running') continue;
    const going = await drag(playground, knob);
    if (going !== undefined) times.running.push(going);
  }
  return times;
}

async function ended(playground: Locator): Promise<void> {
  await playground
    .getByRole('status')
    .filter({ hasText: /^(Finished|Stopped)/ })
    .waitFor({ timeout: 300_000 });
}

async function stop(playground: Locator): Promise<void> {
  if ((await playground.getAttribute('data-phase')) === 'running')
    await playground.getByRole('button', { name: 'Stop', exact: true }).click();
  await ended(playground);
}

/** Drags a knob by some stops, in turn up and down, and takes the time; undefined when no mark comes. */
function drag(playground: Locator, knob: string): Promise<number | undefined> {
  return playground.evaluate(
    async (element, { knob, movements, movementMs }) => {
      const control = element.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${knob}"]`);
      const results = element.querySelector('[data-part="results"]');
      if (!control || !results) throw new Error(`There is no knob ${knob}.`);
      const before = results.querySelector('.results');
      const marks = '.curve[d]:not([d=""]), tbody td, .map-area > *';
      const isThere = (): boolean => {
        const now = results.querySelector('.results');
        return now !== before && now?.querySelector(marks) !== null;
      };
      const move = (): void => {
        if (control instanceof HTMLSelectElement)
          control.selectedIndex = (control.selectedIndex + 1) % control.options.length;
        else if (control.type === 'checkbox') control.checked = !control.checked;
        else if (control.value === control.max) control.value = '0';
        else control.stepUp();
        control.dispatchEvent(new Event('input', { bubbles: true }));
      };
      for (let i = 1; i < movements; i++) {
        move();
        await new Promise((next) => setTimeout(next, movementMs));
      }
      const start = performance.now();
      move();
      return new Promise<number | undefined>((seen) => {
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          // A task that is posted in a frame runs when the frame's work is done.
          requestAnimationFrame(() => setTimeout(() => seen(performance.now() - start)));
        });
        observer.observe(results, { subtree: true, childList: true, attributes: true });
        setTimeout(() => seen(undefined), 30_000);
      });
    },
    { knob, movements, movementMs },
  );
}
