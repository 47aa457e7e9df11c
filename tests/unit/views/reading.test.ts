import { describe, expect, test } from 'vitest';
import { layoutChart } from '../../../playground/views/chart/chart-layout.ts';
import { readAt, stops } from '../../../playground/views/chart/nearest-points.ts';
import { plotCsv } from '../../../playground/views/chart/plot-csv.ts';
import { chartSvg } from '../../../playground/views/chart/plot-export.ts';
import type { PlotResult } from '../../../playground/views/chart/state.ts';
import { fileName } from '../../../playground/views/drawing/download.ts';
import { cellText } from '../../../playground/views/field/live-field.ts';

const plot = (series: Record<string, [number[], number[]]>): PlotResult => ({
  id: 'p',
  spec: { title: 'A, "plot"', x: { label: 'step' }, y: { label: 'MSE', units: 'K²' }, series: [] },
  series: Object.entries(series).map(([name, [x, y]]) => ({ spec: { name }, x, y })),
  dropped: 0,
});
const axis = (data: PlotResult) => layoutChart(data).x;

describe('reading a chart', () => {
  const n = 100_000;
  const long = Array.from({ length: n }, (_, i) => i);
  const data = plot({
    train: [long, long.map((i) => i * 2)],
    test: [
      [0, 50_000, 99_999],
      [7, 8, 9],
    ],
  });

  test('takes the nearest point of all series, and the others only where they have one near', () => {
    expect(readAt(data, axis(data), 50_000.4)?.values.map((v) => [v.name, v.x, v.y])).toEqual([
      ['train', 50_000, 100_000],
      ['test', 50_000, 8],
    ]);
    expect(readAt(data, axis(data), 20_000)?.values.map((v) => v.name)).toEqual(['train']);
  });
  test('finds points in any order, and steps over gaps', () => {
    const back = plot({
      s: [
        [3, 1, 2],
        [30, 10, 20],
      ],
    });
    expect(readAt(back, axis(back), 1.1)?.values[0]?.y).toBe(10);
    const holes = plot({
      s: [
        [1, 2, 3],
        [10, Number.NaN, 30],
      ],
    });
    expect(readAt(holes, axis(holes), 2.1)?.x).toBe(3);
  });
  test('of points that joined later', () => {
    const grows = plot({
      s: [
        [0, 1],
        [0, 1],
      ],
    });
    expect(readAt(grows, axis(grows), 5)?.x).toBe(1);
    grows.series[0]?.x.push(5);
    grows.series[0]?.y.push(25);
    expect(readAt(grows, axis(grows), 5)?.values[0]?.y).toBe(25);
  });
  test('of nothing gives nothing', () => {
    const nothing = plot({ s: [[], []] });
    expect(readAt(nothing, axis(nothing), 0)).toBeUndefined();
    expect(stops(nothing)).toEqual([]);
  });
  test('by keys stops at no more than about 200 places, the last among them', () => {
    expect(stops(data).length).toBeLessThanOrEqual(201);
    expect(stops(data).at(-1)).toBe(99_999);
    expect(
      stops(
        plot({
          s: [
            [3, 1, 1, 2],
            [0, 0, 0, 0],
          ],
        }),
      ),
    ).toEqual([1, 2, 3]);
  });
});

test('a cell of a field says its coordinates, or its row and column', () => {
  const field = {
    id: 'f',
    spec: { title: '', units: 'K', palette: 'viridis' as const },
    rows: 2,
    columns: 3,
    values: Float32Array.of(1, 2, 3, 4, Number.NaN, 6),
  };
  expect(cellText(field, 1, 2)).toBe('row 1, column 2: 6 K');
  expect(cellText(field, 1, 1)).toBe('row 1, column 1: missing');
  const spec = {
    ...field.spec,
    x: { label: 'longitude', first: 1, last: 5 },
    y: { label: 'latitude', first: 10, last: 20 },
  };
  expect(cellText({ ...field, spec }, 0, 1)).toBe('latitude 10, longitude 3: 2 K');
});

describe('exports', () => {
  test('CSV holds every point, with units and quoted names', () => {
    expect(
      plotCsv(
        plot({
          'a,b': [
            [0, 1],
            [0.1, Number.NaN],
          ],
        }),
      ),
    ).toBe('series,step,MSE (K²)\r\n"a,b",0,0.1\r\n"a,b",1,NaN\r\n');
  });
  test('SVG stands alone and escapes', () => {
    const svg = chartSvg(
      layoutChart(
        plot({
          '<s>': [
            [0, 1],
            [0, 1],
          ],
        }),
      ),
      {
        paper: 'white',
        ink: 'black',
        soft: 'grey',
        rule: 'silver',
        series: (colour) => `colour-of-${colour}`,
      },
    );
    expect(svg).toContain('A, &quot;plot&quot;');
    expect(svg).toContain('&lt;s&gt;');
    expect(svg).toContain('stroke="colour-of-cat-1"');
    expect(svg).not.toMatch(/class=|var\(/);
  });
  test('SVG leaves out what XML has no place for', () => {
    const odd = plot({ '\u0001x\ud800y\uffff': [[0], [1]] });
    const svg = chartSvg(layoutChart(odd), {
      paper: 'white',
      ink: 'black',
      soft: 'grey',
      rule: 'silver',
      series: String,
    });
    expect(svg).toContain('>x\ufffdy<');
    expect(() => encodeURIComponent(svg)).not.toThrow();
  });
  test('file names are made of the title', () => {
    expect(fileName('Held-out error: RMSE (g/kg)', 'csv')).toBe('held-out-error-rmse-g-kg.csv');
    expect(fileName('///', 'png')).toBe('plot.png');
  });
});
