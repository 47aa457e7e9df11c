import { describe, expect, test } from 'vitest';
import { maxModelValues, parseModelQuestion, parseModelTensors } from '../../../playground/protocol/model.ts';
import { readModelFile, writeModelFile } from '../../../playground/protocol/model-file.ts';
import { parseEvent } from '../../../playground/protocol/parse-event.ts';

const tensor = (shape: number[], values = new Float32Array(shape.reduce((a, b) => a * b, 1))) => ({
  shape,
  values,
});
const save = (more: object) => ({
  ask: 'save',
  name: 'dense',
  tensors: [tensor([2, 3])],
  scores: {},
  ...more,
});

test('a model that is saved comes through', () => {
  const question = save({ scores: { 'RMSE (m/s)': 2.04, damaged: Number.NaN, text: 'x' } });
  expect(parseEvent({ type: 'model', request: 3, question })).toEqual({
    type: 'model',
    request: 3,
    question: save({ scores: { 'RMSE (m/s)': 2.04 } }),
  });
});

describe('what is refused', () => {
  test.each([
    ['no name', save({ name: undefined })],
    ['a name that leads elsewhere', save({ name: 'other/dense' })],
    ['a name with a way up', { ask: 'load', name: '../dense' }],
    ['an absolute address', { ask: 'load', name: 'https://example.org/x' }],
    ['no tensor', save({ tensors: [] })],
    ['a shape that does not fit', save({ tensors: [tensor([2, 3], new Float32Array(5))] })],
    ['a list in place of an array', save({ tensors: [{ shape: [2], values: [1, 2] }] })],
    ['a length below zero', save({ tensors: [{ shape: [-1, -2], values: new Float32Array(2) }] })],
    ['too many tensors', save({ tensors: Array.from({ length: 201 }, () => tensor([1])) })],
    ['too many numbers', save({ tensors: [tensor([maxModelValues]), tensor([1])] })],
    ['too many dimensions', save({ tensors: [tensor([1, 1, 1, 1, 1, 1, 1])] })],
    ['another question', { ask: 'list', name: 'dense' }],
  ])('%s', (_, question) => expect(parseModelQuestion(question)).toBeUndefined());
});

test('a program says whose model it wants; the reader’s unless it says the author’s', () => {
  const name = 'what-we-learned/five-kinds/dense';
  expect(parseModelQuestion({ ask: 'load', name, from: 'author' })).toEqual({
    ask: 'load',
    name,
    from: 'author',
  });
  expect(parseModelQuestion({ ask: 'load', name, from: 'anybody' })).toEqual({
    ask: 'load',
    name,
    from: 'reader',
  });
});

test('the largest model is taken', () =>
  expect(parseModelTensors([tensor([maxModelValues])])).toHaveLength(1));

describe('the file of a model', () => {
  const model = {
    tensors: [tensor([3], Float32Array.of(1 / 3, -0, 1e-40)), tensor([], Float32Array.of(Number.NaN))],
    scores: { 'RMSE (m/s)': 2.04 },
  };

  test('gives back what was written, to the last bit', () => {
    expect(readModelFile(writeModelFile(model))).toEqual(model);
  });

  test('says which program and seed it comes from, and takes nothing else for it', () => {
    const made = { code: '1afd507a0077', seed: 3 };
    expect(readModelFile(writeModelFile({ ...model, made }))?.made).toEqual(made);
    expect(readModelFile(writeModelFile({ ...model, made: { code: 'a' } }))?.made).toEqual({ code: 'a' });
    const odd = JSON.stringify({ ...JSON.parse(writeModelFile(model)), made: { code: 7, seed: 3 } });
    expect(readModelFile(odd)?.made).toBeUndefined();
  });

  test.each([
    ['no JSON', 'x'],
    ['nothing', '{}'],
    ['no base64', JSON.stringify({ tensors: [{ shape: [1], values: '§' }] })],
    ['too short', JSON.stringify({ tensors: [{ shape: [2], values: btoa('1234') }] })],
  ])('is refused where it holds %s', (_, text) => expect(readModelFile(text)).toBeUndefined());
});
