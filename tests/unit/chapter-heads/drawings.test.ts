import { describe, expect, test } from 'vitest';
import { chapterHeads } from '../../../src/chapter-heads/index.ts';
import { interpolate } from '../../../src/chapter-heads/one-year-by-heart.ts';

const heads = Object.entries(chapterHeads).map(
  ([chapter, draw]) => [chapter, (draw as NonNullable<typeof draw>)()] as const,
);
const head = (chapter: string) => heads.find(([number]) => number === chapter)?.[1] ?? { alt: '', svg: '' };
const places = (svg: string, kind: string): [x: number, y: number][] =>
  [...svg.matchAll(new RegExp(`class="${kind}"[^>]* d="([^"]*)"`, 'g'))].flatMap(([, path = '']) =>
    [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]): [number, number] => [Number(x), Number(y)]),
  );

describe.each(heads)('the head of chapter %s', (_, { alt, svg }) => {
  test('is small enough for the page that carries it', () => {
    expect(svg.length).toBeLessThan(40_000);
  });

  test('has words on a narrow screen, none over others, none off it', () => {
    const narrow = svg.slice(svg.indexOf('class="narrow-head"'));
    const boxes = [
      ...narrow.matchAll(/<text[^>]*x="([-\d.]+)" y="([-\d.]+)" text-anchor="(\w+)">([^<]*)</g),
    ].map(([, x, y, anchor = '', text = '']) => {
      const width = 6.2 * text.length;
      const left = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
      return { text, left, right: left + width, y: Number(y) };
    });
    expect(boxes.length).toBeGreaterThan(4);
    for (const [i, { text, left, right, y }] of boxes.entries()) {
      expect(left > -14 && right < 374, text).toBe(true);
      const over = boxes
        .slice(i + 1)
        .filter((other) => other.left < right && left < other.right && Math.abs(other.y - y) < 11);
      expect(over, text).toEqual([]);
    }
  });

  test('draws numbers only, all of them inside the drawing', () => {
    expect(`${alt}${svg}`).not.toMatch(/NaN|undefined|Infinity/);
    const kinds = ['dots', 'specks', 'points', 'threads', 'curve', 'fit', 'walk', 'walk trembling', 'way'];
    const all = kinds.flatMap((kind) => places(svg, kind));
    expect(all.length).toBeGreaterThan(100);
    const [, top = 0] = /viewBox="0 (\d+) /.exec(svg) ?? [];
    for (const [x, y] of all) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1080);
      expect(y).toBeGreaterThanOrEqual(Number(top));
      expect(y).toBeLessThanOrEqual(380);
    }
  });
});

test('chapter 1: every day of the four years is there, wet or dry', () => {
  const { alt, svg } = head('1');
  expect(places(svg, 'dots').length + places(svg, 'specks').length).toBe(1461);
  expect(alt).toContain(`${places(svg, 'dots').length} wet days`);
});

test('chapter 2: 24 months and what is usual, strongest over the southern ocean', () => {
  const { svg } = head('2');
  expect(places(svg, 'threads')).toHaveLength(24 * 73);
  const [x = 0] = places(svg, 'curve').reduce((best, place) => (place[1] < best[1] ? place : best));
  expect(90 - (x / 1080) * 180).toBeCloseTo(-52.5, 0);
});

test('chapter 3: both walks end near the lowest place, the exact one on it', () => {
  const { svg } = head('3');
  for (const [kind, near] of [
    ['walk', 6],
    ['walk trembling', 30],
  ] as const) {
    const [x, y] = places(svg, kind).at(-1) ?? [0, 0];
    expect(Math.hypot(x - 800, y - 288)).toBeLessThan(near);
  }
});

test('chapter 5: four ways of 120 steps, from one start to four places', () => {
  const ways = head('5')
    .svg.split('class="way"')
    .slice(1)
    .map((part) => places(`class="way"${part}`, 'way'));
  expect(ways.map((way) => way.length)).toEqual([121, 121, 121, 121]);
  expect(new Set(ways.map(([first]) => String(first))).size).toBe(1);
  expect(new Set(ways.map((way) => String(way.at(-1)))).size).toBe(4);
});

test('chapter 7: the mean over 15 by 15 cells is smooth, and stays below the rain', () => {
  const { svg } = head('7');
  const roughness = (kind: string): number => {
    const heights = places(svg, kind).map(([, y]) => y);
    return heights.slice(1).reduce((sum, y, i) => sum + Math.abs(y - (heights[i] ?? y)), 0);
  };
  expect(roughness('fit')).toBeLessThan(roughness('curve') / 3);
  expect(Math.min(...places(svg, 'fit').map(([, y]) => y))).toBeGreaterThan(
    Math.min(...places(svg, 'curve').map(([, y]) => y)),
  );
});

test('chapter 8: every fourth point of the fine wind is a coarse one, once round the globe', () => {
  const { svg } = head('8');
  const fine = places(svg, 'curve');
  expect(fine).toHaveLength(145);
  expect(places(svg, 'fit')).toEqual(fine.filter((_, i) => i % 4 === 0));
  expect(fine.at(-1)?.[1]).toBe(fine[0]?.[1]);
});

test('chapter 9: twelve stations for 120 days, and their mean in the midst of them', () => {
  const { svg } = head('9');
  const stations = places(svg, 'threads');
  expect(stations).toHaveLength(12 * 120);
  for (const [day, [, y]] of places(svg, 'curve').entries()) {
    const sum = Array.from({ length: 12 }, (_, k) => stations[120 * k + day]?.[1] ?? Number.NaN);
    expect(Math.abs(y - sum.reduce((a, b) => a + b) / 12)).toBeLessThan(0.2);
  }
});

test('chapter 6: the curve goes through every month of its year, and through any polynomial it is given', () => {
  const { svg } = head('6');
  const curve = places(svg, 'fit');
  for (const [x, y] of places(svg, 'points')) {
    expect(curve.some(([cx, cy]) => Math.hypot(cx - x, cy - y) < 0.2)).toBe(true);
  }
  expect(interpolate([1, 2, 5, 10], 2.5)).toBeCloseTo(2.5 ** 2 + 1, 12);
});

test('chapter 10: every day of 2012 has its word, and the words are counted', () => {
  const { alt, svg } = head('10');
  const dots = places(svg, 'dots');
  expect(dots).toHaveLength(366);
  const perRow = [...new Set(dots.map(([, y]) => y))]
    .sort((a, b) => a - b)
    .map((row) => dots.filter(([, y]) => y === row).length);
  expect([...alt.matchAll(/(\d+) times/g)].map(([, count]) => Number(count))).toEqual(perRow);
});

test('chapter 11: the icosahedron is drawn through its corners, and the fine mesh passes through them too', () => {
  const { svg } = head('11');
  const corners = places(svg, 'points');
  expect(corners).toHaveLength(10);
  for (const kind of ['curve', 'threads']) {
    const drawn = new Set(places(svg, kind).map(String));
    expect(corners.filter((corner) => !drawn.has(String(corner)))).toEqual([]);
  }
});

test('chapter 12: about a degree between hidden points, each with the data points that it hears around it', () => {
  const { alt, svg } = head('12');
  const hubs = places(svg, 'points');
  expect(alt).toContain(`${hubs.length} points`);
  const spokes = places(svg, 'threads');
  expect(new Set(spokes.map(String)).size).toBeGreaterThan(10 * hubs.length);
  // 0.6 of the greatest distance of neighbours, 75 km, is 0.67° and 82.9 units to a degree.
  for (const [x, y] of spokes) {
    const nearest = Math.min(...hubs.map(([a, b]) => Math.hypot(x - a, y - b)));
    expect(nearest).toBeLessThan(0.67 * 82.9 * 1.05);
  }
});
