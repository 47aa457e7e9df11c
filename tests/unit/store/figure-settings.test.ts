import { expect, test } from 'vitest';
import { parseFigure } from '../../../playground/store/figure-settings.ts';

const sound = { handles: { w1: 0.5 }, choices: { activation: 'relu' }, switches: { dropout: true }, step: 3 };

test('what is sound is taken as it is', () => {
  expect(parseFigure(sound)).toEqual(sound);
  const { step: _, ...without } = sound;
  expect(parseFigure(without)).toEqual(without);
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'relu'],
  ['a list', []],
  ['no handles', { ...sound, handles: undefined }],
  ['handles in a list', { ...sound, handles: [1] }],
  ['a handle that is no number', { ...sound, handles: { w1: '1' } }],
  ['a handle without end', { ...sound, handles: { w1: Number.POSITIVE_INFINITY } }],
  ['a choice that is no text', { ...sound, choices: { activation: 1 } }],
  ['a choice as long as a book', { ...sound, choices: { activation: 'x'.repeat(101) } }],
  ['a switch that is neither on nor off', { ...sound, switches: { dropout: 1 } }],
  ['half a step', { ...sound, step: 0.5 }],
  [
    'more handles than a figure has',
    { ...sound, handles: Object.fromEntries(Array.from({ length: 101 }, (__, k) => [k, k])) },
  ],
])('%s is refused', (_, value) => {
  expect(parseFigure(value)).toBeUndefined();
});
