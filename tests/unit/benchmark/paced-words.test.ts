import { beforeEach, expect, test } from 'vitest';
import { PacedWords } from '../../../playground/benchmark/paced-words.ts';

let said: string[];
let now: number;
let words: PacedWords;

beforeEach(() => {
  [said, now] = [[], 0];
  words = new PacedWords(
    (text) => said.push(text),
    () => now,
  );
});

test('turns of a third of a second are said every ten seconds', () => {
  words.atOnce('Loading …');
  for (let turn = 1; turn <= 90; turn += 1) {
    now += 333;
    words.progress(`${turn} of 90`);
  }
  expect(said).toEqual(['Loading …', '31 of 90', '62 of 90']);
});

test('the end is said at once', () => {
  words.atOnce('Loading …');
  now += 10_000;
  words.progress('1 of 2');
  now += 1;
  words.atOnce('Measured in 10 s.');
  expect(said).toEqual(['Loading …', '1 of 2', 'Measured in 10 s.']);
});
