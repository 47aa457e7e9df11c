import { describe, expect, test } from 'vitest';
import { most } from '../../../playground/views/holdings.ts';
import { emptyResults, type Results, reduce } from '../../../playground/views/results.ts';
import { keepable } from '../../../playground/views/runs/keepable.ts';
import { KeptRuns } from '../../../playground/views/runs/kept-runs.ts';

/* Which runs stay, which of them are shown, and that they cannot fill the memory. */

function resultsOf(points = 3): Results {
  const results = emptyResults();
  const spec = { title: 'Loss', x: { label: 'step' }, y: { label: 'loss' }, series: [] };
  const x = Array.from({ length: points }, (_, i) => i);
  reduce(results, { type: 'backend', backend: 'wasm', notes: [] });
  reduce(results, { type: 'plot', id: 'Loss', spec });
  reduce(results, { type: 'points', id: 'Loss', series: 'loss', x, y: x, replace: false });
  return reduce(results, { type: 'finished', seconds: 3.2 });
}

const origin = (name: string) => ({ name, seed: 7, source: name });

function keptRuns(...names: string[]): KeptRuns {
  const runs = new KeptRuns();
  for (const name of names) runs.add(origin(name), resultsOf(), false);
  return runs;
}

const labels = (runs: KeptRuns): string[] => runs.choices.map(({ label }) => label);
const shown = (runs: KeptRuns): string[] => runs.others.map(({ label }) => label);
const keyOf = (runs: KeptRuns, label: string): string =>
  runs.choices.find((choice) => choice.label === label)?.key ?? '';

describe('by itself', () => {
  test('the author’s run is shown until there is one before', () => {
    expect(new KeptRuns().choices).toEqual([]);
    const runs = new KeptRuns(true);
    // Its button stands there before it has been fetched.
    expect(labels(runs)).toEqual(['author']);
    expect(shown(runs)).toEqual([]);
    runs.author = resultsOf();
    expect(shown(runs)).toEqual(['author']);
    runs.add(origin('hidden 8'), resultsOf(), false);
    expect(shown(runs)).toEqual(['previous: hidden 8']);
    expect(labels(runs)).toEqual(['author', 'hidden 8']);
    expect(runs.choices[1]?.details).toBe('WASM · 3.2 s · seed 7');
  });

  test('the run before is shown, and those that are pinned', () => {
    const runs = new KeptRuns();
    runs.add(origin('hidden 2'), resultsOf(), true);
    runs.add(origin('hidden 4'), resultsOf(), false);
    runs.add(origin('hidden 8'), resultsOf(), false);
    expect(labels(runs)).toEqual(['hidden 8', 'hidden 4', 'hidden 2 · pinned']);
    expect(shown(runs)).toEqual(['previous: hidden 8', 'hidden 2']);
  });
});

describe('told apart', () => {
  test('no two runs that are kept have one mark, and each keeps its own', () => {
    const runs = keptRuns('a', 'b', 'c', 'd', 'e');
    for (const name of ['p', 'q', 'r']) runs.add(origin(name), resultsOf(), true);
    for (const label of ['a', 'b', 'c', 'd', 'e']) runs.toggle(keyOf(runs, label));
    const slots = (): Map<string, number | undefined> =>
      new Map(runs.others.map(({ label, slot }) => [label, slot]));
    const before = slots();
    expect(before.size).toBe(8);
    expect(new Set(before.values()).size).toBe(8);
    expect(Math.max(...[...before.values()].map(Number))).toBeLessThan(8);
    runs.toggle(keyOf(runs, 'c'));
    runs.toggle(keyOf(runs, 'c'));
    runs.add(origin('f'), resultsOf(), false);
    const after = slots();
    for (const label of ['b', 'c', 'q']) expect(after.get(label)).toBe(before.get(label));
    expect(new Set(after.values()).size).toBe(after.size);
  });

  test('of two that are called alike the later says which it is', () => {
    const runs = new KeptRuns();
    runs.add({ ...origin('3 lines changed'), source: 'one' }, resultsOf(), false);
    runs.add({ ...origin('3 lines changed'), source: 'other' }, resultsOf(), false);
    expect(labels(runs)).toEqual(['3 lines changed, run 2', '3 lines changed']);
  });
});

describe('as the reader chooses', () => {
  test('the one that was chosen last counts most', () => {
    const runs = keptRuns('a', 'b', 'c');
    runs.toggle(keyOf(runs, 'a'));
    expect(shown(runs)).toEqual(['a', 'previous: c']);
    runs.toggle(keyOf(runs, 'a'));
    expect(shown(runs)).toEqual(['previous: c']);
  });

  test('who wants no run before is not shown the next either', () => {
    const runs = keptRuns('a');
    runs.toggle(keyOf(runs, 'a'));
    runs.add(origin('b'), resultsOf(), false);
    expect(shown(runs)).toEqual([]);
    runs.toggle(keyOf(runs, 'b'));
    runs.add(origin('c'), resultsOf(), false);
    expect(shown(runs)[0]).toBe('b');
  });
});

describe('bounded', () => {
  test('five runs and three pins; an older run of the same text makes place', () => {
    const runs = keptRuns('a', 'b', 'c', 'd', 'e', 'f');
    expect(labels(runs)).toEqual(['f', 'e', 'd', 'c', 'b']);
    runs.add(origin('d'), resultsOf(), false);
    expect(labels(runs)).toEqual(['d', 'f', 'e', 'c', 'b']);
    for (const name of ['p', 'q', 'r', 's']) runs.add(origin(name), resultsOf(), true);
    const pinned = labels(runs).filter((label) => label.endsWith('pinned'));
    expect(pinned).toEqual(['s · pinned', 'r · pinned', 'q · pinned']);
    expect(labels(runs)).toHaveLength(8);
  });

  test('curves are thinned, and plots of too many are left', () => {
    const kept = keepable(resultsOf(100_000));
    expect(kept.plots[0]?.series[0]?.x.length).toBeLessThanOrEqual(400);
    const many = resultsOf();
    for (let i = 0; i < 20; i += 1)
      reduce(many, { type: 'points', id: 'Loss', series: `${i}`, x: [0], y: [0], replace: false });
    expect(keepable(many).plots).toEqual([]);
  });

  test('a run that goes on does not change what is kept', () => {
    const going = resultsOf();
    const kept = keepable(going);
    reduce(going, { type: 'points', id: 'Loss', series: 'loss', x: [3], y: [3], replace: false });
    expect(kept.plots[0]?.series[0]?.x).toEqual([0, 1, 2]);
  });

  test('all pictures together hold no more than those of one run; the oldest go first', () => {
    const runs = new KeptRuns();
    const columns = most.values / 2 / 1000;
    for (const name of ['a', 'b', 'c']) {
      const results = resultsOf();
      const values = new Float32Array(1000 * columns);
      const spec = { title: 'f', units: '', palette: 'viridis' as const };
      results.fields = [{ id: 'f', spec, rows: 1000, columns, values }];
      runs.add(origin(name), results, false);
    }
    for (const label of ['a', 'b']) runs.toggle(keyOf(runs, label));
    const pictures = new Map(runs.others.map(({ label, run }) => [label, run.fields.length]));
    expect(pictures.get('previous: c')).toBe(1);
    expect(pictures.get('b')).toBe(1);
    expect(pictures.get('a')).toBe(0);
  });

  test('a run that has only counted is kept', () => {
    const counts = emptyResults();
    const spec = { title: 'Errors', x: { label: 'error' } };
    const series = [{ name: 'values', counts: [1, 2], below: 0, above: 0, notFinite: 0 }];
    reduce(counts, { type: 'histogram', id: 'Errors', spec, low: 0, width: 1, series });
    const runs = new KeptRuns();
    runs.add(origin('a'), reduce(counts, { type: 'finished', seconds: 1 }), false);
    expect(runs.others[0]?.run.histograms).toEqual([{ id: 'Errors', spec, low: 0, width: 1, series }]);
  });

  test('a run that has shown nothing of the kind is not kept', () => {
    const runs = new KeptRuns();
    runs.add(origin('a'), reduce(emptyResults(), { type: 'finished', seconds: 1 }), false);
    expect(runs.choices).toEqual([]);
  });
});
