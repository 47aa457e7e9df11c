import fc from 'fast-check';
import { expect, test } from 'vitest';
import { after, isId, kinds, parsers } from '../../../playground/store/records.ts';

test('sound records are read as they were written', () => {
  expect(parsers.passed({ at: 5 })).toEqual({ at: 5 });
  const answer = { choice: 'a-1x9', right: true, at: 5 };
  expect(parsers.answers({ ...answer, more: 'of a newer edition' })).toEqual(answer);
});

test('whatever lies in the storage, reading it never throws, and gives nothing but what is sound', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (value) => {
      for (const kind of kinds) {
        const record = parsers[kind](value);
        if (record) expect(Number.isNaN(new Date(record.at).getTime())).toBe(false);
      }
    }),
  );
});

test.each([
  ['passed', null],
  ['passed', 5],
  ['passed', []],
  ['passed', { at: '5' }],
  ['passed', { at: Number.NaN }],
  ['passed', { at: -1 }],
  ['passed', { at: 1e300 }],
  ['answers', { choice: 'a-1', at: 5 }],
  ['answers', { choice: 'a-1', right: 1, at: 5 }],
  ['answers', { choice: '', right: true, at: 5 }],
  ['answers', { choice: '"><script>', right: true, at: 5 }],
  ['answers', { choice: 'a'.repeat(1e6), right: true, at: 5 }],
] as const)('damaged %s are told apart: %j', (kind, value) => expect(parsers[kind](value)).toBeUndefined());

test.each(['', '__proto__', 'constructor ', 'A', '-a', 'a--b', 'a/b', 'a'.repeat(101)])('%j is no id', (id) =>
  expect(isId(id)).toBe(false),
);

test('the first pass of an exercise stays, and the last answer to a question', () => {
  expect(after.passed({ at: 1 }, { at: 2 })).toEqual({ at: 1 });
  const [first, last] = [true, false].map((right, at) => ({ choice: `a-${at}`, right, at })) as [
    never,
    never,
  ];
  expect(after.answers(first, last)).toBe(last);
});
