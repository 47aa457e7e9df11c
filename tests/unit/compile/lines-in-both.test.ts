import { expect, test } from 'vitest';
import { linesInBoth } from '../../../playground/compile/lines-in-both.ts';

const starter = ['import', '', 'function f() {', '  // yours', '}', '', 'f();'];
const solution = ['import', '', 'function f() {', '  const a = 1;', '  return a;', '}', '', 'f();'];

test('lines of both in one order are found, and what was put in their place is not', () => {
  expect([...linesInBoth(solution, starter)]).toEqual([1, 2, 3, 6, 7, 8]);
  expect(linesInBoth(solution, solution).size).toBe(solution.length);
  expect(linesInBoth(solution, []).size).toBe(0);
});

test('a line that has moved is one that changed', () => {
  expect([...linesInBoth(['b', 'a'], ['a', 'b'])]).toHaveLength(1);
});
