import { describe, expect, test } from 'vitest';
import { layoutChart } from '../../../playground/views/chart/chart-layout.ts';
import type { SeriesSpec } from '../../../playground/views/chart/event.ts';
import { chartEnds, lineChart } from '../../../playground/views/chart/line-chart.ts';
import { smooth } from '../../../playground/views/chart/smooth.ts';
import type { PlotResult } from '../../../playground/views/chart/state.ts';

function plot(
  series: Record<string, [number[], number[]]>,
  log = false,
  spec: Partial<SeriesSpec> = {},
): PlotResult {
  return {
    id: 'p',
    spec: { title: 'Training', x: { label: 'step' }, y: { label: 'MSE', units: 'K²', log }, series: [] },
    series: Object.entries(series).map(([name, [x, y]]) => ({ spec: { name, ...spec }, x, y })),
    dropped: 0,
  };
}

describe('accessible name', () => {
  test.each([
    [
      plot({
        loss: [
          [0, 500],
          [1, 0.01234],
        ],
      }),
      /^Training: .* loss 0\.0123 at step 500$/,
    ],
    [
      plot({
        loss: [
          [0, 500],
          [1, 0.01234],
        ],
        test: [[499], [2]],
      }),
      /loss 0\.0123 at step 500; test 2 at step 499$/,
    ],
    [plot({ loss: [[123456], [123456.7]] }), /loss 123457 at step 123456$/],
    [plot({ loss: [[1], [1.2345e-7]] }), /loss 1\.23e-7 at step 1$/],
    [
      plot({
        loss: [
          [1, 2],
          [1, Number.NaN],
        ],
      }),
      /1 value is not finite .* loss NaN at step 2$/,
    ],
    [plot({}), /No values yet$/],
    [plot({ loss: [[], []] }), /No values yet$/],
  ])('%#', (data, expected) => {
    expect(layoutChart(data).label).toMatch(expected);
    expect(lineChart(data)).toContain('role="img"');
  });
});

test('baselines share a colour and differ by their dashes', () => {
  const ends: [number[], number[]] = [
    [0, 1],
    [1, 2],
  ];
  const data = plot({ persistence: ends, climatology: ends }, false, { role: 'baseline', style: 'dashed' });
  const { series } = layoutChart(data);
  expect(series.map(({ colour }) => colour)).toEqual(['baseline', 'baseline']);
  expect(series.map(({ dash }) => dash)).toEqual([1, 2]);
});

describe('logarithmic axis', () => {
  const curve: [number[], number[]] = [
    [0, 1, 2],
    [100, 1, 0.01],
  ];
  test('spaces decades equally', () => {
    const { y } = layoutChart(plot({ loss: curve }, true));
    expect(y.log).toBe(true);
    expect(y.position(1) - y.position(0.1)).toBeCloseTo(y.position(10) - y.position(1), 10);
    expect(y.ticks.map((tick) => tick.text)).toEqual(['0.01', '0.1', '1', '10', '100']);
  });
  test('is what the reader chose over what the program asked for', () => {
    expect(layoutChart(plot({ loss: curve }, true), { log: false }).y.log).toBe(false);
    expect(layoutChart(plot({ loss: curve }), { log: true }).y.log).toBe(true);
  });
  test.each([0, -3])('falls back with a note when a value is %d', (value) => {
    const layout = layoutChart(
      plot(
        {
          loss: [
            [0, 1],
            [1, value],
          ],
        },
        true,
      ),
    );
    expect(layout.y.log).toBe(false);
    expect(layout.notes.join()).toContain('linear');
    expect(layout.label).toContain('linear');
  });
});

describe('curves', () => {
  test('end at the corners of the plot and break at gaps', () => {
    const { series } = layoutChart(
      plot({
        s: [
          [0, 1, 2, 3, 4],
          [0, 1, Number.NaN, 1, 0],
        ],
      }),
    );
    expect(series[0]?.path).toBe('M0 1000L250 0M750 0L1000 1000');
  });
  test('a lone point between gaps is a dot', () => {
    const { series } = layoutChart(
      plot({
        s: [
          [0, 1, 2],
          [0, Number.NaN, 1],
        ],
      }),
    );
    expect(series[0]?.path).toBe('M0 1000h0M1000 0h0');
  });
  test.each([
    ['one value', [[3], [3]]],
    [
      'the same value',
      [
        [0, 1],
        [2, 2],
      ],
    ],
    [
      'zeros',
      [
        [0, 1],
        [0, 0],
      ],
    ],
    [
      'the largest numbers',
      [
        [0, 1, 2],
        [1e308, -1e308, 1.7e308],
      ],
    ],
    [
      'the smallest numbers',
      [
        [0, 1],
        [5e-324, 1e-310],
      ],
    ],
    [
      'only gaps',
      [
        [0, 1],
        [Number.NaN, Number.POSITIVE_INFINITY],
      ],
    ],
    ['no numbers for x', [[Number.NaN], [1]]],
  ] as [string, [number[], number[]]][])('%s can be drawn', (_, data) => {
    for (const log of [false, true]) {
      for (const style of ['line', 'points', 'dashed'] as const) {
        const html = lineChart(plot({ s: data }, log, { style }), { smoothing: 0.9 });
        const numbers = [...html.matchAll(/(?: d|style)="([^"]*)"/g)].map((match) => match[1]).join(' ');
        expect(numbers).not.toMatch(/NaN|Infinity|undefined/);
      }
    }
  });
  test('series differ by more than colour', () => {
    const { series } = layoutChart(plot({ a: [[0], [0]], b: [[0], [0]], c: [[0], [0]] }));
    expect(new Set(series.map((one) => one.dash)).size).toBe(3);
    const points = layoutChart(plot({ a: [[0], [0]], b: [[0], [0]] }, false, { style: 'points' }));
    expect(points.series.map((one) => one.points)).toEqual(['round', 'square']);
  });
  test('100 series of 100,000 points stay a page’s size', () => {
    const x = Array.from({ length: 100_000 }, (_, i) => i);
    const y = x.map((i) => Math.sin(i / 1000) + (i % 7));
    const hundred = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [`s${i}`, [x, y] as [number[], number[]]]),
    );
    expect(lineChart(plot(hundred)).length).toBeLessThan(400_000);
  });
});

describe('smoothing', () => {
  test('leaves a constant where it is, from the first value on', () => {
    expect([...smooth([2, 2, 2], 0.9)].map((v) => v.toFixed(12))).toEqual([
      '2.000000000000',
      '2.000000000000',
      '2.000000000000',
    ]);
  });
  test('averages with weights 1 and β', () => {
    expect(smooth([1, 3], 0.5)[1]).toBeCloseTo((0.5 * 1 + 3) / 1.5, 12);
  });
  test('steps over values that are not finite', () => {
    expect([...smooth([1, Number.NaN, 1], 0.9)]).toEqual([1, Number.NaN, 1]);
  });
  test('draws the raw curve behind', () => {
    const html = lineChart(
      plot({
        loss: [
          [0, 1, 2],
          [3, 1, 2],
        ],
      }),
      { smoothing: 0.6 },
    );
    expect(html).toContain('class="curve raw"');
  });
});

test.each([
  [1e-320, 1e-320],
  [-5e-324, 5e-324],
  [0, 1e-300],
  [1e-291, 1e-291],
  [1e300, 1e300],
])('a curve of %d and %d has an axis', (first, second) => {
  const { y } = layoutChart(
    plot({
      loss: [
        [0, 1],
        [first, second],
      ],
    }),
  );
  expect(y.ticks.length).toBeGreaterThan(1);
  expect(y.ticks.every(({ at }) => Number.isFinite(at))).toBe(true);
});

test('a name stands at the right edge only where its line ends there', () => {
  const html = lineChart(
    plot({
      'ends at the edge': [
        [0, 10],
        [1, 2],
      ],
      'turns back': [
        [0, 8, 4],
        [3, 4, 5],
      ],
    }),
  );
  const direct = /<div class="direct"[^>]*>(.*?)<\/div>/.exec(html)?.[1] ?? '';
  expect(direct).toContain('ends at the edge');
  expect(direct).not.toContain('turns back');
  expect(/<ul class="legend">(.*?)<\/ul>/.exec(html)?.[1]).toContain('turns back');
});

test('says where its axes end when it is asked, unless one is logarithmic', () => {
  const rising: Record<string, [number[], number[]]> = {
    s: [
      [0, 10],
      [1, 9],
    ],
  };
  expect(lineChart(plot(rising))).not.toContain('--x-low');
  expect(lineChart(plot(rising), {}, true)).toMatch(
    /aria-label="[^"]*" style="--x-low:0;--x-high:10;--y-low:1;--y-high:9"/,
  );
  expect(chartEnds(layoutChart(plot(rising, true)))).toBe('');
});

test('the names beside a chart have the room that they need, and a long one says itself whole', () => {
  const ends: [number[], number[]] = [
    [0, 1],
    [1, 2],
  ];
  const long = 'ridge, one for all, at each of 4 × 4 points';
  const html = lineChart(plot({ short: ends, [long]: ends }));
  expect(html).toContain('<div class="direct" style="--least:20ch">');
  // In the legend and at the end of the curve.
  expect(html.match(new RegExp(`title="${long}"`, 'g'))).toHaveLength(2);
  expect(html).not.toContain('title="short"');
});
