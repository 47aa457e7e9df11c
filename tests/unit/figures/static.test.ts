import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { figures } from '../../../src/figures/index.ts';
import type { Figure } from '../../../src/figures/kit/figure.ts';
import { decimal, signed } from '../../../src/figures/kit/reading.ts';
import { withPictureFiles } from '../../../src/picture-files.ts';
import { allFigures } from '../../all-figures.ts';

describe.each(allFigures)('%s before any script', (name, figure) => {
  test('has a title, words and a whole drawing', () => {
    expect(figure.title).not.toBe('');
    expect(figure.alt.length).toBeGreaterThan(80);
    expect(figure.html).toMatch(/^<div class="explorable /);
    expect(figure.html).not.toMatch(/NaN|undefined|Infinity|−0\.00/);
  });
  test('shows its words where the live text will be', () => {
    const live = /data-live>([^<]*)</.exec(figure.html)?.[1] ?? '';
    expect(figure.alt).toContain(live);
  });
  test('every handle is a focusable slider with a name, a range and a spoken value', () => {
    const handles = figure.html.match(/<g class="handle [^>]*data-handle[^>]*>/g) ?? [];
    expect(handles.length).toBeGreaterThan(0);
    for (const handle of handles) {
      for (const part of [
        'role="slider"',
        'tabindex="0"',
        'aria-label=',
        'aria-valuemin=',
        'aria-valuemax=',
        'aria-valuenow=',
        'aria-valuetext=',
      ]) {
        expect(handle).toContain(part);
      }
    }
  });
  test('every handle gives back the value of the place where it lies, and stays in its range', async () => {
    const loaded: { figure: Figure<unknown> } = await figures[name]();
    const entries = Object.entries(loaded.figure.handles(loaded.figure.initial));
    expect(entries.length).toBeGreaterThan(0);
    for (const [id, handle] of entries) {
      const drawn = new RegExp(
        `data-handle="${id}"[^>]*transform="translate\\(([-\\d.]+) ([-\\d.]+)\\)"`,
      ).exec(figure.html);
      expect(drawn, id).not.toBeNull();
      const value = handle.at({ x: Number(drawn?.[1]), y: Number(drawn?.[2]) });
      expect(Math.abs(value - handle.value), id).toBeLessThanOrEqual(handle.step / 2);
      expect(handle.value).toBeGreaterThanOrEqual(handle.min);
      expect(handle.value).toBeLessThanOrEqual(handle.max);
    }
  });
  // The picture of a field is a file of its own, fetched when it is scrolled to.
  test('costs the page at most 10 kB gzip', () => {
    expect(gzipSync(withPictureFiles(figure.html, '/').page).length).toBeLessThan(10_000);
  });
});

test('no two figures have an id in common: a page may show both', () => {
  const ids = allFigures.flatMap(([, { html }]) => [
    ...new Set(Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id]) => id)),
  ]);
  expect(ids.filter((id, k) => ids.indexOf(id) !== k)).toEqual([]);
});

test.each([
  [0, '0.00'],
  [-0.001, '0.00'],
  [-1.5, '−1.50'],
  [2, '2.00'],
])('decimal(%d) reads %s', (value, wanted) => {
  expect(decimal(value)).toBe(wanted);
});
test('signed shows the plus', () => {
  expect([signed(1.5), signed(-1.5), signed(0)]).toEqual(['+1.50', '−1.50', '0.00']);
});
