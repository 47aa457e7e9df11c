import { describe, expect, test } from 'vitest';
import { paletteBytes } from '../../../playground/views/drawing/palette.ts';
import { colourKey, field } from '../../../src/figures/kit/field.ts';
import type { Figure } from '../../../src/figures/kit/figure.ts';
import { square, wide } from '../../../src/figures/kit/frame.ts';
import { plot } from '../../../src/figures/kit/plot.ts';
import { linear } from '../../../src/figures/kit/scale.ts';
import { staticFigure } from '../../../src/figures/kit/static-figure.ts';
import { withPictureFiles } from '../../../src/picture-files.ts';

const axes = plot(linear([0, 1], [42, 294]), linear([0, 1], [150, 30]));
const colours = { palette: 'rain', low: 0, high: 10 } as const;
const grid = { rows: 2, columns: 3, values: [0, 5, 10, -4, Number.NaN, 99] };
const rain = field(axes.box, grid, colours, 'Rain, up to 10 mm');

describe('a field', () => {
  test('has a level for each cell, the ends beyond the ends, and none where a value is missing', () => {
    expect([rain.width, rain.height]).toEqual([3, 2]);
    expect([...rain.pixels()]).toEqual([1, 128, 255, 1, 0, 255]);
    expect(rain.palette).toEqual(paletteBytes('rain'));
  });

  test('refuses a grid of another size', () => {
    expect(() => field(axes.box, { ...grid, rows: 3 }, colours, '')).toThrow(
      'A grid of 3 × 3 has 6 numbers.',
    );
  });

  test('lies under the SVG, where its box lies in the drawing, and can be heard', () => {
    expect(wide('Rain', 200, '<path/>', { rain })).toBe(
      '<div class="panel wide-drawing" style="--shape:2.1"><div class="field" data-field="rain" role="img" aria-label="Rain, up to 10 mm"' +
        ' style="left:10%;top:15%;width:60%;height:60%"></div><svg viewBox="0 0 420 200" role="group" aria-label="Rain"><path/></svg></div>',
    );
    expect(square('Rain', 200, '', { rain })).toContain('style="left:14%;top:15%;width:84%;height:60%"');
  });

  test('is smoothed where it has more cells than its place has units', () => {
    const columns = 253;
    const fine = field(axes.box, { rows: 1, columns, values: new Float32Array(columns) }, colours, '');
    expect(wide('', 200, '', { fine })).toContain('class="field fine"');
  });
});

test('the colours of a key are those of the field, with texts where their numbers lie', () => {
  const key = colourKey('key', { x: 100, y: 20, width: 200, height: 10 }, colours, [
    [0, '0 mm'],
    [5, '5 mm'],
  ]);
  const bytes = paletteBytes('rain');
  const stops = [...key.matchAll(/<stop offset="([\d.]+)" stop-color="rgb\(([\d,]+)\)"/g)];
  expect(stops[0]?.slice(1)).toEqual(['0', bytes.subarray(3, 6).join()]);
  expect(stops.at(-1)?.slice(1)).toEqual(['1', bytes.subarray(3 * 255).join()]);
  expect([...key.matchAll(/<text[^>]* x="(\d+)" y="46"[^>]*>([^<]+)</g)].map(([, x, t]) => [x, t])).toEqual([
    ['100', '0 mm'],
    ['200', '5 mm'],
  ]);
});

describe('before any script', () => {
  const figure = (fields: Figure<number>['fields']): Figure<number> => ({
    title: 'Rain',
    about: 'Rain.',
    initial: 0,
    ...(fields && { fields }),
    drawings: () => wide('Rain', 200, '', { rain }),
    describe: () => '',
    handles: () => ({}),
  });

  test('its picture stands in its place', () => {
    expect(
      staticFigure(
        'rain',
        figure(() => ({ rain })),
      ).html,
    ).toMatch(/data-field="rain"[^>]*><img alt="" src="data:image\/png;base64,[\w+/=]+"><\/div><svg/);
  });

  test('a field that a drawing has a place for is not forgotten', () => {
    expect(() => staticFigure('rain', figure(undefined))).toThrow('a place for the field “rain”');
  });

  test('the picture of a large one becomes a file that is fetched when it is scrolled to', () => {
    const [rows, columns] = [349, 352];
    const values = Float32Array.from({ length: rows * columns }, (_, k) => 5 + 5 * Math.sin(k * k));
    const large = field(axes.box, { rows, columns, values }, colours, 'Clouds');
    const { html } = staticFigure(
      'rain',
      figure(() => ({ rain: large })),
    );
    const { page, files } = withPictureFiles(html, '/');
    expect([...files.values()].map(({ length }) => length > 10_000)).toEqual([true]);
    expect(page).toMatch(/<img alt="" loading="lazy"[^>]* src="\/_astro\/picture\.[\da-f]{10}\.png">/);
    expect(page.length).toBeLessThan(2000);
  });
});
