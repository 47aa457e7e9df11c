import { expect, it } from 'vitest';
import { writeModelFile } from '../../../playground/protocol/model-file.ts';
import { authorModels } from '../../../src/commands/check/author-models.ts';
import { sha256 } from '../../../src/commands/data/sha256.ts';
import { madeFromPath, writeMadeFrom } from '../../../src/commands/record/made-from.ts';
import { verdict } from './fixture.ts';

const folder = 'content/chapters/04-dense-networks';
const model = `${folder}/models/a.line.json`;
const tensors = [{ shape: [2], values: Float32Array.of(1, 2) }];
const made = { code: '0123456789ab', seed: 3 };
const list = writeMadeFrom(
  new Map([[`${folder}/programs/a.ts`, { code: made.code, kernels: 'a1', data: 'b2', recording: 'c3' }]]),
);
const of = (text: string, recorded = list): Promise<string[]> =>
  verdict(authorModels, { [model]: text, [madeFromPath]: recorded });

it('accepts the weights of the program as it was recorded', async () => {
  expect(await of(writeModelFile({ tensors, scores: {}, made }))).toEqual([]);
});

it('accepts the weights of the PyTorch twin as it stands', async () => {
  const twin = 'print("trained")';
  const text = writeModelFile({ tensors, scores: {}, made: { code: sha256(twin).slice(0, 12) } });
  const files = { [model]: text, [madeFromPath]: list, [`${folder}/pytorch/a.py`]: twin };
  expect(await verdict(authorModels, files)).toEqual([]);
  const [problem] = await verdict(authorModels, { ...files, [`${folder}/pytorch/a.py`]: 'print()' });
  expect(problem).toContain('another edition');
});

it.each([
  [
    'of another edition',
    writeModelFile({ tensors, scores: {}, made: { code: 'ba9876543210' } }),
    'another edition',
  ],
  ['that do not say of which', writeModelFile({ tensors, scores: {} }), 'another edition'],
  ['that are damaged', '{}', 'damaged'],
])('refuses weights %s', async (_, text, why) => {
  const [problem, ...more] = await of(text);
  expect(problem).toContain(`${model}:1`);
  expect(problem).toContain(why);
  expect(more).toEqual([]);
});

it('refuses weights of a program that is gone', async () => {
  const [problem] = await of(writeModelFile({ tensors, scores: {}, made }), writeMadeFrom(new Map()));
  expect(problem).toContain('No recording');
});
