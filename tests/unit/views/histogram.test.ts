import { describe, expect, test } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { parseEvent } from '../../../playground/protocol/parse-event.ts';
import type { HistogramEvent } from '../../../playground/views/histogram/event.ts';
import { histogramCsv, histogramSvg } from '../../../playground/views/histogram/histogram-files.ts';
import { histogramGhostsOf } from '../../../playground/views/histogram/histogram-ghosts.ts';
import { layoutHistogram } from '../../../playground/views/histogram/histogram-layout.ts';
import { histogramReading } from '../../../playground/views/histogram/histogram-reading.ts';
import { histogramView } from '../../../playground/views/histogram/histogram-view.ts';
import { freeze, parseRecorded, thaw } from '../../../playground/views/recorded.ts';
import { renderResults } from '../../../playground/views/render-results.ts';
import { emptyResults, reduce } from '../../../playground/views/results.ts';
import { ghostNames } from '../../../playground/views/runs/ghost-svg.ts';

const none = { below: 0, above: 0, notFinite: 0 };
const one: HistogramEvent = {
  type: 'histogram',
  id: 'Errors',
  spec: { title: 'Errors', x: { label: 'error', units: 'K' } },
  low: -0.2,
  width: 0.1,
  series: [{ name: 'values', counts: [1, 4, 0, 3], ...none }],
};
const two: HistogramEvent = {
  ...one,
  spec: { ...one.spec, share: true },
  series: [
    { name: 'ensemble', counts: [10, 60, 20, 5], below: 0, above: 5, notFinite: 2 },
    { name: 'truth', role: 'truth', counts: [0, 1, 1, 0], below: 0, above: 0, notFinite: 1 },
  ],
};

describe('drawn', () => {
  test('a series that stands alone is bars on a line of nought, in the axes of a chart', () => {
    const { x, y, series } = layoutHistogram(one);
    expect([x.low, x.high]).toEqual([-0.2, 0.2]);
    expect([x.label, x.units, y.label]).toEqual(['error', 'K', 'values']);
    expect([y.low, y.high]).toEqual([0, 4]);
    expect(series).toMatchObject([{ colour: 'cat-1', dash: 0, values: 8 }]);
    // An empty bin has no bar.
    expect(series[0]?.path).toBe('M0 1000V750H250V1000M250 1000V0H500V1000M750 1000V250H1000V1000');
  });

  test('several are outlines with colours of their roles, dashes of their own, and shares where asked for', () => {
    const { y, series } = layoutHistogram(two);
    expect([y.label, y.units, y.low, y.high]).toEqual(['share of the values', '%', 0, 60]);
    expect(series.map(({ colour, dash, values }) => [colour, dash, values])).toEqual([
      ['cat-1', 0, 100],
      ['truth', 1, 2],
    ]);
    expect(series[1]?.path).toBe('M0 1000V1000H250V166.7H500V166.7H750V1000H1000V1000');
  });

  test('what is in no bin is said, by series where there are several', () => {
    expect(layoutHistogram(two).notes).toEqual([
      '3 values are not finite and in no bin (ensemble 2, truth 1).',
      '5 values are above 0.2 and in no bin (ensemble 5).',
    ]);
    expect(histogramView(one)).toContain('<p class="view-note"></p>');
  });

  test('its name says what, how many values, where they lie and where most of them do', () => {
    expect(layoutHistogram(one).label).toBe(
      'Errors: histogram of error (K). values: 8 values, in bins from -0.2 to 0.2, most (4) from -0.1 to 0',
    );
    expect(layoutHistogram(two).label).toMatch(
      /ensemble: 100 values, in bins from -0\.2 to 0\.2, most \(60%\) from -0\.1 to 0; truth: 2 values, in bins from -0\.1 to 0\.1, most \(50%\)/,
    );
  });

  test('without a value it says so, and its axis still is one', () => {
    const empty = { ...one, series: [{ name: 'values', counts: [0, 0], ...none }] };
    const { y, label, series } = layoutHistogram(empty);
    expect([y.low, y.high]).toEqual([0, 1]);
    expect(label).toContain('values: no values');
    expect(series[0]?.path).toBe('');
  });

  test('with all its values beyond the bins it says how many, as its legend does', () => {
    const beyond = { ...one, series: [{ name: 'A', counts: [0, 0], below: 0, above: 1, notFinite: 2 }] };
    expect(layoutHistogram(beyond)).toMatchObject({
      label: expect.stringMatching(/A: 1 value, in no bin$/),
      series: [{ values: 1 }],
    });
  });

  test('names of the program are text, not markup', () => {
    const odd = '<img src=x onerror=alert(1)>"';
    const html = histogramView({
      ...one,
      spec: { title: odd, x: { label: odd, units: odd } },
      series: [
        { name: odd, counts: [1], below: 1, above: 0, notFinite: 1 },
        { name: odd, counts: [1], ...none },
      ],
    });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });
});

describe('read', () => {
  const readable = histogramReading(two, layoutHistogram(two));

  test('the arrow keys stop at every bin', () => {
    expect(readable.stops().map((x) => Number(x.toFixed(6)))).toEqual([-0.15, -0.05, 0.05, 0.15]);
  });

  test('a bin says its ends, its shares and its counts', () => {
    const reading = readable.readAt(-0.01);
    expect(reading?.place).toBe('error -0.1 to 0 K');
    expect(reading?.values.map(({ name, colour, value }) => [name, colour, value])).toEqual([
      ['ensemble', 'cat-1', '60% (60)'],
      ['truth', 'truth', '50% (1)'],
    ]);
    expect(reading?.spoken).toBe('error -0.1 to 0 K: ensemble 60% (60), truth 50% (1)');
  });

  test('beyond the ends it is the last bin', () => {
    expect(readable.readAt(-9)?.place).toBe('error -0.2 to -0.1 K');
    expect(readable.readAt(9)?.place).toBe('error 0.1 to 0.2 K');
  });

  test.each([
    [1013, 0.5, 'x 1013 to 1013.5'],
    [287.123, 0.001, 'x 287.123 to 287.124'],
    [0, 0.025, 'x 0 to 0.025'],
    [-3, 1, 'x -3 to -2'],
    [0, 20_000, 'x 0 to 20000'],
    [2_000_000, 10, 'x 2000000 to 2000010'],
    [0, 2e-6, 'x 0 to 0.000002'],
    [-0.1, 0.1, 'x -0.1 to 0'],
  ])('from %d on, in steps of %d', (low, width, place) => {
    const given = { ...one, spec: { title: 't', x: { label: 'x' } }, low, width };
    expect(histogramReading(given, layoutHistogram(given)).readAt(low)?.place).toBe(place);
  });
});

describe('saved', () => {
  test('all counts are in the table, and what is in no bin after them', () => {
    expect(histogramCsv(two).split('\r\n')).toEqual([
      'series,error (K) from,error (K) to,values',
      'ensemble,-0.2,-0.1,10',
      'ensemble,-0.1,0,60',
      'ensemble,0,0.1,20',
      'ensemble,0.1,0.2,5',
      'ensemble,0.2,,5',
      'ensemble,not finite,not finite,2',
      'truth,-0.2,-0.1,0',
      'truth,-0.1,0,1',
      'truth,0,0.1,1',
      'truth,0.1,0.2,0',
      'truth,not finite,not finite,1',
      '',
    ]);
  });

  test('the image carries its colours, axes and names', () => {
    const colours = {
      paper: '#fff',
      ink: '#000',
      soft: '#555',
      rule: '#ddd',
      series: (c: string) => `var-${c}`,
    };
    const svg = histogramSvg(layoutHistogram(two), colours);
    expect(svg).toContain('fill="var-truth" fill-opacity="0.2"');
    for (const text of ['Errors', 'error (K)', 'share of the values (%)', 'ensemble', 'truth']) {
      expect(svg).toContain(`>${text}</text>`);
    }
  });
});

describe('other runs beneath it', () => {
  const others = (histogram: HistogramEvent, label = 'previous: rate 1') => {
    const { type: _, ...result } = histogram;
    return [{ label, show: '', role: 'previous' as const, run: { histograms: [result] } }];
  };
  const laidOut = (own: HistogramEvent, other: HistogramEvent) =>
    layoutHistogram(own, histogramGhostsOf(own, others(other)));

  test('over the same bins they are outlines as high as their counts, in axes that hold both', () => {
    const alone = layoutHistogram(one);
    const other = { ...one, series: [{ name: 'values', counts: [0, 8, 2, 0], ...none }] };
    const { x, y, ghosts, label, notes } = laidOut(one, other);
    expect([x.low, x.high, y.high]).toEqual([-0.2, 0.2, 8]);
    expect(ghosts).toMatchObject([{ label: 'previous: rate 1', beyond: false }]);
    // The top of its highest bin, where its name stands.
    expect(ghosts[0]?.lines[0]?.end?.x).toBeCloseTo(0.375, 10);
    expect(ghosts[0]?.lines).toMatchObject([
      { mark: { dash: 0 }, colour: undefined, path: 'M0 1000V1000H250V0H500V750H750V1000H1000V1000' },
    ]);
    expect([label, notes]).toEqual([alone.label, alone.notes]);
  });

  test('over bins of their own they stand at their own edges, as high as bins of the shown width would be', () => {
    const other = {
      ...one,
      low: -0.4,
      width: 0.2,
      series: [{ name: 'values', counts: [4, 8, 2], ...none }],
    };
    const { x, y, ghosts, series } = laidOut(one, other);
    expect(x.low).toBe(-0.4);
    expect(x.high).toBeCloseTo(0.2, 10);
    expect(y.high).toBe(4);
    expect(ghosts[0]?.label).toBe('previous: rate 1 (other bins)');
    expect(ghosts[0]?.lines[0]?.path).toBe('M0 1000V500H333.3V0H666.7V750H1000V1000');
    // The shown one has given way.
    expect(series[0]?.path).toMatch(/^M333\.3 1000V750H500V1000/);
  });

  test('several are tinted like their counterparts and named; the truth is the same in all runs', () => {
    const { ghosts, series } = laidOut(two, two);
    expect(ghosts[0]?.lines.map(({ name, colour }) => [name, colour])).toEqual([
      ['ensemble', series[0]?.colour],
    ]);
    const both = { ...two, series: [two.series[0], { ...two.series[1], role: undefined }] } as HistogramEvent;
    expect(ghostNames(laidOut(two, both).ghosts)).toContain(
      'previous: rate 1</span><span class="of-run"> · truth<',
    );
  });

  test('one that counts something else is none, and one far beyond flattens nothing', () => {
    expect(laidOut(one, two).ghosts).toEqual([]);
    expect(laidOut(one, { ...one, id: 'Others' }).ghosts).toEqual([]);
    const far = { ...one, low: 1e6, width: 1e5 };
    const { x, ghosts } = laidOut(one, far);
    expect(x.high).toBe(0.2);
    expect(ghosts[0]?.beyond).toBe(true);
    const numbers = (ghosts[0]?.lines[0]?.path.match(/-?[\d.]+/g) ?? []).map(Number);
    expect(Math.max(...numbers.map(Math.abs))).toBeLessThanOrEqual(2000);
  });
});

test('a recording holds it as it was, drawn the same', () => {
  const events: ProgramEvent[] = [one, { ...two, id: 'second' }];
  const results = events.reduce(reduce, emptyResults());
  const recorded: unknown = JSON.parse(JSON.stringify(freeze(results)));
  const thawed = thaw(parseRecorded(recorded));
  expect(thawed.histograms).toEqual(results.histograms);
  expect(renderResults(thawed)).toBe(renderResults(results));
  expect(renderResults(thawed)).toContain('view-histogram');
});

test('one far from nought is recorded with bins that can be told apart', () => {
  const far = { ...one, low: 287.12345, width: 0.0001 };
  const thawed = thaw(freeze(reduce(emptyResults(), far)));
  expect(thawed.histograms).toMatchObject([{ low: 287.12, width: 0.0001 }]);
});

test('a second one of the same title takes the place of the first', () => {
  const next = { ...one, low: 5 };
  const results = [one, next].reduce(reduce, emptyResults());
  expect(results.order).toEqual([{ kind: 'histogram', id: 'Errors' }]);
  expect(results.histograms[0]?.low).toBe(5);
});

describe('a forged one is refused', () => {
  test.each([
    ['no series', { series: [] }],
    ['too many series', { series: new Array(21).fill(one.series[0]) }],
    ['no bins', { series: [{ name: 's', counts: [], ...none }] }],
    ['too many bins', { series: [{ name: 's', counts: new Array(501).fill(0), ...none }] }],
    ['series of unequal length', { series: [one.series[0], { name: 's', counts: [1], ...none }] }],
    ['half a count', { series: [{ name: 's', counts: [0.5], ...none }] }],
    ['a negative count', { series: [{ name: 's', counts: [-1], ...none }] }],
    ['a count of no number', { series: [{ name: 's', counts: ['1'], ...none }] }],
    ['a typed array of counts', { series: [{ name: 's', counts: new Float32Array(2), ...none }] }],
    ['no number below', { series: [{ name: 's', counts: [1], above: 0, notFinite: 0 }] }],
    ['no width', { width: 0 }],
    ['a negative width', { width: -1 }],
    ['a width of nothing at such values', { low: 1e16, width: 1 }],
    ['an endless width', { width: Number.POSITIVE_INFINITY }],
    ['an end that is no number', { low: 1e308, width: 1e308 }],
    ['no lower end', { low: Number.NaN }],
    ['no axis', { spec: { title: 't' } }],
    ['no title', { spec: { x: { label: 'x' } } }],
    ['no id', { id: 3 }],
  ])('%s', (_, wrong) => {
    expect(parseEvent({ ...one, ...wrong })).toBeUndefined();
    expect(parseEvent(one)).toEqual(one);
  });
});
