import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { explain } from '../../../playground/runtime/explain-error.ts';
import { say } from '../../../playground/words/en/sayings.ts';

beforeAll(() => tf.setBackend('cpu'));

/** What tfjs itself throws, so that a change of its wording is noticed. */
const thrown = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

/** What the reader is told, once the page has put it into words. */
function inWords(thrown: unknown): { kind: string; message: string; hint: string } {
  const { kind, message, hint } = explain(thrown);
  return { kind, message: say(message), hint: hint ? say(hint) : '' };
}

test.each([
  ['matMul', () => tf.ones([2, 3]).matMul(tf.ones([4, 5])), ['3', '4']],
  ['add', () => tf.ones([2, 3]).add(tf.ones([4, 5])), ['[2,3]', '[4,5]']],
])('%s of shapes that do not fit says both', (_, act, parts) => {
  const error = inWords(thrown(act));
  expect(error.kind).toBe('shape');
  for (const part of parts) expect(error.hint).toContain(part);
});

test('concat, reshape and a wrong layer input are shape errors', () => {
  expect(explain(thrown(() => tf.concat([tf.ones([2, 2]), tf.ones([3, 3])], 1))).kind).toBe('shape');
  expect(explain(thrown(() => tf.ones([6]).reshape([4, 2]))).kind).toBe('shape');
  const layer = tf.layers.dense({ units: 1, inputShape: [3] });
  expect(explain(thrown(() => tf.sequential({ layers: [layer] }).predict(tf.ones([1, 4])))).kind).toBe(
    'shape',
  );
});

test('an operation without a gradient is named, with an alternative', () => {
  const error = inWords(thrown(() => tf.grad((x) => tf.topk(x, 2).values)(tf.ones([3, 4]))));
  expect(error).toMatchObject({ kind: 'gradient', hint: expect.stringMatching(/TopK.*tf\.max/) });
});

test('a loss that does not depend on the variables is explained', () => {
  const variable = tf.variable(tf.scalar(1));
  const error = inWords(thrown(() => tf.variableGrads(() => tf.scalar(2), [variable])));
  expect(error).toMatchObject({ kind: 'gradient', hint: expect.stringContaining('does not depend') });
});

test('the use of a disposed tensor is explained', () => {
  const gone = tf.scalar(1);
  gone.dispose();
  expect(inWords(thrown(() => gone.square())).hint).toContain('tf.keep');
});

test('the position is the topmost frame of the reader’s own program', () => {
  const error = new Error('x');
  error.stack =
    'Error: x\n    at matMul (runtime.js:1:9)\n    at eval (program.ts:12:7)\n    at run (program.ts:20:1)';
  expect(explain(error)).toEqual({ kind: 'runtime', message: 'x', line: 12, column: 7 });
});

test.each([
  [3, 'The program threw 3.'],
  [null, 'The program threw null.'],
  [{ a: 1 }, 'The program threw [object Object].'],
])('whatever is thrown is said: %j', (value, message) => expect(inWords(value).message).toBe(message));

test('the position is found in WebKit’s stack too, where the address of the program begins with its name', () => {
  const error = new Error('x');
  error.stack =
    'libThrow@\n@data:text/javascript,%2F*program.ts*%2FglobalThis.__body%20%3D%20(async%20function%20(a)%3B%0A%7D):4:12\n@';
  expect(explain(error)).toMatchObject({ line: 4, column: 12 });
});

test.each([
  ['invalid array length'],
  ['length too large'],
  ['Invalid typed array length: 9'],
  ['Array buffer allocation failed'],
])('“%s” is about memory, whichever browser says it', (message) => {
  expect(inWords(new RangeError(message))).toMatchObject({
    kind: 'memory',
    hint: expect.stringContaining('smaller'),
  });
});
