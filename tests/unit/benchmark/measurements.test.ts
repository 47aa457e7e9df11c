import { expect, test } from 'vitest';
import {
  type Measurement,
  medianOf,
  ratioTo,
  turnsOf,
  withTurn,
} from '../../../playground/benchmark/measurements.ts';
import { reportHtml, reportText } from '../../../playground/benchmark/report.ts';

const course = { model: 'mlp', backend: 'wasm', side: 'course' } as const;
const stock = { ...course, side: 'stock' } as const;

/** Times of both sides, turn by turn. */
function measured(...rounds: [course: number, stock: number][]): Measurement[] {
  return rounds.reduce<Measurement[]>(
    (rows, [own, other]) => withTurn(withTurn(rows, course, { ms: own }), stock, { ms: other }),
    [],
  );
}

test('the sides of a model take turns, backend after backend', () => {
  const turns = turnsOf({ models: ['mlp', 'cnn'], backends: ['wasm', 'webgpu'], beside: ['stock'] }, 2);
  expect(turns).toHaveLength(16);
  expect(turns.slice(0, 5).map(({ model, side }) => `${model} ${side}`)).toEqual([
    'mlp course',
    'mlp stock',
    'mlp course',
    'mlp stock',
    'cnn course',
  ]);
  expect(turns.at(-1)).toEqual({ model: 'cnn', backend: 'webgpu', side: 'stock' });
});

test('jax-js takes its turns where it has a backend for more than debugging', () => {
  const turns = turnsOf({ models: ['mlp'], backends: ['cpu', 'webgl'], beside: ['jax'] }, 1);
  expect(turns.map(({ backend, side }) => `${backend} ${side}`)).toEqual([
    'cpu course',
    'webgl course',
    'webgl jax',
  ]);
});

test('medians of odd and even numbers of times, and of none', () => {
  expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([])]).toEqual([2, 2.5, undefined]);
});

test('the ratio is that of neighbouring turns: a machine that slows down slows both', () => {
  const [row] = measured([1, 3], [10, 30], [2, 6]);
  expect(row && ratioTo('stock', row)).toBe(3);
});

test('a side that cannot has no ratio, and its reason is shown as text', () => {
  const rows = withTurn(measured(), stock, { why: "Kernel '<b>' not registered" });
  const both = withTurn(rows, course, { ms: 2 });
  expect(both[0] && ratioTo('stock', both[0])).toBeUndefined();
  const html = reportHtml(both);
  expect(html).toContain('<td>cannot</td>');
  expect(html).toContain('&lt;b&gt;');
  expect(html).not.toContain('<b>');
});

test('a column of times and one of ratios for each side that was measured', () => {
  const rows = withTurn(measured([2, 8]), { ...course, side: 'jax' }, { ms: 5 });
  expect(reportText(rows, '').split('\n')[0]).toBe(
    '| Model | Backend | Course (ms a step) | Stock (ms a step) | Times as fast as stock | jax-js (ms a step) | Times as fast as jax-js |',
  );
  expect(reportText(rows, '').split('\n')[2]).toBe(
    '| Dense network | WebAssembly | 2.00 | 8.00 | 4.00 | 5.00 | 2.50 |',
  );
});

test('as Markdown, with the machine below', () => {
  expect(reportText(measured([0.5, 150]), 'A browser, 2 threads').split('\n')).toEqual([
    '| Model | Backend | Course (ms a step) | Stock (ms a step) | Times as fast as stock |',
    '| --- | --- | --- | --- | --- |',
    '| Dense network | WebAssembly | 0.500 | 150 | 300 |',
    '',
    'A browser, 2 threads',
    '',
  ]);
});
