/**
 * `npm run bench:live`: how much longer training takes with live pictures than without, in the page, where the pictures are
 * shown as well. Each program of the course with a `live` loop is run with its pictures and with the last of them only, in
 * turns; printed are medians of the time in these loops, and their ratio. `npm run bench:live -- humidity` takes programs with
 * this in their path, `--rounds 9` runs each nine times (7), `--backend webgl` on another backend (wasm).
 */
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { medianOf } from '../../playground/benchmark/measurements.ts';
import { writeFragment } from '../../playground/session/share.ts';
import { coursePrograms } from '../../src/commands/record/course-programs.ts';
import { launchChromium } from '../browser/chromium.ts';
import { serveSite } from '../browser/site-server.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    backend: { type: 'string', default: 'wasm' },
  },
});
const rounds = Number(values.rounds);
const imported = /^import \{[^}]*\blive\b[^}]*\} from 'lab';$/m;
const programs = coursePrograms().filter(
  ({ path, source }) =>
    imported.test(source) && (positionals.length === 0 || positionals.some((part) => path.includes(part))),
);

const said = 'ms in live loops';
const pictures = { with: 'yield* drawn(loop, draw);', without: 'yield* loop; await draw();' };

/** The program with another `live`, which says how long its loops have taken so far. */
function timed(source: string, side: keyof typeof pictures): string {
  const under = source.replace(imported, (line) => line.replace(/\blive\b/, 'live as drawn'));
  return `import { log as say } from 'lab';
let spent = 0;
async function* live(loop: AsyncGenerator<number>, draw: () => unknown) {
  const start = performance.now();
  ${pictures[side]}
  spent += performance.now() - start;
  say('${said}', Math.round(spent));
}
${under}`;
}

const site = await serveSite();
const browser = await launchChromium();
try {
  console.log(`${values.backend}, medians of ${rounds}: milliseconds in live loops`);
  for (const { path, source } of programs) {
    const times: Record<keyof typeof pictures, number[]> = { with: [], without: [] };
    // The first round fills the caches and is not counted.
    for (let round = 0; round <= rounds; round++) {
      for (const side of ['without', 'with'] as const) {
        const ms = await run(browser, timed(source, side));
        if (round > 0) times[side].push(ms);
      }
    }
    const [drawn, plain] = [medianOf(times.with) ?? Number.NaN, medianOf(times.without) ?? Number.NaN];
    const name = path.replace(/^.*\//, '').replace('.ts', '').padEnd(24);
    console.log(`${name} with ${drawn}, without ${plain}   ratio ${(drawn / plain).toFixed(3)}`);
  }
} finally {
  await browser.close();
  await site.close();
}

async function run(browser: Browser, source: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  const link = writeFragment({ title: 'Live pictures', source });
  await page.goto(
    `${site.url.replace('127.0.0.1', 'localhost')}playground/?backend=${values.backend}${link}`,
  );
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'Finished' }).waitFor({ timeout: 300_000 });
  const lines = await page.locator('.console-lines li', { hasText: said }).allTextContents();
  await page.close();
  return Number(/(\d+)\s*$/.exec(lines.at(-1) ?? '')?.[1]);
}
