import { beforeEach, describe, expect, test } from 'vitest';
import { Announcer } from '../../../playground/element/announcer.ts';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';

let said: string[];
let now: number;
let announcer: Announcer;

beforeEach(() => {
  [said, now] = [[], 1000];
  announcer = new Announcer(
    (text) => {
      if (text !== '') said.push(text);
    },
    () => now,
  );
  announcer.begin();
});

const plot = (id: string): ProgramEvent => ({
  type: 'plot',
  id,
  spec: { title: 'Training', x: { label: 'step' }, y: { label: 'MSE' }, series: [] },
});
const point = (id: string, series: string, x: number, y: number): ProgramEvent => ({
  type: 'points',
  id,
  series,
  x: [x],
  y: [y],
  replace: false,
});
const progress = (done: number, total: number): ProgramEvent => ({
  type: 'progress',
  label: 'step',
  done,
  total,
});
const check = (passed: boolean): ProgramEvent => ({ type: 'check', name: 'c', passed, message: '' });
const finished = { phase: 'finished', seconds: 1 } as const;

/** Trains for so many seconds, with an event of each kind every tenth of one. */
function train(seconds: number, total: number): void {
  announcer.apply([plot('a'), plot('b')]);
  for (let tick = 1; tick <= seconds * 10; tick++) {
    now += 100;
    const done = Math.round((total * tick) / (seconds * 10));
    announcer.apply([progress(done, total), point('a', 'loss', done, 1 / done), point('b', 'other', 0, 7)]);
  }
}

describe('progress', () => {
  test('of a short run is not spoken: its end comes soon enough', () => {
    train(9, 1000);
    expect(said).toEqual([]);
  });

  test('is spoken with the first chart’s values, at most every ten seconds', () => {
    train(36, 1000);
    expect(said).toEqual([
      'step 278 of 1000, loss 0.003597',
      'step 556 of 1000, loss 0.001799',
      'step 833 of 1000, loss 0.0012',
    ]);
  });

  test('of a long run is spoken at quarters and every half minute', () => {
    train(200, 1000);
    expect(said.map((text) => Number(text.split(' ')[1]))).toEqual([150, 250, 400, 500, 650, 750, 900, 1000]);
  });

  test('of a run that knows no end names the last point', () => {
    announcer.apply([plot('a')]);
    now += 31_000;
    announcer.apply([point('a', 'loss', 420, 0.5)]);
    expect(said).toEqual(['step 420, loss 0.5']);
  });

  test('that shows nothing says nothing', () => {
    now += 60_000;
    announcer.apply([{ type: 'dropped', lines: 3 }]);
    expect(said).toEqual([]);
  });
});

describe('the end', () => {
  test('says the last values and the checks, once', () => {
    announcer.apply([
      plot('a'),
      point('a', 'train', 9, 0.25),
      point('a', 'test', 9, 0.5),
      check(true),
      check(false),
    ]);
    announcer.end({ phase: 'running', backend: 'wasm', notes: [] });
    announcer.end(finished);
    expect(said).toEqual(['Last values: step 9, train 0.25, test 0.5. Checks: 1 passed, 1 failed.']);
  });

  test('of a failed run is the error panel’s to say', () => {
    announcer.apply([plot('a'), point('a', 'train', 9, 0.25)]);
    announcer.end({ phase: 'failed', error: { kind: 'runtime', message: 'x', line: 3 } });
    expect(said).toEqual([]);
  });

  test('names no curve of the run before', () => {
    announcer.apply([plot('a'), point('a', 'train', 9, 0.25)]);
    announcer.begin();
    announcer.end(finished);
    expect(said).toEqual([]);
  });

  test('of many curves names those whose values changed last, not the baselines that came first', () => {
    const names = ['truth', 'persistence', 'climatology', 'network', 'network, logarithm'];
    announcer.apply([plot('a'), ...names.map((name, k) => point('a', name, 1, k))]);
    announcer.apply([point('a', 'truth', 2, 0), point('a', 'network', 2, 9)]);
    announcer.end(finished);
    expect(said).toEqual(['Last values: step 2, climatology 2, network, logarithm 4, network 9.']);
  });

  test('is short, however many curves a program forges and however it names them', () => {
    const names = Array.from({ length: 50 }, (_, index) => `${index}${'x'.repeat(20_000)}`);
    announcer.apply([plot('a'), ...names.map((name) => point('a', name, 1, 2))]);
    announcer.end(finished);
    expect(said.join('').length).toBeLessThan(250);
  });
});
