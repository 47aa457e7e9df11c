import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadModel } from '../../../../playground/lab/models/load-model.ts';
import { saveModel } from '../../../../playground/lab/models/save-model.ts';
import type { ModelQuestion, ModelTensor } from '../../../../playground/protocol/model.ts';
import { connectTest } from '../connect-test.ts';

const asked: ModelQuestion[] = [];
const kept = new Map<string, ModelTensor[]>();

beforeEach(() => {
  asked.length = 0;
  kept.clear();
  connectTest({
    model: async (question) => {
      asked.push(question);
      if (question.ask === 'save') kept.set(question.name, question.tensors);
      return question.ask === 'load' ? (kept.get(question.name) ?? []) : [];
    },
  });
});

test('weights come back in their order, with shapes and values', async () => {
  await saveModel(
    'two',
    [
      tf.tensor2d([
        [1, 2],
        [3, 4],
      ]),
      tf.scalar(5),
    ],
    { 'RMSE (m/s)': 2 },
  );
  expect(asked[0]).toMatchObject({ ask: 'save', name: 'two', scores: { 'RMSE (m/s)': 2 } });
  const [matrix, number] = await loadModel('two');
  expect(matrix).toEqual({ shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) });
  expect(number).toEqual({ shape: [], values: Float32Array.of(5) });
});

test('tensors may be disposed of when it has resolved, and are not before', async () => {
  const weight = tf.tensor1d([7]);
  await saveModel('one', [weight]);
  weight.dispose();
  expect((await loadModel('one'))[0]?.values[0]).toBe(7);
});

test('the author’s model is asked for by its path', async () => {
  await loadModel('what-we-learned/five-kinds/dense', { from: 'author' });
  expect(asked).toEqual([{ ask: 'load', name: 'what-we-learned/five-kinds/dense', from: 'author' }]);
});

describe('what it says of a mistake', () => {
  test.each([
    ['a name with a space', () => saveModel('my model', [tf.scalar(1)]), /"my model" is no name/],
    ['a name of another program', () => saveModel('a/b', [tf.scalar(1)]), /is no name/],
    ['no weights', () => saveModel('none', []), /0 tensors of 0 numbers/],
    ['too many numbers', () => saveModel('large', [tf.zeros([500, 1001])]), /500500 numbers/],
    ['numbers in place of tensors', () => saveModel('list', [1] as never), /weights\[0\]/],
    [
      'a score that is none',
      () => saveModel('one', [tf.scalar(1)], { error: Number.NaN }),
      /scores\['error'\]/,
    ],
    ['a path that leads up', () => loadModel('../x'), /is no name/],
    ['nobody’s model', () => loadModel('x', { from: 'you' } as never), /options\.from/],
  ])('%s', async (_, act, message) => {
    await expect(act()).rejects.toThrow(message);
    expect(asked).toEqual([]);
  });
});
