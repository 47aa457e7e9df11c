import { describe, expect, test } from 'vitest';
import { uniforms } from '../../../src/figures/chance.ts';
import { backward, forward, operations, slopesAfter } from '../../../src/figures/computation-graph/graph.ts';
import { figure as graphView } from '../../../src/figures/computation-graph/index.ts';
import * as graphs from '../../../src/figures/computation-graph/model.ts';
import { optimiserIds } from '../../../src/figures/descent/optimisers.ts';
import { course, surfaceIds } from '../../../src/figures/descent/surfaces.ts';
import { figure as occupancy } from '../../../src/figures/gpu-occupancy/index.ts';
import { processors, schedule, tileShares } from '../../../src/figures/gpu-occupancy/model.ts';
import { choose, press } from '../../../src/figures/kit/frame.ts';
import { figure as raceView } from '../../../src/figures/optimiser-race/index.ts';
import * as race from '../../../src/figures/optimiser-race/model.ts';

describe('the computation graph', () => {
  const walks: graphs.Walk[] = (['neuron', 'shortcut'] as const).flatMap((graph) => [
    { ...graphs.initial, graph },
    { graph, leaves: { x: -2.2, w: 1.3, b: 0.4, v: -1.7, t: 0.3 }, done: 0 },
  ]);

  test.each(walks)('every slope agrees with a difference of the loss: %j', (walk) => {
    const { slopes } = graphs.where(graphs.finished(walk));
    for (const leaf of graphs.leafIds) {
      expect(slopes[leaf]).toBeCloseTo(graphs.difference(walk, leaf), 6);
    }
  });

  test('the neuron by hand', () => {
    const { values, slopes } = graphs.where(graphs.finished(graphs.initial));
    const a = Math.tanh(0.6 * 1.5 - 0.2);
    expect(values['L']).toBeCloseTo((0.8 * a - 1.2) ** 2, 12);
    const e = 2 * (0.8 * a - 1.2);
    expect(slopes['v']).toBeCloseTo(e * a, 12);
    expect(slopes['b']).toBeCloseTo(e * 0.8 * (1 - a * a), 12);
    expect(slopes['w']).toBeCloseTo(e * 0.8 * (1 - a * a) * 1.5, 12);
  });

  test('with the shortcut x gets the slopes of two ways, one after the other', () => {
    const walk = { ...graphs.initial, graph: 'shortcut' as const };
    const { graph, values } = graphs.where(walk);
    const handed = backward(graph, values);
    const ways = handed.flat().filter(({ to }) => to === 'x');
    expect(ways).toHaveLength(2);
    const [direct = Number.NaN, through = Number.NaN] = ways.map(({ own, local }) => own * local);
    expect(slopesAfter(graph, values, 3)['x']).toBeCloseTo(direct, 12);
    expect(slopesAfter(graph, values, graph.length)['x']).toBeCloseTo(direct + through, 12);
  });

  test('each operation knows its local slope', () => {
    const h = 1e-6;
    for (const { value, slopes } of Object.values(operations)) {
      const at = [0.7, -1.2];
      for (const [k, slope] of slopes(at, value(at)).entries()) {
        const moved = (by: number): number => value(at.map((number, i) => (i === k ? number + by : number)));
        expect((moved(h) - moved(-h)) / (2 * h)).toBeCloseTo(slope, 6);
      }
    }
  });

  test('an update lowers the loss and moves neither x nor t', () => {
    const before = graphs.where(graphs.finished(graphs.initial)).values['L'] ?? Number.NaN;
    const next = graphs.update(graphs.initial);
    expect(graphs.where(next).values['L']).toBeLessThan(before);
    expect([next.leaves.x, next.leaves.t]).toEqual([graphs.initial.leaves.x, graphs.initial.leaves.t]);
  });

  test('values and slopes appear one at a time, and the words follow', () => {
    let walk = graphs.initial;
    const { graph } = graphs.where(walk);
    for (let done = 0; done <= 2 * graph.length; done++) {
      const words = graphView.describe(walk);
      if (done > 0 && done <= graph.length) expect(words).toContain(`Forward, ${done} of ${graph.length}`);
      if (done > graph.length) expect(words).toContain(`Backward, ${done - graph.length} of ${graph.length}`);
      expect(graphView.drawings(walk)).not.toMatch(/NaN|undefined/);
      walk = press(graphView, walk, 'step');
    }
    expect(walk.done).toBe(2 * graph.length);
    expect(forward(graph, walk.leaves)['a']).toBeCloseTo(Math.tanh(0.7), 12);
  });
});

describe('the surfaces', () => {
  test.each(surfaceIds)('%s: its slope agrees with differences, also far from the start', (id) => {
    const on = course(id, false);
    const h = 1e-5;
    for (const [x, y] of [on.start, [1.3, -0.4], [-0.7, 2.1]] as const) {
      const [a, b] = on.slope([x, y]);
      const scale = 1 + Math.abs(a) + Math.abs(b);
      expect((on.value([x + h, y]) - on.value([x - h, y])) / (2 * h) / scale).toBeCloseTo(a / scale, 5);
      expect((on.value([x, y + h]) - on.value([x, y - h])) / (2 * h) / scale).toBeCloseTo(b / scale, 5);
    }
  });

  test.each(surfaceIds)('%s: a noisy slope is right on average and wrong each time', (id) => {
    const on = course(id, true);
    const draw = uniforms(3);
    const at = [0.9, 0.8] as const;
    const slopes = Array.from({ length: 4000 }, () => on.slope(at, draw));
    const exact = course(id, false).slope(at);
    for (const k of [0, 1] as const) {
      const mean = slopes.reduce((sum, slope) => sum + slope[k], 0) / slopes.length;
      const spread = Math.sqrt(
        slopes.reduce((sum, slope) => sum + (slope[k] - mean) ** 2, 0) / slopes.length,
      );
      expect(spread).toBeGreaterThan(0.01);
      expect(Math.abs(mean - exact[k])).toBeLessThan((5 * spread) / Math.sqrt(slopes.length));
    }
  });

  test('four bends make a plateau at w = 0.2, one bend and shortcuts do not', () => {
    const steepness = (id: 'one' | 'four' | 'shortcuts'): number =>
      Math.hypot(...course(id, false).slope([0.2, 0.8]));
    expect(steepness('four')).toBeLessThan(0.06);
    expect(steepness('one')).toBeGreaterThan(1);
    expect(steepness('shortcuts')).toBeGreaterThan(1);
  });
});

describe('the race', () => {
  test('the best rate of each does better than a third of it or three times it', () => {
    const tuned = race.begin('valley');
    const late = (id: (typeof optimiserIds)[number], by: number): number => {
      const rates = { ...tuned.rates, [id]: tuned.rates[id] + by };
      const { runs } = race.run({ ...tuned, rates, running: [id], steps: race.mostSteps });
      const end = runs[0]?.losses.slice(-race.mostSteps / 4) ?? [];
      return end.reduce((sum, loss) => sum + loss, 0) / end.length;
    };
    for (const id of optimiserIds) {
      expect(late(id, 0)).toBeLessThanOrEqual(late(id, 0.5));
      expect(late(id, 0)).toBeLessThanOrEqual(late(id, -0.5));
    }
  });

  test('the numbers of the text: the valley after 60 steps, and steps to a loss of 0.12 on the networks', () => {
    const losses = (surface: 'valley' | 'one' | 'four' | 'shortcuts', steps: number) => {
      const { runs } = race.run({ ...race.begin(surface), running: ['sgd', 'momentum', 'adam'], steps });
      return runs.map((run) => run.losses);
    };
    const ends = losses('valley', 60).map((all) => all.at(-1)?.toFixed(2));
    expect(ends.slice(0, 2)).toEqual(['0.22', '0.03']);
    const steps = (surface: 'one' | 'four' | 'shortcuts'): number[] => {
      const [sgd = [], , adam = []] = losses(surface, 100);
      return [sgd, adam].map((all) => all.findIndex((loss) => loss < 0.12));
    };
    expect(steps('four')).toEqual([71, 30]);
    expect(steps('one')).toEqual([2, 2]);
    expect(steps('shortcuts')).toEqual([3, 7]);
  });

  test('in the valley momentum and Adam are far ahead of SGD after 60 steps', () => {
    const losses = Object.fromEntries(
      race.run(race.begin('valley')).runs.map(({ id, losses: all }) => [id, all.at(-1) ?? Number.NaN]),
    );
    expect(losses['momentum']).toBeLessThan((losses['sgd'] ?? 0) / 3);
    expect(losses['adam']).toBeLessThan((losses['sgd'] ?? 0) / 3);
  });

  test('buttons take runners out and in, in a fixed order; a surface brings its own start and rates', () => {
    const act = (state: race.Race, action: string): race.Race => press(raceView, state, action);
    const without = act(race.initial, 'sgd');
    expect(without.running).toEqual(['momentum', 'rmsprop', 'adam', 'adamw']);
    expect(act(without, 'sgd').running).toEqual(optimiserIds);
    const saddle = choose(raceView, without, 'surface', 'saddle');
    expect(saddle.start).toEqual(course('saddle', false).start);
    expect(saddle.running).toEqual(without.running);
    expect(raceView.describe(saddle)).not.toContain('SGD');
  });

  test('what runs away is said to, and draws no broken path', () => {
    const state = { ...race.initial, rates: { ...race.initial.rates, sgd: 0.5 } };
    expect(raceView.describe(state)).toContain('SGD ran away');
    expect(raceView.drawings(state)).not.toMatch(/NaN|Infinity/);
  });
});

describe('occupancy', () => {
  test('256 examples and 2,048 neurons on an A100 make 32 tiles: 30 % of one wave', () => {
    const found = schedule({ processor: 'a100', batch: 256, width: 2048 });
    expect(found).toMatchObject({ tiles: 32, waves: 1, last: 32, inTiles: 1 });
    expect(found.used).toBeCloseTo(32 / 108, 12);
  });

  test('one example too many begins a new row of tiles, and a tile too many a new wave', () => {
    const used = (batch: number): number => schedule({ processor: 'a100', batch, width: 2048 }).used;
    expect(used(768)).toBeCloseTo(96 / 108, 12);
    expect(used(769)).toBeCloseTo((769 / 896) * (112 / 216), 12);
    expect(schedule({ processor: 'gtx-580', batch: 129, width: 2048 })).toMatchObject({ waves: 2, last: 16 });
  });

  test.each([
    [1, 64, 'in which 1 of 108 multiprocessors has work', 'together 0.0036 % of'],
    [64, 128, 'in which 1 of 108 multiprocessors has work', 'Of the tiles 50 % is matrix'],
    [256, 2048, 'in which 32 of 108 multiprocessors have work', 'together 30 % of'],
    [128, 1024, 'in which 8 of 108 multiprocessors have work', 'together 7.4 % of'],
  ])('%d examples by %d neurons are said as they are', (batch, width, run, share) => {
    const words = occupancy.describe({ processor: 'a100', batch, width });
    expect(words).toContain(run);
    expect(words).toContain(share);
  });

  test('the shares of the tiles add up to the matrix, and no wave holds more than the processor', () => {
    for (const processor of Object.keys(processors) as (keyof typeof processors)[]) {
      for (const [batch, width] of [
        [1, 64],
        [130, 192],
        [2047, 4032],
      ] as const) {
        const product = { processor, batch, width };
        const { multiprocessors, waves, last, tiles, used } = schedule(product);
        const numbers = tileShares(product).reduce((sum, share) => sum + share * 128 * 128, 0);
        expect(numbers).toBeCloseTo(batch * width, 6);
        expect((waves - 1) * multiprocessors + last).toBe(tiles);
        expect(last).toBeLessThanOrEqual(multiprocessors);
        expect(used).toBeLessThanOrEqual(1);
      }
    }
  });
});
