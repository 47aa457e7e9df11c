import { expect, test } from 'vitest';
import { drawOptimiserPaths } from '../../../src/chapter-heads/optimiser-paths.ts';

const { alt, svg } = drawOptimiserPaths();

test('the drawing says whose ways it shows, and shows one for each', () => {
  for (const name of ['SGD', 'momentum', 'RMSProp', 'Adam']) expect(alt).toContain(name);
  expect(svg.match(/class="way"/g)).toHaveLength(4);
});

test('all set out from the same place and end low, inside the drawing', () => {
  const ways = [...svg.matchAll(/class="way" d="M([^"]*)"/g)].map(([, path = '']) =>
    path.split('L').map((point) => point.split(' ').map(Number)),
  );
  const starts = new Set(ways.map(([start]) => start?.join(' ')));
  expect(starts.size).toBe(1);
  for (const way of ways) {
    const [x = -1, y = -1] = way.at(-1) ?? [];
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(1080);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(380);
  }
});

test('nothing in it is broken, and it is small enough for the page that carries it', () => {
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  expect(svg.length).toBeLessThan(40_000);
});
