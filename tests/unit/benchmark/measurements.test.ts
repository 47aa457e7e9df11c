import { expect, test } from 'vitest';
import {
  type Measurement,
  medianOf,
  ratioOf,
  turnsOf,
  withTurn,
} from '../../../playground/benchmark/measurements.ts';
import { reportHtml, reportText } from '../../../playground/benchmark/report.ts';

const course = { model: 'mlp', backend: 'wasm', kernels: 'course' } as const;
const stock = { ...course, kernels: 'stock' } as const;

/** Times of both sides, turn by turn. */
function measured(...rounds: [course: number, stock: number][]): Measurement[] {
  return rounds.reduce<Measurement[]>(
    (rows, [own, other]) => withTurn(withTurn(rows, course, { ms: own }), stock, { ms: other }),
    [],
  );
}

test('the sides of a model take turns, backend after backend', () => {
  const turns = turnsOf(['mlp', 'cnn'], ['wasm', 'webgpu'], 2);
  expect(turns).toHaveLength(16);
  expect(turns.slice(0, 5).map(({ model, kernels }) => `${model} ${kernels}`)).toEqual([
    'mlp course',
    'mlp stock',
    'mlp course',
    'mlp stock',
    'cnn course',
  ]);
  expect(turns.at(-1)).toEqual({ model: 'cnn', backend: 'webgpu', kernels: 'stock' });
});

test('medians of odd and even numbers of times, and of none', () => {
  expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([])]).toEqual([2, 2.5, undefined]);
});

test('the ratio is that of neighbouring turns: a machine that slows down slows both', () => {
  const [row] = measured([1, 3], [10, 30], [2, 6]);
  expect(row && ratioOf(row)).toBe(3);
});

test('a side that cannot has no ratio, and its reason is shown as text', () => {
  const rows = withTurn(measured(), stock, { why: "Kernel '<b>' not registered" });
  const both = withTurn(rows, course, { ms: 2 });
  expect(both[0] && ratioOf(both[0])).toBeUndefined();
  const html = reportHtml(both);
  expect(html).toContain('<td>cannot</td>');
  expect(html).toContain('&lt;b&gt;');
  expect(html).not.toContain('<b>');
});

test('as Markdown, with the machine below', () => {
  expect(reportText(measured([0.5, 150]), 'A browser, 2 threads').split('\n')).toEqual([
    '| Model | Backend | Course (ms a step) | Stock (ms a step) | Times as fast |',
    '| --- | --- | --- | --- | --- |',
    '| Dense network | WebAssembly | 0.500 | 150 | 300 |',
    '',
    'A browser, 2 threads',
    '',
  ]);
});
