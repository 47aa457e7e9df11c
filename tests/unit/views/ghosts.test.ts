import { describe, expect, test } from 'vitest';
import { layoutChart } from '../../../playground/views/chart/chart-layout.ts';
import { type Ghost, ghostsOf } from '../../../playground/views/chart/ghosts.ts';
import { lineChart } from '../../../playground/views/chart/line-chart.ts';
import { plotCsv } from '../../../playground/views/chart/plot-csv.ts';
import type { PlotResult, SeriesResult } from '../../../playground/views/chart/state.ts';
import { type DrawnGhost, ghostNames, ghostsSvg } from '../../../playground/views/runs/ghost-svg.ts';
import { markOf } from '../../../playground/views/runs/run-mark.ts';

/* Curves of other runs lie beneath the reader's, in axes that hold both, and change nothing else of a chart. */

const curve = (y: number[], spec: SeriesResult['spec'] = { name: 'loss' }): SeriesResult => ({
  spec,
  x: y.map((_, i) => i),
  y,
});

function plot(series: SeriesResult[], log = false): PlotResult {
  const spec = { title: 'Training', x: { label: 'step' }, y: { label: 'loss', log }, series: [] };
  return { id: 'Training', spec, series, dropped: 0 };
}

const ghost = (
  y: number[],
  label = 'previous: hidden 8',
  role: Ghost['role'] = 'previous',
  slot = 0,
): Ghost => ({ label, role, slot, curves: [curve(y)] });

const paths = (ghosts: readonly DrawnGhost[]): string[] =>
  ghosts.flatMap(({ lines }) => lines.map(({ path }) => path));

const own = plot([curve([4, 3, 2])]);

test('the axes hold all of them', () => {
  const alone = layoutChart(own);
  const { x, y } = layoutChart(own, { ghosts: [ghost([9, 8, 7, 6, 5, -1])] });
  expect(x.high).toBe(5);
  expect(y.low).toBeLessThanOrEqual(-1);
  expect(y.high).toBeGreaterThanOrEqual(9);
  expect(alone.x.high).toBe(2);
});

test('name, series and file of a chart stay those of the shown run', () => {
  const alone = layoutChart(own);
  const beside = layoutChart(own, { ghosts: [ghost([9, 8, 7, 6])] });
  expect(beside.label).toBe(alone.label);
  expect(beside.label).toMatch(/loss 2 at step 2$/);
  expect(beside.notes).toEqual(alone.notes);
  expect(beside.series).toHaveLength(1);
  expect(plotCsv(own).split('\n').filter(Boolean)).toHaveLength(4);
});

test('each has its name at its curve, and lines tell them apart without colour', () => {
  const others = [
    ghost([5, 4], 'author', 'author'),
    ghost([3, 4], 'hidden <2>', 'other'),
    ghost([9], 'previous: hidden 8'),
    ghost([3, 4], 'rate 1', 'other', 1),
  ];
  const { ghosts } = layoutChart(own, { ghosts: others });
  expect(ghosts.map(({ lines }) => lines[0]?.mark.dash)).toEqual([1, 2, 0, 3]);
  expect(ghostsSvg(ghosts).match(/class="ghost g-1"/g)).toHaveLength(1);
  const names = ghostNames(ghosts);
  for (const name of ['previous: hidden 8', 'author', 'hidden &lt;2&gt;', 'rate 1'])
    expect(names).toContain(name);
  const heights = [...names.matchAll(/top:([\d.]+)%/g)].map(([, top]) => Number(top));
  expect(heights).toHaveLength(4);
  for (const [i, top] of heights.entries()) {
    expect(top).toBeLessThanOrEqual(100);
    if (i > 0) expect(top - (heights[i - 1] ?? 0)).toBeGreaterThan(8);
  }
});

test('as many runs as are kept differ by dash and dots', () => {
  const slots = Array.from({ length: 8 }, (_, slot) => slot);
  const others = slots.map((slot) => ghost([5, 4 - slot, 3], `run ${slot}`, 'other', slot));
  const { ghosts } = layoutChart(own, {
    ghosts: [ghost([3, 4]), ghost([2, 2], 'author', 'author'), ...others],
  });
  const marks = ghosts.map(({ lines }) => JSON.stringify(lines[0]?.mark));
  expect(new Set(marks).size).toBe(10);
  // A name shows what its line looks like, and all of them have room.
  const names = ghostNames(ghosts);
  expect(names.match(/class="sample"/g)).toHaveLength(10);
  expect(names.match(/class="ghost-dots square"/g)).toHaveLength(2);
  expect(ghostsSvg(ghosts).match(/class="ghost-dots round"/g)).toHaveLength(3);
  expect(markOf({ role: 'previous', slot: 5 })).toEqual(markOf({ role: 'previous', slot: 0 }));
});

describe('a run of several curves', () => {
  const two = (label: string, ...names: string[]): Ghost => ({
    label,
    role: 'previous',
    curves: names.map((name, i) => curve([9 - i, 5 - i], { name })),
  });
  const shown = plot([curve([4, 3]), curve([5, 4], { name: 'validation' })]);

  test('is tinted like its counterparts, and each curve says which it is', () => {
    const { ghosts, series } = layoutChart(shown, {
      ghosts: [two('previous: rate 1', 'validation', 'loss', 'gone')],
    });
    const [loss, validation] = series.map(({ colour }) => colour);
    expect(loss).not.toBe(validation);
    expect(ghosts[0]?.lines.map(({ colour }) => colour)).toEqual([validation, loss, undefined]);
    expect(ghostsSvg(ghosts)).toContain(`class="ghost g-0 s-${validation}"`);
    const names = ghostNames(ghosts);
    for (const name of ['validation', 'loss', 'gone'])
      expect(names).toContain(`<span>previous: rate 1</span><span class="of-run"> · ${name}<`);
  });

  test('where there are many names, the run stands at one curve, and the others say what they are', () => {
    const { ghosts } = layoutChart(shown, {
      ghosts: ['a', 'b', 'c'].map((label) => two(label, 'loss', 'validation')),
    });
    const names = [...ghostNames(ghosts).matchAll(/<span(?: class="of-run")?>([^<]+)<\/span>/g)];
    expect(names.map(([, name]) => name).toSorted()).toEqual(
      ['a', 'b', 'c', ...Array(3).fill(' · loss'), ...Array(3).fill('validation')].toSorted(),
    );
  });

  test('one curve beside one stays grey', () => {
    expect(ghostsSvg(layoutChart(own, { ghosts: [ghost([3, 4])] }).ghosts)).toContain('class="ghost g-0"');
  });
});

test('a single point is a dot, of the shown run and of another', () => {
  const single = plot([curve([4])]);
  const lone = /class="curve lone" d="M500 [\d.]+h0"/;
  expect(lineChart(single)).toMatch(lone);
  expect(lineChart(own)).not.toContain('lone');
  const { ghosts } = layoutChart(own, { ghosts: [ghost([3]), ghost([3, 4])] });
  expect(ghosts.map(({ lines }) => lines[0]?.dots)).toEqual([expect.stringMatching(/^M0 [\d.]+h0$/), '']);
  expect(ghostsSvg(ghosts)).toContain('class="ghost-dots round"');
  // Between gaps as well, beside what is a line.
  const gaps = plot([curve([4, Number.NaN, 3, Number.NaN, 2, 1])]);
  expect(
    lineChart(gaps)
      .match(/lone" d="([^"]*)"/)?.[1]
      ?.match(/M/g),
  ).toHaveLength(2);
});

test('of a long name of a series both ends stay, and all of it is its title', () => {
  const name = 'Atlantic storms of the years 1975 to 2012, all basins, with wind';
  const others = ['with wind', 'others'].map((end) => ({
    ...ghost([5, 4]),
    label: end,
    curves: [curve([5, 4], { name: name.replace('with wind', end) }), curve([3, 3], { name: 'b' })],
  }));
  const names = ghostNames(layoutChart(own, { ghosts: others }).ghosts);
  expect(names).toContain('> · Atlantic stor…s, with wind<');
  expect(names).toContain('> · Atlantic stor…sins, others<');
  expect(names).toContain(`title="with wind · ${name}"`);
});

test('names stand in the axes, whatever their length', () => {
  const { ghosts } = layoutChart(own, {
    ghosts: [ghost([5], 'one that ended at once'), ghost([9, 8, 7], 'one that went on')],
  });
  const names = ghostNames(ghosts);
  expect(names).toContain('<div style="--room:0%');
  expect(names).toContain('<div class="from-end" style="--room:0%');
  expect(names).not.toContain('title');
  const long = 'previous: one, two and three settings and 4 more';
  expect(ghostNames(layoutChart(own, { ghosts: [ghost([9], long)] }).ghosts)).toContain(`title="${long}"`);
});

test('on a logarithmic axis a run is drawn where it has a place, and the axis stays logarithmic', () => {
  const log = plot([curve([4, 3, 2])], true);
  const { y, ghosts, notes } = layoutChart(log, { ghosts: [ghost([100, 0, -1, 1e-3])] });
  expect(y.log).toBe(true);
  expect(y.high).toBeGreaterThanOrEqual(100);
  expect(y.low).toBeLessThanOrEqual(1e-3);
  expect(paths(ghosts).join()).not.toContain('NaN');
  expect(notes).toEqual([]);
});

test('a run that has diverged does not flatten the shown one', () => {
  const layout = layoutChart(own, { ghosts: [ghost([4, 1e9])] });
  expect(layout.y.high).toBeLessThan(10);
  expect(layout.ghosts[0]?.beyond).toBe(true);
  expect(ghostNames(layout.ghosts)).toContain('beyond the axes');
  // Before the shown run has a point there is nothing to flatten.
  expect(layoutChart(plot([curve([])]), { ghosts: [ghost([4, 1e9])] }).y.high).toBeGreaterThanOrEqual(1e9);
});

describe('which curves', () => {
  const run = (series: SeriesResult[]) => [
    { label: 'author', show: '', role: 'author' as const, run: { plots: [plot(series)] } },
  ];

  test('those of the plot of the same name, without observations and truth', () => {
    const series = [
      curve([1, 2]),
      curve([1, 2], { name: 'observed', style: 'points' }),
      curve([1, 2], { name: 'Magnus', role: 'truth' }),
      curve([], { name: 'empty' }),
    ];
    expect(ghostsOf('Training', run(series)).map(({ curves }) => curves.length)).toEqual([1]);
    expect(ghostsOf('Other', run(series))).toEqual([]);
  });

  test('none where grey could not tell them apart', () => {
    expect(ghostsOf('Training', run(Array.from({ length: 13 }, () => curve([1, 2]))))).toEqual([]);
  });
});

test('a run far beyond the axes makes no path that a browser cannot read', () => {
  const { ghosts } = layoutChart(own, { ghosts: [ghost([3, 4e38, -1e300, 2])] });
  const numbers = (
    paths(ghosts)
      .join(' ')
      .match(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g) ?? []
  ).map(Number);
  // Of four points the two on the chart are drawn.
  expect(numbers.length).toBeLessThanOrEqual(6);
  expect(numbers.length).toBeGreaterThan(2);
  expect(Math.max(...numbers.map(Math.abs))).toBeLessThanOrEqual(3000);
});

test('a long curve is thinned to what a chart can show, and drawn once for axes that stay', () => {
  const long = ghost(Array.from({ length: 100_000 }, (_, i) => Math.sin(i / 50)));
  const draw = () => paths(layoutChart(own, { ghosts: [long] }).ghosts)[0] ?? '';
  const first = draw();
  expect(first.match(/[ML]/g)?.length).toBeLessThanOrEqual(400);
  const began = performance.now();
  for (let i = 0; i < 100; i += 1) expect(draw()).toBe(first);
  expect(performance.now() - began).toBeLessThan(1000);
});
