import { expect, test } from 'vitest';
import { isobands, isoline, lineScale, sample } from '../../../src/figures/kit/isobands.ts';

/** The area that path data covers, by the shoelace formula, in units of the square's side squared. */
function area(path: string, side: number): number {
  let total = 0;
  for (const piece of path.split('M').slice(1)) {
    const points: [number, number][] = [];
    let [x, y] = [0, 0];
    for (const token of piece.matchAll(/([hvL]?)(-?\d+)(?: (-?\d+))?/g)) {
      const [, command, first, second] = token;
      if (command === 'h') x += Number(first);
      else if (command === 'v') y += Number(first);
      else [x, y] = [Number(first), Number(second)];
      points.push([x, y]);
    }
    points.forEach(([a, b], k) => {
      const [c, d] = points[(k + 1) % points.length] ?? [a, b];
      total += (a * d - c * b) / 2;
    });
  }
  return total / side ** 2;
}

function bandPath(svg: string, band: number): string {
  return new RegExp(`class="band-${band}" d="([^"]+)"`).exec(svg)?.[1] ?? '';
}

test('a plane is cut where it should be: three quarters lie above −1 when f = x + … = x on [−2, 2]', () => {
  const field = sample((x) => x, 2, 10);
  const side = 10 * 100;
  const svg = isobands(field, [-1, 1], 200);
  expect(area(bandPath(svg, 0), side)).toBeCloseTo(1, 3);
  expect(area(bandPath(svg, 1), side)).toBeCloseTo(0.75, 3);
  expect(area(bandPath(svg, 2), side)).toBeCloseTo(0.25, 3);
});

test('a disc has the area of a disc, to half a percent', () => {
  const field = sample((x, y) => 1 - Math.hypot(x, y), 2, 50);
  expect(area(bandPath(isobands(field, [0], 200), 1), 1000) * 16).toBeCloseTo(Math.PI, 1);
  expect(Math.abs((area(bandPath(isobands(field, [0], 200), 1), 1000) * 16) / Math.PI - 1)).toBeLessThan(
    0.005,
  );
});

test('a constant field is one band and no line', () => {
  const field = sample(() => 0, 1, 4);
  const svg = isobands(field, [-1, -0.1, 0.1, 1], 100);
  expect(svg.match(/<path/g)).toHaveLength(1);
  expect(svg).toContain('class="band-2"');
  expect(isoline(field, 0.5)).toBe('');
});

test('the line of zero of x − y runs along the diagonal', () => {
  const field = sample((x, y) => x - y, 1, 7);
  const scale = lineScale(field, 100);
  const pieces = [...isoline(field, 0.001).matchAll(/M(\d+) (\d+)l(-?\d+) (-?\d+)/g)];
  expect(pieces.length).toBeGreaterThanOrEqual(7);
  // In the drawing y points down: the diagonal is x + y = 100. A piece says its start, and its end from there.
  for (const piece of pieces) {
    const [x = 0, y = 0, across = 0, down = 0] = piece.slice(1).map(Number);
    expect(Math.abs((x + y) * scale - 100)).toBeLessThan(0.5);
    expect(Math.abs((x + across + y + down) * scale - 100)).toBeLessThan(0.5);
  }
});
