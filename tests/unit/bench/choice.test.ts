import { expect, test } from 'vitest';
import { choiceOf } from '../../bench/sides/choice.ts';

test('all models and nine rounds, unless others are asked for', () => {
  expect(choiceOf([])).toEqual({
    models: ['mlp', 'cnn', 'lstm', 'attention', 'graph', 'unet', 'aifs'],
    rounds: 9,
    avx2: false,
  });
  expect(choiceOf(['aifs', 'mlp', '--rounds', '3', '--avx2'])).toEqual({
    models: ['mlp', 'aifs'],
    rounds: 3,
    avx2: true,
  });
});

test('a model that there is none of is named, beside those that there are', () => {
  expect(() => choiceOf(['mlp', 'gnn'])).toThrow('There is no model gnn; there are mlp, cnn,');
});

test.each(['0', '1.5', 'many'])('%s rounds are none', (rounds) => {
  expect(() => choiceOf(['--rounds', rounds])).toThrow(
    `--rounds takes a whole number from 1, not ${rounds}.`,
  );
});
