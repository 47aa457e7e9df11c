import { expect, test } from 'vitest';
import { drawSaturationHumidity } from '../../../src/chapter-heads/saturation-humidity.ts';

const { alt, svg } = drawSaturationHumidity();
const points = (name: string) =>
  [...svg.matchAll(new RegExp(`class="${name}"[^>]* d="([^"]*)"`, 'g'))].flatMap((path) =>
    [...(path[1] ?? '').matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map((point) => [
      Number(point[1]),
      Number(point[2]),
    ]),
  );

test('the drawing says how many observations it stands for', () => {
  expect(alt).toMatch(/^100,723 observed pairs/);
});

test('every dot lies inside the drawing', () => {
  const dots = points('dots');
  expect(dots.length).toBeGreaterThan(1000);
  for (const [x = -1, y = -1] of dots) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(1080);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(380);
  }
});

test('the curve of saturation passes 3.77 g/kg at 0 °C, as the tables say for 1013 hPa', () => {
  const freezing = (32 / 67) * 1080;
  const [, y = 0] = points('curve').find(([x = 0]) => Math.abs(x - freezing) < 0.1) ?? [];
  expect((1 - y / 380) * 26).toBeCloseTo(3.77, 1);
});

test('the drawing is small enough for the page that carries it', () => {
  expect(svg.length).toBeLessThan(40_000);
});
